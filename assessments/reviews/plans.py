"""What the sides agree about their reviews: which statements, which rhythm. Joint through consent."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from assessments.criteria.models import CriteriaSet
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.standing import write_planned
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Partnership

CRITERIA, RHYTHM = "review_criteria", "review_rhythm"


@transaction.atomic
def propose_plan(
    *,
    partnership: Partnership,
    criteria_set: CriteriaSet,
    first_on: date,
    full_every_months: int,
    pulse_every_months: int | None,
    window_days: int,
    minimum: int,
    keep_below: int,
    by: Participant,
    now: datetime,
) -> list[Proposal]:
    """Put the statements and the rhythm to all sides, each as a proposal of its own.

    What is joint already in the same words is not proposed again.
    """
    proposals = []
    plan = ReviewPlan.objects.filter(partnership=partnership).first()
    if plan is None or plan.criteria_set_id != criteria_set.pk:
        proposals.append(
            propose(partnership=partnership, kind=CRITERIA, content=criteria_content(criteria_set), by=by, now=now)
        )
    rhythm = {
        "first_on": first_on.isoformat(),
        "full_every_months": full_every_months,
        "pulse_every_months": pulse_every_months,
        "window_days": window_days,
        "minimum": minimum,
        "keep_below": keep_below,
    }
    if plan is None or rhythm_of(plan) != rhythm:
        proposals.append(propose(partnership=partnership, kind=RHYTHM, content=rhythm, by=by, now=now))
    return proposals


def rhythm_of(plan: ReviewPlan) -> dict[str, Any] | None:
    """Return the joint rhythm in the form in which it is proposed, or None before there is one."""
    if plan.full_every_months is None:
        return None
    return {
        "first_on": plan.next_full_on.isoformat() if plan.next_full_on else "",
        "full_every_months": plan.full_every_months,
        "pulse_every_months": plan.pulse_every_months,
        "window_days": plan.window_days,
        "minimum": plan.minimum,
        "keep_below": plan.keep_below,
    }


def criteria_content(criteria_set: CriteriaSet) -> dict[str, Any]:
    """Return what is consented to when a set is adopted: exactly this version, by its fingerprint."""
    return {
        "set": criteria_set.public_id,
        "code": criteria_set.code,
        "version": criteria_set.version,
        "name": {"en": criteria_set.name_en, "nl": criteria_set.name_nl},
        "fingerprint": criteria_set.fingerprint,
    }


def adopt_criteria(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Use the set from the next round on; what was answered before keeps its own version."""
    plan, _made = ReviewPlan.objects.get_or_create(partnership=proposal.partnership)
    plan.criteria_set = CriteriaSet.objects.get(public_id=content["set"])
    plan.save(update_fields=["criteria_set"])


def adopt_rhythm(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Set when the rounds are due and what may be shown."""
    plan, _made = ReviewPlan.objects.get_or_create(partnership=proposal.partnership)
    plan.full_every_months = content["full_every_months"]
    plan.pulse_every_months = content["pulse_every_months"]
    plan.window_days = content["window_days"]
    plan.minimum = content["minimum"]
    plan.keep_below = content["keep_below"]
    plan.next_full_on = first_free_day(plan, date.fromisoformat(content["first_on"]), now)
    plan.next_pulse_on = None
    plan.save()
    write_planned(plan=plan, now=now)


def first_free_day(plan: ReviewPlan, wished: date, now: datetime) -> date:
    """Return the wished day, or the first later one: a day that has passed or had its round opens nothing."""
    day = max(wished, plan.partnership.day_at(now))
    used = set(TrustReview.objects.filter(partnership=plan.partnership_id).values_list("due_on", flat=True))
    while day in used:
        day += timedelta(days=1)
    return day


def _criteria_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    return [
        (_("Statements"), content["name"][language]),
        (_("Version"), str(content["version"])),
    ]


def every_months(count: int | None) -> str:
    """Return a rhythm in words."""
    if count is None:
        return _("none")
    return ngettext("every month", "every %(count)d months", count) % {"count": count}


def _rhythm_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    days, minimum = content["window_days"], content["minimum"]
    first = content["first_on"]
    return [
        *([(_("First review"), day(first))] if first else []),
        (_("Full review"), every_months(content["full_every_months"])),
        (_("Pulse"), every_months(content["pulse_every_months"])),
        (
            _("Time to answer"),
            ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days},
        ),
        (
            _("A side is shown from"),
            ngettext("%(count)d answer", "%(count)d answers", minimum) % {"count": minimum},
        ),
        (
            _("When hardly anyone came or left"),
            _("show the new figure")
            if not content["keep_below"]
            else _("keep the earlier figure below %(count)d people") % {"count": content["keep_below"]},
        ),
    ]


def _plan_page(proposal: Proposal) -> str:
    return reverse("review_plan", args=[proposal.partnership.public_id])


KINDS = [
    Kind(
        key=CRITERIA,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("The statements of our trust review"),
        rows=_criteria_rows,
        on_joint=adopt_criteria,
        address=_plan_page,
    ),
    Kind(
        key=RHYTHM,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("The rhythm of our trust reviews"),
        rows=_rhythm_rows,
        on_joint=adopt_rhythm,
        address=_plan_page,
    ),
]
