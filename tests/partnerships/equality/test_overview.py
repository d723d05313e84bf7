"""The first page of “Equal footing”, voice, the history in words, what waits, and the number of statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.equality.culture import actions as culture
from partnerships.equality.voice.reads import voices
from partnerships.room import asks, subjects
from partnerships.room.chronicle import sentences
from partnerships.room.models import Event, Side
from tests.factories import (
    CharterEntryFactory,
    ContributionFactory,
    GainFactory,
    GrievanceFactory,
    KeyPersonFactory,
    MeetingLineFactory,
    PrincipleFactory,
    RepairFactory,
)
from tests.partnerships.equality.saying import accept, address, answer, draft, full_profile, give, joint, propose
from tests.reading import text

PAGES = ("", "principles/", "charter/", "who-meets-whom/", "culture/", "contributions/", "grievances/")


def fill(cast, many: int) -> None:
    bob, marieke = cast.seat_of(cast.bob), cast.seat_of(cast.marieke)
    for seat in (bob, marieke):
        PrincipleFactory.create_batch(many, drafted_by=seat, joint=True)
        PrincipleFactory.create_batch(many, drafted_by=seat, theme="4_independence")
        ContributionFactory.create_batch(many, recorded_by=seat, confirmed=True)
        GainFactory.create_batch(many, recorded_by=seat)
        for grievance in GrievanceFactory.create_batch(many, raised_by=seat):
            RepairFactory(grievance=grievance)
    CharterEntryFactory.create_batch(many, partnership=cast.meals)
    for line in MeetingLineFactory.create_batch(many, partnership=cast.meals):
        KeyPersonFactory(line=line, person=bob)


def test_the_number_of_statements_depends_on_nothing(cast, now, client_of):
    client = client_of(cast.alice)
    fill(cast, 1)
    propose(cast, now, draft(cast, now))
    for page in PAGES:
        client.get(address(cast, page))
    few = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            client.get(address(cast, page))
        few[page] = len(captured)
    fill(cast, 12)
    propose(cast, now, draft(cast, now, words="Another."))
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(cast, page)).status_code == 200
        assert len(captured) == few[page], page
    assert max(few.values()) <= 12


@pytest.mark.parametrize("page", PAGES)
def test_the_other_side_reads_the_same(cast, now, client_of, page):
    fill(cast, 1)
    joint(cast, now)
    shown = []
    for user in (cast.alice, cast.marieke):
        words = text(client_of(user).get(address(cast, page))).partition("People, history")[0]
        for own in ("your side", "Alice Vermeer", "Marieke van Aalst"):
            words = words.replace(own, "")
        shown.append("".join(sorted(words.split())))
    # Whoever looks: the same words but for the reader's own name and links that only the own side has.
    assert abs(len(shown[0]) - len(shown[1])) < 80, page


def test_an_empty_room_leads_to_the_first_step(cast, client_of):
    page = text(client_of(cast.bob).get(address(cast)))
    assert "Nothing is written down yet." in page
    assert "Draft the first principle" in page
    assert "Draft the first principle" not in text(client_of(cast.olive).get(address(cast)))


def test_the_sentence_says_how_things_are(cast, now, client_of):
    joint(cast, now)
    draft(cast, now, words="Another.")
    GrievanceFactory(raised_by=cast.seat_of(cast.bob))
    page = text(client_of(cast.olive).get(address(cast)))
    assert "One principle holds between us and one is under way. One thing still hurts." in page


def test_voice_counts_per_side(cast, now):
    joint(cast, now, by="bob")
    propose(cast, now, draft(cast, now, by="marieke"), by="marieke")
    sides = list(Side.objects.filter(partnership=cast.meals).select_related("organisation").alphabetical())
    assert [(voice.side.short_name, voice.words) for voice in voices(cast.meals, sides)] == [
        ("Aldersteen", "1 proposal, 0 accepted by every side, 1 waits"),
        ("Noordzee", "1 proposal, 1 accepted by every side"),
    ]


def test_the_other_side_is_asked_for_its_profile_and_told_nothing_of_it(cast, now):
    def asked(user):
        return [words for waits, words in asks.waiting([cast.seat_of(user)], now=now) if waits.key == "culture"]

    assert asked(cast.marieke) == []
    culture.save_profile(
        partnership=cast.meals,
        version=0,
        answers=full_profile(cast.meals),
        hand_in=True,
        number=1,
        by=cast.seat_of(cast.bob),
        now=now,
    )
    assert len(asked(cast.marieke)) == 1
    assert asked(cast.bob) == []


def test_questions_can_be_about_these_things(cast, now):
    row = give(cast, now, what="Six recipes")
    principle = draft(cast, now)
    grievance = GrievanceFactory(raised_by=cast.seat_of(cast.bob), title="Told late")
    for key, found in (("contribution", row), ("principle", principle), ("grievance", grievance)):
        assert subjects.find(cast.meals, key, found.public_id).url
        assert subjects.find(cast.snacks, key, found.public_id) is None


def test_the_history_reads_as_sentences(cast, now):
    accept(cast, now, propose(cast, now, draft(cast, now)))
    answer(cast, now, give(cast, now, what="Six recipes"))
    said = [line.text for line in sentences.lines(Event.objects.filter(partnership=cast.meals).order_by("number"))]
    assert "Bob de Wit (Noordzee) drafted the principle “We tell each other first.”." in said
    assert "Marieke van Aalst (Aldersteen) confirmed the contribution “Six recipes”." in said
    assert not any("no words for" in line for line in said)
