"""What is typed about kitchen visits. Forms check; actions write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from accounts.people.fields import DayField, LineField, TextField
from accounts.versions import VersionedForm
from partnerships.room.access import Access
from partnerships.room.seats.models import Participant
from partnerships.start_small.quick_wins.forms import RowField


class PeopleField(forms.MultipleChoiceField):
    """Several of the people that were offered; cleans to their seats."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, people: list[Participant]) -> None:
        """Offer these people, with the side each sits on."""
        self.people = {person.public_id: person for person in people}
        self.choices = [
            (key, f"{person.user.name} ({person.side.short_name or person.side.name})")
            for key, person in self.people.items()
        ]

    def clean(self, value):
        return [self.people[key] for key in super().clean(value)]


class KitchenVisitForm(forms.Form):
    """Who is the host, when, and who comes."""

    host = RowField(label=_("Host"))
    visited_on = DayField(label=_("Day"), years=(2000, 2100))
    place = LineField(label=_("Place"), required=False, max_length=160)
    visitors = PeopleField(label=_("Who comes"))

    def __init__(self, *args, access: Access, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].offer(access.sides, none="")
        people = Participant.objects.present().filter(partnership=access.partnership, side__left_at=None)
        people = people.select_related("user", "side__organisation").order_by("user__name", "pk")
        self.fields["visitors"].offer(list(people))

    def clean(self):
        typed = super().clean()
        host, visitors = typed.get("host"), typed.get("visitors", [])
        if host is not None and any(person.side_id == host.pk for person in visitors):
            self.add_error("visitors", _("Visitors are people of the other sides: the host is at home."))
        return typed


class KitchenVisitEditForm(VersionedForm, KitchenVisitForm):
    """A visit that exists."""


class ImpressionForm(VersionedForm):
    """What struck the own side."""

    text = TextField(
        label=_("What struck your side"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What surprised you, what you admire, what you did not know. All sides read it."),
    )


class VisitFilter(OrderedForm):
    """Which visits the list shows."""

    searched = ("place", "host__organisation__name")
    orders = by_day("visited_on")
