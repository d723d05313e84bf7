"""What is typed about grievances."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm
from accounts.people.fields import LineField, TextField, past_day
from accounts.versions import VersionedForm
from partnerships.equality.fields import DayField
from partnerships.room.models import Participant, Side
from partnerships.room.once import OnceForm


class WordsFields(forms.Form):
    """What happened, in the words of the side that was hurt."""

    title = LineField(label=_("In a few words"), max_length=120)
    what = TextField(
        label=_("What happened, and what it did to you"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Facts and what they did, without saying what somebody else meant by it."),
    )


class GrievanceForm(WordsFields, OnceForm):
    """Something that hurt the own side."""

    about = forms.ChoiceField(label=_("It was about"), required=False)
    happened_on = DayField(label=_("When it happened"), required=False)
    is_baseline = forms.BooleanField(
        label=_("An old wound"),
        required=False,
        help_text=_("It was there before we began, or when we began. It is named so that it can heal."),
    )

    field_order = ("once", "title", "what", "about", "happened_on", "is_baseline")

    def __init__(self, data=None, *, sides: list[Side], today: date, **options):
        super().__init__(data, **options)
        self.today = today
        self.sides = {side.public_id: side for side in sides}
        names = [(key, side.name) for key, side in self.sides.items()]
        self.fields["about"].choices = [("", _("Nobody in particular")), *names]

    def clean_happened_on(self) -> date | None:
        return past_day(self.cleaned_data["happened_on"], self.today)

    def clean_about(self) -> Side | None:
        return self.sides.get(self.cleaned_data["about"])


class GrievanceEditForm(WordsFields, VersionedForm):
    """The same in other words."""


class RepairForm(OnceForm):
    """Something that makes it good."""

    what = LineField(label=_("What will be done"), max_length=200)
    owner = forms.ChoiceField(label=_("Who does it"))
    due_on = DayField(label=_("By"), required=False)

    def __init__(self, data=None, *, people: Iterable[Participant], **options):
        super().__init__(data, **options)
        self.people = {person.public_id: person for person in people}
        self.fields["owner"].choices = [("", _("Choose")), *((k, _named(p)) for k, p in self.people.items())]

    def chosen(self) -> dict[str, Any]:
        """Return what was typed, with the person."""
        return self.cleaned_data | {"owner": self.people[self.cleaned_data["owner"]]}


def _named(person: Participant) -> str:
    return f"{person.user.name} ({person.side.short_name or person.side.name})"


class ResolveForm(forms.Form):
    """The last word of the hurt side."""

    last_word = TextField(
        label=_("What helped"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("All sides read this. It is worth knowing for the next time."),
    )


class ReopenForm(forms.Form):
    """Why it hurts again."""

    last_word = TextField(
        label=_("What happened again? All sides read this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GrievanceFilter(OrderedForm):
    """Which grievances the list shows."""

    searched = ("title", "what")
    orders = {
        "": (_("Open ones first"), (F("resolved_at").desc(nulls_first=True), "-open_since")),
        "newest": (_("Newest first"), ("-raised_at",)),
        "oldest": (_("Oldest first"), ("raised_at",)),
    }
