"""Factories of room parts: questions, answers, notes, files."""

import hashlib
from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from partnerships.room.models import Answer, Attachment, Note, Question, StandIn
from tests.factories.base import ParticipantFactory, SideFactory
from tests.moments import NOW

__all__ = ["AnswerFactory", "AttachmentFactory", "NoteFactory", "QuestionFactory", "StandInFactory"]


class QuestionFactory(DjangoModelFactory):
    """A question that a side asked two days ago; any other side may answer."""

    class Meta:
        model = Question

    class Params:
        replied = factory.Trait(
            answered_at=NOW - timedelta(days=1), first_answered_at=NOW - timedelta(days=1), version=1
        )
        answered = factory.Trait(
            replied=True, state=Question.State.ANSWERED, settled_at=NOW - timedelta(hours=3), version=2
        )
        withdrawn = factory.Trait(state=Question.State.WITHDRAWN, settled_at=NOW - timedelta(hours=3), version=1)
        to_another = factory.Trait(
            to_side=factory.LazyAttribute(lambda o: SideFactory(partnership=o.asked_by.partnership))
        )

    asked_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.SelfAttribute("asked_by.partnership")
    side = factory.SelfAttribute("asked_by.side")
    text = factory.Sequence(lambda n: f"Which flights does number {n} concern?")
    asked_at = NOW - timedelta(days=2)


class AnswerFactory(DjangoModelFactory):
    """An answer of somebody on a side of their own, on a question of another."""

    class Meta:
        model = Answer

    by = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("by.side")
    question = factory.LazyAttribute(
        lambda o: QuestionFactory(
            replied=True, asked_by=ParticipantFactory(side=SideFactory(partnership=o.by.partnership))
        )
    )
    text = factory.Sequence(lambda n: f"All of them, since week {n % 52 + 1}.")
    at = NOW - timedelta(days=1)


class NoteFactory(DjangoModelFactory):
    """What a side wrote for itself about the partnership."""

    class Meta:
        model = Note

    updated_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.SelfAttribute("updated_by.partnership")
    side = factory.SelfAttribute("updated_by.side")
    text = factory.Sequence(lambda n: f"Before the next session, point {n}.")
    updated_at = NOW - timedelta(days=1)


class AttachmentFactory(DjangoModelFactory):
    """A row of a file; its bytes only where a test puts them there."""

    class Meta:
        model = Attachment

    class Params:
        removed = factory.Trait(removed_at=NOW, removed_by=factory.SelfAttribute("uploaded_by"))

    uploaded_by = factory.SubFactory(ParticipantFactory)
    partnership = factory.SelfAttribute("uploaded_by.partnership")
    side = factory.SelfAttribute("uploaded_by.side")
    name = factory.Sequence(lambda n: f"Figures {n}.pdf")
    content_type = "application/pdf"
    size = 2048
    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.name.encode()).hexdigest())
    stored_as = factory.LazyAttribute(lambda o: f"{o.sha256[:2]}/{o.sha256[:48]}")
    uploaded_at = NOW - timedelta(days=3)


class StandInFactory(DjangoModelFactory):
    """Somebody of the same side stands in for a director for a week."""

    class Meta:
        model = StandIn

    class Params:
        ended = factory.Trait(ended_at=NOW)
        over = factory.Trait(ends_at=NOW)

    absent = factory.SubFactory(ParticipantFactory, director=True)
    side = factory.SelfAttribute("absent.side")
    person = factory.LazyAttribute(lambda o: ParticipantFactory(side=o.absent.side))
    named_by = factory.SelfAttribute("absent")
    named_at = NOW - timedelta(days=1)
    ends_at = NOW + timedelta(days=7)
