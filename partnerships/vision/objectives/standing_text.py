"""How an objective or a step stands for whoever edits it: with what is proposed about it and not joint yet."""

from copy import copy
from datetime import date

from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.vision.objectives.content import columns_of_content
from partnerships.vision.objectives.models import Milestone, Objective


def as_proposed(objective: Objective) -> Objective:
    """Return a copy with the columns of the open proposal, if there is one.

    Its `version` counts the versions that were proposed, so that two people who propose a change of what is
    joint notice each other. A draft is its own row: it comes back as it is.
    """
    if objective.joint_at is None:
        return objective
    edited = copy(objective)
    proposals = _proposals(objective)
    edited.version = len(proposals)
    for proposal in proposals:
        content = content_of(proposal)
        if proposal.state == Proposal.State.OPEN and "set_aside" not in content:
            for name, value in columns_of_content(content).items():
                setattr(edited, name, value)
    return edited


def milestone_as_proposed(milestone: Milestone) -> Milestone:
    """Return a copy with words and day of the open proposal, if there is one; `version` as above."""
    edited = copy(milestone)
    proposals = _proposals(milestone)
    edited.version = len(proposals)
    for proposal in proposals:
        content = content_of(proposal)
        if proposal.state == Proposal.State.OPEN and not content.get("dropped"):
            edited.title, edited.due_on = content["title"], date.fromisoformat(content["due_on"])
    return edited


def _proposals(row: Objective | Milestone) -> list[Proposal]:
    return list(Proposal.objects.filter(partnership=row.partnership_id, subject_id=row.public_id).order_by("pk"))
