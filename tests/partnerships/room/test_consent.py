"""Consent: propose, accept, decline, withdraw, supersede; by the verbs alone."""

import pytest

from accounts.post import kinds as letters
from accounts.post.models import OutboxMail
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.consent import actions, reads
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.table import actions as table
from tests import kinds
from tests.factories import OrganisationFactory, ParticipantFactory, SideFactory
from tests.reading import verbs

State = Proposal.State


@pytest.fixture(autouse=True)
def _nothing_joint():
    kinds.JOINT.clear()
    kinds.ROWS.clear()


def propose(cast, now, *, by="bob", kind="test_text", partnership=None, subject_id="1", **content):
    partnership = partnership or cast.meals
    return actions.propose(
        partnership=partnership,
        kind=kind,
        subject_id=subject_id,
        content=content or {"text": "we tell each other first"},
        by=cast.seat_of(getattr(cast, by), partnership),
        now=now,
    )


def accept(cast, now, proposal, by, shown=""):
    seat = cast.seat_of(getattr(cast, by), proposal.partnership)
    return actions.accept(proposal=proposal, fingerprint=shown or proposal.fingerprint, by=seat, now=now)


def mails(kind):
    return sorted(OutboxMail.objects.filter(kind=kind).values_list("to_email", flat=True))


# --- proposing --------------------------------------------------------------
def test_a_member_proposes_and_every_lead_and_director_is_asked(cast, now):
    proposal = propose(cast, now)
    assert proposal.state == State.OPEN
    assert not proposal.consents.exists()
    assert mails("consent_asked") == [
        "alice@noordzee.example",
        "hugo@aldersteen.example",
        "marieke@aldersteen.example",
        "ruben@noordzee.example",
    ]


def test_a_lead_who_proposes_has_accepted_and_asks_the_other_side(cast, now):
    proposal = propose(cast, now, by="alice")
    assert proposal.consents.get().given_by == cast.seat_of(cast.alice)
    assert mails("consent_asked") == ["hugo@aldersteen.example", "marieke@aldersteen.example"]


def test_the_same_text_once_more_is_the_same_proposal(cast, now):
    assert propose(cast, now) == propose(cast, now)
    assert verbs(cast.meals) == ["consent.proposed"]


def test_nobody_proposes_without_a_seat(cast, now):
    with pytest.raises(actions.ConsentRefused):
        actions.propose(
            partnership=cast.meals,
            kind="test_text",
            content={"text": "x"},
            by=cast.seat_of(cast.charlie, cast.snacks),
            now=now,
        )
    with pytest.raises(actions.ConsentRefused):
        propose(cast, now, by="sander")
    assert not Proposal.objects.exists()


# --- becoming joint ---------------------------------------------------------
def test_what_every_side_accepted_is_joint_once(cast, now):
    proposal = propose(cast, now, by="alice")
    accept(cast, now, proposal, "marieke")
    accept(cast, now, proposal, "hugo")
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT
    assert [proposal.public_id] == kinds.JOINT
    assert verbs(cast.meals) == ["consent.proposed", "consent.accepted", "consent.accepted", "consent.joint"]
    assert len(mails("consent_joint")) == 4


def test_two_people_of_one_side_are_one_side(cast, now):
    proposal = propose(cast, now, by="alice")
    accept(cast, now, proposal, "ruben")
    proposal.refresh_from_db()
    assert proposal.state == State.OPEN
    assert proposal.consents.count() == 1


def test_the_proposer_without_the_right_hears_that_it_is_joint(cast, now):
    proposal = propose(cast, now, by="bob")
    accept(cast, now, proposal, "alice")
    accept(cast, now, proposal, "marieke")
    assert "bob@noordzee.example" in mails("consent_joint")


def test_one_side_alone_never_makes_anything_joint(cast, now):
    partnership = SideFactory().partnership
    seat = ParticipantFactory(side=partnership.sides.get(), lead=True)
    proposal = actions.propose(
        partnership=partnership, kind="test_text", content={"text": "alone"}, by=seat, now=now
    )
    assert proposal.state == State.OPEN
    other = ParticipantFactory(side=SideFactory(partnership=partnership), lead=True)
    actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=other, now=now)
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT


def test_three_sides_are_three_answers(cast, now):
    third = SideFactory(partnership=cast.meals, organisation=OrganisationFactory(name="Third"))
    lead = ParticipantFactory(side=third, lead=True)
    proposal = propose(cast, now, by="alice")
    accept(cast, now, proposal, "marieke")
    assert [side.name for side in reads.sides_still_open(proposal)] == ["Third"]
    actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=lead, now=now)
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT


def test_a_side_that_joins_before_it_is_joint_has_to_accept_too(cast, now):
    proposal = propose(cast, now, by="alice")
    newcomer = ParticipantFactory(side=SideFactory(partnership=cast.meals), lead=True)
    actions.ask_newcomer(newcomer, now=now)
    assert newcomer.user.email in mails("consent_asked")
    accept(cast, now, proposal, "marieke")
    proposal.refresh_from_db()
    assert proposal.state == State.OPEN
    actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=newcomer, now=now)
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT


def test_a_side_that_joins_afterwards_adds_no_acceptance(cast, now):
    proposal = propose(cast, now, by="alice")
    accept(cast, now, proposal, "marieke")
    newcomer = ParticipantFactory(side=SideFactory(partnership=cast.meals), lead=True)
    actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=newcomer, now=now)
    assert proposal.consents.count() == 2


def test_consent_stays_when_its_giver_leaves(cast, now):
    proposal = propose(cast, now, by="alice")
    table.end_seat(participant=cast.seat_of(cast.alice), by=cast.seat_of(cast.ruben), now=now, anyway=True)
    accept(cast, now, proposal, "marieke")
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT


# --- who may not ------------------------------------------------------------
@pytest.mark.parametrize("who", ["bob", "noor", "olive"])
def test_a_function_without_the_right_is_refused(cast, now, who):
    proposal = propose(cast, now)
    with pytest.raises(actions.ConsentRefused):
        accept(cast, now, proposal, who)


def test_what_directors_seal_no_lead_accepts(cast, now):
    proposal = propose(cast, now, by="alice", kind="test_charter")
    assert not proposal.consents.exists()
    with pytest.raises(actions.ConsentRefused):
        accept(cast, now, proposal, "marieke")
    accept(cast, now, proposal, "hugo")
    accept(cast, now, proposal, "ruben")
    proposal.refresh_from_db()
    assert proposal.state == State.JOINT


def test_a_seat_elsewhere_does_not_count_here(cast, now):
    proposal = propose(cast, now)
    stranger = cast.seat_of(cast.charlie, cast.snacks)
    for verb in (actions.accept, actions.decline):
        more = {"reason": "no"} if verb is actions.decline else {}
        with pytest.raises(actions.ConsentRefused):
            verb(proposal=proposal, fingerprint=proposal.fingerprint, by=stranger, now=now, **more)
    with pytest.raises(actions.ConsentRefused):
        actions.withdraw(proposal=proposal, by=stranger, now=now)


def test_nobody_accepts_after_leaving_even_with_a_page_that_was_open(cast, now):
    proposal = propose(cast, now)
    seat = cast.seat_of(cast.marieke)  # as the view had loaded it
    table.end_seat(participant=cast.seat_of(cast.marieke), by=cast.seat_of(cast.hugo), now=now, anyway=True)
    with pytest.raises(actions.ConsentRefused):
        actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=seat, now=now)


def test_a_function_that_was_just_taken_away_counts_no_more(cast, now):
    proposal = propose(cast, now)
    seat = cast.seat_of(cast.marieke)
    table.change_function(
        participant=cast.seat_of(cast.marieke),
        function="member",
        job_title="",
        by=cast.seat_of(cast.hugo),
        now=now,
        anyway=True,
    )
    with pytest.raises(actions.ConsentRefused):
        actions.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=seat, now=now)


# --- stale ------------------------------------------------------------------
def test_a_stale_fingerprint_is_refused_with_the_version_that_stands_there(cast, now):
    first = propose(cast, now, text="one")
    second = propose(cast, now, text="two")
    for shown in (first.fingerprint, "0" * 64):
        with pytest.raises(actions.StaleConsent) as stale:
            accept(cast, now, first, "marieke", shown=shown)
        assert stale.value.proposal == second
    with pytest.raises(actions.StaleConsent):
        accept(cast, now, second, "marieke", shown=first.fingerprint)
    assert not Consent.objects.exists()


def test_rows_changed_behind_a_proposal_make_it_stale(cast, now):
    kinds.ROWS["7"] = {"text": "one"}
    proposal = propose(cast, now, kind="test_rows", subject_id="7", text="one")
    kinds.ROWS["7"] = {"text": "two"}
    with pytest.raises(actions.StaleConsent) as stale:
        accept(cast, now, proposal, "marieke")
    assert stale.value.now_says == {"text": "two"}


def test_a_newer_version_clears_what_was_accepted_and_tells_those_who_had(cast, now):
    first = propose(cast, now, by="alice", text="one")
    second = propose(cast, now, by="marieke", text="two")
    first.refresh_from_db()
    assert first.state == State.SUPERSEDED
    assert (second.version, second.state) == (2, State.OPEN)
    assert mails("consent_cleared") == ["alice@noordzee.example"]
    about = {"proposal": second.public_id, "user": cast.alice.pk}
    assert not OutboxMail.objects.filter(kind="consent_asked", about=about).exists()
    assert OutboxMail.objects.filter(
        kind="consent_asked", about={"proposal": second.public_id, "user": cast.ruben.pk}
    ).exists()
    assert verbs(cast.meals)[2:] == ["consent.cleared", "consent.proposed", "consent.accepted"]


# --- declining, withdrawing -------------------------------------------------
def test_declining_needs_a_reason_and_ends_the_proposal(cast, now):
    proposal = propose(cast, now, by="alice")
    seat = cast.seat_of(cast.marieke)
    with pytest.raises(actions.ConsentRefused):
        actions.decline(proposal=proposal, fingerprint=proposal.fingerprint, reason="  ", by=seat, now=now)
    for _ in range(2):
        actions.decline(proposal=proposal, fingerprint=proposal.fingerprint, reason="too early", by=seat, now=now)
    proposal.refresh_from_db()
    assert proposal.state == State.DECLINED
    assert verbs(cast.meals).count("consent.declined") == 1
    assert mails("consent_declined") == ["alice@noordzee.example", "ruben@noordzee.example"]
    with pytest.raises(actions.ConsentRefused):
        accept(cast, now, proposal, "hugo")


def test_who_has_accepted_does_not_decline(cast, now):
    proposal = propose(cast, now, by="alice")
    with pytest.raises(actions.ConsentRefused):
        actions.decline(
            proposal=proposal,
            fingerprint=proposal.fingerprint,
            reason="on second thoughts",
            by=cast.seat_of(cast.ruben),
            now=now,
        )


def test_only_the_side_that_proposed_takes_back(cast, now):
    proposal = propose(cast, now, by="bob")
    with pytest.raises(actions.ConsentRefused):
        actions.withdraw(proposal=proposal, by=cast.seat_of(cast.marieke), now=now)
    with pytest.raises(actions.ConsentRefused):
        actions.withdraw(proposal=proposal, by=cast.seat_of(cast.olive), now=now)
    for who in ("bob", "alice"):
        actions.withdraw(proposal=proposal, by=cast.seat_of(getattr(cast, who)), now=now)
    assert verbs(cast.meals) == ["consent.proposed", "consent.withdrawn"]
    again = propose(cast, now, by="bob")
    assert (again.version, again.state) == (2, State.OPEN)


def test_what_is_joint_is_not_taken_back(cast, now):
    proposal = propose(cast, now, by="alice")
    accept(cast, now, proposal, "marieke")
    with pytest.raises(actions.ConsentRefused):
        actions.withdraw(proposal=proposal, by=cast.seat_of(cast.alice), now=now)


# --- letters ----------------------------------------------------------------
def letter(kind, proposal, user):
    return letters.compose(kind, {"proposal": proposal.public_id, "user": user.pk})


def test_letters_say_the_title_and_nothing_else_of_the_content(cast, now, settings):
    proposal = propose(cast, now, title="Open books", secret="the margin is 4 percent")
    asked = letter("consent_asked", proposal, cast.marieke)
    text = " ".join([asked.subject, *asked.paragraphs, *asked.after])
    assert "Open books" in text
    assert "margin" not in text
    assert asked.link == f"{settings.BASE_URL}/p/{cast.meals.public_id}/consent/{proposal.public_id}/"


def test_nobody_without_a_seat_gets_a_letter(cast, now):
    proposal = propose(cast, now, by="alice")
    for kind in ("consent_asked", "consent_joint", "consent_cleared", "consent_declined"):
        for user in (cast.sander, cast.charlie, cast.petra, cast.admin):
            assert letter(kind, proposal, user) is None
    assert letters.compose("consent_asked", {}) is None


def test_nobody_is_asked_about_what_is_answered_or_settled(cast, now):
    proposal = propose(cast, now, by="alice")
    assert letter("consent_asked", proposal, cast.ruben) is None
    assert letter("consent_asked", proposal, cast.bob) is None
    assert letter("consent_joint", proposal, cast.alice) is None
    accept(cast, now, proposal, "marieke")
    assert letter("consent_asked", proposal, cast.hugo) is None
    assert letter("consent_joint", proposal, cast.alice).subject == (
        "Accepted by all sides: we tell each other first"
    )


def test_the_letter_about_a_change_leads_to_the_newest_version(cast, now):
    first = propose(cast, now, by="alice", text="one")
    second = propose(cast, now, by="marieke", text="two")
    assert second.public_id in letter("consent_cleared", first, cast.alice).link


def test_what_is_fingerprinted_is_what_is_shown(cast, now):
    proposal = propose(cast, now, text="Café", number=5)
    assert proposal.fingerprint == fingerprint(canonical({"number": 5, "text": "Café"}))
