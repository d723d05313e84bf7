"""The fit as far as it may be shown: nothing of it before every side has handed in."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.fit.lines import AnchorLine, AnchorMark, anchor_line
from assessments.fit.models import FitSheet
from partnerships.choice.criteria.reads import JointCriterion, joint_criteria
from partnerships.room.models import Proposal, Side


@dataclass(frozen=True)
class Evidence:
    """What one side saw, in its words."""

    mark: int
    name: str
    text: str


@dataclass(frozen=True)
class FitRow:
    """One criterion: the line, what each side saw."""

    criterion: JointCriterion
    line: AnchorLine
    evidence: list[Evidence]


@dataclass(frozen=True)
class Fit:
    """The fit along one joint version of the criteria.

    `is_open`: every side at the table has handed in. Until then only `own` is filled.
    """

    criteria: list[JointCriterion]
    own: FitSheet | None
    is_open: bool
    rows: list[FitRow]
    belief: FitRow | None
    to_talk_about: list[Evidence]


def sheets_of(proposals: Iterable[Proposal]):
    """Return the sheets of these versions of criteria with their sides."""
    return FitSheet.objects.filter(criteria__in=list(proposals)).select_related("side__organisation")


def fit_of(proposal: Proposal, sheets: Iterable[FitSheet], seated: set[int], own_side: Side | None) -> Fit:
    """Return what may be shown of these sheets. `seated`: keys of the sides at the table."""
    sheets = sorted(sheets, key=lambda sheet: (sheet.side.name.lower(), sheet.side_id))
    criteria = joint_criteria(proposal)
    own = next((s for s in sheets if own_side is not None and s.side_id == own_side.pk), None)
    handed_in = [sheet for sheet in sheets if sheet.handed_in_at is not None]
    is_open = len(handed_in) > 1 and seated <= {sheet.side_id for sheet in handed_in}
    if not is_open:
        return Fit(criteria, own, False, [], None, [])
    return Fit(
        criteria=criteria,
        own=own,
        is_open=True,
        rows=[_row(criterion, handed_in) for criterion in criteria],
        belief=_belief(handed_in),
        to_talk_about=[
            Evidence(s.side.mark, s.side.short_name, s.to_talk_about) for s in handed_in if s.to_talk_about
        ],
    )


def _row(criterion: JointCriterion, sheets: list[FitSheet]) -> FitRow:
    found = [(sheet.side, sheet.marks[criterion.public_id]) for sheet in sheets]
    line = anchor_line([AnchorMark(side.mark, side.short_name, said["level"]) for side, said in found])
    words = [Evidence(side.mark, side.short_name, said["evidence"]) for side, said in found]
    return FitRow(criterion, line, words)


def _belief(sheets: list[FitSheet]) -> FitRow:
    line = anchor_line([AnchorMark(s.side.mark, s.side.short_name, s.belief or 0) for s in sheets])
    words = [Evidence(s.side.mark, s.side.short_name, s.belief_because) for s in sheets]
    nothing = JointCriterion("", "", "", (), "", False, "", "")
    return FitRow(nothing, line, [said for said in words if said.text])
