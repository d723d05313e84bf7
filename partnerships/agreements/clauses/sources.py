"""What a clause can rest on: everything that is joint in this partnership."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from partnerships.agreements.clauses.models import Clause
from partnerships.equality.models import Principle
from partnerships.joint_sessions.models import Decision
from partnerships.room.models import Partnership
from partnerships.room.questions.reads import short
from partnerships.vision.models import Objective

FIELDS = ("decision", "principle", "objective")


@dataclass(frozen=True)
class Offered:
    """The joint things that a form offers, by code `principle:…`."""

    rows: dict[str, Any]
    groups: list[tuple[str, list[tuple[str, str]]]]

    @property
    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the choices by group; groups without any are left out."""
        return [(label, choices) for label, choices in self.groups if choices]

    def columns(self, code: str) -> dict[str, Any]:
        """Return the columns of a clause that rests on this."""
        chosen = code.partition(":")[0]
        return {name: self.rows[code] if name == chosen else None for name in FIELDS}


def offered(partnership: Partnership, clause: Clause | None = None) -> Offered:
    """Return what is joint here, and what the clause rests on already; three statements."""
    decisions = list(Decision.objects.joint().filter(partnership=partnership).order_by("-joint_at", "pk"))
    principles = list(Principle.objects.joint().filter(partnership=partnership).in_order())
    objectives = list(Objective.objects.joint().filter(partnership=partnership))
    if clause is not None:
        for row, rows in (
            (clause.decision, decisions),
            (clause.principle, principles),
            (clause.objective, objectives),
        ):
            if row is not None and row not in rows:
                rows.append(row)
    groups = [
        (_("Decisions"), [(f"decision:{row.public_id}", short(row.text)) for row in decisions]),
        (_("Principles"), [(f"principle:{row.public_id}", short(row.text)) for row in principles]),
        (_("Objectives"), [(f"objective:{row.public_id}", short(row.title)) for row in objectives]),
    ]
    found = (("decision", decisions), ("principle", principles), ("objective", objectives))
    return Offered({f"{kind}:{row.public_id}": row for kind, rows in found for row in rows}, groups)


def code_of(clause: Clause) -> str:
    """Return the code of what a clause rests on; empty for nothing."""
    for name in FIELDS:
        row = getattr(clause, name)
        if row is not None:
            return f"{name}:{row.public_id}"
    return ""
