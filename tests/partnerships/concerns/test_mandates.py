"""Mandates: each side about itself, weakened for all to see, checks that all take in."""

from datetime import timedelta

import pytest

from partnerships.concerns.mandates import actions
from partnerships.concerns.models import Mandate, MandateCheck
from partnerships.room import asks
from partnerships.room.consent import actions as consent
from partnerships.room.models import Proposal


@pytest.fixture
def mandate(cast, now):
    return actions.write(
        partnership=cast.meals,
        who="shareholders",
        wants="A steady margin.",
        horizon_on=None,
        next_check_on=now.date() + timedelta(days=90),
        by=cast.seat_of(cast.bob),
        now=now,
    )


def page(cast, *parts) -> str:
    return f"/p/{cast.meals.public_id}/concerns/" + "".join(f"{part}/" for part in parts)


def test_a_side_writes_who_stands_behind_it_and_all_read_it(cast, client_of, now):
    form = {"who": "council", "wants": "Fewer lorries.", "next_check_on": (now + timedelta(days=50)).date()}
    for _twice in range(2):
        assert client_of(cast.marieke).post(page(cast, "mandates", "write"), form).status_code == 302
    assert Mandate.objects.get().side == cast.side_of(cast.aldersteen)
    assert "Fewer lorries." in client_of(cast.olive).get(page(cast)).content.decode()


def test_weakened_is_seen_by_all_at_once_and_asks_for_a_talk(cast, client_of, mandate, now):
    sent = {"because": "Two quarters of losses.", "needs": "A plan."}
    where = page(cast, "mandates", mandate.public_id)
    assert client_of(cast.alice).post(f"{where}weaken/", sent).status_code == 302
    marieke = client_of(cast.marieke)
    assert "Two quarters of losses." in marieke.get(page(cast)).content.decode()
    assert "mandate_weakened" in [row.key for row in asks.waiting([cast.seat_of(cast.marieke)], now=now)]
    assert marieke.post(f"{where}talk/", {"text": "A plan by May."}).status_code == 302
    assert "mandate_weakened" not in [row.key for row in asks.waiting([cast.seat_of(cast.marieke)], now=now)]
    assert client_of(cast.alice).post(f"{where}restore/").status_code == 302
    mandate.refresh_from_db()
    assert mandate.weakened_at is None


def test_the_other_side_says_nothing_about_ours(cast, client_of, mandate):
    where = page(cast, "mandates", mandate.public_id)
    assert client_of(cast.marieke).post(f"{where}weaken/", {"because": "x", "needs": "y"}).status_code == 404


def test_a_check_counts_when_every_side_has_taken_it_in(cast, client_of, mandate, now):
    later = now.date() + timedelta(days=200)
    sent = {"outcome": "holds", "found": "No questions asked.", "next_check_on": later}
    where = page(cast, "mandates", mandate.public_id, "check")
    assert client_of(cast.alice).post(where, sent).status_code == 302
    proposal = Proposal.objects.get(kind="mandate_check")
    assert not MandateCheck.objects.exists()
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=now)
    mandate.refresh_from_db()
    assert mandate.next_check_on == later
    assert MandateCheck.objects.get().outcome == "holds"


def test_the_next_check_lies_ahead(cast, client_of, mandate, now):
    sent = {"outcome": "holds", "found": "x", "next_check_on": now.date()}
    where = page(cast, "mandates", mandate.public_id, "check")
    assert client_of(cast.alice).post(where, sent).status_code == 409
