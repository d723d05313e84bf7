"""What pages show of quick wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.seats.models import Participant, Side
from partnerships.room.subjects import Shown
from partnerships.start_small.quick_wins.models import QuickWin, SideValue
from partnerships.start_small.quick_wins.starting import missing_to_start

State = QuickWin.State


@dataclass(frozen=True)
class Carrier:
    """One of the pair that carries it, or that a side is still to name somebody."""

    name: str
    mark: int
    side: str


@dataclass(frozen=True)
class Card:
    """A quick win as it stands in a list: the title, who carries it, its day, and the one button."""

    public_id: str
    title: str
    url: str
    state: str
    state_words: str
    carriers: list[Carrier]
    receiver: str
    objective: str
    due_on: date | None
    is_late: bool
    confirmed_on: date | None
    values: list[tuple[int, str, str]]
    can_deliver: bool = False
    can_confirm: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Value:
    """What it is worth to one side; `text` is empty until that side has written it."""

    mark: int
    side: str
    text: str
    version: int
    is_yours: bool
    is_receiver: bool


@dataclass(frozen=True)
class Can:
    """What the reader may do with one quick win at this moment."""

    edit: bool
    take_part: bool
    value: bool
    start: bool
    deliver: bool
    confirm: bool
    set_aside: bool
    take_up: bool
    grow: bool


def of_partnership(access: Access):
    """Quick wins of this room with everything that a card needs, in one statement."""
    return QuickWin.objects.filter(partnership=access.partnership).select_related(
        "objective",
        "receiver__organisation",
        "owner__user",
        "owner__side__organisation",
        "co_owner__user",
        "co_owner__side__organisation",
    )


def with_values(rows):
    """Add what each side wrote about its value: one more statement."""
    said = SideValue.objects.select_related("side__organisation")
    return rows.prefetch_related(Prefetch("values_said", queryset=said))


def card(row: QuickWin, access: Access, today: date, *, values: bool = False) -> Card:
    """Return one card; `values` only for rows that come `with_values`."""
    address = [access.partnership.public_id, row.public_id]
    receives = row.receiver_id == access.side.pk
    return Card(
        public_id=row.public_id,
        title=row.title,
        url=reverse("quick_win_detail", args=address),
        state=row.state,
        state_words=row.get_state_display(),
        carriers=carriers(row.owner, row.co_owner),
        receiver=_called(row.receiver) if row.receiver else "",
        objective=row.objective.title if row.objective else "",
        due_on=row.due_on,
        is_late=row.state == State.STARTED and row.due_on is not None and row.due_on < today,
        confirmed_on=row.confirmed_on,
        values=_values_said(row) if values else [],
        can_deliver=row.state == State.STARTED and access.may(Permission.WRITE_ROOM),
        can_confirm=row.state == State.DELIVERED and receives and access.may(Permission.CONSENT_TO_WORK),
        is_done=row.state == State.CONFIRMED,
    )


def carriers(*people: Participant | None) -> list[Carrier]:
    """Return who carries something, alphabetically by side."""
    found = [person for person in people if person is not None]
    ordered = sorted(found, key=lambda person: (person.side.name.lower(), person.side_id))
    return [Carrier(person.user.name, person.side.mark, _called(person.side)) for person in ordered]


def _values_said(row: QuickWin) -> list[tuple[int, str, str]]:
    said = sorted(row.values_said.all(), key=lambda value: (value.side.name.lower(), value.side_id))
    return [(value.side.mark, _called(value.side), value.text) for value in said]


def values_of(row: QuickWin, access: Access) -> list[Value]:
    """Return the value for each side at the table, alphabetically; two statements."""
    said = {value.side_id: value for value in row.values_said.all()}
    return [_value(side, said.get(side.pk), row, access) for side in access.sides]


def _value(side: Side, said, row: QuickWin, access: Access) -> Value:
    return Value(
        mark=side.mark,
        side=side.name,
        text=said.text if said else "",
        version=said.version if said else 0,
        is_yours=side.pk == access.side.pk,
        is_receiver=row.receiver_id == side.pk,
    )


def can(row: QuickWin, access: Access) -> Can:
    """Return what the reader may do; the same for the people of every side but for confirming."""
    writes = access.may(Permission.WRITE_ROOM)
    open_to_change = row.state in (State.CANDIDATE, State.STARTED)
    receives = row.receiver_id == access.side.pk and access.may(Permission.CONSENT_TO_WORK)
    return Can(
        edit=writes and open_to_change,
        take_part=writes and open_to_change,
        value=writes and row.state != State.SET_ASIDE,
        start=writes and row.state == State.CANDIDATE and not missing_to_start(row),
        deliver=writes and row.state == State.STARTED,
        confirm=receives and row.state == State.DELIVERED,
        set_aside=writes and row.state in (State.CANDIDATE, State.STARTED, State.DELIVERED),
        take_up=writes and row.state == State.SET_ASIDE and row.grew_into_id is None,
        grow=writes and row.state == State.CANDIDATE,
    )


def waits_for(row: QuickWin, access: Access) -> str:
    """Return in one sentence what happens next, the same for the reader of every side."""
    match row.state:
        case State.CANDIDATE:
            missing = missing_to_start(row)
            return missing[0] if missing else _("Everything is there to start.")
        case State.DELIVERED:
            return _("Delivered. A lead or director of %(side)s confirms it, or says what is missing.") % {
                "side": row.receiver.name if row.receiver else ""
            }
    return ""


def find(partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return quick wins as subjects of questions, files and notes; one statement."""
    rows = QuickWin.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        public_id: Shown(title, reverse("quick_win_detail", args=[partnership.public_id, public_id]))
        for public_id, title in rows.values_list("public_id", "title")
    }


def _called(side: Side) -> str:
    return side.short_name or side.name
