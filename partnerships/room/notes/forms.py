"""What is typed into a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
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


class NoteFilter(OrderedForm):
    """Which of the own notes the list shows."""

    searched = ("text",)
    orders = by_day("updated_at")
