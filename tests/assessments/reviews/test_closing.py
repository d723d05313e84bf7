import json
from datetime import timedelta
from fractions import Fraction

import pytest

from accounts.post.models import OutboxMail
from assessments.criteria.reads import load
from assessments.disclosure import Value
from assessments.reviews import actions, keyring, scoring
from assessments.reviews.instruments import instrument_of
from assessments.reviews.models import AnswerSheet, Remark, ReviewPlan, ReviewResult, SealedSheet, TrustReview
from partnerships.room.models import Event, Standing
from tests.assessments.reviews.staging import opened, seated, with_links
from tests.moments import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def released(review: TrustReview) -> dict:
    return json.loads(ReviewResult.objects.get(review=review).released)


def side_of(result: dict, mark: int) -> dict:
    return next(row for row in result["sides"] if row["mark"] == mark)


def facet_of(result: dict, code: str) -> dict:
    return next(row for row in result["facets"] if row["code"] == code)


def test_the_close_leaves_one_result_and_no_sealed_sheet():
    round_ = opened(seated((5, 5)))
    round_.answer(1, [6] * 5)
    round_.answer(2, [3] * 4)
    review = round_.close()
    assert actions.close_due(now=review.closed_at + DAY) == 0
    assert not actions.close(review_pk=review.pk, now=review.closed_at)
    assert ReviewResult.objects.count() == 1
    assert AnswerSheet.objects.count() == 9
    assert not SealedSheet.objects.exists()
    assert Event.objects.filter(verb="review.closed").count() == 1
    assert OutboxMail.objects.filter(kind="review_result").count() == 10


def test_what_is_shown_is_a_band_and_the_sides_count_alike():
    round_ = opened(seated((5, 5)))
    round_.answer(1, [7] * 5)
    round_.answer(2, [4] * 4)
    result = released(round_.close())
    assert Value.from_json(side_of(result, 1)["index"]).dot == Fraction(500, 6)
    assert Value.from_json(side_of(result, 2)["index"]).dot == Fraction(50)
    level = Value.from_json(result["together"]["level"]["value"])
    assert level.dot == (Fraction(500, 6) + 50) / 2
    assert facet_of(result, "equality")["between"]["word"] == "told_apart"
    assert side_of(result, 2)["coverage"]["answered"] == 4


def test_a_side_of_fewer_than_four_answers_is_named_and_enters_nothing():
    round_ = opened(seated((5, 5)))
    round_.answer(1, [6] * 5)
    round_.answer(2, [3] * 3)
    result = released(round_.close())
    assert side_of(result, 2)["index"] == {
        "kind": "hidden",
        "minimum": 4,
        "reason": "fewer_than_half_the_weight",
    }
    assert result["together"]["level"]["value"]["kind"] == "hidden"
    assert [row["side"] for row in result["together"]["level"]["without"]] == [side_of(result, 2)["id"]]
    standing = Standing.objects.get()
    assert standing.level is None
    assert standing.attention_reason == "too_few"


def test_one_who_cannot_judge_changes_the_cell_of_that_statement_only():
    round_ = opened(seated((4, 4)))
    round_.answer(1, [6, 6, 6, {"A1": 0} | dict.fromkeys(round_.review.item_codes[1:], 6)])
    round_.answer(2, [6] * 4)
    result = released(round_.close())
    ability = facet_of(result, "ability")
    one = side_of(result, 1)["id"]
    assert [item["values"][one]["kind"] for item in ability["items"]] == ["hidden", "band", "band"]
    assert ability["values"][one]["kind"] == "band"


def test_three_sides_say_who_is_highest_and_who_lowest():
    round_ = opened(seated((4, 4, 4)))
    for mark, answer in ((1, 7), (2, 4), (3, 1)):
        round_.answer(mark, [answer] * 4)
    result = released(round_.close())
    between = result["together"]["between"]
    assert between["word"] == "told_apart"
    assert between["highest"] == [side_of(result, 1)["id"]]
    assert between["lowest"] == [side_of(result, 3)["id"]]


def test_blind_spots_compare_what_is_expected_with_what_is_given():
    round_ = opened(seated((4, 4)))
    round_.answer(1, [{"M1": 7} | dict.fromkeys([c for c in round_.review.item_codes if c != "M1"], 4)] * 4)
    round_.answer(2, [1] * 4)
    result = released(round_.close())
    one = side_of(result, 1)["id"]
    spot = next(s for s in result["blind_spots"] if s["side"] == one and s["facet"] == "ability")
    assert spot["spot"]["word"] == "better"


def test_the_next_round_tells_change_and_the_fourth_a_trend():
    plan = seated((8, 8))
    words = []
    for number, answer in enumerate((1, 3, 5, 6)):
        now = NOW + number * 190 * DAY
        ReviewPlan.objects.update(next_full_on=now.date())
        round_ = opened(plan, now=now)
        round_.answer(1, [answer] * 8, now=now)
        round_.answer(2, [answer] * 8, now=now)
        result = released(round_.close())
        words.append((result["together"]["change"] or {}).get("word"))
    assert words == [None, "moved_up", "moved_up", "moved_up"]
    assert result["together"]["trend"]["word"] == "rising"
    assert [row["number"] for row in result["series"]] == [1, 2, 3, 4]
    assert Standing.objects.get().reviews_closed == 4


def test_a_recomputed_result_has_the_same_bytes():
    round_ = opened(seated((5, 6)))
    round_.answer(1, [[(n * place) % 7 + 1 for n in range(23)] for place in range(5)])
    round_.answer(2, [[(n + place) % 7 + 1 for n in range(23)] for place in range(6)])
    review = round_.close()
    stored = ReviewResult.objects.get(review=review)
    result = json.loads(stored.released)
    instrument = instrument_of(load(review.criteria_set), review.item_codes)
    sides = [
        scoring.SideAnswers(
            id=row["id"],
            mark=row["mark"],
            name=row["name"],
            short_name=row["short_name"],
            invited=row["coverage"]["invited"],
            sheets=[
                tuple(bytes(sheet.answers))
                for sheet in review.answer_sheets.filter(side__public_id=row["id"]).order_by("?")
            ],
        )
        for row in result["sides"]
    ]
    assert scoring.as_text(scoring.release(instrument, sides, head=result["head"])) == stored.released


def test_remarks_are_kept_from_five_writers_and_otherwise_nowhere():
    round_ = opened(seated((5, 5)))
    round_.answer(1, [5] * 5, remarks=[{"keep": f"remark one {n}"} for n in range(5)])
    round_.answer(2, [5] * 5, remarks=[{"change": f"remark two {n}"} for n in range(4)])
    round_.close()
    assert sorted(Remark.objects.values_list("text", flat=True)) == [f"remark one {n}" for n in range(5)]


def test_without_its_key_a_round_is_void_says_so_and_asks_anew():
    plan = seated((4, 4))
    round_ = opened(plan)
    round_.answer(1, [5] * 4)
    keyring.destroy(round_.review.public_id)
    review = round_.close()
    assert review.state == "void"
    assert not SealedSheet.objects.exists()
    assert not ReviewResult.objects.exists()
    assert OutboxMail.objects.filter(kind="review_void").count() == 8
    assert Standing.objects.get().attention_reason == "review_void"
    assert actions.open_due(now=review.closed_at) == 1
    assert actions.open_due(now=review.closed_at) == 0


def test_the_keys_are_destroyed_after_the_close_also_when_the_worker_died_in_between():
    round_ = opened(seated((4, 4)))
    name = round_.review.public_id
    round_.close()
    assert keyring.read(name) is not None  # as after a crash right behind the commit
    actions.clean_due(now=NOW + 20 * DAY)
    assert keyring.read(name) is None
    assert TrustReview.objects.get().key_destroyed_at is not None


def test_who_leaves_during_the_round_keeps_the_answer_given():
    plan = seated((4, 4))
    round_ = opened(plan)
    round_.answer(1, [6] * 4)
    round_.answer(2, [6] * 4)
    leaver = round_.links[1][0][0].participant
    leaver.left_at = NOW + DAY
    leaver.save()
    result = released(round_.close())
    assert side_of(result, 1)["coverage"] == {"kind": "coverage", "word": "enough", "invited": 4, "answered": 4}


def test_a_small_side_is_shown_as_it_signed_and_only_if_all_signed():
    plan = seated((2, 4))
    for number, everybody in enumerate((False, True)):
        now = NOW + number * 200 * DAY
        ReviewPlan.objects.update(next_full_on=now.date())
        round_ = opened(plan, now=now)
        round_.answer(2, [6] * 4, now=now)
        people = [invitation.participant for invitation, _token in round_.links[1]]
        sheet = actions.write_joint_sheet(
            review=round_.review,
            answers=round_.filled(5),
            keep="",
            change="",
            version=0,
            by=people[0],
            now=now,
        )
        for person in people if everybody else people[:1]:
            actions.sign_joint_sheet(review=round_.review, version=sheet.version, by=person, now=now)
        row = side_of(released(round_.close()), 1)
        assert row["joint"]
        assert row["index"]["kind"] == ("band" if everybody else "hidden")
    assert Value.from_json(row["index"]).dot == Fraction(400, 6)
    assert Value.from_json(row["index"]).width == 0


def test_sides_that_keep_figures_keep_the_band_when_one_person_came_off():
    plan = seated((5, 5), keep_below=10)
    results = []
    for number, answering in enumerate((5, 4)):
        now = NOW + number * 200 * DAY
        ReviewPlan.objects.update(next_full_on=now.date())
        round_ = with_links(opened(plan, now=now).review)
        round_.answer(1, [7, 7, 7, 7, 1][-answering:] if number == 0 else [1] * answering, now=now)
        round_.answer(2, [6] * 5, now=now)
        results.append(released(round_.close()))
    first, second = (facet_of(result, "ability")["items"][0]["values"] for result in results)
    one, two = side_of(results[1], 1)["id"], side_of(results[1], 2)["id"]
    assert second[one]["kept"]
    assert (second[one]["lo"], second[one]["hi"]) == (first[one]["lo"], first[one]["hi"])
    assert not second[two]["kept"]


def test_a_pulse_moves_no_level_in_lists():
    plan = seated((4, 4), pulse_every_months=3)
    round_ = opened(plan)
    round_.answer(1, [6] * 4)
    round_.answer(2, [6] * 4)
    round_.close()
    before = Standing.objects.get().level
    later = NOW + 95 * DAY
    ReviewPlan.objects.update(next_full_on=None, next_pulse_on=later.date())
    pulse = opened(plan, now=later)
    pulse.answer(1, [1] * 4, now=later)
    pulse.answer(2, [1] * 4, now=later)
    pulse.close()
    assert Standing.objects.get().level == before
    assert Standing.objects.get().reviews_closed == 2
