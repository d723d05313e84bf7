"""The words and reasons that may leave this package, as codes; the texts live in the translation catalogues.

Source: DISCLOSURE §2 (reasons) and §7 (words).
"""

from typing import Final

# One cell, and everything made from it.
DIVIDED: Final = "divided"
LOW: Final = "low"
IN_BETWEEN: Final = "in_between"
HIGH: Final = "high"

# Two sides or more.
BOTH_HIGH: Final = "both_high"
TOLD_APART: Final = "told_apart"
CANNOT_TELL: Final = "cannot_tell"

# What a side expects the other to say of it, against what the other says.
BETTER: Final = "better"
WORSE: Final = "worse"

# Two rounds.
MOVED_UP: Final = "moved_up"
MOVED_DOWN: Final = "moved_down"
NO_CHANGE: Final = "no_change"
KEPT: Final = "kept"

# Four rounds and more.
RISING: Final = "rising"
FALLING: Final = "falling"
NO_TREND: Final = "no_trend"
TOO_EARLY: Final = "too_early"

# Agreement between sides.
AGREE_LITTLE: Final = "agree_little"
AGREE_PARTLY: Final = "agree_partly"
AGREE_MUCH: Final = "agree_much"

# Coverage.
ENOUGH: Final = "enough"
NOT_YET: Final = "not_yet"

# Why something is hidden: who and how many, never what.
FEWER_THAN_MINIMUM: Final = "fewer_than_minimum"
FEWER_THAN_HALF_SHOWN: Final = "fewer_than_half_shown"
FEWER_THAN_HALF_THE_WEIGHT: Final = "fewer_than_half_the_weight"
FEWER_THAN_TWO_SIDES: Final = "fewer_than_two_sides"
PART_HIDDEN: Final = "part_hidden"
FEWER_THAN_TEN_ITEMS: Final = "fewer_than_ten_items"
FEWER_THAN_FIFTY_SHEETS: Final = "fewer_than_fifty_sheets"
ONE_PARTNERSHIP_ONLY: Final = "one_partnership_only"
NOT_COMPUTABLE: Final = "not_computable"

LEVEL_WORDS: Final = (LOW, IN_BETWEEN, HIGH, DIVIDED)
SIDES_WORDS: Final = (BOTH_HIGH, TOLD_APART, CANNOT_TELL)
BLIND_SPOT_WORDS: Final = (BETTER, WORSE, CANNOT_TELL)
CHANGE_WORDS: Final = (MOVED_UP, MOVED_DOWN, NO_CHANGE, KEPT)
TREND_WORDS: Final = (RISING, FALLING, NO_TREND, TOO_EARLY)
AGREEMENT_WORDS: Final = (AGREE_LITTLE, AGREE_PARTLY, AGREE_MUCH)
COVERAGE_WORDS: Final = (ENOUGH, NOT_YET)
REASONS: Final = (
    FEWER_THAN_MINIMUM,
    FEWER_THAN_HALF_SHOWN,
    FEWER_THAN_HALF_THE_WEIGHT,
    FEWER_THAN_TWO_SIDES,
    PART_HIDDEN,
    FEWER_THAN_TEN_ITEMS,
    FEWER_THAN_FIFTY_SHEETS,
    ONE_PARTNERSHIP_ONLY,
    NOT_COMPUTABLE,
)
