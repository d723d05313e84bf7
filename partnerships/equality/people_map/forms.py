"""What is typed about who meets whom."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField
from accounts.versions import VersionedForm
from partnerships.equality.people_map.models import KeyPerson
from partnerships.room.models import Participant
from partnerships.room.once import OnceForm


def _about() -> LineField:
    return LineField(
        label=_("Subject"), max_length=120, help_text=_("For example: planning, quality, money, the work floor.")
    )


class LineForm(OnceForm):
    """A new subject."""

    about = _about()


class LineEditForm(VersionedForm):
    """A subject that gets another name."""

    about = _about()


class PersonForm(VersionedForm):
    """Who meets the others for the own side; only people of that side are offered."""

    person = forms.ChoiceField(label=_("Who meets the others"), required=False)
    stand_in = forms.ChoiceField(label=_("Who stands in"), required=False)

    def __init__(self, data=None, *, people: Iterable[Participant], **options):
        super().__init__(data, **options)
        self.people = {person.public_id: person for person in people}
        names = [(key, _named(person)) for key, person in self.people.items()]
        self.fields["person"].choices = [("", _("Nobody yet")), *names]
        self.fields["stand_in"].choices = [("", _("Nobody")), *names]

    def chosen(self) -> dict[str, Any]:
        """Return what was typed, with the people themselves."""
        typed = self.cleaned_data
        return typed | {name: self.people.get(typed[name]) for name in ("person", "stand_in")}

    def as_typed(self, row: KeyPerson) -> SimpleNamespace:
        """Return a row as this form would have it typed, to lay two texts side by side."""
        return SimpleNamespace(
            version=row.version,
            person=row.person.public_id if row.person else "",
            stand_in=row.stand_in.public_id if row.stand_in else "",
        )


def _named(person: Participant) -> str:
    return f"{person.user.name}, {person.job_title}" if person.job_title else person.user.name
