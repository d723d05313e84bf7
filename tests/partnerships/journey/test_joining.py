"""A side joins later: what is joint is put to all anew, each thing with one press, and holds meanwhile."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.agreements.models import Agreement
from partnerships.equality.charter.actions import propose_charter
from partnerships.equality.principles.models import Principle
from partnerships.room.models import OpenSeat, Proposal, Side
from partnerships.room.table import taking
from partnerships.room.table.actions import ticket
from partnerships.vision.models import Vision
from tests.factories import (
    AcceptedAgreementFactory,
    AgreementFactory,
    CharterEntryFactory,
    MembershipFactory,
    OrganisationFactory,
    PrincipleFactory,
    SealedVisionFactory,
    UserFactory,
)
from tests.moments import NOW

LATER = NOW + timedelta(days=3)

GUEST = {
    "guest_organisation": "Vouwwerk",
    "guest_label": "supplier",
    "guest_name": "Jet Roelofs",
    "guest_email": "jet@vouwwerk.example",
    "guest_language": "en",
    "guest_message": "",
}


def _accept(client, proposal):
    address = reverse("consent_accept", args=[proposal.partnership.public_id, proposal.public_id])
    return client.post(address, {"fingerprint": proposal.fingerprint})


@pytest.fixture
def joint(cast, client_of, now):
    """Two principles, a charter, a sealed vision and an agreement, joint between two sides."""
    alice, hugo = cast.seat_of(cast.alice), cast.seat_of(cast.hugo)
    PrincipleFactory.create_batch(2, drafted_by=alice, joint=True)
    CharterEntryFactory(partnership=cast.meals)
    charter = propose_charter(partnership=cast.meals, by=alice, now=now)
    assert _accept(client_of(cast.marieke), charter).status_code == 302
    SealedVisionFactory(partnership=cast.meals)
    agreement = AgreementFactory(begun_by=alice, title="Working together", is_drafting=False)
    AcceptedAgreementFactory(agreement=agreement, proposal__proposed_by=hugo)


def _joins(cast, client_of):
    """Let a third side in: the directors of both others accept, the guest takes the seat."""
    client_of(cast.ruben).post(reverse("side_propose", args=[cast.meals.public_id]), GUEST)
    assert _accept(client_of(cast.hugo), Proposal.objects.get(kind="side_joins")).status_code == 302
    organisation = OrganisationFactory(name="Vouwwerk", short_name="Vouwwerk")
    jet = UserFactory(name="Jet Roelofs", email="jet@vouwwerk.example")
    MembershipFactory(organisation=organisation, user=jet)
    kept = OpenSeat.objects.get(organisation_name="Vouwwerk")
    taking.take(seat=ticket(kept), user=jet, organisation=organisation, job_title="", now=LATER)
    assert Side.objects.filter(partnership=cast.meals).count() == 3
    return jet


def _things(client, cast) -> list[tuple[str, str]]:
    """Return what the page offers to press, as thing and id."""
    page = client.get(reverse("journey_anew", args=[cast.meals.public_id])).text
    return re.findall(r'name="thing" value="(\w+)"><input type="hidden" name="public_id" value="(\w*)"', page)


def _put(client, cast, thing, public_id=""):
    address = reverse("journey_anew_put", args=[cast.meals.public_id])
    return client.post(address, {"thing": thing, "public_id": public_id})


@pytest.mark.usefixtures("joint")
@time_machine.travel(LATER, tick=False)
def test_what_is_joint_is_put_to_a_side_that_joins_with_one_press_each(cast, client_of):
    alice = client_of(cast.alice)
    assert _things(alice, cast) == []
    jet = client_of(_joins(cast, client_of))
    assert "Vouwwerk joined: put to all anew what is joint" in alice.get("/").text
    agreement = Agreement.objects.get()
    offered = [("principles", ""), ("charter", ""), ("vision", ""), ("agreement", agreement.public_id)]
    assert _things(alice, cast) == _things(jet, cast) == offered
    for thing, public_id in offered:
        for _twice in range(2):
            assert _put(alice, cast, thing, public_id).status_code == 302
    assert _things(alice, cast) == []
    assert "joined: put to all anew" not in alice.get("/").text
    waiting = Proposal.objects.filter(state="open", kind__in=("charter", "principle"))
    assert sorted(waiting.values_list("kind", flat=True)) == ["charter", "principle", "principle"]
    agreement.refresh_from_db()
    assert (agreement.is_drafting, agreement.draft_number) == (True, 2)
    assert Vision.objects.get(sealed_at=None).reopened_because == "Vouwwerk joined."
    # It goes on holding between those who accepted it, and holds for all when the newcomer has accepted too.
    assert Principle.objects.joint().count() == 2
    for proposal in list(waiting):
        assert _accept(jet, proposal).status_code == 302
        assert _accept(client_of(cast.marieke), proposal).status_code == 302
    assert not waiting.all().exists()
    page = alice.get(reverse("journey_anew", args=[cast.meals.public_id])).text
    assert "principles" not in page[page.index("For all sides anew") :]
    assert page.count("Under way: all sides are asked.") == 2


@pytest.mark.usefixtures("joint")
@time_machine.travel(LATER, tick=False)
def test_who_may_not_accept_for_the_side_puts_nothing(cast, client_of):
    _joins(cast, client_of)
    for person, answered in ((cast.bob, 403), (cast.olive, 403), (cast.charlie, 404)):
        assert _put(client_of(person), cast, "principles").status_code == answered
    for thing, public_id in (("secrets", ""), ("", "")):
        assert _put(client_of(cast.alice), cast, thing, public_id).status_code == 422
    foreign = AcceptedAgreementFactory(agreement__begun_by=cast.seat_of(cast.charlie, cast.snacks))
    assert _put(client_of(cast.alice), cast, "agreement", foreign.agreement.public_id).status_code == 409
    assert not Proposal.objects.filter(state="open", kind__in=("charter", "principle")).exists()


@pytest.mark.usefixtures("joint")
def test_nothing_is_put_anew_where_nobody_joined(cast, client_of):
    assert _put(client_of(cast.alice), cast, "principles").status_code == 409
    page = client_of(cast.alice).get(reverse("journey_anew", args=[cast.meals.public_id])).text
    assert "was accepted by every side at the table" in page


def test_the_page_costs_the_same_however_much_is_joint(cast, client_of, joint):
    client, address = client_of(cast.alice), reverse("journey_anew", args=[cast.meals.public_id])
    client.get(address)

    def more():
        alice = cast.seat_of(cast.alice)
        PrincipleFactory.create_batch(5, drafted_by=alice, joint=True)
        AcceptedAgreementFactory.create_batch(3, agreement__begun_by=alice)

    with CaptureQueriesContext(connection) as few:
        client.get(address)
    more()
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(few) == len(many)
