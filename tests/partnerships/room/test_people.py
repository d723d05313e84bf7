"""The people page, and giving, changing and ending seats."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.organisations import actions as organisations
from accounts.organisations import seats, upkeep
from accounts.organisations.models import Membership
from accounts.post.models import OutboxMail
from partnerships.room.history.models import Event
from partnerships.room.models import OpenSeat, Participant
from partnerships.room.table import actions
from tests.factories import MembershipFactory, OpenSeatFactory, ParticipantFactory, UserFactory
from tests.reading import text, verbs


def url(cast, name, *args):
    return reverse(name, args=[cast.meals.public_id, *args])


# --- the page ------------------------------------------------------------------
@pytest.mark.parametrize("who", ["alice", "marieke", "olive", "petra"])
def test_every_side_is_there_in_alphabetical_order(cast, client_of, who):
    shown = text(client_of(getattr(cast, who)).get(url(cast, "room_people")))
    main = shown[shown.index("Each side decides") :]
    assert main.index("Aldersteen Catering") < main.index("Noordzee Airways")
    for name in ("Marieke van Aalst", "Hugo Aldersteen", "Ruben Dekker", "Noor Haddad"):
        assert name in main
    assert "Sander Kok" not in main
    assert "Charlie" not in shown


def test_mirror_both_sides_see_the_same_page_but_for_their_own_tools(cast, client_of):
    def neutral(user):
        body = client_of(user).get(url(cast, "room_people")).content.decode()
        body = body[body.index('<div class="facing"') :]
        body = re.sub(r' · <a href="[^"]+" aria-label="[^"]+">Change</a>', "", body)
        return re.sub(r' <span class="you">you</span>| · your side', "", body)

    assert neutral(cast.alice) == neutral(cast.marieke)


def test_only_leads_and_directors_change_and_only_their_own_side(cast, client_of):
    own = url(cast, "seat_edit", cast.seat_of(cast.bob).public_id)
    other = url(cast, "seat_edit", cast.seat_of(cast.marieke).public_id)
    page = client_of(cast.alice).get(url(cast, "room_people")).content.decode()
    assert own in page
    assert other not in page
    assert client_of(cast.alice).get(other).status_code == 404
    assert client_of(cast.alice).post(other, {"function": "member"}).status_code == 404
    assert own not in client_of(cast.bob).get(url(cast, "room_people")).content.decode()
    assert client_of(cast.bob).post(own, {"function": "director"}).status_code == 403


def test_whom_a_side_invited_is_its_own_business(cast, client_of):
    seat = OpenSeatFactory(kept_by=cast.seat_of(cast.alice))
    address = seat.invitation.email
    assert address in client_of(cast.alice).get(url(cast, "room_people")).content.decode()
    for who in (cast.marieke, cast.bob, cast.petra):
        assert address not in client_of(who).get(url(cast, "room_people")).content.decode()


def test_the_page_takes_as_many_statements_for_forty_people(cast, client_of):
    client = client_of(cast.alice)
    page = url(cast, "room_people")
    client.get(page)

    def more():
        side = cast.side_of(cast.aldersteen)
        for _ in range(40):
            ParticipantFactory(side=side)
        for _ in range(5):
            OpenSeatFactory(kept_by=cast.seat_of(cast.alice))

    first = _statements(client, page)
    more()
    assert _statements(client, page) == first


def _statements(client, page) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


# --- giving a seat --------------------------------------------------------------
def membership_id(user, organisation):
    return Membership.objects.get(user=user, organisation=organisation).public_id


def test_a_lead_gives_a_colleague_a_seat_once(cast, client_of):
    client = client_of(cast.alice)
    data = {"person": membership_id(cast.wouter, cast.noordzee), "function": "member", "job_title": "planner"}
    for _ in range(2):
        assert client.post(url(cast, "seat_add"), data).status_code == 302
    seat = cast.seat_of(cast.wouter)
    assert (seat.function, seat.job_title, seat.side) == ("member", "planner", cast.side_of(cast.noordzee))
    assert verbs(cast.meals) == ["seat.given"]


def test_only_people_of_the_own_organisation_are_offered(cast, client_of, now):
    client = client_of(cast.alice)
    stranger = membership_id(cast.charlie, cast.rondeel)
    for person in (stranger, "\x00", "", "x" * 9999):
        data = {"person": person, "function": "member", "job_title": ""}
        assert client.post(url(cast, "seat_add"), data).status_code == 422
    with pytest.raises(seats.SeatRefused):
        actions.add_participant(user=cast.charlie, function="lead", by=cast.seat_of(cast.alice), now=now)


def test_nobody_sits_on_two_sides(cast, now):
    MembershipFactory(organisation=cast.noordzee, user=cast.marieke)
    with pytest.raises(seats.SeatRefused, match="one person, one seat"):
        actions.add_participant(user=cast.marieke, function="member", by=cast.seat_of(cast.alice), now=now)


def test_a_person_invited_by_mail_becomes_colleague_and_takes_the_seat(cast, client_of, now):
    client = client_of(cast.alice)
    data = {
        "name": "Lotte Bakker",
        "email": "Lotte@noordzee.example",
        "function": "counsel",
        "job_title": "legal counsel",
        "language": "nl",
        "message": "",
    }
    for _ in range(2):
        assert client.post(url(cast, "seat_invite"), data).status_code == 302
    seat = OpenSeat.objects.get()
    assert OutboxMail.objects.filter(kind="invitation").count() == 1
    lotte = UserFactory(name="Lotte Bakker", email="lotte@noordzee.example")
    organisations.accept(invitation=seat.invitation, person=lotte, job_title="legal counsel", now=now)
    assert (cast.seat_of(lotte).function, cast.seat_of(lotte).side) == ("counsel", cast.side_of(cast.noordzee))
    assert verbs(cast.meals) == ["seat.invited", "seat.taken"]
    assert client.post(url(cast, "seat_invite"), data).status_code == 422  # sits there already


def test_the_letter_again_and_withdrawing(cast, client_of):
    seat = OpenSeatFactory(kept_by=cast.seat_of(cast.alice))
    client = client_of(cast.alice)
    assert client.post(url(cast, "open_seat_again", seat.public_id)).status_code == 302
    assert client.get(url(cast, "open_seat_withdraw", seat.public_id)).status_code == 200
    for _ in range(2):
        assert client.post(url(cast, "open_seat_withdraw", seat.public_id)).status_code == 302
    seat.refresh_from_db()
    seat.invitation.refresh_from_db()
    assert seat.closed_at is not None
    assert seat.invitation.revoked_at is not None
    assert verbs(cast.meals) == ["seat.withdrawn"]
    after = client.post(url(cast, "open_seat_again", seat.public_id), follow=True)
    assert "no longer kept" in text(after)


# --- changing and ending ----------------------------------------------------------
def test_a_function_is_changed_and_counts_at_once(cast, client_of):
    bob = cast.seat_of(cast.bob)
    data = {"function": "lead", "job_title": "planner"}
    for _ in range(2):
        assert client_of(cast.alice).post(url(cast, "seat_edit", bob.public_id), data).status_code == 302
    assert client_of(cast.bob).get(url(cast, "seat_add")).status_code == 200
    assert verbs(cast.meals) == ["seat.function_changed"]
    event = Event.objects.get(partnership=cast.meals)
    assert (event.data["before"], event.data["function"]) == ("member", "lead")


def test_the_last_lead_and_the_last_director_ask_for_a_second_yes(cast, client_of):
    client = client_of(cast.ruben)
    for who, word in ((cast.alice, "last lead"), (cast.ruben, "last director")):
        page = url(cast, "seat_edit", cast.seat_of(who).public_id)
        answer = client.post(page, {"function": "observer", "job_title": ""})
        assert answer.status_code == 422
        assert word in text(answer)
        cast.seat_of(who).refresh_from_db()
    end = url(cast, "seat_end", cast.seat_of(cast.alice).public_id)
    assert "last lead" in text(client.post(end))
    assert client.post(end, {"anyway": "on"}).status_code == 302
    assert not Participant.objects.present().filter(user=cast.alice, partnership=cast.meals).exists()


def test_a_side_keeps_somebody_who_lets_people_in(cast, client_of, now):
    actions.end_seat(participant=cast.seat_of(cast.hugo), by=cast.seat_of(cast.marieke), now=now, anyway=True)
    end = url(cast, "seat_end", cast.seat_of(cast.marieke).public_id)
    answer = client_of(cast.marieke).post(end, {"anyway": "on"})
    assert answer.status_code == 422
    assert "let people in any more" in text(answer)


def test_who_left_sees_the_room_no_more_and_the_event_stays(cast, client_of):
    bob = cast.seat_of(cast.bob)
    for _ in range(2):
        end = client_of(cast.alice).post(url(cast, "seat_end", bob.public_id))
        assert end.status_code == 302
    assert client_of(cast.bob).get(url(cast, "room_people")).status_code == 404
    assert verbs(cast.meals) == ["seat.ended"]


def test_nobody_makes_themselves_a_director(cast, client_of):
    own = url(cast, "seat_edit", cast.seat_of(cast.alice).public_id)
    answer = client_of(cast.alice).post(own, {"function": "director", "job_title": "", "anyway": "on"})
    assert answer.status_code == 422
    assert "Nobody makes themselves a director" in text(answer)
    Membership.objects.filter(user=cast.alice, organisation=cast.noordzee).update(is_administrator=True)
    again = client_of(cast.alice).post(own, {"function": "director", "job_title": "", "anyway": "on"})
    assert again.status_code == 302


@pytest.mark.parametrize("function", ["", "boss", "\x00", "observer\x00"])
def test_an_unknown_function_is_refused(cast, client_of, function):
    page = url(cast, "seat_edit", cast.seat_of(cast.bob).public_id)
    assert client_of(cast.alice).post(page, {"function": function}).status_code == 422


# --- leaving the organisation ------------------------------------------------------
def test_who_leaves_the_organisation_leaves_its_tables(cast, client_of, now):
    membership = Membership.objects.get(user=cast.bob, organisation=cast.noordzee)
    upkeep.remove(membership=membership, by=cast.wouter, now=now)
    assert client_of(cast.bob).get(url(cast, "room_people")).status_code == 404
    assert verbs(cast.meals) == ["seat.ended"]


def test_the_only_lead_hands_over_before_leaving(cast, now):
    membership = Membership.objects.get(user=cast.iris, organisation=cast.noordzee)
    ParticipantFactory(side=cast.side_of(cast.noordzee, cast.snacks))
    with pytest.raises(upkeep.Refused) as refused:
        upkeep.remove(membership=membership, by=cast.wouter, now=now)
    assert "Iris Mulder" in str(refused.value)
    assert "snacks" not in str(refused.value)
    membership.refresh_from_db()
    assert membership.left_at is None
