"""Contributions and gains: only the receiver confirms, what is confirmed stays, gifts count for nobody."""

import pytest
from django.db import DatabaseError, transaction

from accounts.identifiers import public_id
from accounts.versions import ChangedMeanwhile
from partnerships.equality.at_table import NotYours, Refused
from partnerships.equality.ledger import actions, gaining, reads
from partnerships.equality.models import Contribution, Gain, SideSize
from partnerships.room import asks
from partnerships.room.models import Partnership, Side
from tests.factories import ContributionFactory, GainFactory
from tests.partnerships.equality.saying import address, answer, give, once_of
from tests.reading import text, verbs

FIELDS = {
    "kind": "people_days",
    "what": "Three engineers",
    "amount": None,
    "unit": "",
    "is_gift": False,
    "giver_worth": 50,
}


def totals(cast):
    sides = list(Side.objects.filter(partnership=cast.meals).select_related("organisation").alphabetical())
    return {total.side.short_name: total for total in reads.totals(cast.meals, sides)}


def test_it_counts_once_the_receiver_has_confirmed_it(cast, now):
    row = give(cast, now)
    assert totals(cast)["Noordzee"].put_in == 0
    answer(cast, now, row)
    assert totals(cast)["Noordzee"].put_in == 50
    assert totals(cast)["Aldersteen"].got == 60
    assert verbs(cast.meals) == ["contribution.recorded", "contribution.confirmed"]


def test_nobody_else_confirms(cast, now, client_of):
    row = give(cast, now)
    for by in ("bob", "alice"):
        with pytest.raises(NotYours, match="Aldersteen Catering"):
            answer(cast, now, row, by=by)
    url = address(cast, f"contributions/{row.public_id}/answer/")
    page = client_of(cast.alice).post(url, {"version": 0, "answer": "confirmed", "worth": 9})
    assert page.status_code == 403
    assert "Only Aldersteen Catering can say whether this was received." in text(page)
    row.refresh_from_db()
    assert row.answer == ""


def test_only_the_giver_changes_it_and_the_receiver_is_asked_anew(cast, now):
    row = give(cast, now)
    answer(cast, now, row, verdict="otherwise", worth=None, note="It was one engineer.")
    with pytest.raises(NotYours):
        change(cast, now, row, by="marieke")
    change(cast, now, row, by="alice", what="One engineer")
    row.refresh_from_db()
    assert (row.answer, row.answer_note, row.version) == ("", "", 1)
    with pytest.raises(Refused, match="changed while you were reading"):
        answer(cast, now, row, version=0)
    answer(cast, now, row, version=1)


def change(cast, now, row, *, by="alice", version=0, **said):
    fields = FIELDS | {"on_day": now.date()} | said
    return actions.change_contribution(
        contribution=row, version=version, by=cast.seat_of(getattr(cast, by)), now=now, **fields
    )


def test_what_is_confirmed_stays(cast, now):
    row = answer(cast, now, give(cast, now))
    with pytest.raises(Refused, match="stays as it is"):
        change(cast, now, row)
    with pytest.raises(Refused, match="stays as it is"):
        actions.take_back(contribution=row, by=cast.seat_of(cast.alice), now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        Contribution.objects.filter(pk=row.pk).update(giver_worth=99)


def test_a_correction_takes_its_place_when_it_is_confirmed_itself(cast, now):
    old = answer(cast, now, give(cast, now, giver_worth=80))
    said = FIELDS | {"on_day": now.date(), "giver_worth": 30}
    alice = cast.seat_of(cast.alice)
    new = actions.correct_contribution(contribution=old, once=public_id(), by=alice, now=now, **said)
    assert totals(cast)["Noordzee"].put_in == 80
    with pytest.raises(Refused, match="under way"):
        actions.correct_contribution(contribution=old, once=public_id(), by=alice, now=now, **said)
    answer(cast, now, new)
    assert totals(cast)["Noordzee"].put_in == 30


def test_gifts_are_apart(cast, now):
    answer(cast, now, give(cast, now, is_gift=True))
    answer(cast, now, give(cast, now, kind="goodwill"))
    given = totals(cast)["Noordzee"]
    assert (given.put_in, given.gifts_given, totals(cast)["Aldersteen"].got) == (0, 2, 0)


def test_otherwise_needs_words(cast, now, client_of):
    row = give(cast, now)
    url = address(cast, f"contributions/{row.public_id}/answer/")
    page = client_of(cast.marieke).post(url, {"version": 0, "answer": "otherwise"})
    assert page.status_code == 422
    assert "Say how you see it." in text(page)


def test_confirming_twice_is_confirming_once(cast, now, client_of):
    row = give(cast, now)
    url = address(cast, f"contributions/{row.public_id}/answer/")
    for _ in range(2):
        sent = {"version": 0, "answer": "confirmed", "worth": 70}
        assert client_of(cast.marieke).post(url, sent).status_code == 302
    assert verbs(cast.meals).count("contribution.confirmed") == 1


def test_writing_down_through_the_page(cast, now, client_of):
    client, url = client_of(cast.bob), address(cast, "contributions/new/")
    empty = client.get(url)
    sent = {
        "once": once_of(empty),
        "receiver": cast.side_of(cast.aldersteen).public_id,
        "kind": "volume",
        "what": "Volumes until 2030",
        "amount": "5.4",
        "unit": "million meals",
        "on_day": "2026-03-01",
        "giver_worth": "45",
    }
    assert client.post(url, sent | {"on_day": "2026-03-10"}).status_code == 422
    foreign = cast.side_of(cast.rondeel, cast.snacks).public_id
    for wrong in (foreign, cast.side_of(cast.noordzee).public_id):
        assert client.post(url, sent | {"receiver": wrong}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 302
    row = Contribution.objects.get()
    page = text(client_of(cast.marieke).get(address(cast, f"contributions/{row.public_id}/")))
    assert "5.4 million meals" in page
    assert "Your side has the word" in page
    assert "Your side has the word" not in text(
        client_of(cast.olive).get(address(cast, f"contributions/{row.public_id}/"))
    )


def test_today_is_the_day_where_the_partnership_lives(cast, now, client_of):
    """The clock of the tests says 9 March; in Pago Pago it is still the evening of the 8th."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    client, url = client_of(cast.bob), address(cast, "gains/new/")
    sent = {"once": once_of(client.get(url)), "kind": "quality", "what": "Two new hospitals"}
    assert client.post(url, sent | {"on_day": "2026-03-09"}).status_code == 422
    assert client.post(url, sent | {"on_day": "2026-03-08"}).status_code == 302


def test_a_side_writes_its_own_gains_and_no_other(cast, now, client_of):
    gain = GainFactory(recorded_by=cast.seat_of(cast.bob), worth=40)
    assert totals(cast)["Noordzee"].got == 40
    url = address(cast, f"gains/{gain.public_id}/")
    assert client_of(cast.marieke).get(url + "edit/").status_code == 404
    with pytest.raises(NotYours):
        gaining.take_back_gain(gain=gain, by=cast.seat_of(cast.marieke), now=now)
    assert client_of(cast.alice).post(url + "take-back/").status_code == 302
    assert totals(cast)["Noordzee"].got == 0
    assert Gain.objects.get().withdrawn_at == now


def test_two_change_the_same_gain(cast, now):
    gain = GainFactory(recorded_by=cast.seat_of(cast.bob))
    fields = {"kind": "money", "amount": None, "unit": "", "on_day": now.date(), "worth": 10}
    gaining.change_gain(gain=gain, version=0, what="A", by=cast.seat_of(cast.bob), now=now, **fields)
    with pytest.raises(ChangedMeanwhile):
        gaining.change_gain(gain=gain, version=0, what="B", by=cast.seat_of(cast.alice), now=now, **fields)


def test_the_size_of_a_side_is_said_by_itself(cast, now, client_of):
    url = address(cast, "size/")
    assert client_of(cast.bob).post(url, {"turnover": "900", "currency": "EUR", "version": 0}).status_code == 302
    assert SideSize.objects.get().side == cast.side_of(cast.noordzee)
    assert totals(cast)["Noordzee"].turnover == 900
    assert client_of(cast.bob).post(url, {"turnover": "", "currency": "EUR", "version": 0}).status_code == 302
    assert not SideSize.objects.exists()


def test_who_has_to_confirm_is_asked_and_nobody_else(cast, now):
    row = give(cast, now, what="Six recipes")

    def asked(user):
        return [
            asks.words_of(waits).title
            for waits in asks.waiting([cast.seat_of(user)], now=now)
            if waits.key == "contribution"
        ]

    assert asked(cast.marieke) == ["Received? Six recipes"]
    assert asked(cast.alice) == []
    assert asked(cast.olive) == []
    answer(cast, now, row)
    assert asked(cast.marieke) == []


def test_nothing_of_another_room_counts(cast, now):
    ContributionFactory(recorded_by=cast.seat_of(cast.iris, cast.snacks), confirmed=True)
    GainFactory(recorded_by=cast.seat_of(cast.iris, cast.snacks))
    assert all(total.put_in == total.got == 0 for total in totals(cast).values())
