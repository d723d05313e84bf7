"""Routes of the exports: who is answered what."""

from tests.house.row import Row

ROWS: dict[str, Row] = {
    "room_export": Row("partnership:export"),
    "room_export_file": Row("partnership:export"),
}
PLACES = {}
PLACES_OF = {}
