"""The talk about a result: a session that is linked to it, and what was promised there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from assessments.reviews.models import ReviewTalk
from assessments.signals import actions as signals
from assessments.signals.models import Warning
from partnerships.joint_sessions.models import JointSession
from partnerships.room.history.actions import record
from partnerships.room.models import Participant
from tests.assessments.reviews.rounds import a_closed_round, a_room, side_called
from tests.factories import CommitmentFactory, JointSessionFactory
from tests.moments import NOW
from tests.reading import given, verbs

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def review():
    """A result of forty days ago."""
    room = a_room(5, 5)
    return a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [6] * 5}, now=NOW - 54 * DAY)


def person(review, short_name, place=2):
    return Participant.objects.filter(side=side_called(review.partnership, short_name)).order_by("pk")[place]


def page(client, review):
    address = reverse("review_result", args=[review.partnership.public_id, review.public_id])
    return client.get(address).content.decode()


def note(client, review, session):
    address = reverse("review_talk", args=[review.partnership.public_id, review.public_id])
    return client.post(address, {"session": session}, follow=True)


def a_session(review, **fields):
    lead = person(review, "Noordzee", 0)
    return JointSessionFactory(partnership=review.partnership, planned_by=lead, **{"kind": "review"} | fields)


def test_a_result_nobody_talked_about_says_so(client_of, review):
    client = client_of(person(review, "Noordzee").user)
    assert "Nobody has talked about this result yet." in page(client, review)
    signals.sweep(now=NOW)
    assert Warning.objects.open().filter(rule="not_talked").count() == 1


def test_a_held_session_that_is_linked_closes_the_warning_and_shows_its_promises(client_of, review):
    signals.sweep(now=NOW)
    session = a_session(review, held=True)
    owner = person(review, "Aldersteen", 0)
    CommitmentFactory(
        partnership=review.partnership, session=session, what="Forecast on the first", owner=owner, side=owner.side
    )
    client = client_of(person(review, "Noordzee").user)
    assert "Noted." in note(client, review, session.public_id).content.decode()
    note(client, review, session.public_id)
    assert ReviewTalk.objects.count() == 1
    signals.sweep(now=NOW)
    assert not Warning.objects.open().filter(rule="not_talked").exists()
    theirs = page(client_of(person(review, "Aldersteen").user), review)
    assert "talked about" in theirs
    assert "Forecast on the first" in theirs


def test_a_planned_talk_is_not_a_talk_yet(client_of, review):
    session = a_session(review)
    note(client_of(person(review, "Noordzee").user), review, session.public_id)
    signals.sweep(now=NOW)
    assert Warning.objects.open().filter(rule="not_talked").exists()
    session.state = "held"
    session.save()
    record(partnership=review.partnership, verb="session.held", by=None, now=NOW)
    signals.sweep(now=NOW)
    assert not Warning.objects.open().filter(rule="not_talked").exists()


@pytest.mark.parametrize("what", ["foreign", "other_kind", "before", "cancelled", "nonsense"])
def test_only_a_review_talk_of_this_room_after_the_result(client_of, review, what):
    session = {
        "foreign": lambda: JointSessionFactory(kind="review").public_id,
        "other_kind": lambda: a_session(review, kind="steering").public_id,
        "before": lambda: a_session(review, held=True, starts_at=NOW - 60 * DAY).public_id,
        "cancelled": lambda: a_session(review, cancelled=True).public_id,
        "nonsense": lambda: "x",
    }[what]()
    response = note(client_of(person(review, "Noordzee").user), review, session)
    assert "Choose one of the sessions on the page." in response.content.decode()
    assert not ReviewTalk.objects.exists()


def planning(client, review):
    link = client.get(reverse("review_result", args=[review.partnership.public_id, review.public_id]))
    return link.context["talk"].plan_url


def plan_from(client, review, **typed):
    """Follow the link on the page of the result, fill in the form as a person does, and send it."""
    address = planning(client, review)
    return client.post(address, given(client.get(address)) | {"on": f"{NOW + DAY:%Y-%m-%d}"} | typed)


def test_a_talk_planned_from_the_result_is_the_talk_about_it(client_of, review):
    client = client_of(person(review, "Noordzee").user)
    assert plan_from(client, review).status_code == 302
    talk = ReviewTalk.objects.get()
    assert (talk.review, talk.session.kind) == (review, "review")
    assert "review.talk_planned" in verbs(review.partnership)
    assert "Nobody has talked about this result yet." not in page(client, review)


def test_only_the_first_talk_planned_from_a_result_is_linked(client_of, review):
    client = client_of(person(review, "Noordzee").user)
    address = planning(client, review)
    typed = {"on": f"{NOW + DAY:%Y-%m-%d}"}
    # Somebody else looks at the same page meanwhile, and one form is sent twice.
    forms = [given(client.get(address)) | typed for _ in range(2)]
    for form in (forms[0], forms[0], forms[1]):
        assert client.post(address, form).status_code == 302
    assert JointSession.objects.count() == 2
    assert ReviewTalk.objects.count() == 1
    assert verbs(review.partnership).count("review.talk_planned") == 1


@pytest.mark.parametrize("about", ["review.{foreign}", "review.nonsense", "other.{own}", "{own}", "review."])
def test_a_session_about_what_is_not_there_is_a_session_like_any_other(client_of, review, about):
    foreign = a_closed_round(a_room(5, 5), {"Noordzee": [6] * 5, "Aldersteen": [6] * 5}, now=NOW - 54 * DAY)
    client = client_of(person(review, "Noordzee").user)
    query = about.format(foreign=foreign.public_id, own=review.public_id)
    address = (
        reverse("session_plan", args=[review.partnership.public_id]) + f"?kind=review&subject=x&about={query}"
    )
    assert client.post(address, given(client.get(address)) | {"on": f"{NOW + DAY:%Y-%m-%d}"}).status_code == 302
    assert JointSession.objects.count() == 1
    assert not ReviewTalk.objects.exists()


def _as_postgresql(execute, sql, params, many, context):
    """Refuse what PostgreSQL refuses and SQLite takes."""
    if any(isinstance(value, str) and "\0" in value for value in params or ()):
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")
    return execute(sql, params, many, context)


@pytest.mark.parametrize(("query", "status"), [("about=review.%00", 302), ("series=%00", 404)])
def test_an_address_with_a_nul_in_it_is_about_nothing(client_of, review, query, status):
    client = client_of(person(review, "Noordzee").user)
    plan = reverse("session_plan", args=[review.partnership.public_id])
    form = given(client.get(plan)) | {"subject": "x", "on": f"{NOW + DAY:%Y-%m-%d}"}
    with connection.execute_wrapper(_as_postgresql):
        assert client.post(f"{plan}?{query}", form).status_code == status


def test_what_became_another_kind_of_session_is_no_talk(client_of, review):
    assert plan_from(client_of(person(review, "Noordzee").user), review, kind="steering").status_code == 302
    assert JointSession.objects.count() == 1
    assert not ReviewTalk.objects.exists()
