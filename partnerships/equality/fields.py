"""What the forms of this room share: a day, a worth, and an id given out with the empty form."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from accounts.people import fields
from partnerships.room.access import Access

A_WEEK = 7 * 24 * 3600


class DayField(fields.DayField):
    """A day in a year that people alive can mean."""

    years = (1950, 2150)


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
