"""One part of the questionnaire, ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.forms import BoundField

from assessments.disclosure.public import COMMENTS_FROM
from assessments.reviews.actions import Sheet
from assessments.reviews.forms import AnswersForm
from assessments.reviews.models import TrustReview
from assessments.reviews.pages.words import count_word
from assessments.reviews.personal_link import PersonalLink
from assessments.reviews.questionnaire import Part, Questionnaire, Statement


@dataclass(frozen=True)
class Progress:
    """What the head of a part says."""

    part: int
    parts: int
    answered: int
    statements: int
    minutes_left: int
    title: str


@dataclass(frozen=True)
class PartPage:
    """A part of the questionnaire with what was given, and what could not be read."""

    review: TrustReview
    paper: Questionnaire
    part: Part
    progress: Progress
    statements: Sequence[Statement]
    remark_fields: Sequence[BoundField]
    errors: bool
    handed_in: bool
    go_on_at: Part | None

    @property
    def minimum_word(self) -> str:
        """From how many answers on a side is shown, in words."""
        return count_word(self.review.minimum)

    @property
    def writers_word(self) -> str:
        """From how many writers on remarks are shown, in words."""
        return count_word(max(COMMENTS_FROM, self.review.minimum))

    @property
    def is_last(self) -> bool:
        return self.part.number == len(self.paper.parts)


def part_page(link: PersonalLink, paper: Questionnaire, part: Part, form: AnswersForm, sheet: Sheet) -> PartPage:
    """Return what one part shows. `paper` holds what is saved, `form` what was just sent."""
    first_open = paper.first_open
    came_back = part.number == 1 and paper.answered_count and first_open and first_open.number > 1
    return PartPage(
        review=link.review,
        paper=paper,
        part=part,
        progress=Progress(
            part=part.number,
            parts=len(paper.parts),
            answered=paper.answered_count,
            statements=len(paper.statements),
            minutes_left=paper.minutes_left,
            title=part.title,
        ),
        statements=[_with_error(statement, form) for statement in part.statements],
        remark_fields=form.remark_fields,
        errors=bool(form.errors),
        handed_in=sheet.handed_in,
        go_on_at=first_open if came_back else None,
    )


def _with_error(statement: Statement, form: AnswersForm) -> Statement:
    errors = form.errors.get(statement.name) if form.is_bound else None
    return replace(statement, error=errors[0]) if errors else statement
