"""What is typed into a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm


class NoteForm(VersionedForm):
    """The text of one note; empty means there is none."""

    text = TextField(
        label=_("Note of your side"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
