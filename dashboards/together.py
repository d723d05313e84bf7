"""The lower part of a room's overview: big and small, what each side puts in and gains, meetings and promises."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.equality.ledger.reads import put_in_and_gained
from partnerships.joint_sessions.models import Commitment, Decision, JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.consent.reads import Acceptance, Answer
from partnerships.room.seats.models import Partnership
from partnerships.start_small.models import QuickWin
from partnerships.vision.models import Objective
from partnerships.vision.objectives.reads import Standing, newest_figure, standing_at, with_newest_figure

OBJECTIVES, WINS, SESSIONS, DECISIONS, PROMISES = 6, 3, 3, 3, 4


@dataclass(frozen=True)
class Row:
    """One line of a list: what, where it stands, a word or who accepted it below. `is_late` is the one alarm."""

    title: str
    url: str
    text: str = ""
    mark: int = 0
    is_done: bool = False
    is_late: bool = False
    accepts: Sequence[Answer] = ()


@dataclass(frozen=True)
class Big:
    """A long-term objective, how it stands, and the quick wins that serve it."""

    objective: Objective
    url: str
    standing: Standing
    wins: Sequence[Row]


@dataclass(frozen=True)
class Meetings:
    """The newest sessions of a room, and the one that comes next."""

    newest: Sequence[JointSession]
    next: JointSession | None


@dataclass(frozen=True)
class Column:
    """What one side puts in and gains, in its own words."""

    name: str
    mark: int
    is_yours: bool
    puts_in: Sequence[str]
    gains: Sequence[str]


def of_room(
    access: Access, meetings: Meetings, accepted: Mapping[str, Acceptance], *, today: date, now: datetime
) -> dict[str, Any]:
    """Return what the lower part shows, in five statements; what a room has nothing of is empty.

    `accepted`: who has accepted each decision, by its public id.
    """
    room = access.partnership
    big, loose = _big_and_small(room, today)
    sessions = _sessions(meetings, room, now)
    return {
        "big": big,
        "loose_wins": loose,
        "add_win_url": address("quick_win_add", room) if access.may(Permission.WRITE_ROOM) else "",
        "start_small_url": address("start_small", room),
        "giving": _giving(access),
        "giving_url": address("contribution_list", room),
        "sessions": sessions,
        "sessions_url": address("session_list", room),
        "decisions": _decisions(room, accepted),
        "promises": _promises(room, today),
        "promises_url": address("commitment_list", room),
    }


def is_empty(shown: dict[str, Any]) -> bool:
    """Tell whether nothing has happened in a room yet that this part would show."""
    return not any(shown[name] for name in ("big", "loose_wins", "giving", "sessions", "decisions", "promises"))


def meetings_of(partnership: Partnership, now: datetime) -> Meetings:
    """Return the newest sessions and the next one, in one statement."""
    rows = JointSession.objects.filter(partnership=partnership).exclude(state=JointSession.State.CANCELLED)
    ahead = rows.ahead(now).order_by("starts_at", "pk")
    newest = rows.order_by("-starts_at", "-pk")
    shown = newest.filter(Q(pk__in=newest.values("pk")[:SESSIONS]) | Q(pk__in=ahead.values("pk")[:1]))
    found = list(shown)
    return Meetings(found[:SESSIONS], next((one for one in reversed(found) if one.is_ahead(now)), None))


def address(name: str, partnership: Partnership, *more: str) -> str:
    """Return the address of a page, empty while the room has none."""
    try:
        return reverse(name, args=[partnership.public_id, *more])
    except NoReverseMatch:
        return ""


# --- big and small ----------------------------------------------------------
def _big_and_small(room: Partnership, today: date) -> tuple[list[Big], list[Row]]:
    joint = Objective.objects.joint().filter(partnership=room).order_by("due_on", "pk")
    objectives = list(with_newest_figure(joint)[:OBJECTIVES])
    serving: dict[int, list[Row]] = defaultdict(list)
    State = QuickWin.State
    wins = QuickWin.objects.filter(
        partnership=room, state__in=(State.STARTED, State.DELIVERED, State.CONFIRMED)
    ).select_related("owner__side__organisation")
    shown = {objective.pk for objective in objectives}
    for win in wins.order_by("-moved_at", "-pk")[: OBJECTIVES * WINS * 2]:
        place = win.objective_id if win.objective_id in shown else 0
        if len(serving[place]) < WINS:
            serving[place].append(_win(win, room, today))
    return [_big(objective, serving[objective.pk], room, today) for objective in objectives], serving[0]


def _big(objective: Objective, wins: Sequence[Row], room: Partnership, today: date) -> Big:
    url = address("objective_detail", room, objective.public_id)
    return Big(objective, url, standing_at(objective, newest_figure(objective), today=today), wins)


def _win(win: QuickWin, room: Partnership, today: date) -> Row:
    url = address("quick_win_detail", room, win.public_id)
    if win.state == QuickWin.State.CONFIRMED:
        text = _("confirmed in %(month)s") % {"month": _month(win.confirmed_on)} if win.confirmed_on else ""
        return Row(win.title, url, text, is_done=True)
    by = win.owner.side.short_name if win.owner else ""
    due = day(win.due_on)
    text = _("%(side)s, by %(day)s") % {"side": by, "day": due} if by else due
    return Row(win.title, url, text, is_late=bool(win.due_on and win.due_on < today))


def _month(on: date) -> str:
    return date_format(on, "F Y")


# --- giving and gaining -----------------------------------------------------
def _giving(access: Access) -> list[Column]:
    shown = put_in_and_gained(access.partnership)
    if not shown:
        return []
    columns = []
    for side in access.sides:
        puts_in, gains = shown.get(side.pk, ([], []))
        columns.append(Column(side.name, side.mark, side.pk == access.side.pk, puts_in, gains))
    return columns


# --- meetings and promises --------------------------------------------------
def _sessions(meetings: Meetings, room: Partnership, now: datetime) -> list[Row]:
    found = []
    for session in meetings.newest:
        when = day(session.starts_at)
        place = f"{when}, {session.place}" if session.place else when
        held = session.state == JointSession.State.HELD
        ahead = session.ends_at > now
        words = _("held") if held else _("being prepared") if ahead else _("not noted yet")
        text = _("%(place)s, %(words)s") % {"place": place, "words": words}
        found.append(Row(session.subject, address("session_detail", room, session.public_id), text))
    return found


def _decisions(room: Partnership, accepted: Mapping[str, Acceptance]) -> list[Row]:
    rows = Decision.objects.filter(partnership=room).newest()[:DECISIONS]
    return [_decision(decision, room, accepted.get(decision.public_id)) for decision in rows]


def _decision(decision: Decision, room: Partnership, answers: Acceptance | None) -> Row:
    url = address("decision_detail", room, decision.public_id)
    if answers is not None:
        return Row(decision.text, url, accepts=answers.accepts)
    joint = _("joint since %(day)s") % {"day": day(decision.joint_at)} if decision.joint_at else ""
    return Row(decision.text, url, joint or _("not put to the sides yet"))


def _promises(room: Partnership, today: date) -> list[Row]:
    State = Commitment.State
    open_ones = Commitment.objects.filter(partnership=room, state__in=(State.OPEN, State.SAID_KEPT))
    rows = open_ones.select_related("owner__user", "side__organisation").order_by("due_on", "pk")[:PROMISES]
    return [
        Row(
            promise.what,
            address("commitment_detail", room, promise.public_id),
            _("%(person)s (%(side)s), by %(day)s")
            % {
                "person": promise.owner.user.name,
                "side": promise.side.short_name,
                "day": day(promise.due_on),
            },
            promise.side.mark,
            is_late=promise.state == State.OPEN and promise.due_on < today,
        )
        for promise in rows
    ]
