"""From the first clause to the accepted agreement, and every refusal on the way."""

import json
import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts import guards
from accounts.post.models import OutboxMail
from partnerships.agreements.agreements import actions
from partnerships.agreements.agreements.documents import as_text
from partnerships.agreements.agreements.models import AcceptedAgreement, Agreement
from partnerships.agreements.checks import changed_agreements
from partnerships.agreements.clauses import actions as clauses
from partnerships.agreements.clauses.models import Clause
from partnerships.agreements.glossary import actions as glossary
from partnerships.room.chronicle import checking
from partnerships.room.consent import actions as consent
from partnerships.room.history.models import Event
from partnerships.room.models import Proposal, Question
from tests.factories import (
    AgreementFactory,
    ClauseConfirmationFactory,
    ClauseFactory,
    ClauseRestatementFactory,
    DecisionFactory,
    ObjectiveFactory,
    PrincipleFactory,
)
from tests.partnerships.agreements.conftest import accept, confirm_all
from tests.reading import text


def page(cast, *parts) -> str:
    return f"/p/{cast.meals.public_id}/agreements/" + "".join(f"{part}/" for part in parts)


# --- the way through the pages --------------------------------------------------------
def test_from_a_clause_to_an_accepted_agreement(cast, people, sealed, principle, client_of, now):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    ruben, hugo = client_of(cast.ruben), client_of(cast.hugo)
    sent = alice.post(page(cast, "begin"), {"kind": "framework", "title": "Working together"})
    agreement = Agreement.objects.get()
    assert sent.headers["Location"] == page(cast, agreement.public_id)
    clause_form = {
        "number": "7.2",
        "title": "Changing a menu",
        "text": "Up to 21 days before the first flight.",
        "source": f"principle:{principle.public_id}",
        "reason": "Six of fourteen cycles had less notice.",
    }
    assert alice.post(page(cast, agreement.public_id, "clauses", "add"), clause_form).status_code == 302
    clause = Clause.objects.get()
    own = page(cast, "clauses", clause.public_id)
    for client in (alice, marieke):
        assert client.post(f"{own}restate/", {"of_version": 0, "text": "Tell us in time."}).status_code == 302
    for client in (alice, marieke):
        assert client.post(f"{own}confirm/", {"of_version": 0}).status_code == 302
    assert alice.post(page(cast, agreement.public_id, "propose")).status_code == 302
    proposal = Proposal.objects.get(kind="agreement")
    where = reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id])
    assert f'action="{where}"' in ruben.get(page(cast, agreement.public_id)).content.decode()
    for client in (ruben, hugo):
        assert client.post(where, {"fingerprint": proposal.fingerprint}).status_code == 302
    accepted = AcceptedAgreement.objects.get()
    assert accepted.fingerprint == proposal.fingerprint
    event = Event.objects.get(partnership=cast.meals, number=accepted.chain_number)
    assert (event.verb, event.digest) == ("agreement.accepted", accepted.chain_digest)
    for path in ("", "print/", "check/"):
        answer = hugo.get(page(cast, agreement.public_id, "versions", accepted.public_id) + path)
        assert answer.status_code == 200
    assert "Version 1 counts" in hugo.get(page(cast, agreement.public_id)).content.decode()
    assert "Version 1 counts" in hugo.get(page(cast)).content.decode()


# --- the right moment -------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["framework", "commercial", "exit"])
def test_terms_are_refused_before_the_seal_with_the_reason(cast, people, client_of, kind):
    answer = client_of(cast.alice).post(page(cast, "begin"), {"kind": kind, "title": "Terms"})
    assert answer.status_code == 409
    assert "the vision is not sealed yet" in answer.content.decode()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("kind", ["confidentiality", "information"])
def test_what_openness_needs_can_be_drafted_early(cast, people, client_of, kind):
    answer = client_of(cast.noor).post(page(cast, "begin"), {"kind": kind, "title": "What we share"})
    assert answer.status_code == 302
    assert Agreement.objects.get().begun_by == people["noor"]


# --- provenance and confirming ----------------------------------------------------------
def test_a_clause_without_provenance_is_refused(framework, people, client_of, cast, now):
    bare = clauses.add(
        agreement=framework,
        number="9.1",
        title="Ideas from outside",
        text="We look for two months whether we can do it ourselves.",
        reason="",
        principle=None,
        objective=None,
        by=people["alice"],
        now=now,
    )
    with pytest.raises(clauses.ClauseRefused, match=r"9\.1 rests on nothing joint.*has no reason"):
        clauses.confirm(clause=bare, version=0, by=people["marieke"], now=now)
    answer = client_of(cast.alice).post(page(cast, framework.public_id, "propose"))
    assert answer.status_code == 409
    assert "Clause 9.1 rests on nothing joint" in answer.content.decode()
    assert not Proposal.objects.filter(kind="agreement").exists()


def test_a_source_that_is_not_joint_does_not_count(framework, people, now):
    draft = PrincipleFactory(drafted_by=people["alice"])
    clause = ClauseFactory(agreement=framework, principle=draft)
    with pytest.raises(clauses.ClauseRefused, match="not accepted by all sides"):
        clauses.confirm(clause=clause, version=0, by=people["alice"], now=now)


def test_both_sides_say_it_before_either_confirms(clause, people, now):
    clauses.restate(clause=clause, version=0, text="In time.", by=people["alice"], now=now)
    with pytest.raises(clauses.ClauseRefused, match="own words by Aldersteen"):
        clauses.confirm(clause=clause, version=0, by=people["alice"], now=now)


def test_words_that_do_not_match_are_a_question_and_not_clear_yet(confirmed, people, client_of, cast, now):
    theirs = confirmed.restatements.get(side=people["marieke"].side)
    where = page(cast, "clauses", confirmed.public_id, "unclear", theirs.public_id)
    sent = client_of(cast.alice).post(where, {"text": "Do you mean working days?"})
    question = Question.objects.get()
    assert sent.headers["Location"].endswith(f"/questions/{question.public_id}/")
    assert (question.subject_kind, question.subject_id) == ("clause", confirmed.public_id)
    assert not confirmed.confirmations.exists()
    with pytest.raises(clauses.ClauseRefused, match="not clear yet"):
        clauses.confirm(clause=confirmed, version=0, by=people["marieke"], now=now)
    assert client_of(cast.alice).post(where, {"text": "Do you mean working days?"}).status_code == 302
    assert Question.objects.count() == 1
    clauses.restate(clause=confirmed, version=0, text="In calendar days.", by=people["marieke"], now=now)
    clauses.confirm(clause=confirmed, version=0, by=people["marieke"], now=now)


def test_nobody_calls_the_own_words_unclear(confirmed, people, cast, client_of):
    own = confirmed.restatements.get(side=people["alice"].side)
    where = page(cast, "clauses", confirmed.public_id, "unclear", own.public_id)
    assert client_of(cast.alice).post(where, {"text": "What did we mean?"}).status_code == 409


def test_a_change_takes_confirmations_off(confirmed, people, now):
    clauses.edit(
        clause=confirmed,
        version=0,
        number="7.2",
        title=confirmed.title,
        text="Up to 28 days.",
        reason=confirmed.reason,
        principle=confirmed.principle,
        objective=None,
        by=people["marieke"],
        now=now,
    )
    assert not confirmed.confirmations.exists()
    assert confirmed.wordings.count() == 2
    confirmed.refresh_from_db()
    with pytest.raises(clauses.ClauseRefused, match="own words by Aldersteen and Noordzee"):
        clauses.confirm(clause=confirmed, version=1, by=people["alice"], now=now)


def test_two_writers_lose_nothing(clause, people, client_of, cast):
    where = page(cast, "clauses", clause.public_id, "edit")
    form = {
        "number": "7.2",
        "title": "Changing a menu",
        "text": "Up to 28 days.",
        "source": f"principle:{clause.principle.public_id}",
        "reason": "More notice.",
        "version": 0,
    }
    assert client_of(cast.alice).post(where, form).status_code == 302
    second = client_of(cast.marieke).post(where, form | {"text": "Up to 30 days."})
    assert second.status_code == 409
    said = second.content.decode()
    assert "Up to 28 days." in said
    assert "Up to 30 days." in said


def test_a_source_of_another_partnership_is_not_taken(framework, cast, client_of, other_partnership):
    foreign = PrincipleFactory(joint=True, drafted_by=cast.seat_of(cast.iris, other_partnership))
    form = {"number": "1", "title": "T", "text": "x", "reason": "y", "source": f"principle:{foreign.public_id}"}
    answer = client_of(cast.alice).post(page(cast, framework.public_id, "clauses", "add"), form)
    assert answer.status_code == 422
    assert not Clause.objects.exists()


def test_a_number_is_used_once(clause, people, framework, now):
    with pytest.raises(clauses.ClauseRefused, match=r"a clause 7\.2 already"):
        clauses.add(
            agreement=framework, number="7.2", title="Other", text="x", reason="", by=people["alice"], now=now
        )


@pytest.mark.parametrize("source", ["objective", "decision"])
def test_a_clause_may_rest_on_an_objective_or_a_decision(framework, people, cast, now, source):
    rows = {
        "objective": lambda: ObjectiveFactory(partnership=cast.meals, joint=True),
        "decision": lambda: DecisionFactory(proposed_by=people["alice"], joint=True),
    }
    clause = ClauseFactory(agreement=framework, principle=None, **{source: rows[source]()})
    confirm_all(clause, people, now)
    assert clause.confirmations.count() == 2


# --- accepting the whole ------------------------------------------------------------------
def test_a_change_after_an_acceptance_is_told_and_the_stale_one_refused_with_what_changed(
    confirmed, framework, people, client_of, cast, now
):
    proposal = actions.put_to_directors(agreement=framework, by=people["alice"], now=now)
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=people["ruben"], now=now)
    clauses.edit(
        clause=confirmed,
        version=0,
        number="7.2",
        title=confirmed.title,
        text="A menu can be changed up to 3 days before its first flight.",
        reason=confirmed.reason,
        principle=confirmed.principle,
        objective=None,
        by=people["marieke"],
        now=now,
    )
    mail = OutboxMail.objects.get(kind="consent_cleared")
    assert mail.to_email == cast.ruben.email
    hugo = client_of(cast.hugo)
    where = reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id])
    stale = hugo.post(where, {"fingerprint": proposal.fingerprint})
    assert stale.status_code == 409
    said = stale.content.decode()
    assert "up to 21 days" in said
    assert "up to 3 days" in said
    assert not AcceptedAgreement.objects.exists()


def test_counsel_and_leads_do_not_accept_for_the_side(confirmed, framework, people, now):
    proposal = actions.put_to_directors(agreement=framework, by=people["noor"], now=now)
    for name in ("noor", "alice", "bob"):
        with pytest.raises(consent.ConsentRefused):
            consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=people[name], now=now)


def test_a_change_of_an_accepted_agreement_begins_the_next_version(accepted, framework, clause, people, now):
    assert not framework.is_drafting
    clauses.restate(clause=clause, version=0, text="Said better.", by=people["alice"], now=now)
    framework.refresh_from_db()
    assert (framework.is_drafting, framework.draft_number) == (True, 2)
    confirm_all(clause, people, now)
    second = accept(framework, people, now)
    assert second.number == 2
    assert json.loads(accepted.content)["version"] == 1


def test_the_database_refuses_to_change_what_was_accepted(accepted):
    with pytest.raises(DatabaseError, match="history stays"), transaction.atomic():
        AcceptedAgreement.objects.filter(pk=accepted.pk).update(content="{}")
    with pytest.raises(DatabaseError, match="history stays"), transaction.atomic():
        accepted.delete()


def test_a_public_body_says_whether_a_change_is_substantial(accepted, framework, clause, people, cast, now):
    cast.noordzee.kind = "public_body"
    cast.noordzee.save()
    clauses.restate(clause=clause, version=0, text="Said better.", by=people["alice"], now=now)
    confirm_all(clause, people, now)
    framework.refresh_from_db()
    with pytest.raises(actions.NotReady, match="substantial"):
        actions.put_to_directors(agreement=framework, by=people["alice"], now=now)
    actions.edit(
        agreement=framework,
        version=framework.version,
        substantial="no",
        substantial_because="Within the awarded volume.",
        by=people["alice"],
        now=now,
    )
    proposal = actions.put_to_directors(agreement=framework, by=people["alice"], now=now)
    assert json.loads(proposal.content)["substantial"]["answer"] == "no"


def test_verify_history_finds_what_was_changed_where_the_guard_was_removed(accepted):
    assert list(changed_agreements()) == []
    guards.lift()
    try:
        AcceptedAgreement.objects.filter(pk=accepted.pk).update(content=accepted.content.replace("21", "3"))
        found = [stop for stop in checking.breaks() if "agreement" in stop.what]
        assert [stop.number for stop in found] == [accepted.chain_number]
        AcceptedAgreement.objects.filter(pk=accepted.pk).delete()
        assert "is gone" in next(changed_agreements()).what
    finally:
        guards.install()


def test_an_explained_word_is_taken_out_from_the_page(framework, people, cast, client_of, now):
    glossary.add(
        agreement=framework, term="Account owner", meaning="Who answers daily.", by=people["alice"], now=now
    )
    client = client_of(cast.alice)
    shown = client.get(page(cast, framework.public_id))
    (address,) = re.findall(r'action="([^"]+/words/[^"]+/remove/)"', shown.content.decode())
    assert "Account owner" not in text(client.post(address, follow=True))


# --- a copy of one's own --------------------------------------------------------------------
def test_a_copy_is_laid_beside_and_nothing_stored(accepted, framework, cast, client_of):
    client = client_of(cast.marieke)
    where = page(cast, framework.public_id, "versions", accepted.public_id, "check")
    same = client.post(where, {"text": accepted.content})
    assert "The same, word for word." in same.content.decode()
    assert "The same" in client.post(where, {"text": as_text(json.loads(accepted.content))}).content.decode()
    words = text(client.post(where, {"text": accepted.content.replace("21 days", "3 days")}))
    assert "This is not what was accepted." in words
    assert "removed: 21 (end)" in words
    assert "added: 3 (end)" in words
    assert client.post(where, {"text": ""}).status_code == 422
    assert client.get(where.replace("check/", "copy.json")).content.decode() == accepted.content


# --- the same for every side, and as fast with thirty clauses as with one ---------------------
def test_a_long_agreement_costs_no_more_statements(cast, people, sealed, client_of, django_assert_same_statements):
    short = AgreementFactory(begun_by=people["alice"])
    long = AgreementFactory(begun_by=people["alice"])
    ClauseFactory(agreement=short)
    for clause in ClauseFactory.create_batch(12, agreement=long):
        ClauseRestatementFactory(clause=clause)
        ClauseConfirmationFactory(clause=clause)
    client = client_of(cast.alice)
    client.get(page(cast, long.public_id))
    django_assert_same_statements(
        lambda: client.get(page(cast, short.public_id)), lambda: client.get(page(cast, long.public_id))
    )


def test_each_side_reads_the_same_page(cast, confirmed, framework, client_of):
    said = []
    for who in (cast.ruben, cast.hugo):
        text = client_of(who).get(page(cast, framework.public_id)).content.decode()
        assert "1 of 1 clauses are confirmed by all sides" in text
        said.append(text.count("<article") + text.count("<section"))
    assert said[0] == said[1]


def test_an_exit_plan_is_checked_every_year(cast, people, client_of, now):
    plan = AgreementFactory(begun_by=people["alice"], exit=True)
    where = page(cast, plan.public_id, "check-exit")
    assert client_of(cast.hugo).post(where, {"found": "Works.", "next_on": now.date()}).status_code == 409
    later = {"found": "Works.", "next_on": (now + timedelta(days=360)).date()}
    for _twice in range(2):
        assert client_of(cast.hugo).post(where, later).status_code == 302
    assert plan.checks.count() == 1
