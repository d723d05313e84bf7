"""Routes of the calendars: who is answered what, and what stands for each name in an address."""

from tests.factories import CalendarFeedFactory, DatePollFactory, JointSessionFactory, ProposedMomentFactory
from tests.house.row import Row


def _session(world, whose: str) -> str:
    return JointSessionFactory(planned_by=world.seat(whose), partnership=world.room(whose)).public_id


def _token(world, whose: str) -> str:
    token = "c" * 43 if whose == "own" else "w" * 43
    if whose == "own":
        CalendarFeedFactory(user=world.seat(whose).user, token=token)
    return token


def _poll(world, whose: str) -> str:
    return ProposedMomentFactory(poll=DatePollFactory(asked_by=world.seat(whose))).poll.public_id


ROWS: dict[str, Row] = {
    "session_ics": Row("partnership:read_room"),
    "calendar_feed": Row("link"),
    "calendar_settings": Row("signed_in"),
    "calendar_make": Row("signed_in", get=405, post=200),
    "calendar_revoke": Row("signed_in", get=405, post=302),
    "date_poll_add": Row("partnership:write_room", post=422),
    "date_poll_detail": Row("partnership:read_room"),
    "date_poll_answer": Row("partnership:ask_and_answer", get=405, post=422),
    "date_poll_plan": Row("partnership:write_room", get=405, post=422),
    "date_poll_call_off": Row("partnership:write_room", get=405, post=302),
}
PLACES = {"poll": _poll}
PLACES_OF = {"session_ics": {"session": _session}, "calendar_feed": {"token": _token}}
