"""Grievances: only the side that was hurt says when it is resolved."""

from datetime import timedelta

import pytest

from accounts.identifiers import public_id
from partnerships.equality.at_table import NotYours, Refused
from partnerships.equality.grievances import actions, reads
from partnerships.equality.models import Grievance, Repair
from partnerships.room import asks
from partnerships.room.models import Partnership
from tests.factories import GrievanceFactory, RepairFactory
from tests.partnerships.equality.saying import address, once_of
from tests.reading import text, verbs


def hurt(cast, **said):
    """Something that hurt Aldersteen."""
    return GrievanceFactory(
        raised_by=cast.seat_of(cast.marieke), about=cast.side_of(cast.noordzee), title="The tender", **said
    )


def resolve(cast, now, row, by="hugo"):
    return actions.resolve(grievance=row, last_word="They came.", by=cast.seat_of(getattr(cast, by)), now=now)


def test_others_cannot_resolve_it_and_read_why(cast, now, client_of):
    row = hurt(cast)
    with pytest.raises(NotYours):
        resolve(cast, now, row, by="alice")
    for method in ("get", "post"):
        page = getattr(client_of(cast.alice), method)(address(cast, f"grievances/{row.public_id}/resolve/"))
        assert page.status_code == 403
        assert "Only Aldersteen Catering can say this: it is the side that was hurt." in text(page)
    row.refresh_from_db()
    assert row.resolved_at is None


def test_the_hurt_side_resolves_it_and_may_reopen_it(cast, now, client_of):
    row = hurt(cast)
    url = address(cast, f"grievances/{row.public_id}/")
    client = client_of(cast.marieke)
    assert client.post(url + "resolve/", {"last_word": "They came."}).status_code == 302
    assert client.post(url + "resolve/", {"last_word": "They came."}).status_code == 302
    assert "Aldersteen says it is resolved" in text(client_of(cast.bob).get(url))
    assert client.post(url + "reopen/", {"last_word": ""}).status_code == 422
    assert client.post(url + "reopen/", {"last_word": "It happened again."}).status_code == 302
    row.refresh_from_db()
    assert (row.times_reopened, row.resolved_at, row.open_days_before) == (1, None, 40)
    assert verbs(cast.meals) == ["grievance.resolved", "grievance.reopened"]


def test_days_go_on_counting(cast, now):
    row = hurt(cast)
    assert reads.days_open(row, now) == 40
    row = resolve(cast, now, row)
    assert reads.days_open(row, now + timedelta(days=100)) == 40
    row = actions.reopen(
        grievance=row, last_word="Again.", by=cast.seat_of(cast.hugo), now=now + timedelta(days=100)
    )
    assert reads.days_open(row, now + timedelta(days=103)) == 43


def test_days_are_counted_where_the_partnership_lives(cast, now, client_of):
    """It hurt fifteen hours ago: yesterday by the clock of the tests, this morning in Pago Pago."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    row = hurt(cast, open_since=now - timedelta(hours=15))
    url = address(cast, "grievances/")
    assert "Open for 0 days." in text(client_of(cast.bob).get(url))
    assert (
        client_of(cast.marieke).post(f"{url}{row.public_id}/resolve/", {"last_word": "They came."}).status_code
        == 302
    )
    row.refresh_from_db()
    assert row.open_days_before == 0


def test_facts_for_the_signals(cast, now):
    hurt(cast)
    hurt(cast, resolved=True, open_days_before=10, times_reopened=2)
    GrievanceFactory(raised_by=cast.seat_of(cast.iris, cast.snacks))
    facts = reads.facts(cast.meals, now)
    assert (facts.open, facts.resolved, facts.reopened, facts.median_days) == (1, 1, 2, 25)


def test_a_promise_is_done_by_who_made_it(cast, now, client_of):
    row = hurt(cast)
    url = address(cast, f"grievances/{row.public_id}/repairs/")
    client = client_of(cast.bob)
    sent = {
        "once": once_of(client.get(url + "new/")),
        "what": "Come and say so",
        "owner": cast.seat_of(cast.ruben).public_id,
        "due_on": "2026-04-01",
    }
    foreign = cast.seat_of(cast.charlie, cast.snacks).public_id
    assert client.post(url + "new/", sent | {"owner": foreign}).status_code == 422
    other_side = cast.seat_of(cast.marieke).public_id  # nobody promises for another side
    assert client.post(url + "new/", sent | {"owner": other_side}).status_code == 422
    assert client.post(url + "new/", sent).status_code == 302
    assert client.post(url + "new/", sent).status_code == 302
    repair = Repair.objects.get()
    assert client_of(cast.marieke).post(f"{url}{repair.public_id}/done/").status_code == 403
    assert client.post(f"{url}{repair.public_id}/done/").status_code == 302
    assert "Aldersteen has the word" in text(client.get(address(cast, f"grievances/{row.public_id}/")))


def test_the_hurt_side_is_asked_once_all_is_done(cast, now):
    row = hurt(cast)

    def asked(user):
        found = asks.waiting([cast.seat_of(user)], now=now)
        return [asks.words_of(waits).title for waits in found if waits.key == "grievance"]

    assert asked(cast.marieke) == []
    repair = RepairFactory(grievance=row, owner=cast.seat_of(cast.bob))
    assert asked(cast.marieke) == []
    actions.repair_done(repair=repair, by=cast.seat_of(cast.bob), now=now)
    assert asked(cast.marieke) == ["Is it resolved? The tender"]
    assert asked(cast.alice) == []


def test_a_repair_of_another_grievance_is_not_found(cast, client_of):
    row, other = hurt(cast), RepairFactory(grievance=hurt(cast), owner=cast.seat_of(cast.bob))
    url = address(cast, f"grievances/{row.public_id}/repairs/{other.public_id}/done/")
    assert client_of(cast.bob).post(url).status_code == 404


def test_saying_what_hurt(cast, now, client_of):
    client, url = client_of(cast.bob), address(cast, "grievances/new/")
    sent = {
        "once": once_of(client.get(url)),
        "title": "Told late",
        "what": "We heard it on Friday.",
        "about": cast.side_of(cast.aldersteen).public_id,
        "is_baseline": "on",
    }
    assert client.post(url, sent | {"about": cast.side_of(cast.noordzee).public_id}).status_code == 422
    assert client.post(url, sent).status_code == 302
    row = Grievance.objects.get()
    assert (row.hurt, row.is_baseline) == (cast.side_of(cast.noordzee), True)
    assert "an old wound" in text(client_of(cast.hugo).get(address(cast, "grievances/")))


def test_what_is_resolved_keeps_its_words(cast, now):
    row = resolve(cast, now, hurt(cast))
    said = {"version": 0, "title": "x", "what": "y", "by": cast.seat_of(cast.hugo), "now": now}
    with pytest.raises(Refused, match="stays as it is"):
        actions.change_grievance(grievance=row, **said)
    with pytest.raises(Refused, match="nothing more"):
        actions.promise_repair(
            grievance=row,
            what="x",
            owner=cast.seat_of(cast.bob),
            due_on=None,
            once=public_id(),
            by=cast.seat_of(cast.bob),
            now=now,
        )
