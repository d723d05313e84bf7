"""The codes of released values in words (DISCLOSURE §7). Codes in, sentences of the reader's language out."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import floor

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list
from assessments.criteria.models import Facet
from assessments.disclosure import Band, Bar, Comparison, Difference, Hidden, codes
from assessments.reviews.models import TrustReview
from assessments.reviews.pages.reading import Reading, SideRead
from partnerships import glossary
from partnerships.conditions import Condition

FEW_ENOUGH_FOR_WORDS = 8  # below so many answers a side's certainty is said in words alone


def facet_name(facet: Facet) -> str:
    """Return the label of a condition as everywhere in Samen, of another facet as the set names it."""
    is_condition = facet.code in {condition.value for condition in Condition}
    return glossary.label(f"condition.{facet.code}") if is_condition else facet.name


def count_word(number: int) -> str:
    """Return a small number as people write it: "four"; from thirteen on in digits."""
    words = {
        1: _("one"),
        2: _("two"),
        3: _("three"),
        4: _("four"),
        5: _("five"),
        6: _("six"),
        7: _("seven"),
        8: _("eight"),
        9: _("nine"),
        10: _("ten"),
        11: _("eleven"),
        12: _("twelve"),
    }
    return words.get(number, str(number))


def begun(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def month(on: date) -> str:
    """Return a month with its year: March 2026, maart 2026."""
    return date_format(on, "F Y")


def short_month(on: date) -> str:
    """Return a month for the foot of a chart: Mar 26, mrt 26 (Dutch writes months small)."""
    return date_format(on, "b y" if (get_language() or "").startswith("nl") else "M y")


def day_and_month(on: date) -> str:
    """Return a day near today: 18 June."""
    return date_format(on, "j F")


def round_name(kind: str, on: date, *, is_farewell: bool = False) -> str:
    """Return what a round is called."""
    pulse = kind == TrustReview.Kind.PULSE
    if is_farewell:
        return _("Farewell review, %(month)s") % {"month": month(on)}
    return (_("Pulse, %(month)s") if pulse else _("Trust review, %(month)s")) % {"month": month(on)}


def why_hidden(hidden: Hidden, *, joint: bool = False) -> str:
    """Return why a figure is not shown: always who and how many, never what."""
    if joint:
        return _("not answered together")
    if hidden.reason == codes.FEWER_THAN_TWO_SIDES:
        return _("fewer than two sides can be shown")
    if hidden.reason == codes.PART_HIDDEN:
        return _("a part of it is hidden")
    if hidden.reason == codes.NOT_COMPUTABLE:
        return _("cannot be worked out")
    return _("fewer than %(number)s answers") % {"number": count_word(hidden.minimum or 4)}


def span(value: Band, lo: str, hi: str) -> str:
    """Return a band in words: "between 42 and 62"; a joint sheet has no band."""
    if value.lo == value.hi:
        return _("as the joint sheet says")
    return _("between %(lo)s and %(hi)s") % {"lo": lo, "hi": hi}


def between(comparison: Comparison, reading: Reading) -> str:
    """Return how the sides stand to each other, for the last column of a table."""
    if comparison.word == codes.TOLD_APART:
        return who_is_higher(comparison, reading)
    if comparison.word == codes.BOTH_HIGH:
        return _("Both see this high") if len(reading.sides) == 2 else _("All who are shown see this high")
    if comparison.word == codes.CANNOT_TELL:
        return _("Cannot be told apart yet")
    return begun(why_hidden(comparison.difference))


def who_is_higher(comparison: Comparison, reading: Reading) -> str:
    """Return who stands higher: "Noordzee higher"; with three or four sides the two ends."""
    highest = and_list(reading.names(comparison.highest))
    if len(reading.sides) == 2:
        return _("%(name)s higher") % {"name": highest}
    return _("%(highest)s highest, %(lowest)s lowest") % {
        "highest": highest,
        "lowest": and_list(reading.names(comparison.lowest)),
    }


def change(difference: Difference | Hidden | None) -> str:
    """Return what a change says, "" where there is nothing to hold it against."""
    if difference is None or isinstance(difference, Hidden):
        return ""
    if difference.word == codes.KEPT:
        return kept_from(difference.as_of)
    return {
        codes.MOVED_UP: _("moved up"),
        codes.MOVED_DOWN: _("moved down"),
        codes.NO_CHANGE: _("no change that can be shown"),
    }[difference.word]


def kept_from(number: int | None) -> str:
    """Return the mark of a kept figure."""
    return _("as in review %(number)s") % {"number": number}


def blind_spot(difference: Difference | Hidden, others: Sequence[str], *, joint: bool) -> str:
    """Return what a side's expectation comes to; `others` by name."""
    if isinstance(difference, Hidden):
        return why_hidden(difference, joint=joint)
    if difference.word == codes.CANNOT_TELL:
        return _("cannot be told apart yet")
    better = difference.word == codes.BETTER
    if len(others) > 1:
        return (
            _("expects a better view than the others have")
            if better
            else _("expects a worse view than the others have")
        )
    sentence = (
        _("expects a better view than %(other)s has") if better else _("expects a worse view than %(other)s has")
    )
    return sentence % {"other": others[0]}


def trend(word: str, rounds: int) -> str:
    """Return what the line over the rounds shows, with how many rounds it rests on."""
    reviews = begun(ngettext("one review", "%(count)s reviews", rounds) % {"count": count_word(rounds)})
    return {
        codes.TOO_EARLY: _("%(reviews)s: too early to tell a course."),
        codes.RISING: _("%(reviews)s: a rising course."),
        codes.FALLING: _("%(reviews)s: a falling course."),
        codes.NO_TREND: _("%(reviews)s, no course that can be shown yet."),
    }[word] % {"reviews": reviews}


def answered(side: SideRead) -> str:
    """Return how many of a side answered."""
    coverage = side.coverage
    if side.joint:
        return _("one joint sheet") if coverage.answered else _("no joint sheet")
    return _("%(answered)s of %(invited)s") % {"answered": coverage.answered, "invited": coverage.invited}


def how_sure(side: SideRead, minimum: int) -> str:
    """Return how sure the figure of a side is, in words; from eight answers on with its sampling bar."""
    answers, invited = side.coverage.answered or 0, side.coverage.invited
    if side.joint:
        return (
            _("Signed by everybody asked there. Not anonymous, and agreed so.")
            if answers
            else _("Not signed by everybody asked there, so it does not count.")
        )
    if answers < minimum:
        return _("Nothing is shown: a side appears from %(number)s answers on.") % {"number": count_word(minimum)}
    if answers == invited:
        return _("Everyone asked has answered: nobody’s view is missing.")
    sureness = _sureness(side.bar)
    missing = invited - answers
    said = ngettext("%(sure)s: one has not answered", "%(sure)s: %(number)s have not answered", missing) % {
        "sure": sureness,
        "number": count_word(missing),
    }
    if answers >= FEW_ENOUGH_FOR_WORDS and isinstance(side.bar, Bar):
        said += f" (±{whole(side.bar)})"
    return said


def _sureness(bar: Bar | Hidden) -> str:
    if isinstance(bar, Hidden):
        return _("Not very sure")
    if bar.half_width <= 7:
        return _("Fairly sure")
    return _("Roughly sure") if bar.half_width <= 14 else _("Not very sure")


def whole(bar: Bar) -> str:
    """Return half of a sampling bar in whole points."""
    return str(floor(bar.half_width + Fraction(1, 2)))
