"""What is typed on the way to the seal. Forms check; actions write."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.room.once import OnceForm
from partnerships.vision.fields import DayField, lines
from partnerships.vision.sealing.conduct import LONGEST, MOST, Rules
from partnerships.vision.sealing.models import ReadinessPoint, SynergyVote


class _SupportFields(forms.Form):
    text = TextField(
        label=_("What your side needs from its own management"),
        max_length=2000,
        widget=lines(4),
        help_text=_("People, time, money, cover. Only your side reads this."),
    )
    answer_by_on = DayField(label=_("Answer needed by"), required=False)


class NewSupportForm(OnceForm, _SupportFields):
    """A first ask."""


class SupportForm(VersionedForm, _SupportFields):
    """An ask in other words, or its answer."""

    answer = TextField(label=_("What the management said"), required=False, max_length=2000, widget=lines(3))


class TickForm(forms.Form):
    """One point of the list: done, or not after all."""

    point = forms.ChoiceField(choices=ReadinessPoint.Point.choices)
    done = forms.BooleanField(required=False)


class VoteForm(forms.Form):
    """A director’s vote. `number`: the round that stood on the page."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)
    verdict = forms.ChoiceField(
        label=_("Is the synergy there?"),
        choices=[
            (SynergyVote.Verdict.YES.value, _("Yes")),
            (SynergyVote.Verdict.NOT_YET.value, _("Not yet")),
            (SynergyVote.Verdict.NO.value, _("No")),
        ],
        widget=forms.RadioSelect,
    )
    reason = TextField(
        label=_("Why? All sides read this once every side has voted."), max_length=2000, widget=lines(4)
    )
    return_on = DayField(
        label=_("When shall we look at it again?"), required=False, help_text=_("Only for “not yet”.")
    )

    def __init__(self, data=None, *, today: date, **kwargs):
        super().__init__(data, **kwargs)
        self.today = today

    def clean(self):
        typed = super().clean()
        if typed.get("verdict") != SynergyVote.Verdict.NOT_YET:
            typed["return_on"] = None
        elif typed.get("return_on") is None and "return_on" not in self.errors:
            self.add_error("return_on", _("“Not yet” asks for a day on which you look at it again."))
        elif typed.get("return_on") is not None and typed["return_on"] <= self.today:
            self.add_error("return_on", _("A day that lies ahead."))
        return typed


class ConductForm(VersionedForm):
    """The rules of conduct, one a line."""

    rules = TextField(
        label=_("How we deal with each other, one rule a line"),
        max_length=MOST * (LONGEST + 2),
        widget=lines(8),
        help_text=_("What do we do with bad news? What will we never do to each other?"),
    )

    def clean_rules(self) -> Rules:
        rules = [" ".join(line.split()) for line in self.cleaned_data["rules"].splitlines()]
        rules = list(dict.fromkeys(rule for rule in rules if rule))
        if len(rules) > MOST:
            raise ValidationError(_("At most twelve: nobody remembers more."))
        if any(len(rule) > LONGEST for rule in rules):
            raise ValidationError(_("A rule has at most 300 characters."))
        return Rules(rules)


class ReopenForm(forms.Form):
    """Why a sealed vision is opened again."""

    because = TextField(label=_("Why? All sides read this."), max_length=1000, widget=lines(3))
