"""Finding a date together, as people of both sides do it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from partnerships.joint_sessions.models import DatePoll, JointSession, MomentAnswer
from partnerships.room.models import Event
from tests.factories import DatePollFactory, ProposedMomentFactory
from tests.moments import NOW


def _url(name: str, cast, *more) -> str:
    return reverse(name, args=[cast.meals.public_id, *[row.public_id for row in more]])


@pytest.fixture
def poll(cast):
    asked = DatePollFactory(asked_by=cast.seat_of(cast.marieke))
    for days in (7, 8):
        ProposedMomentFactory(poll=asked, starts_at=NOW + timedelta(days=days))
    return asked


def _says(poll, *answers) -> dict:
    return {f"m{moment.pk}": says for moment, says in zip(poll.moments.order_by("pk"), answers, strict=True)}


def test_a_date_is_asked_for_once_with_the_zone_of_the_place(cast, client_of):
    alice = client_of(cast.alice)
    form = alice.get(_url("date_poll_add", cast)).context["form"]
    said = {
        "once": form["once"].value(), "kind": "steering", "subject": "Late menu changes", "minutes": 90,
        "time_zone": "Asia/Tokyo", "on_1": "2026-04-02", "at_1": "10:00", "on_2": "2026-04-03", "at_2": "10:00",
    }  # fmt: skip
    for _ in range(2):
        assert alice.post(_url("date_poll_add", cast), said).status_code == 302
    poll = DatePoll.objects.get()
    assert poll.moments.first().starts_at == datetime(2026, 4, 2, 1, 0, tzinfo=UTC)
    assert "Late menu changes" in client_of(cast.marieke).get(_url("session_list", cast)).text


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"on_2": "2026-04-02"}, "two different moments"),
        ({"on_1": "2026-03-01"}, "has passed"),
        ({"on_3": "2026-04-09"}, "a day and a time"),
        ({"on_1": "2026-03-29", "at_1": "02:30"}, "does not exist on this day"),
    ],
)
def test_moments_that_cannot_be_are_refused_with_the_reason(cast, client_of, wrong, reason):
    alice = client_of(cast.alice)
    form = alice.get(_url("date_poll_add", cast)).context["form"]
    said = {
        "once": form["once"].value(), "kind": "steering", "subject": "S", "minutes": 90,
        "time_zone": "Europe/Amsterdam", "on_1": "2026-04-02", "at_1": "10:00", "on_2": "2026-04-03",
        "at_2": "10:00",
    }  # fmt: skip
    answer = alice.post(_url("date_poll_add", cast), said | wrong)
    assert answer.status_code == 422
    assert reason in answer.text
    assert not DatePoll.objects.exists()


def test_everybody_answers_and_all_sides_read_the_same(cast, client_of, poll):
    client_of(cast.alice).post(_url("date_poll_answer", cast, poll), _says(poll, "can", "cannot"))
    client_of(cast.noor).post(_url("date_poll_answer", cast, poll), _says(poll, "rather_not", "can"))
    client_of(cast.marieke).post(_url("date_poll_answer", cast, poll), _says(poll, "can", "can"))
    for reader in (cast.olive, cast.hugo):
        page = client_of(reader).get(_url("date_poll_detail", cast, poll))
        assert "Can: Marieke van Aalst." in page.text
        assert "Rather not: Noor Haddad." in page.text
        assert "Cannot: Alice Vermeer." in page.text
        assert [row.can for row in page.context["moments"]] == [2, 2]


def test_the_same_answer_twice_is_one_and_another_replaces_it(cast, client_of, poll):
    alice = client_of(cast.alice)
    for answers in (("can", "can"), ("can", "can"), ("can", "cannot")):
        alice.post(_url("date_poll_answer", cast, poll), _says(poll, *answers))
    assert sorted(MomentAnswer.objects.values_list("says", flat=True)) == ["can", "cannot"]
    assert Event.objects.filter(verb="dates.answered").count() == 2


def test_one_button_plans_the_session_with_those_who_can(cast, client_of, poll):
    client_of(cast.alice).post(_url("date_poll_answer", cast, poll), _says(poll, "can", "cannot"))
    client_of(cast.marieke).post(_url("date_poll_answer", cast, poll), _says(poll, "can", "can"))
    second = poll.moments.order_by("pk").last()
    alice = client_of(cast.alice)
    for _ in range(2):
        answer = alice.post(_url("date_poll_plan", cast, poll), {"moment": second.pk})
    session = JointSession.objects.get()
    assert answer.url == _url("session_detail", cast, session)
    assert (session.starts_at, session.length) == (second.starts_at, 120)
    assert [guest.participant for guest in session.guests.all()] == [cast.seat_of(cast.marieke)]


def test_a_member_who_did_not_ask_does_not_settle_it(cast, client_of, poll):
    client_of(cast.bob).post(_url("date_poll_plan", cast, poll), {"moment": poll.moments.first().pk})
    assert not JointSession.objects.exists()
    assert not client_of(cast.bob).get(_url("date_poll_detail", cast, poll)).context["can_settle"]


def test_a_moment_of_another_poll_or_of_the_past_is_not_taken(cast, client_of, poll):
    other = ProposedMomentFactory()
    past = ProposedMomentFactory(poll=poll, starts_at=NOW - timedelta(days=1))
    marieke = client_of(cast.marieke)
    assert marieke.post(_url("date_poll_plan", cast, poll), {"moment": other.pk}).status_code == 422
    assert marieke.post(_url("date_poll_plan", cast, poll), {"moment": past.pk}).status_code == 302
    assert not JointSession.objects.exists()


def test_nobody_answers_what_is_called_off(cast, client_of, poll):
    marieke = client_of(cast.marieke)
    for _ in range(2):
        assert marieke.post(_url("date_poll_call_off", cast, poll)).status_code == 302
    answer = client_of(cast.alice).post(_url("date_poll_answer", cast, poll), _says(poll, "can", "can"))
    assert answer.status_code == 409
    assert "Nobody looks for this date any more." in answer.text
