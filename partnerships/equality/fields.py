"""What the forms of this room share: a day and a worth."""

from django import forms

from accounts.people import fields


class DayField(fields.DayField):
    """A day in a year that people alive can mean."""

    years = (1950, 2150)


class WorthField(forms.IntegerField):
    """How much something was worth to a side, 0 to 100 on a scale of its own."""

    def __init__(self, **options):
        super().__init__(min_value=0, max_value=100, **options)
