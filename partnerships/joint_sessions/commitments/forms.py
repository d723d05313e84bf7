"""What is typed about a commitment."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm
from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.fields import DayField, offered
from partnerships.room.models import Participant, Side
from partnerships.room.once import OnceForm


class CommitmentForm(forms.Form):
    """What, who and by when."""

    what = LineField(label=_("What is promised?"), max_length=300)
    owner_key = forms.ChoiceField(label=_("Who does it"))
    due_on = DayField(label=_("By"))

    def __init__(self, *args, people: list[Participant], today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.people = {person.public_id: person for person in people}
        self.fields["owner_key"].choices = [("", "–"), *offered(people)]

    def clean_due_on(self) -> date:
        """A promise is for a day that is still to come, or today."""
        if self.cleaned_data["due_on"] < self.today:
            raise forms.ValidationError(_("Choose today or a day that is still to come."))
        return self.cleaned_data["due_on"]

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of the commitment's fields."""
        typed = self.cleaned_data
        return {"what": typed["what"], "owner": self.people[typed["owner_key"]], "due_on": typed["due_on"]}


class CommitmentEditForm(CommitmentForm, VersionedForm):
    """The same, filled from one version of a proposed commitment."""


class CommitmentPromiseForm(OnceForm, CommitmentForm):
    """A new commitment, of a session or outside one."""

    session_key = forms.ChoiceField(label=_("Session"), required=False)

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {session.public_id: session for session in sessions}
        names = [(key, session.subject) for key, session in self.sessions.items()]
        self.fields["session_key"].choices = [("", _("outside a session")), *names]

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of `promise`."""
        typed = self.cleaned_data
        session = self.sessions.get(typed["session_key"])
        return super().said() | {"public_id": typed["once"], "session": session}


class MoveForm(forms.Form):
    """Another day, and why."""

    due_on = DayField(label=_("New date"))
    reason = TextField(
        label=_("Why? All sides read this."), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    clean_due_on = CommitmentForm.clean_due_on


class KeptForm(forms.Form):
    """Since which day it is done."""

    kept_on = DayField(label=_("Done on"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_kept_on(self) -> date:
        """It is done today or was before."""
        if self.cleaned_data["kept_on"] > self.today:
            raise forms.ValidationError(_("Choose today or a day that has passed."))
        return self.cleaned_data["kept_on"]


class ReasonForm(forms.Form):
    """Why: it was missed, it is dropped, it is not seen as done."""

    reason = TextField(
        label=_("Why? All sides read this."), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


State = Commitment.State
OPEN_FIRST = Case(
    When(state__in=[State.OPEN, State.SAID_KEPT], then=Value(0)),
    When(state=State.PROPOSED, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


class CommitmentFilter(OrderedForm):
    """Which commitments the list shows."""

    searched = ("what", "owner__user__name")
    orders = {
        "": (_("Open ones first"), (OPEN_FIRST, "due_on")),
        "due": (_("By day"), ("due_on",)),
        "newest": (_("Newest first"), ("-written_at",)),
        "owner": (_("By person"), ("owner__user__name", "due_on")),
    }

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("open", _("Under way")),
            ("late", _("Late")),
            ("proposed", _("Proposed")),
            ("settled", _("Settled")),
        ],
    )
    side = forms.ChoiceField(label=_("Side"), required=False)

    def __init__(self, *args, sides: list[Side], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [("", _("All")), *((side.public_id, side.name) for side in sides)]
