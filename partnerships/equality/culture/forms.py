"""What is typed about cultures."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.equality.culture.dimensions import DIMENSIONS, POINTS, anchor
from partnerships.equality.culture.models import CultureProfile
from partnerships.room.models import Side


class ProfileForm(VersionedForm):
    """A point for each dimension and each side: the own one first, then the others by name.

    Fields are called `pace.<side>`; a draft may leave some empty.
    """

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000)

    def __init__(self, data=None, *, sides: list[Side], own: Side, answers: dict, **options):
        super().__init__(data, **options)
        self.about = sorted(sides, key=lambda side: side.pk != own.pk)
        self.own = own
        for side in self.about:
            for dimension in DIMENSIONS:
                name = f"{dimension.key}.{side.public_id}"
                self.fields[name] = forms.TypedChoiceField(
                    label=f"{dimension.first} ↔ {dimension.second}",
                    choices=[(str(point), anchor(dimension, point)) for point in POINTS],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    widget=forms.RadioSelect,
                )
                self.initial.setdefault(name, answers.get(dimension.key, {}).get(side.public_id))

    def answers(self) -> dict[str, dict[str, int]]:
        """Return what was chosen, by dimension and side."""
        typed = self.cleaned_data
        return {
            dimension.key: {
                side.public_id: typed[f"{dimension.key}.{side.public_id}"]
                for side in self.about
                if typed.get(f"{dimension.key}.{side.public_id}")
            }
            for dimension in DIMENSIONS
        }

    def chosen(self) -> dict[str, Any]:
        """Return what was answered, and of which version of which profile."""
        return {name: self.cleaned_data[name] for name in ("version", "number")} | {"answers": self.answers()}

    def as_typed(self, row: CultureProfile) -> SimpleNamespace:
        """Return what a saved profile holds, by the names of the fields."""
        said = {
            f"{dimension.key}.{side}": point
            for dimension in DIMENSIONS
            for side, point in row.answers.get(dimension.key, {}).items()
        }
        return SimpleNamespace(version=row.version, number=row.number, **said)

    def groups(self) -> list[tuple[Side, bool, list]]:
        """Return the fields side by side: the side, whether it is the own one, its fields.

        For handing in all are needed; only a draft may leave some empty.
        """
        for name in self.fields:
            self.fields[name].required = True
        return [
            (side, side.pk == self.own.pk, [self[f"{d.key}.{side.public_id}"] for d in DIMENSIONS])
            for side in self.about
        ]


class VisitNoteForm(VersionedForm):
    """What to know before a visit."""

    text = TextField(
        label=_("Before you visit us"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What a guest is glad to know: shoes, lunch, first names, who speaks first, days off."),
    )
