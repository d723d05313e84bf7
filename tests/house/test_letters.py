"""Every kind of letter, written in a language that marks the texts of the catalogues.

HOW TO EXTEND. A kind of letter without a row in `SITUATIONS` fails the build. A row makes what the letter is
about, for Alice of the cast to read, and returns what the outbox would keep.
"""

from collections.abc import Callable

import pytest

from accounts.post import kinds
from accounts.post.actions import _message
from assessments.reviews.models import ReviewInvitation
from partnerships.room.consent.models import Proposal
from tests.cast import gather
from tests.factories import (
    ConsentFactory,
    InvitationFactory,
    JointSessionFactory,
    OpenSeatFactory,
    OutboxMailFactory,
    OutsideOfferFactory,
    ProposalFactory,
    QuestionFactory,
    SealedVisionFactory,
    StandInFactory,
    TrustReviewFactory,
    WarningFactory,
)
from tests.house import words
from tests.house.places import World
from tests.house.pseudo import spoken
from tests.house.rendered import noted_data
from tests.house.routes import all_routes

pytestmark = pytest.mark.django_db


def _proposal(world: World, **said) -> dict:
    proposal = ProposalFactory(proposed_by=world.cast.seat_of(world.cast.marieke), **said)
    return {"proposal": proposal.public_id, "user": world.cast.alice.pk}


def _declined(world: World) -> dict:
    about = _proposal(world, state=Proposal.State.DECLINED)
    ConsentFactory(proposal=Proposal.objects.get(public_id=about["proposal"]), declined=True)
    return about


def _question(world: World, **said) -> dict:
    question = QuestionFactory(asked_by=world.cast.seat_of(world.cast.marieke), **said)
    return {"question": question.public_id, "user": world.cast.alice.pk}


def _session(world: World, **said) -> dict:
    session = JointSessionFactory(
        partnership=world.cast.meals, planned_by=world.cast.seat_of(world.cast.marieke), **said
    )
    return {"session": session.public_id, "user": world.cast.alice.pk}


def _choice(world: World) -> dict:
    return {"partnership": world.cast.meals.public_id, "user": world.cast.alice.pk}


def _asked(world: World) -> dict:
    route = next(route for route in all_routes() if route.name == "review_link")
    review = world.arguments(route, "own")["review"]
    invitation = ReviewInvitation.objects.get(review__public_id=review, participant__user=world.cast.alice)
    return {"invitation": invitation.public_id, "number": 1}


def _review(world: World) -> dict:
    review = TrustReviewFactory(partnership=world.cast.meals)
    return {"review": review.public_id, "user": world.cast.alice.pk}


def _offer(world: World) -> dict:
    offer = OutsideOfferFactory(written_by=world.cast.seat_of(world.cast.marieke), opened=True)
    return {"offer": offer.public_id, "user": world.cast.alice.pk}


def _seal(world: World) -> dict:
    return {"seal": SealedVisionFactory(partnership=world.cast.meals).public_id, "user": world.cast.alice.pk}


def _warnings(world: World) -> dict:
    rules = ("no_review_planned", "no_session")
    rows = [WarningFactory(partnership=world.cast.meals, rule=rule) for rule in rules]
    return {"warnings": [row.public_id for row in rows], "user": world.cast.alice.pk}


def _invitation(world: World) -> dict:
    seat = {"open_seat": OpenSeatFactory(kept_by=world.seat("own")).public_id}
    return {"invitation": InvitationFactory(organisation=world.cast.rondeel, seat=seat).public_id}


def _stand_in(world: World) -> dict:
    cast = world.cast
    people = {"absent": cast.seat_of(cast.ruben), "person": cast.seat_of(cast.bob)}
    return {"stand_in": StandInFactory(**people, named_by=cast.seat_of(cast.alice)).public_id}


SITUATIONS: dict[str, Callable[[World], dict]] = {
    "new_password": lambda world: {"address": world.cast.alice.email},
    "invitation": _invitation,
    "consent_asked": _proposal,
    "consent_joint": lambda world: _proposal(world, joint=True),
    "consent_cleared": _proposal,
    "consent_declined": _declined,
    "stand_in_named": _stand_in,
    "question_asked": _question,
    "question_answered": lambda world: _question(world, replied=True),
    "session_invited": _session,
    "session_changed": _session,
    "session_cancelled": lambda world: _session(world, cancelled=True),
    "choice_votes_opened": _choice,
    "choice_declined": _choice,
    "vision_sealed": _seal,
    "offer_opened": _offer,
    "review_invitation": _asked,
    "review_reminder": _asked,
    "review_link": _asked,
    "review_result": _review,
    "review_void": _review,
    "warnings": _warnings,
}


def test_every_kind_of_letter_is_read():
    assert set(SITUATIONS) == set(kinds._KINDS), "say in SITUATIONS what a letter of this kind is about"


@pytest.mark.parametrize("kind", SITUATIONS)
def test_a_letter_speaks_the_readers_language(kind: str):
    with spoken(), noted_data() as noted:
        world = World(gather())
        mail = OutboxMailFactory(kind=kind, language="nl", about=SITUATIONS[kind](world))
        message = _message(mail)
        data = words.Data({*noted, world.cast.alice.get_short_name()})
    assert message, "nothing was written: the situation is not one in which this letter leaves"
    assert not words.foreign([message.subject, *message.body.splitlines()], data)
