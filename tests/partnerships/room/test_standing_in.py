"""Standing in: an absent director hangs nothing, and nobody gives themselves a right."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.post.kinds import compose
from accounts.post.models import OutboxMail
from dashboards.asks import asks_of
from partnerships.roles import PASSES_ON, Permission
from partnerships.room.access import enter
from partnerships.room.chronicle import reads as chronicle
from partnerships.room.chronicle import sentences
from partnerships.room.consent import actions as consent
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.models import Participant, Partnership, StandIn
from partnerships.room.table import actions as table
from partnerships.room.table.actions import SeatRefused
from partnerships.room.table.standing_in import end_stand_in, name_stand_in
from tests.factories import ParticipantFactory, StandInFactory


def name(cast, now, *, absent="ruben", person="bob", by="alice", days=7) -> StandIn:
    return name_stand_in(
        absent=cast.seat_of(getattr(cast, absent)),
        person=cast.seat_of(getattr(cast, person)),
        until=(now + timedelta(days=days)).date(),
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def charter(cast, now, by="marieke") -> Proposal:
    """Something only directors accept."""
    return consent.propose(
        partnership=cast.meals,
        kind="test_charter",
        content={"title": "Charter"},
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def accept(proposal, by, now) -> Proposal:
    return consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=by, now=now)


# --- what a stand-in does ---------------------------------------------------------
def test_a_stand_in_accepts_in_the_place_of_the_director_and_the_page_says_so(cast, client_of, now):
    proposal = charter(cast, now)
    address = reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id])
    sent = {"fingerprint": proposal.fingerprint}
    assert client_of(cast.bob).post(address, sent).status_code == 403
    name(cast, now)
    assert client_of(cast.bob).post(address, sent).status_code == 302
    given = Consent.objects.get()
    assert (given.given_by, given.in_place_of) == (cast.seat_of(cast.bob), cast.seat_of(cast.ruben))
    shown = client_of(cast.hugo).get(reverse("consent_detail", args=[cast.meals.public_id, proposal.public_id]))
    assert "Bob de Wit (standing in for Ruben Dekker)" in shown.content.decode()


def test_who_may_anyway_stands_in_for_nobody(cast, now):
    name(cast, now, person="alice", by="ruben")
    proposal = consent.propose(
        partnership=cast.meals,
        kind="test_text",
        content={"title": "Open books"},
        by=cast.seat_of(cast.marieke),
        now=now,
    )
    accept(proposal, cast.seat_of(cast.alice), now)
    assert Consent.objects.get(given_by=cast.seat_of(cast.alice)).in_place_of is None


def test_it_passes_on_consent_and_nothing_else(cast, now):
    def rights():
        access = enter(cast.bob, cast.meals.public_id, now=now)
        return {permission for permission in Permission if access.may(permission)}

    before = rights()
    name(cast, now)
    assert rights() - before == PASSES_ON


@pytest.mark.parametrize("over", ["day", "ended", "absent left", "stand-in left"])
def test_it_lasts_no_longer_than_it_should(cast, now, over):
    name(cast, now, days=2)
    ruben, bob = cast.seat_of(cast.ruben), cast.seat_of(cast.bob)
    later = now
    if over == "day":
        later = now + timedelta(days=3)
    elif over == "ended":
        end_stand_in(absent=ruben, by=cast.seat_of(cast.alice), now=now)
    else:
        gone = ruben if over == "absent left" else bob
        Participant.objects.filter(pk=gone.pk).update(left_at=now)
    proposal = charter(cast, now)
    with pytest.raises(consent.ConsentRefused):
        accept(proposal, bob, later)
    if over != "stand-in left":
        assert not enter(cast.bob, cast.meals.public_id, now=later).may(Permission.CONSENT_AS_DIRECTOR)


def test_what_was_accepted_stays_when_the_day_has_passed(cast, now):
    name(cast, now, days=1)
    proposal = accept(charter(cast, now), cast.seat_of(cast.bob), now)
    joint = accept(proposal, cast.seat_of(cast.hugo), now + timedelta(days=30))
    assert joint.state == Proposal.State.JOINT


def _asked(user, now):
    waiting = asks_of(user, now=now)
    return waiting.asks(waiting.dues)


def test_a_stand_in_is_asked_and_sees_what_waits(cast, now):
    charter(cast, now)
    assert not [ask for ask in _asked(cast.bob, now) if "Charter" in ask.title]
    name(cast, now)
    assert [ask for ask in _asked(cast.bob, now) if "Charter" in ask.title]
    mail = OutboxMail.objects.get(kind="consent_asked", to_email=cast.bob.email)
    assert "Charter" in compose(mail.kind, mail.about).subject
    consent.propose(
        partnership=cast.meals,
        kind="test_charter",
        subject_id="2",
        content={"title": "Second"},
        by=cast.seat_of(cast.hugo),
        now=now,
    )
    assert OutboxMail.objects.filter(kind="consent_asked", to_email=cast.bob.email).count() == 2


# --- naming ---------------------------------------------------------------------------
def test_naming_is_seen_by_all_sides(cast, client_of, now):
    stand_in = name(cast, now)
    for user in (cast.alice, cast.hugo, cast.olive):
        page = client_of(user).get(reverse("room_people", args=[cast.meals.public_id])).content.decode()
        assert "Bob de Wit stands in until" in page
    line = sentences.lines(chronicle.of_partnership(cast.meals)[:1])[0]
    assert (
        line.text
        == "Bob de Wit stands in for Ruben Dekker of Noordzee Airways (named by Alice Vermeer (Noordzee))."
    )
    assert stand_in.ends_at > now


def test_on_the_page_it_is_named_changed_and_ended(cast, client_of, now):
    ruben, bob, noor = (cast.seat_of(user) for user in (cast.ruben, cast.bob, cast.noor))
    client = client_of(cast.alice)
    page = reverse("stand_in_name", args=[cast.meals.public_id, ruben.public_id])
    until = (now + timedelta(days=9)).date().isoformat()
    for person in (bob, bob, noor):
        assert client.post(page, {"person": person.public_id, "until": until}).status_code == 302
    assert [one.person for one in StandIn.objects.lasting(now)] == [noor]
    assert StandIn.objects.count() == 2
    for _time in range(2):
        assert client.post(f"{page}end/").status_code == 302
    assert not StandIn.objects.lasting(now).exists()


def test_until_today_is_until_the_end_of_the_day_where_the_partnership_lives(cast, client_of, now):
    """The clock of the tests says 9 March; in Pago Pago it is still the evening of the 8th."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    page = reverse("stand_in_name", args=[cast.meals.public_id, cast.seat_of(cast.ruben).public_id])
    sent = {"person": cast.seat_of(cast.bob).public_id, "until": "2026-03-08"}
    assert client_of(cast.alice).post(page, sent).status_code == 302
    assert StandIn.objects.lasting(now).count() == 1


def test_only_who_can_is_offered(cast, client_of, now):
    ruben = cast.seat_of(cast.ruben)
    page = reverse("stand_in_name", args=[cast.meals.public_id, ruben.public_id])
    until = (now + timedelta(days=9)).date().isoformat()
    for wrong in (cast.marieke, cast.ruben, cast.sander):
        seat = cast.seat_of(wrong).public_id
        assert client_of(cast.alice).post(page, {"person": seat, "until": until}).status_code == 422
    bob = cast.seat_of(cast.bob).public_id
    for day in ("2020-01-01", "2999-01-01"):
        assert client_of(cast.alice).post(page, {"person": bob, "until": day}).status_code == 422
    assert not StandIn.objects.exists()


def test_nobody_names_themselves_for_what_they_may_not_do(cast, now):
    with pytest.raises(SeatRefused, match="Nobody makes themselves"):
        name(cast, now, person="alice", by="alice")
    name(cast, now, absent="alice", person="ruben", by="ruben")
    name(cast, now, person="alice", by="ruben")


def test_only_leads_and_directors_of_the_own_side_name_somebody(cast, now):
    for by in ("bob", "marieke"):
        with pytest.raises(SeatRefused):
            name(cast, now, by=by, person="noor")
    with pytest.raises(SeatRefused, match="a lead or a director"):
        name(cast, now, absent="bob", person="noor")


def test_who_was_named_for_a_lead_is_not_carried_along_when_the_lead_becomes_director(cast, client_of, now):
    other = ParticipantFactory(side=cast.seat_of(cast.alice).side, function="lead")
    until = (now + timedelta(days=7)).date()
    alice, ruben = cast.seat_of(cast.alice), cast.seat_of(cast.ruben)
    name_stand_in(absent=other, person=alice, until=until, by=alice, now=now)
    table.change_function(participant=other, function="director", job_title="", by=ruben, now=now)
    with pytest.raises(consent.ConsentRefused, match="Your function does not allow this"):
        accept(charter(cast, now), alice, now)
    assert not enter(cast.alice, cast.meals.public_id, now=now).may(Permission.CONSENT_AS_DIRECTOR)
    last = chronicle.of_partnership(cast.meals)[1]
    assert last.verb == "seat.stand_in_ended"


def test_when_a_seat_ends_so_does_standing_in(cast, now):
    name(cast, now)
    table.end_seat(participant=cast.seat_of(cast.bob), by=cast.seat_of(cast.alice), now=now)
    assert not StandIn.objects.lasting(now).exists()


def test_no_further_statement_at_the_door(cast, django_assert_num_queries, now):
    StandInFactory(absent=cast.seat_of(cast.ruben), person=cast.seat_of(cast.bob))
    with django_assert_num_queries(1):
        assert enter(cast.bob, cast.meals.public_id, now=now).may(Permission.CONSENT_AS_DIRECTOR)


# --- the absent person is told ----------------------------------------------------
def test_the_absent_director_is_told_who_lends_out_their_right(cast, now):
    name(cast, now)
    (mail,) = OutboxMail.objects.filter(kind="stand_in_named")
    assert mail.to_email == cast.ruben.email
    letter = compose(mail.kind, mail.about)
    assert letter.subject == "Bob de Wit stands in for you"
    assert cast.alice.get_full_name() in letter.paragraphs[0]
    end_stand_in(absent=cast.seat_of(cast.ruben), by=cast.seat_of(cast.ruben), now=now)
    assert compose(mail.kind, mail.about) is None


def test_nobody_is_told_of_what_they_said_themselves_nor_twice(cast, now):
    name(cast, now, by="ruben")
    assert not OutboxMail.objects.filter(kind="stand_in_named").exists()
    name(cast, now, days=8)
    name(cast, now, days=8)
    assert OutboxMail.objects.filter(kind="stand_in_named").count() == 1
