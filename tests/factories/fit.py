"""Rows of fit."""

import factory
from factory.django import DjangoModelFactory

from assessments.fit.models import FitSheet
from tests.factories.base import ParticipantFactory, ProposalFactory
from tests.moments import NOW


class FitSheetFactory(DjangoModelFactory):
    class Meta:
        model = FitSheet

    class Params:
        handed_in = factory.Trait(handed_in_at=NOW, belief=75)

    written_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.written_by.partnership)
    side = factory.LazyAttribute(lambda o: o.written_by.side)
    criteria = factory.LazyAttribute(lambda o: ProposalFactory(proposed_by=o.written_by))
    written_at = NOW
