"""What the page of one objective shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships import glossary
from partnerships.room.access import Access
from partnerships.room.attachments import reads as attachments
from partnerships.room.consent import reads as consents
from partnerships.room.consent.models import Proposal
from partnerships.room.questions import reads as questions
from partnerships.vision.figures import said
from partnerships.vision.objectives import initiatives, plot
from partnerships.vision.objectives.kinds import MILESTONE, OBJECTIVE, SEALED_OBJECTIVE
from partnerships.vision.objectives.models import Measurement, Milestone, Objective
from partnerships.vision.objectives.reads import course_of, figures_of, serving, standing_of


@dataclass(frozen=True)
class Tick:
    """A line of the grid with its words."""

    at: float
    words: str


@dataclass(frozen=True)
class Dot:
    """A figure in the picture with its words."""

    x: float
    y: float
    on: date
    words: str


@dataclass(frozen=True)
class Picture:
    """The plot with everything in words."""

    plot: plot.Plot
    levels: Sequence[Tick]
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Row:
    """One entered figure. `is_replaced`: a later entry for the same day counts."""

    measurement: Measurement
    figure: str
    is_replaced: bool


@dataclass(frozen=True)
class Step:
    """One milestone, and whether it may be changed now."""

    milestone: Milestone
    is_late: bool
    was_moved: bool
    is_open: bool


def detail(objective: Objective, access: Access, *, today: date) -> dict[str, Any]:
    """Return what the page shows; the objective should come from `with_everything`."""
    measurements = list(
        objective.measurements.select_related("entered_by__user", "entered_by__side__organisation")
    )
    served_by = initiatives.of_partnership(access.partnership)
    return {
        "objective": objective,
        "pillar": glossary.label(f"pillar.{objective.pillar}"),
        "standing": standing_of(objective, measurements, today=today),
        "tolerance": said(objective.tolerance, objective.unit) if objective.tolerance is not None else "",
        "picture": picture(objective, measurements, today=today),
        "figures": _rows(objective, measurements),
        "steps": [_step(row, today) for row in objective.milestones.all()],
        "served_by": serving(served_by).get(objective.public_id, []),
        "serving_is_known": initiatives.are_known(),
        "waiting": _waiting(objective, access),
        "questions": questions.about(access, "objective", objective.public_id),
        "attachments": attachments.on(access, "objective", objective.public_id),
        "may_measure": access.can["draft_vision"] and objective.joint_at and not objective.set_aside_at,
        "may_draft": access.can["draft_vision"] and not objective.set_aside_at,
    }


def picture(objective: Objective, measurements: Sequence[Measurement], *, today: date) -> Picture:
    """Return the plot of an objective with the figures of its axes in words."""
    drawn = plot.plot(course_of(objective), figures_of(measurements), today=today)
    return Picture(
        plot=drawn,
        levels=[Tick(level.at, said(level.value)) for level in drawn.levels],
        dots=[Dot(point.x, point.y, point.on, said(point.value, objective.unit)) for point in drawn.points],
    )


def _rows(objective: Objective, measurements: Sequence[Measurement]) -> list[Row]:
    newest = {}
    for row in sorted(measurements, key=lambda row: row.number):
        newest[row.measured_on] = row.pk
    ordered = sorted(measurements, key=lambda row: (row.measured_on, row.number), reverse=True)
    return [Row(row, said(row.value, objective.unit), newest[row.measured_on] != row.pk) for row in ordered]


def _step(milestone: Milestone, today: date) -> Step:
    is_open = milestone.reached_on is None
    return Step(
        milestone=milestone,
        is_late=is_open and milestone.due_on < today,
        was_moved=milestone.due_on != milestone.first_due_on,
        is_open=is_open,
    )


def _waiting(objective: Objective, access: Access) -> list[consents.Acceptance]:
    """Return what is proposed about this objective or its steps and waits for acceptance."""
    subjects = [objective.public_id, *(row.public_id for row in objective.milestones.all())]
    rows = consents.of_partnership(access).filter(
        state=Proposal.State.OPEN, kind__in=[OBJECTIVE, SEALED_OBJECTIVE, MILESTONE], subject_id__in=subjects
    )
    return consents.acceptances(consents.answered(rows.order_by("proposed_at", "pk")), access)
