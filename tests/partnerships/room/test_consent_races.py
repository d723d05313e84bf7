"""Fifty answers at once, and the twin of each race without the lock, which fails."""

import threading
from collections import Counter

import pytest
from django.db import connection, connections, transaction

from accounts.post.models import OutboxMail
from partnerships.room.consent import actions
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.history import actions as history
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.table import actions as table
from tests import kinds
from tests.cast import gather

AT_ONCE = 50
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


@pytest.fixture
def cast():
    return gather()


def at_once(*calls) -> Counter:
    """Run every call in a thread of its own, all from the same moment; count how they ended."""
    start, ends = threading.Barrier(len(calls)), Counter()

    def run(call):
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            call()
            ends["done"] += 1
        except Exception as error:
            ends[type(error).__name__] += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return ends


def without_the_lock(monkeypatch):
    """Let writers pass each other: the head row is read and not held."""

    def passing(partnership):
        return ChainHead.objects.get_or_create(partnership=partnership)[0]

    for module in (history, actions, table):
        monkeypatch.setattr(module, "hold", passing)


def proposed(cast, now):
    kinds.JOINT.clear()
    return actions.propose(
        partnership=cast.meals, kind="test_text", content={"text": "x"}, by=cast.seat_of(cast.bob), now=now
    )


def fifty_answers(cast, proposal, now):
    seats = [cast.seat_of(user) for user in (cast.alice, cast.ruben, cast.marieke, cast.hugo)]

    def answer(seat):
        return lambda: actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=seat, now=now)

    return [answer(seats[number % 4]) for number in range(AT_ONCE)]


def picture(proposal) -> tuple:
    events = Counter(Event.objects.filter(partnership=proposal.partnership).values_list("verb", flat=True))
    joint = OutboxMail.objects.filter(kind="consent_joint").count()
    state = Proposal.objects.get(pk=proposal.pk).state
    return state, Consent.objects.count(), events["consent.accepted"], events["consent.joint"], joint


CLEAN = ("joint", 2, 2, 1, 5)  # four who may accept and the member who proposed


def test_fifty_at_once_are_one_joint_moment_one_event_one_mail_each(cast, now):
    proposal = proposed(cast, now)
    ends = at_once(*fifty_answers(cast, proposal, now))
    assert ends == {"done": AT_ONCE}
    assert picture(proposal) == CLEAN
    assert [proposal.public_id] == kinds.JOINT


def test_twin_without_the_lock_fails(cast, now, monkeypatch):
    proposal = proposed(cast, now)
    without_the_lock(monkeypatch)
    ends = at_once(*fifty_answers(cast, proposal, now))
    assert ends != {"done": AT_ONCE} or picture(proposal) != CLEAN


def test_a_new_version_races_the_last_acceptance(cast, now):
    """Never joint on a text that the last side had not before it."""
    for _ in range(5):
        proposal = proposed(cast, now)
        actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.alice), now=now)

        def edit():
            actions.propose(
                partnership=cast.meals,
                kind="test_text",
                content={"text": "another"},
                by=cast.seat_of(cast.bob),
                now=now,
            )

        answers = fifty_answers(cast, proposal, now)[2::4]
        ends = at_once(edit, *answers)
        proposal.refresh_from_db()
        newest = Proposal.objects.order_by("-version").first()
        if proposal.state == "joint":
            assert ends == {"done": len(answers) + 1}
            assert newest.state == "open"
        else:
            assert (proposal.state, newest.state) == ("superseded", "open")
            assert not newest.consents.exists()
        newest.refresh_from_db()
        actions.withdraw(proposal=newest, by=cast.seat_of(cast.bob), now=now)


def test_rows_edited_under_the_lock_race_the_last_acceptance(cast, now):
    """Whoever edits rows holds the chain: joint only on what the rows said at that moment."""
    for number in range(5):
        subject = str(number)
        kinds.ROWS[subject] = {"text": "one"}
        proposal = actions.propose(
            partnership=cast.meals,
            kind="test_rows",
            subject_id=subject,
            content={"text": "one"},
            by=cast.seat_of(cast.alice),
            now=now,
        )
        seen = []

        def edit(subject=subject, seen=seen, proposal=proposal):
            with transaction.atomic():
                history.hold(cast.meals)
                seen.append(Proposal.objects.get(pk=proposal.pk).state)
                kinds.ROWS[subject] = {"text": "two"}

        def answer(proposal=proposal):
            actions.accept(
                proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.marieke), now=now
            )

        ends = at_once(edit, *[answer] * 9)
        proposal.refresh_from_db()
        if seen == ["joint"]:
            assert ends == {"done": 10}
        else:
            assert proposal.state == "open"
            assert ends == {"done": 1, "StaleConsent": 9}


def test_two_leads_end_each_other_at_once_and_one_stays(cast, now):
    marieke, hugo = cast.seat_of(cast.marieke), cast.seat_of(cast.hugo)
    ends = at_once(
        lambda: table.end_seat(participant=hugo, by=cast.seat_of(cast.marieke), now=now, anyway=True),
        lambda: table.end_seat(participant=marieke, by=cast.seat_of(cast.hugo), now=now, anyway=True),
    )
    assert ends == {"done": 1, "SeatRefused": 1}


def test_fifty_events_at_once_are_one_chain(cast, now):
    def write():
        with transaction.atomic():
            history.record(partnership=cast.meals, verb="partnership.opened", by=None, now=now)

    assert at_once(*[write] * AT_ONCE) == {"done": AT_ONCE}
    numbers = Event.objects.filter(partnership=cast.meals).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, AT_ONCE + 1))
