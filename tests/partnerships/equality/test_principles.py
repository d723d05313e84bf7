"""Principles: drafted by members, joint by consent, frozen, reworded, ended."""

import pytest
from django.db import DatabaseError, transaction

from accounts.identifiers import public_id
from accounts.post.models import OutboxMail
from accounts.versions import ChangedMeanwhile
from partnerships.equality.at_table import NotYours, Refused
from partnerships.equality.models import Principle
from partnerships.equality.principles import actions, reads
from partnerships.room.consent import actions as consent
from partnerships.room.models import Proposal
from tests.factories import ParticipantFactory, SideFactory
from tests.partnerships.equality.saying import accept, address, draft, joint, once_of, propose
from tests.reading import text, verbs


def edit(cast, now, principle, *, by="bob", version=0, words="Other words.", own_word=""):
    return actions.edit_principle(
        principle=principle,
        version=version,
        text=words,
        reason="",
        own_word=own_word,
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def test_a_member_drafts_both_leads_accept_and_it_holds(cast, now, client_of):
    principle = draft(cast, now)
    proposal = propose(cast, now, principle, by="bob")
    assert proposal.state == Proposal.State.OPEN
    accept(cast, now, proposal, by="alice")
    assert not reads.joint(cast.meals).exists()
    accept(cast, now, proposal)
    assert list(reads.joint(cast.meals)) == [principle]
    assert reads.are_joint(cast.meals)
    assert "1 principle " in text(client_of(cast.olive).get(address(cast)))
    assert verbs(cast.meals)[0] == "principle.drafted"


def test_the_gate_waits_as_long_as_one_is_open(cast, now):
    assert not reads.are_joint(cast.meals)
    joint(cast, now)
    other = propose(cast, now, draft(cast, now, words="And another."))
    assert not reads.are_joint(cast.meals)
    accept(cast, now, other)
    assert reads.are_joint(cast.meals)
    draft(cast, now, words="A draft that nobody was asked about.")
    assert reads.are_joint(cast.meals)


def test_a_change_clears_what_was_accepted_and_tells_who_had(cast, now):
    principle = draft(cast, now)
    first = propose(cast, now, principle, by="marieke")
    OutboxMail.objects.all().delete()
    edit(cast, now, principle)
    first.refresh_from_db()
    assert first.state == Proposal.State.SUPERSEDED
    told = OutboxMail.objects.filter(kind="consent_cleared").values_list("to_email", flat=True)
    assert list(told) == ["marieke@aldersteen.example"]
    with pytest.raises(consent.StaleConsent):
        consent.accept(proposal=first, fingerprint=first.fingerprint, by=cast.seat_of(cast.alice), now=now)


def test_a_draft_that_was_not_proposed_asks_nobody(cast, now):
    edit(cast, now, draft(cast, now))
    assert not Proposal.objects.filter(partnership=cast.meals).exists()
    assert not OutboxMail.objects.exists()


def test_the_second_writer_sees_both_texts(cast, now, client_of):
    principle = draft(cast, now)
    edit(cast, now, principle, by="marieke", words="Marieke’s words.")
    with pytest.raises(ChangedMeanwhile):
        edit(cast, now, principle, words="Bob’s words.")
    page = client_of(cast.bob).post(
        address(cast, f"principles/{principle.public_id}/edit/"),
        {"text": "Bob’s words.", "reason": "", "version": 0},
    )
    assert page.status_code == 409
    assert "Marieke’s words." in text(page)
    assert "Bob’s words." in text(page)


def test_a_joint_wording_never_changes(cast, now):
    principle = joint(cast, now)
    with pytest.raises(Refused, match="new wording"):
        edit(cast, now, principle)
    with pytest.raises(DatabaseError), transaction.atomic():
        Principle.objects.filter(pk=principle.pk).update(text="something else")


def test_the_old_wording_holds_until_the_new_one_is_joint(cast, now):
    old = joint(cast, now)
    bob = cast.seat_of(cast.bob)
    said = {"text": "We tell each other the same day.", "reason": "", "by": bob, "now": now}
    new = actions.reword_principle(principle=old, once=public_id(), **said)
    with pytest.raises(Refused, match="under way"):
        actions.reword_principle(principle=old, once=public_id(), **said)
    proposal = propose(cast, now, new)
    assert list(reads.joint(cast.meals)) == [old]
    accept(cast, now, proposal)
    assert list(reads.joint(cast.meals)) == [new]
    old.refresh_from_db()
    assert old.ended_at == now


def test_it_ends_when_every_side_says_so(cast, now):
    principle = joint(cast, now)
    end = actions.propose_end(principle=principle, reason="We outgrew it.", by=cast.seat_of(cast.alice), now=now)
    assert list(reads.joint(cast.meals)) == [principle]
    accept(cast, now, end)
    assert not reads.joint(cast.meals).exists()


def test_what_each_decides_alone_is_said_by_each_side_itself(cast, now):
    principle = draft(cast, now, theme="4_independence", own_word="Our network.")
    with pytest.raises(Refused, match="Not yet: Aldersteen"):
        propose(cast, now, principle)
    edit(cast, now, principle, by="marieke", words=principle.text, own_word="Whom else we cook for.")
    assert {w.side.short_name: w.text for w in reads.words_of(principle)} == {
        "Aldersteen": "Whom else we cook for.",
        "Noordzee": "Our network.",
    }
    proposal = propose(cast, now, principle)
    accept(cast, now, proposal)
    assert principle.side_words.filter(is_joint=True).count() == 2


def test_only_the_side_that_wrote_a_draft_takes_it_off(cast, now):
    principle = draft(cast, now)
    with pytest.raises(NotYours):
        actions.drop_draft(principle=principle, by=cast.seat_of(cast.marieke), now=now)
    propose(cast, now, principle)
    with pytest.raises(Refused, match="Take the proposal back"):
        actions.drop_draft(principle=principle, by=cast.seat_of(cast.alice), now=now)


def test_who_left_the_table_writes_nothing_more(cast, now):
    seat = cast.seat_of(cast.bob)
    type(seat).objects.filter(pk=seat.pk).update(left_at=now)
    with pytest.raises(Refused, match="no seat"):
        draft(cast, now)


def test_twice_is_once(cast, client_of):
    client = client_of(cast.bob)
    url = address(cast, "principles/new/") + "?theme=5_conduct"
    sent = {"once": once_of(client.get(url)), "text": "We move a session together."}
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.url == second.url
    assert [p.theme for p in Principle.objects.all()] == ["5_conduct"]


def test_an_id_that_was_given_to_another_person_makes_nothing(cast, client_of):
    url = address(cast, "principles/new/")
    sent = {"once": once_of(client_of(cast.bob).get(url)), "text": "Ours."}
    assert client_of(cast.marieke).post(url, sent).status_code == 422
    assert not Principle.objects.exists()


def test_both_sides_read_the_same_page(cast, now, client_of):
    joint(cast, now)
    propose(cast, now, draft(cast, now, words="Under way."), by="bob")
    shown = []
    for user in (cast.bob, cast.olive):
        page = text(client_of(user).get(address(cast, "principles/")))
        own = page.partition("How we deal")[0].partition("What we start")[2].replace("Draft a principle", "")
        shown.append(own.split())
    assert shown[0] == shown[1]
    for user in (cast.alice, cast.marieke):
        assert "waits for you" in text(client_of(user).get(address(cast, "principles/")))


def test_nothing_of_it_shows_elsewhere(cast, now, client_of):
    principle = joint(cast, now, words="Only in meals.")
    there = address(cast, f"principles/{principle.public_id}/", cast.snacks)
    assert client_of(cast.charlie).get(there).status_code == 404
    assert reads.find(cast.snacks, [principle.public_id]) == {}
    assert reads.find(cast.meals, [principle.public_id])[principle.public_id].title == "Only in meals."


def test_the_page_leads_through_the_whole_life(cast, now, client_of):
    principle = draft(cast, now)
    url = address(cast, f"principles/{principle.public_id}/")
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    assert alice.post(url + "propose/").status_code == 302
    page = marieke.get(url)
    assert "Accept for Aldersteen" in text(page)
    proposal = Proposal.objects.get(subject_id=principle.public_id)
    accepted = marieke.post(
        f"/p/{cast.meals.public_id}/consent/{proposal.public_id}/accept/",
        {"fingerprint": proposal.fingerprint, "next": url},
    )
    assert accepted.url == url
    assert "Joint since" in text(marieke.get(url))
    assert alice.post(url + "propose/").status_code == 409
    assert alice.post(url + "end/", {"reason": "Outgrown."}).status_code == 302
    assert "Aldersteen: waits for you" in text(marieke.get(url))


def test_who_joins_later_accepts_the_words_as_they_stand(cast, now):
    principle = joint(cast, now)
    newcomer = ParticipantFactory(side=SideFactory(partnership=cast.meals), lead=True)
    (proposal,) = actions.propose_anew(partnership=cast.meals, by=cast.seat_of(cast.alice), now=now)
    assert list(reads.joint(cast.meals)) == [principle]
    assert not reads.are_joint(cast.meals)
    accept(cast, now, proposal)
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=newcomer, now=now)
    assert reads.are_joint(cast.meals)
