"""Routes of concerns: who is answered what, and what stands for each name in an address."""

from tests.factories import MandateFactory, OutsideOfferFactory
from tests.house.row import OTHER_SIDE, Row

READ, WRITE, CONSENT = "partnership:read_room", "partnership:write_room", "partnership:consent_to_work"

ROWS: dict[str, Row] = {
    "concerns": Row(READ),
    "mandate_write": Row(WRITE, post=422),
    "mandate_edit": Row(WRITE, post=422, refused=OTHER_SIDE),
    "mandate_weaken": Row(WRITE, post=422, refused=OTHER_SIDE),
    "mandate_talk": Row(WRITE, post=422),
    "mandate_check": Row(CONSENT, post=422, refused=OTHER_SIDE),
    "mandate_restore": Row(WRITE, get=405, post=302, refused=OTHER_SIDE),
    "mandate_end": Row(WRITE, get=405, post=302, refused=OTHER_SIDE),
    "offer_keep": Row(WRITE, post=422),
    "offer_rule": Row(CONSENT, post=422),
    "offer_detail": Row(READ),
    "offer_edit": Row(WRITE, post=422, refused=OTHER_SIDE),
    "offer_drop": Row(WRITE, get=405, post=302, refused=OTHER_SIDE),
    "offer_open": Row(CONSENT, get=405, post=409, refused=OTHER_SIDE),
    "offer_respond": Row(WRITE, post=422),
    "offer_decide": Row(CONSENT, post=422),
}


def _kept(world, whose):
    return OutsideOfferFactory(written_by=world.seat(whose)).public_id


def _opened(world, whose):
    return OutsideOfferFactory(written_by=world.seat(whose), opened=True).public_id


PLACES = {
    "mandate": lambda world, whose: MandateFactory(written_by=world.seat(whose)).public_id,
    "offer": _opened,
}
PLACES_OF = {name: {"offer": _kept} for name in ("offer_edit", "offer_drop", "offer_open")}
