"""What is typed on the journey's pages. Forms check; actions write."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import DayField, LineField, TextField
from accounts.people.templatetags.samen import day
from partnerships import glossary, lifecycle
from partnerships.journey.joining.reads import Thing
from partnerships.lifecycle import Stage
from partnerships.room.table.forms import GuestForm


def _labels(stages: list[Stage]) -> list[tuple[str, str]]:
    return [(str(stage), glossary.label(f"stage.{stage}")) for stage in stages]


class BringInForm(forms.Form):
    """Where a partnership that already runs stands today, and since when."""

    to = forms.ChoiceField(label=_("Where you are today"))
    since = DayField(label=_("Since"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["to"].choices = _labels(lifecycle.ORDER[1:])

    def clean_to(self) -> Stage:
        return Stage(self.cleaned_data["to"])

    def clean_since(self) -> date:
        since = self.cleaned_data["since"]
        if not since.year >= 1900 or since > self.today:
            raise ValidationError(_("A day that has been."))
        return since


class StepBackForm(forms.Form):
    """To which stage, and why."""

    to = forms.ChoiceField(label=_("Back to"))
    reason = TextField(
        label=_("Why? All sides read this."), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, stage: Stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = _labels(lifecycle.earlier(stage))

    def clean_to(self) -> Stage:
        return Stage(self.cleaned_data["to"])


class _AheadForm(forms.Form):
    """A day from an earliest one on, and within twenty years."""

    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args, earliest: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.earliest = earliest

    def clean_ends_on(self) -> date | None:
        ends_on = self.cleaned_data["ends_on"]
        latest = self.earliest.replace(day=1, year=self.earliest.year + 20)
        if ends_on is not None and not self.earliest <= ends_on <= latest:
            raise ValidationError(_("Choose a day from %(day)s on."), params={"day": day(self.earliest)})
        return ends_on


class NoticeForm(_AheadForm):
    """When the own side goes, and why."""

    reason = TextField(
        label=_("Why? All sides read this."), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    field_order = ("reason", "ends_on")


class DayForm(_AheadForm):
    """Another last day, for all sides to accept."""


class HandoverForm(forms.Form):
    """What the own side hands over."""

    what = LineField(label=_("What your side hands over"), max_length=200)


class TrialForm(_AheadForm):
    """When the trial ends, and what the sides want to have seen by then."""

    ends_on = DayField(label=_("Ends on"), required=False, help_text=_("Leave it empty to go on without an end."))
    looks_at = TextField(
        label=_("What we want to have seen by then"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict:
        typed = super().clean()
        if typed.get("ends_on") and not typed.get("looks_at"):
            self.add_error("looks_at", _("Say what you look at, so that the end surprises nobody."))
        return typed


class RenewalForm(forms.Form):
    """What stays and what changes in the next year."""

    stays = TextField(label=_("What stays"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    changes = TextField(
        label=_("What changes"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnewForm(forms.Form):
    """Which thing is put to all sides anew; `public_id` for what a room has several of."""

    thing = forms.ChoiceField(choices=[(thing.value, thing.value) for thing in Thing])
    public_id = forms.CharField(max_length=20, required=False)

    def clean_thing(self) -> Thing:
        return Thing(self.cleaned_data["thing"])


class JoinForm(GuestForm):
    """The organisation that all sides are asked to let in."""
