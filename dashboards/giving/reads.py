"""What the page about giving and gaining shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.charts.shapes import figure
from assessments.criteria.models import Facet
from assessments.disclosure import Band, codes
from assessments.reviews.models import ReviewResult, TrustReview
from assessments.reviews.pages import words
from assessments.reviews.pages.reading import Reading, read
from partnerships.conditions import Condition
from partnerships.equality.ledger import reads as ledger
from partnerships.equality.ledger.models import Contribution, Gain
from partnerships.room.access import Access

ALL, WAITING, GIFTS, GAINS = "", "waiting", "gifts", "gains"  # what the list can show


@dataclass(frozen=True)
class Felt:
    """How each side feels about equal footing in the last full review, from released cells."""

    month: str
    url: str
    between: str
    told_apart: bool
    sides: Sequence[tuple[int, str, str]]


@dataclass(frozen=True)
class Row:
    """One contribution or gain in the list. `edit_url` only where the reader's side may change it."""

    what: str
    amount: str
    kind: str
    is_gift: bool
    on_day: date
    from_mark: int
    from_name: str
    to_name: str
    worth: str
    state: str
    waits_for_you: bool
    url: str


def felt(access: Access) -> Felt | None:
    """Return how it feels, in three statements; None before the first full review."""
    result = (
        ReviewResult.objects.filter(review__partnership=access.partnership, review__kind=TrustReview.Kind.FULL)
        .select_related("review")
        .order_by("-review__number")
        .first()
    )
    if result is None:
        return None
    url = reverse("review_result", args=[access.partnership.public_id, result.review.public_id])
    return felt_in(read(result.released), url)


def felt_in(reading: Reading, url: str) -> Felt | None:
    """Return how it feels in one result, which stands at `url`; None where it does not ask for equal footing."""
    found = [f for f in reading.of_kind(Facet.Kind.CONDITION) if f.code == Condition.EQUALITY]
    if not found:
        return None
    facet = found[0]
    return Felt(
        month=words.month(reading.closed_on),
        url=url,
        between=words.between(facet.between, reading),
        told_apart=facet.between.word == codes.TOLD_APART,
        sides=[(side.mark, side.short_name, _level(facet.values[side.id], side.joint)) for side in reading.sides],
    )


def listed(access: Access, show: str) -> QuerySet:
    """Return the contributions or gains that the list can show."""
    if show == GAINS:
        return ledger.gains(access.partnership)
    rows = ledger.contributions(access.partnership)
    if show == WAITING:
        return rows.unanswered()
    return rows.gifts() if show == GIFTS else rows


def shown(row: Contribution | Gain, access: Access) -> Row:
    """Return one of `listed` as the template shows it."""
    return _gain(row, access) if isinstance(row, Gain) else _contribution(row, access)


def gifts(access: Access, most: int = 6) -> list[Contribution]:
    """Return the newest gifts that were confirmed: who went first."""
    return list(ledger.contributions(access.partnership).confirmed().gifts()[:most])


def _level(value, joint: bool) -> str:
    if not isinstance(value, Band):
        return words.why_hidden(value, joint=joint)
    said = words.span(value, figure(value.lo), figure(value.hi))
    return _("%(level)s, divided") % {"level": said} if value.divided else said


def _contribution(row: Contribution, access: Access) -> Row:
    return Row(
        what=row.what,
        amount=ledger.amount_of(row),
        kind=str(row.get_kind_display()),
        is_gift=row.is_gift,
        on_day=row.on_day,
        from_mark=row.giver.mark,
        from_name=row.giver.short_name or row.giver.name,
        to_name=row.receiver.short_name or row.receiver.name,
        worth=_both(row.giver_worth, row.receiver_worth),
        state=ledger.state(row),
        waits_for_you=(not row.answer and row.withdrawn_at is None and row.receiver_id == access.side.pk),
        url=reverse("contribution_detail", args=[access.partnership.public_id, row.public_id]),
    )


def _gain(gain: Gain, access: Access) -> Row:
    own = gain.side_id == access.side.pk and access.can["write_room"]
    return Row(
        what=gain.what,
        amount=ledger.amount_of(gain),
        kind=str(gain.get_kind_display()),
        is_gift=False,
        on_day=gain.on_day,
        from_mark=gain.side.mark,
        from_name=gain.side.short_name or gain.side.name,
        to_name="",
        worth="–" if gain.worth is None else str(gain.worth),
        state="",
        waits_for_you=False,
        url=reverse("gain_edit", args=[access.partnership.public_id, gain.public_id]) if own else "",
    )


def _both(given: int | None, received: int | None) -> str:
    return " · ".join("–" if worth is None else str(worth) for worth in (given, received))
