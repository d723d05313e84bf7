"""The Right partner page and its forms: who may, what each side sees, what stays sealed."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.post.models import OutboxMail
from partnerships.choice.benefits.models import Benefit
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.ideas.models import Idea
from partnerships.choice.interests.models import InterestDeclaration
from partnerships.choice.knowing.models import TOPICS, DepthSheet
from partnerships.choice.readiness.models import Readiness
from partnerships.choice.relation.models import Intent, RelationRole
from partnerships.choice.voting.models import Decline, Vote
from partnerships.equality.principles.actions import propose_principle
from partnerships.lifecycle import Stage
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership
from tests.factories import (
    BenefitFactory,
    IdeaFactory,
    ParticipantFactory,
    PrincipleFactory,
    RelationRoleFactory,
    StandInFactory,
    VoteFactory,
)
from tests.factories.choice import ANCHORS
from tests.reading import text, verbs


@pytest.fixture
def choosing(cast):
    cast.meals.stage = Stage.CHOOSING
    cast.meals.save()
    return cast


def url(cast, name, *args):
    return reverse(name, args=[cast.meals.public_id, *args])


def page(cast, client_of, user):
    return text(client_of(user).get(url(cast, "right_partner")))


CRITERION = {"title": "Open with each other", "why": "no price talk only", **ANCHORS}


# --- the page ---------------------------------------------------------------
def test_mirror_both_sides_see_the_same_but_for_their_own_tools(cast, client_of):
    BenefitFactory(written_by=cast.seat_of(cast.alice), text="crew who like the meal")
    BenefitFactory(written_by=cast.seat_of(cast.marieke), text="a test bed in the air")
    IdeaFactory(brought_by=cast.seat_of(cast.marieke))
    VoteFactory(given_by=cast.seat_of(cast.alice), opened=True)
    VoteFactory(given_by=cast.seat_of(cast.marieke), opened=True)

    def neutral(user):
        body = client_of(user).get(url(cast, "right_partner")).content.decode()
        body = body[body.index('id="benefits"') : body.index("</main>")]
        body = re.sub(r' · <a href="[^"]+benefits/[^"]+">Change</a>| <span class="you">your side</span>', "", body)
        body = re.sub(
            r'<p class="actions"><a class="btn btn-sm" href="[^"]+benefits/new/">[^<]+</a></p>', "", body
        )
        return re.sub(r"\s+", " ", body)

    assert neutral(cast.alice) == neutral(cast.marieke)


def test_the_page_takes_as_many_statements_however_much_there_is(cast, client_of):
    client, there = client_of(cast.alice), url(cast, "right_partner")
    IdeaFactory(brought_by=cast.seat_of(cast.bob))
    BenefitFactory(written_by=cast.seat_of(cast.bob))
    client.get(there)

    def more():
        IdeaFactory.create_batch(20, brought_by=cast.seat_of(cast.marieke))
        BenefitFactory.create_batch(20, written_by=cast.seat_of(cast.marieke))
        return client.get(there)

    with CaptureQueriesContext(connection) as few:
        client.get(there)
    more()
    with CaptureQueriesContext(connection) as many:
        client.get(there)
    assert len(few) == len(many)


# --- benefits ---------------------------------------------------------------
def test_a_side_writes_its_own_benefit_once_and_nobody_elses(cast, client_of):
    client = client_of(cast.bob)
    for _twice in range(2):
        client.post(url(cast, "benefit_new"), {"text": "crew who like the meal", "beyond_money": "on"})
    found = Benefit.objects.get()
    assert found.side == cast.side_of(cast.noordzee)
    assert found.beyond_money
    assert verbs(cast.meals) == ["benefit.written"]
    assert "crew who like the meal" in page(cast, client_of, cast.marieke)
    other = client_of(cast.marieke)
    assert other.get(url(cast, "benefit_edit", found.public_id)).status_code == 404
    assert other.post(url(cast, "benefit_remove", found.public_id)).status_code == 404
    assert client_of(cast.olive).post(url(cast, "benefit_new"), {"text": "x"}).status_code == 403


def test_the_second_writer_sees_both_texts(cast, client_of):
    found = BenefitFactory(written_by=cast.seat_of(cast.alice), text="one")
    there = url(cast, "benefit_edit", found.public_id)
    client_of(cast.bob).post(there, {"text": "two", "version": 0})
    answer = client_of(cast.alice).post(there, {"text": "three", "version": 0})
    assert answer.status_code == 409
    assert "two" in text(answer)
    assert "three" in text(answer)
    found.refresh_from_db()
    assert found.text == "two"


# --- ideas ------------------------------------------------------------------
IDEA = {"title": "One lid", "text": "one lid for all classes", "kind": "product", "reuse": "each"}


def test_an_idea_is_adopted_when_every_side_said_what_it_puts_in_and_accepted(cast, client_of):
    ours, theirs = client_of(cast.alice), client_of(cast.marieke)
    ours.post(url(cast, "idea_new"), IDEA)
    idea = Idea.objects.get()
    adopt = url(cast, "idea_adopt", idea.public_id)
    answer = ours.post(adopt, follow=True)
    assert "Not yet said what they put in" in text(answer)
    assert "Aldersteen, Noordzee" in text(answer)
    ours.post(url(cast, "idea_stake", idea.public_id), {"text": "a test flight a week"})
    theirs.post(url(cast, "idea_stake", idea.public_id), {"text": "the tools"})
    ours.post(adopt)
    proposal = Proposal.objects.get(kind="idea_adopted")
    theirs.post(url(cast, "consent_accept", proposal.public_id), {"fingerprint": proposal.fingerprint})
    idea.refresh_from_db()
    assert idea.status == Idea.Status.ADOPTED
    assert ours.post(url(cast, "idea_edit", idea.public_id), IDEA | {"version": 0}).status_code == 409


def test_an_idea_that_moved_on_is_not_accepted_unseen(cast, client_of):
    ours, theirs = client_of(cast.alice), client_of(cast.marieke)
    ours.post(url(cast, "idea_new"), IDEA)
    idea = Idea.objects.get()
    for client in (ours, theirs):
        client.post(url(cast, "idea_stake", idea.public_id), {"text": "a day a week"})
    ours.post(url(cast, "idea_adopt", idea.public_id))
    proposal = Proposal.objects.get(kind="idea_adopted")
    ours.post(url(cast, "idea_stake", idea.public_id), {"text": "nothing after all"})
    answer = theirs.post(url(cast, "consent_accept", proposal.public_id), {"fingerprint": proposal.fingerprint})
    assert answer.status_code == 409
    idea.refresh_from_db()
    assert idea.status == Idea.Status.PROPOSED


def test_setting_an_idea_aside_needs_a_reason(cast, client_of):
    idea = IdeaFactory(brought_by=cast.seat_of(cast.marieke))
    there = url(cast, "idea_move", idea.public_id)
    assert client_of(cast.alice).post(there, {"status": "set_aside"}).status_code == 422
    assert client_of(cast.alice).post(there, {"status": "adopted"}).status_code == 422
    client_of(cast.alice).post(there, {"status": "set_aside", "reason": "too heavy"})
    assert "too heavy" in text(client_of(cast.marieke).get(url(cast, "idea", idea.public_id)))


# --- criteria ---------------------------------------------------------------
def test_criteria_are_proposed_countered_and_joint(cast, client_of):
    ours, theirs = client_of(cast.alice), client_of(cast.marieke)
    ours.post(url(cast, "criterion_new"), CRITERION)
    criterion = Criterion.objects.get()
    ours.post(url(cast, "criteria_propose"))
    first = Proposal.objects.get(kind="choice_criteria")
    theirs.post(
        url(cast, "criterion_edit", criterion.public_id), CRITERION | {"at_100": "open books", "version": 0}
    )
    stale = theirs.post(url(cast, "consent_accept", first.public_id), {"fingerprint": first.fingerprint})
    assert stale.status_code == 409
    theirs.post(url(cast, "criteria_propose"))
    second = Proposal.objects.get(kind="choice_criteria", state="open")
    ours.post(url(cast, "consent_accept", second.public_id), {"fingerprint": second.fingerprint})
    second.refresh_from_db()
    assert second.state == Proposal.State.JOINT
    assert "open books" in text(ours.get(url(cast, "criterion_list")))


def test_whoever_looks_for_a_ranking_reads_why_there_is_none(cast, client_of):
    shown = text(client_of(cast.alice).get(url(cast, "criterion_list")))
    assert "No threshold, no total, no ranking" in shown


def test_a_law_is_named(cast, client_of):
    answer = client_of(cast.alice).post(url(cast, "criterion_new"), CRITERION | {"is_law": "on"})
    assert answer.status_code == 422
    assert "Say which law asks for it" in text(answer)


# --- knowing each other -------------------------------------------------------
def test_how_well_the_sides_know_each_other_opens_for_all_at_once(cast, client_of):
    client_of(cast.bob).post(url(cast, "knowing_rate"), dict.fromkeys(TOPICS, "fathom") | {"learned": "visit us"})
    for user in (cast.alice, cast.marieke):
        assert "visit us" not in page(cast, client_of, user)
    client_of(cast.marieke).post(url(cast, "knowing_rate"), dict.fromkeys(TOPICS, "know"))
    for user in (cast.alice, cast.marieke):
        shown = page(cast, client_of, user)
        assert "visit us" in shown
        assert "You see it differently" in shown
    assert verbs(cast.meals) == ["knowing.opened"]
    assert DepthSheet.objects.filter(opened_at=None).count() == 0


# --- the vote -----------------------------------------------------------------
def test_nothing_of_a_vote_shows_before_every_side_has_voted(choosing, client_of):
    cast = choosing
    before = {user: page(cast, client_of, getattr(cast, user)) for user in ("marieke", "hugo", "olive")}
    client_of(cast.ruben).post(
        url(cast, "choice_vote"), {"answer": "not_yet", "reason": "first see the night shift"}
    )
    for user in ("marieke", "hugo"):
        assert page(cast, client_of, getattr(cast, user)) == before[user]
    assert verbs(cast.meals) == []
    assert not OutboxMail.objects.exists()
    client_of(cast.hugo).post(url(cast, "choice_vote"), {"answer": "yes"})
    shown = page(cast, client_of, cast.marieke)
    assert "Noordzee: not yet" in shown
    assert "first see the night shift" in shown
    assert "Aldersteen: yes" in shown
    assert verbs(cast.meals) == ["choice.votes_opened"]
    assert OutboxMail.objects.filter(kind="choice_votes_opened").count() == 4


def test_a_vote_can_be_given_anew_until_it_opens_and_never_after(choosing, client_of):
    cast = choosing
    ruben = client_of(cast.ruben)
    ruben.post(url(cast, "choice_vote"), {"answer": "no", "reason": "too soon"})
    ruben.post(url(cast, "choice_vote"), {"answer": "yes"})
    assert Vote.objects.get().answer == Vote.Answer.YES
    client_of(cast.hugo).post(url(cast, "choice_vote"), {"answer": "yes"})
    client_of(cast.hugo).post(url(cast, "choice_vote"), {"answer": "yes"})
    assert Vote.objects.count() == 2
    ruben.post(url(cast, "choice_vote"), {"answer": "no", "reason": "after all"})
    assert Vote.objects.filter(round=1, answer="yes").count() == 2
    assert Vote.objects.filter(round=2).count() == 1
    assert "after all" not in page(cast, client_of, cast.hugo)


def test_only_directors_vote_and_a_no_has_a_reason(choosing, client_of):
    cast = choosing
    assert client_of(cast.alice).post(url(cast, "choice_vote"), {"answer": "yes"}).status_code == 403
    assert client_of(cast.ruben).post(url(cast, "choice_vote"), {"answer": "no"}).status_code == 422
    assert client_of(cast.ruben).post(url(cast, "choice_vote"), {"answer": "perhaps"}).status_code == 422


# --- declining ----------------------------------------------------------------
@pytest.mark.parametrize("who", ["ruben", "hugo"])
def test_either_side_declines_with_its_reason(choosing, client_of, who):
    cast = choosing
    client = client_of(getattr(cast, who))
    assert client.post(url(cast, "choice_decline"), {}).status_code == 422
    for _twice in range(2):
        client.post(url(cast, "choice_decline"), {"reason": "no people for it this year", "talk_offered": "on"})
    assert Decline.objects.count() == 1
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.PARTED
    assert verbs(cast.meals) == ["choice.declined"]
    for user in (cast.alice, cast.marieke):
        assert "no people for it this year" in page(cast, client_of, user)
    answer = client_of(cast.alice).post(url(cast, "benefit_new"), {"text": "too late"})
    assert answer.status_code == 403
    assert OutboxMail.objects.filter(kind="choice_declined").count() == 2


def test_who_stands_in_for_the_director_votes_and_declines(choosing, client_of):
    cast = choosing
    StandInFactory(absent=cast.seat_of(cast.ruben), person=cast.seat_of(cast.bob))
    bob = client_of(cast.bob)
    assert bob.post(url(cast, "choice_vote"), {"answer": "yes"}).status_code == 302
    assert Vote.objects.get().side == cast.side_of(cast.noordzee)
    assert bob.post(url(cast, "choice_decline"), {"reason": "not for us"}).status_code == 302
    assert Decline.objects.get().declined_by == cast.seat_of(cast.bob)


def test_one_of_three_does_not_end_the_room_for_the_others(choosing, client_of):
    cast = choosing
    ParticipantFactory(side__partnership=cast.meals, director=True)
    answer = client_of(cast.hugo).post(url(cast, "choice_decline"), {"reason": "not for us"})
    assert answer.status_code == 409
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.CHOOSING


def test_a_room_that_ended_asks_for_nothing_on_its_first_page(choosing, client_of):
    cast = choosing
    client_of(cast.hugo).post(url(cast, "choice_decline"), {"reason": "not for us"})
    shown = client_of(cast.ruben).get(url(cast, "room_overview")).content.decode()
    assert "You did not go on together" in shown
    assert "Propose a rhythm" not in shown
    assert "Nothing here yet" not in shown


def test_whoever_has_chosen_is_not_told_what_comes_before_choosing(choosing, client_of):
    assert "before you choose each other" in page(choosing, client_of, choosing.alice)
    choosing.meals.stage = Stage.GROWING
    choosing.meals.save()
    said = page(choosing, client_of, choosing.alice)
    assert "before you choose each other" not in said
    assert "No vote is open" not in said
    assert "The sides chose each other without a vote in this room." in said


def test_whoever_has_chosen_does_not_decline_any_more(cast, client_of):
    answer = client_of(cast.ruben).post(url(cast, "choice_decline"), {"reason": "enough"})
    assert answer.status_code == 409
    assert not Decline.objects.exists()


def test_a_lead_ends_nothing_for_all_and_reads_who_can(choosing, client_of):
    """It ends the room of every side: as parting and the vote, it is for a director."""
    cast = choosing
    assert client_of(cast.alice).post(url(cast, "choice_decline"), {"reason": "enough"}).status_code == 403
    assert "A director of each side votes, and can also say" in page(cast, client_of, cast.alice)
    assert "Not go on, with reasons" not in page(cast, client_of, cast.alice)
    assert "Not go on, with reasons" in page(cast, client_of, cast.ruben)


@pytest.mark.parametrize(
    ("partners_since", "language", "words"),
    [
        (None, "en", "Not chosen in"),
        (None, "nl", "Niet voor elkaar gekozen in"),
        (date(2019, 5, 1), "en", "Not continued in"),
        (date(2019, 5, 1), "nl", "Niet voortgezet in"),
    ],
)
def test_who_did_not_choose_each_other_has_not_parted(choosing, client_of, partners_since, language, words):
    cast = choosing
    Partnership.objects.filter(pk=cast.meals.pk).update(partners_since=partners_since)
    client_of(cast.hugo).post(url(cast, "choice_decline"), {"reason": "no people for it this year"})
    for user in (cast.alice, cast.hugo):
        user.language = language
        user.save()
    for person in (cast.alice, cast.hugo):
        client = client_of(person)
        for name in ("room_overview", "right_partner", "journey", "parting"):
            shown = client.get(url(cast, name)).content.decode()
            assert words in shown, name
            assert not re.search(r"\b[Pp]arted\b|\buit elkaar\b", re.sub("<[^>]+>", " ", shown)), name
    portfolio = client_of(cast.petra).get(reverse("portfolio")).content.decode()
    assert ("Not chosen in" if partners_since is None else "Not continued in") in portfolio


# --- the relation -------------------------------------------------------------
def test_the_role_of_the_relation_goes_up_and_down_by_consent(cast, client_of):
    for role in ("preferred", "supplier"):
        answer = client_of(cast.alice).post(
            url(cast, "relation_role"), {"role": role, "since": "2026-01-01", "reason": f"because {role}"}
        )
        assert answer.status_code == 302
        proposal = Proposal.objects.get(kind="relation_role", state="open")
        client_of(cast.marieke).post(
            url(cast, "consent_accept", proposal.public_id), {"fingerprint": proposal.fingerprint}
        )
    assert set(RelationRole.objects.values_list("role", flat=True)) == {"preferred", "supplier"}
    again = client_of(cast.alice).post(
        url(cast, "relation_role"), {"role": "supplier", "since": "2026-01-01", "reason": "x"}
    )
    assert again.status_code == 409


def test_the_word_partner_asks_for_what_carries_it(cast, client_of):
    lead = cast.seat_of(cast.alice)
    said = "You call each other partners."
    RelationRoleFactory(proposal__proposed_by=lead, role="preferred", since=date(2026, 1, 1))
    assert said not in page(cast, client_of, cast.alice)
    RelationRoleFactory(proposal__proposed_by=lead, role="partner", since=date(2026, 2, 1))
    shown = page(cast, client_of, cast.marieke)
    assert said in shown
    assert "The vision is sealed by a director of every side" in shown
    assert "The agreements you need are joint" not in shown


def test_one_more_principle_takes_nothing_from_the_word_partner(cast, client_of, now):
    lead = cast.seat_of(cast.alice)
    RelationRoleFactory(proposal__proposed_by=lead, role="partner", since=date(2026, 2, 1))
    first, second = (PrincipleFactory(drafted_by=lead) for _ in range(2))
    propose_principle(principle=first, by=lead, now=now)
    said = "Principles are joint"
    assert said in page(cast, client_of, cast.marieke)
    PrincipleFactory(drafted_by=lead, joint=True)
    propose_principle(principle=second, by=lead, now=now)
    assert said not in page(cast, client_of, cast.marieke)


def test_an_intent_is_declared_by_directors(cast, client_of):
    client_of(cast.alice).post(
        url(cast, "relation_intent"), {"text": "we mean to become partners", "declared_on": "2026-03-01"}
    )
    proposal = Proposal.objects.get(kind="declaration_of_intent")
    accept = url(cast, "consent_accept", proposal.public_id)
    assert client_of(cast.marieke).post(accept, {"fingerprint": proposal.fingerprint}).status_code == 403
    for director in (cast.ruben, cast.hugo):
        client_of(director).post(accept, {"fingerprint": proposal.fingerprint})
    assert Intent.objects.get().text == "we mean to become partners"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31-31-31", ""])
def test_a_day_that_cannot_be_is_refused(cast, client_of, day):
    answer = client_of(cast.alice).post(
        url(cast, "relation_role"), {"role": "partner", "since": day, "reason": "x"}
    )
    assert answer.status_code == 422


# --- what is private, what is declared -----------------------------------------
def test_readiness_is_for_the_own_side_alone(cast, client_of):
    client_of(cast.bob).post(
        url(cast, "readiness_edit"), {"version": 0, "ready": ["time"], "note": "our board hesitates"}
    )
    assert Readiness.objects.get().side == cast.side_of(cast.noordzee)
    assert "our board hesitates" in page(cast, client_of, cast.alice)
    for user in (cast.marieke, cast.hugo, cast.olive, cast.petra):
        assert "our board hesitates" not in page(cast, client_of, user)
    assert verbs(cast.meals) == []


def test_colleagues_who_begin_at_once_see_both_texts(cast, client_of):
    client_of(cast.bob).post(url(cast, "readiness_edit"), {"version": 0, "note": "one"})
    answer = client_of(cast.alice).post(url(cast, "readiness_edit"), {"version": 0, "note": "two"})
    assert answer.status_code == 409


def test_an_interest_is_declared_and_read_by_all(cast, client_of):
    there = url(cast, "interest_declare")
    assert client_of(cast.noor).post(there, {"has_interest": "on"}).status_code == 422
    client_of(cast.noor).post(there, {"has_interest": "on", "text": "my sister works there"})
    assert InterestDeclaration.objects.count() == 1
    assert "my sister works there" in page(cast, client_of, cast.marieke)


def test_who_stands_in_for_the_director_is_asked_for_the_vote_too(choosing, client_of):
    cast = choosing

    def asked(user) -> list[str]:
        waiting = client_of(user).get(reverse("portfolio")).context["asks"]
        return [ask.url for ask in waiting if ask.url == url(cast, "choice_vote")]

    assert len(asked(cast.ruben)) == 1
    assert asked(cast.alice) == asked(cast.bob) == []
    StandInFactory(absent=cast.seat_of(cast.ruben), person=cast.seat_of(cast.alice))
    StandInFactory(absent=cast.seat_of(cast.hugo), person=cast.seat_of(cast.marieke), over=True)
    lead = ParticipantFactory(side=cast.side_of(cast.noordzee), lead=True)
    StandInFactory(absent=lead, person=cast.seat_of(cast.bob))
    assert len(asked(cast.alice)) == len(asked(cast.ruben)) == 1
    assert asked(cast.bob) == asked(cast.marieke) == []
    VoteFactory(partnership=cast.meals, side=cast.side_of(cast.noordzee), given_by=cast.seat_of(cast.ruben))
    assert asked(cast.alice) == []
