"""Rows of equality."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.equality.models import (
    CharterEntry,
    Contribution,
    CultureProfile,
    Gain,
    Grievance,
    KeyPerson,
    MeetingLine,
    Principle,
    Repair,
    SideSize,
    SideWord,
    VisitNote,
)
from tests.factories.base import ParticipantFactory, PartnershipFactory, SideFactory
from tests.moments import NOW


class PrincipleFactory(DjangoModelFactory):
    """A draft; `joint=True` for one that every side has accepted (the row alone, without a proposal)."""

    class Meta:
        model = Principle

    class Params:
        joint = factory.Trait(joint_at=NOW - timedelta(days=100))
        ended = factory.Trait(joint_at=NOW - timedelta(days=100), ended_at=NOW - timedelta(days=5))

    drafted_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("drafted_by.partnership")
    theme = Principle.Theme.TRANSPARENCY
    text = factory.Sequence(lambda n: f"We tell each other first ({n}).")
    reason = "Bad news travels anyway."
    drafted_at = NOW - timedelta(days=120)


class SideWordFactory(DjangoModelFactory):
    class Meta:
        model = SideWord

    class Params:
        joint = factory.Trait(is_joint=True)

    principle = factory.SubFactory(PrincipleFactory, theme=Principle.Theme.INDEPENDENCE)
    side = factory.SelfAttribute("principle.drafted_by.side")
    text = "Whom we hire and what we pay them."


class CharterEntryFactory(DjangoModelFactory):
    class Meta:
        model = CharterEntry

    class Params:
        named = factory.Trait(openness=CharterEntry.Openness.NAMED, with_whom="planners and controllers")

    partnership = factory.SubFactory(PartnershipFactory, sides=2)
    what = factory.Sequence(lambda n: f"Cost model {n}")


class MeetingLineFactory(DjangoModelFactory):
    class Meta:
        model = MeetingLine

    class Params:
        taken_off = factory.Trait(ended_at=NOW - timedelta(days=1))

    partnership = factory.SubFactory(PartnershipFactory, sides=2)
    about = factory.Sequence(lambda n: f"Subject {n}")


class KeyPersonFactory(DjangoModelFactory):
    class Meta:
        model = KeyPerson

    person = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("person.side")
    line = factory.LazyAttribute(lambda o: MeetingLineFactory(partnership=o.person.partnership))


class CultureProfileFactory(DjangoModelFactory):
    class Meta:
        model = CultureProfile

    class Params:
        handed_in = factory.Trait(handed_in_at=NOW - timedelta(days=3))
        revealed = factory.Trait(handed_in_at=NOW - timedelta(days=3), revealed_at=NOW - timedelta(days=2))

    written_by = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("written_by.side")
    partnership = factory.SelfAttribute("written_by.partnership")


class VisitNoteFactory(DjangoModelFactory):
    class Meta:
        model = VisitNote

    written_by = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("written_by.side")
    text = "Closed shoes, no rings, and lunch is at half past eleven."
    written_at = NOW - timedelta(days=50)


class ContributionFactory(DjangoModelFactory):
    """What the recorder's side gave to another side of the room (made if there is none)."""

    class Meta:
        model = Contribution

    class Params:
        confirmed = factory.Trait(
            answer=Contribution.Answer.CONFIRMED, receiver_worth=60, answered_at=NOW - timedelta(days=2)
        )
        otherwise = factory.Trait(
            answer=Contribution.Answer.OTHERWISE, answer_note="It was two days.", answered_at=NOW
        )
        gift = factory.Trait(kind=Contribution.Kind.GOODWILL, is_gift=True)
        taken_back = factory.Trait(withdrawn_at=NOW - timedelta(days=1))

    recorded_by = factory.SubFactory(ParticipantFactory)
    giver = factory.SelfAttribute("recorded_by.side")
    partnership = factory.SelfAttribute("recorded_by.partnership")
    receiver = factory.LazyAttribute(
        lambda o: o.partnership.sides.exclude(pk=o.giver.pk).first() or SideFactory(partnership=o.partnership)
    )
    kind = Contribution.Kind.PEOPLE_DAYS
    what = factory.Sequence(lambda n: f"Two process engineers, week {n}")
    amount = 10
    unit = "days"
    on_day = (NOW - timedelta(days=30)).date()
    giver_worth = 50
    recorded_at = NOW - timedelta(days=20)


class GainFactory(DjangoModelFactory):
    class Meta:
        model = Gain

    recorded_by = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("recorded_by.side")
    partnership = factory.SelfAttribute("recorded_by.partnership")
    kind = Gain.Kind.MONEY
    what = factory.Sequence(lambda n: f"Cost per meal down, quarter {n}")
    on_day = (NOW - timedelta(days=30)).date()
    worth = 40
    recorded_at = NOW - timedelta(days=20)


class SideSizeFactory(DjangoModelFactory):
    class Meta:
        model = SideSize

    side = factory.SubFactory(SideFactory)
    turnover = 120


class GrievanceFactory(DjangoModelFactory):
    class Meta:
        model = Grievance

    class Params:
        baseline = factory.Trait(is_baseline=True)
        resolved = factory.Trait(resolved_at=NOW - timedelta(days=1))

    raised_by = factory.SubFactory(ParticipantFactory)
    hurt = factory.SelfAttribute("raised_by.side")
    partnership = factory.SelfAttribute("raised_by.partnership")
    title = factory.Sequence(lambda n: f"The menu change of week {n}")
    what = "It came a day before, and the night shift threw away what it had cooked."
    raised_at = NOW - timedelta(days=40)
    open_since = NOW - timedelta(days=40)


class RepairFactory(DjangoModelFactory):
    class Meta:
        model = Repair

    class Params:
        done = factory.Trait(done_at=NOW - timedelta(days=1))

    grievance = factory.SubFactory(GrievanceFactory)
    what = "Changes inside three weeks need both planners"
    owner = factory.SelfAttribute("grievance.raised_by")
    added_by = factory.SelfAttribute("grievance.raised_by")
    added_at = NOW - timedelta(days=30)
