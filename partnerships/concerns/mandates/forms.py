"""What is typed about a mandate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.concerns.fields import DayField
from partnerships.concerns.mandates.models import Mandate, MandateCheck

FEW_LINES = {"rows": 3}


class MandateForm(forms.Form):
    """Who must stay content, with what, and when that is looked at again."""

    who = forms.ChoiceField(label=_("Who must stay content?"), choices=Mandate.Who.choices)
    wants = TextField(label=_("What keeps them content?"), max_length=1000, widget=forms.Textarea(attrs=FEW_LINES))
    horizon_on = DayField(label=_("They gave us until"), required=False)
    next_check_on = DayField(label=_("Checked next on"))


class MandateEditForm(MandateForm, VersionedForm):
    """The same for a mandate that is there."""


class WeakenForm(forms.Form):
    """What happened, and what would help."""

    because = TextField(label=_("What happened?"), max_length=1000, widget=forms.Textarea(attrs=FEW_LINES))
    needs = TextField(
        label=_("What does it need to become strong again?"),
        max_length=1000,
        widget=forms.Textarea(attrs=FEW_LINES),
    )


class TalkForm(forms.Form):
    """What the conversation led to."""

    text = TextField(
        label=_("You talked about it: what came of it?"), max_length=2000, widget=forms.Textarea(attrs=FEW_LINES)
    )


class CheckForm(forms.Form):
    """What a check found."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=MandateCheck.Outcome.choices, widget=forms.RadioSelect)
    found = TextField(label=_("What we found"), max_length=1000, widget=forms.Textarea(attrs=FEW_LINES))
    next_check_on = DayField(label=_("Checked next on"))
