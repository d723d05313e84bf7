"""Rows of people’s calendars."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from accounts.organisations.tokens import hash_of
from partnerships.joint_sessions.calendar.models import CalendarFeed
from partnerships.joint_sessions.dates.models import DatePoll, MomentAnswer, ProposedMoment
from tests.factories.base import ParticipantFactory, UserFactory
from tests.moments import NOW

__all__ = [
    "CalendarFeedFactory",
    "DatePollFactory",
    "MomentAnswerFactory",
    "ProposedMomentFactory",
]


class CalendarFeedFactory(DjangoModelFactory):
    """A feed; its token is `token`, forty letters by default."""

    class Meta:
        model = CalendarFeed
        exclude = ("token",)

    token = factory.Sequence(lambda n: f"{n:040d}")
    user = factory.SubFactory(UserFactory)
    token_hash = factory.LazyAttribute(lambda o: hash_of(o.token))
    made_at = NOW


class DatePollFactory(DjangoModelFactory):
    """A poll of somebody for two hours."""

    class Meta:
        model = DatePoll

    class Params:
        called_off = factory.Trait(called_off_at=NOW)

    asked_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.SelfAttribute("asked_by.partnership")
    subject = "What comes back from New York"
    minutes = 120
    asked_at = NOW - timedelta(days=1)


class ProposedMomentFactory(DjangoModelFactory):
    class Meta:
        model = ProposedMoment

    poll = factory.SubFactory(DatePollFactory)
    starts_at = factory.Sequence(lambda n: NOW + timedelta(days=7 + n))


class MomentAnswerFactory(DjangoModelFactory):
    class Meta:
        model = MomentAnswer

    moment = factory.SubFactory(ProposedMomentFactory)
    participant = factory.SelfAttribute("moment.poll.asked_by")
    says = "can"
    at = NOW
