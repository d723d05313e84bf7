"""The list of rounds, the open round, and the plan, ready for their templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import day
from assessments.disclosure import coverage_shown
from assessments.reviews.models import ReviewInvitation, ReviewPlan, ReviewSide, TrustReview
from assessments.reviews.pages import words
from assessments.reviews.plans import CRITERIA, RHYTHM, criteria_content, rhythm_of
from partnerships.room.access import Access
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.reads import rows_of
from partnerships.room.models import Side

State = TrustReview.State


@dataclass(frozen=True)
class Coverage:
    """How far one side of an open round is, as it was last told: never who."""

    mark: int
    name: str
    is_yours: bool
    words: str


@dataclass(frozen=True)
class OpenRound:
    """A round that takes answers now."""

    public_id: str
    title: str
    until: datetime
    told: str
    coverage: Sequence[Coverage]
    invited: Sequence[str]
    you_are_asked: bool
    your_side_answers_together: bool
    result_url: str
    joint_url: str
    link_url: str


@dataclass(frozen=True)
class PastRound:
    """A round that is over: its name, and the way to its result."""

    title: str
    closed_on: datetime
    text: str
    url: str


@dataclass(frozen=True)
class PlanSaid:
    """What is joint about the reviews, in rows of label and value; `next_on` when the next round opens."""

    rows: Sequence[tuple[str, str]]
    next_rows: Sequence[tuple[str, str]]


def open_round(review: TrustReview, access: Access) -> OpenRound:
    """Return an open round as people of one side see it: names of the own side only."""
    rows = list(review.sides.select_related("side__organisation"))
    rows.sort(key=lambda row: (row.side.name.casefold(), row.side_id))
    asked = _asked(review, access)
    own = next((row for row in rows if row.side_id == access.side.pk), None)
    address = [access.partnership.public_id, review.public_id]
    told_on = max((row.told_on for row in rows if row.told_on), default=None)
    return OpenRound(
        public_id=review.public_id,
        title=_kind(review),
        until=local(review.closes_at, access.partnership.time_zone),
        told=_("As told on %(day)s: once a day, and never who.") % {"day": words.day_and_month(told_on)}
        if told_on
        else "",
        coverage=[_coverage(row, review.minimum, access.side) for row in rows],
        invited=[invitation.participant.user.name for invitation in asked],
        you_are_asked=any(
            access.participant is not None and invitation.participant_id == access.participant.pk
            for invitation in asked
        ),
        your_side_answers_together=own is not None and own.open_mode,
        result_url=reverse("review_result", args=address),
        joint_url=reverse("joint_sheet", args=address),
        link_url=reverse("review_link", args=address),
    )


def _kind(review: TrustReview) -> str:
    if review.is_farewell:
        return _("Farewell review")
    return _("Pulse") if review.kind == TrustReview.Kind.PULSE else _("Full review")


def _asked(review: TrustReview, access: Access) -> list[ReviewInvitation]:
    """Return who is asked of the reader's own side, by name."""
    rows = ReviewInvitation.objects.filter(review=review, side=access.side).select_related("participant__user")
    return sorted(rows, key=lambda row: (row.participant.user.name.casefold(), row.pk))


def _coverage(row: ReviewSide, minimum: int, your_side: Side) -> Coverage:
    return Coverage(row.side.mark, row.side.short_name, row.side_id == your_side.pk, _coverage_words(row, minimum))


def _coverage_words(row: ReviewSide, minimum: int) -> str:
    """Say how far a side is, from what was last told and never from the sheets of this moment."""
    if row.open_mode:
        return _("answers in one joint, signed sheet")
    if row.told_on is None:
        return ngettext("%(number)s person asked", "%(number)s people asked", row.invited) % {
            "number": row.invited
        }
    shown = coverage_shown(min(row.answered or 0, row.invited), row.invited, False, minimum=minimum)
    if shown.answered is not None:
        return _("%(answered)s of %(invited)s have answered") % {
            "answered": shown.answered,
            "invited": shown.invited,
        }
    if shown.word == "enough":
        return _("enough have answered to show a result")
    return ngettext(
        "not enough have answered yet; a side appears from %(number)s answer on",
        "not enough have answered yet; a side appears from %(number)s answers on",
        minimum,
    ) % {"number": words.count_word(minimum)}


def past_rounds(access: Access) -> list[PastRound]:
    """Return the rounds that are over, newest first."""
    rounds = TrustReview.objects.filter(partnership=access.partnership).exclude(state=State.OPEN)
    return [_past(review, access) for review in rounds.order_by("-number")]


def _past(review: TrustReview, access: Access) -> PastRound:
    closed_at = local(review.closed_at or review.closes_at, access.partnership.time_zone)
    void = review.state == State.VOID
    return PastRound(
        title=words.round_name(review.kind, closed_at.date(), is_farewell=review.is_farewell),
        closed_on=closed_at,
        text=_("came to nothing") if void else "",
        url=reverse("review_result", args=[access.partnership.public_id, review.public_id]),
    )


def plan_said(plan: ReviewPlan | None) -> PlanSaid | None:
    """Return what the sides agreed about their reviews; None while nothing is joint."""
    if plan is None:
        return None
    rows = []
    if plan.criteria_set is not None:
        rows += rows_of(kind_of(CRITERIA), criteria_content(plan.criteria_set))[:2]
    rhythm = rhythm_of(plan)
    if rhythm is not None:
        # When the next round opens has lines of its own: the agreed first day is past after the first round.
        rows += rows_of(kind_of(RHYTHM), rhythm | {"first_on": ""})
    due = [(_("Next full review"), plan.next_full_on), (_("Next pulse"), plan.next_pulse_on)]
    return PlanSaid(rows, [(label, day(on)) for label, on in due if on])


def local(moment: datetime, zone: str) -> datetime:
    """Return a moment as the clocks of the partnership's own place show it."""
    return moment.astimezone(ZoneInfo(zone))
