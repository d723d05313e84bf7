"""What hurts, since when, and what was done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import day
from partnerships.equality.grievances.models import Grievance
from partnerships.room.models import Participant, Partnership
from partnerships.room.subjects import Shown


def of_partnership(partnership: Partnership) -> QuerySet[Grievance]:
    """Grievances of a room with the names that a list shows and how far their repairs are."""
    rows = Grievance.objects.filter(partnership=partnership)
    return rows.select_related("partnership", "hurt__organisation", "about__organisation").annotate(
        repairs_promised=Count("repairs"),
        repairs_done=Count("repairs", filter=Q(repairs__done_at__isnull=False)),
    )


def days_open(row: Grievance, now: datetime) -> int:
    """Return on how many days this has hurt, earlier times included."""
    return row.open_days_before if row.resolved_at else open_until_resolved(row, now)


def open_until_resolved(row: Grievance, now: datetime) -> int:
    """Return the days to be counted at the moment of resolving."""
    day_at = row.partnership.day_at
    return row.open_days_before + max(0, (day_at(now) - day_at(row.open_since)).days)


@dataclass(frozen=True)
class Facts:
    """For the signals: how many are open, for how long, and how often something hurt again."""

    open: int
    resolved: int
    reopened: int
    median_days: float | None


def facts(partnership: Partnership, now: datetime) -> Facts:
    """Return the facts about grievances of one room, in one statement."""
    rows = Grievance.objects.filter(partnership=partnership).select_related("partnership").order_by("pk")
    return facts_of(list(rows), now)


def facts_of(rows: list[Grievance], now: datetime) -> Facts:
    """Return the facts about these grievances, which are all of a room."""
    still = [row for row in rows if row.resolved_at is None]
    days = [days_open(row, now) for row in rows]
    return Facts(
        open=len(still),
        resolved=len(rows) - len(still),
        reopened=sum(row.times_reopened for row in rows),
        median_days=median(days) if days else None,
    )


def people_at_table(partnership: Partnership):
    """Return everybody who can own a repair today, by name."""
    present = Participant.objects.present().filter(partnership=partnership, side__left_at=None)
    return present.select_related("user", "side__organisation").order_by("user__name", "pk")


def state(row: Grievance, now: datetime) -> str:
    """Return how a grievance stands, in words."""
    hurt = row.hurt.short_name or row.hurt.name
    if row.resolved_at is not None:
        on = row.partnership.day_at(row.resolved_at)
        return _("%(side)s says it is resolved, %(day)s.") % {"side": hurt, "day": day(on)}
    days = days_open(row, now)
    counted = ngettext("open for %(n)s day", "open for %(n)s days", days) % {"n": days}
    if row.repairs_promised and row.repairs_promised == row.repairs_done:
        return _("All that was promised is done; %(side)s has the word. %(days)s.") % {
            "side": hurt,
            "days": counted[:1].upper() + counted[1:],
        }
    return f"{counted[:1].upper()}{counted[1:]}."


def find(partnership: Partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return grievances by public id as they read in lists of other rooms."""
    rows = Grievance.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        row.public_id: Shown(row.title, reverse("grievance_detail", args=[partnership.public_id, row.public_id]))
        for row in rows
    }
