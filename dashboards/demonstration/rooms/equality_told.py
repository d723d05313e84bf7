"""The form in which the demonstration tells about equality; `equality` lets the people of the stories do it."""

from dataclasses import dataclass, field

OPEN, NAMED, SUMMARY, NOT_SHARED = "open", "named", "summary", "not_shared"


@dataclass(frozen=True)
class Said:
    """A principle: who drafted it how many months ago, and who accepted it; `words` by login."""

    theme: str
    by: str
    months: int
    text: str
    reason: str = ""
    words: dict[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    proposed: bool = True


@dataclass(frozen=True)
class Gave:
    """A contribution: how it was worth to each side, and who answered. `answer` empty: it still waits."""

    by: str
    to: str
    days: int
    kind: str
    what: str
    amount: str = ""
    unit: str = ""
    worth: int | None = None
    answered_by: str = ""
    theirs: int | None = None
    note: str = ""
    gift: bool = False


@dataclass(frozen=True)
class Gained:
    """What the side of `by` gained."""

    by: str
    days: int
    kind: str
    what: str
    worth: int
    amount: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Hurt:
    """What hurt the side of `by`: promises as (days ago, owner, what, days ago done or 0), the last word."""

    by: str
    about: str
    days: int
    title: str
    what: str
    baseline: bool = False
    repairs: tuple[tuple[int, str, str, int], ...] = ()
    resolved: int = 0
    word: str = ""
    reopened: int = 0
    again: str = ""


@dataclass(frozen=True)
class Told:
    """All of one story. `charter`: (what, whose, how open, with whom, until in months); people by login."""

    principles: tuple[Said, ...] = ()
    charter: tuple[tuple[str, str, str, str, int], ...] = ()
    charter_by: tuple[str, ...] = ()
    charter_months: int = 1
    meetings: tuple[tuple[str, dict[str, tuple[str, str]]], ...] = ()
    # By login of who hands in: for the own side and each other side ten points, in the order of the page.
    profiles: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    profile_months: int = 1
    notes: dict[str, str] = field(default_factory=dict)
    gave: tuple[Gave, ...] = ()
    gained: tuple[Gained, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    sizes: dict[str, int] = field(default_factory=dict)
