"""Warnings as the page shows them: what, on which evidence, what helps, since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reviews.models import TrustReview
from assessments.reviews.pages.words import round_name
from assessments.signals import words
from assessments.signals.models import Warning
from partnerships.room import subjects
from partnerships.room.access import Access
from partnerships.room.models import Side


@dataclass(frozen=True)
class Link:
    """Something that a warning rests on, and where to read it."""

    label: str
    url: str


@dataclass(frozen=True)
class Concerned:
    """A side that a warning is about."""

    mark: int
    name: str


@dataclass(frozen=True)
class WarningShown:
    """A warning in words, for one reader."""

    public_id: str
    url: str
    title: str
    figures: Sequence[str]
    links: Sequence[Link]
    helps: str
    since: date
    sides: Sequence[Concerned]
    only_you: bool
    others_from: datetime | None
    aside_until: date | None
    closed_at: datetime | None
    closed_because: str


def show(rows: Sequence[Warning], access: Access, now: datetime) -> list[WarningShown]:
    """Return warnings in words; one statement for each kind of thing that they rest on, however many there are."""
    sides = _sides(rows, access)
    links = _links(rows, access)
    return [_shown(row, access, sides, links, now) for row in rows]


def _sides(rows: Sequence[Warning], access: Access) -> Sequence[Side]:
    """Return the sides at the table, and those that have left where a warning still speaks of one."""
    if {side for row in rows for side in row.sides} <= {side.public_id for side in access.sides}:
        return access.sides
    return list(Side.objects.filter(partnership=access.partnership).select_related("organisation").alphabetical())


def _shown(
    row: Warning, access: Access, sides: Sequence[Side], links: Mapping[tuple[str, str], Link], now: datetime
) -> WarningShown:
    said = words.said(row.rule, row.figures, row.sides, {side.public_id: side.short_name for side in sides})
    first = row.shown_to_all_at is not None and row.shown_to_all_at > now
    return WarningShown(
        public_id=row.public_id,
        url=reverse("warning_detail", args=[access.partnership.public_id, row.public_id]),
        title=said.title,
        figures=said.figures,
        links=[links[key] for pair in row.evidence if (key := (pair[0], pair[1])) in links],
        helps=said.helps,
        since=row.since,
        sides=[Concerned(side.mark, side.short_name) for side in sides if side.public_id in row.sides],
        only_you=first,
        others_from=row.shown_to_all_at if first else None,
        aside_until=row.aside_until,
        closed_at=row.closed_at,
        closed_because=words.closing(row.rule, row.closed_because) if row.closed_at else "",
    )


def _links(rows: Sequence[Warning], access: Access) -> dict[tuple[str, str], Link]:
    """Return where each piece of evidence stands: reviews, and whatever the rooms say can be looked up."""
    wanted = {(kind, public_id) for row in rows for kind, public_id in row.evidence}
    found = _reviews({public_id for kind, public_id in wanted if kind == "review"}, access)
    shown = subjects.find_all(
        access.partnership, [pair for pair in wanted if pair[0] not in ("review", "participant")]
    )
    found |= {pair: Link(thing.title, thing.url) for pair, thing in shown.items()}
    people = reverse("room_people", args=[access.partnership.public_id])
    return found | {pair: Link(_("Who sits at the table"), people) for pair in wanted if pair[0] == "participant"}


def _reviews(wanted: set[str], access: Access) -> dict[tuple[str, str], Link]:
    rows = TrustReview.objects.filter(
        partnership=access.partnership, public_id__in=wanted, state=TrustReview.State.CLOSED
    )
    return {
        ("review", row.public_id): Link(
            round_name(row.kind, access.partnership.day_at(row.closed_at), is_farewell=row.is_farewell),
            reverse("review_result", args=[access.partnership.public_id, row.public_id]),
        )
        for row in rows.order_by("pk")
        if row.closed_at
    }
