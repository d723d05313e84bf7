"""Routes of reviews all year: who is answered what, and what stands for each name in an address."""

from tests.house.row import Row

ROWS: dict[str, Row] = {
    "review_propose": Row("partnership:open_round", post=422),
    "review_extend": Row("partnership:open_round", post=422),
    # An open round has no result to talk about yet.
    "review_talk": Row("partnership:write_room", get=405, post=404),
}
PLACES = {}
PLACES_OF = {}
