from datetime import timedelta

import pytest

from assessments.reviews import actions
from assessments.reviews.actions.answering import invitation_of
from assessments.reviews.models import SealedSheet
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return opened(seated())


@pytest.fixture
def link(round_):
    return round_.links[1][0]


def save(link, answers, remarks=None, verb=actions.save_draft, now=NOW):
    return verb(invitation=link[0], token=link[1], answers=answers, remarks=remarks or {}, now=now)


def test_a_link_leads_to_its_invitation_and_nothing_else_does(link):
    assert invitation_of(link[1]) == link[0]
    assert invitation_of("made up") is None
    assert invitation_of(link[0].token_hash) is None


def test_one_can_stop_and_go_on(link):
    save(link, {"A1": 6})
    save(link, {"A2": 0}, {"keep": "the tasting"})
    sheet = actions.open_sheet(invitation=link[0], token=link[1])
    assert sheet.answers == {"A1": 6, "A2": 0}
    assert sheet.remarks == {"keep": "the tasting"}
    assert not sheet.handed_in


def test_a_draft_does_not_count_before_it_is_handed_in(round_, link):
    save(link, {"A1": 6})
    review = round_.close()
    assert review.answer_sheets.count() == 0


def test_what_was_handed_in_can_be_changed_and_stays_handed_in(round_, link):
    save(link, round_.filled(2), verb=actions.hand_in)
    save(link, {"A1": 7})
    review = round_.close()
    assert bytes(review.answer_sheets.get().answers)[0] == 7


def test_handing_in_twice_is_handing_in_once(round_, link):
    save(link, round_.filled(2), verb=actions.hand_in)
    save(link, round_.filled(2), verb=actions.hand_in)
    assert SealedSheet.objects.count() == 1


def test_withdrawing_leaves_nothing(round_, link):
    save(link, round_.filled(2), verb=actions.hand_in)
    actions.withdraw(invitation=link[0], token=link[1], now=NOW)
    assert not SealedSheet.objects.exists()
    assert round_.close().answer_sheets.count() == 0


@pytest.mark.parametrize("when", ["time", "state"])
def test_after_the_close_nothing_is_taken(round_, link, when):
    now = round_.review.closes_at
    if when == "state":
        round_.close()
        now = NOW
    for verb in (actions.save_draft, actions.hand_in):
        with pytest.raises(actions.NotOpen):
            save(link, {"A1": 6}, verb=verb, now=now)
    with pytest.raises(actions.NotOpen):
        actions.withdraw(invitation=link[0], token=link[1], now=now + timedelta(days=1))


@pytest.mark.parametrize("answers", [{"A1": 8}, {"A1": -1}, {"A1": True}, {"A1": "6"}, {"Z9": 4}])
def test_what_the_round_does_not_ask_is_refused(link, answers):
    with pytest.raises(ValueError, match=r"scale|not ask"):
        save(link, answers)
    assert not SealedSheet.objects.exists()


def test_a_remark_of_any_signs_is_kept_short_enough_to_seal(link, round_):
    save(link, round_.filled(4), {"keep": "\U0001f9c1" * 5000, "change": "é" * 5000}, verb=actions.hand_in)
    sheet = actions.open_sheet(invitation=link[0], token=link[1])
    assert [len(text) for text in sheet.remarks.values()] == [600, 600]
