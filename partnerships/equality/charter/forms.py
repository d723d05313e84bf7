"""What is typed about an entry of the charter."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField
from accounts.versions import VersionedForm
from partnerships.equality.charter.models import CharterEntry
from partnerships.equality.fields import DayField
from partnerships.room.models import Side
from partnerships.room.once import OnceForm


class EntryFields(forms.Form):
    """Which information, whose, how open, with whom, until when."""

    what = LineField(
        label=_("Information"), max_length=160, help_text=_("For example: what a dish costs to make.")
    )
    side = forms.ChoiceField(label=_("Whose"), required=False)
    openness = forms.ChoiceField(
        label=_("How open"), choices=lambda: [(o.value, capfirst(o.label)) for o in CharterEntry.Openness]
    )
    with_whom = LineField(
        label=_("With whom"),
        max_length=200,
        required=False,
        help_text=_("Names or functions. Needed where it is for named people."),
    )
    until = DayField(label=_("Until"), required=False, help_text=_("Empty: as long as the partnership lasts."))

    def offer(self, sides: list[Side]) -> None:
        """Offer the sides of this room, and all of them together."""
        self.sides = {side.public_id: side for side in sides}
        self.fields["side"].choices = [("", _("Of every side")), *((s.public_id, s.name) for s in sides)]

    def chosen(self) -> dict[str, Any]:
        """Return what was typed, with the side itself."""
        return self.cleaned_data | {"side": self.sides.get(self.cleaned_data["side"])}

    def as_typed(self, entry: CharterEntry) -> SimpleNamespace:
        """Return an entry as this form would have it typed, to lay two texts side by side."""
        said = {name: getattr(entry, name) for name in self.fields if name not in ("side", "once")}
        return SimpleNamespace(**said, side=entry.side.public_id if entry.side else "")

    def clean(self):
        typed = super().clean()
        if typed.get("openness") == CharterEntry.Openness.NAMED and not typed.get("with_whom"):
            self.add_error("with_whom", _("Say for whom it is."))
        return typed


class EntryForm(EntryFields, OnceForm):
    """A new entry."""

    def __init__(self, data=None, *, sides: list[Side], **options):
        super().__init__(data, **options)
        self.offer(sides)


class EntryEditForm(EntryFields, VersionedForm):
    """An entry that is changed."""

    def __init__(self, data=None, *, sides: list[Side], **options):
        super().__init__(data, **options)
        self.offer(sides)
