"""What is typed as minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm


class MinutesForm(VersionedForm):
    """The whole text; an empty line begins a new paragraph, a line that starts with # a heading."""

    text = TextField(
        label=_("Minutes"),
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("An empty line begins a new paragraph; a line that starts with # becomes a heading."),
    )
