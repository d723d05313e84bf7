"""Building an agenda: every side adds, changes and orders items, on a session or in the backlog."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.identifiers import public_id as new_public_id
from accounts.versions import save_if_unchanged
from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.themes import Theme
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership

State = JointSession.State


@transaction.atomic
def add_item(
    *,
    partnership: Partnership,
    public_id: str,
    title: str,
    minutes: int,
    by: Participant,
    now: datetime,
    session: JointSession | None = None,
    series: Series | None = None,
    details: str = "",
    theme: str = Theme.OTHER,
    own_theme: str = "",
    owner: Participant | None = None,
    from_all: bool = False,
) -> AgendaItem:
    """Put an item at the end of a session's agenda, or into the backlog.

    `public_id` was given out with the form: sent twice, it adds one item. Raises Refused for a session that
    is over or cancelled.
    """
    by = writer(by, partnership)
    added = AgendaItem.objects.filter(public_id=public_id, partnership=partnership).first()
    if added is not None:
        return added
    if session is not None:
        _refuse_closed(session)
    item = AgendaItem.objects.create(
        partnership=partnership,
        public_id=public_id,
        session=session,
        series=series,
        title=title,
        details=details,
        theme=theme,
        own_theme=own_theme,
        minutes=minutes,
        position=_end_of(session),
        side=None if from_all else by.side,
        added_by=by,
        added_at=now,
        owner=owner,
    )
    _record(item, "agenda.added", by, now)
    return item


@transaction.atomic
def begin_with_how(*, session: JointSession, by: Participant, now: datetime) -> AgendaItem:
    """Put “how we deal with each other” first on the agenda of a board session, with over half of the time."""
    by = writer(by, session.partnership)
    item, made = AgendaItem.objects.get_or_create(
        session=session,
        is_how=True,
        defaults={
            "partnership": session.partnership,
            "title": _("How do we want to deal with each other?"),
            "theme": Theme.CONDUCT,
            "minutes": max(10, session.length // 2 + 5),
            "position": 0,
            "added_by": by,
            "added_at": now,
        },
    )
    if made:
        others = [other.pk for other in session.agenda.exclude(pk=item.pk).in_order()]
        _number([item.pk, *others])
        _record(item, "agenda.added", by, now)
    return item


@transaction.atomic
def edit_item(*, item: AgendaItem, version: int, by: Participant, now: datetime, **fields) -> AgendaItem:
    """Change an item of either side. Raises `ChangedMeanwhile` for the second of two writers."""
    by = writer(by, item.partnership)
    _refuse_closed(item.session)
    if save_if_unchanged(item, version, **fields):
        _record(item, "agenda.changed", by, now)
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Participant, now: datetime) -> None:
    """Take an item off the agenda. An item that came from an earlier session is left over there again."""
    by = writer(by, item.partnership)
    _refuse_closed(item.session)
    fresh = AgendaItem.objects.filter(pk=item.pk).first()
    if fresh is not None:
        _record(fresh, "agenda.removed", by, now)
        fresh.delete()


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, seen_at: int, by: Participant, now: datetime) -> None:
    """Move an item one place up or down. `seen_at` is where it stood on the page: elsewhere, nothing moves."""
    by = writer(by, item.partnership)
    _refuse_closed(item.session)
    order = [other.pk for other in _siblings(item)]
    if item.pk not in order or order.index(item.pk) != seen_at:
        return
    place = seen_at + (-1 if up else 1)
    if not 0 <= place < len(order):
        return
    order[seen_at], order[place] = order[place], order[seen_at]
    _number(order)
    _record(item, "agenda.moved", by, now)


@transaction.atomic
def carry_over(*, item: AgendaItem, to: JointSession, by: Participant, now: datetime) -> AgendaItem:
    """Put an item that was not got to, or that waits in the backlog, on the agenda of a planned session.

    A left-over item stays where it was and says where it went. Twice is once.
    """
    by = writer(by, to.partnership)
    _refuse_closed(to)
    item = AgendaItem.objects.select_related("session").get(pk=item.pk)
    if item.session is None:
        item.session, item.position = to, _end_of(to)
        item.save(update_fields=["session", "position"])
        _record(item, "agenda.carried", by, now)
        return item
    if item.carried_to is not None or item.session_id == to.pk:
        return item.carried_to or item
    if item.session.state != State.HELD or item.dealt_with:
        raise Refused(_("Only what was not dealt with can be carried over."))
    copy = AgendaItem.objects.create(
        partnership=item.partnership,
        public_id=new_public_id(),
        session=to,
        title=item.title,
        details=item.details,
        theme=item.theme,
        own_theme=item.own_theme,
        minutes=item.minutes,
        position=_end_of(to),
        side=item.side,
        added_by=item.added_by,
        added_at=now,
        owner=item.owner,
    )
    AgendaItem.objects.filter(pk=item.pk).update(carried_to=copy)
    _record(copy, "agenda.carried", by, now)
    return copy


@transaction.atomic
def let_go(*, item: AgendaItem, by: Participant, now: datetime) -> None:
    """Say of a left-over item that it needs no session any more. Twice is once."""
    by = writer(by, item.partnership)
    if AgendaItem.objects.left_over().filter(pk=item.pk).update(let_go_at=now):
        _record(item, "agenda.let_go", by, now)


# --- small steps ----------------------------------------------------------
def _siblings(item: AgendaItem):
    if item.session_id is not None:
        return AgendaItem.objects.filter(session=item.session_id).in_order()
    return AgendaItem.objects.filter(partnership=item.partnership_id).backlog().in_order()


def _end_of(session: JointSession | None) -> int:
    if session is None:
        return 0
    last = AgendaItem.objects.filter(session=session).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _number(order: list[int]) -> None:
    for place, pk in enumerate(order):
        AgendaItem.objects.filter(pk=pk).update(position=place)


def _refuse_closed(session: JointSession | None) -> None:
    if session is None:
        return
    state = JointSession.objects.values_list("state", flat=True).get(pk=session.pk)
    if state == State.CANCELLED:
        raise Refused(_("This session was cancelled."))
    if state == State.HELD:
        raise Refused(_("This session was held: its agenda stays as it was."))


def _record(item: AgendaItem, verb: str, by: Participant, now: datetime) -> None:
    subject = ("agenda_item", item.public_id)
    data = {"session": item.session.public_id} if item.session else {}
    record(partnership=item.partnership, verb=verb, by=by, now=now, subject=subject, data=data)
