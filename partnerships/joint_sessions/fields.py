"""What the forms of this room have in common: a form sent twice, people of the room, days in good order."""

from collections.abc import Iterable

from django.utils.text import capfirst

from accounts.people import fields
from partnerships.joint_sessions.themes import Theme
from partnerships.room.models import Participant, Partnership


def people_of(partnership: Partnership) -> list[Participant]:
    """Return everybody at the table today, by side and name, as forms offer them."""
    seats = Participant.objects.present().filter(partnership=partnership, side__left_at=None)
    people = list(seats.select_related("user", "side__organisation"))
    return sorted(people, key=lambda p: (p.side.name.lower(), p.user.name.lower(), p.pk))


def offered(people: Iterable[Participant]) -> list[tuple[str, str]]:
    """Return people as choices: “Marieke Tol (Aldersteen)”."""
    return [(person.public_id, f"{person.user.name} ({person.side.short_name})") for person in people]


def themes() -> list[tuple[str, str]]:
    """Return the themes as choices."""
    return [(theme.value, capfirst(str(theme.label))) for theme in Theme]


class DayField(fields.DayField):
    """A day on which something of this room can be."""

    years = (1990, 2099)
