"""The whole vision as one content: what the directors seal. Read from the rows as they stand now."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Partnership
from partnerships.vision.objectives import content as objective_contents
from partnerships.vision.objectives.models import Milestone, Objective
from partnerships.vision.sealing.models import ConductRule
from partnerships.vision.text.models import Position, Vision

VISION = "vision"


def content_of_vision(vision: Vision) -> dict[str, Any]:
    """Return text, why, joint objectives with their steps, position and conduct rules: five statements."""
    room = vision.partnership_id
    objectives = (
        Objective.objects.joint()
        .filter(partnership=room)
        .select_related(
            "asked_by__organisation",
            "owner__user",
            "owner__side__organisation",
            "counterpart__user",
            "counterpart__side__organisation",
        )
    )
    steps: dict[int, list[dict[str, str]]] = {}
    joint_steps = Milestone.objects.filter(partnership=room, dropped_at=None, joint_at__isnull=False)
    for step in joint_steps.order_by("due_on", "pk"):
        steps.setdefault(step.objective_id, []).append({"title": step.title, "due_on": step.due_on.isoformat()})
    rules = ConductRule.objects.filter(partnership=room, ended_at=None).order_by("place", "pk")
    return {
        "number": vision.number,
        "why": vision.why,
        "big_goal": vision.big_goal,
        "text": vision.text,
        "horizon_on": vision.horizon_on.isoformat() if vision.horizon_on else "",
        "renew_on": vision.renew_on.isoformat() if vision.renew_on else "",
        "objectives": [
            objective_contents.content_of_columns(objective_contents.columns_of(objective))
            | {"id": objective.public_id, "milestones": steps.get(objective.pk, [])}
            for objective in objectives.order_by("due_on", "pk")
        ],
        "position": _position(room),
        "conduct": list(rules.values_list("text", flat=True)),
    }


def current_content(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what a vision says now, for the comparison with what was proposed."""
    return content_of_vision(Vision.objects.get(partnership=partnership, public_id=subject_id))


def _position(room: int) -> dict[str, str] | None:
    newest = Position.objects.filter(partnership=room).order_by("-number").first()
    if newest is None:
        return None
    return {
        "text": newest.text,
        "norm_title": newest.norm_title,
        "norm_version": newest.norm_version,
        "norm_link": newest.norm_link,
        "verification": newest.verification,
    }


def open_seal_proposal(vision: Vision) -> Proposal | None:
    """Return the version of this vision that lies before the directors, if there is one."""
    return Proposal.objects.filter(
        partnership=vision.partnership_id,
        kind=VISION,
        subject_id=vision.public_id,
        state=Proposal.State.OPEN,
    ).first()


def propose_anew_if_open(vision: Vision, *, by: Participant, now: datetime) -> None:
    """Put the text of now before the directors if an earlier one lies there: what was accepted is open again."""
    if open_seal_proposal(vision) is None:
        return
    propose(
        partnership=vision.partnership,
        kind=VISION,
        subject_id=vision.public_id,
        content=content_of_vision(vision),
        by=by,
        now=now,
    )


def title(content: dict[str, Any]) -> str:
    """Return what is sealed, in a line."""
    if content["number"] > 1:
        return _("Our shared vision, term %(number)d") % {"number": content["number"]}
    return _("Our shared vision")


def rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return label and value of all that is sealed."""
    found = [
        (_("Why together"), content["why"]),
        (_("The big goal"), content["big_goal"]),
        (_("The text"), content["text"]),
        (_("Looks ahead to"), day(content["horizon_on"])),
        (_("Looked at again on"), day(content["renew_on"])),
    ]
    for objective in content["objectives"]:
        said = [f"{label}: {value}" for label, value in objective_contents.rows(objective)[1:]]
        said += [f"{_('Milestone')}: {step['title']}, {day(step['due_on'])}" for step in objective["milestones"]]
        found.append((_("Objective"), "\n".join([objective["title"], *said])))
    if content["position"]:
        position = content["position"]
        norm = " · ".join(
            position[f"norm_{name}"] for name in ("title", "version", "link") if position[f"norm_{name}"]
        )
        found.append(
            (_("Joint position on sustainability"), f"{position['text']}\n{norm}\n{position['verification']}")
        )
    found += [(_("How we deal with each other"), rule) for rule in content["conduct"]]
    return [(label, value) for label, value in found if value]
