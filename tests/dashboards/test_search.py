"""Search: over everything a person may read, and not a hint of anything else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people import gates
from partnerships.room import search
from partnerships.room.models import Participant
from tests import factories
from tests.factories import (
    AttachmentFactory,
    DecisionFactory,
    IdeaFactory,
    JointSessionFactory,
    NoteFactory,
    ObjectiveFactory,
    OutsideOfferFactory,
    ParticipantFactory,
    QuestionFactory,
)
from tests.house.neutral import neutral
from tests.moments import NOW

WORD = "zeppelin"


def found(client, q=WORD, **more) -> str:
    answer = client.get("/search/", {"q": q, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_person_finds_what_stands_in_the_own_rooms(cast, client_of):
    alice = cast.seat_of(cast.alice)
    QuestionFactory(asked_by=alice, text=f"When does the {WORD} leave?")
    AttachmentFactory(uploaded_by=alice, name=f"{WORD} plan.pdf")
    AttachmentFactory(uploaded_by=alice, name=f"gone {WORD}.pdf", removed=True)
    for user in (cast.alice, cast.marieke, cast.olive, cast.petra):
        page = found(client_of(user))
        assert f"When does the {WORD} leave?" in page
        assert f"{WORD} plan.pdf" in page
        assert f"gone {WORD}" not in page
        assert "Aldersteen and Noordzee" in page


def test_nobody_finds_what_stands_elsewhere(cast, client_of):
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text=f"When does the {WORD} leave?")
    for user in (cast.charlie, cast.iris, cast.zora, cast.sander, cast.wouter, cast.admin):
        page = found(client_of(user))
        assert f"the {WORD}" not in page
        assert neutral(page).replace(WORD, "nothing") == neutral(found(client_of(user), q="nothing"))


def test_a_right_that_ended_ends_at_the_next_request(cast, client_of, now):
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text=f"When does the {WORD} leave?")
    client = client_of(cast.hugo)
    assert f"the {WORD}" in found(client)
    Participant.objects.filter(user=cast.hugo).update(left_at=now)
    assert f"the {WORD}" not in found(client)


def test_notes_and_unopened_offers_are_found_by_nobody(cast, client_of, now):
    alice = cast.seat_of(cast.alice)
    NoteFactory(updated_by=alice, text=f"{WORD} in private")
    offer = OutsideOfferFactory(written_by=alice, title=f"A {WORD} for less")
    type(offer).objects.filter(pk=offer.pk).update(opened_at=None)
    for user in (cast.alice, cast.bob, cast.marieke, cast.petra):
        page = found(client_of(user))
        assert "in private" not in page
        assert "for less" not in page


def test_every_word_must_stand_there(cast, client_of):
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text="When does the grey zeppelin leave?")
    client = client_of(cast.bob)
    assert "the grey" in found(client, q="leave zeppelin")
    assert "the grey" not in found(client, q="leave balloon")
    assert "the grey" not in found(client, q="z")


def test_people_partnerships_and_one_kind_alone(cast, client_of):
    client = client_of(cast.bob)
    assert "Marieke van Aalst" in found(client, q="marieke")
    assert "meals above the ocean" in found(client, q="ocean")
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text="Where is Marieke?")
    page = found(client, q="marieke", kind="question")
    assert "Where is Marieke?" in page
    assert "Marieke van Aalst" not in page
    assert "Charlie Rood" not in found(client, q="charlie rood")


def test_a_day_says_what_it_is_for(cast, client_of):
    ObjectiveFactory(partnership=cast.meals, title="A quieter galley", due_on=date(2029, 1, 23))
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text="Which galley is the quietest?", asked_at=NOW)
    page = found(client_of(cast.bob), q="galley")
    assert "due on 23 January 2029" in page
    assert "asked on" in page


def test_a_person_in_several_rooms_stands_there_once_with_all_of_them(cast, client_of):
    bob = cast.seat_of(cast.bob)
    snacks = ParticipantFactory(side=cast.side_of(cast.noordzee, cast.snacks), user=cast.alice)
    page = found(client_of(cast.alice), q=cast.alice.name)
    people = page[page.index('aria-labelledby="k-person"') :].split("</section>")[0]
    assert people.count(f">{cast.alice.name}</a>") == 1
    for room in (cast.meals, snacks.partnership):
        assert reverse("room_people", args=[room.public_id]) in people
    page = found(client_of(cast.bob), q=cast.alice.name)
    assert bob.partnership.public_id in page
    assert snacks.partnership.public_id not in page


def test_what_somebody_brought_or_looks_after_is_found_by_the_name(cast, client_of):
    marieke, alice = cast.seat_of(cast.marieke), cast.seat_of(cast.alice)
    IdeaFactory(brought_by=marieke, title="One lid for all")
    QuestionFactory(asked_by=marieke, text="Which lid fits?")
    ObjectiveFactory(
        partnership=cast.meals, owner=alice, counterpart=marieke, drafted_by=alice, title="Less waste"
    )
    page = found(client_of(cast.bob), q=cast.marieke.name)
    for words in ("One lid for all", "Which lid fits?", "Less waste"):
        assert words in page
    assert "One lid for all" not in found(client_of(cast.charlie), q=cast.marieke.name)


def test_nothing_found_says_what_to_do_and_without_a_room_where_to_begin(cast, client_of):
    assert "Nothing holds all these words." in found(client_of(cast.bob), q="xylophone")
    assert "You have no seat in a partnership yet." in found(client_of(cast.admin), q="")
    assert "You have no seat in a partnership yet." not in found(client_of(cast.bob), q="")


def test_two_statements_for_few_and_for_many(cast, client_of):
    alice = cast.seat_of(cast.alice)
    client = client_of(cast.bob)
    QuestionFactory(asked_by=alice, text=WORD)
    found(client)
    with CaptureQueriesContext(connection) as few:
        found(client)
    QuestionFactory.create_batch(50, asked_by=alice, text=WORD)
    JointSessionFactory.create_batch(5, planned_by=alice, subject=WORD)
    with CaptureQueriesContext(connection) as many:
        page = found(client)
    assert len(few) == len(many) <= 5
    assert "45 more" in page


@pytest.mark.parametrize("source", search.known(), ids=lambda source: source.key)
def test_every_source_asks_for_rows_that_there_are(source, cast):
    """Each source's columns exist, and what it finds leads somewhere."""
    assert isinstance(search.find(cast.alice, "e", only=source.key), list)


def test_every_source_leads_to_a_page(cast, client_of):
    alice = cast.seat_of(cast.alice)
    DecisionFactory(proposed_by=alice)
    QuestionFactory(asked_by=alice)
    AttachmentFactory(uploaded_by=alice)
    offer = OutsideOfferFactory(written_by=alice, opened=True)
    hits = search.find(cast.alice, "e")
    assert {"partnership", "person", "decision", "question"} <= {hit.key for hit in hits}
    assert [hit.url for hit in hits if hit.key == "outside_offer"] == [
        reverse("offer_detail", args=[cast.meals.public_id, offer.public_id])
    ]
    for hit in hits:
        assert client_of(cast.alice).get(hit.url).status_code == 200


def test_of_what_a_side_keeps_to_itself_there_is_no_source():
    tables = {source.rows().model.__name__ for source in search.known()}
    assert not tables & {"Note", "Impression", "AnswerSheet", "Remark", "SealedSheet", "Minutes"}
    assert factories.NoteFactory._meta.model.__name__ == "Note"


@pytest.mark.parametrize("union", ["(SELECT 1) UNION ALL (SELECT 2)", "SELECT 1 UNION ALL SELECT 2"])
def test_a_reading_page_may_ask_for_a_union_in_either_spelling(union):
    assert gates._only_select(lambda *asked: "rows", union, (), False, {}) == "rows"
    with pytest.raises(gates.WritingRefused):
        gates._only_select(lambda *asked: "rows", "(DELETE FROM room_note)", (), False, {})
