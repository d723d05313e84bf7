"""Remarks of a closed round, by side: without name, without day, in a new order at every reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from django.utils.translation import gettext as _

from assessments.disclosure.public import COMMENTS_FROM
from assessments.reviews.models import JointSheet, Remark, TrustReview
from assessments.reviews.pages import words
from assessments.reviews.pages.reading import Reading, SideRead


@dataclass(frozen=True)
class Asked:
    """One open question and what a side said to it."""

    title: str
    texts: Sequence[str]


@dataclass(frozen=True)
class RemarksOfSide:
    """The remarks of one side, or why there are none."""

    mark: int
    name: str
    questions: Sequence[Asked]
    why_none: str


def remarks_of(review: TrustReview, reading: Reading, chance: Random) -> list[RemarksOfSide]:
    """Return the remarks of every side in the order of all pages; `chance` shuffles them."""
    said: dict[tuple[str, str], list[str]] = {}
    rows = Remark.objects.filter(review=review).values_list("side__public_id", "question", "text")
    for side, question, text in rows:
        said.setdefault((side, question), []).append(text)
    for texts in said.values():
        texts.sort()
        chance.shuffle(texts)
    said |= _joint(review, reading)
    return [_of_side(side, said, reading.minimum) for side in reading.sides]


def _joint(review: TrustReview, reading: Reading) -> dict[tuple[str, str], list[str]]:
    """What sides wrote in joint sheets that everybody there signed: said together, and not anonymous."""
    counted = [side.id for side in reading.sides if side.joint and side.coverage.answered]
    if not counted:
        return {}
    sheets = JointSheet.objects.filter(review=review, side__public_id__in=counted).select_related("side")
    return {
        (sheet.side.public_id, question): [text]
        for sheet in sheets
        for question, text in (("keep", sheet.keep), ("change", sheet.change))
        if text
    }


def _of_side(side: SideRead, said: dict[tuple[str, str], list[str]], minimum: int) -> RemarksOfSide:
    titles = {
        "keep": _("One thing we should keep"),
        "change": _("One thing we should change"),
        "point": _("What would move a low rating one point"),
    }
    questions = [
        Asked(title, said[side.id, question]) for question, title in titles.items() if (side.id, question) in said
    ]
    why = ""
    if not questions:
        number = words.count_word(max(COMMENTS_FROM, minimum))
        why = (
            _("Nothing was written in the joint sheet.")
            if side.joint
            else _("Fewer than %(number)s people wrote something, so nothing is shown.") % {"number": number}
        )
    return RemarksOfSide(side.mark, side.short_name, questions, why)
