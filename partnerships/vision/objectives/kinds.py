"""How objectives and milestones become joint."""

from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.vision.objectives import content as contents
from partnerships.vision.objectives.models import Milestone, Objective

OBJECTIVE, SEALED_OBJECTIVE, MILESTONE = "objective", "sealed_objective", "milestone"


def kind_for(objective: Objective) -> str:
    """Return who decides about a change: the leads, and the directors once they have sealed the objective."""
    return SEALED_OBJECTIVE if objective.sealed_at else OBJECTIVE


def _agree(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    objective = Objective.objects.get(partnership=proposal.partnership_id, public_id=proposal.subject_id)
    if kind_for(objective) != proposal.kind:
        raise ConsentRefused(_("The directors have sealed this objective meanwhile: propose the change anew."))
    if "set_aside" in content:
        objective.set_aside_at, objective.set_aside_because = now, content["set_aside"]
    else:
        for name, value in contents.columns_of_content(content).items():
            setattr(objective, name, value)
        objective.joint_at = now
    objective.version = F("version") + 1
    objective.save()


def _objective_page(proposal: Proposal) -> str:
    return reverse("objective_detail", args=[proposal.partnership.public_id, proposal.subject_id])


def _agree_milestone(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    milestone = Milestone.objects.get(partnership=proposal.partnership_id, public_id=proposal.subject_id)
    if content.get("dropped"):
        milestone.dropped_at = now
    elif milestone.reached_on is not None:
        raise ConsentRefused(_("This milestone was reached meanwhile: there is nothing to move."))
    else:
        milestone.title, milestone.due_on = content["title"], date.fromisoformat(content["due_on"])
        if milestone.joint_at is None:
            milestone.first_due_on, milestone.joint_at = milestone.due_on, now
    milestone.version = F("version") + 1
    milestone.save()


def _milestone_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [(_("Milestone"), content["title"]), (_("Of the objective"), content["objective"])]
    if content.get("dropped"):
        return [*rows, (_("Dropped because"), content["dropped"])]
    return [*rows, (_("By"), day(content["due_on"]))]


def _milestone_title(content: dict[str, Any]) -> str:
    if content.get("dropped"):
        return _("Drop the milestone: %(title)s") % {"title": content["title"]}
    return _("Milestone: %(title)s") % {"title": content["title"]}


def _milestone_page(proposal: Proposal) -> str:
    found = Milestone.objects.filter(partnership=proposal.partnership_id, public_id=proposal.subject_id)
    objective = found.values_list("objective__public_id", flat=True).first()
    return reverse("objective_detail", args=[proposal.partnership.public_id, objective]) if objective else ""


KINDS = [
    Kind(OBJECTIVE, Permission.CONSENT_TO_WORK, contents.title, contents.rows, _agree, address=_objective_page),
    Kind(
        SEALED_OBJECTIVE,
        Permission.CONSENT_AS_DIRECTOR,
        contents.title,
        contents.rows,
        _agree,
        address=_objective_page,
    ),
    Kind(
        MILESTONE,
        Permission.CONSENT_TO_WORK,
        _milestone_title,
        _milestone_rows,
        _agree_milestone,
        address=_milestone_page,
    ),
]
