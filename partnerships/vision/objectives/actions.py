"""Drafting objectives, putting them to all sides, planning steps, entering figures: the verbs."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile, save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.objectives import rules
from partnerships.vision.objectives.content import columns_of, content_of_columns
from partnerships.vision.objectives.kinds import MILESTONE, kind_for
from partnerships.vision.objectives.models import Measurement, Milestone, Objective
from partnerships.vision.objectives.standing_text import as_proposed, milestone_as_proposed

DRAFT = Permission.DRAFT_VISION


class NotReady(VisionRefused):
    """The objective cannot be put to all sides yet; `lacks` says what is missing."""

    def __init__(self, lacks: list[rules.Lack]):
        self.lacks = lacks
        super().__init__(" ".join(rules.in_words(lack) for lack in lacks))


# --- objectives -----------------------------------------------------------
@transaction.atomic
def draft_objective(
    *, partnership: Partnership, public_id: str, columns: Mapping[str, Any], by: Participant, now: datetime
) -> Objective:
    """Write a first draft. `public_id` came with the form: sent twice, it makes one row."""
    by = entitled(by, partnership, DRAFT)
    drafted = Objective.objects.filter(public_id=public_id, partnership=partnership).first()
    if drafted is not None:
        return drafted
    objective = Objective.objects.create(
        public_id=public_id, partnership=partnership, drafted_by=by, drafted_at=now, **columns
    )
    _note(objective, "objective.drafted", by, now)
    return objective


@transaction.atomic
def change_objective(
    *, objective: Objective, version: int, columns: Mapping[str, Any], by: Participant, now: datetime
) -> Proposal | None:
    """Change a draft, or propose a change of what is joint.

    A draft that is before the sides is proposed anew: what was accepted of it is open again. Returns the
    proposal, if there is one now. Raises ChangedMeanwhile, NotReady, VisionRefused.
    """
    by, objective = _own(objective, by)
    if objective.joint_at is not None:
        return _change_joint(objective, version, columns, by, now)
    if save_if_unchanged(objective, version, **columns):
        _note(objective, "objective.changed", by, now)
    if not _is_proposed(objective):
        return None
    return _put(objective, content_of_columns(columns), by, now, columns)


@transaction.atomic
def propose_objective(*, objective: Objective, by: Participant, now: datetime) -> Proposal:
    """Put a draft to all sides as it stands. Raises NotReady with what is missing."""
    by, objective = _own(objective, by)
    if objective.joint_at is not None:
        raise VisionRefused(_("All sides have accepted this already."))
    columns = columns_of(objective)
    return _put(objective, content_of_columns(columns), by, now, columns)


@transaction.atomic
def set_aside(*, objective: Objective, reason: str, by: Participant, now: datetime) -> Proposal | None:
    """Set a draft aside; for what is joint, put this to all sides. Twice is once."""
    by, objective = _own(objective, by, also_set_aside=True)
    if objective.set_aside_at is not None:
        return None
    if objective.joint_at is not None:
        content = {"objective": objective.public_id, "title": objective.title, "set_aside": reason}
        return _put(objective, content, by, now)
    if _is_proposed(objective):
        raise VisionRefused(_("This is before all sides: take the proposal back first."))
    objective.set_aside_at, objective.set_aside_because = now, reason
    objective.save(update_fields=["set_aside_at", "set_aside_because"])
    _note(objective, "objective.set_aside", by, now)
    return None


# --- milestones -----------------------------------------------------------
@transaction.atomic
def plan_milestone(
    *, objective: Objective, public_id: str, title: str, due_on: date, by: Participant, now: datetime
) -> Milestone:
    """Plan a step towards an objective and put it to all sides. Sent twice, it makes one row."""
    by, objective = _own(objective, by)
    planned = Milestone.objects.filter(public_id=public_id, objective=objective).first()
    if planned is not None:
        return planned
    milestone = Milestone.objects.create(
        public_id=public_id,
        partnership=objective.partnership,
        objective=objective,
        title=title,
        due_on=due_on,
        first_due_on=due_on,
        planned_by=by,
        planned_at=now,
    )
    _note(milestone, "milestone.planned", by, now)
    _put_milestone(milestone, _milestone_content(milestone, title, due_on), by, now)
    return milestone


@transaction.atomic
def move_milestone(
    *, milestone: Milestone, version: int, title: str, due_on: date, by: Participant, now: datetime
) -> Proposal:
    """Propose other words or another day. Until all sides accept, the step stands as it was."""
    by, milestone = _own_milestone(milestone, by)
    content = _milestone_content(milestone, title, due_on)
    now_stands = milestone_as_proposed(milestone)
    if now_stands.version != version and (now_stands.title, now_stands.due_on) != (title, due_on):
        raise ChangedMeanwhile(now_stands)
    if milestone.joint_at is None:
        Milestone.objects.filter(pk=milestone.pk).update(title=title, due_on=due_on, first_due_on=due_on)
    elif (milestone.title, milestone.due_on) == (title, due_on):
        raise VisionRefused(_("This is how it stands: there is nothing new to propose."))
    return _put_milestone(milestone, content, by, now)


@transaction.atomic
def drop_milestone(*, milestone: Milestone, reason: str, by: Participant, now: datetime) -> Proposal:
    """Propose to drop a step."""
    by, milestone = _own_milestone(milestone, by)
    content = _milestone_content(milestone, milestone.title, milestone.due_on) | {"dropped": reason}
    return _put_milestone(milestone, content, by, now)


@transaction.atomic
def reach_milestone(
    *, milestone: Milestone, reached_on: date, evidence: str, by: Participant, now: datetime
) -> Milestone:
    """Write down that a step was reached, when, and what shows it. Twice is once."""
    by = entitled(by, milestone.partnership, DRAFT)
    milestone = Milestone.objects.select_related("partnership", "objective").get(pk=milestone.pk)
    if milestone.reached_on is not None:
        return milestone
    if milestone.dropped_at is not None:
        raise VisionRefused(_("This milestone was dropped meanwhile."))
    if milestone.joint_at is None:
        raise VisionRefused(_("Not every side has accepted this milestone yet."))
    milestone.reached_on, milestone.evidence, milestone.reached_by = reached_on, evidence, by
    milestone.save(update_fields=["reached_on", "evidence", "reached_by"])
    _note(milestone, "milestone.reached", by, now)
    return milestone


# --- figures --------------------------------------------------------------
@transaction.atomic
def record_measurement(
    *, objective: Objective, measured_on: date, value: Decimal, evidence: str, by: Participant, now: datetime
) -> Measurement:
    """Enter a figure with its evidence. Another one for the same day corrects it; the earlier stays readable."""
    by, objective = _own(objective, by)
    if objective.joint_at is None:
        raise VisionRefused(_("Figures count once all sides have accepted the objective."))
    newest = objective.measurements.filter(measured_on=measured_on).order_by("-number").first()
    if newest is not None and (newest.value, newest.evidence) == (value, evidence):
        return newest
    measurement = Measurement.objects.create(
        partnership=objective.partnership,
        objective=objective,
        measured_on=measured_on,
        number=newest.number + 1 if newest else 1,
        value=value,
        evidence=evidence,
        entered_by=by,
        entered_at=now,
    )
    verb = "measurement.corrected" if newest else "measurement.recorded"
    _note(objective, verb, by, now, {"measurement": measurement.public_id})
    return measurement


# --- small steps ----------------------------------------------------------
def _change_joint(
    objective: Objective, version: int, columns: Mapping[str, Any], by: Participant, now: datetime
) -> Proposal | None:
    content = content_of_columns(columns)
    now_stands = as_proposed(objective)
    stands = content_of_columns(columns_of(now_stands))
    if content != stands and now_stands.version != version:
        raise ChangedMeanwhile(now_stands)
    if content == stands and not _is_proposed(objective):
        return None
    return _put(objective, content, by, now, columns)


def _own(objective: Objective, by: Participant, *, also_set_aside: bool = False) -> tuple[Participant, Objective]:
    by = entitled(by, objective.partnership, DRAFT)
    fresh = Objective.objects.select_related("partnership", "asked_by__organisation").get(pk=objective.pk)
    if fresh.set_aside_at is not None and not also_set_aside:
        raise VisionRefused(_("This objective was set aside."))
    return by, fresh


def _own_milestone(milestone: Milestone, by: Participant) -> tuple[Participant, Milestone]:
    by = entitled(by, milestone.partnership, DRAFT)
    fresh = Milestone.objects.select_related("partnership", "objective").get(pk=milestone.pk)
    if fresh.reached_on is not None:
        raise VisionRefused(_("This milestone was reached: it stays as it is."))
    if fresh.dropped_at is not None:
        raise VisionRefused(_("This milestone was dropped meanwhile."))
    return by, fresh


def _is_proposed(objective: Objective) -> bool:
    return Proposal.objects.filter(
        partnership=objective.partnership_id,
        kind=kind_for(objective),
        subject_id=objective.public_id,
        state=Proposal.State.OPEN,
    ).exists()


def _put(
    objective: Objective,
    content: dict[str, Any],
    by: Participant,
    now: datetime,
    columns: Mapping[str, Any] | None = None,
) -> Proposal:
    missing = rules.lacks(columns) if columns is not None else []
    if missing:
        raise NotReady(missing)
    return propose(
        partnership=objective.partnership,
        kind=kind_for(objective),
        subject_id=objective.public_id,
        content=content,
        by=by,
        now=now,
    )


def _milestone_content(milestone: Milestone, title: str, due_on: date) -> dict[str, Any]:
    return {"title": title, "objective": milestone.objective.title, "due_on": due_on.isoformat()}


def _put_milestone(milestone: Milestone, content: dict[str, Any], by: Participant, now: datetime) -> Proposal:
    return propose(
        partnership=milestone.partnership,
        kind=MILESTONE,
        subject_id=milestone.public_id,
        content=content,
        by=by,
        now=now,
    )


def _note(
    row: Objective | Milestone, verb: str, by: Participant, now: datetime, data: dict[str, Any] | None = None
) -> None:
    kind = "objective" if isinstance(row, Objective) else "milestone"
    record(partnership=row.partnership, verb=verb, by=by, now=now, subject=(kind, row.public_id), data=data or {})
