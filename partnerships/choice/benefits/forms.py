"""What is typed about a benefit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm


class BenefitForm(forms.Form):
    """What the own side hopes to gain."""

    text = TextField(
        label=_("What your side hopes to gain"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In your own words. Every side at this table reads it."),
    )
    beyond_money = forms.BooleanField(
        label=_("This is more than money"),
        required=False,
        help_text=_("Knowledge, access, pride, a better place to work: not turnover, price or margin."),
    )


class BenefitEditForm(BenefitForm, VersionedForm):
    """The same, for a benefit that stands."""
