"""Administration of the installation."""

import pytest
from django.db import connection
from django.urls import reverse

from accounts.organisations import actions, upkeep
from accounts.organisations.models import Invitation, Organisation
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Wijkwerk N.V.",
    "short_name": "Wijkwerk",
    "kind": "company",
    "country": "NL",
    "time_zone": "Europe/Amsterdam",
}


@pytest.fixture
def admin():
    return UserFactory(name="Ada Beheer", installation_administrator=True)


@pytest.fixture
def client(client_of, admin):
    return client_of(admin)


def page(name, *rows):
    return reverse(name, args=[row.public_id for row in rows])


def test_others_learn_nothing(client_of):
    member = MembershipFactory(administrator=True)
    outsider = client_of(member.user)
    for path in (
        page("administration"),
        page("administration_people"),
        page("administration_organisation_new"),
        page("administration_organisation", member.organisation),
        page("administration_organisation_log", member.organisation),
        page("administration_organisation_edit", member.organisation),
        page("administration_organisation_invite", member.organisation),
        page("administration_person", member.user),
    ):
        assert outsider.get(path).status_code == 404
        assert client_of(None).get(path).status_code == 302
    assert outsider.post(page("administration_person_deactivate", member.user)).status_code == 404


def test_an_empty_list_leads_to_the_first_step(client):
    assert "The first step" in client.get(page("administration")).content.decode()


def test_entering_an_organisation_and_inviting_its_first_person(client, client_of):
    entered = client.post(page("administration_organisation_new"), SAID)
    organisation = Organisation.objects.get()
    assert entered.url == page("administration_organisation_invite", organisation)
    invited = client.post(entered.url, {"email": "ilse@wijkwerk.example", "language": "nl", "name": "Ilse"})
    assert invited.url == page("administration_organisation", organisation)
    invitation = Invitation.objects.get()
    assert (invitation.as_administrator, invitation.may_open_partnerships) == (True, True)
    assert not invitation.as_portfolio_reader
    assert "ilse@wijkwerk.example" in client.get(invited.url).content.decode()
    assert "no administrator yet" in client.get(page("administration")).content.decode()


def test_the_same_name_twice(client):
    client.post(page("administration_organisation_new"), SAID)
    again = client.post(page("administration_organisation_new"), SAID | {"name": "WIJKWERK N.V."})
    assert "is taken" in again.content.decode()
    assert Organisation.objects.count() == 1


def test_only_the_organisation_itself_invites_once_it_has_an_administrator(client):
    organisation = MembershipFactory(administrator=True).organisation
    response = client.post(
        page("administration_organisation_invite", organisation), {"email": "x@y.example", "language": "en"}
    )
    assert "who invites its people" in response.content.decode()
    assert not Invitation.objects.exists()


def test_nobody_from_outside_is_put_into_an_organisation_that_has_people(admin, now):
    member = MembershipFactory(user__email="bob@noordzee.example")
    with pytest.raises(upkeep.Refused, match=r"noordzee\.example"):
        actions.invite_first_administrator(
            organisation=member.organisation, email="puppet@samen.example", by=admin, now=now
        )
    actions.invite_first_administrator(
        organisation=member.organisation, email="new@noordzee.example", by=admin, now=now
    )


def test_resending_and_withdrawing_own_invitations_only(client, admin, now):
    organisation = OrganisationFactory()
    own = actions.invite_first_administrator(organisation=organisation, email="a@b.example", by=admin, now=now)
    member = MembershipFactory(organisation=organisation, administrator=True)
    theirs = actions.invite(organisation=organisation, email="c@b.example", by=member.user, now=now)
    seat = actions.invite(email="d@b.example", by=member.user, now=now, seat={"room": "r"})
    shown = client.get(page("administration_organisation", organisation)).content.decode()
    assert "a@b.example" in shown
    assert client.post(page("administration_invitation_resend", own)).status_code == 302
    assert client.post(page("administration_invitation_revoke", own)).status_code == 302
    for hidden in (theirs, seat):
        assert client.post(page("administration_invitation_revoke", hidden)).status_code == 404
        assert client.post(page("administration_invitation_resend", hidden)).status_code == 404
    own.refresh_from_db()
    assert own.revoked_at


def test_closing_an_account_ends_its_sessions_and_the_organisation_sees_it(client, client_of):
    bob = MembershipFactory(user__name="Bob de Wit")
    colleague = MembershipFactory(organisation=bob.organisation)
    bobs = client_of(bob.user)
    for _ in range(2):
        client.post(page("administration_person_deactivate", bob.user))
    assert bobs.get(reverse("person_settings")).status_code == 302
    shown = client_of(colleague.user).get(page("organisation", bob.organisation)).content.decode()
    assert shown.count("Ada Beheer (administrator of this installation) closed the account of Bob de Wit.") == 1
    client.post(page("administration_person_reactivate", bob.user))
    bob.user.refresh_from_db()
    assert bob.user.is_active


def test_nobody_closes_the_own_account(client, admin):
    client.post(page("administration_person_deactivate", admin))
    admin.refresh_from_db()
    assert admin.is_active


def test_changing_details_is_seen_by_the_organisation(client):
    organisation = OrganisationFactory()
    client.post(page("administration_organisation_edit", organisation), SAID | {"version": 1})
    organisation.refresh_from_db()
    assert organisation.name == "Wijkwerk N.V."
    assert organisation.events.get().as_installation


def test_no_partnership_shows(client, cast):
    for path in (
        page("administration"),
        page("administration_people"),
        page("administration_organisation", cast.noordzee),
        page("administration_person", cast.alice),
    ):
        shown = client.get(path).content.decode()
        for partnership in (cast.meals, cast.snacks, cast.linen):
            assert partnership.subject not in shown
            assert partnership.public_id not in shown


@pytest.mark.parametrize("name", ["administration", "administration_people"])
def test_the_number_of_statements_does_not_grow(client, name):
    def count():
        with connection.execute_wrapper(lambda execute, *call: seen.append(1) or execute(*call)):
            seen.clear()
            client.get(page(name))
        return len(seen)

    seen = []
    MembershipFactory()
    few = count()
    for _ in range(30):
        MembershipFactory(administrator=True)
    assert count() == few


@pytest.mark.parametrize("sort", ["name", "-name", "people", "-people", "since", "-since"])
def test_organisations_sort(client, sort):
    for name, people in (("Aldersteen", 2), ("Noordzee", 1), ("Rondeel", 3)):
        organisation = OrganisationFactory(name=name)
        for _ in range(people):
            MembershipFactory(organisation=organisation)
    names = [row.name for row in client.get(page("administration") + f"?sort={sort}").context["listing"].page]
    expected = {
        "name": ["Aldersteen", "Noordzee", "Rondeel"],
        "people": ["Noordzee", "Aldersteen", "Rondeel"],
        "since": ["Aldersteen", "Noordzee", "Rondeel"],
    }[sort.removeprefix("-")]
    if sort == "-since":
        assert sorted(names) == expected  # entered at the same moment
    else:
        assert names == (expected[::-1] if sort.startswith("-") else expected)


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "x" * 3000, "sort=password", "page=-1", "q=%ED%A0%80", "q=%25_"]
)
@pytest.mark.parametrize("name", ["administration", "administration_people"])
def test_whatever_stands_in_the_address(client, name, query):
    assert client.get(page(name) + "?" + query).status_code == 200
