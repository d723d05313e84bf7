"""How far each clause is: read from the rows, judged by the rules."""

from collections import defaultdict
from dataclasses import dataclass, field

from partnerships.agreements.agreements.content import is_joint, source_of
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.clauses.models import Clause, ClauseConfirmation, ClauseRestatement
from partnerships.agreements.rules import ClauseState, Missing, before_accepting
from partnerships.room.models import Side


@dataclass(frozen=True)
class Worked:
    """The clauses of a version with everything said about each, by side."""

    agreement: Agreement
    clauses: list[Clause]
    sides: list[Side]
    restatements: dict[int, dict[int, ClauseRestatement]] = field(default_factory=dict)
    confirmations: dict[int, dict[int, ClauseConfirmation]] = field(default_factory=dict)

    def state(self, clause: Clause) -> ClauseState:
        """Return how far one clause is; what was said of an earlier wording does not count."""
        said = self.restatements.get(clause.pk, {})
        restated = {side for side, row in said.items() if row.of_version == clause.version}
        unclear = {row.side_id for row in said.values() if row.of_version == clause.version and row.unclear_for_id}
        given = self.confirmations.get(clause.pk, {})
        source = source_of(clause)
        return ClauseState(
            number=clause.number,
            has_source=source is not None,
            source_is_joint=is_joint(source),
            has_reason=bool(clause.reason.strip()),
            restated_by=frozenset(restated),
            unclear_for=frozenset(unclear),
            confirmed_by=frozenset(side for side, row in given.items() if row.of_version == clause.version),
        )

    @property
    def missing(self) -> list[Missing]:
        """Return what the whole version lacks before directors can be asked."""
        public = any(side.organisation.kind == "public_body" for side in self.sides)
        return before_accepting(
            [self.state(clause) for clause in self.clauses],
            [side.pk for side in self.sides],
            asks_substantial=public and self.agreement.draft_number > 1 and not self.agreement.substantial,
            asks_check_date=self.agreement.kind == Agreement.Kind.EXIT and self.agreement.check_on is None,
        )


def worked(agreement: Agreement, sides: list[Side]) -> Worked:
    """Return an agreement's clauses and what these sides said of them, in three statements."""
    clauses = Clause.objects.standing().with_source().select_related("drafted_by")
    return _worked(agreement, list(clauses.filter(agreement=agreement)), sides)


def worked_on(clause: Clause, sides: list[Side]) -> Worked:
    """Return one clause, as it was read, and what these sides said of it, in two statements."""
    return _worked(clause.agreement, [clause], sides)


def _worked(agreement: Agreement, clauses: list[Clause], sides: list[Side]) -> Worked:
    said: dict[int, dict[int, ClauseRestatement]] = defaultdict(dict)
    restatements = ClauseRestatement.objects.filter(clause__in=clauses).select_related("question")
    for row in restatements.order_by("clause_id", "side_id", "number"):
        said[row.clause_id][row.side_id] = row
    given: dict[int, dict[int, ClauseConfirmation]] = defaultdict(dict)
    confirmations = ClauseConfirmation.objects.filter(clause__in=clauses).select_related("confirmed_by__user")
    for confirmation in confirmations.order_by("pk"):
        given[confirmation.clause_id][confirmation.side_id] = confirmation
    return Worked(agreement, clauses, sides, said, given)
