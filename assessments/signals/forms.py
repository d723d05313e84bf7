"""What is asked when a warning is to be put aside."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import DayField, TextField

AT_MOST = timedelta(days=366)


class AsideForm(forms.Form):
    """Until when a warning rests, and why."""

    until = DayField(
        label=_("Until"),
        help_text=_("On this day it is shown again, if it is still true."),
    )
    reason = TextField(
        label=_("Why"),
        help_text=_("All sides read this, now and later."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["until"].widget.attrs["min"] = (today + timedelta(days=1)).isoformat()

    def clean_until(self) -> date:
        """A day ahead, within a year."""
        until = self.cleaned_data["until"]
        if until <= self.today:
            raise forms.ValidationError(_("Choose a later day than today."))
        if until > self.today + AT_MOST:
            raise forms.ValidationError(_("Choose a day within the next year."))
        return until
