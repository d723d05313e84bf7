"""Giving and gaining: words first, sizes, gifts apart, a felt gap that no figure talks away."""

from datetime import date, timedelta

import pytest

from dashboards.giving.balance import balance
from partnerships.equality.ledger.reads import SideTotals
from partnerships.room.models import Partnership, Side
from tests.factories import ContributionFactory, GainFactory
from tests.partnerships.equality.saying import address, answer, give
from tests.reading import text


def side(name, put_in, got, *, people=5, turnover=None, currency="EUR", own=None, theirs=None, pk=1):
    row = Side(pk=pk, mark=pk)
    row.organisation = type(row)._meta.get_field("organisation").related_model(name=name, short_name=name)
    return SideTotals(row, put_in, got, 1, 1, 0, 0, own, theirs, people, turnover, currency)


def test_the_same_for_what_they_put_in():
    shown = balance([side("A", 100, 120), side("B", 50, 55, pk=2)], 1)
    assert shown.opening == "For what it puts in, each side gets about as much, by its own count."
    assert not shown.is_uneven


def test_the_scale_of_a_side_falls_out():
    """A side that gives ten times as many points for everything gets the same sentence."""
    shown = [balance([side("A", k * 100, k * 300), side("B", 80, 60, pk=2)], 1).opening for k in (1, 10)]
    assert shown[0] == shown[1] == "By their own count, A gets more for what it puts in than B."


def test_swapping_the_sides_swaps_the_names_only():
    a, b = side("A", 100, 300), side("B", 80, 60, pk=2)
    there, back = balance([a, b], 1), balance([b, a], 1)
    assert there.opening == back.opening
    assert [row.per_size for row in there.rows] == [row.per_size for row in back.rows][::-1]
    assert (there.even, there.jain) == (back.even, back.jain)


def test_size_is_people_unless_every_side_says_its_turnover_in_one_currency():
    a, b = side("A", 100, 100, people=10), side("B", 100, 100, people=2, pk=2)
    assert balance([a, b], 1).more == ["Measured by its size, B has put in more."]
    assert balance([a, b], 1).even == pytest.approx(0.2)
    big, small = side("A", 100, 100, turnover=50), side("B", 100, 100, turnover=50, pk=2)
    assert balance([big, small], 1).more == ["Measured by size, the sides put in about the same."]
    yen = side("B", 100, 100, turnover=50, currency="JPY", pk=2)
    assert balance([big, yen], 1).rows[0].size == "5 at the table"


def test_three_sides_are_said_in_few_sentences():
    shown = balance([side("A", 100, 100), side("B", 50, 200, pk=2), side("C", 50, 200, pk=3)], 1)
    assert shown.opening == "By their own count, B and C get more for what they put in than A."
    assert shown.jain == pytest.approx((20 + 10 + 10) ** 2 / (3 * (400 + 100 + 100)))


def test_what_is_missing_is_named():
    assert "Missing from B" in balance([side("A", 100, 100), side("B", 0, 10, pk=2)], 1).opening


def test_who_values_it_more():
    shown = balance([side("A", 9, 9, own=70, theirs=40), side("B", 9, 9, own=20, theirs=60, pk=2)], 1)
    assert shown.more[1:] == [
        "What A gave took more than it was worth to who received it.",
        "What B gave was worth more to who received it than it took.",
    ]


# --- the page ------------------------------------------------------------------
def test_only_the_last_year_counts_unless_asked(cast, now, client_of):
    for by, to, day in (("bob", "aldersteen", 10), ("marieke", "noordzee", 10), ("bob", "aldersteen", 500)):
        row = give(cast, now, by=by, to=to, on_day=now.date() - timedelta(days=day))
        answer(cast, now, row, by="marieke" if by == "bob" else "alice", worth=50)
    year = client_of(cast.olive).get(address(cast, "contributions/")).context["balance"]
    whole = client_of(cast.olive).get(address(cast, "contributions/?span=all")).context["balance"]
    assert [row.put_in for row in year.rows] == [50, 50]
    assert [row.put_in for row in whole.rows] == [50, 100]


def test_the_last_year_ends_where_the_partnership_lives(cast, now, client_of):
    """The clock of the tests says 9 March 2026; in Pago Pago a year ago it was the 8th."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    row = give(cast, now, by="bob", to="aldersteen", on_day=date(2025, 3, 8))
    answer(cast, now, row, by="marieke", worth=50)
    year = client_of(cast.olive).get(address(cast, "contributions/")).context["balance"]
    assert [row.put_in for row in year.rows] == [0, 50]


def test_gifts_stand_apart_and_in_no_figure(cast, now, client_of):
    answer(cast, now, give(cast, now, what="A day of advice", is_gift=True))
    page = client_of(cast.marieke).get(address(cast, "contributions/?show=gifts"))
    assert all(row.put_in == 0 for row in page.context["balance"].rows)
    assert "no return expected" in text(page)


def test_the_list_is_searched_filtered_and_paged(cast, now, client_of):
    ContributionFactory.create_batch(30, recorded_by=cast.seat_of(cast.bob), confirmed=True)
    ContributionFactory(recorded_by=cast.seat_of(cast.marieke), what="Six recipes")
    GainFactory(recorded_by=cast.seat_of(cast.bob), what="Waste down")
    client = client_of(cast.bob)
    assert len(client.get(address(cast, "contributions/")).context["page"].object_list) == 25
    waiting = client.get(address(cast, "contributions/?show=waiting&q=recipes"))
    assert [row.what for row in waiting.context["page"].object_list] == ["Six recipes"]
    assert "waits for your side" in text(waiting)
    gains = client.get(address(cast, "contributions/?show=gains"))
    assert [row.what for row in gains.context["page"].object_list] == ["Waste down"]
    assert client.get(address(cast, "contributions/?show=nonsense&page=x")).status_code == 200


def test_nothing_of_another_room_is_listed(cast, client_of):
    ContributionFactory(recorded_by=cast.seat_of(cast.iris, cast.snacks), what="Secret snacks", confirmed=True)
    assert "Secret snacks" not in text(client_of(cast.alice).get(address(cast, "contributions/")))
