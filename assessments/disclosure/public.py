"""What may be shown that is no level: coverage, comments, reliability of a criteria set (DISCLOSURE §2)."""

from decimal import Decimal
from fractions import Fraction

from assessments.disclosure import codes
from assessments.disclosure.values import Coverage, Hidden, Reliability

DAILY_FROM = 8
COMMENTS_FROM = 5
SHEETS_FOR_ALPHA = 50
ALPHA_STEP = Fraction(1, 20)


def coverage_shown(answered: int, invited: int, closed: bool, *, minimum: int = 4) -> Coverage:
    """Give the coverage of a side: n of N at the close, from 8 invited also before; else enough or not_yet.

    answered: sheets handed in at the last daily tick; enough: at least the jointly agreed ``minimum``.
    """
    if not 0 <= answered <= invited:
        raise ValueError(f"{answered} sheets from {invited} invited people")
    word = codes.ENOUGH if answered >= minimum else codes.NOT_YET
    return Coverage(word, invited, answered if closed or invited >= DAILY_FROM else None)


def comments_shown(n_writers: int, *, minimum: int = 4) -> bool:
    """Whether the comments of a side are shown: from 5 writers, or from the jointly raised group size."""
    return n_writers >= max(COMMENTS_FROM, minimum)


def alpha_shown(alpha: float | None, sheets: int, *, partnerships: int) -> Reliability | Hidden:
    """Give the reliability of a criteria set over all partnerships, on the nearest .05.

    Halves go away from zero. Needs 50 sheets; never of one partnership alone. alpha is None where it
    cannot be computed.
    """
    if partnerships < 2:
        return Hidden(codes.ONE_PARTNERSHIP_ONLY, minimum=2)
    if sheets < SHEETS_FOR_ALPHA:
        return Hidden(codes.FEWER_THAN_FIFTY_SHEETS, minimum=SHEETS_FOR_ALPHA)
    if alpha is None:
        return Hidden(codes.NOT_COMPUTABLE)
    # str() gives the decimal that was meant: .825 is a half, not the float just below it.
    steps = Fraction(Decimal(str(alpha))) / ALPHA_STEP
    whole = int(abs(steps) + Fraction(1, 2))
    return Reliability((whole if steps >= 0 else -whole) * ALPHA_STEP)
