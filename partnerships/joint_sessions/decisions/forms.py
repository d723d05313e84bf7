"""What is typed about a decision."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.joint_sessions.fields import DayField, themes
from partnerships.joint_sessions.themes import Theme
from partnerships.room.once import OnceForm


class DecisionForm(forms.Form):
    """The text, the reason, the theme, and when the sides ask whether it still holds."""

    text = TextField(
        label=_("What do we decide?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As it would be read aloud: complete sentences, one decision."),
    )
    reason = TextField(label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    theme = forms.ChoiceField(label=_("Theme"), choices=themes, initial=Theme.OTHER)
    holds_until = DayField(
        label=_("Does this still hold? Ask again on"),
        required=False,
        help_text=_("On that day the page asks all sides. Empty: nobody is asked."),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_holds_until(self) -> date | None:
        """The day lies ahead."""
        day = self.cleaned_data["holds_until"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of the decision's fields."""
        return {name: self.cleaned_data[name] for name in ("text", "reason", "theme", "holds_until")}


class DecisionEditForm(DecisionForm, VersionedForm):
    """The same, filled from one version of a proposed decision."""


class DecisionProposeForm(OnceForm, DecisionForm):
    """A new decision, of a session or outside one."""

    session_key = forms.ChoiceField(label=_("Session"), required=False)

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {session.public_id: session for session in sessions}
        names = [(key, session.subject) for key, session in self.sessions.items()]
        self.fields["session_key"].choices = [("", _("outside a session")), *names]

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of `propose_decision`."""
        typed = self.cleaned_data
        session = self.sessions.get(typed["session_key"])
        return super().said() | {"public_id": typed["once"], "session": session}


class HoldsForm(forms.Form):
    """Until which day it holds on."""

    holds_until = DayField(
        label=_("It still holds. Ask again on"),
        required=False,
        help_text=_("Empty: nobody is asked again."),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    clean_holds_until = DecisionForm.clean_holds_until


class EndForm(forms.Form):
    """Why a decision ends."""

    reason = TextField(
        label=_("Why does it end? All sides read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionFilter(OrderedForm):
    """Which decisions the list shows."""

    searched = ("text", "reason")
    orders = by_day("number") | {
        "again": (_("To look at again first"), (F("holds_until").asc(nulls_last=True), "-number"))
    }

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("joint", _("Joint")),
            ("again", _("To look at again")),
            ("proposed", _("Proposed")),
            ("ended", _("No longer in force")),
        ],
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False, choices=lambda: [("", _("All")), *themes()])
