"""A day as the browser's own calendar writes it."""

from accounts.people import fields


class DayField(fields.DayField):
    """A day within the years that people plan in."""

    years = (2000, 2099)
    input_formats = ("%Y-%m-%d",)
