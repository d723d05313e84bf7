"""Rows of start small."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.room.models import Participant, Side
from partnerships.start_small.models import Impression, Initiative, KitchenVisit, QuickWin, SideValue
from tests.factories.base import PartnershipFactory
from tests.moments import NOW

__all__ = [
    "ImpressionFactory",
    "InitiativeFactory",
    "KitchenVisitFactory",
    "QuickWinFactory",
    "SideValueFactory",
]
TODAY = NOW.date()


def _table(partnership) -> list[Side]:
    return list(Side.objects.filter(partnership=partnership, left_at=None).order_by("pk"))


def _lead(partnership, place: int) -> Participant:
    seats = Participant.objects.filter(side=_table(partnership)[place], left_at=None, function="lead")
    return seats.order_by("pk")[0]


class InitiativeFactory(DjangoModelFactory):
    """Four months of work, carried by the leads of the first two sides."""

    class Meta:
        model = Initiative

    class Params:
        started = factory.Trait(state=Initiative.State.STARTED)
        done = factory.Trait(state=Initiative.State.DONE)
        long = factory.Trait(ends_on=TODAY + timedelta(days=300))

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    title = factory.Sequence(lambda n: f"A menu that wastes a third less, part {n}")
    starts_on = TODAY - timedelta(days=20)
    ends_on = TODAY + timedelta(days=100)
    owner = factory.LazyAttribute(lambda o: _lead(o.partnership, 0))
    co_owner = factory.LazyAttribute(lambda o: _lead(o.partnership, 1))
    added_by = factory.LazyAttribute(lambda o: _lead(o.partnership, 0))
    added_at = NOW - timedelta(days=20)
    moved_at = factory.SelfAttribute("added_at")


class KitchenVisitFactory(DjangoModelFactory):
    """The first side was the host, a month ago."""

    class Meta:
        model = KitchenVisit
        skip_postgeneration_save = True

    class Params:
        planned = factory.Trait(visited_on=TODAY + timedelta(days=14))
        called_off = factory.Trait(called_off_at=NOW - timedelta(days=1))

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    host = factory.LazyAttribute(lambda o: _table(o.partnership)[0])
    visited_on = TODAY - timedelta(days=30)
    place = "The hot kitchen"
    planned_by = factory.LazyAttribute(lambda o: _lead(o.partnership, 0))
    planned_at = NOW - timedelta(days=50)

    @factory.post_generation
    def visitors(self, create, extracted, **kwargs):
        if create:
            self.visitors.set(extracted if extracted is not None else [_lead(self.partnership, 1)])


class ImpressionFactory(DjangoModelFactory):
    class Meta:
        model = Impression

    visit = factory.SubFactory(KitchenVisitFactory)
    side = factory.LazyAttribute(lambda o: _table(o.visit.partnership)[0])
    text = "Everything waits for one oven."
    written_by = factory.LazyAttribute(lambda o: _lead(o.visit.partnership, 0))
    written_at = NOW - timedelta(days=29)


class QuickWinFactory(DjangoModelFactory):
    """A candidate of the first side's lead; with `carried`, both leads carry it for the second side."""

    class Meta:
        model = QuickWin

    class Params:
        carried = factory.Trait(
            owner=factory.LazyAttribute(lambda o: _lead(o.partnership, 0)),
            co_owner=factory.LazyAttribute(lambda o: _lead(o.partnership, 1)),
            receiver=factory.LazyAttribute(lambda o: _table(o.partnership)[1]),
        )
        started = factory.Trait(
            carried=True,
            state=QuickWin.State.STARTED,
            started_on=TODAY - timedelta(days=10),
            due_on=TODAY + timedelta(days=30),
            moved_at=NOW - timedelta(days=10),
        )
        delivered = factory.Trait(
            started=True,
            state=QuickWin.State.DELIVERED,
            delivered_at=NOW - timedelta(days=2),
            moved_at=NOW - timedelta(days=2),
        )
        confirmed = factory.Trait(
            delivered=True,
            state=QuickWin.State.CONFIRMED,
            confirmed_on=TODAY - timedelta(days=1),
            confirmed_by=factory.LazyAttribute(lambda o: _lead(o.partnership, 1)),
            moved_at=NOW - timedelta(days=1),
        )
        set_aside = factory.Trait(
            state=QuickWin.State.SET_ASIDE,
            set_aside_because="The oven is replaced anyway.",
            set_aside_by=factory.LazyAttribute(lambda o: _lead(o.partnership, 0)),
        )

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    title = factory.Sequence(lambda n: f"One delivery a night instead of {n + 2}")
    problem = "Two half-empty lorries every night."
    added_by = factory.LazyAttribute(lambda o: _lead(o.partnership, 0))
    added_at = NOW - timedelta(days=20)
    moved_at = NOW - timedelta(days=20)


class SideValueFactory(DjangoModelFactory):
    class Meta:
        model = SideValue

    quick_win = factory.SubFactory(QuickWinFactory)
    side = factory.LazyAttribute(lambda o: _table(o.quick_win.partnership)[0])
    text = "One lorry less on the apron at night."
    written_by = factory.LazyAttribute(lambda o: _lead(o.quick_win.partnership, 0))
    written_at = NOW - timedelta(days=3)
