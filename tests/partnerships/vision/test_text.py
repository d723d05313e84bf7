"""The text, its versions, remarks, the joint position, and what the sides expect of each other."""

import re

import pytest

from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import Event
from partnerships.vision.models import Expectation, Position, Restatement, Vision, VisionComment, VisionDraft
from partnerships.vision.text import actions, expectations
from tests.factories import ExpectationFactory, PartnershipFactory, RestatementFactory
from tests.partnerships.vision.staging import accept_all, once, room
from tests.reading import text

WHY = "We cook what nobody can cook alone."


def typed(**more) -> dict:
    return {"why": WHY, "big_goal": "", "text": "First.\n\nSecond.", "version": 0} | more


def write(cast, client, **more):
    return client.post(room(cast.meals, "write/"), typed(**more))


# --- the text -------------------------------------------------------------
def test_the_working_pair_writes_and_directors_read_along(cast, client_of):
    assert "Not written yet" in text(client_of(cast.ruben).get(room(cast.meals)))
    assert write(cast, client_of(cast.ruben)).status_code == 403
    assert write(cast, client_of(cast.alice)).status_code == 302
    marieke = client_of(cast.marieke)
    assert write(cast, marieke, version=1, text="First.\n\nThird.").status_code == 302
    vision = Vision.objects.get()
    assert (vision.version, vision.drafts.count()) == (2, 2)
    page = text(client_of(cast.ruben).get(room(cast.meals)))
    assert WHY in page
    assert "Third." in page


def test_the_same_text_twice_is_one_version(cast, client_of):
    alice = client_of(cast.alice)
    assert [write(cast, alice).status_code for _ in range(2)] == [302, 302]
    assert VisionDraft.objects.count() == Event.objects.filter(verb="vision.written").count() == 1


def test_two_people_write_and_nothing_is_lost(cast, client_of):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    write(cast, alice)
    assert write(cast, marieke, version=1, text="Hers.").status_code == 302
    answer = write(cast, alice, version=1, text="His.")
    assert answer.status_code == 409
    assert "Hers." in text(answer)
    assert Vision.objects.get().text == "Hers."


@pytest.mark.parametrize(
    "more",
    [
        {"why": ""},
        {"why": "x" * 301},
        {"horizon_on": "2030-01-01", "renew_on": "2031-01-01"},
        {"text": "a\x00b"},
        {"version": ""},
    ],
)
def test_what_cannot_be_saved(cast, client_of, more):
    assert write(cast, client_of(cast.alice), **more).status_code == 422
    assert not Vision.objects.exists()


def test_versions_show_what_changed_word_by_word(cast, client_of):
    alice = client_of(cast.alice)
    write(cast, alice, text="We share the cost model.")
    write(cast, alice, version=1, text="We share the open cost model.")
    vision = Vision.objects.get()
    page = client_of(cast.olive).get(room(cast.meals, f"versions/{vision.public_id}/2/"))
    said = " ".join(page.content.decode().split())
    assert '<ins><span class="visually-hidden">added: </span>open <span' in said
    assert "unchanged" in said
    assert "The first version." in text(
        client_of(cast.marieke).get(room(cast.meals, f"versions/{vision.public_id}/1/"))
    )
    listed = text(alice.get(room(cast.meals, "versions/")))
    assert listed.count("Alice Vermeer (Noordzee Airways)") == 2
    assert alice.get(room(cast.snacks, f"versions/{vision.public_id}/1/")).status_code == 404
    assert alice.get(room(cast.meals, f"versions/{vision.public_id}/9/")).status_code == 404
    assert alice.get(room(cast.meals, f"versions/{vision.public_id}/{2**70}/")).status_code == 404
    for since in ("1", "9", "x", "²", "9" * 9):
        page = room(cast.meals, f"versions/{vision.public_id}/2/?since={since}")
        assert alice.get(page).status_code == 200


def test_a_remark_changes_nothing_in_the_text(cast, client_of):
    write(cast, client_of(cast.alice))
    ruben = client_of(cast.ruben)
    said = {"once": once("CommentForm", cast.meals, cast.ruben), "text": "Say what the passenger notices."}
    assert [ruben.post(room(cast.meals, "remarks/"), said).status_code for _ in range(2)] == [302, 302]
    assert client_of(cast.olive).post(room(cast.meals, "remarks/"), said).status_code == 403
    remark = VisionComment.objects.get()
    assert Vision.objects.get().text == "First.\n\nSecond."
    for user in (cast.alice, cast.marieke, cast.hugo):
        assert "Say what the passenger notices." in text(client_of(user).get(room(cast.meals)))
    settle = room(cast.meals, f"remarks/{remark.public_id}/settle/")
    assert ruben.post(settle).status_code == 403
    marieke = client_of(cast.marieke)
    assert [marieke.post(settle).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="vision.comment_settled").count() == 1
    assert "dealt with by Marieke van Aalst" in text(ruben.get(room(cast.meals)))


# --- the joint position ---------------------------------------------------
def position(**more) -> dict:
    return {
        "text": "No product whose origin we cannot name.",
        "norm_title": "UN Global Compact",
        "norm_version": "2004",
        "norm_link": "https://norm.example/ten",
        "verification": "Each side may visit every grower.",
        "version": 0,
    } | more


def test_a_position_counts_once_every_side_accepted_it(cast, client_of, now):
    alice = client_of(cast.alice)
    page = room(cast.meals, "position/")
    assert [alice.post(page, position()).status_code for _ in range(2)] == [302, 302]
    assert Proposal.objects.count() == 1
    assert not Position.objects.exists()
    assert client_of(cast.marieke).post(page, position(text="Another.")).status_code == 409
    accept_all(cast.meals)
    assert Position.objects.get().norm_link == "https://norm.example/ten"
    assert alice.post(page, position(version=1)).status_code == 409
    assert "No product whose origin" in text(client_of(cast.hugo).get(room(cast.meals)))
    alice.post(page, position(version=1, text="Still less."))
    accept_all(cast.meals)
    assert Position.objects.count() == 2


def test_a_norm_links_to_the_web_and_nowhere_else(cast, client_of):
    for link in ("javascript:alert(1)", "data:text/html,x", "ftp://norm.example/", "//", "mailto:a@b.example"):
        answer = client_of(cast.alice).post(room(cast.meals, "position/"), position(norm_link=link))
        assert answer.status_code == 422, link


# --- expectations ---------------------------------------------------------
def test_stated_said_again_corrected_and_understood(cast, client_of):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    stated = {
        "once": once("NewExpectationForm", cast.meals, cast.alice),
        "text": "That we hear of it the same day.",
    }
    page = room(cast.meals, "expectations/new/")
    assert [alice.post(page, stated).status_code for _ in range(2)] == [302, 302]
    expectation = Expectation.objects.get()
    assert "Say in your own words" in text(marieke.get("/"))
    restate = room(cast.meals, f"expectations/{expectation.public_id}/restate/")
    assert alice.post(restate, {"text": "Mail us.", "version": 0}).status_code == 409
    said = {"text": "You want a mail.", "version": 0}
    assert [marieke.post(restate, said).status_code for _ in range(2)] == [302, 302]
    first = Restatement.objects.get()

    answer = room(cast.meals, f"restatements/{first.public_id}/")
    assert "You want a mail." in text(alice.get(answer))
    assert marieke.get(answer).status_code == 404
    no = {"shown": "You want a mail.", "verdict": "corrected", "correction": ""}
    assert alice.post(answer, no).status_code == 422
    no["correction"] = "A call, not a mail."
    assert [alice.post(answer, no).status_code for _ in range(2)] == [302, 302]
    assert alice.post(answer, no | {"verdict": "accepted"}).status_code == 409
    assert "A call, not a mail." in text(marieke.get(restate))

    marieke.post(restate, {"text": "You want a call.", "version": 0})
    second = Restatement.objects.get(number=2)
    yes = {"shown": "You want a call.", "verdict": "accepted"}
    assert alice.post(room(cast.meals, f"restatements/{second.public_id}/"), yes).status_code == 302
    for user in (cast.alice, cast.marieke):
        assert "understood by all" in text(client_of(user).get(room(cast.meals, "expectations/")))
    assert marieke.post(restate, {"text": "More.", "version": 0}).status_code == 409
    assert Event.objects.filter(verb="expectation.accepted").count() == 1


def test_other_words_are_asked_anew(cast, client_of):
    expectation = ExpectationFactory(
        partnership=cast.meals, side=cast.side_of(cast.noordzee), stated_by=cast.seat_of(cast.alice)
    )
    RestatementFactory(
        partnership=cast.meals,
        expectation=expectation,
        side=cast.side_of(cast.aldersteen),
        accepted=True,
        restated_by=cast.seat_of(cast.marieke),
        answered_by=cast.seat_of(cast.alice),
    )
    alice = client_of(cast.alice)
    assert "understood by all" in text(alice.get(room(cast.meals, "expectations/")))
    page = room(cast.meals, f"expectations/{expectation.public_id}/")
    assert alice.post(page, {"text": "Within the hour.", "version": 0}).status_code == 302
    assert "understood by all" not in text(alice.get(room(cast.meals, "expectations/")))
    assert alice.post(page, {"text": "At once.", "version": 0}).status_code == 409
    restate = room(cast.meals, f"expectations/{expectation.public_id}/restate/")
    marieke = client_of(cast.marieke)
    assert marieke.post(restate, {"text": "A call.", "version": 0}).status_code == 409
    assert marieke.post(restate, {"text": "A call.", "version": 1}).status_code == 302
    assert marieke.get(page).status_code == 404
    alice.post(f"{page}withdraw/")
    assert "Within the hour." not in text(marieke.get(room(cast.meals, "expectations/")))
    assert marieke.post(restate, {"text": "A shout.", "version": 1}).status_code == 409


def test_words_that_changed_while_reading_are_not_accepted(cast, now):
    expectation = ExpectationFactory(
        partnership=cast.meals, side=cast.side_of(cast.noordzee), stated_by=cast.seat_of(cast.alice)
    )
    said = expectations.restate(
        expectation=expectation, version=0, text="A mail.", by=cast.seat_of(cast.marieke), now=now
    )
    expectations.restate(expectation=expectation, version=0, text="A fax.", by=cast.seat_of(cast.marieke), now=now)
    with pytest.raises(expectations.VisionRefused, match="changed while you were reading"):
        expectations.answer(
            restatement=said,
            shown="A mail.",
            verdict="accepted",
            correction="",
            by=cast.seat_of(cast.alice),
            now=now,
        )


def test_with_three_sides_every_other_side_says_it_again(db, now, client_of):
    partnership = PartnershipFactory(sides=3)
    leads = [side.participants.get(function="lead") for side in partnership.sides.order_by("pk")]
    expectation = ExpectationFactory(partnership=partnership)
    page = room(partnership, "expectations/")
    for lead in leads[1:]:
        said = expectations.restate(
            expectation=expectation, version=0, text=f"As {lead.user.name} hears it.", by=lead, now=now
        )
        assert "understood by all" not in text(client_of(leads[0].user).get(page))
        expectations.answer(
            restatement=said, shown=said.text, verdict="accepted", correction="", by=leads[0], now=now
        )
    for lead in leads:
        assert "understood by all" in text(client_of(lead.user).get(page))


def test_the_page_of_the_vision_counts_as_understood_what_the_list_shows_so(db, client_of):
    partnership = PartnershipFactory(sides=3)
    owner, *others = partnership.sides.order_by("pk")
    lead = owner.participants.get(function="lead")
    by_all, by_one, reworded, withdrawn = (
        ExpectationFactory(partnership=partnership, side=owner, stated_by=lead, version=version)
        for version in (0, 0, 1, 0)
    )
    for expectation, sides in ((by_all, others), (by_one, others[:1]), (reworded, others), (withdrawn, others)):
        for side in sides:
            RestatementFactory(partnership=partnership, expectation=expectation, side=side, accepted=True)
    RestatementFactory(partnership=partnership, expectation=by_one, side=others[1], verdict="corrected")
    Expectation.objects.filter(pk=withdrawn.pk).update(withdrawn_at=withdrawn.stated_at)
    alice = client_of(lead.user)
    assert text(alice.get(room(partnership, "expectations/"))).count("understood by all") == 1
    assert "3 expectations stated, 1 understood by all." in text(alice.get(room(partnership)))
    assert expectations.counts(partnership, [owner]) == (3, 0)


# --- the mirror -----------------------------------------------------------
def test_every_page_is_the_same_for_the_other_side(cast, client_of, now):
    actions.write_text(
        partnership=cast.meals, version=0, why=WHY, big_goal="", text="T.", by=cast.seat_of(cast.alice), now=now
    )
    for path in ("", "versions/", "expectations/", "sealing/"):
        answers = [client_of(user).get(room(cast.meals, path)) for user in (cast.alice, cast.marieke)]
        mains = [re.sub("<[^>]+>", " ", answer.content.decode().partition("<main")[2]) for answer in answers]
        one, two = (_without_reader(main) for main in mains)
        assert one == two, path


def _without_reader(page: str) -> str:
    page = re.sub('value="[^"]*"', "", page.replace("&nbsp;", " "))
    for words in ("· your side", "your side", "·", "Done on our side"):
        page = page.replace(words, "")
    return " ".join(page.split())
