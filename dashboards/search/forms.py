"""What is looked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField
from partnerships.room import search


class SearchPageForm(forms.Form):
    """Words, and the kind of thing if only one is wanted."""

    q = LineField(
        label=_("Words"),
        required=False,
        min_length=2,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-key": "/", "autofocus": True}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(source.key, source.label) for source in search.known()]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]
