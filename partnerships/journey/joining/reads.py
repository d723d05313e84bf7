"""What was joint before a side joined, and waits for that side: principles, charter, vision, agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.agreements.models import Agreement
from partnerships.equality.charter.reads import CHARTER
from partnerships.equality.principles import reads as principles
from partnerships.room.models import Partnership, Proposal, Side
from partnerships.vision.text.reads import visions_of

State = Proposal.State


class Thing(StrEnum):
    """What holds for long, and so has to hold for whoever joins as well."""

    PRINCIPLES = "principles"
    CHARTER = "charter"
    VISION = "vision"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class ToAccept:
    """One thing that all but the newcomers have accepted.

    `lacking`: the sides that have not. `is_under_way`: it has been put to all anew, or its next version begun.
    `public_id` is empty for what a room has once.
    """

    thing: Thing
    title: str
    lacking: Sequence[Side]
    is_under_way: bool
    url: str
    verb: str
    public_id: str = ""


def to_accept_anew(partnership: Partnership, sides: Sequence[Side]) -> list[ToAccept]:
    """Return what newcomers have not accepted yet, in the order of the way; four statements.

    `sides`: those at the table.
    """
    proposals = list(
        Proposal.objects.filter(
            partnership=partnership,
            kind__in=(principles.PRINCIPLE, CHARTER),
            state__in=(State.OPEN, State.JOINT),
        ).order_by("version")
    )
    found = [
        _principles(partnership, sides, proposals),
        _charter(partnership, sides, proposals),
        _vision(partnership, sides),
        *_agreements(partnership, sides),
    ]
    return [one for one in found if one is not None and one.lacking]


def _since(sides: Sequence[Side], joint_at: datetime) -> list[Side]:
    """Return the sides that sat down after something had become joint: they were not among those who accepted."""
    return [side for side in sides if side.joined_at > joint_at]


def _principles(partnership: Partnership, sides: Sequence[Side], proposals: Sequence[Proposal]) -> ToAccept | None:
    settled = {p.subject_id: p.settled_at for p in proposals if p.kind == principles.PRINCIPLE and p.settled_at}
    rows = [
        (row.public_id, max(row.joint_at, settled.get(row.public_id, row.joint_at)))
        for row in principles.joint(partnership)
    ]
    lacking = {public_id: _since(sides, joint_at) for public_id, joint_at in rows}
    waits = {p.subject_id for p in proposals if p.kind == principles.PRINCIPLE and p.state == State.OPEN}
    count = sum(1 for found in lacking.values() if found)
    return ToAccept(
        Thing.PRINCIPLES,
        ngettext("%(count)d principle", "%(count)d principles", count) % {"count": count},
        _ordered(side for found in lacking.values() for side in found),
        all(public_id in waits for public_id, found in lacking.items() if found),
        reverse("principle_list", args=[partnership.public_id]),
        _("Put the principles to all sides anew"),
    )


def _charter(partnership: Partnership, sides: Sequence[Side], proposals: Sequence[Proposal]) -> ToAccept | None:
    rows = [p for p in proposals if p.kind == CHARTER]
    joint = [p.settled_at for p in rows if p.state == State.JOINT and p.settled_at]
    if not joint:
        return None
    return ToAccept(
        Thing.CHARTER,
        _("Information charter"),
        _since(sides, max(joint)),
        any(p.state == State.OPEN for p in rows),
        reverse("charter", args=[partnership.public_id]),
        _("Put the charter to all sides anew"),
    )


def _vision(partnership: Partnership, sides: Sequence[Side]) -> ToAccept | None:
    visions = visions_of(partnership)
    if visions.sealed is None:
        return None
    return ToAccept(
        Thing.VISION,
        _("The sealed vision"),
        _since(sides, visions.sealed.seal.sealed_at),
        visions.drafting is not None,
        reverse("vision", args=[partnership.public_id]),
        _("Open the vision again, with all"),
    )


def _agreements(partnership: Partnership, sides: Sequence[Side]) -> list[ToAccept]:
    agreements = Agreement.objects.filter(partnership=partnership).order_by("begun_at", "pk")
    rows = agreements.annotate(newest=Max("accepted__accepted_at")).filter(newest__isnull=False)
    return [
        ToAccept(
            Thing.AGREEMENT,
            row.title,
            _since(sides, row.newest),
            row.is_drafting,
            reverse("agreement_detail", args=[partnership.public_id, row.public_id]),
            _("Begin the next version, with all"),
            row.public_id,
        )
        for row in rows
    ]


def _ordered(sides) -> list[Side]:
    return sorted(set(sides), key=lambda side: (side.name.lower(), side.pk))
