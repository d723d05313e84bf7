"""Conduct rules that join a review, and what is asked who rates something low."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.post.actions import deliver_due
from assessments.reviews import actions
from assessments.reviews.actions.answering import invitation_of
from assessments.reviews.models import AnswerSheet, Remark, TrustReview
from assessments.reviews.pages.reading import read
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
from tests.factories import ConductRuleFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

RULE = "Bad news travels the same day, by telephone."


# --- conduct rules ---------------------------------------------------------
def test_joint_rules_are_asked_beside_the_set_and_frozen(client):
    room = a_room(4, 4)
    rule = ConductRuleFactory(partnership=room, text=RULE)
    ConductRuleFactory(partnership=room, ended=True)
    ConductRuleFactory()
    review = opened(room)
    code = f"rule-{rule.public_id}"
    assert review.extra_statements == {code: RULE}
    assert [asked for asked in review.item_codes if asked.startswith("rule-")] == [code]
    rule.ended_at = NOW
    rule.save()
    client.get(reverse("answer_link", args=[links(review)[0]]))
    parts = [
        client.get(reverse("answer_part", args=[review.public_id, part])).content.decode() for part in range(1, 7)
    ]
    assert RULE in "".join(parts)
    assert "How we deal with each other" in "".join(parts)


def test_a_pulse_stays_six_statements():
    room = a_room(4, 4)
    ConductRuleFactory(partnership=room)
    assert not opened(room, kind="pulse").extra_statements


@pytest.mark.parametrize(
    ("kind", "rules", "words"),
    [("pulse", 0, "about one minute"), ("full", 0, "4 minutes"), ("full", 3, "5 minutes")],
)
def test_the_letter_and_the_first_page_name_the_same_minutes(client, mailoutbox, kind, rules, words):
    room = a_room(4, 4)
    for _ in range(rules):
        ConductRuleFactory(partnership=room)
    review = opened(room, kind=kind)
    deliver_due(now=NOW)
    assert all(words in letter.body for letter in mailoutbox)
    client.get(reverse("answer_link", args=[links(review)[0]]))
    page = client.get(reverse("answer_part", args=[review.public_id, 1])).content.decode()
    assert words.replace("about one", "1").replace("minutes", "min") in page


def test_a_rule_has_its_own_line_and_weighs_nothing(client_of):
    room = a_room(4, 4)
    rule = ConductRuleFactory(partnership=room, text=RULE)
    code = f"rule-{rule.public_id}"
    low = {"Noordzee": [{}] * 4, "Aldersteen": [{}] * 4}
    review = opened(room)
    sheets = {name: [dict.fromkeys(review.item_codes, 6) | {code: 1}] * 4 for name in low}
    review = closed(answered(review, sheets))
    reading = read(review.result.released)
    facet = next(facet for facet in reading.facets if facet.code == code)
    assert (facet.kind, facet.weight) == ("conduct", 0)
    assert code not in [weighted.code for weighted in reading.weighted]
    person = Participant.objects.filter(side=side_called(room, "Noordzee")).first().user
    page = (
        client_of(person).get(reverse("review_result", args=[room.public_id, review.public_id])).content.decode()
    )
    assert page.count(RULE) >= 1
    assert len(AnswerSheet.objects.first().answers) == len(review.item_codes)


def test_the_series_goes_on_when_a_rule_comes():
    room = a_room(4, 4)
    sheets = {"Noordzee": [6] * 4, "Aldersteen": [6] * 4}
    a_closed_round(room, sheets, now=NOW - timedelta(days=200))
    ConductRuleFactory(partnership=room)
    review = a_closed_round(room, sheets)
    reading = read(review.result.released)
    assert len(reading.series) == 2
    assert reading.together.change is not None
    rule = next(facet for facet in reading.facets if facet.kind == "conduct")
    assert set(rule.changes.values()) == {None}, "a new rule has nothing to be held against"


# --- what would move it one point? -----------------------------------------
def fill(client, review, value, **last):
    client.get(reverse("answer_link", args=[links(review)[0]]))
    response = None
    for part in range(1, 20):
        address = reverse("answer_part", args=[review.public_id, part])
        page = client.get(address)
        if page.status_code != 200:
            return response
        names = [statement.name for statement in page.context["page"].statements]
        response = client.post(address, dict.fromkeys(names, str(value)) | {"go": "next"} | last)
    return response


def test_who_rates_something_low_is_asked_what_would_move_it(client):
    review = opened(a_room(5, 5), kind="pulse")
    assert fill(client, review, 2).url == reverse("answer_check", args=[review.public_id])
    page = client.get(reverse("answer_check", args=[review.public_id])).content.decode()
    assert "What would move it one point?" in page
    client.post(reverse("answer_check", args=[review.public_id]), {"point": "An answer within a week."})
    token = links(review)[0]
    sheet = actions.open_sheet(invitation=invitation_of(token), token=token)
    assert sheet.handed_in
    assert sheet.remarks["point"] == "An answer within a week."


def test_who_rates_nothing_low_is_not(client):
    review = opened(a_room(5, 5), kind="pulse")
    assert fill(client, review, 4).url == reverse("answer_thanks", args=[review.public_id])


def test_a_remark_that_is_too_long_is_kept_on_the_page(client):
    review = opened(a_room(5, 5), kind="pulse")
    fill(client, review, 2)
    response = client.post(reverse("answer_check", args=[review.public_id]), {"point": "x" * 601})
    assert response.status_code == 422
    assert "x" * 601 in response.content.decode()


@pytest.mark.parametrize(("writers", "kept"), [(4, 0), (5, 5)])
def test_it_is_shown_only_from_five_who_answered_this_very_question(writers, kept):
    room = a_room(6, 6)
    review = opened(room)
    tokens = links(review, side_called(room, "Noordzee"))
    for place, token in enumerate(tokens):
        answer(review, token, 2, keep="Keep the Monday call")
        if place < writers:
            actions.hand_in(
                invitation=invitation_of(token),
                token=token,
                answers={},
                remarks={"point": f"More {place}"},
                now=NOW,
            )
    closed(review)
    assert Remark.objects.filter(question="point").count() == kept
    assert Remark.objects.filter(question="keep").count() == 6


def test_who_only_said_what_would_move_it_does_not_open_the_other_remarks():
    room = a_room(6, 6)
    review = opened(room)
    tokens = links(review, side_called(room, "Noordzee"))
    for token in tokens[:4]:
        answer(review, token, 2, keep="Keep the Monday call")
    actions.hand_in(
        invitation=invitation_of(tokens[4]),
        token=tokens[4],
        answers=dict.fromkeys(review.item_codes, 2),
        remarks={"point": "More"},
        now=NOW,
    )
    closed(review)
    assert not Remark.objects.exists()
    assert TrustReview.objects.get().state == "closed"
