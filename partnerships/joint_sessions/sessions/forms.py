"""What is typed about a session. Forms check; actions write."""

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.calendars.countries import zones
from accounts.lists import OrderedForm, by_day
from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.joint_sessions.fields import DayField, offered
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.room.models import Participant, Side
from partnerships.room.once import OnceForm


class TimeField(forms.TimeField):
    """A time of day, with the browser's own clock."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def moment(day, at: time, zone: str) -> datetime:
    """Return a local time as UTC. Raises ValidationError for a time that the change of the clock leaves out."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    there = local.astimezone(UTC)
    if there.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(_("That time does not exist on this day: the clock is put forward."), code="gap")
    return there


class SessionForm(forms.Form):
    """Kind, subject, when, where and who hosts."""

    kind = forms.ChoiceField(
        label=_("Kind of session"), choices=lambda: [(k.value, capfirst(str(k.label))) for k in SessionKind]
    )
    subject = LineField(label=_("Subject"), max_length=160)
    purpose = TextField(
        label=_("What it is mainly about"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = DayField(label=_("Day"))
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("Until"))
    time_zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=lambda: [(zone, zone.replace("_", " ")) for zone in zones()]
    )
    place = LineField(
        label=_("Place, or the link of a call"),
        required=False,
        max_length=300,
    )
    host_key = forms.ChoiceField(label=_("Host"), required=False)

    def __init__(self, *args, sides: list[Side], **kwargs):
        super().__init__(*args, **kwargs)
        self.sides = {side.public_id: side for side in sides}
        names = [(key, side.name) for key, side in self.sides.items()]
        self.fields["host_key"].choices = [("", _("nobody in particular")), *names]

    def clean(self):
        """Put day and times together; the end lies after the beginning."""
        typed = super().clean() or {}
        if all(typed.get(name) for name in ("on", "starts", "ends", "time_zone")):
            for name in ("starts", "ends"):
                try:
                    typed[f"{name}_at"] = moment(typed["on"], typed[name], typed["time_zone"])
                except ValidationError as gap:
                    self.add_error(name, gap)
            if typed.get("starts") and typed.get("ends") and typed["ends"] <= typed["starts"]:
                self.add_error("ends", _("A session ends after it begins, on the same day."))
        return typed

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of the session's fields."""
        names = ("kind", "subject", "purpose", "starts_at", "ends_at", "time_zone", "place")
        said = {name: self.cleaned_data[name] for name in names}
        return said | {"host": self.sides.get(self.cleaned_data["host_key"])}


class SessionEditForm(SessionForm, VersionedForm):
    """The same, filled from one version of the session."""


class SessionPlanForm(OnceForm, SessionForm):
    """A new session, who is asked to come, and what comes onto its agenda from before."""

    guests = forms.MultipleChoiceField(
        label=_("Who is asked to come?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    carry = forms.MultipleChoiceField(
        label=_("Left over, or waiting: take these up?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you do not take up stays where it is."),
    )

    def __init__(self, *args, people: list[Participant], items, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        self.items = {item.public_id: item for item in items}
        self.fields["guests"].choices = offered(people)
        self.fields["carry"].choices = [(key, item.title) for key, item in self.items.items()]
        if not self.items:
            del self.fields["carry"]

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of `plan_session`."""
        return super().said() | {
            "public_id": self.cleaned_data["once"],
            "guests": [self.people[key] for key in self.cleaned_data["guests"]],
            "carry": [self.items[key] for key in self.cleaned_data.get("carry", ())],
        }


class GuestsForm(forms.Form):
    """Who comes, and who sits across from whom: two fields for each person at the partnership's table."""

    def __init__(self, *args, people: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        for person in people:
            across = [other for other in people if other.side_id != person.side_id]
            name = f"{person.user.name} ({person.side.short_name})"
            self.fields[f"comes_{person.public_id}"] = forms.BooleanField(label=name, required=False)
            self.fields[f"across_{person.public_id}"] = forms.ChoiceField(
                label=_("across from %(name)s") % {"name": person.user.name},
                required=False,
                choices=[("", _("nobody in particular")), *offered(across)],
            )

    def across(self) -> dict[Participant, Participant | None]:
        """Return who comes, each with the person across from them."""
        known = {person.public_id: person for person in self.people}
        typed = self.cleaned_data
        return {
            person: known.get(typed[f"across_{person.public_id}"])
            for person in self.people
            if typed[f"comes_{person.public_id}"]
        }

    def rows(self) -> list[tuple[Participant, forms.BoundField, forms.BoundField]]:
        """Return the two fields of each person, as the page lays them out."""
        return [(p, self[f"comes_{p.public_id}"], self[f"across_{p.public_id}"]) for p in self.people]


class CancelForm(forms.Form):
    """Why a session does not take place."""

    reason = TextField(
        label=_("Why? All sides read this."), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class HoldForm(forms.Form):
    """Who came, and what was dealt with."""

    came = forms.MultipleChoiceField(
        label=_("Who came?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("A session without anybody was not held. Tick who came.")},
    )
    dealt_with = forms.MultipleChoiceField(
        label=_("What was dealt with?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked can be carried over to the next session."),
    )

    def __init__(self, *args, people: list[Participant], items, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        self.items = {item.public_id: item for item in items}
        self.fields["came"].choices = offered(people)
        self.fields["dealt_with"].choices = [(key, item.title) for key, item in self.items.items()]
        if not self.items:
            del self.fields["dealt_with"]

    def said(self) -> dict[str, Any]:
        """Return what was ticked, by the names of `hold_session`."""
        typed = self.cleaned_data
        return {
            "came": [self.people[key] for key in typed["came"]],
            "dealt_with": [self.items[key].pk for key in typed.get("dealt_with", ())],
        }


class SessionFilter(OrderedForm):
    """Which sessions the list shows of those that were."""

    searched = ("subject", "place")
    orders = by_day("starts_at")

    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, capfirst(str(kind.label))) for kind in SessionKind]
        self.fields["kind"].choices = [("", _("All")), *kinds]

    def found_in(self, rows: QuerySet) -> QuerySet:
        """Return the sessions of the kind that was asked for which hold every word."""
        kind = self.asked["kind"]
        return super().found_in(rows.filter(kind=kind) if kind else rows)
