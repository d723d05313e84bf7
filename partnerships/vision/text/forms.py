"""What is typed about text, position and expectations. Forms check; verbs write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.room.once import OnceForm
from partnerships.vision.fields import DayField, LinkField, lines
from partnerships.vision.text.models import Restatement


class TextForm(VersionedForm):
    """The text of the vision."""

    why = LineField(
        label=_("Why together, in one sentence"),
        max_length=300,
        help_text=_("If somebody wakes you at night and asks. Every side can say it without paper."),
    )
    big_goal = LineField(label=_("The big goal"), max_length=300, required=False)
    text = TextField(
        label=_("The text"),
        required=False,
        max_length=12000,
        widget=lines(14),
        help_text=_("What connects us, where we want to be, and what that asks of each of us."),
    )
    horizon_on = DayField(label=_("Looks ahead to"), required=False)
    renew_on = DayField(
        label=_("We look at it again on"), required=False, help_text=_("A vision nobody reads again wears out.")
    )

    def clean(self):
        typed = super().clean()
        horizon, renew = typed.get("horizon_on"), typed.get("renew_on")
        if horizon and renew and renew > horizon:
            self.add_error("renew_on", _("Not later than the day it looks ahead to."))
        return typed


class CommentForm(OnceForm):
    """A remark about the text."""

    text = TextField(label=_("Your remark"), max_length=2000, widget=lines(4))


class PositionForm(VersionedForm):
    """The joint position on sustainability."""

    text = TextField(label=_("Where we stand"), max_length=4000, widget=lines(6))
    norm_title = LineField(
        label=_("External norm"), max_length=160, help_text=_("For example the UN Global Compact.")
    )
    norm_version = LineField(label=_("Version of the norm"), required=False, max_length=60)
    norm_link = LinkField(label=_("Where it can be read"), required=False)
    verification = TextField(
        label=_("How every side can verify it"),
        max_length=2000,
        widget=lines(4),
        help_text=_("The same way for every side: who looks, at what, and how often."),
    )

    def content(self) -> dict[str, str]:
        """Return what is proposed."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class _ExpectationText(forms.Form):
    text = TextField(
        label=_("What your side expects"),
        max_length=1000,
        widget=lines(4),
        help_text=_("One thing at a time, as you would say it across the table."),
    )


class NewExpectationForm(OnceForm, _ExpectationText):
    """An expectation, stated for the first time."""


class ExpectationForm(VersionedForm, _ExpectationText):
    """An expectation in other words."""


class RestateForm(VersionedForm):
    """What another side expects, in the own words. `version`: of the words that were read."""

    text = TextField(label=_("In your own words"), max_length=1000, widget=lines(4))


class AnswerForm(forms.Form):
    """Were we understood? `shown`: the words that were read."""

    shown = forms.CharField(widget=forms.HiddenInput, max_length=1000, strip=False)
    verdict = forms.ChoiceField(
        label=_("Is this what you meant?"),
        choices=[
            (Restatement.Verdict.ACCEPTED.value, _("Yes, this is what we meant")),
            (Restatement.Verdict.CORRECTED.value, _("Not quite")),
        ],
        widget=forms.RadioSelect,
    )
    correction = TextField(label=_("What we meant instead"), required=False, max_length=1000, widget=lines(3))

    def clean_shown(self) -> str:
        return self.cleaned_data["shown"].replace("\r\n", "\n")

    def clean(self):
        typed = super().clean()
        if typed.get("verdict") == Restatement.Verdict.CORRECTED and not typed.get("correction"):
            self.add_error("correction", _("Say what you meant, so that they can try once more."))
        if typed.get("verdict") == Restatement.Verdict.ACCEPTED:
            typed["correction"] = ""
        return typed


class ExpectationFilter(OrderedForm):
    """Which expectations the list shows."""

    searched = ("text", "side__organisation__name")
    orders = by_day("stated_at")
