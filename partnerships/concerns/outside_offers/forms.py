"""What is typed about an outside offer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.concerns.fields import DayField
from partnerships.concerns.outside_offers.models import OutsideOffer
from partnerships.concerns.outside_offers.rule import FEWEST, MOST

FEW_LINES = {"rows": 4}


class OfferForm(forms.Form):
    """An offer, for the own side alone until it is opened."""

    title = LineField(label=_("What is offered?"), max_length=160)
    from_whom = LineField(
        label=_("By whom?"), max_length=160, required=False, help_text=_("A description is enough.")
    )
    better = TextField(
        label=_("What is better, smarter or cheaper about it?"),
        max_length=4000,
        widget=forms.Textarea(attrs=FEW_LINES),
    )
    received_on = DayField(label=_("Received on"))


class OfferEditForm(OfferForm, VersionedForm):
    """The same for an offer that is there."""


class OpenForm(VersionedForm):
    """The offer that is opened, as it stood on the page."""


class ResponseForm(forms.Form):
    """What a side says to an opened offer."""

    way = forms.ChoiceField(
        label=_("What do you propose?"), choices=OutsideOffer.Way.choices, widget=forms.RadioSelect
    )
    text = TextField(
        label=_("Why, and what would it take?"), max_length=4000, widget=forms.Textarea(attrs=FEW_LINES)
    )


class DecisionForm(forms.Form):
    """What all sides decide, and why."""

    way = forms.ChoiceField(label=_("Decision"), choices=OutsideOffer.Way.choices, widget=forms.RadioSelect)
    reason = TextField(label=_("Because"), max_length=2000, widget=forms.Textarea(attrs=FEW_LINES))


class RuleForm(forms.Form):
    """How long the other sides have."""

    window = forms.IntegerField(label=_("Working days to answer"), min_value=FEWEST, max_value=MOST)
