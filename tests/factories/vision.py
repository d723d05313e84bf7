"""Rows of vision."""

import json
from datetime import timedelta
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.models import Participant, Side
from partnerships.vision.models import (
    ConductRule,
    Expectation,
    Measurement,
    Milestone,
    Objective,
    Position,
    ReadinessPoint,
    Restatement,
    SealedVision,
    SupportAsk,
    SynergyVote,
    Vision,
    VisionComment,
    VisionDraft,
)
from tests.factories.base import PartnershipFactory, ProposalFactory
from tests.moments import NOW

__all__ = [
    "ConductRuleFactory",
    "ExpectationFactory",
    "MeasurementFactory",
    "MilestoneFactory",
    "ObjectiveFactory",
    "PositionFactory",
    "ReadinessPointFactory",
    "RestatementFactory",
    "SealedVisionFactory",
    "SupportAskFactory",
    "SynergyVoteFactory",
    "VisionCommentFactory",
    "VisionDraftFactory",
    "VisionFactory",
]


def _table(row) -> list[Side]:
    return list(Side.objects.filter(partnership=row.partnership).order_by("pk"))


def _lead(row, place: int = 0) -> Participant:
    side = _table(row)[place]
    return Participant.objects.filter(side=side, function="lead", left_at=None).order_by("pk")[0]


class _InRoom(DjangoModelFactory):
    class Meta:
        abstract = True

    partnership = factory.SubFactory(PartnershipFactory, sides=2)


class VisionFactory(_InRoom):
    class Meta:
        model = Vision

    class Params:
        sealed = factory.Trait(sealed_at=NOW - timedelta(days=30))

    why = "Together we can do what neither can alone."
    big_goal = "Every meal something to look forward to."
    text = "We cook closer to the season and waste nothing.\n\nWe tell each other early."
    version = 1
    begun_by = factory.LazyAttribute(_lead)
    begun_at = NOW - timedelta(days=90)


class VisionDraftFactory(DjangoModelFactory):
    class Meta:
        model = VisionDraft

    vision = factory.SubFactory(VisionFactory)
    number = 1
    why = "Together we can do what neither can alone."
    text = "We cook closer to the season."
    written_by = factory.LazyAttribute(lambda o: o.vision.begun_by)
    written_at = NOW - timedelta(days=80)


class VisionCommentFactory(_InRoom):
    class Meta:
        model = VisionComment

    class Params:
        settled = factory.Trait(settled_at=NOW, settled_by=factory.LazyAttribute(_lead))

    vision = factory.SubFactory(VisionFactory, partnership=factory.SelfAttribute("..partnership"))
    draft_number = 1
    text = "Say what the passenger notices."
    by = factory.LazyAttribute(_lead)
    at = NOW - timedelta(days=20)


class ExpectationFactory(_InRoom):
    class Meta:
        model = Expectation

    side = factory.LazyAttribute(lambda o: _table(o)[0])
    text = "That we hear of a problem the day it is found."
    stated_by = factory.LazyAttribute(_lead)
    stated_at = NOW - timedelta(days=40)


class RestatementFactory(_InRoom):
    class Meta:
        model = Restatement

    class Params:
        accepted = factory.Trait(
            verdict="accepted", answered_at=NOW, answered_by=factory.LazyAttribute(lambda o: _lead(o, 0))
        )

    expectation = factory.SubFactory(ExpectationFactory, partnership=factory.SelfAttribute("..partnership"))
    side = factory.LazyAttribute(lambda o: _table(o)[1])
    text = "You want a telephone call before the mail."
    restated_by = factory.LazyAttribute(lambda o: _lead(o, 1))
    restated_at = NOW - timedelta(days=30)


class PositionFactory(_InRoom):
    class Meta:
        model = Position

    number = factory.Sequence(lambda n: n + 1)
    text = "No product whose origin we cannot name."
    norm_title = "UN Global Compact"
    verification = "Each side may visit every grower, announced two days before."
    joint_at = NOW - timedelta(days=30)


class ObjectiveFactory(_InRoom):
    class Meta:
        model = Objective

    class Params:
        joint = factory.Trait(joint_at=NOW - timedelta(days=60))
        sealed = factory.Trait(joint_at=NOW - timedelta(days=60), sealed_at=NOW - timedelta(days=30))
        set_aside = factory.Trait(set_aside_at=NOW, set_aside_because="Reached by other means.")
        down = factory.Trait(direction="down", baseline=Decimal("0.42"), target=Decimal("0.25"), unit="kg")
        keep = factory.Trait(direction="keep", baseline=95, target=95, tolerance=Decimal("1.5"), unit="%")
        cost = factory.Trait(pillar="cost", direction="down", baseline=100, target=88, unit="€")

    pillar = "quality"
    title = factory.Sequence(lambda n: f"Meals rated eight or higher {n}")
    unit = "%"
    direction = "up"
    baseline = Decimal(40)
    baseline_on = (NOW - timedelta(days=365)).date()
    target = Decimal(80)
    due_on = (NOW + timedelta(days=365)).date()
    verification = "Passenger survey, both sides see the raw figures."
    owner = factory.LazyAttribute(lambda o: _lead(o, 0))
    counterpart = factory.LazyAttribute(lambda o: _lead(o, 1))
    drafted_by = factory.LazyAttribute(_lead)
    drafted_at = NOW - timedelta(days=70)


class MilestoneFactory(_InRoom):
    class Meta:
        model = Milestone

    class Params:
        joint = factory.Trait(joint_at=NOW - timedelta(days=60))
        reached = factory.Trait(
            joint_at=NOW - timedelta(days=60),
            reached_on=NOW.date(),
            reached_by=factory.LazyAttribute(_lead),
            evidence="Seen at the last visit.",
        )

    objective = factory.SubFactory(ObjectiveFactory, partnership=factory.SelfAttribute("..partnership"))
    title = "First menu cooked by season"
    due_on = (NOW + timedelta(days=60)).date()
    first_due_on = factory.SelfAttribute("due_on")
    planned_by = factory.LazyAttribute(_lead)
    planned_at = NOW - timedelta(days=65)


class MeasurementFactory(_InRoom):
    class Meta:
        model = Measurement

    objective = factory.SubFactory(ObjectiveFactory, partnership=factory.SelfAttribute("..partnership"))
    measured_on = (NOW - timedelta(days=20)).date()
    number = factory.Sequence(lambda n: n + 1)
    value = Decimal(60)
    evidence = "Survey of February, 812 answers."
    entered_by = factory.LazyAttribute(_lead)
    entered_at = NOW - timedelta(days=19)


class SupportAskFactory(_InRoom):
    class Meta:
        model = SupportAsk

    class Params:
        answered = factory.Trait(answer="Two days a week from April.", answered_at=NOW)

    side = factory.LazyAttribute(lambda o: _table(o)[0])
    text = "A process engineer for two days a week."
    answer_by_on = (NOW + timedelta(days=14)).date()
    asked_by = factory.LazyAttribute(_lead)
    asked_at = NOW - timedelta(days=10)


class ReadinessPointFactory(_InRoom):
    class Meta:
        model = ReadinessPoint

    vision = factory.SubFactory(VisionFactory, partnership=factory.SelfAttribute("..partnership"))
    side = factory.LazyAttribute(lambda o: _table(o)[0])
    point = "board_talked"
    done_by = factory.LazyAttribute(_lead)
    done_at = NOW - timedelta(days=3)


class SynergyVoteFactory(_InRoom):
    class Meta:
        model = SynergyVote

    class Params:
        opened = factory.Trait(opened_at=NOW)
        not_yet = factory.Trait(verdict="not_yet", return_on=(NOW + timedelta(days=60)).date())

    vision = factory.SubFactory(VisionFactory, partnership=factory.SelfAttribute("..partnership"))
    side = factory.LazyAttribute(lambda o: _table(o)[0])
    verdict = "yes"
    reason = "We finish each other’s sentences by now."
    voted_by = factory.LazyAttribute(_lead)
    voted_at = NOW - timedelta(days=1)


class ConductRuleFactory(_InRoom):
    class Meta:
        model = ConductRule

    class Params:
        ended = factory.Trait(ended_at=NOW)

    place = factory.Sequence(lambda n: n + 1)
    text = "Bad news travels the same day, by telephone."
    joint_at = NOW - timedelta(days=30)


class SealedVisionFactory(_InRoom):
    class Meta:
        model = SealedVision

    vision = factory.SubFactory(VisionFactory, sealed=True, partnership=factory.SelfAttribute("..partnership"))
    content = factory.LazyAttribute(lambda o: canonical(json.loads('{"why": "Together."}')))
    fingerprint = factory.LazyAttribute(lambda o: fingerprint(o.content))
    proposal = factory.SubFactory(
        ProposalFactory, proposed_by=factory.LazyAttribute(lambda o: _lead(o.factory_parent))
    )
    sealed_at = NOW - timedelta(days=30)
    chain_number = 1
    chain_digest = "0" * 64
