"""Rows of choice."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.choice.models import (
    Benefit,
    Candidacy,
    Criterion,
    Decline,
    DepthSheet,
    Idea,
    Intent,
    InterestDeclaration,
    PartnerSearch,
    Readiness,
    RelationRole,
    SearchCriterion,
    Stake,
    TreatmentNote,
    Vote,
)
from tests.factories.base import (
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    ProposalFactory,
    UserFactory,
)
from tests.moments import NOW

ANCHORS = {
    "at_0": "nothing is shared",
    "at_25": "prices are shared",
    "at_50": "capacity is shared",
    "at_75": "costs are shared",
    "at_100": "bad news is shared on the day",
}


class ChoiceCriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    class Params:
        law = factory.Trait(is_law=True, law_reference="Aanbestedingswet 2012, artikel 1.10")
        removed = factory.Trait(removed_at=NOW)

    proposed_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.proposed_by.partnership)
    side = factory.LazyAttribute(lambda o: o.proposed_by.side)

    title = factory.Sequence(lambda n: f"Open with each other {n}")
    why = "without it we only talk about price"
    at_0, at_25, at_50, at_75, at_100 = ANCHORS.values()
    proposed_at = NOW - timedelta(days=10)


class BenefitFactory(DjangoModelFactory):
    class Meta:
        model = Benefit

    class Params:
        in_money = factory.Trait(beyond_money=False)
        removed = factory.Trait(removed_at=NOW)

    written_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.written_by.partnership)
    side = factory.LazyAttribute(lambda o: o.written_by.side)

    text = factory.Sequence(lambda n: f"a daily test of our materials {n}")
    written_at = NOW - timedelta(days=10)


class IdeaFactory(DjangoModelFactory):
    class Meta:
        model = Idea

    class Params:
        tried = factory.Trait(status=Idea.Status.TRIED)
        adopted = factory.Trait(status=Idea.Status.ADOPTED)
        set_aside = factory.Trait(status=Idea.Status.SET_ASIDE, reason="the tray does not fit the oven")

    brought_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.brought_by.partnership)
    side = factory.LazyAttribute(lambda o: o.brought_by.side)

    title = factory.Sequence(lambda n: f"One tray lid for all classes {n}")
    text = "one lid instead of three"
    kind = Idea.Kind.PRODUCT
    status_on = NOW.date()
    brought_at = NOW - timedelta(days=10)


class StakeFactory(DjangoModelFactory):
    class Meta:
        model = Stake

    idea = factory.SubFactory(IdeaFactory)
    side = factory.LazyAttribute(lambda o: o.idea.side)
    text = "a designer, one day a week"
    written_by = factory.LazyAttribute(lambda o: o.idea.brought_by)
    written_at = NOW


class DepthSheetFactory(DjangoModelFactory):
    class Meta:
        model = DepthSheet

    class Params:
        opened = factory.Trait(opened_at=NOW)

    handed_in_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.handed_in_by.partnership)
    side = factory.LazyAttribute(lambda o: o.handed_in_by.side)

    round = 1
    levels = factory.LazyFunction(lambda: dict.fromkeys(("customers", "work", "money", "people", "plans"), "know"))
    handed_in_at = NOW


class VoteFactory(DjangoModelFactory):
    class Meta:
        model = Vote

    class Params:
        opened = factory.Trait(opened_at=NOW)
        not_yet = factory.Trait(answer=Vote.Answer.NOT_YET, reason="first a visit")

    given_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.given_by.partnership)
    side = factory.LazyAttribute(lambda o: o.given_by.side)

    round = 1
    answer = Vote.Answer.YES
    given_at = NOW


class DeclineFactory(DjangoModelFactory):
    class Meta:
        model = Decline

    declined_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.declined_by.partnership)
    side = factory.LazyAttribute(lambda o: o.declined_by.side)

    reason = "we have no people for this in the coming year"
    declined_at = NOW


class RelationRoleFactory(DjangoModelFactory):
    class Meta:
        model = RelationRole

    proposal = factory.SubFactory(ProposalFactory)
    partnership = factory.LazyAttribute(lambda o: o.proposal.partnership)
    role = RelationRole.Role.PREFERRED
    since = NOW.date()
    reason = "two good years"


class IntentFactory(DjangoModelFactory):
    class Meta:
        model = Intent

    proposal = factory.SubFactory(ProposalFactory)
    partnership = factory.LazyAttribute(lambda o: o.proposal.partnership)
    text = "we mean to become partners"
    declared_on = NOW.date()


class InterestDeclarationFactory(DjangoModelFactory):
    class Meta:
        model = InterestDeclaration

    participant = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.participant.partnership)
    has_interest = False
    declared_at = NOW


class ReadinessFactory(DjangoModelFactory):
    class Meta:
        model = Readiness

    written_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.LazyAttribute(lambda o: o.written_by.partnership)
    side = factory.LazyAttribute(lambda o: o.written_by.side)

    ready = factory.LazyFunction(lambda: ["time", "board"])
    note = "the board decides in March"
    written_at = NOW


class PartnerSearchFactory(DjangoModelFactory):
    class Meta:
        model = PartnerSearch

    class Params:
        closed = factory.Trait(closed_at=NOW)

    organisation = factory.SubFactory(OrganisationFactory)
    question = factory.Sequence(lambda n: f"Who can halve the waste with us? {n}")
    subject = "less waste on board"
    purpose = "we burn what could be fed"
    started_by = factory.SubFactory(UserFactory)
    started_at = NOW - timedelta(days=30)


class SearchCriterionFactory(DjangoModelFactory):
    class Meta:
        model = SearchCriterion

    search = factory.SubFactory(PartnerSearchFactory)
    title = factory.Sequence(lambda n: f"Innovation as a way of life {n}")
    why = "what they changed unasked in three years"
    at_0, at_25, at_50, at_75, at_100 = ANCHORS.values()
    added_at = NOW - timedelta(days=30)


class CandidacyFactory(DjangoModelFactory):
    class Meta:
        model = Candidacy

    search = factory.SubFactory(PartnerSearchFactory)
    partnership = factory.SubFactory(PartnershipFactory)
    begun_at = NOW - timedelta(days=20)


class TreatmentNoteFactory(DjangoModelFactory):
    class Meta:
        model = TreatmentNote

    search = factory.SubFactory(PartnerSearchFactory)
    told_on = NOW.date()
    what = "the volumes of last year"
    noted_by = factory.SubFactory(UserFactory)
    noted_at = NOW
