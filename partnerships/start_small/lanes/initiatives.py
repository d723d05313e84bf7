"""What pages show of initiatives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.subjects import Shown
from partnerships.start_small.lanes import pace
from partnerships.start_small.lanes.actions import MOVES
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins.reads import Carrier, carriers

State = Initiative.State


@dataclass(frozen=True)
class Move:
    """One button: the state it leads to and what stands on it."""

    to: str
    words: str
    is_primary: bool


@dataclass(frozen=True)
class InitiativeCard:
    """An initiative as it stands in a list. `asks_for_slice`: longer than six months and nothing small yet."""

    public_id: str
    title: str
    url: str
    state_words: str
    carriers: list[Carrier]
    objective: str
    starts_on: date
    ends_on: date
    is_late: bool
    asks_for_slice: bool
    moves: list[Move]


def of_partnership(access: Access):
    """Initiatives of this room with everything that a card needs, in one statement."""
    return Initiative.objects.filter(partnership=access.partnership).select_related(
        "objective",
        "owner__user",
        "owner__side__organisation",
        "co_owner__user",
        "co_owner__side__organisation",
    )


def card(row: Initiative, access: Access, today: date, *, has_slices: bool) -> InitiativeCard:
    """Return one card."""
    running = row.state in (State.PLANNED, State.STARTED)
    return InitiativeCard(
        public_id=row.public_id,
        title=row.title,
        url=reverse("initiative_detail", args=[access.partnership.public_id, row.public_id]),
        state_words=row.get_state_display(),
        carriers=carriers(row.owner, row.co_owner),
        objective=row.objective.title if row.objective else "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_late=running and row.ends_on < today,
        asks_for_slice=running and not has_slices and pace.is_long(row.starts_on, row.ends_on),
        moves=moves_of(row) if access.may(Permission.WRITE_ROOM) else [],
    )


def moves_of(row: Initiative) -> list[Move]:
    """Return the buttons of an initiative in its state."""
    words = {
        State.STARTED: _("Take up again") if row.state == State.DONE else _("Start"),
        State.DONE: _("Done"),
        State.SET_ASIDE: _("Set aside"),
        State.PLANNED: _("Plan it again"),
    }
    return [Move(to.value, words[to], to in (State.STARTED, State.DONE)) for to in MOVES[State(row.state)]]


def find(partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return initiatives as subjects of questions, files and notes; one statement."""
    rows = Initiative.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        public_id: Shown(title, reverse("initiative_detail", args=[partnership.public_id, public_id]))
        for public_id, title in rows.values_list("public_id", "title")
    }
