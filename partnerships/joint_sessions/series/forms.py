"""What is typed about a rhythm of sessions."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.series.models import Series
from partnerships.room.once import OnceForm

NAMES = ("title", "kind", "every", "unit", "length", "place")


class SeriesForm(forms.Form):
    """A name, a kind, how often and how long."""

    title = LineField(label=_("What it is called"), max_length=160)
    kind = forms.ChoiceField(
        label=_("Kind of session"),
        choices=lambda: [(k.value, capfirst(str(k.label))) for k in SessionKind],
        initial=SessionKind.STEERING,
    )
    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=24, initial=4)
    unit = forms.ChoiceField(label=_("Weeks or months"), choices=Series.Unit, initial=Series.Unit.WEEKS)
    length = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=720, initial=120)
    place = LineField(label=_("Place, or the link of a call"), required=False, max_length=200)

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of `propose_series`."""
        return {name: self.cleaned_data[name] for name in NAMES}


class SeriesProposeForm(OnceForm, SeriesForm):
    """A new rhythm."""

    def said(self) -> dict[str, Any]:
        """Return what was typed, with the id of the series that it will be."""
        return super().said() | {"public_id": self.cleaned_data["once"]}


class SeriesChangeForm(SeriesForm):
    """Another rhythm for a series, or its end."""

    ends = forms.BooleanField(label=_("This series ends"), required=False)

    def said(self) -> dict[str, Any]:
        """Return what was typed."""
        return super().said() | {"ends": self.cleaned_data["ends"]}
