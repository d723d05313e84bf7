"""Forms of the reviews: one part of a questionnaire, the joint sheet, the plan."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.people.fields import DayField, TextField
from assessments.criteria.models import CriteriaSet
from assessments.reviews.actions.answering import LONGEST_REMARK, QUESTIONS
from assessments.reviews.extension import DAYS as EXTENSION_DAYS
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.plans import every_months
from assessments.reviews.questionnaire import Statement
from partnerships.joint_sessions.models import JointSession

QUESTION_LABELS = {"keep": _("One thing we should keep"), "change": _("One thing we should change")}


class AnswersForm(forms.Form):
    """Statements that may stay open, and with `with_remarks` the two open questions."""

    def __init__(self, *args, statements: Sequence[Statement], with_remarks: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.statements = statements
        for statement in statements:
            values = [point.value for point in statement.points] + [statement.cant_value]
            self.fields[statement.name] = forms.TypedChoiceField(
                choices=[(value, value) for value in values],
                coerce=int,
                empty_value=None,
                required=False,
                label=statement.text,
                error_messages={"invalid_choice": _("Please choose one of the answers on the page.")},
            )
        self.questions = QUESTIONS if with_remarks else ()
        for question in self.questions:
            self.fields[question] = TextField(
                label=QUESTION_LABELS[question],
                required=False,
                max_length=LONGEST_REMARK,
                widget=forms.Textarea(
                    attrs={"rows": 3, "class": "form-control", "aria-describedby": "remarks-help"}
                ),
                error_messages={"max_length": _("Up to 600 characters, please. Nothing of your text is lost.")},
            )

    @property
    def answers(self) -> dict[str, int]:
        """What was answered and can be read; also of a form in which something else cannot."""
        return {
            statement.name: self.cleaned_data[statement.name]
            for statement in self.statements
            if self.cleaned_data.get(statement.name) is not None
        }

    @property
    def remarks(self) -> dict[str, str]:
        """The remarks that can be kept."""
        return {
            question: self.cleaned_data[question] for question in self.questions if question in self.cleaned_data
        }

    @property
    def remark_fields(self) -> list[forms.BoundField]:
        return [self[question] for question in self.questions]


class PointForm(forms.Form):
    """What would move a low rating one point; asked at the end, and never needed."""

    point = TextField(
        label=_("What would move it one point?"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control", "aria-describedby": "point-help"}),
        error_messages={"max_length": _("Up to 600 characters, please. Nothing of your text is lost.")},
    )


class JointSheetForm(AnswersForm):
    """The joint sheet on one page; `version` is the one that was on the screen."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class SignForm(forms.Form):
    """The version under which somebody puts their name."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


MONTHS = [3, 4, 6, 12]
PULSE_MONTHS = [1, 2, 3, 4, 6]


def _full_choices() -> list[tuple[str, str]]:
    return [(str(count), every_months(count)) for count in MONTHS]


def _pulse_choices() -> list[tuple[str, str]]:
    return [("", every_months(None)), *((str(count), every_months(count)) for count in PULSE_MONTHS)]


def _days_choices() -> list[tuple[str, str]]:
    return [
        (str(days), ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days})
        for days in EXTENSION_DAYS
    ]


class PlanForm(forms.Form):
    """What a lead or director puts to all sides: the statements, the rhythm, what may be shown."""

    criteria_set = forms.ModelChoiceField(
        queryset=CriteriaSet.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        label=_("Statements"),
        help_text=_("A published version never changes. A new version starts a new series."),
    )
    first_on = DayField(
        label=_("First review"),
        help_text=_("The next full review opens on this day, or as soon as all sides have accepted."),
    )
    full_every_months = forms.TypedChoiceField(
        choices=_full_choices,
        coerce=int,
        label=_("Full review"),
        help_text=_("All statements, about four minutes."),
    )
    pulse_every_months = forms.TypedChoiceField(
        choices=_pulse_choices,
        coerce=int,
        empty_value=None,
        required=False,
        label=_("Pulse"),
        help_text=_(
            "One statement for each condition, about one minute. A full review takes the place of a pulse."
        ),
    )
    window_days = forms.IntegerField(
        min_value=3,
        max_value=30,
        label=_("Working days to answer"),
        help_text=_("Days on which people work in every side’s country."),
    )
    minimum = forms.IntegerField(
        min_value=4,
        max_value=20,
        label=_("A side is shown from how many answers"),
        help_text=_("At least four. A side with fewer people answers in one joint, signed sheet."),
    )
    keep_below = forms.TypedChoiceField(
        choices=[("0", _("show every review anew")), ("10", _("keep the earlier figure below 10 people"))],
        coerce=int,
        label=_("When hardly anyone came or left"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, today: date, plan: ReviewPlan | None, **kwargs):
        super().__init__(*args, initial=_initial(plan), **kwargs)
        self.today = today
        self.fields["criteria_set"].queryset = CriteriaSet.objects.filter(
            purpose=CriteriaSet.Purpose.TRUST, status=CriteriaSet.Status.PUBLISHED
        ).order_by("code", "-version")
        self.fields["criteria_set"].label_from_instance = _set_label
        self.fields["first_on"].widget.attrs["min"] = self.today.isoformat()

    def clean_first_on(self) -> date:
        """A review opens on this day, or once all sides have said yes if that is later."""
        day = self.cleaned_data["first_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        if day.year > self.today.year + 3:
            raise forms.ValidationError(_("Choose a day within the next three years."))
        return day

    def clean(self) -> dict:
        """A pulse that is not more frequent than the full review asks nothing that the review does not."""
        data = super().clean()
        pulse, full = data.get("pulse_every_months"), data.get("full_every_months")
        if pulse and full and pulse >= full:
            self.add_error("pulse_every_months", _("A pulse comes more often than the full review."))
        return data


def _set_label(criteria_set: CriteriaSet) -> str:
    return _("%(name)s, version %(version)d") % {"name": criteria_set.name, "version": criteria_set.version}


def _initial(plan: ReviewPlan | None) -> dict:
    if plan is None:
        return {"full_every_months": 6, "pulse_every_months": 3, "window_days": 10, "minimum": 4, "keep_below": 0}
    return {
        "criteria_set": plan.criteria_set.public_id if plan.criteria_set else None,
        "first_on": plan.next_full_on,
        "full_every_months": plan.full_every_months or 6,
        "pulse_every_months": plan.pulse_every_months,
        "window_days": plan.window_days,
        "minimum": plan.minimum,
        "keep_below": plan.keep_below,
    }


class ExtendForm(forms.Form):
    """How much more time the open round gets."""

    days = forms.TypedChoiceField(
        choices=_days_choices,
        coerce=int,
        label=_("How much longer"),
        help_text=_("Days on which people work in every side’s country."),
        widget=forms.RadioSelect,
    )


class TalkForm(forms.Form):
    """In which session a result is talked about; offered are those of this partnership alone."""

    session = forms.ChoiceField(label=_("Session"), widget=forms.RadioSelect)

    def __init__(self, *args, sessions: Sequence[JointSession], zone: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = {session.public_id: session for session in sessions}
        days = [date_format(session.starts_at.astimezone(ZoneInfo(zone)), "j F Y") for session in sessions]
        self.fields["session"].choices = [
            (session.public_id, f"{day}: {session.subject}") for session, day in zip(sessions, days, strict=True)
        ]

    def clean_session(self) -> JointSession:
        """The session itself."""
        return self.sessions[self.cleaned_data["session"]]


class RoundForm(forms.Form):
    """A round out of turn: which, and why now."""

    kind = forms.ChoiceField(
        choices=[
            (TrustReview.Kind.PULSE.value, _("A pulse: one statement for each condition, one minute")),
            (TrustReview.Kind.FULL.value, _("A full review: all statements, four minutes")),
        ],
        label=_("What is asked"),
        widget=forms.RadioSelect,
    )
    reason = TextField(
        label=_("Why now"),
        help_text=_("All sides read this."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
