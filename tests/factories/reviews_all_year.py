"""Rows of reviews all year."""

import factory
from factory.django import DjangoModelFactory

from assessments.reviews.models import ReviewTalk
from tests.factories.base import ParticipantFactory, TrustReviewFactory
from tests.factories.joint_sessions import JointSessionFactory
from tests.moments import NOW


class ReviewTalkFactory(DjangoModelFactory):
    class Meta:
        model = ReviewTalk

    class Params:
        held = factory.Trait(
            session=factory.SubFactory(
                JointSessionFactory,
                partnership=factory.SelfAttribute("..review.partnership"),
                kind="review",
                held=True,
            )
        )

    review = factory.SubFactory(TrustReviewFactory, closed=True)
    session = factory.SubFactory(
        JointSessionFactory, partnership=factory.SelfAttribute("..review.partnership"), kind="review"
    )
    noted_by = factory.SubFactory(
        ParticipantFactory, side__partnership=factory.SelfAttribute("...review.partnership")
    )
    noted_at = NOW
