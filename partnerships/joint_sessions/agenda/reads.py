"""Agendas as the pages show them, with clock times, totals and what a board session asks for."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.themes import Theme
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.models import Partnership

State = JointSession.State


@dataclass(frozen=True)
class Row:
    """One item as it stands on a page; `mark` is 0 where it comes from all."""

    public_id: str
    title: str
    details: str
    minutes: int
    begins: str
    theme: str
    mark: int
    side: str
    owner: str
    is_main: bool
    place: int
    is_first: bool
    is_last: bool
    is_open: bool
    edit_url: str
    url: str
    not_dealt_with: bool = False
    carried_to: str = ""


@dataclass(frozen=True)
class Agenda:
    """The items of one session in order, how they fit, and what the page says about them."""

    rows: list[Row]
    total: int
    fits: str
    too_long: bool
    notices: list[str] = field(default_factory=list)
    has_how: bool = True


def shown(items: QuerySet[AgendaItem]) -> list[AgendaItem]:
    """Return items with everything that a row shows, in one statement."""
    return list(items.select_related("side__organisation", "owner__user", "carried_to__session", "session"))


def left_over(partnership: Partnership) -> list[AgendaItem]:
    """Return what earlier sessions did not get to, and what waits in the backlog: candidates for the next."""
    items = AgendaItem.objects.filter(partnership=partnership)
    rows = items.left_over() | items.backlog()
    return shown(rows.order_by("session__starts_at", "added_at", "pk"))


def agenda_of(session: JointSession, access: Access) -> Agenda:
    """Return the agenda of a session, in one statement."""
    items = shown(session.agenda.in_order())
    total = sum(item.minutes for item in items)
    longest = max((item.minutes for item in items), default=0)
    begins = session.there(session.starts_at)
    rows = []
    for place, item in enumerate(items):
        main = item.is_how or (len(items) > 1 and item.minutes == longest and item.minutes * 2 > total)
        rows.append(row(item, access, place=place, count=len(items), begins=begins, is_main=main))
        begins += timedelta(minutes=item.minutes)
    board = session.kind == SessionKind.BOARD
    return Agenda(
        rows,
        total,
        _fits(total, session.length),
        total > session.length,
        _about_how(items) if board and session.state == State.PLANNED else [],
        not board or any(item.is_how for item in items),
    )


def row(item: AgendaItem, access: Access, *, place=0, count=1, begins=None, is_main=False) -> Row:
    """Return one item as a page shows it."""
    room = access.partnership.public_id
    session = item.session
    is_open = (session is None or session.state == State.PLANNED) and access.may(Permission.WRITE_ROOM)
    held = session is not None and session.state == State.HELD
    return Row(
        public_id=item.public_id,
        title=item.title,
        details=item.details,
        minutes=item.minutes,
        begins=time_format(begins, "H:i") if begins else "",
        theme=item.own_theme or (str(Theme(item.theme).label) if item.theme != Theme.OTHER else ""),
        mark=item.side.mark if item.side else 0,
        side=item.side.short_name if item.side else "",
        owner=item.owner.user.name if item.owner else "",
        is_main=is_main,
        place=place,
        is_first=place == 0,
        is_last=place == count - 1,
        is_open=is_open,
        edit_url=reverse("agenda_edit", args=[room, item.public_id]) if is_open else "",
        url=_address(item, access),
        not_dealt_with=held and not item.dealt_with,
        carried_to=item.carried_to.session.subject if item.carried_to and item.carried_to.session else "",
    )


def _address(item: AgendaItem, access: Access) -> str:
    room = access.partnership.public_id
    if item.session is None:
        return reverse("session_list", args=[room])
    return reverse("session_detail", args=[room, item.session.public_id])


def _fits(total: int, length: int) -> str:
    minutes = ngettext("%(n)d minute", "%(n)d minutes", total) % {"n": total}
    if total > length:
        return _("%(minutes)s on the agenda: %(over)d more than the session lasts.") % {
            "minutes": minutes,
            "over": total - length,
        }
    if total == length:
        return _("%(minutes)s on the agenda, as long as the session lasts.") % {"minutes": minutes}
    return _("%(minutes)s on the agenda, %(free)d still free.") % {"minutes": minutes, "free": length - total}


def _about_how(items: list[AgendaItem]) -> list[str]:
    """Return what is to be said about “how we deal with each other”: it is first and longest, or it is not."""
    how = next((item for item in items if item.is_how), None)
    if how is None:
        return [_("“How we deal with each other” is not on the agenda. In a board session it is the main thing.")]
    said = []
    if items[0].pk != how.pk:
        said.append(_("“How we deal with each other” does not come first."))
    if any(item.minutes >= how.minutes for item in items if item.pk != how.pk):
        said.append(_("“How we deal with each other” is not the longest item."))
    return said
