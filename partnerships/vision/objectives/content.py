"""What all sides accept of an objective, in canonical form; and the way back into the row."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.room.models import Participant, Side
from partnerships.vision.figures import plain, said
from partnerships.vision.objectives.models import Objective

# The columns that are agreed, as the form and the verbs name them.
COLUMNS = (
    "pillar",
    "title",
    "reason",
    "unit",
    "direction",
    "baseline",
    "baseline_on",
    "target",
    "due_on",
    "tolerance",
    "verification",
    "norm_title",
    "norm_version",
    "norm_link",
    "asked_by",
    "help_given",
    "owner",
    "counterpart",
)


def columns_of(objective: Objective) -> dict[str, Any]:
    """Return the agreed columns of a row."""
    return {name: getattr(objective, name) for name in COLUMNS}


def content_of_columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the canonical form of the columns: exactly what the page shows."""
    tolerance = columns["tolerance"]
    return {
        **{name: columns[name] for name in ("pillar", "title", "reason", "unit", "direction", "verification")},
        "baseline": _exact(columns["baseline"]),
        "baseline_on": columns["baseline_on"].isoformat(),
        "target": _exact(columns["target"]),
        "due_on": columns["due_on"].isoformat(),
        "tolerance": _exact(tolerance) if tolerance is not None else "",
        "norm": {name: columns[f"norm_{name}"] for name in ("title", "version", "link")},
        "asked_by": _side(columns["asked_by"]),
        "help_given": columns["help_given"],
        "owner": _person(columns["owner"]),
        "counterpart": _person(columns["counterpart"]),
    }


def columns_of_content(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns that a content says, with the rows it names."""
    people = Participant.objects.in_bulk(
        [content["owner"]["participant"], content["counterpart"]["participant"]], field_name="public_id"
    )
    asked = content["asked_by"]
    return {
        **{
            name: content[name]
            for name in ("pillar", "title", "reason", "unit", "direction", "verification", "help_given")
        },
        "baseline": Decimal(content["baseline"]),
        "baseline_on": date.fromisoformat(content["baseline_on"]),
        "target": Decimal(content["target"]),
        "due_on": date.fromisoformat(content["due_on"]),
        "tolerance": Decimal(content["tolerance"]) if content["tolerance"] else None,
        **{f"norm_{name}": content["norm"][name] for name in ("title", "version", "link")},
        "asked_by": Side.objects.get(public_id=asked["side"]) if asked else None,
        "owner": people[content["owner"]["participant"]],
        "counterpart": people[content["counterpart"]["participant"]],
    }


def rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return label and value of all that is accepted."""
    if "set_aside" in content:
        return [(_("Objective"), content["title"]), (_("Set aside because"), content["set_aside"])]
    unit = content["unit"]
    found = [
        (_("Objective"), content["title"]),
        (_("Pillar"), glossary.label(f"pillar.{content['pillar']}")),
        (_("Why"), content["reason"]),
        (_("Direction"), str(Objective.Direction(content["direction"]).label)),
        (_("Starting point"), _on(content["baseline"], unit, content["baseline_on"])),
        (_("Target"), _on(content["target"], unit, content["due_on"])),
        (_("May differ by"), said(Decimal(content["tolerance"]), unit) if content["tolerance"] else ""),
        (_("How we verify it"), content["verification"]),
        (_("External norm"), " · ".join(text for text in content["norm"].values() if text)),
        (_("Asked by"), content["asked_by"]["name"] if content["asked_by"] else ""),
        (_("Help of the asking side"), content["help_given"]),
        (_("Owners"), "; ".join(f"{content[k]['name']} ({content[k]['side']})" for k in ("owner", "counterpart"))),
    ]
    return [(label, value) for label, value in found if value]


def title(content: dict[str, Any]) -> str:
    """Return what is accepted, in a line."""
    if "set_aside" in content:
        return _("Set aside: %(title)s") % {"title": content["title"]}
    return _("Objective: %(title)s") % {"title": content["title"]}


def _on(figure: str, unit: str, iso: str) -> str:
    return _("%(figure)s on %(day)s") % {
        "figure": said(Decimal(figure), unit),
        "day": day(iso),
    }


def _exact(value: Decimal) -> str:
    return format(plain(value), "f")


def _side(side: Side | None) -> dict[str, str] | None:
    return {"side": side.public_id, "name": side.name} if side else None


def _person(person: Participant) -> dict[str, str]:
    return {"participant": person.public_id, "name": person.user.name, "side": person.side.name}
