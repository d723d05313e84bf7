"""Rounds for tests: seat people, open, answer by link, close. Only through the verbs of the application."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assessments.criteria.actions import ensure_default
from assessments.reviews import actions, keyring, sealing
from assessments.reviews.models import ReviewInvitation, ReviewPlan, TrustReview
from tests.factories import OrganisationFactory, ParticipantFactory, PartnershipFactory, SideFactory
from tests.moments import NOW

TODAY = NOW.date()


def seated(sizes: Sequence[int] = (5, 5), countries: Sequence[str] = (), **plan) -> ReviewPlan:
    """Return the plan of a partnership with so many answering people per side, due today."""
    partnership = PartnershipFactory(growing=True)
    for number, size in enumerate(sizes, start=1):
        country = countries[number - 1] if countries else "NL"
        organisation = OrganisationFactory(name=f"Side {number} of {partnership.pk}", country=country)
        side = SideFactory(partnership=partnership, organisation=organisation, mark=number)
        for place in range(size):
            ParticipantFactory(side=side, lead=place == 0)
    defaults = {
        "partnership": partnership,
        "criteria_set": ensure_default(NOW),
        "full_every_months": 6,
        "pulse_every_months": None,
        "next_full_on": TODAY,
    }
    return ReviewPlan.objects.create(**defaults | plan)


@dataclass
class OpenRound:
    """An open round and the links of everybody asked, as the worker could make them."""

    review: TrustReview
    links: dict[int, list[tuple[ReviewInvitation, str]]]

    def answer(self, mark: int, sheets: Sequence[int | dict | Sequence[int]], now: datetime = NOW, remarks=()):
        """Hand in sheets of a side: one answer for all statements, a dict, or a row of answers."""
        for place, sheet in enumerate(sheets):
            invitation, token = self.links[mark][place]
            actions.hand_in(
                invitation=invitation,
                token=token,
                answers=self.filled(sheet),
                remarks=remarks[place] if place < len(remarks) else {},
                now=now,
            )

    def filled(self, sheet: int | dict | Sequence[int]) -> dict[str, int]:
        """Return a whole sheet."""
        codes = self.review.item_codes
        if isinstance(sheet, dict):
            return dict.fromkeys(codes, 4) | sheet
        if isinstance(sheet, int):
            return dict.fromkeys(codes, sheet)
        return dict(zip(codes, sheet, strict=True))

    def close(self, now: datetime | None = None) -> TrustReview:
        """Close the round at its time."""
        now = now or self.review.closes_at + timedelta(seconds=30)
        assert actions.close_due(now=now) == 1
        self.review.refresh_from_db()
        return self.review


def opened(plan: ReviewPlan, now: datetime = NOW) -> OpenRound:
    """Open the round that is due and collect the links."""
    assert actions.open_due(now=now) == 1
    review = TrustReview.objects.get(partnership=plan.partnership, state=TrustReview.State.OPEN)
    return with_links(review)


def with_links(review: TrustReview) -> OpenRound:
    """Return an open round with the links of everybody asked."""
    keys = keyring.read(review.public_id)
    links: dict[int, list] = {}
    for invitation in review.invitations.select_related("side", "participant__user").order_by("pk"):
        token = sealing.link_token(keys.secret, invitation.public_id)
        links.setdefault(invitation.side.mark, []).append((invitation, token))
    return OpenRound(review, links)
