"""The statements of a round as one person reads them: in parts, with the others' names filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list
from assessments.criteria.reads import LoadedSet, load
from assessments.reviews.conduct import worded
from assessments.reviews.models import ReviewSide, TrustReview
from assessments.reviews.scoring import CANNOT_JUDGE
from partnerships.room.models import Side

SECONDS_A_STATEMENT = 10
LOW = 3  # of seven: below the middle of the scale


@dataclass(frozen=True)
class Point:
    """One labelled point of the scale, its value as the form sends it."""

    value: str
    label: str


@dataclass(frozen=True)
class Statement:
    """One statement; `answer` is a value as text, "" while it is open."""

    name: str
    number: int
    text: str
    points: Sequence[Point]
    answer: str = ""
    error: str = ""
    is_reversed: bool = False
    cant_value: str = str(CANNOT_JUDGE)

    @property
    def is_open(self) -> bool:
        return not self.answer

    @property
    def rating(self) -> int | None:
        """How it counts: a reversed statement turned; None while open or where one cannot judge."""
        if self.answer in ("", self.cant_value):
            return None
        given = int(self.answer)
        return len(self.points) + 1 - given if self.is_reversed else given


@dataclass(frozen=True)
class Part:
    """One page of the questionnaire."""

    number: int
    title: str
    statements: Sequence[Statement]

    @property
    def first_number(self) -> int:
        return self.statements[0].number

    @property
    def open(self) -> list[Statement]:
        """The statements that nothing was said to yet."""
        return [statement for statement in self.statements if statement.is_open]


@dataclass(frozen=True)
class Questionnaire:
    """All parts of a round, with what was answered so far."""

    parts: Sequence[Part]

    @property
    def statements(self) -> list[Statement]:
        return [statement for part in self.parts for statement in part.statements]

    @property
    def open_count(self) -> int:
        return sum(statement.is_open for statement in self.statements)

    @property
    def answered_count(self) -> int:
        return len(self.statements) - self.open_count

    @property
    def first_open(self) -> Part | None:
        """The first part in which something is open."""
        return next((part for part in self.parts if part.open), None)

    @property
    def lowest(self) -> list[Statement]:
        """The statements with the lowest rating, if that is low: at most three, in their order."""
        rated = [statement for statement in self.statements if (statement.rating or LOW + 1) <= LOW]
        least = min((statement.rating for statement in rated), default=None)
        return [statement for statement in rated if statement.rating == least][:3]

    @property
    def minutes(self) -> int:
        """About how long the whole takes."""
        return minutes_for(len(self.statements))

    @property
    def minutes_left(self) -> int:
        """About how long what is open takes; 0 when nothing is."""
        return minutes_for(self.open_count)

    def part(self, number: int) -> Part | None:
        """Return a part by its number, from 1."""
        return self.parts[number - 1] if 1 <= number <= len(self.parts) else None


def minutes_for(statements: int) -> int:
    """Return about how many minutes so many statements take; 0 for none."""
    return ceil(statements * SECONDS_A_STATEMENT / 60)


def questionnaire_of(review: TrustReview, side: Side, answers: Mapping[str, int]) -> Questionnaire:
    """Return the questionnaire of a round as people of this side read it, with these answers filled in."""
    loaded = load(review.criteria_set)
    they = others_named(review, side)
    given = {code: str(answer) for code, answer in answers.items()}
    if review.kind == TrustReview.Kind.PULSE:
        groups = [(_("How it goes now"), list(review.item_codes))]
    else:
        groups = _by_part(loaded, review.item_codes)
        if review.extra_statements:
            groups.append((_("How we deal with each other"), [*review.extra_statements]))
    texts = {criterion.code: criterion.text for criterion in loaded.criteria}
    return Questionnaire(_parts(loaded, groups, texts | worded(review.extra_statements), they, given))


def others_named(review: TrustReview, side: Side) -> str:
    """Return who "they" are for this side: the other sides of the round, alphabetically, "A and B"."""
    rows = ReviewSide.objects.filter(review=review).exclude(side=side).select_related("side__organisation")
    names = sorted((row.side.name.casefold(), row.side.short_name) for row in rows)
    return and_list(name for _name, name in names)


def _by_part(loaded: LoadedSet, codes: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Group the statements asked by the part their facet belongs to, in the set's order; skip empty parts."""
    language = "nl" if (get_language() or "en").startswith("nl") else "en"
    by_part: dict[int, list[str]] = {}
    for criterion in loaded.criteria:
        if criterion.code in codes:
            by_part.setdefault(loaded.facet_of(criterion).part, []).append(criterion.code)
    titles = [part[language] for part in loaded.set.parts]
    return [
        (titles[number - 1] if number <= len(titles) else loaded.set.name, by_part[number])
        for number in sorted(by_part)
    ]


def _parts(
    loaded: LoadedSet,
    groups: Sequence[tuple[str, list[str]]],
    texts: Mapping[str, str],
    they: str,
    given: Mapping[str, str],
) -> list[Part]:
    points = [Point(str(value), label) for value, label in enumerate(loaded.set.labels, start=1)]
    reversed_codes = {criterion.code for criterion in loaded.criteria if criterion.reversed}
    parts, number = [], 0
    for place, (title, codes) in enumerate(groups, start=1):
        statements = []
        for code in codes:
            number += 1
            text = texts[code].replace("{they}", they)
            statements.append(
                Statement(code, number, text, points, given.get(code, ""), is_reversed=code in reversed_codes)
            )
        parts.append(Part(place, title, statements))
    return parts
