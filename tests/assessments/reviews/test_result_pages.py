"""The page of a closed round: the same for all sides, and made from released cells alone."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from assessments.charts.shapes import figure
from assessments.reviews.models import Remark, TrustReview
from assessments.reviews.standing import level_fields
from partnerships.room.models import Participant
from tests.assessments.reviews.rounds import (
    a_closed_round,
    a_room,
    answer,
    answered,
    closed,
    links,
    opened,
    side_called,
)
from tests.factories import ParticipantFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

HALF_A_YEAR = timedelta(days=182)
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def person(room, short_name, place=0):
    return Participant.objects.filter(side=side_called(room, short_name)).order_by("pk")[place].user


def address(review):
    return reverse("review_result", args=[review.partnership.public_id, review.public_id])


def result(client_of, review, short_name="Noordzee"):
    response = client_of(person(review.partnership, short_name)).get(address(review))
    assert response.status_code == 200
    return TOKENS.sub("", response.content.decode())


def main(page):
    """The part of a page below the masthead."""
    return page[page.index('<header class="pagehead') :]


# --- equal for all ---------------------------------------------------------
def test_the_page_is_the_same_for_both_sides_but_for_the_words_your_side(client_of):
    review = a_closed_round(a_room(6, 5), {"Noordzee": [6] * 6, "Aldersteen": [3, 3, 2, 4, 3]})
    ours, theirs = (main(result(client_of, review, name)) for name in ("Noordzee", "Aldersteen"))
    assert ours != theirs

    def without(page):
        page = page.replace(", your side", "")
        return page.replace('<small class="you">your side</small>', "")

    assert without(ours) == without(theirs)


def test_before_the_close_no_side_sees_a_figure(client_of):
    room = a_room(5, 5)
    review = answered(opened(room), {"Noordzee": [6] * 5, "Aldersteen": [2] * 5})
    for name in ("Noordzee", "Aldersteen"):
        page = result(client_of, review, name)
        assert "This review is still open" in page
        assert 'class="number"' not in page
        assert "c-cell" not in page


def test_outsiders_and_unknown_rounds_are_the_same_404(client_of):
    review = a_closed_round(a_room(4, 4), {})
    outsider = client_of(ParticipantFactory().user)
    missing = address(review).replace(review.public_id, "2" * 20)
    member = client_of(person(review.partnership, "Noordzee"))
    assert [outsider.get(address(review)).status_code, member.get(missing).status_code] == [404, 404]


def test_a_round_of_another_room_is_not_found_here(client_of):
    here, there = a_closed_round(a_room(4, 4), {}), a_closed_round(a_room(4, 4), {})
    mixed = reverse("review_result", args=[here.partnership.public_id, there.public_id])
    assert client_of(person(here.partnership, "Noordzee")).get(mixed).status_code == 404


def test_a_void_round_says_what_happened(client_of):
    review = opened(a_room(4, 4))
    TrustReview.objects.filter(pk=review.pk).update(state="void", closed_at=NOW)
    assert "This review came to nothing" in result(client_of, review)


def test_statements_stay_few_however_many_rounds(client_of, django_assert_max_num_queries):
    room = a_room(4, 4)
    for place in range(3):
        review = a_closed_round(room, {"Noordzee": [6] * 4, "Aldersteen": [5] * 4}, now=NOW + place * HALF_A_YEAR)
    client = client_of(person(room, "Noordzee"))
    client.get(address(review))
    with django_assert_max_num_queries(12):
        client.get(address(review))


# --- derived from released cells -------------------------------------------
def other_pages(client_of, review) -> list[str]:
    """Every other page on which something of a result stands: list, overview, portfolio, history."""
    room = review.partnership
    reader = client_of(room.participants.filter(function="lead").order_by("pk").first().user)
    names = ("review_list", "room_overview", "room_history")
    addresses = [reverse(name, args=[room.public_id]) for name in names] + [reverse("portfolio")]
    return [TOKENS.sub("", reader.get(address).content.decode()) for address in addresses]


def page_with(client_of, review, sheets):
    """Render the result of these sheets, and take everything back again."""
    with transaction.atomic():
        answered(review, sheets)
        closed(review)
        page = result(client_of, review) + "".join(other_pages(client_of, review))
        transaction.set_rollback(True)
    review.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("sizes", "first", "second"),
    [
        ((4, 4), [6, 6, 6, 6], [7, 7, 7, 5]),  # the same high band
        ((4, 4), [1, 1, 1, 1], [1, 1, 2, 3]),  # unanimous at the low end
        ((4, 4), [7, 7, 7], [1, 4, 2]),  # three of four: hidden, whatever they said
        ((5, 4), [4, 4, 4, 4, 4], [3, 4, 4, 5, 4]),
        ((8, 4), [5, 5, 5, 5, 5, 5, 5, 5], [4, 6, 5, 5, 5, 5, 4, 6]),
        ((8, 4), [1, 2, 6, 7, 1, 2, 6, 7], [2, 2, 6, 6, 1, 2, 6, 7]),  # divided both times
        ((5, 4), [0, 6, 6, 6, 6], [6, 7, 0, 7, 5]),  # one cannot judge, whoever it is
        ((4, 4), [7] * 4, [6] * 4),
    ],
)
def test_answers_that_change_within_a_cell_change_no_byte(client_of, sizes, first, second):
    review = opened(a_room(*sizes))
    aldersteen = [5] * 4
    one, two = (
        page_with(client_of, review, {"Noordzee": sheets, "Aldersteen": aldersteen}) for sheets in (first, second)
    )
    assert one == two


def test_the_test_can_see_a_change_of_cell(client_of):
    review = opened(a_room(5, 4))
    one, two = (
        page_with(client_of, review, {"Noordzee": sheets, "Aldersteen": [5] * 4}) for sheets in ([4] * 5, [7] * 5)
    )
    assert one != two


def test_a_leaver_is_seen_only_in_the_coverage(client_of):
    review = opened(a_room(8, 4))
    one, two = (
        page_with(client_of, review, {"Noordzee": sheets, "Aldersteen": [5] * 4}) for sheets in ([6] * 8, [6] * 7)
    )
    assert "8 of 8" in one
    assert "7 of 8" in two
    tables = [re.findall(r'<td role="cell" class="s-1 d-val.*?</td>', page) for page in (one, two)]
    assert tables[0] == tables[1]


def test_no_count_of_those_who_cannot_judge_and_no_spread_is_on_the_page(client_of):
    review = opened(a_room(6, 4))
    sheets = [{**dict.fromkeys(review.item_codes, 6), "A1": 0} for _ in range(2)] + [6, 6, 6, 6]
    one = page_with(client_of, review, {"Noordzee": sheets, "Aldersteen": [5] * 4})
    two = page_with(client_of, review, {"Noordzee": [6] * 6, "Aldersteen": [5] * 4})
    assert one == two


# --- what stands there -----------------------------------------------------
def test_words_say_how_things_stand(client_of):
    review = a_closed_round(a_room(8, 8), {"Noordzee": [6] * 8, "Aldersteen": [2] * 8})
    page = result(client_of, review)
    assert "more brightly than Aldersteen" in page
    assert "Noordzee higher" in page
    both = result(client_of, a_closed_round(a_room(8, 8), {"Noordzee": [7] * 8, "Aldersteen": [7] * 8}))
    assert "Both sides see “Right partner”, “Equal footing”, “Shared vision” and five others as high." in both


def test_a_hidden_side_is_named_with_the_reason_and_enters_nothing(client_of):
    review = a_closed_round(a_room(5, 5, 5), {"Noordzee": [6] * 5, "Aldersteen": [6] * 5, "Oostwaarde": [1] * 3})
    page = result(client_of, review)
    assert "Oostwaarde is not shown: fewer than four answers." in page
    assert "Without Oostwaarde." in page
    alone = a_closed_round(a_room(5, 5), {"Noordzee": [6] * 5, "Aldersteen": [1] * 3})
    page = result(client_of, alone)
    assert 'class="number"' not in page
    assert "No figure for the partnership" in page


def test_nobody_answered_and_the_page_still_stands(client_of):
    page = result(client_of, a_closed_round(a_room(4, 4), {}))
    assert "0 of 4" in page


def test_changes_and_course_are_said_carefully(client_of):
    room = a_room(8, 8)
    levels = (6, 6, 2)
    rounds = [
        a_closed_round(room, {"Noordzee": [6] * 8, "Aldersteen": [level] * 8}, now=NOW + place * HALF_A_YEAR)
        for place, level in enumerate(levels)
    ]
    pages = [main(result(client_of, review)) for review in rounds]
    assert "This is the first review" in pages[0]
    assert "no change that can be shown" in pages[1]
    assert "Aldersteen moved down" in pages[2]
    assert "Three reviews: too early to tell a course." in pages[2]
    assert "for the first time" in pages[2]


def test_a_kept_figure_is_marked(client_of):
    room = a_room(6, 6, keep_below=10)
    a_closed_round(room, {"Noordzee": [2] * 6, "Aldersteen": [6] * 6})
    second = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [6] * 6}, now=NOW + HALF_A_YEAR)
    page = result(client_of, second)
    assert "Some figures stand from review 1" in page
    assert "as in review 1" in page


def test_no_figure_has_a_decimal_and_coordinates_are_never_localised(client_of):
    review = a_closed_round(a_room(5, 4), {"Noordzee": [6] * 5, "Aldersteen": [3] * 4})
    user = person(review.partnership, "Noordzee")
    user.language = "nl"
    user.save()
    page = main(TOKENS.sub("", client_of(user).get(address(review)).content.decode()))
    text = re.sub(r"<[^>]*>", " ", page)
    assert not re.search(r"\d[.,]\d", text)
    numbers = re.findall(r' (?:x|y|x1|y1|cx|cy|width|height)="([^"]*)"', page)
    assert numbers
    assert all(re.fullmatch(r"-?\d+(\.\d+)?%?", number) for number in numbers)


def test_remarks_come_in_another_order_and_only_from_five_writers(client_of):
    review = opened(a_room(6, 6))
    for name, writers in (("Noordzee", 6), ("Aldersteen", 4)):
        for place, token in enumerate(links(review, side_called(review.partnership, name))):
            answer(review, token, 5, keep=f"{name} {place}" if place < writers else "")
    closed(review)
    assert Remark.objects.count() == 6
    pages = [result(client_of, review) for _ in range(12)]
    orders = {tuple(re.findall(r"<li>(Noordzee \d)</li>", page)) for page in pages}
    assert len(orders) > 1
    assert {tuple(sorted(order)) for order in orders} == {tuple(f"Noordzee {n}" for n in range(6))}
    assert "Aldersteen 0" not in pages[0]
    assert "Fewer than five people wrote something" in pages[0]


def test_four_sides_with_a_joint_and_a_hidden_one(client_of):
    review = opened(a_room(5, 4, 4, 3))
    answered(review, {"Noordzee": [6] * 5, "Aldersteen": [3] * 4, "Oostwaarde": [5] * 2})
    page = result(client_of, closed(review))
    assert "Trust, all sides together" in page
    assert "Noordzee highest, Aldersteen lowest" in page
    assert page.index("Aldersteen") < page.index("Oostwaarde") < page.index("Wijkwerk")
    assert "Wijkwerk did not finish its joint sheet." in page


def test_a_result_leads_to_a_talk_and_promises_nothing_that_is_not_there(client_of):
    review = a_closed_round(a_room(4, 4), {"Noordzee": [6] * 4, "Aldersteen": [5] * 4})
    page = main(result(client_of, review))
    assert "Plan a review talk" in page
    link = re.search(r'href="([^"]+kind=review[^"]+)"', page)[1].replace("&amp;", "&")
    assert (
        'value="Trust review, March 2026"'
        in client_of(person(review.partnership, "Noordzee")).get(link).content.decode()
    )
    # Nothing was swept yet: no signal and no warning is drawn from the air.
    for word in ("Warning", "Signal", "coming soon"):
        assert word.lower() not in page.lower()


def test_lists_and_the_result_round_alike():
    level = {"value": {"kind": "band", "lo": [25, 1], "hi": [50, 1]}}
    together = {
        "level": level,
        "bar": {"half_width": [5, 2]},
        "change": None,
        "between": {"difference": {}, "highest": []},
    }
    said = level_fields({"together": together, "facets": [], "series": [], "sides": []})
    assert (str(said["level"]), said["half_width"]) == (figure(37.5), 3)
