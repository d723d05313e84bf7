"""What pages show of kitchen visits, and whose turn it is to host."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.room.access import Access
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.subjects import Shown
from partnerships.start_small.kitchen_visits.models import Impression, KitchenVisit
from partnerships.start_small.lanes import pace


@dataclass(frozen=True)
class VisitLine:
    """A visit as it stands in a list."""

    title: str
    url: str
    mark: int
    visited_on: date
    place: str
    visitors: str
    found: int
    is_ahead: bool
    is_called_off: bool


@dataclass(frozen=True)
class Struck:
    """What struck one side; `text` is empty until that side has written it."""

    mark: int
    side: str
    text: str
    version: int
    is_yours: bool


def of_partnership(partnership: Partnership):
    """Visits of this room with host, visitors and the number of quick wins found there."""
    visits = KitchenVisit.objects.filter(partnership=partnership).select_related("host__organisation")
    return visits.prefetch_related("visitors__user").annotate(found=Count("quick_wins", distinct=True))


def line(visit: KitchenVisit, access: Access, today: date) -> VisitLine:
    """Return one visit of `of_partnership` as a line."""
    return VisitLine(
        title=_("At %(host)s") % {"host": visit.host.name},
        url=reverse("kitchen_visit_detail", args=[access.partnership.public_id, visit.public_id]),
        mark=visit.host.mark,
        visited_on=visit.visited_on,
        place=visit.place,
        visitors=", ".join(sorted(person.user.name for person in visit.visitors.all())),
        found=getattr(visit, "found", 0),  # counted by `of_partnership`
        is_ahead=visit.visited_on > today,
        is_called_off=visit.called_off_at is not None,
    )


def struck(visit: KitchenVisit, access: Access) -> list[Struck]:
    """Return what struck each side at the table, alphabetically; two statements."""
    said = {row.side_id: row for row in Impression.objects.filter(visit=visit)}
    return [_struck(side, said.get(side.pk), access) for side in access.sides]


def _struck(side: Side, said: Impression | None, access: Access) -> Struck:
    return Struck(
        mark=side.mark,
        side=side.name,
        text=said.text if said else "",
        version=said.version if said else 0,
        is_yours=side.pk == access.side.pk,
    )


def turn_in_words(access: Access, today: date) -> str:
    """Say whose turn it is to host, in one statement beside that for the sides."""
    was = Q(partnership=access.partnership, called_off_at=None, visited_on__lte=today)
    hosted = {
        host: (times, last)
        for host, times, last in KitchenVisit.objects.filter(was)
        .order_by()
        .values("host")
        .annotate(times=Count("pk"), last=Max("visited_on"))
        .values_list("host", "times", "last")
    }
    sides = access.sides
    known = {side.pk: hosted.get(side.pk, (0, None)) for side in sides}
    turn = pace.whose_turn(known)
    hosts = [(last, side) for side in sides for times, last in [known[side.pk]] if times and last]
    if not hosts:
        return _("Nobody has hosted yet. Either side can begin.")
    last_on, last_host = max(hosts, key=lambda pair: (pair[0], -pair[1].pk))
    names = {side.pk: side.name for side in sides}
    said = {"host": last_host.name, "day": day(last_on)}
    if turn is None:
        return _("%(host)s hosted last, on %(day)s. Any other side can be next.") % said
    if turn == last_host.pk:
        return _("%(turn)s hosted least often: it is their turn once more.") % {"turn": names[turn]}
    return _("It is the turn of %(turn)s to host: %(host)s did last, on %(day)s.") % {"turn": names[turn], **said}


def find(partnership: Partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return visits as subjects of questions, files and notes; one statement."""
    rows = KitchenVisit.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        visit.public_id: Shown(
            _("Visit to %(host)s on %(day)s") % {"host": visit.host.name, "day": day(visit.visited_on)},
            reverse("kitchen_visit_detail", args=[partnership.public_id, visit.public_id]),
        )
        for visit in rows.select_related("host__organisation")
    }
