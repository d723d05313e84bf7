"""Routes of equality: who is answered what, and what stands for each name in an address."""

from partnerships.equality.models import Grievance
from partnerships.roles import Function
from tests.factories import (
    CharterEntryFactory,
    ContributionFactory,
    GainFactory,
    GrievanceFactory,
    MeetingLineFactory,
    PrincipleFactory,
    RepairFactory,
)
from tests.house.row import OTHER_SIDE, Row

READ, WRITE = "partnership:read_room", "partnership:write_room"
# What only the own side may do; the other side reads why it may not.
NOT_THEIRS = {"partner": 403}  # let in, and told why not

ROWS: dict[str, Row] = {
    "equality": Row(READ),
    "principle_list": Row(READ),
    "principle_new": Row(WRITE, post=422),
    "principle_detail": Row(READ),
    "principle_edit": Row(WRITE, post=422),
    "principle_reword": Row(WRITE, post=422),
    "principle_end": Row(WRITE, post=422),
    "principle_propose": Row(WRITE, get=405, post=302),
    "principle_drop": Row(WRITE, get=405, post={"partner": 409, "": 302}),
    "charter": Row(READ),
    "charter_entry_new": Row(WRITE, post=422),
    "charter_entry_edit": Row(WRITE, post=422),
    "charter_entry_remove": Row(WRITE, get=405, post=302),
    "charter_propose": Row(WRITE, get=405, post=409),
    "meeting_list": Row(READ),
    "meeting_new": Row(WRITE, post=422),
    "meeting_edit": Row(WRITE, post=422),
    "meeting_person": Row(WRITE, post=422),
    "meeting_end": Row(WRITE, get=405, post=302),
    "culture": Row(READ),
    "culture_profile": Row(WRITE, post=422),
    "culture_again": Row(WRITE, get=405, post=409),
    "visit_note_edit": Row(WRITE, post=422),
    "contribution_list": Row(READ),
    "contribution_new": Row(WRITE, post=422),
    "contribution_detail": Row(READ),
    "contribution_edit": Row(WRITE, get={**NOT_THEIRS, "": 200}, post={**NOT_THEIRS, "": 422}),
    "contribution_correct": Row(WRITE, get={**NOT_THEIRS, "": 200}, post={**NOT_THEIRS, "": 422}),
    "contribution_answer": Row(WRITE, get=405, post={"partner": 422, "": 403}),
    "contribution_take_back": Row(WRITE, get=405, post={**NOT_THEIRS, "": 302}),
    "gain_new": Row(WRITE, post=422),
    "gain_edit": Row(WRITE, post=422, refused=OTHER_SIDE),
    "gain_take_back": Row(WRITE, get=405, post=302, refused=OTHER_SIDE),
    "size_edit": Row(WRITE, post=422),
    "grievance_list": Row(READ),
    "grievance_new": Row(WRITE, post=422),
    "grievance_detail": Row(READ),
    "grievance_edit": Row(WRITE, get={**NOT_THEIRS, "": 200}, post={**NOT_THEIRS, "": 422}),
    "repair_new": Row(WRITE, post=422),
    "repair_done": Row(WRITE, get=405, post={**NOT_THEIRS, "": 302}),
    "grievance_resolve": Row(WRITE, get={**NOT_THEIRS, "": 200}, post={**NOT_THEIRS, "": 302}),
    "grievance_reopen": Row(WRITE, get={**NOT_THEIRS, "": 200}, post={**NOT_THEIRS, "": 422}),
}


def _grievance(world, whose):
    """The one grievance of a room, so that a repair in the same address belongs to it."""
    rows = Grievance.objects.filter(partnership=world.room(whose)).order_by("pk")
    return rows.first() or GrievanceFactory(raised_by=world.seat(whose, Function.MEMBER))


PLACES = {
    "principle": lambda world, whose: PrincipleFactory(drafted_by=world.seat(whose)).public_id,
    "entry": lambda world, whose: CharterEntryFactory(partnership=world.room(whose)).public_id,
    "line": lambda world, whose: MeetingLineFactory(partnership=world.room(whose)).public_id,
    "contribution": lambda world, whose: ContributionFactory(recorded_by=world.seat(whose)).public_id,
    "gain": lambda world, whose: GainFactory(recorded_by=world.seat(whose)).public_id,
    "grievance": lambda world, whose: _grievance(world, whose).public_id,
    "repair": lambda world, whose: RepairFactory(grievance=_grievance(world, whose)).public_id,
}
PLACES_OF = {}
