"""Fields that several forms of this room share: days, links, people and sides of this table."""

from datetime import date

from django import forms
from django.core.validators import URLValidator

from accounts.people import fields
from partnerships.room.models import Participant, Side


class DayField(fields.DayField):
    """A day within reach of a partnership."""

    years = (1990, 2100)


class LinkField(forms.URLField):
    """The address of a page on the web; nothing else that a link could do."""

    default_validators = (URLValidator(schemes=["http", "https"]),)

    def __init__(self, **options):
        super().__init__(max_length=400, assume_scheme="https", **options)


class PersonField(forms.ModelChoiceField):
    """A person at this table."""

    def label_from_instance(self, obj: Participant) -> str:
        return f"{obj.user.name} ({obj.side.name})"


class SideField(forms.ModelChoiceField):
    """A side at this table."""

    def label_from_instance(self, obj: Side) -> str:
        return obj.name


class PastDayForm(forms.Form):
    """A form about something that has happened."""

    def __init__(self, data=None, *, today: date, **kwargs):
        super().__init__(data, **kwargs)
        self.today = today

    def past(self, name: str) -> date:
        """Return the day typed into a field, if it has been."""
        return fields.past_day(self.cleaned_data[name], self.today)


def lines(rows: int) -> forms.Textarea:
    """Return a box of several lines."""
    return forms.Textarea(attrs={"rows": rows})
