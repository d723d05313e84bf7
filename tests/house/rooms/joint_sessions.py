"""Routes of joint sessions: who is answered what, and what stands for each name in an address."""

from tests.factories import (
    AgendaItemFactory,
    CommitmentFactory,
    DecisionFactory,
    JointSessionFactory,
    SeriesFactory,
)
from tests.house.row import OTHER_SIDE, Row

READ, WRITE = "partnership:read_room", "partnership:write_room"
FORM = Row(WRITE, post=422)
BUTTON = Row(WRITE, get=405, post=302)

ROWS: dict[str, Row] = {
    "session_list": Row(READ),
    "session_plan": FORM,
    "session_detail": Row(READ),
    "session_edit": FORM,
    "session_guests": Row(WRITE, post=302),
    "session_cancel": FORM,
    "session_hold": FORM,
    "backlog_add": FORM,
    "agenda_add": FORM,
    "agenda_how": BUTTON,
    "agenda_edit": FORM,
    "agenda_move": BUTTON,
    "agenda_remove": Row(WRITE, post=302),
    "agenda_carry": BUTTON,
    "agenda_let_go": BUTTON,
    "minutes_edit": FORM,
    "minutes_put": BUTTON,
    "readiness_tick": BUTTON,
    # The side in the address is the one across from Noordzee: nobody writes about the own side.
    "learned_write": Row(WRITE, post=422, refused=OTHER_SIDE),
    "learned_fit": Row(WRITE, get=405, post=302, refused=OTHER_SIDE),
    "series_propose": FORM,
    "series_change": FORM,
    "decision_list": Row(READ),
    "decision_propose": FORM,
    "decision_detail": Row(READ),
    "decision_edit": FORM,
    "decision_confirm": Row(WRITE, post=302),
    "decision_end": FORM,
    "decision_set_aside": BUTTON,
    "commitment_list": Row(READ),
    "commitment_promise": FORM,
    "commitment_detail": Row(READ),
    "commitment_edit": FORM,
    "commitment_move": FORM,
    "commitment_drop": FORM,
    "commitment_keep": FORM,
    "commitment_confirm": BUTTON,
    "commitment_object": FORM,
    "commitment_miss": FORM,
}


def _session(world, whose: str) -> str:
    return JointSessionFactory(partnership=world.room(whose), planned_by=world.seat(whose)).public_id


def _item(world, whose: str) -> str:
    session = JointSessionFactory(partnership=world.room(whose), planned_by=world.seat(whose))
    return AgendaItemFactory(session=session).public_id


def _series(world, whose: str) -> str:
    return SeriesFactory(partnership=world.room(whose)).public_id


def _decision(world, whose: str) -> str:
    return DecisionFactory(proposed_by=world.seat(whose)).public_id


def _joint_decision(world, whose: str) -> str:
    return DecisionFactory(proposed_by=world.seat(whose), joint=True).public_id


def _commitment(world, whose: str) -> str:
    return CommitmentFactory(owner=world.seat(whose)).public_id


def _other_side(world, whose: str) -> str:
    """Return the side across the table: one writes about another than one's own."""
    return world.room(whose).sides.exclude(pk=world.side(whose).pk).order_by("pk")[0].public_id


PLACES = {
    "session": _session,
    "agenda_item": _item,
    "series": _series,
    "decision": _decision,
    "commitment": _commitment,
}
PLACES_OF = {
    "learned_write": {"side": _other_side},
    "learned_fit": {"side": _other_side},
    "decision_confirm": {"decision": _joint_decision},
}
