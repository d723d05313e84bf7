"""Own terms, parked topics, sharing keys, reuse rights, what is needed."""

import pytest
from django.urls import reverse

from partnerships.agreements import reads
from partnerships.agreements.clauses.forms import ClauseForm
from partnerships.agreements.clauses.sources import offered
from partnerships.agreements.models import OwnTerms, ParkedTopic, ReuseRight, SharingKey
from partnerships.agreements.needed import put_needed
from partnerships.agreements.parking.contract_words import about_terms
from partnerships.agreements.sharing_keys.bands import NoBands, read
from partnerships.agreements.sharing_keys.calculator import share_of
from partnerships.room import subjects
from partnerships.room.consent import actions as consent
from partnerships.room.consent.kinds import kind_of
from partnerships.room.models import Proposal
from tests.factories import AttachmentFactory, OwnTermsFactory, SealedVisionFactory, SharingKeyFactory


def go(name, cast, *parts) -> str:
    return reverse(name, args=[cast.meals.public_id, *parts])


def both(cast, proposal, now):
    for user in (cast.ruben, cast.hugo):
        proposal = consent.accept(
            proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(user), now=now
        )
    return proposal


# --- own terms ------------------------------------------------------------------------------
def test_own_terms_are_marked_and_can_never_be_accepted(cast, client_of):
    alice = client_of(cast.alice)
    sent = alice.post(go("own_terms_bring", cast), {"title": "Purchasing conditions", "text": "Ours apply."})
    terms = OwnTerms.objects.get()
    assert sent.headers["Location"] == go("own_terms_detail", cast, terms.public_id)
    said = client_of(cast.hugo).get(go("own_terms_detail", cast, terms.public_id)).content.decode()
    assert "one-sided" in said
    assert "accept/" not in said
    with pytest.raises(KeyError):
        kind_of("own_terms")
    assert not Proposal.objects.exists()
    form = {"number": "1", "title": "T", "text": "x", "reason": "y", "source": f"own_terms:{terms.public_id}"}
    assert not ClauseForm(form, offered=offered(cast.meals)).is_valid()


def test_the_other_side_does_not_take_ours_back(cast, client_of):
    terms = OwnTermsFactory(brought_by=cast.seat_of(cast.alice))
    where = go("own_terms_take_back", cast, terms.public_id)
    assert client_of(cast.marieke).post(where).status_code == 404
    assert client_of(cast.alice).post(where).status_code == 302
    terms.refresh_from_db()
    assert terms.withdrawn_at is not None


# --- talk of terms before its moment -----------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    ["Payment terms 2024", "algemene_voorwaarden.v3", "Contractonderhandeling", "Our general conditions", "SLA"],
)
def test_words_about_terms_are_noticed(text):
    assert about_terms(text)


@pytest.mark.parametrize(
    "text", ["Menu cycle 14", "Welcome of the contract manager", "In terms of taste", "Voorwaarts", "Islands"]
)
def test_other_words_are_left_alone(text):
    assert about_terms(text) == ""


def test_a_file_about_terms_gets_a_calm_notice_until_the_seal(cast, client_of):
    AttachmentFactory(uploaded_by=cast.seat_of(cast.alice), name="payment_terms.pdf")
    marieke = client_of(cast.marieke)
    assert "seems to be about terms" in marieke.get(go("agreements", cast)).content.decode()
    assert [talk.place for talk in reads.contract_talk(cast.meals)] == ["file"]
    for _twice in range(2):
        assert marieke.post(go("topic_park", cast), {"text": "Payment terms"}).status_code == 302
    topic = ParkedTopic.objects.get()
    early = marieke.post(go("topic_take_up", cast, topic.public_id), follow=True)
    assert "when the vision is sealed" in early.content.decode()
    SealedVisionFactory(partnership=cast.meals)
    assert reads.contract_talk(cast.meals) == []
    marieke.post(go("topic_take_up", cast, topic.public_id))
    topic.refresh_from_db()
    assert topic.taken_up_at is not None


# --- sharing keys ---------------------------------------------------------------------------------
def test_banded_shares_equal_the_worked_figures():
    """TRUST.md §7: target 500 000, half within 80–120 %, all above."""
    bands = read("80-120: 50\n120+: 100")
    assert share_of(50_000_000, 45_000_000, bands) == 2_500_000
    assert share_of(50_000_000, 65_000_000, bands) == -10_000_000
    assert share_of(50_000_000, 20_000_000, read("0-80: 0\n80-100: 25")) == 2_500_000
    assert share_of(50_000_000, 20_000_000, bands) is None


@pytest.mark.parametrize(
    "text", ["", "80-70: 50", "80-120: 101", "x", "80-120: 50\n100-130: 10", "80+: 1\n90+: 2"]
)
def test_what_are_no_bands_is_refused(text):
    with pytest.raises(NoBands):
        read(text)


def test_a_key_counts_when_all_directors_accepted_it(cast, client_of, now):
    form = {
        "title": "Cost of the menu cycle",
        "target": 500000,
        "bears": cast.side_of(cast.aldersteen).public_id,
        "shares": cast.side_of(cast.noordzee).public_id,
        "bands": "80-120: 50\n120+: 100",
    }
    alice = client_of(cast.alice)
    assert alice.post(go("sharing_key_propose", cast), form).status_code == 409
    SealedVisionFactory(partnership=cast.meals)
    for _twice in range(2):
        assert alice.post(go("sharing_key_propose", cast), form).status_code == 302
    keys = Proposal.objects.filter(kind="sharing_key")
    both(cast, keys.get(), now)
    key = SharingKey.objects.get()
    assert alice.post(go("sharing_key_propose", cast), form).status_code == 302
    assert SharingKey.objects.count() == keys.count() == 1
    said = client_of(cast.hugo).get(go("sharing_key_detail", cast, key.public_id)).content.decode()
    assert "EUR 500,000" in said
    assert "+ EUR 12,500" in said


def test_directors_read_which_key_another_one_ends(cast, client_of):
    SealedVisionFactory(partnership=cast.meals)
    counts = SharingKeyFactory(
        proposal__partnership=cast.meals,
        proposal__proposed_by=cast.seat_of(cast.alice),
        shares=cast.side_of(cast.aldersteen),
        title="Cost of the galley",
    )
    form = {
        "title": "A small bonus",
        "target": 1000,
        "bears": cast.side_of(cast.aldersteen).public_id,
        "shares": cast.side_of(cast.noordzee).public_id,
        "bands": "80-120: 50",
        "replaces": counts.public_id,
    }
    assert client_of(cast.marieke).post(go("sharing_key_propose", cast), form).status_code == 302
    proposal = Proposal.objects.get(kind="sharing_key", state="open")
    said = client_of(cast.ruben).get(go("consent_detail", cast, proposal.public_id)).text
    assert "Takes the place of" in said
    assert "Cost of the galley" in said


def test_a_reuse_right_and_what_is_needed(cast, client_of, now):
    alice = client_of(cast.alice)
    form = {"what": "The lighter tray", "who_may": "Both.", "where": "Anywhere."}
    assert alice.post(go("reuse_right_propose", cast), form).status_code == 302
    both(cast, Proposal.objects.get(), now)
    assert ReuseRight.objects.get().what == "The lighter tray"
    assert "The lighter tray" in alice.get(go("agreements", cast)).content.decode()
    assert not reads.evidence(cast.meals)
    both(cast, put_needed(partnership=cast.meals, kinds=["exit"], by=cast.seat_of(cast.alice), now=now), now)
    assert not reads.evidence(cast.meals)


def test_evidence_is_there_when_what_is_needed_is_joint(accepted, cast, people, now):
    both(cast, put_needed(partnership=cast.meals, kinds=["framework"], by=people["alice"], now=now), now)
    assert reads.evidence(cast.meals)


# --- small things -----------------------------------------------------------------------------------
def test_questions_and_files_can_be_about_clauses_and_agreements(clause, framework, cast):
    assert subjects.find(cast.meals, "clause", clause.public_id).title == "7.2 Changing a menu"
    assert subjects.find(cast.meals, "agreement", framework.public_id).title == "Working together"
