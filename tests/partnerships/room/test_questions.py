"""Questions: who asks, who answers, whose move it is, what a decline opens, what the other rooms embed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.post.kinds import compose
from accounts.post.models import OutboxMail
from partnerships.roles import Function
from partnerships.room import asks
from partnerships.room.access import enter
from partnerships.room.consent import actions as consent
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import Event
from partnerships.room.questions import actions, reads
from partnerships.room.questions.models import Answer, Question
from tests.factories import AnswerFactory, ParticipantFactory, ProposalFactory, QuestionFactory, SideFactory

State = Question.State


@pytest.fixture
def asked(cast, now):
    """Alice of Noordzee has asked something."""
    return actions.ask(
        partnership=cast.meals, text="Which flights does this concern?", by=cast.seat_of(cast.alice), now=now
    )


def page(partnership, *parts) -> str:
    return f"/p/{partnership.public_id}/questions/" + "".join(f"{part}/" for part in parts)


def answer(cast, question, now, text="All of them.", by="marieke", version=None):
    return actions.answer(
        question=question,
        version=question.version if version is None else version,
        text=text,
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


# --- from asking to being content ---------------------------------------------------
def test_a_question_goes_its_way_from_page_to_page(cast, client_of):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    sent = alice.post(page(cast.meals, "ask"), {"text": "Which flights?"})
    question = Question.objects.get()
    own = page(cast.meals, question.public_id)
    assert (sent.status_code, sent.headers["Location"]) == (302, own)
    assert "waits for you" in marieke.get(own).content.decode()
    assert marieke.post(f"{own}answer/", {"text": "All.", "version": 0}).status_code == 302
    assert "waits for you" in alice.get(own).content.decode()
    assert alice.post(f"{own}reopen/", {"text": "Also on Sundays?", "version": 1}).status_code == 302
    question.refresh_from_db()
    assert (question.state, question.answered_at) == (State.OPEN, None)
    assert marieke.post(f"{own}answer/", {"text": "Also on Sundays.", "version": 2}).status_code == 302
    assert alice.post(f"{own}settle/").status_code == 302
    question.refresh_from_db()
    assert question.state == State.ANSWERED
    verbs = list(Event.objects.filter(verb__startswith="question").values_list("verb", flat=True))
    assert verbs == [f"question.{verb}" for verb in ("asked", "answered", "reopened", "answered", "settled")]


def test_sent_twice_is_once(cast, client_of, asked):
    for _time in range(2):
        client_of(cast.alice).post(page(cast.meals, "ask"), {"text": asked.text})
        client_of(cast.hugo).post(page(cast.meals, asked.public_id, "answer"), {"text": "All.", "version": 0})
    assert (Question.objects.count(), Answer.objects.count()) == (1, 1)
    for _time in range(2):
        assert client_of(cast.alice).post(page(cast.meals, asked.public_id, "settle")).status_code == 302
    assert Event.objects.filter(verb="question.settled").count() == 1


def test_nobody_answers_the_own_side(cast, asked, now):
    with pytest.raises(actions.QuestionRefused, match="another side answers"):
        answer(cast, asked, now, by="bob")


@pytest.mark.parametrize("verb", ["settle", "withdraw"])
def test_only_the_asking_side_ends_it(cast, asked, now, verb):
    answer(cast, asked, now)
    with pytest.raises(actions.QuestionRefused, match="Only the side that asked"):
        getattr(actions, verb)(question=asked, by=cast.seat_of(cast.hugo), now=now)


def test_an_unanswered_question_is_taken_back_and_not_settled(cast, client_of, asked):
    own = page(cast.meals, asked.public_id)
    refused = client_of(cast.alice).post(f"{own}settle/")
    assert refused.status_code == 409
    assert "Nobody has answered yet" in refused.content.decode()
    assert client_of(cast.bob).post(f"{own}withdraw/").status_code == 302
    asked.refresh_from_db()
    assert asked.state == State.WITHDRAWN
    late = client_of(cast.hugo).post(f"{own}answer/", {"text": "All.", "version": 1})
    assert late.status_code == 409
    assert not Answer.objects.exists()


def test_who_answers_while_somebody_else_did_sees_both(cast, client_of, asked, now):
    answer(cast, asked, now, text="All of them.", by="hugo")
    own = page(cast.meals, asked.public_id)
    second = client_of(cast.marieke).post(f"{own}answer/", {"text": "Only the long ones.", "version": 0})
    shown = second.content.decode()
    assert second.status_code == 409
    assert "Only the long ones." in shown
    assert "All of them." in shown
    assert 'name="version" value="1"' in shown
    assert client_of(cast.marieke).post(f"{own}answer/", {"text": "Both.", "version": 1}).status_code == 302
    assert Answer.objects.count() == 2


def test_with_three_sides_the_asked_one_moves_and_the_third_may_add(cast, now):
    third = ParticipantFactory(side=SideFactory(partnership=cast.meals), function=Function.MEMBER)
    theirs = cast.side_of(cast.aldersteen)
    question = actions.ask(
        partnership=cast.meals, text="Why?", to_side=theirs, by=cast.seat_of(cast.alice), now=now
    )
    actions.answer(question=question, version=0, text="Perhaps so.", by=third, now=now)
    question.refresh_from_db()
    assert question.answered_at is None
    answer(cast, question, now)
    question.refresh_from_db()
    assert question.answered_at == now


def test_the_sides_that_can_be_asked_are_offered_and_no_others(cast, client_of):
    third = SideFactory(partnership=cast.meals)
    foreign = cast.side_of(cast.rondeel, cast.snacks)
    client = client_of(cast.alice)
    for wrong in (foreign, cast.side_of(cast.noordzee)):
        sent = client.post(page(cast.meals, "ask"), {"text": "Why?", "to_side": wrong.public_id})
        assert sent.status_code == 422
    client.post(page(cast.meals, "ask"), {"text": "Why?", "to_side": third.public_id})
    assert Question.objects.get().to_side == third


def test_a_question_about_a_thing_of_another_room_finds_nothing(cast, client_of):
    foreign = ProposalFactory(proposed_by=cast.seat_of(cast.charlie, cast.snacks))
    for code in (f"proposal:{foreign.public_id}", "proposal:" + "2" * 20, "nothing:" + "2" * 20, "proposal:\0"):
        address = page(cast.meals, "ask")
        assert client_of(cast.alice).get(address, {"about": code}).status_code == 404


def test_whose_seat_ended_meanwhile_asks_nothing(cast, now):
    seat = cast.seat_of(cast.bob)
    type(seat).objects.filter(pk=seat.pk).update(left_at=now)
    with pytest.raises(actions.QuestionRefused):
        actions.ask(partnership=cast.meals, text="Why?", by=seat, now=now)


# --- letters and what waits --------------------------------------------------------------
def test_letters_tell_that_there_is_something_and_not_what(cast, asked, now):
    told = OutboxMail.objects.filter(kind="question_asked")
    assert {mail.to_email for mail in told} == {cast.marieke.email, cast.hugo.email}
    letter = compose("question_asked", told[0].about)
    assert letter.link.endswith(page(cast.meals, asked.public_id))
    assert "flights" not in " ".join([letter.subject, *letter.paragraphs])
    answer(cast, asked, now)
    assert compose("question_asked", told[0].about) is None
    mail = OutboxMail.objects.get(kind="question_answered")
    assert mail.to_email == cast.alice.email
    assert "All of them" not in " ".join(compose(mail.kind, mail.about).paragraphs)


def test_what_waits_stands_on_the_home_page_of_who_can_move(cast, asked, now):
    def waits(user):
        return [row.key for row in asks.waiting(list(user.seats.filter(left_at=None)), now=now)]

    assert waits(cast.marieke) == ["question"]
    for user in (cast.alice, cast.olive, cast.charlie, cast.iris):
        assert waits(user) == []
    answer(cast, asked, now)
    assert waits(cast.marieke) == []
    assert waits(cast.alice) == ["question_answered"]
    assert waits(cast.bob) == []


# --- a decline opens a question --------------------------------------------------------------
def test_a_decline_opens_a_question_to_who_proposed(cast, client_of, now):
    proposal = consent.propose(
        partnership=cast.meals,
        kind="test_text",
        content={"title": "Open books"},
        by=cast.seat_of(cast.alice),
        now=now,
    )
    consent.decline(
        proposal=proposal,
        fingerprint=proposal.fingerprint,
        reason="Which books do you mean?",
        by=cast.seat_of(cast.marieke),
        now=now,
    )
    question = Question.objects.get()
    assert question.text == "Which books do you mean?"
    assert (question.side, question.to_side) == (cast.side_of(cast.aldersteen), cast.side_of(cast.noordzee))
    assert (question.subject_kind, question.subject_id) == ("proposal", proposal.public_id)
    assert not OutboxMail.objects.filter(kind="question_asked").exists()
    shown = client_of(cast.bob).get(reverse("consent_detail", args=[cast.meals.public_id, proposal.public_id]))
    assert page(cast.meals, question.public_id) in shown.content.decode()
    assert Proposal.objects.get().state == Proposal.State.DECLINED


def test_a_director_who_declines_what_the_own_lead_proposed_asks_nobody(cast, now):
    proposal = consent.propose(
        partnership=cast.meals,
        kind="test_charter",
        content={"title": "Charter"},
        by=cast.seat_of(cast.alice),
        now=now,
    )
    consent.decline(
        proposal=proposal,
        fingerprint=proposal.fingerprint,
        reason="Not yet.",
        by=cast.seat_of(cast.ruben),
        now=now,
    )
    assert not Question.objects.exists()


# --- lists -----------------------------------------------------------------------------------
def test_the_list_filters_and_finds(cast, client_of, now):
    proposal = ProposalFactory(proposed_by=cast.seat_of(cast.alice))
    marieke = cast.seat_of(cast.marieke)
    QuestionFactory(asked_by=marieke, text="About trays", answered=True)
    QuestionFactory(asked_by=marieke, text="About wine", subject_kind="proposal", subject_id=proposal.public_id)
    QuestionFactory(asked_by=cast.seat_of(cast.charlie, cast.snacks), text="About something else")
    client = client_of(cast.olive)

    def found(**asked):
        text = client.get(page(cast.meals), asked).content.decode()
        return [word for word in ("trays", "wine", "something else") if f"About {word}" in text]

    assert found() == ["trays", "wine"]
    assert found(state="open") == ["wine"]
    assert found(state="answered") == ["trays"]
    assert found(kind="proposal") == ["wine"]
    assert found(kind="room") == ["trays"]
    assert found(q="TRAY") == ["trays"]
    everything = client.get(page(cast.meals)).content.decode()
    assert everything.index("About wine") < everything.index("About trays")


def test_as_many_statements_for_many_as_for_few(cast, client_of, django_assert_same_statements):
    alice = cast.seat_of(cast.alice)
    client = client_of(cast.marieke)

    def read():
        return client.get(page(cast.meals))

    QuestionFactory(asked_by=alice)
    read()

    def with_many():
        QuestionFactory.create_batch(40, asked_by=alice)
        return

    with_few = CaptureQueriesContext(connection)
    with with_few:
        read()
    with_many()
    with CaptureQueriesContext(connection) as captured:
        read()
    assert len(captured) == len(with_few)
    assert len(captured) <= 12


def test_the_block_for_other_pages_takes_one_statement(cast):
    proposal = ProposalFactory(proposed_by=cast.seat_of(cast.alice))
    about = {"subject_kind": "proposal", "subject_id": proposal.public_id}
    QuestionFactory.create_batch(3, asked_by=cast.seat_of(cast.alice), **about)
    QuestionFactory(asked_by=cast.seat_of(cast.alice), withdrawn=True, **about)
    QuestionFactory(asked_by=cast.seat_of(cast.charlie, cast.snacks), **about)
    access = enter(cast.bob, cast.meals.public_id)
    with CaptureQueriesContext(connection) as captured:
        block = reads.about(access, "proposal", proposal.public_id)
    assert len(captured) == 1
    assert len(block.questions) == 3
    assert block.can_ask
    assert not reads.about(enter(cast.petra, cast.meals.public_id), "proposal", "x").can_ask


# --- how long answers take ---------------------------------------------------------------------
def test_answer_times_of_several_partnerships_in_one_statement(cast, now, django_assert_num_queries):
    alice = cast.seat_of(cast.alice)
    answered = QuestionFactory(asked_by=alice, replied=True)
    AnswerFactory(question=answered, by=cast.seat_of(cast.marieke))
    open_one = QuestionFactory(asked_by=alice, to_side=cast.side_of(cast.aldersteen))
    QuestionFactory(asked_by=alice, withdrawn=True)
    elsewhere = QuestionFactory(asked_by=cast.seat_of(cast.zora, cast.linen))
    with django_assert_num_queries(1):
        times = reads.answer_times([cast.meals.pk, cast.linen.pk], since=answered.asked_at)
    theirs = cast.side_of(cast.aldersteen).pk
    assert [(time.question, time.asked, time.answered_at) for time in times[cast.meals.pk]] == [
        (answered.public_id, theirs, answered.first_answered_at),
        (open_one.public_id, theirs, None),
    ]
    assert [time.question for time in times[cast.linen.pk]] == [elsewhere.public_id]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Shall we?", "Shall we?"),
        ("word " * 40, "word " * 17 + "word…"),
        ("a" * 89 + " b", "a" * 89 + "…"),
        ("a" * 200, "a" * 89 + "…"),
    ],
)
def test_a_long_question_is_cut_between_two_words(said, shown):
    assert reads.short(said) == shown
