"""Sessions in people's own calendars, read by two independent programs."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from accounts.post import actions as post
from partnerships.joint_sessions.models import CalendarFeed, JointSession
from partnerships.joint_sessions.sessions import actions
from partnerships.room.models import Participant
from tests.factories import CalendarFeedFactory, JointSessionFactory
from tests.moments import NOW

TOKEN = "t" * 43
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _feed(token: str = TOKEN, **headers):
    return Client().get(reverse("calendar_feed", args=[token]), headers=headers)


def _session(cast, **more) -> JointSession:
    by = cast.seat_of(cast.alice)
    return JointSessionFactory(partnership=cast.meals, planned_by=by, kind="kitchen", **more)


def _events(body: bytes) -> list:
    return list(Calendar.from_ical(body).walk("VEVENT"))


@pytest.fixture
def feed(cast):
    return CalendarFeedFactory(user=cast.alice, token=TOKEN)


def test_the_feed_is_made_shown_once_and_opens_without_signing_in(cast, client_of):
    alice = client_of(cast.alice)
    page = alice.post(reverse("calendar_make"))
    address = page.context["address"]
    assert address in page.text
    assert page["Cache-Control"] == "no-store"
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert len(token) == 43
    assert token not in CalendarFeed.objects.get().token_hash
    assert address not in alice.get(reverse("calendar_settings")).text
    assert _feed(token).status_code == 200
    assert not _feed(token).cookies


def test_a_renewed_and_a_revoked_feed_open_nothing(cast, client_of, feed):
    alice = client_of(cast.alice)
    address = alice.post(reverse("calendar_make")).context["address"]
    assert _feed().status_code == 404
    token = address.rpartition("/")[2].removesuffix(".ics")
    for _ in range(2):
        alice.post(reverse("calendar_revoke"))
    assert _feed(token).status_code == 404


def test_a_closed_account_has_no_feed(cast, feed):
    cast.alice.is_active = False
    cast.alice.save(update_fields=["is_active"])
    assert _feed().status_code == 404


def test_the_feed_holds_when_where_and_who_but_not_what(cast, feed):
    _session(cast, subject="Who pays for the late menu?", purpose="Secret", place="Kitchen, dock 4; ring, twice")
    body = _feed().content
    event = _events(body)[0]
    assert event["summary"] == "Kitchen visit: Aldersteen, Noordzee"
    assert event["location"] == "Kitchen, dock 4; ring, twice"
    assert b"late menu" not in body
    assert b"Secret" not in body


def test_another_room_is_not_in_it_and_an_ended_seat_takes_its_sessions_along(cast, feed, other_partnership):
    _session(cast)
    iris = cast.seat_of(cast.iris, other_partnership)
    JointSessionFactory(partnership=other_partnership, planned_by=iris)
    assert len(_events(_feed().content)) == 1
    seat = cast.seat_of(cast.alice)
    seat.left_at = NOW
    seat.save(update_fields=["left_at"])
    assert _events(_feed().content) == []


# The night of 28 March 2027 the clock goes forward; on 25 October 2026 it went back.
@pytest.mark.parametrize(
    ("at", "offset"),
    [
        (datetime(2026, 6, 25, 8, 0, tzinfo=UTC), 2),
        (datetime(2026, 10, 24, 8, 0, tzinfo=UTC), 2),
        (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), 1),
        (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), 1),
        (datetime(2027, 3, 28, 8, 0, tzinfo=UTC), 2),
    ],
)
def test_two_programs_read_the_same_moment_across_summer_time(cast, feed, at, offset):
    _session(cast, starts_at=at)
    body = _feed().content
    first = _events(body)[0]["dtstart"].dt
    second = vobject.readOne(body.decode()).vevent.dtstart.value
    assert first == second == at
    assert first.utcoffset() == second.utcoffset() == timedelta(hours=offset)
    assert f"DTSTART;TZID=Europe/Amsterdam:{at.astimezone(AMSTERDAM):%Y%m%dT%H%M%S}".encode() in body


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata"])
def test_zones_of_elsewhere_are_read_alike(cast, feed, zone):
    for month in range(1, 13):
        _session(cast, starts_at=datetime(2026, month, 8, 12, 0, tzinfo=UTC), time_zone=zone)
    body = _feed().content.decode()
    said = [event["dtstart"].dt.utcoffset() for event in _events(body.encode())]
    assert [event.dtstart.value.utcoffset() for event in vobject.readOne(body).vevent_list] == said
    here = ZoneInfo(zone)
    known = [datetime(2026, m, 8, 12, 0, tzinfo=UTC).astimezone(here).utcoffset() for m in range(1, 13)]
    assert said == known


def test_lines_are_folded_escaped_and_end_as_the_standard_wants(cast, feed):
    _session(cast, place="Café Überkitchen, " * 12)
    body = _feed().content
    assert body.count(b"\n") == body.count(b"\r\n")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert vobject.readOne(body.decode()).vevent.location.value.startswith("Café Überkitchen, Café")


def test_two_fetches_are_the_same_bytes_and_the_second_may_be_spared(cast, feed):
    _session(cast)
    first, second = _feed(), _feed()
    assert first.content == second.content
    again = _feed(**{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_has_the_same_uid_and_a_higher_sequence(cast, feed):
    session = _session(cast)
    before = _events(_feed().content)[0]
    JointSession.objects.filter(pk=session.pk).update(sequence=1, changed_at=NOW, place="Elsewhere")
    after = _events(_feed().content)[0]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["last-modified"].dt == NOW


@pytest.mark.parametrize(("days", "shown"), [(1, True), (89, True), (91, False)])
def test_a_cancelled_session_says_so_for_ninety_days(cast, feed, days, shown):
    _session(cast, cancelled=True, cancelled_at=NOW - timedelta(days=days))
    events = _events(_feed().content)
    assert [event["status"] for event in events] == (["CANCELLED"] if shown else [])


def test_one_session_as_a_file(cast, client_of, other_partnership):
    session = _session(cast)
    answer = client_of(cast.marieke).get(reverse("session_ics", args=[cast.meals.public_id, session.public_id]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.content)["method"] == "PUBLISH"
    foreign = JointSessionFactory(
        partnership=other_partnership, planned_by=cast.seat_of(cast.iris, other_partnership)
    )
    missing = reverse("session_ics", args=[cast.meals.public_id, foreign.public_id])
    assert client_of(cast.marieke).get(missing).status_code == 404


def test_the_feed_needs_the_same_statements_however_many_sessions(cast, feed, django_assert_same_statements):
    _session(cast)
    _feed()

    def more():
        for _ in range(5):
            _session(cast)
        return

    more()
    django_assert_same_statements(_feed, _feed)


# --- letters ----------------------------------------------------------------
def test_planning_changing_and_cancelling_write_one_letter_each_to_everybody_else(cast, mailoutbox):
    alice = cast.seat_of(cast.alice)
    session = actions.plan_session(
        partnership=cast.meals, public_id="s" * 20, kind="steering", subject="Late menu",
        time_zone="Europe/Amsterdam",
        starts_at=NOW + timedelta(days=7), ends_at=NOW + timedelta(days=7, hours=1), by=alice, now=NOW,
    )  # fmt: skip
    post.deliver_due(now=NOW)
    to_ruben = [cast.ruben.email]
    others = {person.user.email for person in Participant.objects.present().filter(partnership=cast.meals)}
    assert {mail.to[0] for mail in mailoutbox} == others - {cast.alice.email}
    link = reverse("session_detail", args=[cast.meals.public_id, session.public_id])
    assert all(link in mail.body for mail in mailoutbox)
    assert all("Late menu" not in mail.body + mail.subject for mail in mailoutbox)

    mailoutbox.clear()
    actions.edit_session(session=session, version=0, place="Elsewhere", by=alice, now=NOW)
    post.deliver_due(now=NOW)
    assert [mail.subject for mail in mailoutbox if mail.to == to_ruben] == ["A joint session was changed"]

    mailoutbox.clear()
    for _ in range(2):
        actions.cancel_session(session=session, reason="Strike", by=alice, now=NOW)
    post.deliver_due(now=NOW)
    assert [mail.subject for mail in mailoutbox if mail.to == to_ruben] == ["A joint session was cancelled"]
