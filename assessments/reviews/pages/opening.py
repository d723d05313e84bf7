"""The first sentences of a result: how things stand, in words, from released values alone."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list
from assessments.disclosure import Hidden, codes
from assessments.reviews.pages import words
from assessments.reviews.pages.reading import FacetRead, Reading

MOST_NAMED = 4
MOST_IN_SHORT = 3


def opening(reading: Reading, facet_names: Mapping[str, str]) -> list[str]:
    """Return at most four sentences: what all see alike, what they see differently, what moved, who is hidden."""
    said = [
        *_alike(reading, facet_names),
        *_differently(reading, facet_names),
        *_divided(reading, facet_names),
        *_moved(reading, facet_names),
    ]
    if not said:
        said = [_nothing_stands_out(reading)]
    return [*said, *_hidden(reading)]


def in_short(reading: Reading, facet_names: Mapping[str, str]) -> list[str]:
    """Return how the sides see it in one sentence, and who is hidden: for a page that leads to the result.

    The gap if there is one; else the first thing that there is to say.
    """
    apart = _groups_apart(reading)
    if not apart:
        return [opening(reading, facet_names)[0], *_hidden(reading)]
    (higher, lower), facets = apart[0]
    sentence = ngettext(
        "%(higher)s sees %(what)s more brightly than %(lower)s.",
        "%(higher)s see %(what)s more brightly than %(lower)s.",
        len(higher),
    )
    what = _list(facets, facet_names, MOST_IN_SHORT)
    return [sentence % _apart(reading, higher, lower, what), *_hidden(reading)]


def _alike(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """What every shown side sees as high, and what every shown side sees as low."""
    high = [facet for facet in reading.weighted if facet.between.word == codes.BOTH_HIGH]
    low = [facet for facet in reading.weighted if _all_say(facet, codes.LOW)]
    said = []
    if high:
        said.append(
            (
                _("Both sides see %(what)s as high.")
                if _two(reading)
                else _("All shown sides see %(what)s as high.")
            )
            % {"what": _list(high, names)}
        )
    if low:
        said.append(
            (_("Both sides see %(what)s as low.") if _two(reading) else _("All shown sides see %(what)s as low."))
            % {"what": _list(low, names)}
        )
    return said


def _all_say(facet: FacetRead, word: str) -> bool:
    shown = [side for side, value in facet.values.items() if not isinstance(value, Hidden)]
    return len(shown) >= 2 and all(facet.words[side] == word for side in shown)


def _differently(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """What is told apart, grouped by who sees it more brightly."""
    return [
        ngettext(
            "%(higher)s sees %(what)s more brightly than %(lower)s: the bands lie far enough apart to say so.",
            "%(higher)s see %(what)s more brightly than %(lower)s: the bands lie far enough apart to say so.",
            len(higher),
        )
        % _apart(reading, higher, lower, _list(facets, names))
        for (higher, lower), facets in _groups_apart(reading)[:2]
    ]


def _apart(reading: Reading, higher: Sequence[str], lower: Sequence[str], what: str) -> dict[str, str]:
    return {"higher": and_list(reading.names(higher)), "what": what, "lower": and_list(reading.names(lower))}


def _groups_apart(reading: Reading) -> list[tuple[tuple[tuple[str, ...], tuple[str, ...]], list[FacetRead]]]:
    """Return who sees more brightly than whom, and what; the one about most first."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[FacetRead]] = {}
    for facet in reading.weighted:
        if facet.between.word == codes.TOLD_APART:
            groups.setdefault((facet.between.highest, facet.between.lowest), []).append(facet)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), reading.names(group[0][0])))


def _divided(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """Where the people of one side stand on different ends."""
    said = []
    for side in reading.sides:
        facets = [facet for facet in reading.weighted if facet.words[side.id] == codes.DIVIDED]
        if facets:
            said.append(
                _("Within %(side)s opinions are divided on %(what)s.")
                % {"side": side.short_name, "what": _list(facets, names)}
            )
    return said


def _moved(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """What moved since the review before, for each side."""
    said = []
    for side in reading.sides:
        for word, sentence in (
            (codes.MOVED_DOWN, _("For %(side)s, %(what)s moved down.")),
            (codes.MOVED_UP, _("For %(side)s, %(what)s moved up.")),
        ):
            moved = [facet for facet in reading.weighted if _word(facet, side.id) == word]
            if moved:
                said.append(sentence % {"side": side.short_name, "what": _list(moved, names)})
    return said


def _word(facet: FacetRead, side: str) -> str:
    change = facet.changes.get(side)
    return "" if change is None or isinstance(change, Hidden) else change.word


def _nothing_stands_out(reading: Reading) -> str:
    shown = [side for side in reading.sides if not isinstance(side.index, Hidden)]
    if len(shown) < 2:
        return _("Too few people answered to say how the sides see it.")
    if _two(reading):
        return _("The two sides cannot be told apart yet, and no condition stands out.")
    return _("The sides cannot be told apart yet, and no condition stands out.")


def _hidden(reading: Reading) -> list[str]:
    hidden = [side for side in reading.sides if isinstance(side.index, Hidden)]
    said = []
    for side in hidden:
        assert isinstance(side.index, Hidden)
        if side.joint:
            said.append(_("%(side)s did not finish its joint sheet.") % {"side": side.short_name})
        else:
            said.append(
                _("%(side)s is not shown: %(reason)s.")
                % {"side": side.short_name, "reason": words.why_hidden(side.index)}
            )
    return said


def _two(reading: Reading) -> bool:
    return len(reading.sides) == 2


def _list(facets: Sequence[FacetRead], names: Mapping[str, str], most: int = MOST_NAMED) -> str:
    """Name the facets, the conditions before the facets of trust; more than `most` in short."""
    ordered = sorted(facets, key=lambda facet: facet.kind != "condition")
    named = [f"“{names[facet.code]}”" for facet in ordered]
    if len(named) <= most:
        return and_list(named)
    rest = len(named) - most + 1
    more = ngettext("%(count)s other", "%(count)s others", rest) % {"count": words.count_word(rest)}
    return and_list([*named[: most - 1], more])
