"""What is typed about a date. Forms check; actions write."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.calendars.countries import zones
from accounts.people.fields import LineField
from partnerships.joint_sessions.dates.models import MomentAnswer
from partnerships.joint_sessions.dates.reads import MomentRow
from partnerships.joint_sessions.fields import DayField
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.sessions.forms import TimeField, moment
from partnerships.room.once import OnceForm

MOST = 6


class DatePollForm(OnceForm):
    """What the session is for, how long it lasts, and up to six moments."""

    kind = forms.ChoiceField(
        label=_("Kind of session"), choices=lambda: [(k.value, capfirst(str(k.label))) for k in SessionKind]
    )
    subject = LineField(label=_("Subject"), max_length=160)
    minutes = forms.IntegerField(label=_("Minutes it lasts"), min_value=15, max_value=600, initial=90)
    place = LineField(label=_("Place, or the link of a call"), required=False, max_length=300)
    time_zone = forms.ChoiceField(
        label=_("Time zone of the place"), choices=lambda: [(zone, zone.replace("_", " ")) for zone in zones()]
    )

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        for n in range(1, MOST + 1):
            self.fields[f"on_{n}"] = DayField(label=_("Day"), required=n <= 2)
            self.fields[f"at_{n}"] = TimeField(label=_("From"), required=n <= 2)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each moment, as the page shows them."""
        return [(self[f"on_{n}"], self[f"at_{n}"]) for n in range(1, MOST + 1)]

    def clean(self):
        """Put days and times together; two moments at least, all of them ahead."""
        typed = super().clean() or {}
        moments = set()
        for n in range(1, MOST + 1):
            on, at = typed.get(f"on_{n}"), typed.get(f"at_{n}")
            if on and at and typed.get("time_zone"):
                moments |= self._moment(n, on, at, typed["time_zone"])
            elif bool(on) != bool(at) and n > 2:
                self.add_error(f"on_{n}", _("A moment has a day and a time."))
        if not self.errors and len(moments) < 2:
            raise ValidationError(_("Propose two different moments at least."))
        typed["moments"] = sorted(moments)
        return typed

    def _moment(self, n: int, on, at, zone: str) -> set[datetime]:
        try:
            starts = moment(on, at, zone)
        except ValidationError as gap:
            self.add_error(f"at_{n}", gap)
            return set()
        if starts <= self.now:
            self.add_error(f"on_{n}", _("This moment has passed."))
            return set()
        return {starts}

    def said(self) -> dict:
        """Return what the verb takes."""
        names = ("kind", "subject", "minutes", "place", "time_zone", "moments")
        return {"public_id": self.cleaned_data["once"]} | {name: self.cleaned_data[name] for name in names}


class AnswersForm(forms.Form):
    """The reader's own answer to each moment."""

    def __init__(self, *args, moments: list[MomentRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = {row.name: row.key for row in moments if not row.is_past}
        for row in moments:
            if not row.is_past:
                choices = [(says.value, capfirst(str(says.label))) for says in MomentAnswer.Says]
                self.fields[row.name] = forms.ChoiceField(label=row.when, choices=choices)

    def says(self) -> dict[int, str]:
        """Return key of the moment → answer."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


class ChosenForm(forms.Form):
    """The moment on which it is planned; only what was proposed."""

    moment = forms.ChoiceField()

    def __init__(self, *args, moments: list[MomentRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moment"].choices = [(str(row.key), row.when) for row in moments]
