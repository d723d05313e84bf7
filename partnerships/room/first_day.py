"""The first day: an empty room leads to the first useful step. Only steps that have a page today."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from partnerships.roles import Function, Permission
from partnerships.room.access import Access
from partnerships.room.seats.reads import AT_THE_HEAD


@dataclass(frozen=True)
class Step:
    """Something that can be done now. Without `url` the step is somebody else's, and the text says whose."""

    title: str
    text: str
    url: str = ""
    verb: str = ""
    is_later: bool = False


def first_steps(access: Access, *, together: Sequence[Step] = ()) -> list[Step]:
    """Return the first steps of this room, in order; empty once all are taken.

    The head of the page has read all that is asked here. `together`: what the sides can begin with; it comes
    once somebody can sit down, and before the own people.
    """
    taken = (_table(access), *together, _own_people(access), _rhythm(access))
    steps = [step for step in taken if step is not None]
    return [*steps, _later()] if steps else []


def _table(access: Access) -> Step | None:
    names = sorted((seat.name for seat in access.table.kept), key=str.lower)
    people = reverse("room_people", args=[access.partnership.public_id])
    if names:
        return Step(
            _("Fill the seat of %(guest)s") % {"guest": names[0]},
            _("The letter has left. A few words on the telephone help: an empty chair is best filled in person."),
            people,
            _("See the invitation"),
        )
    if len(access.sides) > 1:
        return None
    if not access.may(Permission.MANAGE_SEATS):
        return Step(
            _("Ask another organisation to the table"), _("A lead or director of your side can invite it.")
        )
    return Step(
        _("Ask another organisation to the table"),
        _("Nobody sits across from you yet. You need the name and the work e-mail of one person there."),
        reverse("side_invite", args=[access.partnership.public_id]),
        _("Keep a seat"),
    )


def _own_people(access: Access) -> Step | None:
    own = next(seated for seated in access.table.seated if seated.side.pk == access.side.pk)
    functions = {person.function for person in own.people}
    if len(functions) == len(AT_THE_HEAD):
        return None
    if not access.may(Permission.MANAGE_SEATS):
        return Step(
            _("Your side is not complete"), _("It needs a lead and a director. One of them is still missing.")
        )
    missing = _("a director") if Function.DIRECTOR not in functions else _("a lead")
    return Step(
        _("Bring in your colleagues"),
        _("Your side still needs %(missing)s. Later steps are accepted by leads and sealed by directors.")
        % {"missing": missing},
        reverse("seat_add", args=[access.partnership.public_id]),
        _("Add somebody"),
    )


def _rhythm(access: Access) -> Step | None:
    standing = getattr(access.partnership, "standing", None)
    if standing is not None and standing.next_review_on is not None:
        return None
    try:
        url = reverse("review_plan", args=[access.partnership.public_id])
    except NoReverseMatch:
        return None
    return Step(
        _("Agree how often you look at trust"),
        _("Most partners review twice a year, with a short pulse in between. It counts once every side accepts."),
        url,
        _("Agree on the rhythm"),
    )


def _later() -> Step:
    return Step(
        _("Agreements come later"),
        _("Nobody goes to the town hall before they have met."),
        is_later=True,
    )
