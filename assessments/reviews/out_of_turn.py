"""A round out of turn: asked for by one side, opened when every side has said yes."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.plans import first_free_day
from assessments.reviews.standing import write_planned
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Partnership

OUT_OF_TURN = "review_out_of_turn"


class NoRoundNow(ConsentRefused):
    """There is no plan to open a round with, or one is open."""


@transaction.atomic
def propose_round(*, partnership: Partnership, kind: str, reason: str, by: Participant, now: datetime) -> Proposal:
    """Put to all sides that a round opens now. Raises NoRoundNow with the reason for the reader."""
    _refuse_without_plan(partnership.pk)
    return propose(
        partnership=partnership, kind=OUT_OF_TURN, content={"kind": kind, "reason": reason}, by=by, now=now
    )


def plan_round(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Make the round due today; beat opens it within a minute, where the keys are. Raises NoRoundNow."""
    _refuse_without_plan(proposal.partnership_id)
    plan = (
        ReviewPlan.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(partnership=proposal.partnership_id)
    )
    day = first_free_day(plan, plan.partnership.day_at(now), now)
    if content["kind"] == TrustReview.Kind.FULL:
        plan.next_full_on = day
    else:
        plan.next_pulse_on = day
    plan.save(update_fields=["next_full_on", "next_pulse_on"])
    write_planned(plan=plan, now=now)


def _refuse_without_plan(partnership_pk: int) -> None:
    if not ReviewPlan.objects.filter(partnership=partnership_pk).exclude(criteria_set=None).exists():
        raise NoRoundNow(_("First agree together what you ask each other, and how often."))
    if TrustReview.objects.filter(partnership=partnership_pk, state=TrustReview.State.OPEN).exists():
        raise NoRoundNow(_("A review is open already. Another can be asked for when it has closed."))


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    full = content["kind"] == TrustReview.Kind.FULL
    return [
        (_("What is asked"), _("Full review") if full else _("Pulse")),
        (_("When"), _("as soon as all sides have accepted")),
        (_("Why now"), content["reason"]),
    ]


def _page(proposal: Proposal) -> str:
    return reverse("review_list", args=[proposal.partnership.public_id])


KIND = Kind(
    key=OUT_OF_TURN,
    permission=Permission.OPEN_ROUND,
    title=lambda content: _("A review out of turn"),
    rows=_rows,
    on_joint=plan_round,
    address=_page,
)
