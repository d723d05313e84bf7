"""Rows of the journey."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.journey.models import HandoverItem, Parting, Renewal, StageMove, Trial
from partnerships.lifecycle import Stage
from tests.factories.base import ParticipantFactory, PartnershipFactory
from tests.moments import NOW


class StageMoveFactory(DjangoModelFactory):
    """A step through the first gate."""

    class Meta:
        model = StageMove

    partnership = factory.SubFactory(PartnershipFactory)
    from_stage = Stage.CHOOSING
    to_stage = Stage.MEETING
    way = StageMove.Way.FORWARD
    moved_on = factory.LazyFunction(NOW.date)
    moved_at = NOW


class PartingFactory(DjangoModelFactory):
    """A director's notice that ends in ninety days; `due`: it has run out today."""

    class Meta:
        model = Parting

    class Params:
        due = factory.Trait(ends_on=factory.LazyFunction(NOW.date))

    given_by = factory.SubFactory(ParticipantFactory, director=True)
    partnership = factory.SelfAttribute("given_by.partnership")
    side = factory.SelfAttribute("given_by.side")
    reason = "We stop with this line of work."
    given_at = NOW
    ends_on = factory.LazyFunction(lambda: NOW.date() + timedelta(days=90))


class HandoverItemFactory(DjangoModelFactory):
    """Something to hand over; `done`: the side that hands over says so."""

    class Meta:
        model = HandoverItem

    class Params:
        done = factory.Trait(done_at=NOW)

    added_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.SelfAttribute("added_by.partnership")
    side = factory.SelfAttribute("added_by.side")
    what = factory.Sequence(lambda n: f"Moulds, box {n}")
    added_at = NOW


class TrialFactory(DjangoModelFactory):
    """A trial for another three months."""

    class Meta:
        model = Trial

    partnership = factory.SubFactory(PartnershipFactory)
    ends_on = factory.LazyFunction(lambda: NOW.date() + timedelta(days=90))
    looks_at = "Fewer late changes."
    joint_at = NOW


class RenewalFactory(DjangoModelFactory):
    """The sides chose each other again."""

    class Meta:
        model = Renewal

    partnership = factory.SubFactory(PartnershipFactory)
    renewed_on = factory.LazyFunction(NOW.date)
    stays = "How we plan."
    proposal = factory.Sequence(lambda n: f"renewal-{n}")
    joint_at = NOW
