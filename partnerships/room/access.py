"""Into the room: who sits where, and may this person do this?

`@requires(Permission.…)` loads the partnership through the person's seat and hands it to the view. There is
no other way from an address to a partnership. Outsiders get the 404 of something that does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from accounts.people.gates import Gate, marked
from partnerships.roles import Function, Permission, may, may_for
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.room.seats.reads import Table, absent_function, table_of

# What goes on after parting: memory, the farewell review, and putting the own people in order.
AFTER_PARTING = frozenset(
    {
        Permission.READ_ROOM,
        Permission.USE_PRIVATE_NOTES,
        Permission.ANSWER_REVIEW,
        Permission.MANAGE_SEATS,
        Permission.EXPORT,
    }
)


@dataclass(frozen=True)
class Access:
    """A person in a room: through a seat, or as portfolio reader of an organisation in it.

    `participant` is None for a portfolio reader, who reads like an observer. `stands_in_as`: the function of
    the absent colleague in whose place this person accepts for the side.
    """

    user: object
    partnership: Partnership
    side: Side
    participant: Participant | None
    function: Function
    stands_in_as: Function | None = None

    def may(self, permission: Permission) -> bool:
        """Tell whether this person may do this here."""
        if self.partnership.has_parted and permission not in AFTER_PARTING:
            return False
        if self.stands_in_as is not None and may_for(self.stands_in_as, permission):
            return True
        return may(self.function, permission) and (
            self.participant is not None or permission is Permission.READ_ROOM
        )

    @cached_property
    def table(self) -> Table:
        """The sides, those at their head and the seats that are kept; read once for a page, however often asked.

        For reading: a verb that seats or ends a side reads them itself.
        """
        return table_of(self.partnership)

    @property
    def sides(self) -> list[Side]:
        """The sides at the table, in the one order of every page."""
        return [seated.side for seated in self.table.seated]

    @property
    def can(self) -> dict[str, bool]:
        """All permissions as ready booleans for templates: `can.write_room`."""
        return {permission.value: self.may(permission) for permission in Permission}


def enter(user, public_id: str, *, now: datetime | None = None) -> Access:
    """Return the person's access to the partnership with this public id; `now` decides who stands in.

    Raises Http404 for a partnership that does not exist and, with the same two statements, for one in
    which the person has no seat.
    """
    seat = (
        Participant.objects.present()
        .filter(user=user, partnership__public_id=public_id, side__left_at=None)
        .select_related("partnership__standing", "partnership__chain_head", "side__organisation")
        .annotate(stands_in_as=absent_function(now or timezone.now()))
        .first()
    )
    if seat is not None:
        absent = Function(seat.stands_in_as) if seat.stands_in_as else None
        return Access(user, seat.partnership, seat.side, seat, Function(seat.function), absent)
    side = (
        Side.objects.seated()
        .filter(
            partnership__public_id=public_id,
            organisation__memberships__user=user,
            organisation__memberships__is_portfolio_reader=True,
        )
        .select_related("partnership__standing", "partnership__chain_head", "organisation")
        .first()
    )
    if side is not None:
        return Access(user, side.partnership, side, None, Function.OBSERVER)
    raise Http404


def requires(permission: Permission) -> Callable:
    """Guard a view: it gets an `Access` in place of the partnership's id.

    Without a seat 404; with a seat and without the right 403.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, partnership: str, *args, **kwargs):
            if not request.user.is_authenticated:
                raise Http404
            access = enter(request.user, partnership)
            if not access.may(permission):
                raise PermissionDenied
            return view(request, access, *args, **kwargs)

        return marked(guarded, Gate("partnership", permission.value))

    return decorate
