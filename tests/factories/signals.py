"""Rows of signals."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from assessments.signals.models import ResultDigest, SignalSnapshot, Warning, Watch
from partnerships.room.canonical import fingerprint
from tests.factories.base import PartnershipFactory, ReviewResultFactory, SideFactory
from tests.moments import NOW


class ResultDigestFactory(DjangoModelFactory):
    class Meta:
        model = ResultDigest

    class Params:
        pulse = factory.Trait(kind="pulse")

    result = factory.SubFactory(ReviewResultFactory)
    partnership = factory.SelfAttribute("result.review.partnership")
    kind = "full"
    number = factory.SelfAttribute("result.review.number")
    says = factory.LazyFunction(
        lambda: {
            "closed_on": "2026-02-17",
            "fell": [],
            "apart": [],
            "spots": [],
            "divided": [],
            "hidden": [],
            "coverage": {},
        }
    )


class SignalSnapshotFactory(DjangoModelFactory):
    class Meta:
        model = SignalSnapshot

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    taken_at = NOW
    says = "{}"
    fingerprint = factory.LazyAttribute(lambda o: fingerprint(o.says))


class WatchFactory(DjangoModelFactory):
    class Meta:
        model = Watch
        django_get_or_create = ("partnership",)

    class Params:
        looked = factory.Trait(
            seen=0,
            looked_at=NOW - timedelta(days=1),
            snapshot=factory.SubFactory(SignalSnapshotFactory, partnership=factory.SelfAttribute("..partnership")),
        )

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)


class WarningFactory(DjangoModelFactory):
    """An open warning of the rule “no next review is planned”."""

    class Meta:
        model = Warning

    class Params:
        closed = factory.Trait(closed_at=NOW - timedelta(days=1), closed_because="no_longer")
        put_aside = factory.Trait(aside_until=(NOW + timedelta(days=30)).date())
        shown_first = factory.Trait(
            shown_first_to=factory.SubFactory(SideFactory, partnership=factory.SelfAttribute("..partnership")),
            shown_to_all_at=NOW + timedelta(days=5),
        )

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    rule = "no_review_planned"
    since = (NOW - timedelta(days=10)).date()
    raised_at = NOW - timedelta(days=10)
