"""Rooms with rounds in them, run through the same verbs as in life."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from accounts.organisations.models import Organisation
from assessments.criteria.actions import ensure_default
from assessments.reviews import actions, keyring, sealing
from assessments.reviews.actions.answering import invitation_of
from assessments.reviews.models import ReviewInvitation, ReviewPlan, TrustReview
from partnerships.room.models import Partnership, Side
from tests.factories import (
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
    StandingFactory,
)
from tests.moments import NOW

# In this order, so that the alphabet (Aldersteen, Noordzee, Oostwaarde, Wijkwerk) is not the order of seats.
NAMES = (
    ("Noordzee Inflight Services", "Noordzee"),
    ("Aldersteen Catering", "Aldersteen"),
    ("Oostwaarde", "Oostwaarde"),
    ("Wijkwerk", "Wijkwerk"),
)


def a_room(*sizes: int, **plan) -> Partnership:
    """Return a partnership with so many people able to answer on each side, and a joint plan."""
    room = PartnershipFactory(subject="Long-haul meals from Amsterdam", growing=True)
    StandingFactory(partnership=room)
    for size, (name, short) in zip(sizes, NAMES, strict=False):
        organisation = Organisation.objects.filter(name=name).first()
        organisation = organisation or OrganisationFactory(name=name, short_name=short)
        side = SideFactory(partnership=room, organisation=organisation)
        for place in range(size):
            ParticipantFactory(side=side, lead=place == 0, director=place == 1)
    ReviewPlan.objects.create(
        partnership=room,
        criteria_set=ensure_default(NOW),
        **{"full_every_months": 6, "pulse_every_months": 3, "next_full_on": NOW.date()} | plan,
    )
    return room


def opened(room: Partnership, *, now: datetime = NOW, kind: str = "full") -> TrustReview:
    """Open a round now."""
    plan = ReviewPlan.objects.get(partnership=room)
    review = actions.open_round(plan=plan, kind=kind, due_on=now.date(), now=now)
    assert review is not None
    return review


def side_called(room: Partnership, short_name: str) -> Side:
    """Return a side by the short name of its organisation."""
    return Side.objects.get(partnership=room, organisation__short_name=short_name)


def links(review: TrustReview, side: Side | None = None) -> list[str]:
    """Return the tokens of the personal links of a round, or of one side in it."""
    keys = keyring.read(review.public_id)
    asked = ReviewInvitation.objects.filter(review=review).order_by("pk")
    if side is not None:
        asked = asked.filter(side=side)
    return [sealing.link_token(keys.secret, invitation.public_id) for invitation in asked]


def answer(
    review: TrustReview,
    token: str,
    answers: Mapping[str, int] | int,
    *,
    now: datetime = NOW,
    keep: str = "",
    change: str = "",
) -> None:
    """Hand in a sheet by link; a single number stands for all statements."""
    if isinstance(answers, int):
        answers = dict.fromkeys(review.item_codes, answers)
    invitation = invitation_of(token)
    actions.hand_in(
        invitation=invitation, token=token, answers=answers, remarks={"keep": keep, "change": change}, now=now
    )


def answered(
    review: TrustReview, by_side: Mapping[str, Sequence[Mapping[str, int] | int]], *, now: datetime = NOW
) -> TrustReview:
    """Hand in these sheets: by short name of a side, one entry per person who answers."""
    for short_name, sheets in by_side.items():
        side = side_called(review.partnership, short_name)
        for token, sheet in zip(links(review, side), sheets, strict=False):
            answer(review, token, sheet, now=now)
    return review


def closed(review: TrustReview, *, now: datetime | None = None) -> TrustReview:
    """Close a round and return it as it is then."""
    actions.close(review_pk=review.pk, now=now or review.closes_at)
    review.refresh_from_db()
    return review


def a_closed_round(room: Partnership, by_side, *, now: datetime = NOW, kind: str = "full") -> TrustReview:
    """Open, answer and close a round."""
    review = answered(opened(room, now=now, kind=kind), by_side, now=now)
    return closed(review, now=now + timedelta(days=14))
