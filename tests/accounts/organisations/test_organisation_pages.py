"""An organisation's own pages."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.organisations import actions, events, seats, upkeep
from accounts.organisations.models import Invitation, Membership, OrganisationEvent
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGES = ("organisation", "organisation_log")
ADMINISTRATOR_PAGES = ("organisation_edit", "organisation_invite")


@pytest.fixture
def noordzee():
    return OrganisationFactory(name="Noordzee Airways", short_name="Noordzee")


@pytest.fixture
def wouter(noordzee):
    return MembershipFactory(organisation=noordzee, administrator=True, user__name="Wouter Prins")


@pytest.fixture
def bob(noordzee):
    return MembershipFactory(organisation=noordzee, user__name="Bob de Wit", job_title="buyer")


def page(name, organisation, *more):
    return reverse(name, args=[organisation.public_id, *(row.public_id for row in more)])


def rights(**changes):
    return {"job_title": "buyer", "version": 1} | {name: "on" for name in changes if changes[name]}


# --- who comes in ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES + ADMINISTRATOR_PAGES)
def test_outsiders_and_a_missing_organisation_look_the_same(client_of, noordzee, name, django_assert_num_queries):
    outsider = client_of(MembershipFactory(administrator=True).user)
    answers = []
    for path in (page(name, noordzee), reverse(name, args=["2" * 20])):
        with django_assert_num_queries(2):  # person, membership; the session is cached
            answers.append(outsider.get(path))
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("name", ADMINISTRATOR_PAGES)
def test_without_the_right_403(client_of, noordzee, bob, name):
    client = client_of(bob.user)
    assert client.get(page(name, noordzee)).status_code == 403
    assert client.post(page(name, noordzee), {}).status_code == 403


def test_an_installation_administrator_is_an_outsider(client_of, noordzee):
    admin = client_of(UserFactory(installation_administrator=True))
    assert admin.get(page("organisation", noordzee)).status_code == 404


def test_who_left_is_an_outsider_at_the_next_request(client_of, noordzee, wouter, bob, now):
    client = client_of(bob.user)
    assert client.get(page("organisation", noordzee)).status_code == 200
    upkeep.remove(membership=bob, by=wouter.user, now=now)
    assert client.get(page("organisation", noordzee)).status_code == 404


@pytest.mark.parametrize("path", ["/organisation/x/", "/organisation/%00/", "/organisation/" + "1" * 20 + "/"])
def test_what_is_no_id_is_404(client_of, bob, path):
    assert client_of(bob.user).get(path).status_code == 404


def test_one_organisation_leads_there_several_are_shown(client_of, bob):
    client = client_of(bob.user)
    assert client.get(reverse("organisations")).url == page("organisation", bob.organisation)
    other = MembershipFactory(user=bob.user).organisation
    assert other.name in client.get(reverse("organisations")).content.decode()


# --- what they see ---------------------------------------------------------------------------------------


def test_people_see_people_and_the_log_but_no_buttons(client_of, noordzee, wouter, bob, now):
    actions.invite(organisation=noordzee, email="new@noordzee.example", by=wouter.user, now=now)
    shown = client_of(bob.user).get(page("organisation", noordzee)).content.decode()
    assert "Wouter Prins" in shown
    assert "Wouter Prins invited new@noordzee.example" in shown
    assert "Send again" not in shown
    assert page("organisation_invite", noordzee) not in shown


def test_who_is_alone_is_led_to_the_first_step(client_of, noordzee, wouter, now):
    shown = client_of(wouter.user).get(page("organisation", noordzee)).content.decode()
    assert "Where to begin" in shown
    for name in ("partnership_open", "organisation_invite", "search_list"):
        args = [] if name == "partnership_open" else [noordzee.public_id]
        assert (f'href="{reverse(name, args=args)}"' in shown) is (
            name == "organisation_invite" or wouter.may_open_partnerships
        )
    actions.invite(organisation=noordzee, email="n@x.example", by=wouter.user, now=now)
    assert "Where to begin" not in client_of(wouter.user).get(page("organisation", noordzee)).content.decode()


def test_an_opener_who_is_alone_can_open_and_search(client_of, noordzee):
    alone = MembershipFactory(organisation=noordzee, administrator=True, opener=True)
    client = client_of(alone.user)
    shown = client.get(page("organisation", noordzee)).content.decode()
    steps = shown[shown.index('<ol class="steps">') :].split("</ol>")[0]
    addresses = re.findall(r'href="([^"]+)"', steps)
    assert len(addresses) == 3
    for address in addresses:
        assert client.get(address).status_code == 200


def test_invitations_to_seats_are_the_rooms(client_of, noordzee, wouter, now):
    actions.invite(organisation=noordzee, email="seat@x.example", by=wouter.user, now=now, seat={"room": "r"})
    assert "seat@x.example" not in client_of(wouter.user).get(page("organisation", noordzee)).content.decode()
    invitation = Invitation.objects.get()
    path = page("invitation_revoke", noordzee, invitation)
    assert client_of(wouter.user).post(path).status_code == 404


def test_the_number_of_statements_does_not_grow(client_of, noordzee, wouter, now, django_assert_num_queries):
    client = client_of(wouter.user)

    def count():
        with connection.execute_wrapper(lambda execute, *call: seen.append(1) or execute(*call)):
            seen.clear()
            client.get(page("organisation", noordzee))
        return len(seen)

    seen = []
    few = count()
    for number in range(40):
        MembershipFactory(organisation=noordzee)
        actions.invite(organisation=noordzee, email=f"n{number}@x.example", by=wouter.user, now=now)
    assert count() == few


@pytest.mark.parametrize(
    "query",
    [
        "q=bob",
        "q=%00",
        "q=" + "x" * 5000,
        "sort=-since",
        "sort=user__password",
        "page=99999999999999999999",
        "page=x",
    ],
)
def test_whatever_stands_in_the_address(client_of, wouter, bob, query):
    shown = client_of(wouter.user).get(page("organisation", bob.organisation) + "?" + query)
    assert shown.status_code == 200
    if query == "q=bob":
        assert [member.user.name for member in shown.context["listing"].page] == ["Bob de Wit"]


# --- what administrators do ------------------------------------------------------------------------------


def test_inviting(client_of, noordzee, wouter):
    client = client_of(wouter.user)
    said = {"email": "New@Noordzee.example", "language": "nl", "as_portfolio_reader": "on"}
    for _ in range(2):
        assert client.post(page("organisation_invite", noordzee), said).url == page("organisation", noordzee)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.as_portfolio_reader) == ("new@noordzee.example", True)
    other = client.post(page("organisation_invite", noordzee), said | {"as_administrator": "on"})
    assert "withdraw it first" in other.content.decode()


@pytest.mark.parametrize(
    "email", ["", "x", "a\x00@b.example", "a@b.example\nBcc: c@d.example", "x" * 300 + "@b.example"]
)
def test_an_address_that_is_none(client_of, noordzee, wouter, email):
    response = client_of(wouter.user).post(
        page("organisation_invite", noordzee), {"email": email, "language": "en", "message": "kept words"}
    )
    assert response.status_code == 422
    assert "kept words" in response.content.decode()
    assert not Invitation.objects.exists()


def test_sending_again_and_withdrawing(client_of, noordzee, wouter, now):
    invitation = actions.invite(organisation=noordzee, email="new@x.example", by=wouter.user, now=now)
    client = client_of(wouter.user)
    client.post(page("invitation_resend", noordzee, invitation))
    for _ in range(2):
        client.post(page("invitation_revoke", noordzee, invitation))
    invitation.refresh_from_db()
    assert invitation.revoked_at == now
    assert [event.verb for event in noordzee.events.order_by("pk")] == ["invitation.sent", "invitation.revoked"]


def test_another_organisations_invitation_is_not_there(client_of, noordzee, wouter, now):
    other = MembershipFactory(administrator=True)
    invitation = actions.invite(organisation=other.organisation, email="n@x.example", by=other.user, now=now)
    assert client_of(wouter.user).post(page("invitation_revoke", noordzee, invitation)).status_code == 404
    assert client_of(wouter.user).get(page("membership_edit", noordzee, other)).status_code == 404


def test_changing_rights_is_seen_in_the_log(client_of, noordzee, wouter, bob):
    client = client_of(wouter.user)
    client.post(page("membership_edit", noordzee, bob), rights(is_portfolio_reader=True))
    bob.refresh_from_db()
    assert bob.is_portfolio_reader
    shown = client.get(page("organisation", noordzee)).content.decode()
    assert "Wouter Prins changed what Bob de Wit may do: portfolio reader." in shown


def test_two_who_change_the_same_person(client_of, noordzee, wouter, bob):
    client = client_of(wouter.user)
    client.post(page("membership_edit", noordzee, bob), rights() | {"job_title": "head of buying"})
    response = client.post(page("membership_edit", noordzee, bob), rights() | {"job_title": "senior buyer"})
    shown = response.content.decode()
    assert "head of buying" in shown
    assert "senior buyer" in shown
    bob.refresh_from_db()
    assert bob.job_title == "head of buying"


def test_never_below_one_administrator(client_of, noordzee, wouter, bob):
    client = client_of(wouter.user)
    response = client.post(page("membership_edit", noordzee, wouter), rights())
    assert "only administrator" in response.content.decode()
    response = client.post(page("membership_remove", noordzee, wouter))
    assert "only administrator" in response.content.decode()
    wouter.refresh_from_db()
    assert wouter.is_administrator
    assert wouter.left_at is None


def test_an_administrator_whose_account_is_closed_does_not_count(noordzee, wouter, now):
    closed = MembershipFactory(organisation=noordzee, administrator=True, user__is_active=False)
    with pytest.raises(upkeep.Refused):
        upkeep.remove(membership=wouter, by=closed.user, now=now)


def test_leaving_ends_rights_and_seats_and_keeps_the_row(client_of, noordzee, wouter, bob, monkeypatch):
    ended = []
    registered = seats._Seats(describe=None, take=None, give_up=lambda **seat: ended.append(seat["user"]))
    monkeypatch.setattr(seats, "_registered", [registered])
    Membership.objects.filter(pk=bob.pk).update(is_portfolio_reader=True)
    client = client_of(wouter.user)
    assert "Take Bob de Wit out" in client.get(page("membership_remove", noordzee, bob)).content.decode()
    for _ in range(2):
        assert client.post(page("membership_remove", noordzee, bob)).status_code == 302
    bob.refresh_from_db()
    assert bob.left_at
    assert not bob.is_portfolio_reader
    assert ended == [bob.user]
    assert noordzee.events.filter(verb="person.removed").count() == 1


def test_a_seat_that_must_be_handed_over_first(client_of, noordzee, wouter, bob, monkeypatch):
    def give_up(**seat):
        raise seats.SeatRefused("Bob is the only director of a side.")

    monkeypatch.setattr(seats, "_registered", [seats._Seats(describe=None, take=None, give_up=give_up)])
    response = client_of(wouter.user).post(page("membership_remove", noordzee, bob))
    assert "Bob is the only director of a side." in response.content.decode()
    bob.refresh_from_db()
    assert bob.left_at is None


def test_changing_the_details(client_of, noordzee, wouter):
    client = client_of(wouter.user)
    said = {
        "name": "Noordzee Airways N.V.",
        "short_name": "Noordzee",
        "kind": "company",
        "country": "BE",
        "time_zone": "Europe/Brussels",
        "version": 1,
    }
    client.post(page("organisation_edit", noordzee), said)
    noordzee.refresh_from_db()
    assert (noordzee.name, noordzee.country, noordzee.version) == ("Noordzee Airways N.V.", "BE", 2)
    for wrong in ({"country": "XX"}, {"time_zone": "Mars/Olympus"}, {"kind": "bank"}):
        assert client.post(page("organisation_edit", noordzee), said | {"version": 2} | wrong).status_code == 422
    OrganisationFactory(name="Rondeel")
    taken = client.post(page("organisation_edit", noordzee), said | {"version": 2, "name": "RONDEEL"})
    assert "is taken" in taken.content.decode()


# --- the log ---------------------------------------------------------------------------------------------


def test_the_database_refuses_to_change_the_log(noordzee, wouter, now):
    actions.invite(organisation=noordzee, email="n@x.example", by=wouter.user, now=now)
    for change in (lambda rows: rows.update(verb="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(OrganisationEvent.objects.all())
    assert OrganisationEvent.objects.count() == 1


def test_every_verb_has_a_sentence(noordzee, wouter, now):
    for verb in sorted(events.VERBS):
        with transaction.atomic():
            events.record(organisation=noordzee, verb=verb, by=wouter.user, now=now, person=wouter.user)
    assert len(events.lines(events.recent(noordzee))) == len(events.VERBS)
    assert all("Wouter Prins" in line.sentence for line in events.lines(events.recent(noordzee)))
