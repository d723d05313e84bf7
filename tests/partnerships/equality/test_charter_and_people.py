"""The information charter, and who meets whom."""

from datetime import timedelta

import pytest

from accounts.identifiers import public_id
from partnerships.equality.at_table import Refused
from partnerships.equality.charter import actions as charter
from partnerships.equality.charter import reads as charter_reads
from partnerships.equality.models import CharterEntry, KeyPerson, MeetingLine
from partnerships.equality.people_map import actions as people
from partnerships.room.consent import actions as consent
from partnerships.room.models import Participant, Partnership, Proposal
from tests.factories import CharterEntryFactory, MeetingLineFactory, ParticipantFactory
from tests.partnerships.equality.saying import accept, address, once_of
from tests.reading import text


def add(cast, now, what="Cost model", by="bob", **said):
    fields = {"side": None, "openness": "open", "with_whom": "", "until": None, "once": public_id()} | said
    return charter.add_entry(
        partnership=cast.meals, what=what, by=cast.seat_of(getattr(cast, by)), now=now, **fields
    )


def propose(cast, now, by="alice"):
    return charter.propose_charter(partnership=cast.meals, by=cast.seat_of(getattr(cast, by)), now=now)


def test_the_charter_is_accepted_as_a_whole(cast, now):
    add(cast, now)
    add(cast, now, "Forecast", by="marieke", until=now.date())
    accept(cast, now, propose(cast, now))
    since, entries, waits = charter_reads.standing(cast.meals)
    assert (since, waits) == (now, False)
    assert [entry["what"] for entry in entries] == ["Cost model", "Forecast"]


def test_a_change_while_it_waits_proposes_it_anew(cast, now):
    add(cast, now)
    first = propose(cast, now)
    add(cast, now, "Forecast", by="marieke")
    first.refresh_from_db()
    assert first.state == Proposal.State.SUPERSEDED
    second = charter_reads.open_proposal(cast.meals)
    assert "Forecast" in second.content
    accept(cast, now, second, by="alice")
    second.refresh_from_db()
    assert second.state == Proposal.State.JOINT


def test_what_is_joint_holds_while_the_next_is_written(cast, now, client_of):
    entry = add(cast, now)
    accept(cast, now, propose(cast, now))
    charter.remove_entry(entry=entry, by=cast.seat_of(cast.bob), now=now)
    page = text(client_of(cast.olive).get(address(cast, "charter/")))
    assert "What holds" in page
    assert "Cost model" in page
    assert "The new version we are writing" in page


def test_a_stale_acceptance_says_what_stands_there_now(cast, now):
    entry = add(cast, now)
    proposal = propose(cast, now)
    CharterEntry.objects.filter(pk=entry.pk).update(what="Something else")
    with pytest.raises(consent.StaleConsent) as stale:
        accept(cast, now, proposal)
    assert stale.value.now_says["entries"][0]["what"] == "Something else"


def test_named_people_have_names(cast, client_of):
    client = client_of(cast.bob)
    url = address(cast, "charter/new/")
    sent = {"once": once_of(client.get(url)), "what": "Costs", "side": "", "openness": "named"}
    assert client.post(url, sent).status_code == 422
    assert client.post(url, sent | {"with_whom": "Mark and Samira"}).status_code == 302
    assert client.post(url, sent | {"with_whom": "Mark and Samira"}).status_code == 302
    assert CharterEntry.objects.count() == 1


def test_a_side_of_another_room_is_not_offered(cast, client_of):
    client = client_of(cast.bob)
    url = address(cast, "charter/new/")
    foreign = cast.side_of(cast.rondeel, cast.snacks).public_id
    sent = {"once": once_of(client.get(url)), "what": "Costs", "side": foreign, "openness": "open"}
    assert client.post(url, sent).status_code == 422


def test_two_write_the_same_entry(cast, now, client_of):
    entry = CharterEntryFactory(partnership=cast.meals, what="Costs")
    url = address(cast, f"charter/{entry.public_id}/edit/")
    sent = {"side": "", "openness": "open", "version": 0}
    assert client_of(cast.marieke).post(url, sent | {"what": "Costs of dishes"}).status_code == 302
    second = client_of(cast.bob).post(url, sent | {"what": "All costs"})
    assert second.status_code == 409
    assert "Costs of dishes" in text(second)


def test_an_entry_whose_time_ran_out_is_flagged(cast, now, client_of):
    add(cast, now, until=now.date() - timedelta(days=1))
    assert "ran out on 8 March 2026" in text(client_of(cast.olive).get(address(cast, "charter/")))


# --- who meets whom -----------------------------------------------------------
def name(cast, now, line, by, person, stand_in=None, version=0):
    return people.name_person(
        line=line,
        version=version,
        person=cast.seat_of(person) if person else None,
        stand_in=cast.seat_of(stand_in) if stand_in else None,
        by=cast.seat_of(by),
        now=now,
    )


def test_each_side_names_its_own_people(cast, now, client_of):
    line = MeetingLineFactory(partnership=cast.meals, about="Planning")
    name(cast, now, line, cast.bob, cast.bob, cast.alice)
    page = text(client_of(cast.marieke).get(address(cast, "who-meets-whom/")))
    assert "Bob de Wit" in page
    assert "stand-in: Alice Vermeer" in page
    assert "no counterpart yet" in page
    with pytest.raises(Refused, match="your side"):
        name(cast, now, line, cast.bob, cast.marieke)
    with pytest.raises(Refused, match="themselves"):
        name(cast, now, line, cast.marieke, cast.marieke, cast.marieke)


def test_whoever_left_is_a_gap_since_that_day(cast, now, client_of):
    line = MeetingLineFactory(partnership=cast.meals, about="Planning")
    leaver = ParticipantFactory(side=cast.side_of(cast.aldersteen))
    KeyPerson.objects.create(line=line, side=leaver.side, person=leaver)
    Participant.objects.filter(pk=leaver.pk).update(left_at=now - timedelta(days=3))
    page = text(client_of(cast.olive).get(address(cast, "who-meets-whom/")))
    assert f"nobody since {leaver.user.name} left on 6 March 2026" in page


def test_somebody_stands_in_where_nobody_is_named_or_who_was_named_left(cast, now, client_of):
    line = MeetingLineFactory(partnership=cast.meals, about="Planning")
    name(cast, now, line, cast.bob, None, cast.alice)
    leaver = ParticipantFactory(side=cast.side_of(cast.aldersteen), left_at=now - timedelta(days=3))
    KeyPerson.objects.create(line=line, side=leaver.side, person=leaver, stand_in=cast.seat_of(cast.hugo))
    page = text(client_of(cast.olive).get(address(cast, "who-meets-whom/")))
    for words in ("no counterpart yet", "nobody since", "stand-in: Alice Vermeer", "stand-in: Hugo Aldersteen"):
        assert words in page
    Participant.objects.filter(user=cast.alice).update(left_at=now)
    assert "stand-in: Alice" not in text(client_of(cast.olive).get(address(cast, "who-meets-whom/")))


def test_a_gap_begins_on_the_day_where_the_partnership_lives(cast, now, client_of):
    """The clock of the tests says 9 March; in Pago Pago it is still the evening of the 8th."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    leaver = ParticipantFactory(side=cast.side_of(cast.aldersteen), left_at=now)
    line = MeetingLineFactory(partnership=cast.meals, about="Planning")
    KeyPerson.objects.create(line=line, side=leaver.side, person=leaver)
    page = text(client_of(cast.olive).get(address(cast, "who-meets-whom/")))
    assert f"nobody since {leaver.user.name} left on 8 March 2026" in page


def test_people_of_the_other_side_are_not_offered(cast, client_of):
    line = MeetingLineFactory(partnership=cast.meals)
    url = address(cast, f"who-meets-whom/{line.public_id}/person/")
    sent = {"person": cast.seat_of(cast.marieke).public_id, "stand_in": "", "version": 0}
    assert client_of(cast.bob).post(url, sent).status_code == 422
    mine = {"person": cast.seat_of(cast.bob).public_id, "stand_in": "", "version": 0}
    assert client_of(cast.bob).post(url, mine).status_code == 302
    assert client_of(cast.bob).post(url, mine).status_code == 302
    other = client_of(cast.alice).post(url, mine | {"person": cast.seat_of(cast.alice).public_id})
    assert other.status_code == 409
    assert "Bob de Wit" in text(other)


def test_a_subject_taken_off_stays_off(cast, now, client_of):
    line = MeetingLineFactory(partnership=cast.meals, about="Planning")
    url = address(cast, f"who-meets-whom/{line.public_id}/")
    assert client_of(cast.bob).post(url + "end/").status_code == 302
    assert client_of(cast.bob).post(url + "end/").status_code == 302
    assert "Planning" not in text(client_of(cast.olive).get(address(cast, "who-meets-whom/")))
    with pytest.raises(Refused, match="taken off"):
        people.rename_line(line=line, version=0, about="Else", by=cast.seat_of(cast.bob), now=now)
    assert MeetingLine.objects.get().ended_at == now
