"""Needs you now: a few at home, all of them on a page of their own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dashboards import asks
from dashboards.asks import MOST, asks_of
from partnerships.room.asks import words_of
from tests.factories.joint_sessions import CommitmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(cast, now):
    """Commitments of Alice, so many days late."""

    def make(*days: int) -> None:
        for each in days:
            due = (now - timedelta(days=each)).date()
            CommitmentFactory(owner=cast.seat_of(cast.alice), what=f"Late by {each}", due_on=due)

    return make


def test_home_shows_what_is_nearest_by_date_and_counts_all(cast, now, late, client_of):
    late(900, 3, 2, 800, 5, 1, 4)
    waiting = asks_of(cast.alice, now=now)
    assert len(waiting) == 7
    assert [ask.title.rpartition(" ")[2] for ask in waiting.nearest()] == ["5", "4", "3", "2", "1"]
    page = client_of(cast.alice).get(reverse("portfolio")).content.decode()
    assert "7 things wait for you" in page
    assert page.count("Say how it stands") == MOST
    assert f'href="{reverse("ask_list")}"' in page


def test_all_stand_on_their_own_page_the_oldest_first(cast, now, late, client_of):
    late(*range(1, 25))
    first = client_of(cast.alice).get(reverse("ask_list")).content.decode()
    assert "24 things, in the order of the days." in first
    assert "Late by 24" in first
    assert "Late by 5<" in first
    assert "Late by 4<" not in first
    assert "Late by 4<" in client_of(cast.alice).get(reverse("ask_list"), {"page": 2}).content.decode()


def test_the_page_names_only_what_waits_for_the_reader(cast, now, late, client_of):
    late(3)
    assert "Late by 3" not in client_of(cast.bob).get(reverse("ask_list")).content.decode()


def test_as_many_statements_for_one_thing_as_for_many(
    cast, now, late, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client = client_of(cast.alice)
    late(1)
    with django_assert_max_num_queries(9) as few:
        client.get(reverse("ask_list"))
    late(*range(2, 60))
    with django_assert_num_queries(len(few)):
        client.get(reverse("ask_list"))


def test_what_is_not_shown_is_not_put_into_words(cast, now, late, monkeypatch):
    late(*range(1, 30))
    said = []

    def counted(waits):
        said.append(waits)
        return words_of(waits)

    monkeypatch.setattr(asks, "words_of", counted)
    assert len(asks_of(cast.alice, now=now).nearest()) == MOST
    assert len(said) == MOST
