"""What the pages show of objectives: figures against the path, steps, owners."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, OuterRef, Prefetch, Subquery
from django.urls import reverse

from partnerships import glossary
from partnerships.room.models import Partnership
from partnerships.room.subjects import Shown
from partnerships.vision.figures import said
from partnerships.vision.objectives import path, plot
from partnerships.vision.objectives.initiatives import Initiative
from partnerships.vision.objectives.models import Measurement, Milestone, Objective
from partnerships.vision.objectives.words import state_in_words


@dataclass(frozen=True)
class Standing:
    """How an objective stands today, in figures, in words and as a bar."""

    state: path.State
    words: str
    is_alarm: bool
    is_on_course: bool
    start: str
    now: str
    now_on: date | None
    target: str
    bar: plot.Bar
    level: bool


@dataclass(frozen=True)
class ObjectiveLine:
    """One objective in a list."""

    objective: Objective
    url: str
    pillar: str
    standing: Standing
    owners: str
    is_joint: bool
    milestones: Sequence[Milestone]


def course_of(objective: Objective) -> path.Course:
    """Return what was agreed, as the pure functions want it."""
    return path.Course(
        direction=objective.direction,
        baseline=objective.baseline,
        baseline_on=objective.baseline_on,
        target=objective.target,
        due_on=objective.due_on,
        tolerance=objective.tolerance or Decimal(0),
    )


def figures_of(measurements: Iterable[Measurement]) -> list[path.Figure]:
    """Return one figure a day, by day: of two for one day the later entry counts."""
    by_day = {row.measured_on: row for row in sorted(measurements, key=lambda row: row.number)}
    return [path.Figure(on, by_day[on].value) for on in sorted(by_day)]


def standing_of(objective: Objective, measurements: Iterable[Measurement], *, today: date) -> Standing:
    """Return how an objective stands."""
    return standing_at(objective, figures_of(measurements), today=today)


def with_newest_figure(objectives):
    """Let a queryset bring what `newest_figure` wants along, in the same statement."""
    newest = Measurement.objects.filter(objective=OuterRef("pk")).order_by("-measured_on", "-number")
    return objectives.annotate(
        newest_on=Subquery(newest.values("measured_on")[:1]), newest_value=Subquery(newest.values("value")[:1])
    )


def newest_figure(objective: Objective) -> list[path.Figure]:
    """Return the one figure that says how it stands, if there is any. It should come from `with_newest_figure`."""
    if objective.newest_on is None:
        return []
    return [path.Figure(objective.newest_on, objective.newest_value)]


def standing_at(objective: Objective, figures: Sequence[path.Figure], *, today: date) -> Standing:
    """Return how an objective stands with these figures, one a day by day: the last one counts."""
    course = course_of(objective)
    state = path.state(course, figures, today=today)
    last = figures[-1] if figures else None
    return Standing(
        state=state,
        words=state_in_words(state),
        is_alarm=state in path.ALARMING,
        is_on_course=state in path.ON_COURSE,
        start=said(objective.baseline, objective.unit),
        now=said(last.value, objective.unit) if last else "–",
        now_on=last.on if last else None,
        target=said(objective.target, objective.unit),
        bar=plot.bar(course, figures, today=today),
        level=objective.direction == Objective.Direction.KEEP,
    )


def with_everything(objectives):
    """Let a queryset bring owners, figures and steps along: two more statements, however many rows."""
    steps = Milestone.objects.filter(dropped_at=None).order_by("due_on", "pk")
    return objectives.select_related(
        "owner__user", "counterpart__user", "owner__side__organisation", "counterpart__side__organisation",
        "asked_by__organisation", "drafted_by__user",
    ).prefetch_related("measurements", Prefetch("milestones", queryset=steps))  # fmt: skip


def line(objective: Objective, partnership: Partnership, *, today: date) -> ObjectiveLine:
    """Return one objective as it stands in a list. It should come from `with_everything`."""
    return ObjectiveLine(
        objective=objective,
        url=reverse("objective_detail", args=[partnership.public_id, objective.public_id]),
        pillar=glossary.label(f"pillar.{objective.pillar}"),
        standing=standing_of(objective, objective.measurements.all(), today=today),
        owners=" · ".join([objective.owner.user.name, objective.counterpart.user.name]),
        is_joint=objective.joint_at is not None,
        milestones=list(objective.milestones.all()),
    )


def lines(partnership: Partnership, *, today: date) -> list[ObjectiveLine]:
    """Return the objectives of a room: joint ones by due day, then drafts; three statements."""
    rows = with_everything(Objective.objects.standing().filter(partnership=partnership))
    ordered = rows.order_by(F("joint_at").asc(nulls_last=True), "pk")
    found = [line(objective, partnership, today=today) for objective in ordered]
    return sorted(found, key=lambda one: (not one.is_joint, one.objective.due_on, one.objective.pk))


def serving(initiatives: Iterable[Initiative]) -> dict[str, list[Initiative]]:
    """Return initiatives by the objective they serve; those that serve none under the empty text."""
    by_objective: dict[str, list[Initiative]] = defaultdict(list)
    for initiative in initiatives:
        by_objective[initiative.objective].append(initiative)
    return by_objective


def find_objectives(partnership: Partnership, public_ids) -> dict[str, Shown]:
    """Return objectives as what a question or an attachment is about."""
    rows = Objective.objects.filter(partnership=partnership, public_id__in=list(public_ids)).order_by("pk")
    return {
        row.public_id: Shown(row.title, reverse("objective_detail", args=[partnership.public_id, row.public_id]))
        for row in rows
    }


def find_milestones(partnership: Partnership, public_ids) -> dict[str, Shown]:
    """Return milestones as what a question or an attachment is about."""
    rows = Milestone.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {
        row.public_id: Shown(
            row.title, reverse("objective_detail", args=[partnership.public_id, row.objective.public_id])
        )
        for row in rows.select_related("objective").order_by("pk")
    }
