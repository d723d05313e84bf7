"""On the way to the seal: reasons, vote, readiness, support, conduct; the seal, and what nobody changes after."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from accounts import guards
from accounts.post import kinds as letters
from accounts.post.models import OutboxMail
from partnerships.joint_sessions.models import JointSession
from partnerships.room.access import enter
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import Event
from partnerships.room.models import Participant, Partnership
from partnerships.vision.models import (
    ConductRule,
    Objective,
    ReadinessPoint,
    SealedVision,
    SupportAsk,
    SynergyVote,
    Vision,
)
from partnerships.vision.objectives import actions as objectives
from partnerships.vision.sealing import actions, conduct, reads, rules
from tests.factories import JointSessionFactory, ObjectiveFactory, PartnershipFactory, SupportAskFactory
from tests.moments import NOW
from tests.partnerships.vision.staging import WHY, accept_all, drafted_vision, once, room, sessions_stand, write
from tests.reading import text


@pytest.fixture
def drafted(cast):
    return drafted_vision(cast)


@pytest.fixture
def ready(cast, drafted):
    """Everything is there: the directors can seal."""
    sessions_stand(cast.meals)
    return drafted


def seal_proposal() -> Proposal:
    return Proposal.objects.get(kind="vision", state="open")


def accept(client, proposal):
    page = f"/p/{proposal.partnership.public_id}/consent/{proposal.public_id}/accept/"
    return client.post(page, {"fingerprint": proposal.fingerprint})


# --- what is missing ------------------------------------------------------
def test_every_reason_as_data():
    nothing = rules.Facts(False, 0, False, None, False, ["A"], "", None)
    assert [reason.what for reason in rules.missing(nothing)] == [
        "why",
        "objective",
        "principles_session",
        "director",
        "board_session",
    ]
    ahead = rules.Facts(True, 1, True, NOW, False, [], "open", None)
    assert [reason.what for reason in rules.missing(ahead)] == ["vote_open", "board_session_ahead"]
    for vote in ("", "yes"):
        assert rules.missing(rules.Facts(True, 1, True, NOW, True, [], vote, None)) == []
    later = rules.missing(rules.Facts(True, 1, True, NOW, True, [], "not_yet", NOW.date()))
    assert (later[0].what, later[0].on) == ("not_yet", NOW.date())
    assert rules.missing(rules.Facts(True, 1, True, NOW, True, [], "no", None))[0].what == "no"


@pytest.mark.parametrize(
    ("principles", "board", "said"),
    [
        (False, -1, "No principles session was held yet."),
        (True, None, "No board session is planned."),
        (True, 3, "The board session begins on 12 March 2026"),
    ],
)
def test_a_seal_too_early_is_refused_with_its_reason(cast, client_of, drafted, principles, board, said):
    sessions_stand(cast.meals, principles=principles, board=board)
    for user in (cast.alice, cast.hugo):
        client = client_of(user)
        assert said in text(client.get(room(cast.meals, "sealing/")))
        answer = client.post(room(cast.meals, "sealing/propose/"))
        assert answer.status_code == 409
        assert said in text(answer)
    assert not Proposal.objects.filter(kind="vision").exists()
    sessions_stand(cast.meals)
    assert client_of(cast.alice).post(room(cast.meals, "sealing/propose/")).status_code == 302
    assert seal_proposal()


def test_a_side_without_a_director_is_named(cast, ready, now):
    Participant.objects.filter(pk=cast.seat_of(cast.hugo).pk).update(left_at=now)
    with pytest.raises(actions.NotReadyToSeal, match="No director sits here for Aldersteen Catering"):
        actions.propose_seal(vision=ready, by=cast.seat_of(cast.alice), now=now)


def test_the_evidence_for_the_gate_is_data(cast, drafted, now):
    assert [reason.what for reason in reads.evidence(cast.meals, now=now)] == [
        rules.Missing.PRINCIPLES_SESSION,
        rules.Missing.BOARD_SESSION,
    ]
    sessions_stand(cast.meals)
    assert reads.evidence(cast.meals, now=now) == []
    assert not reads.is_sealed(cast.meals)


# --- the seal -------------------------------------------------------------
def test_sealed_by_a_director_of_every_side(cast, client_of, ready, mailoutbox):
    alice, ruben, hugo = (client_of(user) for user in (cast.alice, cast.ruben, cast.hugo))
    assert [alice.post(room(cast.meals, "sealing/propose/")).status_code for _ in range(2)] == [302, 302]
    proposal = seal_proposal()
    assert not proposal.consents.exists()
    assert accept(alice, proposal).status_code in (403, 409)
    assert accept(ruben, proposal).status_code == 302
    assert not SealedVision.objects.exists()
    assert [accept(hugo, proposal).status_code for _ in range(2)] == [302, 302]

    seal = SealedVision.objects.get()
    told = Event.objects.get(verb="vision.sealed")
    assert (seal.chain_number, seal.chain_digest) == (told.number, told.digest)
    content = json.loads(seal.content)
    assert content["why"] == WHY
    assert content["objectives"][0]["title"] == "Less waste per meal"
    assert Objective.objects.get().sealed_at is not None
    assert reads.is_sealed(cast.meals)
    assert call_command("verify_history") is None
    for user in (cast.alice, cast.hugo, cast.olive):
        page = text(client_of(user).get(room(cast.meals, f"sealed/{seal.public_id}/")))
        assert WHY in page
        assert "Ruben Dekker" in page
        assert "Hugo Aldersteen" in page
    assert client_of(cast.charlie).get(room(cast.meals, f"sealed/{seal.public_id}/")).status_code == 404
    assert client_of(cast.iris).get(room(cast.snacks, f"sealed/{seal.public_id}/")).status_code == 404


def test_the_letter_about_the_seal_carries_the_head_and_nothing_of_the_content(cast, client_of, ready, now):
    actions.propose_seal(vision=ready, by=cast.seat_of(cast.alice), now=now)
    accept_all(cast.meals)
    mails = OutboxMail.objects.filter(kind="vision_sealed").order_by("pk")
    assert {mail.to_email for mail in mails} == {
        f"{name}.example"
        for name in (
            "alice@noordzee", "bob@noordzee", "ruben@noordzee", "olive@noordzee", "noor@noordzee",
            "marieke@aldersteen", "hugo@aldersteen",
        )
    }  # fmt: skip
    letter = letters.compose("vision_sealed", mails[0].about)
    said = " ".join([letter.subject, *letter.paragraphs])
    assert SealedVision.objects.get().chain_digest[:4] in said
    assert WHY not in said
    assert "waste" not in said
    assert letter.link.endswith(room(cast.meals, f"sealed/{SealedVision.objects.get().public_id}/"))
    Participant.objects.filter(user=cast.alice).update(left_at=now)
    gone = {"seal": mails[0].about["seal"], "user": cast.alice.pk}
    assert letters.compose("vision_sealed", gone) is None


def test_a_change_while_a_director_reads_is_refused_with_what_changed(cast, client_of, ready, now):
    actions.propose_seal(vision=ready, by=cast.seat_of(cast.alice), now=now)
    proposal = seal_proposal()
    ruben, hugo = client_of(cast.ruben), client_of(cast.hugo)
    accept(ruben, proposal)
    write(cast.meals, cast.seat_of(cast.marieke), version=1, words="Closer to the season and to the sea.")
    assert OutboxMail.objects.filter(kind="consent_cleared", to_email=cast.ruben.email).exists()
    answer = accept(hugo, proposal)
    assert answer.status_code == 409
    assert "and to the sea" in text(answer)
    assert not SealedVision.objects.exists()
    fresh = seal_proposal()
    assert not fresh.consents.exists()
    accept(ruben, fresh)
    accept(hugo, fresh)
    assert json.loads(SealedVision.objects.get().content)["text"] == "Closer to the season and to the sea."


def test_an_objective_that_becomes_joint_meanwhile_makes_the_consent_stale(cast, client_of, ready, now):
    actions.propose_seal(vision=ready, by=cast.seat_of(cast.alice), now=now)
    proposal = seal_proposal()
    second = ObjectiveFactory(
        partnership=cast.meals,
        title="Meals with a story",
        owner=cast.seat_of(cast.alice),
        counterpart=cast.seat_of(cast.marieke),
        drafted_by=cast.seat_of(cast.alice),
    )
    objectives.propose_objective(objective=second, by=cast.seat_of(cast.alice), now=now)
    accept_all(cast.meals, kind="objective")
    answer = accept(client_of(cast.ruben), proposal)
    assert answer.status_code == 409
    assert "Meals with a story" in text(answer)


def test_a_board_session_cancelled_meanwhile_stops_the_seal(cast, client_of, ready, now):
    actions.propose_seal(vision=ready, by=cast.seat_of(cast.ruben), now=now)
    JointSession.objects.filter(kind="board").update(state="cancelled")
    answer = accept(client_of(cast.hugo), seal_proposal())
    assert answer.status_code == 409
    assert "No board session is planned." in text(answer)
    assert not SealedVision.objects.exists()
    assert seal_proposal().consents.count() == 1


def test_three_sides_seal_and_two_are_not_enough(db, client_of, now):
    partnership = PartnershipFactory(sides=3)
    sessions_stand(partnership)
    sides = list(partnership.sides.order_by("pk"))
    leads = [side.participants.get(function="lead") for side in sides]
    directors = [side.participants.get(function="director") for side in sides]
    ObjectiveFactory(partnership=partnership, joint=True)
    vision = write(partnership, leads[1])
    assert client_of(leads[2].user).post(room(partnership, "sealing/propose/")).status_code == 302
    for director in directors:
        assert not SealedVision.objects.exists()
        assert accept(client_of(director.user), seal_proposal()).status_code == 302
    page = room(partnership, f"sealed/{SealedVision.objects.get().public_id}/")
    said = text(client_of(leads[0].user).get(page))
    assert all(side.name in said for side in sides)
    vision.refresh_from_db()
    assert vision.sealed_at == now


# --- after the seal -------------------------------------------------------
@pytest.fixture
def sealed(cast, ready, now):
    actions.propose_seal(vision=ready, by=cast.seat_of(cast.alice), now=now)
    accept_all(cast.meals)
    return SealedVision.objects.get()


def test_nobody_writes_on_in_a_sealed_vision(cast, client_of, sealed, now):
    vision = sealed.vision
    answer = client_of(cast.alice).post(
        room(cast.meals, "write/"), {"why": "Other.", "version": vision.version, "text": ""}
    )
    assert answer.status_code == 409
    for change in ({"why": "Other."}, {"text": ""}, {"sealed_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Vision.objects.filter(pk=vision.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        SealedVision.objects.update(content="{}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vision_sealedvision SET content = replace(content, 'season', 'profit')",
        "UPDATE vision_sealedvision SET fingerprint = chain_digest",
        "UPDATE vision_sealedvision SET chain_number = 1",
        "DELETE FROM vision_sealedvision",
        "UPDATE vision_vision SET text = 'Closer to the money.'",
        "UPDATE vision_vision SET sealed_at = NULL",
    ],
)
def test_a_sealed_text_changed_directly_in_the_database_is_found(sealed, statement):
    call_command("verify_history")
    guards.lift(connection)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        with pytest.raises(CommandError, match=r"sealed vision|no seal"):
            call_command("verify_history")
    finally:
        guards.install(connection)


def test_even_with_its_own_fingerprint_made_to_fit(sealed):
    from partnerships.room.canonical import fingerprint

    other = sealed.content.replace("season", "profit")
    guards.lift(connection)
    try:
        SealedVision.objects.update(content=other, fingerprint=fingerprint(other))
        with pytest.raises(CommandError, match="the sealed vision"):
            call_command("verify_history")
    finally:
        guards.install(connection)


def test_opened_again_it_begins_with_the_old_text_and_the_old_one_stays(cast, client_of, sealed, now):
    alice = client_of(cast.alice)
    reopen = room(cast.meals, "reopen/")
    assert client_of(cast.bob).get(reopen).status_code == 403
    sent = {"because": "The second kitchen opens."}
    assert [alice.post(reopen, sent).status_code for _ in range(2)] == [302, 302]
    second = Vision.objects.get(sealed_at=None)
    assert (second.number, second.why, second.version) == (2, WHY, 1)
    page = text(alice.get(room(cast.meals)))
    assert "What was sealed on 9 March 2026 still counts." in page
    write(cast.meals, cast.seat_of(cast.marieke), version=1, words="Two kitchens.")
    with pytest.raises(actions.NotReadyToSeal, match="No board session is planned"):
        actions.propose_seal(vision=second, by=cast.seat_of(cast.alice), now=now)
    JointSessionFactory(partnership=cast.meals, planned_by=second.begun_by, board=True, starts_at=now)
    actions.propose_seal(vision=second, by=cast.seat_of(cast.alice), now=now)
    accept_all(cast.meals)
    assert SealedVision.objects.count() == 2
    old = text(alice.get(room(cast.meals, f"sealed/{sealed.public_id}/")))
    assert "Closer to the season." in old
    call_command("verify_history")


# --- the vote -------------------------------------------------------------
def ballot(**more) -> dict:
    return {"number": 1, "verdict": "yes", "reason": "We finish each other’s sentences.", "return_on": ""} | more


def test_nobody_sees_anything_before_every_side_has_voted(cast, client_of, ready):
    alice, ruben, hugo = (client_of(user) for user in (cast.alice, cast.ruben, cast.hugo))
    page, vote = room(cast.meals, "sealing/"), room(cast.meals, "sealing/vote/")
    assert ruben.post(vote, ballot()).status_code == 409
    assert [alice.post(room(cast.meals, "sealing/ask/")).status_code for _ in range(2)] == [302, 302]
    assert alice.get(vote).status_code == 403
    assert "Is the synergy there?" in text(hugo.get("/"))

    unseen = [_all_pages(client_of(user), cast) for user in (cast.marieke, cast.hugo, cast.alice, cast.olive)]
    events = Event.objects.count()
    secret = "A secret reason"
    later = {"verdict": "not_yet", "reason": secret, "return_on": "2026-05-01"}
    assert ruben.post(vote, ballot(**later)).status_code == 302
    assert Event.objects.count() == events
    seen = [_all_pages(client_of(user), cast) for user in (cast.marieke, cast.hugo, cast.alice, cast.olive)]
    assert seen == unseen
    assert "Your side has voted: not yet" in text(ruben.get(page))
    assert secret in text(ruben.get(vote))

    assert hugo.post(vote, ballot(reason="Yes, gladly.")).status_code == 302
    for user in (cast.alice, cast.marieke, cast.ruben, cast.olive):
        said = text(client_of(user).get(page))
        assert secret in said
        assert "Yes, gladly." in said
        assert "Not yet: you look at it again on 1 May 2026." in said
    told = Event.objects.get(verb="synergy.opened")
    assert told.data == {"round": 1, "outcome": "not_yet"}


def test_directors_are_asked_from_the_day_where_the_partnership_lives(cast, client_of, ready, now):
    """The clock of the tests says 9 March; in Pago Pago it is still the evening of the 8th."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    Vision.objects.filter(pk=ready.pk).update(vote_round=1, vote_asked_on=now.date())
    ruben, page, vote = client_of(cast.ruben), room(cast.meals, "sealing/"), room(cast.meals, "sealing/vote/")
    assert "Vote for our side" not in text(ruben.get(page))
    assert ruben.post(vote, ballot()).status_code == 409
    Vision.objects.filter(pk=ready.pk).update(vote_asked_on=now.date() - timedelta(days=1))
    assert "Vote for our side" in text(ruben.get(page))
    assert ruben.post(vote, ballot()).status_code == 302


def _all_pages(client, cast) -> list[str]:
    paths = ["", "sealing/", "versions/"]
    pages = [text(client.get(room(cast.meals, path))) for path in paths]
    return [*pages, text(client.get(f"/p/{cast.meals.public_id}/history/")), text(client.get("/"))]


def test_not_yet_comes_back_on_its_day_and_stops_the_seal_till_then(cast, client_of, ready, now):
    ruben, hugo = cast.seat_of(cast.ruben), cast.seat_of(cast.hugo)
    actions.call_vote(vision=ready, by=cast.seat_of(cast.alice), now=now)
    back = now.date() + timedelta(days=40)
    for seat, verdict, on in ((ruben, "not_yet", back), (hugo, "yes", None)):
        actions.vote(vision=ready, number=1, verdict=verdict, reason="r", return_on=on, by=seat, now=now)
    with pytest.raises(actions.NotReadyToSeal, match="not yet"):
        actions.propose_seal(vision=ready, by=hugo, now=now)
    with pytest.raises(actions.VisionRefused, match="not asked yet"):
        actions.vote(vision=ready, number=2, verdict="yes", reason="r", return_on=None, by=ruben, now=now)
    then = now + timedelta(days=40)
    for seat in (ruben, hugo):
        actions.vote(vision=ready, number=2, verdict="yes", reason="r", return_on=None, by=seat, now=then)
    ready.refresh_from_db()
    assert reads.the_vote(ready).state == "yes"
    actions.propose_seal(vision=ready, by=hugo, now=then)
    assert seal_proposal()


def test_a_vote_can_be_changed_until_it_opens_and_not_after(cast, client_of, ready, now):
    actions.call_vote(vision=ready, by=cast.seat_of(cast.alice), now=now)
    ruben, hugo, vote = client_of(cast.ruben), client_of(cast.hugo), room(cast.meals, "sealing/vote/")
    ruben.post(vote, ballot())
    assert [ruben.post(vote, ballot(verdict="no", reason="No.")).status_code for _ in range(2)] == [302, 302]
    assert SynergyVote.objects.get().verdict == "no"
    assert [hugo.post(vote, ballot()).status_code for _ in range(2)] == [302, 302]
    assert ruben.post(vote, ballot(reason="Well, yes.")).status_code == 409
    assert Event.objects.filter(verb="synergy.opened").count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"verdict": "maybe"},
        {"reason": ""},
        {"verdict": "not_yet"},
        {"verdict": "not_yet", "return_on": "2026-03-09"},
        {"number": "0"},
        {"number": "x"},
    ],
)
def test_a_vote_that_is_none(cast, client_of, ready, now, more):
    actions.call_vote(vision=ready, by=cast.seat_of(cast.alice), now=now)
    assert client_of(cast.ruben).post(room(cast.meals, "sealing/vote/"), ballot(**more)).status_code == 422
    assert not SynergyVote.objects.exists()


# --- readiness, support, conduct ------------------------------------------
def test_each_side_ticks_for_itself_and_reading_is_the_directors(cast, client_of, drafted, now):
    ruben, alice = client_of(cast.ruben), client_of(cast.alice)
    page = room(cast.meals, "sealing/ready/")
    assert [alice.post(page, {"point": "board_talked", "done": "on"}).status_code for _ in range(2)] == [302, 302]
    assert ReadinessPoint.objects.get().side == cast.side_of(cast.noordzee)
    assert alice.post(page, {"point": "director_read", "done": "on"}).status_code == 409
    assert alice.post(page, {"point": "other", "done": "on"}).status_code == 409
    assert ruben.post(page, {"point": "director_read", "done": "on"}).status_code == 302
    said = text(client_of(cast.hugo).get(room(cast.meals, "sealing/")))
    assert "Ruben Dekker, 9 March 2026" in said
    write(cast.meals, cast.seat_of(cast.alice), version=1, words="Other words.")
    assert "Ruben Dekker, 9 March 2026" not in text(client_of(cast.hugo).get(room(cast.meals, "sealing/")))
    alice.post(page, {"point": "board_talked"})
    assert not ReadinessPoint.objects.filter(point="board_talked").exists()


def test_support_is_private_to_the_side_but_for_the_fact(cast, client_of, drafted):
    alice = client_of(cast.alice)
    sent = {"once": once("NewSupportForm", cast.meals, cast.alice), "text": "Two engineers.", "answer_by_on": ""}
    page = room(cast.meals, "sealing/support/")
    assert [alice.post(page, sent).status_code for _ in range(2)] == [302, 302]
    ask = SupportAsk.objects.get()
    board = room(cast.meals, "sealing/")
    for user in (cast.alice, cast.noor, cast.ruben):
        assert "Two engineers." in text(client_of(user).get(board))
    for user in (cast.marieke, cast.hugo, cast.olive, cast.petra):
        said = text(client_of(user).get(board))
        assert "Two engineers." not in said
        assert "Noordzee Airways: asked for 1 thing, 0 answered" in said
    edit = room(cast.meals, f"sealing/support/{ask.public_id}/")
    assert client_of(cast.marieke).get(edit).status_code == 404
    answered = {"text": "Two engineers.", "answer_by_on": "", "answer": "One, from May.", "version": 0}
    assert alice.post(edit, answered).status_code == 302
    assert alice.post(edit, answered | {"answer": "None."}).status_code == 409
    said = text(client_of(cast.hugo).get(board))
    assert "asked for 1 thing, 1 answered" in said
    assert "One, from May." not in said
    history = text(client_of(cast.hugo).get(f"/p/{cast.meals.public_id}/history/"))
    assert "engineers" not in history


def test_support_of_another_room_is_not_there(cast, client_of, drafted):
    other = SupportAskFactory(
        partnership=cast.snacks,
        side=cast.side_of(cast.noordzee, cast.snacks),
        asked_by=cast.seat_of(cast.iris, cast.snacks),
    )
    assert client_of(cast.alice).get(room(cast.meals, f"sealing/support/{other.public_id}/")).status_code == 404


def test_rules_of_conduct_are_joint_as_a_whole_and_those_that_stay_keep_their_row(cast, client_of, now):
    bob, page = client_of(cast.bob), room(cast.meals, "sealing/conduct/")
    first = {"rules": "Bad news the same day.\n\n  No   surprises. \nBad news the same day.", "version": 0}
    assert [bob.post(page, first).status_code for _ in range(2)] == [302, 302]
    accept_all(cast.meals)
    assert [rule.text for rule in conduct.joint_rules(cast.meals)] == ["Bad news the same day.", "No surprises."]
    kept = ConductRule.objects.get(text="No surprises.").pk
    assert bob.post(page, {"rules": "x", "version": 0}).status_code == 409
    bob.post(page, {"rules": "No surprises.\nWe ask before we judge.", "version": 1})
    accept_all(cast.meals)
    assert [rule.text for rule in conduct.joint_rules(cast.meals)] == [
        "No surprises.",
        "We ask before we judge.",
    ]
    assert conduct.joint_rules(cast.meals)[0].pk == kept
    assert conduct.joint_rules(cast.snacks) == []
    long = {"rules": "\n".join(f"Rule {n}" for n in range(13)), "version": 2}
    assert bob.post(page, long).status_code == 422
    assert bob.post(page, {"rules": "x" * 301, "version": 2}).status_code == 422


def test_the_page_costs_the_same_for_two_and_four_sides(db, now):
    from django.test.utils import CaptureQueriesContext

    from partnerships.vision.sealing.board import board

    counted = []
    for sides in (2, 4):
        partnership = PartnershipFactory(sides=sides)
        lead = Participant.objects.filter(partnership=partnership, function="lead").order_by("pk")[0]
        write(partnership, lead)
        access = enter(lead.user, partnership.public_id)
        with CaptureQueriesContext(connection) as captured:
            board(access, now=now)
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 20
