"""What was put in and what was gained, per side; the judgement about balance is made upstairs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Avg, Count, F, Q, QuerySet, Sum, Value, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from partnerships.equality.ledger.models import Contribution, ContributionQuerySet, Gain, SideSize
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.subjects import Shown


@dataclass(frozen=True)
class SideTotals:
    """One side's give and take, each figure in the points of that side's own scale.

    `put_in`: worth of what it gave, as it values it itself. `got`: worth of what it received, as it values it
    itself, with its own gains. Only what the receiver confirmed counts; gifts are apart and in neither.
    """

    side: Side
    put_in: int
    got: int
    given_count: int
    received_count: int
    gifts_given: int
    gifts_received: int
    mean_own: float | None
    mean_theirs: float | None
    people: int
    turnover: int | None
    currency: str


def contributions(partnership: Partnership) -> ContributionQuerySet:
    """Contributions of a room with the names that a list shows, newest first."""
    rows = Contribution.objects.filter(partnership=partnership)
    return rows.select_related("giver__organisation", "receiver__organisation").order_by("-on_day", "-pk")


def gains(partnership: Partnership) -> QuerySet[Gain]:
    """Gains that sides wrote down, newest first."""
    rows = Gain.objects.filter(partnership=partnership, withdrawn_at=None)
    return rows.select_related("side__organisation").order_by("-on_day", "-pk")


def totals(partnership: Partnership, sides: list[Side], since: date | None = None) -> list[SideTotals]:
    """Return each side's give and take from `since` on, in five statements, in the order of `sides`."""
    rows = Contribution.objects.filter(partnership=partnership).confirmed()
    own_gains = Gain.objects.filter(partnership=partnership, withdrawn_at=None)
    if since is not None:
        rows, own_gains = rows.filter(on_day__gte=since), own_gains.filter(on_day__gte=since)
    given = _by(
        rows,
        "giver",
        worth=Sum("giver_worth", filter=Q(is_gift=False)),
        number=Count("pk", filter=Q(is_gift=False)),
        gifts=Count("pk", filter=Q(is_gift=True)),
        own=Avg("giver_worth", filter=Q(giver_worth__isnull=False, receiver_worth__isnull=False)),
        theirs=Avg("receiver_worth", filter=Q(giver_worth__isnull=False, receiver_worth__isnull=False)),
    )
    received = _by(
        rows,
        "receiver",
        worth=Sum("receiver_worth", filter=Q(is_gift=False)),
        number=Count("pk", filter=Q(is_gift=False)),
        gifts=Count("pk", filter=Q(is_gift=True)),
    )
    gained = _by(own_gains, "side", worth=Sum("worth"))
    people = _by(Participant.objects.present().filter(partnership=partnership), "side", number=Count("pk"))
    sizes = {size.side_id: size for size in SideSize.objects.filter(side__in=sides)}
    return [_totals(side, given, received, gained, people, sizes) for side in sides]


def put_in_and_gained(partnership: Partnership, most: int = 3) -> dict[int, tuple[list[str], list[str]]]:
    """Return per side the newest things it put in (confirmed, gifts too) and gained, in words; one statement."""
    gave = _newest_of_each(contributions(partnership).confirmed(), "giver", most, is_gain=False)
    got = _newest_of_each(gains(partnership), "side", most, is_gain=True)
    shown: dict[int, tuple[list[str], list[str]]] = {}
    for side, is_gain, _place, what, amount, unit in gave.union(got, all=True).order_by("place"):
        shown.setdefault(side, ([], []))[is_gain].append(in_words(what, amount, unit))
    return shown


def _newest_of_each(rows: QuerySet, side: str, most: int, *, is_gain: bool) -> QuerySet:
    """Return the newest rows of each side; of the two kinds of rows the same columns."""
    newest_first = Window(RowNumber(), partition_by=F(side), order_by=["-on_day", "-pk"])
    newest = rows.order_by().annotate(place=newest_first, is_gain=Value(is_gain)).filter(place__lte=most)
    return newest.values_list(side, "is_gain", "place", "what", "amount", "unit")


def in_words(what: str, amount: Decimal | None, unit: str) -> str:
    """Return a row in one line: what, and how much in its own unit."""
    much = _amount(amount, unit)
    return f"{what}, {much}" if much else what


def amount_of(row: Contribution | Gain) -> str:
    """Return an amount in its own unit, as the reader writes numbers; empty without one."""
    return _amount(row.amount, row.unit)


def _amount(amount: Decimal | None, unit: str) -> str:
    if amount is None:
        return ""
    exact = Decimal(amount).normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    return f"{number_format(exact, places, use_l10n=True, force_grouping=True)} {unit}".strip()


def waiting_for(partnership: Partnership, side: Side) -> int:
    """Return how many contributions wait for this side's word."""
    return Contribution.objects.filter(partnership=partnership, receiver=side).unanswered().count()


def find(partnership: Partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return contributions by public id as they read in lists of other rooms."""
    rows = Contribution.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        row.public_id: Shown(row.what, reverse("contribution_detail", args=[partnership.public_id, row.public_id]))
        for row in rows
    }


def state(row: Contribution) -> str:
    """Return how a contribution stands, in words."""
    if row.withdrawn_at is not None:
        return _("taken back")
    if row.corrected_at is not None:
        return _("replaced by a correction")
    receiver = row.receiver.short_name or row.receiver.name
    if row.answer == Contribution.Answer.CONFIRMED:
        return _("confirmed by %(side)s") % {"side": receiver}
    if row.answer == Contribution.Answer.OTHERWISE:
        return _("%(side)s sees it otherwise") % {"side": receiver}
    return _("waits for %(side)s") % {"side": receiver}


def _by(rows: QuerySet, group: str, **figures) -> dict[int, dict]:
    return {row[group]: row for row in rows.order_by().values(group).annotate(**figures)}


def _totals(side: Side, given, received, gained, people, sizes) -> SideTotals:
    gave, got = given.get(side.pk, {}), received.get(side.pk, {})
    size = sizes.get(side.pk)
    return SideTotals(
        side=side,
        put_in=gave.get("worth") or 0,
        got=(got.get("worth") or 0) + (gained.get(side.pk, {}).get("worth") or 0),
        given_count=gave.get("number") or 0,
        received_count=got.get("number") or 0,
        gifts_given=gave.get("gifts") or 0,
        gifts_received=got.get("gifts") or 0,
        mean_own=gave.get("own"),
        mean_theirs=gave.get("theirs"),
        people=people.get(side.pk, {}).get("number") or 0,
        turnover=size.turnover if size else None,
        currency=size.currency if size else "",
    )
