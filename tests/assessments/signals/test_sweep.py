"""The sweep: what it writes, that it can run at any time, and that one room never colours another."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.reviews.models import ReviewPlan
from assessments.signals import actions
from assessments.signals.models import SignalSnapshot, Warning, Watch
from partnerships.joint_sessions.sessions.standing import write_next
from partnerships.lifecycle import Stage
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Standing
from tests.assessments.reviews.rounds import a_closed_round, a_room, side_called
from tests.factories import JointSessionFactory, ParticipantFactory, PartnershipFactory, StandingFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def sweep(now=NOW):
    return actions.sweep(now=now)


def rules(room):
    """The warnings of a room, but for those that every room of these tests has: nothing else happens there."""
    open_now = (
        Warning.objects.open().filter(partnership=room).exclude(rule__in=["lane_idle", "no_session_planned"])
    )
    return sorted(open_now.values_list("rule", flat=True))


def fallen(now=NOW):
    """A room in which Aldersteen saw everything high half a year ago, and low now."""
    room = a_room(5, 5)
    a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [7] * 5}, now=now - timedelta(days=200))
    review = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [2] * 5}, now=now - timedelta(days=20))
    return room, review


def test_a_fall_becomes_a_warning_with_its_evidence():
    room, review = fallen()
    counts = sweep()
    assert counts["warnings"] > 0
    assert counts["snapshots"] == 1
    warning = Warning.objects.get(rule="moved_down", subject__startswith="equality:")
    side = side_called(room, "Aldersteen")
    assert warning.sides == [side.public_id]
    assert warning.evidence == [["review", review.public_id]]
    assert warning.figures["before"] == "83"
    assert warning.figures["now"] == "17"
    assert warning.since == (NOW - timedelta(days=6)).date()


def test_the_second_run_changes_nothing():
    fallen()
    sweep()
    rows = [list(model.objects.order_by("pk").values()) for model in (Warning, SignalSnapshot, Watch, Standing)]
    assert sweep() == {"snapshots": 0, "warnings": 0}
    assert rows == [
        list(model.objects.order_by("pk").values()) for model in (Warning, SignalSnapshot, Watch, Standing)
    ]


def test_an_event_makes_a_partnership_due_again_and_an_unchanged_one_writes_no_snapshot():
    room, _review = fallen()
    sweep()
    record(partnership=room, verb="review.closed", by=None, now=NOW)
    assert sweep(NOW + timedelta(minutes=5)) == {"snapshots": 0, "warnings": 0}
    assert Watch.objects.get().looked_at == NOW + timedelta(minutes=5)


def test_time_alone_raises_a_warning_on_its_day():
    room = a_room(5, 5)
    person = Participant.objects.get(side=side_called(room, "Noordzee"), function="lead")
    person.left_at = NOW
    person.save()
    sweep()
    assert rules(room) == []
    assert Watch.objects.get().reconsider_at <= NOW + 30 * DAY
    sweep(NOW + 28 * DAY)
    assert rules(room) == []
    sweep(NOW + 30 * DAY)
    assert rules(room) == ["key_person_gone"]


def test_a_warning_is_kept_while_true_and_closed_with_the_reason():
    room = a_room(5, 5)
    person = Participant.objects.get(side=side_called(room, "Noordzee"), function="lead")
    person.left_at = NOW - 40 * DAY
    person.save()
    sweep()
    first = Warning.objects.get(rule="key_person_gone")
    sweep(NOW + 3 * DAY)
    first.refresh_from_db()
    assert first.closed_at is None
    ParticipantFactory(side=person.side, lead=True, joined_at=NOW + 4 * DAY)
    record(partnership=room, verb="seat.taken", by=None, now=NOW)
    sweep(NOW + 4 * DAY)
    first.refresh_from_db()
    assert (first.closed_at, first.closed_because) == (NOW + 4 * DAY, "no_longer")
    assert Warning.objects.filter(rule="key_person_gone").count() == 1


def test_what_comes_back_is_a_new_warning():
    room = a_room(5, 5)
    ReviewPlan.objects.update(next_full_on=None)
    sweep()
    ReviewPlan.objects.update(next_full_on=NOW.date())
    record(partnership=room, verb="review.planned", by=None, now=NOW)
    sweep()
    ReviewPlan.objects.update(next_full_on=None)
    record(partnership=room, verb="review.planned", by=None, now=NOW)
    sweep()
    assert Warning.objects.filter(rule="no_review_planned").count() == 2
    assert rules(room) == ["no_review_planned"]


def test_a_partnership_that_parts_has_no_warnings():
    room, _review = fallen()
    sweep()
    room.stage = Stage.PARTED
    room.save()
    record(partnership=room, verb="partnership.parted", by=None, now=NOW)
    sweep()
    assert rules(room) == []
    assert set(Warning.objects.values_list("closed_because", flat=True)) == {"parted"}
    assert Standing.objects.get().attention_reason == ""
    assert Watch.objects.get().reconsider_at is None


def test_what_a_side_did_alone_is_in_no_snapshot_before_its_week_is_over():
    room = a_room(5, 5)
    ours, theirs = (
        Participant.objects.get(side=side_called(room, name), function="lead")
        for name in ("Noordzee", "Aldersteen")
    )
    record(partnership=room, verb="agenda.added", by=theirs, now=NOW - DAY, subject=("agenda_item", "x"))
    sweep()
    quiet = SignalSnapshot.objects.get().says
    record(partnership=room, verb="agenda.removed", by=ours, now=NOW, subject=("agenda_item", "x"))
    sweep(NOW + timedelta(minutes=5))
    assert [row.says for row in SignalSnapshot.objects.all()] == [quiet], "nothing to tell it from a quiet room"
    assert sweep(NOW + 7 * DAY)["snapshots"] == 0
    assert sweep(NOW + 8 * DAY)["snapshots"] == 1
    says = json.loads(SignalSnapshot.objects.latest("pk").says)
    assert says["alone"] == {ours.side.public_id: {"now": 1}}


def test_the_next_session_that_lists_read_moves_on_when_its_time_has_passed():
    room = a_room(5, 5)
    StandingFactory(partnership=room)
    for days in (1, 30):
        JointSessionFactory(partnership=room, starts_at=NOW + days * DAY)
    write_next(partnership=room, now=NOW)
    actions.run_due(now=NOW)
    assert Standing.objects.get().next_session_at == NOW + DAY
    actions.run_due(now=NOW + 2 * DAY)
    assert Standing.objects.get().next_session_at == NOW + 30 * DAY


def test_lists_read_the_foremost_reason():
    room, _review = fallen()
    StandingFactory(partnership=room)
    sweep()
    standing = Standing.objects.get()
    assert standing.attention_reason == "moved_down"
    assert ["equality", "Aldersteen"] in standing.attention_data["moved"]


def test_one_room_never_colours_another():
    fallen()
    quiet = a_room(5, 5)
    sweep()
    assert rules(quiet) == []
    assert Standing.objects.get(partnership=quiet).attention_reason == "lane_idle"


def test_the_statements_do_not_grow_with_the_partnerships():
    def statements(count):
        for _ in range(count):
            room = PartnershipFactory(growing=True, sides=2)
            StandingFactory(partnership=room)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert actions.sweep(now=NOW)["warnings"] >= count
        return len(queries)

    assert statements(3) == statements(12)
