"""Rows of joint sessions."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.joint_sessions.models import (
    AgendaItem,
    Commitment,
    Decision,
    JointSession,
    Learned,
    Minutes,
    Readiness,
    Series,
    SessionGuest,
)
from tests.factories.base import ParticipantFactory, PartnershipFactory, SideFactory
from tests.moments import NOW

TODAY = NOW.date()


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = Series

    class Params:
        ended = factory.Trait(ended_at=NOW)

    partnership = factory.SubFactory(PartnershipFactory)
    title = factory.Sequence(lambda n: f"Series {n}")
    every = 2
    length = 90
    joint_at = NOW - timedelta(days=100)


class JointSessionFactory(DjangoModelFactory):
    """A session in a fortnight; `held=True` one of a fortnight ago."""

    class Meta:
        model = JointSession

    class Params:
        held = factory.Trait(
            state=JointSession.State.HELD,
            starts_at=NOW - timedelta(days=14),
            held_at=NOW - timedelta(days=14),
        )
        cancelled = factory.Trait(
            state=JointSession.State.CANCELLED,
            cancelled_at=NOW,
            cancelled_by=factory.SelfAttribute("planned_by.side"),
            sequence=1,
        )
        board = factory.Trait(kind="board")
        past = factory.Trait(starts_at=NOW - timedelta(days=2))

    partnership = factory.SubFactory(PartnershipFactory)
    planned_by = factory.SubFactory(ParticipantFactory, side__partnership=factory.SelfAttribute("...partnership"))
    subject = factory.Sequence(lambda n: f"Session {n}")
    starts_at = NOW + timedelta(days=14)
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + timedelta(minutes=120))
    place = "Amstelveen"
    planned_at = NOW - timedelta(days=30)
    changed_at = NOW - timedelta(days=30)


class SessionGuestFactory(DjangoModelFactory):
    class Meta:
        model = SessionGuest

    class Params:
        came_along = factory.Trait(came=True)

    session = factory.SubFactory(JointSessionFactory)
    participant = factory.SubFactory(
        ParticipantFactory, side__partnership=factory.SelfAttribute("...session.partnership")
    )


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    class Params:
        in_backlog = factory.Trait(session=None, added_by=factory.SubFactory(ParticipantFactory))
        how = factory.Trait(is_how=True, side=None, minutes=70, theme="conduct")

    session = factory.SubFactory(JointSessionFactory)
    added_by = factory.SelfAttribute("session.planned_by")
    partnership = factory.SelfAttribute("added_by.partnership")
    side = factory.SelfAttribute("added_by.side")
    title = factory.Sequence(lambda n: f"Item {n}")
    position = factory.Sequence(lambda n: n)
    added_at = NOW


class MinutesFactory(DjangoModelFactory):
    class Meta:
        model = Minutes

    class Params:
        approved = factory.Trait(put_to_all_at=NOW, approved_at=NOW)

    session = factory.SubFactory(JointSessionFactory, held=True)
    text = "We talked."
    written_by = factory.SelfAttribute("session.planned_by")
    written_at = NOW


class DecisionFactory(DjangoModelFactory):
    class Meta:
        model = Decision

    class Params:
        joint = factory.Trait(joint_at=NOW)
        ended = factory.Trait(joint_at=NOW, ended_at=NOW)
        to_look_at_again = factory.Trait(joint_at=NOW, holds_until=TODAY)

    proposed_by = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("proposed_by.side")
    partnership = factory.SelfAttribute("proposed_by.partnership")
    number = factory.LazyAttribute(lambda o: Decision.objects.filter(partnership=o.partnership).count() + 1)
    text = factory.Sequence(lambda n: f"We decide {n}.")
    proposed_at = NOW


class CommitmentFactory(DjangoModelFactory):
    """A commitment that all accepted; `proposed=True` one that waits."""

    class Meta:
        model = Commitment

    class Params:
        proposed = factory.Trait(state=Commitment.State.PROPOSED, agreed_at=None)
        late = factory.Trait(due_on=TODAY - timedelta(days=2))
        said_kept = factory.Trait(state=Commitment.State.SAID_KEPT, kept_on=TODAY)
        kept = factory.Trait(
            state=Commitment.State.KEPT, kept_on=TODAY - timedelta(days=1), settled_at=NOW - timedelta(days=1)
        )
        missed = factory.Trait(state=Commitment.State.MISSED, settled_at=NOW, reason="no time")

    owner = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("owner.side")
    partnership = factory.SelfAttribute("owner.partnership")
    written_by = factory.SelfAttribute("owner")
    what = factory.Sequence(lambda n: f"Promise {n}")
    due_on = TODAY + timedelta(days=10)
    first_due_on = factory.SelfAttribute("due_on")
    state = Commitment.State.OPEN
    written_at = NOW - timedelta(days=20)
    agreed_at = NOW - timedelta(days=20)


class LearnedFactory(DjangoModelFactory):
    class Meta:
        model = Learned

    session = factory.SubFactory(JointSessionFactory, held=True)
    written_by = factory.SelfAttribute("session.planned_by")
    side = factory.SelfAttribute("written_by.side")
    about = factory.SubFactory(SideFactory, partnership=factory.SelfAttribute("..session.partnership"))
    text = "Their forecast waits for a meeting that moves."
    written_at = NOW


class SessionReadinessFactory(DjangoModelFactory):
    class Meta:
        model = Readiness

    session = factory.SubFactory(JointSessionFactory, board=True)
    ticked_by = factory.SelfAttribute("session.planned_by")
    side = factory.SelfAttribute("ticked_by.side")
    point = Readiness.Point.BOARD
    ticked_at = NOW
