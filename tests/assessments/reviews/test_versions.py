"""A result beside the last round that asked another version of the statements."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.criteria.actions import change_statement, draft_next, ensure_default, publish
from assessments.reviews.models import ReviewPlan
from tests.assessments.reviews.rounds import a_closed_round, a_room
from tests.factories import UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

HALF_A_YEAR = timedelta(days=182)


def result(client_of, review):
    reader = review.partnership.participants.filter(function="lead").order_by("pk").first().user
    address = reverse("review_result", args=[review.partnership.public_id, review.public_id])
    return client_of(reader).get(address).content.decode()


def across(page):
    """Return the rows of the table, by the name of the condition or facet."""
    section = page[page.index('aria-labelledby="across"') :]
    rows = section[: section.index("</section>")].split('<th scope="row">')[1:]
    return {row[: row.index("<")]: row for row in rows}


def reworded(code):
    """Publish the next version of the default set with one statement in other words."""
    draft = draft_next(criteria_set=ensure_default(NOW), by=UserFactory(), now=NOW)
    change_statement(
        statement=draft.criteria.get(code=code),
        version=0,
        text_en="Our say weighs the same.",
        text_nl="Onze inbreng weegt even zwaar.",
        reversed=False,
    )
    return publish(criteria_set=draft, by=None, now=NOW)


@pytest.fixture
def rounds():
    """One round, then one that asks a statement about equal footing in other words."""
    room = a_room(5, 5)
    first = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [7] * 5}, now=NOW)
    ReviewPlan.objects.filter(partnership=room).update(criteria_set=reworded("E1"))
    second = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [2] * 5}, now=NOW + HALF_A_YEAR)
    return first, second


def test_what_asks_the_same_is_compared_and_what_was_reworded_starts_anew(client_of, rounds):
    page = result(client_of, rounds[1])
    assert "one statement reworded" in page
    rows = across(page)
    assert "Aldersteen moved down" in rows["Shared vision"]
    assert "Noordzee moved" not in rows["Shared vision"]
    assert "asked otherwise: starts anew" in rows["Equal footing"]
    assert "moved" not in rows["Equal footing"]
    for figures in rows.values():
        assert "83" in figures
        assert "17" in figures


def test_where_every_round_asked_the_same_there_is_nothing_of_it(client_of, rounds):
    assert 'aria-labelledby="across"' not in result(client_of, rounds[0])
    room = a_room(5, 5)
    for place in range(2):
        review = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [5] * 5}, now=NOW + place * HALF_A_YEAR)
    assert 'aria-labelledby="across"' not in result(client_of, review)


def test_it_does_not_ask_more_of_the_database_for_each_round(client_of, rounds, django_assert_max_num_queries):
    reader = client_of(rounds[1].partnership.participants.filter(function="lead").order_by("pk").first().user)
    address = reverse("review_result", args=[rounds[1].partnership.public_id, rounds[1].public_id])
    reader.get(address)
    with django_assert_max_num_queries(15):
        reader.get(address)


def test_the_table_is_reached_with_the_keyboard_where_it_is_wider_than_the_page(client_of, rounds):
    page = result(client_of, rounds[1])
    section = page[page.index('aria-labelledby="across"') :]
    assert 'tabindex="0" role="region" aria-label="Beside the statements before' in section.split("<table")[0]
