"""Routes of the journey: who is answered what, and what stands for each name in an address."""

from partnerships.roles import Function
from tests.factories import HandoverItemFactory, PartingFactory
from tests.house.row import Row


def _parting(world, whose: str) -> str:
    return PartingFactory(given_by=world.seat(whose, Function.DIRECTOR)).public_id


ROWS: dict[str, Row] = {
    "journey": Row("partnership:read_room"),
    "journey_forward": Row("partnership:consent_as_director", get=405, post=409),
    "journey_bring_in": Row("partnership:consent_as_director", post=422),
    "journey_back": Row("partnership:consent_as_director", post=422),
    "journey_trial": Row("partnership:consent_as_director", post=302),
    "journey_renew": Row("partnership:consent_as_director", post=422),
    "side_propose": Row("partnership:consent_as_director", post=422),
    "journey_anew": Row("partnership:read_room"),
    "journey_anew_put": Row("partnership:consent_to_work", get=405, post=422),
    "parting": Row("partnership:read_room"),
    "parting_notice": Row("partnership:consent_as_director", post=422),
    "parting_take_back": Row("partnership:consent_as_director", get=405, post=302),
    "parting_day": Row("partnership:consent_as_director", post=422),
    "handover_add": Row("partnership:write_room", get=405, post=422),
    "handover_done": Row("partnership:write_room", get=405, post=302),
}
PLACES = {
    "parting": _parting,
    "item": lambda world, whose: HandoverItemFactory(added_by=world.seat(whose)).public_id,
}
PLACES_OF = {
    # The other side takes this one over: its own item is done already.
    "handover_done": {
        "item": lambda world, whose: HandoverItemFactory(added_by=world.seat(whose), done=True).public_id
    },
}
