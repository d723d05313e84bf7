"""Routes of fit: who is answered what, and what stands for each name in an address."""

from tests.house.row import Row

ROWS: dict[str, Row] = {
    "fit": Row("partnership:read_room"),
    "fit_write": Row("partnership:write_room", post=409),
}
PLACES = {}
PLACES_OF = {}
