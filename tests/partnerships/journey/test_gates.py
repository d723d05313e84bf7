"""Every gate through the door: it refuses with the reason while a single thing is missing, and opens with it.

Which things a gate asks for is read from the rule itself: a need without a way to make it fails here.
"""

import pytest
from django.urls import reverse

from partnerships import lifecycle
from partnerships.agreements.needed import put_needed
from partnerships.journey.models import StageMove
from partnerships.journey.stages import actions, reads
from partnerships.lifecycle import Need, Stage
from partnerships.room.consent import actions as consent
from partnerships.room.models import Proposal, Side
from tests.factories import (
    AcceptedAgreementFactory,
    BenefitFactory,
    IdeaFactory,
    JointSessionFactory,
    PrincipleFactory,
    SealedVisionFactory,
    VoteFactory,
)
from tests.moments import NOW


def _leads(cast):
    return cast.seat_of(cast.alice), cast.seat_of(cast.marieke)


def _sit_down(cast):
    Side.objects.filter(partnership=cast.meals).update(left_at=None)


def _benefits(cast):
    for lead in _leads(cast):
        BenefitFactory(written_by=lead, beyond_money=True)


def _ideas(cast):
    for lead in _leads(cast):
        IdeaFactory(brought_by=lead)


def _votes(cast):
    for person in (cast.ruben, cast.hugo):
        VoteFactory(given_by=cast.seat_of(person), answer="yes", opened_at=NOW)


def _session(cast):
    JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice), held=True)


def _agreements(cast):
    agreement = AcceptedAgreementFactory(agreement__begun_by=cast.seat_of(cast.alice)).agreement
    kinds, ruben, hugo = [agreement.kind], cast.seat_of(cast.ruben), cast.seat_of(cast.hugo)
    needed = put_needed(partnership=cast.meals, kinds=kinds, by=ruben, now=NOW)
    consent.accept(proposal=needed, fingerprint=needed.fingerprint, by=hugo, now=NOW)


MAKE = {
    Need.TWO_SIDES: _sit_down,
    Need.OWN_BENEFITS: _benefits,
    Need.CONCRETE_IDEAS: _ideas,
    Need.EVERY_YES: _votes,
    Need.SESSION_HELD: _session,
    Need.PRINCIPLES_JOINT: lambda cast: PrincipleFactory(drafted_by=cast.seat_of(cast.alice), joint=True),
    Need.VISION_SEALED: lambda cast: SealedVisionFactory(partnership=cast.meals),
    Need.AGREEMENTS_JOINT: _agreements,
}
GATES = [(stage, need) for stage, needs in lifecycle.GATES.items() for need in needs]


def test_every_stage_but_the_last_has_a_gate_and_every_need_a_way_to_it():
    assert list(lifecycle.GATES) == lifecycle.ORDER[:-1]
    assert set(MAKE) == set(Need) == {need for _stage, need in GATES} == set(reads.RULES)


@pytest.mark.parametrize(("stage", "need"), GATES)
def test_a_gate_refuses_with_its_reason_and_opens(cast, client_of, stage, need):
    cast.meals.stage = stage
    cast.meals.save(update_fields=["stage"])
    if need is Need.TWO_SIDES:
        Side.objects.filter(pk=cast.side_of(cast.aldersteen).pk).update(left_at=NOW)
    for other in lifecycle.GATES[stage]:
        if other not in (need, Need.TWO_SIDES):
            MAKE[other](cast)
    ruben, forward = client_of(cast.ruben), reverse("journey_forward", args=[cast.meals.public_id])
    refused = ruben.post(forward)
    assert refused.status_code == 409
    missing = next(found for found in reads.missing(cast.meals) if found.key == need)
    assert f'Not yet: <a href="{missing.url}">{missing.words}</a>' in refused.text
    assert not Proposal.objects.filter(kind=actions.STAGE).exists()
    assert ruben.get(missing.url).status_code == 200

    MAKE[need](cast)
    assert "Propose the step to" in ruben.get(reverse("journey", args=[cast.meals.public_id])).text
    assert ruben.post(forward).status_code == 302
    cast.meals.refresh_from_db()
    assert cast.meals.stage == stage
    proposal = Proposal.objects.get(kind=actions.STAGE)
    accept = reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id])
    assert client_of(cast.hugo).post(accept, {"fingerprint": proposal.fingerprint}).status_code == 302
    cast.meals.refresh_from_db()
    assert cast.meals.stage == lifecycle.following(stage)
    assert StageMove.objects.get().from_stage == stage


def test_behind_growing_there_is_no_gate_to_force(cast, client_of):
    forward = reverse("journey_forward", args=[cast.meals.public_id])
    assert cast.meals.stage == Stage.GROWING
    assert client_of(cast.ruben).post(forward).status_code == 409
    assert not Proposal.objects.exists()
