"""The personal link of a round: from its token to an open invitation, and the cookie that carries it on.

The token stands in one address only. From there it travels in a cookie that is sent to the pages of this
one round and to nothing else.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from accounts.people.models import User
from assessments.reviews.actions.answering import invitation_of
from assessments.reviews.models import ReviewInvitation, ReviewSide, TrustReview
from partnerships.roles import Function, Permission, may

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class PersonalLink:
    """A link that opens a questionnaire now. `open_mode`: the person's side answers in one joint sheet."""

    token: str
    invitation: ReviewInvitation
    open_mode: bool

    @property
    def review(self) -> TrustReview:
        return self.invitation.review

    @property
    def person(self) -> User:
        return self.invitation.participant.user


def open_link(token: str, *, now: datetime) -> PersonalLink | None:
    """Return what a token opens at `now`; None for an unknown token, a closed round, a person who left."""
    if not _TOKEN.fullmatch(token):
        return None
    invitation = invitation_of(token)
    if invitation is None or not _is_live(invitation, now):
        return None
    seat = ReviewSide.objects.get(review=invitation.review_id, side=invitation.side_id)
    return PersonalLink(token, invitation, seat.open_mode)


def _is_live(invitation: ReviewInvitation, now: datetime) -> bool:
    review, person = invitation.review, invitation.participant
    return (
        review.state == TrustReview.State.OPEN
        and review.closes_at > now
        and person.left_at is None
        and person.user.is_active
        and invitation.side.left_at is None
        and may(Function(person.function), Permission.ANSWER_REVIEW)
    )


def cookie_name(review_id: str) -> str:
    """Return the name of the cookie of one round, so that two open rounds stand beside each other."""
    return f"samen-answer-{review_id}"


def keep_in_cookie(response: HttpResponse, link: PersonalLink) -> None:
    """Hand the token over to the browser, for the pages of this round alone, until the browser is closed."""
    review = link.review
    response.set_cookie(
        cookie_name(review.public_id),
        link.token,
        path=_home(review.public_id),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _home(review_id: str) -> str:
    return reverse("answer_thanks", args=[review_id]).removesuffix("thanks/")
