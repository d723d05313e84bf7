"""What is typed about the relation."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import DayField, TextField
from partnerships.choice.relation.models import RelationRole


class RoleForm(forms.Form):
    """What the sides are to each other from a day on."""

    role = forms.ChoiceField(
        label=_("What we are to each other"),
        choices=lambda: [(value, capfirst(str(label))) for value, label in RelationRole.Role.choices],
    )
    since = DayField(label=_("From"))
    reason = TextField(label=_("Because"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_since(self) -> date:
        return _plausible(self.cleaned_data["since"], self.today)


class IntentForm(forms.Form):
    """What the sides declare to each other."""

    text = TextField(
        label=_("What we declare"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("No contract: what you mean to become to each other."),
    )
    declared_on = DayField(label=_("On"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_declared_on(self) -> date:
        return _plausible(self.cleaned_data["declared_on"], self.today)


def _plausible(day: date, today: date) -> date:
    if not 1900 <= day.year <= today.year + 2:
        raise ValidationError(_("This day cannot be right."))
    return day
