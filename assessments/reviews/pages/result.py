"""The page of a closed round: from one stored result to words, pictures and figures, in this order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list
from assessments.charts import BandTable, TrendTogether
from assessments.charts.shapes import figure
from assessments.criteria.differences import between
from assessments.criteria.reads import LoadedSet
from assessments.disclosure import Agreement, Band, Bar, Hidden, codes
from assessments.reviews.conduct import worded
from assessments.reviews.models import TrustReview
from assessments.reviews.pages import words
from assessments.reviews.pages.comparisons import (
    BehindTheWords,
    BlindSpots,
    Earlier,
    behind_the_words,
    blind_spots,
    earlier_reviews,
)
from assessments.reviews.pages.opening import opening
from assessments.reviews.pages.pictures import band_table, line_together
from assessments.reviews.pages.reading import Reading, SideRead
from assessments.reviews.pages.versions import AcrossVersions, across_versions

NOTEWORTHY = 5  # points by which a reader wonders why it is no change


@dataclass(frozen=True)
class Fact:
    """One line beside the figure: label, figure of a side in its colour, words."""

    label: str
    text: str
    figure: str = ""
    mark: int = 0
    flag: str = ""


@dataclass(frozen=True)
class Together:
    """The partnership as a whole. `figure` is "" while fewer than two sides are shown."""

    figure: str
    bar: str
    sentences: Sequence[str]
    facts: Sequence[Fact]
    line: TrendTogether | None


@dataclass(frozen=True)
class Legend:
    """One side in the key of the pictures."""

    mark: int
    name: str
    is_yours: bool


@dataclass(frozen=True)
class WhoAnswered:
    """One side's coverage, in the figures of the close."""

    mark: int
    name: str
    is_yours: bool
    answered: str
    how_sure: str


@dataclass(frozen=True)
class ResultPage:
    """Everything that the page of a closed round shows, apart from the remarks."""

    title: str
    closed_on: date
    is_pulse: bool
    lead: Sequence[str]
    legend: Sequence[Legend]
    together: Together
    who: Sequence[WhoAnswered]
    minimum_word: str
    conditions: BandTable | None
    trust: BandTable | None
    energy: BandTable | None
    conduct: BandTable | None
    blind_spots: BlindSpots | None
    earlier: Earlier | None
    across: AcrossVersions | None
    behind: BehindTheWords
    kept: str
    joint_sides: str
    weights: Sequence[tuple[str, int]]
    condition_weight: int
    trust_weight: int


def result_page(
    reading: Reading,
    loaded: LoadedSet,
    *,
    your_side: str,
    extra: Mapping[str, str] | None = None,
    is_farewell: bool = False,
    other_version: tuple[Reading, LoadedSet] | None = None,
) -> ResultPage:
    """Return the page. It is the same for all sides; `your_side` only adds the words "your side".

    `extra`: the conduct rules asked beside the set, code → text of the rule. `is_farewell`: for its name.
    `other_version`: the last round that asked another version of the statements, with what it asked.
    """
    names = {facet.code: words.facet_name(facet) for facet in loaded.facets} | dict(extra or {})
    statements = _statements(loaded, sides=len(reading.sides)) | worded(extra or {})
    tables = _tables(reading, names, statements)
    return ResultPage(
        title=words.round_name(reading.kind, reading.closed_on, is_farewell=is_farewell),
        closed_on=reading.closed_on,
        is_pulse=reading.kind == TrustReview.Kind.PULSE,
        lead=opening(reading, names),
        legend=[Legend(side.mark, side.name, side.id == your_side) for side in reading.sides],
        together=_together(reading),
        who=[_who(side, reading.minimum, your_side) for side in reading.sides],
        minimum_word=words.count_word(reading.minimum),
        conditions=tables["condition"],
        trust=tables["trust"],
        energy=tables["extra"],
        conduct=tables["conduct"],
        blind_spots=blind_spots(reading, names),
        earlier=earlier_reviews(reading, names),
        across=_across(reading, loaded, other_version, names),
        behind=behind_the_words(reading, names),
        kept=_kept(reading),
        joint_sides=and_list([side.short_name for side in reading.sides if side.joint]),
        weights=[(names[facet.code], facet.weight) for facet in reading.weighted],
        condition_weight=sum(facet.weight for facet in loaded.facets if facet.kind == "condition"),
        trust_weight=sum(facet.weight for facet in loaded.facets if facet.kind == "trust"),
    )


def _across(
    reading: Reading,
    loaded: LoadedSet,
    other_version: tuple[Reading, LoadedSet] | None,
    names: Mapping[str, str],
) -> AcrossVersions | None:
    if other_version is None:
        return None
    earlier, asked = other_version
    return across_versions(reading, earlier, between(asked, loaded), names)


def _statements(loaded: LoadedSet, *, sides: int) -> dict[str, str]:
    """Return the statements as read by all sides at once: "they" is whoever is not oneself."""
    they = _("the other side") if sides == 2 else _("the other sides")
    return {row.code: words.begun(row.text.replace("{they}", they)) for row in loaded.criteria}


def _tables(
    reading: Reading, names: Mapping[str, str], statements: Mapping[str, str]
) -> dict[str, BandTable | None]:
    labels = {
        "condition": (
            _("Condition and statement"),
            _(
                "Each pale bar is the band in which a side’s answers lie on average; the dot is its middle. "
                "A condition is worked out from the bands of its statements."
            ),
        ),
        "trust": (_("Trust in the other’s …"), ""),
        "extra": (_("Statement"), ""),
        "conduct": (_("What we agreed"), ""),
    }
    tables = {}
    for kind, (label, caption) in labels.items():
        facets = reading.of_kind(kind)
        tables[kind] = (
            band_table(reading, facets, names, statements, label=label, caption=caption) if facets else None
        )
    return tables


def _together(reading: Reading) -> Together:
    level, bar = reading.together.level.value, reading.together.bar
    return Together(
        figure=figure(level.dot) if isinstance(level, Band) else "",
        bar=words.whole(bar) if isinstance(bar, Bar) else "",
        sentences=[*_level_sentences(reading), *_course_sentences(reading)],
        facts=[
            *(_fact(side) for side in reading.sides),
            *_between_facts(reading),
            *_agreement_facts(reading),
        ],
        line=line_together(reading),
    )


def _level_sentences(reading: Reading) -> list[str]:
    together = reading.together
    if isinstance(together.level.value, Hidden):
        return [_("No figure for the partnership: fewer than two sides can be shown.")]
    said = []
    if together.level.without:
        left_out = reading.names([hidden.side for hidden in together.level.without])
        said.append(_("Without %(sides)s.") % {"sides": and_list(left_out)})
    if isinstance(together.bar, Bar) and not together.bar.half_width:
        said.append(_("Everyone asked has answered, so there is no sampling error."))
    return said


def _course_sentences(reading: Reading) -> list[str]:
    """What became of the figure since the review before, and over all of them."""
    if len(reading.series) < 2:
        return [_("This is the first review: a level, and no course yet.")]
    said = []
    before, change = reading.series[-2], reading.together.change
    if change is None and isinstance(before.level, Band):
        said.append(
            _("The sides shown are not the same as in the review before, so the figures cannot be compared.")
        )
    elif not isinstance(change, Hidden) and change is not None and isinstance(before.level, Band):
        said.append(
            _("It was %(figure)s in %(month)s: %(change)s.")
            % {
                "figure": figure(before.level.dot),
                "month": words.month(before.closed_on),
                "change": words.change(change),
            }
        )
        if change.word == codes.NO_CHANGE and abs(change.dots) >= NOTEWORTHY:
            said.append(_("The dots lie apart, but the bands are too wide to call that a change."))
    trend = reading.together.trend
    if trend.rounds:
        said.append(words.trend(trend.word, trend.rounds))
    if trend.lower is not None and trend.upper is not None:
        said.append(
            _("So far the figure usually lies between %(lo)s and %(hi)s.")
            % {"lo": figure(max(0, trend.lower)), "hi": figure(min(100, trend.upper))}
        )
    return said


def _fact(side: SideRead) -> Fact:
    if isinstance(side.index, Hidden):
        return Fact(side.short_name, words.why_hidden(side.index, joint=side.joint))
    assert isinstance(side.index, Band)
    said = words.span(side.index, figure(side.index.lo), figure(side.index.hi))
    if side.index.kept:
        said = f"{said}, {words.kept_from(side.index.as_of)}"
    return Fact(side.short_name, said, figure=figure(side.index.dot), mark=side.mark)


def _between_facts(reading: Reading) -> list[Fact]:
    together = reading.together
    if isinstance(together.between.difference, Hidden):
        return []
    label = _("Between them")
    if together.between.word != codes.TOLD_APART:
        return [Fact(label, words.between(together.between, reading))]
    first = len(reading.series) > 1 and not any(row.told_apart for row in reading.series[:-1])
    higher = words.who_is_higher(together.between, reading)
    text = _("for the first time, %(higher)s") % {"higher": higher} if first else higher
    return [Fact(label, text, flag=_("told apart"))]


def _who(side: SideRead, minimum: int, your_side: str) -> WhoAnswered:
    return WhoAnswered(
        side.mark, side.short_name, side.id == your_side, words.answered(side), words.how_sure(side, minimum)
    )


def _agreement_facts(reading: Reading) -> list[Fact]:
    agreement = reading.together.agreement
    if not isinstance(agreement, Agreement):
        return []
    said = {
        codes.AGREE_MUCH: _("much alike, over %(items)s statements"),
        codes.AGREE_PARTLY: _("partly alike, over %(items)s statements"),
        codes.AGREE_LITTLE: _("little alike, over %(items)s statements"),
    }[agreement.word]
    return [Fact(_("By statement"), said % {"items": agreement.items})]


def _kept(reading: Reading) -> str:
    rounds = reading.kept_rounds
    if not rounds:
        return ""
    return ngettext(
        "Some figures stand from review %(rounds)s: who answered changed too little to show a new figure without "
        "pointing at someone.",
        "Some figures stand from reviews %(rounds)s: who answered changed too little to show a new figure without "
        "pointing at someone.",
        len(rounds),
    ) % {"rounds": and_list(rounds)}
