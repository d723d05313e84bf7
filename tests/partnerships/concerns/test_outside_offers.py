"""An outside offer: nobody else's until it is opened; then the protocol, with everything in the history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.post.kinds import compose
from accounts.post.models import OutboxMail
from partnerships.concerns.models import OutsideOffer
from partnerships.concerns.outside_offers import actions
from partnerships.concerns.outside_offers.rule import put_rule, window_days
from partnerships.room import asks, subjects
from partnerships.room.consent import actions as consent
from partnerships.room.history.models import Event
from partnerships.room.models import Proposal
from tests.factories import ParticipantFactory, SideFactory

KEPT = {
    "title": "Chilled meals by rail",
    "from_whom": "Polderspoor",
    "better": "A third cheaper.",
    "received_on": "2024-01-02",
}


@pytest.fixture
def offer(cast, now):
    """Noordzee keeps an offer."""
    return actions.keep(
        partnership=cast.meals,
        title="Chilled meals by rail",
        from_whom="Polderspoor",
        better="A third cheaper.",
        received_on=now.date(),
        by=cast.seat_of(cast.bob),
        now=now,
    )


@pytest.fixture
def opened(offer, cast, now):
    return actions.open_offer(offer=offer, version=0, by=cast.seat_of(cast.alice), now=now)


def page(cast, *parts) -> str:
    return f"/p/{cast.meals.public_id}/concerns/" + "".join(f"{part}/" for part in parts)


# --- until it is opened -------------------------------------------------------------------
@pytest.mark.parametrize("who", ["marieke", "hugo", "olive", "petra"])
def test_nobody_else_can_tell_that_there_is_one(cast, client_of, now, who):
    """Every page, count, event, mail, ask and the number of statements are as if there were none."""
    client = client_of(getattr(cast, who))
    pages = [
        reverse(name, args=[cast.meals.public_id])
        for name in ("concerns", "room_overview", "room_history", "consent_list", "question_list", "agreements")
    ] + ["/"]

    def picture():
        found = []
        for path in pages:
            with CaptureQueriesContext(connection) as captured:
                said = client.get(path).content.decode()
            found.append((len(captured), said))
        return found

    picture()
    before, events, mails = picture(), Event.objects.count(), OutboxMail.objects.count()
    offer = actions.keep(
        partnership=cast.meals,
        title="Chilled meals by rail",
        from_whom="Polderspoor",
        better="A third cheaper.",
        received_on=now.date(),
        by=cast.seat_of(cast.bob),
        now=now,
    )
    actions.edit(
        offer=offer,
        version=0,
        title="Chilled meals by train",
        from_whom="",
        better="x",
        received_on=now.date(),
        by=cast.seat_of(cast.bob),
        now=now,
    )
    after = picture()
    assert [count for count, _said in before] == [count for count, _said in after]
    assert not any("Chilled" in said for _count, said in after)
    assert (Event.objects.count(), OutboxMail.objects.count()) == (events, mails)
    assert client.get(page(cast, "offers", offer.public_id)).status_code == 404
    about = f"?about=outside_offer:{offer.public_id}"
    assert client.get(reverse("question_ask", args=[cast.meals.public_id]) + about).status_code in (403, 404)
    assert subjects.find(cast.meals, "outside_offer", offer.public_id) is None


def test_the_own_side_reads_it(cast, client_of, offer):
    for who in ("alice", "bob", "ruben", "noor"):
        assert "Chilled meals" in client_of(getattr(cast, who)).get(page(cast)).content.decode()


def test_a_kept_offer_can_be_taken_away(cast, client_of, offer):
    where = page(cast, "offers", offer.public_id, "drop")
    assert client_of(cast.bob).post(where).status_code == 302
    assert not OutsideOffer.objects.exists()


def test_a_member_cannot_open_it(cast, client_of, offer):
    assert (
        client_of(cast.bob).post(page(cast, "offers", offer.public_id, "open"), {"version": 0}).status_code == 403
    )


def test_what_changed_meanwhile_is_not_opened(cast, client_of, offer):
    answer = client_of(cast.alice).post(page(cast, "offers", offer.public_id, "open"), {"version": 7})
    assert answer.status_code == 409
    offer.refresh_from_db()
    assert offer.opened_at is None


# --- opened ---------------------------------------------------------------------------------
def test_opening_tells_the_other_side_and_the_history(cast, client_of, opened):
    assert set(OutboxMail.objects.values_list("to_email", flat=True)) == {cast.marieke.email, cast.hugo.email}
    mail = OutboxMail.objects.filter(to_email=cast.marieke.email).get()
    letter = compose("offer_opened", mail.about)
    assert "Chilled" not in letter.subject + " ".join(letter.paragraphs)
    assert letter.link.endswith(page(cast, "offers", opened.public_id))
    assert Event.objects.filter(verb="offer.opened").count() == 1
    marieke = client_of(cast.marieke)
    assert "Chilled meals" in marieke.get(page(cast)).content.decode()
    history = marieke.get(reverse("room_history", args=[cast.meals.public_id])).content.decode()
    assert "opened an outside offer" in history
    waits = [row.key for row in asks.waiting([cast.seat_of(cast.marieke)], now=opened.opened_at)]
    assert "outside_offer" in waits


def test_opened_twice_is_opened_once(cast, opened, now):
    actions.open_offer(offer=opened, version=0, by=cast.seat_of(cast.ruben), now=now)
    assert Event.objects.filter(verb="offer.opened").count() == 1


def test_the_window_is_twenty_working_days_or_what_was_agreed(cast, opened, offer, now):
    assert (opened.respond_by_on - now.date()).days >= 28
    proposal = put_rule(partnership=cast.meals, window=10, by=cast.seat_of(cast.alice), now=now)
    assert window_days(cast.meals) == 20
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.marieke), now=now)
    assert window_days(cast.meals) == 10


def test_no_decision_before_the_others_answered_or_the_window_ended(cast, client_of, opened, now):
    where = page(cast, "offers", opened.public_id)
    early = client_of(cast.alice).post(f"{where}decide/", {"way": "match", "reason": "Two dishes."})
    assert early.status_code == 409
    assert "Aldersteen can still answer" in early.content.decode()
    said = client_of(cast.marieke).post(f"{where}respond/", {"way": "match", "text": "Two of four."})
    assert said.status_code == 302
    assert client_of(cast.alice).post(f"{where}decide/", {"way": "match", "reason": "Two."}).status_code == 302
    proposal = Proposal.objects.get(kind="offer_decision")
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.marieke), now=now)
    opened.refresh_from_db()
    assert (opened.way, opened.reason, opened.decided_at) == ("match", "Two.", now)
    assert Event.objects.filter(verb="offer.decided").count() == 1
    assert "match" in client_of(cast.hugo).get(where).content.decode()


def test_with_three_sides_every_other_one_is_asked(cast, offer, now):
    third = SideFactory(partnership=cast.meals)
    lead = ParticipantFactory(side=third, lead=True)
    actions.open_offer(offer=offer, version=0, by=cast.seat_of(cast.alice), now=now)
    assert lead.user.email in set(OutboxMail.objects.values_list("to_email", flat=True))
    actions.respond(offer=offer, way="match", text="We can.", by=cast.seat_of(cast.marieke), now=now)
    with pytest.raises(actions.OfferRefused, match="can still answer"):
        actions.put_decision(offer=offer, way="match", reason="x", by=cast.seat_of(cast.alice), now=now)
