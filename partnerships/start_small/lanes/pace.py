"""How fast something small came of it, and which lane stands still: pure, from dates alone."""

from datetime import date

IDLE_AFTER = 45
LONG_AFTER = 183


def is_idle(last_on: date | None, began_on: date, today: date) -> bool:
    """Tell whether nothing has moved for more than 45 days; a lane that never moved counts from the beginning."""
    return (today - (last_on or began_on)).days > IDLE_AFTER


def first_value_after(began_on: date, confirmed_on: date | None) -> int | None:
    """Return the days from the first day to the first confirmed quick win; None if there is none."""
    return max(0, (confirmed_on - began_on).days) if confirmed_on else None


def is_long(starts_on: date, ends_on: date) -> bool:
    """Tell whether an initiative is longer than six months, so that its first slice is asked for."""
    return (ends_on - starts_on).days > LONG_AFTER


def whose_turn(hosted: dict[int, tuple[int, date | None]]) -> int | None:
    """Return the side whose turn it is to host, from how often and when last each side did.

    The side that hosted least; among those the one whose last time is longest ago. None while that is not
    one side alone: nobody has hosted yet, or several never did.
    """
    if not hosted or all(times == 0 for times, _ in hosted.values()):
        return None
    fewest = min(times for times, _ in hosted.values())
    least = {side: last for side, (times, last) in hosted.items() if times == fewest}
    earliest = min(least.values(), key=lambda last: last or date.min)
    turns = [side for side, last in least.items() if last == earliest]
    return turns[0] if len(turns) == 1 else None
