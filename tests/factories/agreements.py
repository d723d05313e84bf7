"""Rows of agreements."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.agreements.models import (
    AcceptedAgreement,
    Agreement,
    Clause,
    ClauseConfirmation,
    ClauseRestatement,
    ClauseWording,
    ExitCheck,
    OwnTerms,
    ParkedTopic,
    ReuseRight,
    SharingKey,
    Term,
)
from tests.factories.base import ParticipantFactory, ProposalFactory, SideFactory
from tests.factories.equality import PrincipleFactory
from tests.moments import NOW


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = Agreement

    class Params:
        commercial = factory.Trait(kind=Agreement.Kind.COMMERCIAL)
        confidentiality = factory.Trait(kind=Agreement.Kind.CONFIDENTIALITY)
        exit = factory.Trait(kind=Agreement.Kind.EXIT, check_on=(NOW + timedelta(days=200)).date())

    begun_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("begun_by.partnership")
    kind = Agreement.Kind.FRAMEWORK
    title = factory.Sequence(lambda n: f"Working together {n}")
    begun_at = NOW - timedelta(days=60)


class ClauseFactory(DjangoModelFactory):
    """A clause that rests on a joint principle; `bare=True` for one side's wish without a source."""

    class Meta:
        model = Clause

    class Params:
        bare = factory.Trait(principle=None)
        removed = factory.Trait(removed_at=NOW - timedelta(days=1))

    agreement = factory.SubFactory(AgreementFactory)
    place = factory.LazyAttribute(lambda o: 1_000_000 * (Clause.objects.filter(agreement=o.agreement).count() + 1))
    number = factory.LazyAttribute(lambda o: str(o.place // 1_000_000))
    title = factory.Sequence(lambda n: f"Clause title {n}")
    text = factory.Sequence(lambda n: f"Either side tells the other first ({n}).")
    reason = "It was otherwise last year."
    principle = factory.SubFactory(
        PrincipleFactory, joint=True, drafted_by=factory.SelfAttribute("..agreement.begun_by")
    )
    drafted_by = factory.SelfAttribute("agreement.begun_by")
    drafted_at = NOW - timedelta(days=50)


class ClauseWordingFactory(DjangoModelFactory):
    class Meta:
        model = ClauseWording

    clause = factory.SubFactory(ClauseFactory)
    number = factory.LazyAttribute(lambda o: o.clause.wordings.count() + 1)
    title = factory.SelfAttribute("clause.title")
    text = factory.SelfAttribute("clause.text")
    written_by = factory.SelfAttribute("clause.drafted_by")
    written_at = NOW - timedelta(days=50)


class ClauseRestatementFactory(DjangoModelFactory):
    class Meta:
        model = ClauseRestatement

    clause = factory.SubFactory(ClauseFactory)
    restated_by = factory.SelfAttribute("clause.drafted_by")
    side = factory.SelfAttribute("restated_by.side")
    number = factory.LazyAttribute(lambda o: o.clause.restatements.filter(side=o.side).count() + 1)
    of_version = factory.SelfAttribute("clause.version")
    text = factory.Sequence(lambda n: f"We say it before they hear it elsewhere ({n}).")
    restated_at = NOW - timedelta(days=40)


class ClauseConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = ClauseConfirmation

    clause = factory.SubFactory(ClauseFactory)
    confirmed_by = factory.SelfAttribute("clause.drafted_by")
    side = factory.SelfAttribute("confirmed_by.side")
    of_version = factory.SelfAttribute("clause.version")
    confirmed_at = NOW - timedelta(days=30)


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    agreement = factory.SubFactory(AgreementFactory)
    term = factory.Sequence(lambda n: f"Working day {n}")
    meaning = "A day on which both kitchens are open."
    written_by = factory.SelfAttribute("agreement.begun_by")
    written_at = NOW - timedelta(days=50)


class AcceptedAgreementFactory(DjangoModelFactory):
    class Meta:
        model = AcceptedAgreement

    agreement = factory.SubFactory(AgreementFactory)
    partnership = factory.SelfAttribute("agreement.partnership")
    number = factory.LazyAttribute(lambda o: o.agreement.accepted.count() + 1)
    proposal = factory.SubFactory(
        ProposalFactory, joint=True, proposed_by=factory.SelfAttribute("..agreement.begun_by")
    )
    content = factory.SelfAttribute("proposal.content")
    fingerprint = factory.SelfAttribute("proposal.fingerprint")
    accepted_at = NOW - timedelta(days=20)
    chain_number = 1
    chain_digest = "0" * 64


class ExitCheckFactory(DjangoModelFactory):
    class Meta:
        model = ExitCheck

    agreement = factory.SubFactory(AgreementFactory, exit=True)
    checked_by = factory.SelfAttribute("agreement.begun_by")
    side = factory.SelfAttribute("checked_by.side")
    checked_at = NOW - timedelta(days=5)
    found = "The recipes are in escrow and the list of contacts is right."
    next_on = (NOW + timedelta(days=360)).date()


class OwnTermsFactory(DjangoModelFactory):
    class Meta:
        model = OwnTerms

    class Params:
        withdrawn = factory.Trait(withdrawn_at=NOW)

    brought_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("brought_by.partnership")
    side = factory.SelfAttribute("brought_by.side")
    title = factory.Sequence(lambda n: f"General conditions {n}")
    text = "Our conditions apply."
    brought_at = NOW - timedelta(days=9)


class ParkedTopicFactory(DjangoModelFactory):
    class Meta:
        model = ParkedTopic

    class Params:
        taken_up = factory.Trait(taken_up_at=NOW)

    parked_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("parked_by.partnership")
    side = factory.SelfAttribute("parked_by.side")
    text = factory.Sequence(lambda n: f"Payment terms {n}")
    parked_at = NOW - timedelta(days=9)


class ReuseRightFactory(DjangoModelFactory):
    class Meta:
        model = ReuseRight

    proposal = factory.SubFactory(ProposalFactory, joint=True)
    partnership = factory.SelfAttribute("proposal.partnership")
    what = factory.Sequence(lambda n: f"The lighter tray {n}")
    who_may = "Both sides."
    where = "Outside Europe."
    joint_at = NOW - timedelta(days=9)


class SharingKeyFactory(DjangoModelFactory):
    class Meta:
        model = SharingKey

    class Params:
        ended = factory.Trait(ended_at=NOW)

    proposal = factory.SubFactory(ProposalFactory, joint=True)
    partnership = factory.SelfAttribute("proposal.partnership")
    bears = factory.SelfAttribute("proposal.proposed_by.side")
    shares = factory.LazyAttribute(lambda o: SideFactory(partnership=o.partnership))
    title = factory.Sequence(lambda n: f"Cost of the menu cycle {n}")
    target = 50_000_000
    currency = "EUR"
    bands = factory.LazyFunction(lambda: [[80, 120, 50], [120, None, 100]])
    joint_at = NOW - timedelta(days=9)
