"""What the reader of the history wants to see."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.room.chronicle import sentences


class HistoryFilter(forms.Form):
    """By person and by kind; only what is offered."""

    person = forms.ChoiceField(label=_("Who"), required=False)
    kind = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args, people: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Everybody")), *people]
        self.fields["kind"].choices = [("", _("Everything")), *sentences.groups()]
