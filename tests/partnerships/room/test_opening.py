"""Opening a partnership, the seat that is kept, and taking it."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.urls import reverse

from accounts.organisations import actions as organisations
from accounts.organisations import seats
from accounts.organisations.models import Invitation, Organisation
from accounts.organisations.upkeep import Refused
from accounts.people.models import User
from accounts.post.models import OutboxMail
from partnerships.room.consent import actions as consent
from partnerships.room.history.models import Event
from partnerships.room.models import OpenSeat, Participant, Partnership, Side
from partnerships.room.table import actions, taking
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

URL = "/partnerships/new/"
GUEST = {
    "guest_organisation": "Wijkwerk N.V.",
    "guest_label": "supplier",
    "guest_name": "Samir Haddou",
    "guest_email": "Samir@Wijkwerk.example",
    "guest_language": "nl",
    "guest_message": "The room is empty on purpose.",
}


@pytest.fixture
def opener(cast):
    """Alice may open partnerships."""
    MembershipFactory(organisation=cast.noordzee, user=cast.alice)
    cast.alice.memberships.update(may_open_partnerships=True)
    return cast.alice


def filled(client, cast, **more) -> dict:
    page = client.get(URL).content.decode()
    once = re.search(r'name="once" value="([^"]+)"', page).group(1)
    lead = f"{cast.noordzee.public_id}.{cast.alice.pk}"
    own = {"subject": "Cabin cleaning", "organisation": cast.noordzee.public_id, "label": "customer", "lead": lead}
    return {"once": once, **own, "partners_since": "", **GUEST} | more


def opened(client, cast, **more) -> Partnership:
    answer = client.post(URL, filled(client, cast, **more))
    assert answer.status_code == 302, answer.content.decode()
    return Partnership.objects.order_by("-pk")[0]


# --- who may ------------------------------------------------------------------
def test_who_may_not_reads_who_can(cast, client_of):
    answer = client_of(cast.bob).get(URL)
    assert answer.status_code == 403
    assert "Wouter Prins" in answer.content.decode()
    assert client_of(cast.bob).post(URL, {}).status_code == 403


def test_an_administrator_of_the_organisation_may(cast, client_of):
    assert client_of(cast.wouter).get(URL).status_code == 200


def test_only_own_organisations_are_offered(cast, opener, client_of):
    client = client_of(opener)
    answer = client.post(URL, filled(client, cast, organisation=cast.rondeel.public_id))
    assert answer.status_code == 422
    stranger = f"{cast.noordzee.public_id}.{cast.charlie.pk}"
    assert client.post(URL, filled(client, cast, lead=stranger)).status_code == 422
    assert Partnership.objects.count() == 3


# --- what stands there then -----------------------------------------------------
def test_the_room_has_one_side_and_one_seat_kept(cast, opener, client_of, now):
    room = opened(client_of(opener), cast)
    side = room.sides.get()
    assert (side.organisation, side.mark, side.label) == (cast.noordzee, 1, "customer")
    assert side.participants.get().function == "lead"
    seat = room.open_seats.get()
    assert (seat.organisation_name, seat.mark, seat.label) == ("Wijkwerk N.V.", 2, "supplier")
    assert seat.invitation.email == "samir@wijkwerk.example"
    assert seat.invitation.organisation is None
    verbs = list(Event.objects.filter(partnership=room).order_by("number").values_list("verb", flat=True))
    assert verbs == ["partnership.opened", "side.invited"]
    assert OutboxMail.objects.filter(kind="invitation", to_email="samir@wijkwerk.example").count() == 1
    assert room.standing.search_text == "cabin cleaning noordzee airways"
    assert (room.stage, room.stage_since) == ("choosing", now.date())


def test_events_hold_no_name_and_no_address(cast, opener, client_of):
    room = opened(client_of(opener), cast)
    told = str(list(Event.objects.filter(partnership=room).values()))
    assert not re.search("wijkwerk|samir|alice|noordzee", told, re.IGNORECASE)


def test_sent_twice_it_opens_one(cast, opener, client_of):
    client = client_of(opener)
    data = filled(client, cast)
    first, second = client.post(URL, data), client.post(URL, data)
    assert first["Location"] == second["Location"]
    assert Partnership.objects.count() == 4
    assert OutboxMail.objects.filter(kind="invitation").count() == 1


def test_the_id_of_another_room_cannot_be_put_in(cast, opener, client_of):
    client = client_of(opener)
    for once in (
        cast.meals.public_id,
        signing.dumps(cast.snacks.public_id, salt=f"open-partnership:{cast.charlie.pk}"),
        "\x00",
        "",
    ):
        assert client.post(URL, filled(client, cast, once=once)).status_code == 422


def test_who_opens_for_another_lead_sits_as_member(cast, client_of):
    room = opened(client_of(cast.wouter), cast)
    functions = dict(room.participants.values_list("user__name", "function"))
    assert functions == {"Alice Vermeer": "lead", "Wouter Prins": "member"}


def test_nothing_tells_whether_organisation_or_person_is_known(cast, opener, client_of):
    client = client_of(opener)
    answers = []
    for email, name in (
        ("charlie@rondeel.example", "Rondeel Foods"),
        ("nobody@nowhere.example", "Rondeel Fools"),
    ):
        with_data = filled(client, cast, guest_email=email, guest_organisation=name)
        answer = client.post(URL, with_data, follow=True)
        told = answer.content.decode().replace(email, "‹email›").replace(name, "‹name›")
        for public_id in Partnership.objects.values_list("public_id", flat=True):
            told = told.replace(public_id, "‹id›")
        told = re.sub(r"fingerprint [0-9a-f ]+ …", "fingerprint …", told)
        answers.append(re.sub(r'csrfmiddlewaretoken" value="[^"]+', "", told))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "x" * 161),
        ("subject", "a\x00b"),
        ("subject", ""),
        ("partners_since", "0001-01-01"),
        ("partners_since", "9999-12-31"),
        ("partners_since", "1e309"),
        ("guest_email", "no address"),
        ("guest_email", "a" * 300 + "@b.example"),
        ("guest_label", "buyer"),
        ("label", ""),
        ("guest_message", "x" * 1001),
        ("guest_language", "tlh"),
        ("lead", "\x00"),
    ],
)
def test_bad_input_is_said_and_opens_nothing(cast, opener, client_of, field, value):
    client = client_of(opener)
    assert client.post(URL, filled(client, cast, **{field: value})).status_code == 422
    assert Partnership.objects.count() == 3


# --- marks ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("own", "other", "marks"),
    [
        ("customer", "supplier", (1, 2)),
        ("supplier", "customer", (2, 1)),
        ("public_body", "service_partner", (1, 2)),
        ("customer", "customer", (1, 2)),
        ("supplier", "supplier", (2, 1)),
        ("other", "other", (2, 1)),
    ],
)
def test_marks_by_what_a_side_does(cast, opener, client_of, own, other, marks):
    room = opened(client_of(opener), cast, label=own, guest_label=other)
    assert (room.sides.get().mark, room.open_seats.get().mark) == marks


# --- taking the seat --------------------------------------------------------------
@pytest.fixture
def room(cast, opener, client_of):
    return opened(client_of(opener), cast)


def samir(organisation=None):
    user = UserFactory(name="Samir Haddou", email="samir@wijkwerk.example")
    if organisation is not None:
        MembershipFactory(organisation=organisation, user=user, opener=True)
    return user


def accept(room, user, organisation, now):
    return organisations.accept(
        invitation=room.open_seats.get().invitation,
        person=user,
        organisation=organisation,
        job_title="account manager",
        now=now,
    )


def test_accepting_fills_the_seat(cast, room, client_of, now):
    wijkwerk = OrganisationFactory(name="Wijkwerk", short_name="Wijkwerk")
    user = samir(wijkwerk)
    assert accept(room, user, wijkwerk, now) == reverse("room_overview", args=[room.public_id])
    side = room.sides.get(organisation=wijkwerk)
    person = side.participants.get()
    assert (side.mark, side.label) == (2, "supplier")
    assert (person.user, person.function, person.job_title) == (user, "lead", "account manager")
    seat = room.open_seats.get()
    assert (seat.filled_at, seat.filled_by) == (now, person)
    last = Event.objects.filter(partnership=room).order_by("-number").first()
    assert (last.verb, last.by) == ("side.joined", person)
    assert room.standing.__class__.objects.get(partnership=room).search_text.endswith("wijkwerk")
    assert client_of(user).get(reverse("room_people", args=[room.public_id])).status_code == 200


def test_an_organisation_that_sits_there_takes_no_second_seat(cast, room, now):
    user = samir(cast.noordzee)
    with pytest.raises(Refused, match="already has a seat"):
        accept(room, user, cast.noordzee, now)
    assert room.sides.count() == 1
    assert Invitation.objects.get(email=user.email).accepted_at is None


def test_one_person_one_seat(cast, room, now):
    wijkwerk = OrganisationFactory(name="Wijkwerk")
    user = samir(wijkwerk)
    MembershipFactory(organisation=cast.noordzee, user=user)
    actions.add_participant(user=user, function="member", by=Participant.objects.get(partnership=room), now=now)
    with pytest.raises(Refused, match="one seat"):
        accept(room, user, wijkwerk, now)


def test_a_withdrawn_seat_cannot_be_taken(cast, room, now):
    seat = room.open_seats.get()
    by = Participant.objects.get(partnership=room)
    for _ in range(2):
        actions.withdraw_seat(seat=seat, by=by, now=now)
    assert taking.describe(actions.ticket(seat)) is None
    with pytest.raises(seats.SeatRefused):
        taking.take(
            seat=actions.ticket(seat), user=samir(), organisation=OrganisationFactory(), job_title="", now=now
        )
    with pytest.raises(Refused):
        accept(room, samir_again(), OrganisationFactory(), now)
    verbs = list(Event.objects.filter(partnership=room).order_by("number").values_list("verb", flat=True))
    assert verbs[2:] == ["side.withdrawn"]


def samir_again():
    return User.objects.get(email="samir@wijkwerk.example")


@pytest.mark.parametrize("ticket", [{}, {"open_seat": "x" * 5000}, {"open_seat": None}, {"else": 1}])
def test_a_ticket_that_leads_nowhere(db, ticket):
    assert taking.describe(ticket) is None


def test_the_invitation_shows_the_table_and_no_third_guest(cast, room, now):
    by = Participant.objects.get(partnership=room)
    guest = actions.Guest("Gemeente Oostwaarde", "public_body", "ilse@oostwaarde.example", "Ilse", "nl")
    actions.keep_seat_for_organisation(partnership=room, guest=guest, by=by, now=now)
    seat = OpenSeat.objects.get(organisation_name="Wijkwerk N.V.")
    shown = taking.describe(actions.ticket(seat))
    assert [(side.name, side.mark, side.is_open) for side in shown.sides] == [
        ("Noordzee Airways", 1, False),
        ("Wijkwerk N.V.", 2, True),
    ]
    assert shown.invited_by == "Alice Vermeer (Noordzee Airways)"


def test_a_seat_kept_while_alone_seats_no_third_side_that_the_second_has_not_agreed_to(cast, room, now):
    by = Participant.objects.get(partnership=room)
    guest = actions.Guest("Rondeel", "supplier", cast.charlie.email, "Charlie", "en")
    seat = actions.keep_seat_for_organisation(partnership=room, guest=guest, by=by, now=now)
    wijkwerk, later = OrganisationFactory(name="Wijkwerk"), now + timedelta(days=1)
    first = OpenSeat.objects.get(organisation_name="Wijkwerk N.V.")
    ticket = actions.ticket(first)
    taking.take(seat=ticket, user=samir(wijkwerk), organisation=wijkwerk, job_title="", now=later)
    comes = {"seat": actions.ticket(seat), "user": cast.charlie, "organisation": cast.rondeel, "job_title": ""}
    with pytest.raises(seats.SeatRefused, match="directors of all sides"):
        taking.take(**comes, now=later)
    assert Side.objects.filter(partnership=room).count() == 2
    actions.keep_seat_as_agreed(guest=guest, by=by, now=later)
    taking.take(**comes, now=later)
    assert Side.objects.filter(partnership=room).count() == 3


def test_four_sides_and_no_fifth(cast, room, now, client_of):
    client = client_of(cast.alice)
    url = reverse("side_invite", args=[room.public_id])
    for number in range(2):
        data = GUEST | {"guest_email": f"p{number}@x.example", "guest_organisation": f"X{number}"}
        assert client.post(url, data).status_code == 302
    assert sorted(room.open_seats.values_list("mark", flat=True)) == [2, 3, 4]
    fifth = client.post(url, GUEST | {"guest_email": "p9@x.example", "guest_organisation": "X9"})
    assert fifth.status_code == 422
    assert "no room for a fifth" in fifth.content.decode()
    again = client.post(url, GUEST | {"guest_email": "p1@x.example", "guest_organisation": "X1"})
    assert again.status_code == 302
    assert room.open_seats.count() == 3


def test_a_side_that_joins_is_asked_about_what_waits(cast, room, now):
    by = Participant.objects.get(partnership=room)
    proposal = consent.propose(partnership=room, kind="test_text", content={"text": "x"}, by=by, now=now)
    assert proposal.state == "open"
    wijkwerk = OrganisationFactory(name="Wijkwerk")
    accept(room, samir(wijkwerk), wijkwerk, now)
    assert OutboxMail.objects.filter(kind="consent_asked", to_email="samir@wijkwerk.example").exists()


def test_nobody_of_the_installation_is_seated_by_opening(cast, room):
    assert not Participant.objects.filter(partnership=room, user=cast.admin).exists()
    assert Side.objects.filter(partnership=room).count() == 1
    assert Organisation.objects.filter(name__startswith="Wijkwerk").count() == 0
