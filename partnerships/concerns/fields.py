"""A day as the browser's own calendar writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DayField(forms.DateField):
    """A day within the years that people plan in."""

    def __init__(self, **options):
        limits = {"type": "date", "min": "2000-01-01", "max": "2099-12-31"}
        widget = forms.DateInput(attrs=limits, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)

    def validate(self, value):
        super().validate(value)
        if value and not 2000 <= value.year <= 2099:
            raise forms.ValidationError(_("A day between 2000 and 2099."))
