"""What is typed about interests."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField


class InterestForm(forms.Form):
    """Whether there is an interest, and which."""

    has_interest = forms.BooleanField(
        label=_("I have an interest in another organisation at this table"),
        required=False,
        help_text=_("Work or shares, also of somebody close to you, now or in the past two years."),
    )
    text = TextField(
        label=_("What it is, and what you do about it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        typed = super().clean()
        if typed.get("has_interest") and not typed.get("text"):
            self.add_error("text", ValidationError(_("Say what the interest is.")))
        return typed
