"""What the forms of this room share: a day, a worth, and an id given out with the empty form."""

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.access import Access

A_WEEK = 7 * 24 * 3600


class DayField(forms.DateField):
    """A day in a year that people alive can mean."""

    def __init__(self, **options):
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and not 1950 <= value.year <= 2150:
            raise ValidationError(_("This day cannot be right."))


class WorthField(forms.IntegerField):
    """How much something was worth to a side, 0 to 100 on a scale of its own."""

    def __init__(self, **options):
        super().__init__(min_value=0, max_value=100, **options)


class NewForm(forms.Form):
    """A form that makes a row. `once` is the id the row will have: a second click makes nothing more.

    It was given out, signed for this person, this room and this form, with the empty form.
    """

    once = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def __init__(self, data=None, *, access: Access, **options: Any):
        super().__init__(data, **options)
        self.access = access
        self.salt = f"{type(self).__name__}:{access.partnership.public_id}:{access.user.pk}"
        if data is None:
            self.initial["once"] = signing.dumps(public_id(), salt=self.salt)

    def clean_once(self) -> str:
        try:
            return str(signing.loads(self.cleaned_data["once"], salt=self.salt, max_age=A_WEEK))
        except signing.BadSignature:
            raise ValidationError(_("This page was open for very long. Load it anew and send it again.")) from None


def past_day(day: date | None, today: date) -> date | None:
    """Return the day if it has been; else a ValidationError for the reader."""
    if day and day > today:
        raise ValidationError(_("A day that has been."))
    return day
