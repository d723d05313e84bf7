"""Rows of concerns."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.concerns.models import Mandate, MandateCheck, OfferResponse, OutsideOffer
from tests.factories.base import ParticipantFactory, ProposalFactory
from tests.moments import NOW


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = Mandate

    class Params:
        weakened = factory.Trait(
            weakened_at=NOW - timedelta(days=3),
            weakened_because="Two quarters of falling margin.",
            needs="A plan for the winter schedule.",
        )
        ended = factory.Trait(ended_at=NOW)

    written_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("written_by.partnership")
    side = factory.SelfAttribute("written_by.side")
    who = Mandate.Who.SHAREHOLDERS
    wants = "A steady margin without surprises."
    next_check_on = (NOW + timedelta(days=90)).date()
    written_at = NOW - timedelta(days=100)


class MandateCheckFactory(DjangoModelFactory):
    class Meta:
        model = MandateCheck

    mandate = factory.SubFactory(MandateFactory)
    outcome = MandateCheck.Outcome.HOLDS
    found = "They asked no questions."
    proposal = factory.SubFactory(
        ProposalFactory, joint=True, proposed_by=factory.SelfAttribute("..mandate.written_by")
    )
    accepted_at = NOW - timedelta(days=9)


class OutsideOfferFactory(DjangoModelFactory):
    class Meta:
        model = OutsideOffer

    class Params:
        opened = factory.Trait(
            opened_at=NOW - timedelta(days=3),
            opened_by=factory.SelfAttribute("written_by"),
            respond_by_on=(NOW + timedelta(days=25)).date(),
        )
        decided = factory.Trait(
            opened_at=NOW - timedelta(days=30),
            respond_by_on=(NOW - timedelta(days=2)).date(),
            way=OutsideOffer.Way.MATCH,
            reason="Two dishes, made in our own kitchen.",
            decided_at=NOW - timedelta(days=1),
        )

    written_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("written_by.partnership")
    side = factory.SelfAttribute("written_by.side")
    title = factory.Sequence(lambda n: f"Chilled meals by rail {n}")
    from_whom = "Polderspoor Foods"
    better = "A third cheaper on the night flights."
    received_on = (NOW - timedelta(days=10)).date()
    written_at = NOW - timedelta(days=9)


class OfferResponseFactory(DjangoModelFactory):
    class Meta:
        model = OfferResponse

    by = factory.SubFactory(ParticipantFactory, lead=True)
    side = factory.SelfAttribute("by.side")
    offer = factory.LazyAttribute(
        lambda o: OutsideOfferFactory(
            written_by=ParticipantFactory(side__partnership=o.by.partnership, lead=True), opened=True
        )
    )
    way = OutsideOffer.Way.MATCH
    text = "We can do two of the four dishes at that price."
    at = NOW - timedelta(days=2)
