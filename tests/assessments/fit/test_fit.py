"""Both sides judge each other along the same criteria: sealed, then open for all at once."""

import pytest
from django.urls import reverse

from assessments.fit.lines import AnchorMark, anchor_line
from assessments.fit.models import FitSheet
from partnerships.choice.criteria.models import Criterion
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import Event
from tests.factories.choice import ANCHORS
from tests.reading import text


def url(cast, name, *args):
    return reverse(name, args=[cast.meals.public_id, *args])


@pytest.fixture
def joint(cast, client_of):
    """Criteria that both sides accepted."""
    ours = client_of(cast.alice)
    ours.post(url(cast, "criterion_new"), {"title": "Open with each other", "why": "no games", **ANCHORS})
    ours.post(url(cast, "criteria_propose"))
    proposal = Proposal.objects.get(kind="choice_criteria")
    accept = url(cast, "consent_accept", proposal.public_id)
    client_of(cast.marieke).post(accept, {"fingerprint": proposal.fingerprint})
    proposal.refresh_from_db()
    assert proposal.state == "joint"
    return proposal


def said(proposal, level="50", evidence="they showed their costs", version=0, **more):
    key = Criterion.objects.get().public_id
    return {
        "version": version,
        "fingerprint": proposal.fingerprint,
        f"level_{key}": level,
        f"evidence_{key}": evidence,
        "belief": "75",
        "to_talk_about": "who owns a design",
        **more,
    }


def test_without_joint_criteria_there_is_nothing_to_judge(cast, client_of):
    assert "First the sides agree on the criteria" in text(client_of(cast.alice).get(url(cast, "fit")))
    assert client_of(cast.alice).post(url(cast, "fit_write"), {}).status_code == 409


def test_what_a_side_sees_opens_for_all_at_once(cast, client_of, joint):
    there = url(cast, "fit_write")
    client_of(cast.alice).post(there, said(joint, hand_in=""))
    for user in (cast.alice, cast.marieke):
        for name in ("fit", "right_partner"):
            shown = text(client_of(user).get(url(cast, name)))
            assert "they showed their costs" not in shown
            assert "who owns a design" not in shown
    client_of(cast.marieke).post(there, said(joint, level="100", evidence="asked about our people", hand_in=""))
    for user in (cast.alice, cast.marieke, cast.olive, cast.petra):
        shown = text(client_of(user).get(url(cast, "fit")))
        assert "Aldersteen 100 · Noordzee 50" in shown
        assert "they showed their costs" in shown
    found = list(Event.objects.filter(verb__startswith="fit.").values_list("verb", flat=True))
    assert found == ["fit.handed_in", "fit.handed_in", "fit.opened"]


def test_what_is_handed_in_stays(cast, client_of, joint):
    there = url(cast, "fit_write")
    for _twice in range(2):
        assert client_of(cast.alice).post(there, said(joint, hand_in="")).status_code == 302
    answer = client_of(cast.alice).post(there, said(joint, level="0", version=1, hand_in=""))
    assert answer.status_code == 409
    assert FitSheet.objects.get().marks[Criterion.objects.get().public_id]["level"] == 50


def test_a_draft_is_not_handed_in_without_level_and_evidence(cast, client_of, joint):
    answer = client_of(cast.alice).post(url(cast, "fit_write"), said(joint, evidence="", hand_in=""))
    assert answer.status_code == 409
    assert "Not yet: a level and what you saw" in text(answer)
    assert client_of(cast.alice).post(url(cast, "fit_write"), said(joint, evidence="")).status_code == 302


def test_a_member_drafts_and_a_lead_hands_in(cast, client_of, joint):
    assert client_of(cast.bob).post(url(cast, "fit_write"), said(joint)).status_code == 302
    answer = client_of(cast.bob).post(url(cast, "fit_write"), said(joint, version=1, hand_in=""))
    assert answer.status_code == 409
    assert "A lead or director of your side hands it in" in text(answer)


def test_the_second_colleague_sees_both_texts(cast, client_of, joint):
    client_of(cast.bob).post(url(cast, "fit_write"), said(joint, evidence="one"))
    answer = client_of(cast.alice).post(url(cast, "fit_write"), said(joint, evidence="two"))
    assert answer.status_code == 409
    assert "one" in text(answer)


@pytest.mark.parametrize("level", ["10", "101", "-25", "1e309", "fifty"])
def test_there_is_nothing_between_the_anchors(cast, client_of, joint, level):
    assert client_of(cast.alice).post(url(cast, "fit_write"), said(joint, level=level)).status_code == 422


def test_criteria_that_moved_on_are_read_once_more(cast, client_of, joint):
    answer = client_of(cast.alice).post(url(cast, "fit_write"), said(joint, fingerprint="0" * 64))
    assert answer.status_code == 409


def test_equal_levels_stand_one_above_the_other_the_first_of_the_alphabet_on_top():
    line = anchor_line([AnchorMark(2, "Aldersteen", 75), AnchorMark(1, "Noordzee", 75)])
    assert line.link is None
    assert [mark.side for mark in line.marks] == [2, 1]
    assert float(line.marks[0].y) < float(line.marks[1].y)
    assert anchor_line([AnchorMark(2, "A", 25), AnchorMark(1, "N", 75)]).link == (25, 75)
