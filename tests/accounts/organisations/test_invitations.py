"""Invitations: from the letter to the place that was kept."""

import hashlib
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from accounts.organisations import actions, seats, upkeep
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.short_names import short_of
from accounts.organisations.tokens import token_of
from accounts.people.models import User
from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from tests.factories import PASSWORD, MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "samir@wijkwerk.example"
NEW = {
    "name": "Samir Haddou",
    "job_title": "account manager",
    "password": "quiet harbour lantern",
    "language": "nl",
}
OWN = {
    "organisation-name": "Wijkwerk N.V.",
    "organisation-short_name": "Wijkwerk",
    "organisation-kind": "company",
    "organisation-country": "NL",
}


@pytest.fixture
def wijkwerk():
    return OrganisationFactory(name="Wijkwerk N.V.", short_name="Wijkwerk")


@pytest.fixture
def ilse(wijkwerk):
    return MembershipFactory(organisation=wijkwerk, administrator=True, user__name="Ilse Brouwer").user


@pytest.fixture
def invite(wijkwerk, ilse, now):
    def inviting(**fields):
        return actions.invite(**{"organisation": wijkwerk, "email": ADDRESS, "by": ilse, "now": now} | fields)

    return inviting


def link(invitation) -> str:
    return reverse("join", args=[token_of(invitation.public_id)])


@pytest.fixture
def table(monkeypatch):
    """A room that keeps seats, as the floor above registers it."""
    taken, given_up = [], []
    shown = seats.Table(
        about="public space",
        sides=(seats.Place("Gemeente Oostwaarde", 1, "Ilse Brouwer"), seats.Place("Wijkwerk", 2, is_open=True)),
        invited_by="Ilse Brouwer (Gemeente Oostwaarde)",
    )

    def take(**seat):
        if seat["seat"].get("refuse"):
            raise seats.SeatRefused("The seat is taken.")
        taken.append(seat)
        return "/what-we-store/"

    registered = seats._Seats(
        describe=lambda seat: None if seat.get("gone") else shown,
        take=take,
        give_up=lambda **seat: given_up.append(seat),
    )
    monkeypatch.setattr(seats, "_registered", [registered])
    return taken


# --- the letter ------------------------------------------------------------------------------------------


def test_the_letter_carries_a_link_that_is_stored_nowhere(invite, now, client):
    invitation = invite(name="Samir", message="We would like you here.")
    row = OutboxMail.objects.get()
    token = token_of(invitation.public_id)
    assert len(token) >= 22  # 128 bit in base64
    assert invitation.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(OutboxMail.objects.values()) + str(Invitation.objects.values())
    deliver_due(now=now)
    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert "Ilse Brouwer invites you to Wijkwerk N.V." in letter.body
    path = re.search(r"https://samen\.test(/join/\S+/)", letter.body)[1]
    assert client.get(path).status_code == 200
    row.refresh_from_db()
    assert row.about == {}


def test_the_letter_is_in_the_invited_persons_language(invite, now):
    invite(language="nl")
    deliver_due(now=now)
    assert OutboxMail.objects.get().language == "nl"


def test_a_withdrawn_invitation_sends_no_letter(invite, ilse, now):
    actions.revoke(invitation=invite(), by=ilse, now=now)
    deliver_due(now=now)
    assert mail.outbox == []


def test_the_same_invitation_twice_is_one(invite):
    assert invite() == invite(email=ADDRESS.upper())
    assert OutboxMail.objects.count() == 1


def test_other_rights_are_not_silently_dropped(invite):
    invite()
    with pytest.raises(upkeep.Refused, match="withdraw it first"):
        invite(as_administrator=True)


def test_one_that_ran_out_is_replaced(invite, now):
    first = invite()
    second = invite(now=now + timedelta(days=8))
    first.refresh_from_db()
    assert first.revoked_at
    assert second != first


def test_a_colleague_who_is_here_is_not_invited(invite, ilse):
    with pytest.raises(upkeep.Refused, match="already"):
        invite(email=ilse.email)


def test_sending_again_begins_the_seven_days_anew_but_not_at_every_press(invite, ilse, now):
    invitation = invite()
    assert not actions.resend(invitation=invitation, by=ilse, now=now)
    later = now + timedelta(days=6)
    assert actions.resend(invitation=invitation, by=ilse, now=later)
    assert not actions.resend(invitation=invitation, by=ilse, now=later)
    invitation.refresh_from_db()
    assert invitation.expires_at == later + timedelta(days=7)
    assert OutboxMail.objects.count() == 2


def test_old_invitations_are_forgotten_and_the_log_stays(invite, ilse, wijkwerk, client_of, now):
    invitation = invite()
    assert actions.forget_closed(now=now + timedelta(days=90)) == 0
    assert actions.forget_closed(now=now + timedelta(days=98)) == 1
    invitation.refresh_from_db()
    assert (invitation.email, invitation.name) == ("", "")
    page = client_of(ilse).get(reverse("organisation", args=[wijkwerk.public_id])).content.decode()
    assert "invited somebody" in page
    assert ADDRESS not in page


# --- a new person ----------------------------------------------------------------------------------------


def test_asking_for_the_page_changes_nothing(invite, client):
    invitation = invite()
    before = Invitation.objects.values().get()
    assert client.get(link(invitation)).status_code == 200
    assert client.head(link(invitation)).status_code == 200
    assert Invitation.objects.values().get() == before
    assert not User.objects.filter(email=ADDRESS).exists()


def test_a_new_person_comes_in_once(invite, wijkwerk, client, client_of):
    invitation = invite(as_portfolio_reader=True)
    response = client.post(link(invitation), NEW)
    assert response.url == reverse("organisation", args=[wijkwerk.public_id])
    assert client.get(response.url).status_code == 200
    person = User.objects.get(email=ADDRESS)
    assert (person.name, person.language) == ("Samir Haddou", "nl")
    membership = Membership.objects.get(user=person)
    assert (membership.organisation, membership.job_title) == (wijkwerk, "account manager")
    assert (membership.is_administrator, membership.is_portfolio_reader) == (False, True)

    again = client_of(None).post(link(invitation), NEW | {"name": "Somebody Else"})
    assert again.status_code == 410
    assert User.objects.filter(email=ADDRESS).get().name == "Samir Haddou"
    assert client.get(link(invitation)).status_code == 302


def test_the_address_is_the_invitations_whatever_is_posted(invite, client):
    client.post(link(invite()), NEW | {"email": "other@people.example", "is_installation_administrator": "on"})
    person = User.objects.get(name="Samir Haddou")
    assert person.email == ADDRESS
    assert not person.is_installation_administrator


@pytest.mark.parametrize("password", ["fourteen chars", ADDRESS, "samir haddou 12345"])
def test_the_password_rule_holds_and_nothing_typed_is_lost(invite, client, password):
    response = client.post(link(invite()), NEW | {"password": password})
    assert response.status_code == 422
    assert "account manager" in response.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize("field", ["name", "job_title", "password", "language"])
@pytest.mark.parametrize("bad", ["a\x00b", "x" * 1_000_000, "1e309", ""])
def test_bad_input_is_never_an_error_of_ours(invite, client, field, bad):
    assert client.post(link(invite()), NEW | {field: bad}).status_code in (422, 302)


@pytest.mark.parametrize("token", ["a" * 43, "a" * 20, "-" * 64])
def test_an_unknown_link_is_404(client, ilse, token):
    assert client.get(reverse("join", args=[token])).status_code == 404
    assert client.post(reverse("join", args=[token]), NEW).status_code == 404


@pytest.mark.parametrize("path", ["/join/short/", "/join/%00/", "/join/" + "x" * 5000 + "/", "/join/é/"])
def test_what_is_no_token_is_404(client, ilse, path):
    assert client.get(path).status_code == 404


def test_after_seven_days_it_is_closed_in_words(invite, client, now):
    invitation = invite()
    with time_machine.travel(now + timedelta(days=7), tick=False):
        for response in (client.get(link(invitation)), client.post(link(invitation), NEW)):
            assert response.status_code == 410
            assert "seven days are over" in response.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()


def test_a_withdrawn_one_opens_nothing(invite, ilse, client, now):
    invitation = invite()
    actions.revoke(invitation=invitation, by=ilse, now=now)
    assert client.post(link(invitation), NEW).status_code == 410


# --- a person with an account ----------------------------------------------------------------------------


def test_an_account_with_that_address_signs_in_first(invite, client, wijkwerk):
    person = UserFactory(email=ADDRESS)
    invitation = invite()
    page = client.get(link(invitation))
    assert "?next=/join/" in page.content.decode()
    assert client.post(link(invitation), NEW).status_code == 422
    assert not Membership.objects.filter(user=person).exists()
    signed_in = client.post(
        reverse("account_login"), {"login": ADDRESS, "password": PASSWORD, "next": link(invitation)}
    )
    assert signed_in.url == link(invitation)
    assert client.post(link(invitation), {"job_title": "adviser"}).status_code == 302
    assert Membership.objects.get(user=person).organisation == wijkwerk


def test_signed_in_as_somebody_else_one_is_told_kindly(invite, client_of):
    other = UserFactory(name="Other Person")
    client, invitation = client_of(other), invite()
    page = client.get(link(invitation)).content.decode()
    assert "You are signed in as Other Person" in page
    assert client.post(link(invitation), NEW).status_code == 422
    assert not Membership.objects.filter(user=other).exists()
    assert not User.objects.filter(email=ADDRESS).exists()
    left = client.post(reverse("account_logout"), {"next": link(invitation)})
    assert left.url == link(invitation)
    assert client.post(link(invitation), NEW).status_code == 302


def test_coming_back_after_leaving(invite, ilse, wijkwerk, client_of, now):
    person = UserFactory(email=ADDRESS)
    gone = MembershipFactory(user=person, organisation=wijkwerk, opener=True)
    upkeep.remove(membership=gone, by=ilse, now=now)
    client_of(person).post(link(invite()), {"job_title": ""})
    assert Membership.objects.filter(user=person).count() == 2
    assert not Membership.objects.present().get(user=person).may_open_partnerships


# --- a seat ----------------------------------------------------------------------------------------------


def test_a_new_person_founds_the_organisation_and_takes_the_seat(invite, ilse, client, table):
    ilse.memberships.update(organisation=OrganisationFactory())
    Organisation.objects.filter(name="Wijkwerk N.V.").delete()
    invitation = invite(organisation=None, seat={"room": "r1"}, message="Come and sit with us.")
    page = client.get(link(invitation)).content.decode()
    for words in ("public space", "this seat is yours", "Come and sit with us.", "keeps a seat for you"):
        assert words in page
    response = client.post(link(invitation), NEW | OWN)
    assert response.url == "/what-we-store/"
    founded = Organisation.objects.get(name="Wijkwerk N.V.")
    membership = founded.memberships.get()
    assert membership.is_administrator
    assert membership.may_open_partnerships
    [seat] = table
    assert (seat["seat"], seat["user"], seat["organisation"]) == ({"room": "r1"}, membership.user, founded)


def test_the_invitation_says_why_this_is_safe_and_equal(invite, client, table):
    page = client.get(link(invite(organisation=None, seat={"room": "r1"}))).content.decode()
    for words in (
        "Same room, same rights.",
        "Only who sits here.",
        "Your own corner.",
        "No tender, no threshold.",
        "Honest answers stay yours.",
        "You can leave.",
    ):
        assert words in page
    assert "You can leave." not in client.get(link(invite())).content.decode()


def test_without_a_short_name_an_organisation_is_called_by_its_name(invite, ilse, client, table):
    ilse.memberships.update(organisation=OrganisationFactory())
    Organisation.objects.filter(name="Wijkwerk N.V.").delete()
    invitation = invite(organisation=None, seat={"room": "r1"})
    client.post(link(invitation), NEW | OWN | {"organisation-short_name": ""})
    assert Organisation.objects.get(name="Wijkwerk N.V.").short_name == "Wijkwerk"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Wijkwerk N.V.", "Wijkwerk"),
        ("Müller, GmbH", "Müller"),
        ("Hansen Holding B.V. ", "Hansen Holding"),
        ("N.V.", "N.V."),
        ("Gemeente Oostwaarde", "Gemeente Oostwaarde"),
        ("x" * 60, "x" * 40),
        ("", ""),
    ],
)
def test_short_names(name, short):
    assert short_of(name) == short


def test_a_name_that_is_taken_is_said_and_nothing_happens(invite, client, table):
    invitation = invite(organisation=None, seat={"room": "r1"})
    response = client.post(link(invitation), NEW | OWN)
    assert "is taken" in response.content.decode()
    assert "Samir Haddou" in response.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_who_may_open_partnerships_chooses_among_the_own(invite, client_of, table):
    person = UserFactory(email=ADDRESS)
    own = MembershipFactory(user=person, opener=True).organisation
    other = MembershipFactory(user=person, administrator=True).organisation
    only_member = MembershipFactory(user=person).organisation
    client, invitation = client_of(person), invite(organisation=None, seat={"room": "r1"})
    page = client.get(link(invitation)).content.decode()
    assert own.public_id in page
    assert other.public_id in page
    assert only_member.public_id not in page
    for wrong in (only_member.public_id, OrganisationFactory().public_id, "x\x00", "'"):
        assert client.post(link(invitation), {"own-organisation": wrong}).status_code == 422
    assert table == []
    assert client.post(link(invitation), {"own-organisation": own.public_id}).status_code == 302
    assert table[0]["organisation"] == own


def test_a_refused_seat_undoes_everything(invite, client, table):
    invitation = invite(seat={"refuse": True})
    response = client.post(link(invitation), NEW)
    assert "The seat is taken." in response.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_seat_that_is_gone_closes_the_invitation(invite, client, table, now):
    invitation = invite(seat={"gone": True})
    deliver_due(now=now)
    assert mail.outbox == []
    assert client.get(link(invitation)).status_code == 410


def test_a_seat_leaves_no_trace_in_the_organisations_log(invite, wijkwerk, table):
    invite(seat={"room": "r1"})
    assert not wijkwerk.events.exists()
