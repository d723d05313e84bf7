"""Routes of start small: who is answered what, and what stands for each name in an address."""

from tests.factories import InitiativeFactory, KitchenVisitFactory, QuickWinFactory
from tests.house.row import Row

ROWS: dict[str, Row] = {
    "start_small": Row("partnership:read_room"),
    "quick_win_list": Row("partnership:read_room"),
    "quick_win_add": Row("partnership:write_room", post=422),
    "quick_win_bring_in": Row("partnership:write_room", post=422),
    "quick_win_detail": Row("partnership:read_room"),
    "quick_win_edit": Row("partnership:write_room", post=422),
    "quick_win_take_part": Row("partnership:write_room", get=405, post=422),
    "quick_win_value": Row("partnership:write_room", get=405, post=422),
    "quick_win_start": Row("partnership:write_room", get=405, post=422),
    "quick_win_deliver": Row("partnership:write_room", get=405, post=302),
    # Aldersteen receives it: the lead of the other side cannot confirm it.
    "quick_win_confirm": Row("partnership:consent_to_work", get=405, post={"partner": 302, "": 409}),
    "quick_win_not_yet": Row("partnership:consent_to_work", get=405, post=422),
    "quick_win_set_aside": Row("partnership:write_room", get=405, post=422),
    "quick_win_take_up": Row("partnership:write_room", get=405, post=302),
    "initiative_add": Row("partnership:write_room", post=422),
    "initiative_detail": Row("partnership:read_room"),
    "initiative_edit": Row("partnership:write_room", post=422),
    "initiative_take_part": Row("partnership:write_room", get=405, post=422),
    "initiative_move": Row("partnership:write_room", get=405, post=422),
    "kitchen_visit_list": Row("partnership:read_room"),
    "kitchen_visit_add": Row("partnership:write_room", post=422),
    "kitchen_visit_detail": Row("partnership:read_room"),
    "kitchen_visit_edit": Row("partnership:write_room", post=422),
    "kitchen_visit_struck": Row("partnership:write_room", get=405, post=422),
    "kitchen_visit_call_off": Row("partnership:write_room", get=405, post=302),
}


def _win(**looks):
    """Return a maker of quick wins that look so; a room with one lead only has nobody to carry them."""

    def make(world, whose: str) -> str:
        room = world.room(whose)
        if whose == "own":
            return QuickWinFactory(partnership=room, **looks).public_id
        return QuickWinFactory(partnership=room, added_by=world.seat(whose)).public_id

    return make


def _visit(**looks):
    def make(world, whose: str) -> str:
        seat = world.seat(whose)
        row = KitchenVisitFactory(
            partnership=world.room(whose), host=seat.side, planned_by=seat, visitors=[], **looks
        )
        return row.public_id

    return make


def _initiative(world, whose: str) -> str:
    seat = world.seat(whose)
    carried = {"owner": seat, "co_owner": None, "added_by": seat}
    return InitiativeFactory(partnership=world.room(whose), **carried).public_id


PLACES = {"quick_win": _win(), "initiative": _initiative, "kitchen_visit": _visit()}
PLACES_OF = {
    "quick_win_deliver": {"quick_win": _win(started=True)},
    "quick_win_confirm": {"quick_win": _win(delivered=True)},
    "quick_win_not_yet": {"quick_win": _win(delivered=True)},
    "quick_win_take_up": {"quick_win": _win(set_aside=True)},
    "kitchen_visit_call_off": {"kitchen_visit": _visit(planned=True)},
}
