"""Routes of choice: who is answered what, and what stands for each name in an address."""

from tests.house.row import Row

ROWS: dict[str, Row] = {}
PLACES = {}
PLACES_OF = {}
