"""Rows of people’s calendars."""

import factory
from factory.django import DjangoModelFactory

from accounts.organisations.tokens import hash_of
from partnerships.joint_sessions.calendar.models import CalendarFeed
from tests.factories.base import UserFactory
from tests.moments import NOW

__all__ = ["CalendarFeedFactory"]


class CalendarFeedFactory(DjangoModelFactory):
    """A feed; its token is `token`, forty letters by default."""

    class Meta:
        model = CalendarFeed
        exclude = ("token",)

    token = factory.Sequence(lambda n: f"{n:040d}")
    user = factory.SubFactory(UserFactory)
    token_hash = factory.LazyAttribute(lambda o: hash_of(o.token))
    made_at = NOW
