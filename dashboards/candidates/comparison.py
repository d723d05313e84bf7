"""Candidates side by side, for the organisation that searches and for nobody else.

Columns stand in alphabetical order. There is no rank, no threshold and no sum; nothing can be sorted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments.fit.models import FitSheet
from assessments.fit.reads import Fit, FitRow, fit_of, sheets_of
from partnerships.choice.benefits.models import Benefit
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.criteria.reads import KIND
from partnerships.choice.ideas.models import Idea
from partnerships.choice.searches.models import Candidacy, PartnerSearch
from partnerships.choice.voting.models import Decline, Vote
from partnerships.room.models import OpenSeat, Partnership, Proposal, Side


@dataclass
class Column:
    """One room of the search: the other organisation and what stands in that room."""

    room: Partnership
    name: str
    short_name: str
    is_seated: bool
    benefits: list[Benefit] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    fit: Fit | None = None
    own_handed_in: bool = False
    votes: list[Vote] = field(default_factory=list)
    declined: Decline | None = None
    lacks_ours: bool = False

    @property
    def is_mutual_yes(self) -> bool:
        return bool(self.votes) and all(vote.answer == Vote.Answer.YES for vote in self.votes)


@dataclass(frozen=True)
class CriterionRow:
    """One criterion across the rooms; None where a room does not have it, or has not opened it yet."""

    title: str
    why: str
    cells: list[FitRow | None]


def columns_of(search: PartnerSearch) -> list[Column]:
    """Return the rooms of a search, alphabetically by the other organisation, in eleven statements."""
    rooms = [
        candidacy.partnership
        for candidacy in Candidacy.objects.filter(search=search).select_related("partnership")
    ]
    keys = [room.pk for room in rooms]
    sides = _by_room(Side.objects.seated().filter(partnership__in=keys).select_related("organisation"))
    kept = _by_room(OpenSeat.objects.kept().for_organisations().filter(partnership__in=keys))
    columns = {room.pk: _column(search, room, sides[room.pk], kept[room.pk]) for room in rooms}
    with_side = "side__organisation"
    for benefit in Benefit.objects.filter(partnership__in=keys, removed_at=None).select_related(with_side):
        columns[benefit.partnership_id].benefits.append(benefit)
    for idea in Idea.objects.filter(partnership__in=keys).select_related(with_side).order_by("title", "pk"):
        columns[idea.partnership_id].ideas.append(idea)
    _votes(columns, keys)
    _fits(search, columns, sides)
    _lacking(search, columns)
    return sorted(columns.values(), key=lambda column: (column.name.lower(), column.room.pk))


def rows_of(columns: list[Column]) -> list[CriterionRow]:
    """Return the criteria of all rooms by title: law first, then as they were brought; never by level."""
    found: dict[str, list] = {}
    for column in columns:
        for criterion in column.fit.criteria if column.fit else []:
            found.setdefault(criterion.title.casefold(), [criterion])
    return [
        CriterionRow(first.title, first.why, [_cell(column, title) for column in columns])
        for title, (first,) in found.items()
    ]


def _cell(column: Column, title: str) -> FitRow | None:
    rows = column.fit.rows if column.fit else []
    return next((row for row in rows if row.criterion.title.casefold() == title), None)


def _column(search: PartnerSearch, room: Partnership, sides: list[Side], kept: list[OpenSeat]) -> Column:
    others = [side for side in sides if side.organisation_id != search.organisation_id]
    names = [(side.name, side.short_name) for side in others]
    names += [(seat.organisation_name, seat.organisation_name) for seat in kept]
    names.sort(key=lambda pair: pair[0].lower())
    return Column(
        room=room,
        name=", ".join(name for name, _short in names) or room.subject,
        short_name=", ".join(short for _name, short in names),
        is_seated=bool(others),
    )


def _votes(columns: dict[int, Column], keys: list[int]) -> None:
    opened = Vote.objects.filter(partnership__in=keys, opened_at__isnull=False)
    newest: dict[int, int] = {}
    votes = list(opened.select_related("side__organisation"))
    for vote in votes:
        newest[vote.partnership_id] = max(vote.round, newest.get(vote.partnership_id, 0))
    for vote in sorted(votes, key=lambda v: (v.side.name.lower(), v.side_id)):
        if vote.round == newest[vote.partnership_id]:
            columns[vote.partnership_id].votes.append(vote)
    for decline in Decline.objects.filter(partnership__in=keys).select_related("side__organisation"):
        columns[decline.partnership_id].declined = decline


def _fits(search: PartnerSearch, columns: dict[int, Column], sides: dict[int, list[Side]]) -> None:
    joint: dict[int, Proposal] = {}
    rows = Proposal.objects.filter(partnership__in=columns, kind=KIND, state=Proposal.State.JOINT)
    for proposal in rows.order_by("version"):
        joint[proposal.partnership_id] = proposal
    sheets: dict[int, list[FitSheet]] = defaultdict(list)
    for sheet in sheets_of(joint.values()):
        sheets[sheet.partnership_id].append(sheet)
    for key, proposal in joint.items():
        own = next((side for side in sides[key] if side.organisation_id == search.organisation_id), None)
        fit = fit_of(proposal, sheets[key], {side.pk for side in sides[key]}, own)
        columns[key].fit = fit
        columns[key].own_handed_in = fit.own is not None and fit.own.handed_in_at is not None


def _lacking(search: PartnerSearch, columns: dict[int, Column]) -> None:
    """Mark the rooms in which a criterion of the search has never been on the table."""
    ours = {c.casefold() for c in search.criteria.filter(removed_at=None).values_list("title", flat=True)}
    theirs: dict[int, set[str]] = defaultdict(set)
    rows = Criterion.objects.filter(partnership__in=columns)
    for room, title in rows.values_list("partnership_id", "title"):
        theirs[room].add(title.casefold())
    for room, column in columns.items():
        column.lacks_ours = bool(ours - theirs[room])


def _by_room(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[row.partnership_id].append(row)
    return found
