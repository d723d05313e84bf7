"""Routes of signals: who is answered what, and what stands for each name in an address."""

from tests.factories import WarningFactory
from tests.house.row import Row

ROWS: dict[str, Row] = {
    "signal_list": Row("partnership:read_room"),
    "warning_detail": Row("partnership:read_room"),
    "warning_aside": Row("partnership:open_round", get=405, post=422),
}
PLACES = {
    "warning": lambda world, whose: WarningFactory(partnership=world.room(whose)).public_id,
}
PLACES_OF = {}
