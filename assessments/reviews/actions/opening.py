"""Opening a round: from the sides' agreed rhythm, or out of turn."""

import logging
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.identifiers import public_id
from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from assessments.criteria.models import Criterion, Facet
from assessments.reviews import keyring, rhythm, sealing
from assessments.reviews.actions import key_folder
from assessments.reviews.conduct import extra_statements
from assessments.reviews.models import (
    ReviewInvitation,
    ReviewPlan,
    ReviewSide,
    TrustReview,
)
from assessments.reviews.standing import write_opened
from partnerships.conditions import Condition
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Side

log = logging.getLogger(__name__)

Kind = TrustReview.Kind
# The earth's earliest day: nobody's local date is later than this.
FARTHEST_EAST = timedelta(hours=14)


def open_due(*, now: datetime) -> int:
    """Open every round that is due at or before `now`; returns how many were opened."""
    return sum(_open_one(plan.pk, now) for plan in _candidates(now))


def _candidates(now: datetime):
    latest = (now + FARTHEST_EAST).date()
    return (
        ReviewPlan.objects.filter(Q(next_full_on__lte=latest) | Q(next_pulse_on__lte=latest))
        .exclude(criteria_set=None)
        .exclude(partnership__stage=Stage.PARTED)
        .exclude(partnership__reviews__state=TrustReview.State.OPEN)
        .only("pk")
        .order_by("pk")
    )


def _open_one(plan_pk: int, now: datetime) -> int:
    try:
        with transaction.atomic():
            # The plan is the claim: of two workers the second finds the date moved on.
            plan = ReviewPlan.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=plan_pk)
            due = _due(plan, plan.partnership.day_at(now))
            if due is None:
                return 0
            return int(open_round(plan=plan, kind=due[0], due_on=due[1], now=now) is not None)
    except IntegrityError:
        log.info("the round of plan %s was opened by somebody else", plan_pk)
        return 0


def _due(plan: ReviewPlan, today: date) -> tuple[str, date] | None:
    if plan.next_full_on and plan.next_full_on <= today:
        return Kind.FULL, plan.next_full_on
    if plan.next_pulse_on and plan.next_pulse_on <= today:
        return Kind.PULSE, plan.next_pulse_on
    return None


@transaction.atomic
def open_round(
    *,
    plan: ReviewPlan,
    kind: str,
    due_on: date,
    now: datetime,
    by: Participant | None = None,
    is_farewell: bool = False,
) -> TrustReview | None:
    """Open a round: freeze who is asked, make its keys, invite, and set the date of the next one.

    Returns None, and moves nothing, while fewer than two sides are seated or nobody of a side can answer.
    """
    partnership = plan.partnership
    if plan.criteria_set is None:
        return None
    sides = list(Side.objects.filter(partnership=partnership).seated().select_related("organisation"))
    people = _people(partnership.pk)
    if len(sides) < 2 or any(not people.get(side.pk) for side in sides):
        return None
    key_folder.needed()
    name = public_id()
    keys = keyring.create(name)
    try:
        with transaction.atomic():
            review = TrustReview.objects.create(
                public_id=name,
                due_on=due_on,
                is_farewell=is_farewell,
                public_key=keys.public,
                **_as_planned(plan, kind, {side.organisation.country for side in sides}, now),
            )
            _seat_sides(review, sides, people, now)
            _invite(review, people, keys, now)
            _plan_next(plan, kind, partnership.day_at(now))
            record(
                partnership=partnership,
                verb="review.opened.farewell" if is_farewell else f"review.opened.{kind}",
                by=by,
                now=now,
                subject=("review", review.public_id),
                data={"number": review.number},
            )
            write_opened(review=review, plan=plan, now=now)
    except BaseException:
        keyring.destroy(name)
        raise
    return review


def _as_planned(plan: ReviewPlan, kind: str, countries: set[str], now: datetime) -> dict[str, Any]:
    """Return what a round takes from its plan and from the rounds before it."""
    before, zone = plan.partnership.reviews, plan.partnership.time_zone
    extra = extra_statements(plan.partnership) if kind == Kind.FULL else {}
    return {
        "partnership": plan.partnership,
        "number": before.count() + 1,
        "kind": kind,
        "criteria_set": plan.criteria_set,
        "item_codes": [*_items(plan, kind, before.filter(kind=Kind.PULSE).count()), *extra],
        "extra_statements": extra,
        "minimum": plan.minimum,
        "keep_below": plan.keep_below,
        "opens_at": now,
        "closes_at": rhythm.closes_at(now, plan.window_days, zone, countries),
        "next_coverage_at": rhythm.next_telling(now, zone),
    }


def _people(partnership_pk: int) -> dict[int, list[Participant]]:
    people: dict[int, list[Participant]] = {}
    able = Participant.objects.present().able_to(Permission.ANSWER_REVIEW)
    for person in able.filter(partnership=partnership_pk, user__is_active=True).select_related("user"):
        people.setdefault(person.side_id, []).append(person)
    return people


def _items(plan: ReviewPlan, kind: str, pulses: int) -> list[str]:
    """All statements, or for a pulse one per condition, in turn, and those beside the index (energy).

    `pulses`: how many there were. Counting all rounds would ask the same half again and again, because
    full reviews and pulses take turns.
    """
    rows = list(Criterion.objects.filter(criteria_set=plan.criteria_set_id).select_related("facet"))
    if kind == Kind.FULL:
        return [row.code for row in rows]
    codes = []
    for condition in Condition:
        of_condition = [row.code for row in rows if row.facet.code == condition]
        if of_condition:
            codes.append(of_condition[pulses % len(of_condition)])
    return codes + [row.code for row in rows if row.facet.kind == Facet.Kind.EXTRA]


def _seat_sides(review: TrustReview, sides: list[Side], people: dict, now: datetime) -> None:
    zone = review.partnership.time_zone
    ReviewSide.objects.bulk_create(
        ReviewSide(
            review=review,
            side=side,
            invited=len(people[side.pk]),
            open_mode=len(people[side.pk]) < review.minimum,
            next_reminder_at=rhythm.reminder_at(now, 0, zone, side.organisation.country),
        )
        for side in sides
    )


def _invite(review: TrustReview, people: dict, keys: sealing.RoundKeys, now: datetime) -> None:
    invitations, mails = [], []
    for side_pk, side_people in people.items():
        for person in side_people:
            invitation = ReviewInvitation(review=review, side_id=side_pk, participant=person)
            invitation.public_id = public_id()
            invitation.token_hash = sealing.token_hash(sealing.link_token(keys.secret, invitation.public_id))
            invitations.append(invitation)
            mails.append(
                OutboxMail(
                    kind="review_invitation",
                    to_email=person.user.email,
                    language=person.user.language,
                    once=f"review_invitation:{invitation.public_id}",
                    about={"invitation": invitation.public_id},
                )
            )
    ReviewInvitation.objects.bulk_create(invitations)
    put_many(mails, now=now)


def _plan_next(plan: ReviewPlan, kind: str, opened_on: date) -> None:
    """The next round counts from this one, so that a late opening shifts the rhythm and doubles nothing."""
    if kind == Kind.FULL and plan.full_every_months:
        plan.next_full_on = rhythm.add_months(opened_on, plan.full_every_months)
    if plan.pulse_every_months:
        plan.next_pulse_on = rhythm.add_months(opened_on, plan.pulse_every_months)
    elif kind == Kind.PULSE:
        plan.next_pulse_on = None
    plan.save(update_fields=["next_full_on", "next_pulse_on"])
