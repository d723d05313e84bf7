"""Routes of vision: who is answered what, and what stands for each name in an address."""

from partnerships.room.canonical import canonical
from partnerships.room.models import Side
from partnerships.vision.models import Expectation, Objective, Vision
from partnerships.vision.whole import content_of_vision
from tests.factories import (
    ExpectationFactory,
    MilestoneFactory,
    ObjectiveFactory,
    ParticipantFactory,
    ProposalFactory,
    RestatementFactory,
    SealedVisionFactory,
    SupportAskFactory,
    VisionCommentFactory,
    VisionDraftFactory,
    VisionFactory,
)
from tests.house.row import OTHER_SIDE, Row

NUMBER = 73_219  # of a version; long enough to be found in a page and left out of the comparison
DRAFT, WORK, WRITE = "partnership:draft_vision", "partnership:consent_to_work", "partnership:write_room"

ROWS: dict[str, Row] = {
    "milestones": Row("signed_in"),
    "vision": Row("partnership:read_room"),
    "vision_write": Row(DRAFT, post=422),
    "vision_versions": Row("partnership:read_room"),
    "vision_version": Row("partnership:read_room"),
    "comment_settle": Row(DRAFT, get=405, post=302),
    "position_edit": Row(DRAFT, post=422),
    "expectation_list": Row("partnership:read_room"),
    "expectation_new": Row(DRAFT, post=422),
    "expectation_edit": Row(DRAFT, post=422, refused=OTHER_SIDE),
    "expectation_withdraw": Row(DRAFT, get=405, post=302, refused=OTHER_SIDE),
    "expectation_restate": Row(DRAFT, post=422),
    "restatement_answer": Row(DRAFT, post=422, refused=OTHER_SIDE),
    "objective_new": Row(DRAFT, post=422),
    "objective_detail": Row("partnership:read_room"),
    "objective_edit": Row(DRAFT, post=422),
    "objective_propose": Row(DRAFT, get=405, post=302),
    "objective_set_aside": Row(DRAFT, post=422),
    "measurement_record": Row(DRAFT, post=422),
    "milestone_new": Row(DRAFT, post=422),
    "milestone_edit": Row(DRAFT, post=422),
    "milestone_reach": Row(DRAFT, post=422),
    "milestone_drop": Row(DRAFT, post=422),
    "vision_sealing": Row("partnership:read_room"),
    "vision_sealed": Row("partnership:read_room"),
    "support_ask": Row(WRITE, post=422),
    "support_edit": Row(WRITE, post=422, refused=OTHER_SIDE),
    "conduct_edit": Row(WRITE, post=422),
    # On a room without a vision in drafting there is nothing to comment, tick, vote on, seal or open again.
    "vision_comment": Row("partnership:comment_vision", get=404, post=404),
    "vision_propose": Row(WORK, get=405, post=404),
    "vision_reopen": Row(WORK, get=404, post=404),
    "vision_ready_tick": Row(WORK, get=405, post=404),
    "synergy_call": Row(WORK, get=405, post=404),
    "synergy_vote": Row("partnership:consent_as_director", get=404, post=404),
}


def _vision(world, whose: str) -> Vision:
    found = Vision.objects.filter(partnership=world.room(whose), sealed_at=None).first()
    return found or VisionFactory(partnership=world.room(whose), begun_by=world.seat(whose))


def _objective(world, whose: str) -> Objective:
    lead = world.seat(whose)
    other = Side.objects.filter(partnership=world.room(whose)).exclude(pk=lead.side_id).order_by("pk")[0]
    person = other.participants.filter(function="lead").first() or ParticipantFactory(side=other, lead=True)
    people = {"owner": lead, "counterpart": person, "drafted_by": lead}
    return ObjectiveFactory(partnership=world.room(whose), **people)


def _milestone(world, whose: str) -> str:
    objective = _objective(world, whose)
    return MilestoneFactory(
        partnership=objective.partnership, objective=objective, planned_by=objective.owner, joint=True
    ).public_id


def _expectation(world, whose: str, *, of_others: bool = False) -> Expectation:
    side = world.side(whose)
    if of_others:
        side = Side.objects.filter(partnership=side.partnership).exclude(pk=side.pk).order_by("pk")[0]
    return ExpectationFactory(partnership=world.room(whose), side=side, stated_by=world.seat(whose))


def _restatement(world, whose: str) -> str:
    expectation = _expectation(world, whose)
    side = Side.objects.filter(partnership=expectation.partnership).exclude(pk=expectation.side_id)
    return RestatementFactory(
        partnership=expectation.partnership,
        expectation=expectation,
        side=side.order_by("pk")[0],
        restated_by=world.seat(whose),
    ).public_id


def _support(world, whose: str) -> str:
    room, side, lead = world.room(whose), world.side(whose), world.seat(whose)
    return SupportAskFactory(partnership=room, side=side, asked_by=lead).public_id


def _comment(world, whose: str) -> str:
    vision, lead = _vision(world, whose), world.seat(whose)
    return VisionCommentFactory(partnership=vision.partnership, vision=vision, by=lead).public_id


def _draft(world, whose: str) -> str:
    vision = _vision(world, whose)
    if not vision.drafts.exists():
        VisionDraftFactory(vision=vision, number=NUMBER, written_by=world.seat(whose))
    return vision.public_id


def _seal(world, whose: str) -> str:
    room, lead = world.room(whose), world.seat(whose)
    vision = VisionFactory(partnership=room, begun_by=lead, sealed=True)
    content = canonical(content_of_vision(vision))
    return SealedVisionFactory(
        partnership=room, vision=vision, content=content, proposal=ProposalFactory(proposed_by=lead)
    ).public_id


PLACES = {
    "objective": lambda world, whose: _objective(world, whose).public_id,
    "milestone": _milestone,
    "expectation": lambda world, whose: _expectation(world, whose).public_id,
    "restatement": _restatement,
    "support": _support,
    "seal": _seal,
}
PLACES_OF = {
    "vision_version": {"vision": _draft, "number": lambda world, whose: NUMBER},
    "comment_settle": {"comment": _comment},
    "expectation_restate": {
        "expectation": lambda world, whose: _expectation(world, whose, of_others=True).public_id
    },
}
