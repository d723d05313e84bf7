"""Seats: what an invitation is for besides the organisation. The upper floor registers how it works.

This floor keeps `Invitation.seat` (a dict of ids that only the upper floor reads) and asks three things:

    describe(seat: dict) -> Table | None
        What the invitation page and the mail show: who sits at which table. Only what a person who holds
        the link may know. None: the seat is no longer kept (the room has parted, the side has left); the
        invitation then answers like one that was withdrawn.

    take(*, seat: dict, user, organisation, job_title: str, now: datetime) -> str
        Put the person on the seat. Called inside the transaction of `actions.accept`, after the
        membership exists. Returns the address of the page to show next. Raises `SeatRefused` with a
        sentence for the reader, which undoes everything.

    give_up(*, user, organisation, by, now: datetime) -> None
        The person leaves the organisation: end the seats held for it. Called inside the transaction of
        `actions.remove`. Raises `SeatRefused` with a sentence if a seat must be handed over first.

An invitation without an organisation (`Invitation.organisation is None`) asks another organisation to the
table: the person chooses one of the own organisations where they are administrator or may open
partnerships, or creates theirs on the invitation page. The chosen one is what `take` gets.

Registered once, in the upper room's `apps.ready`: `seats.register(describe=…, take=…, give_up=…)`.
"""

from collections.abc import Callable
from dataclasses import dataclass


class SeatRefused(Exception):
    """The seat cannot be taken or given up now; the message is for the reader."""


@dataclass(frozen=True)
class Place:
    """One name at the table, named as the masthead component (`_components/masthead.html`) wants it.

    `mark`: 1 to 4. `people_line`: for example "Ilse Brouwer, programme manager". `is_open`: the place the
    invitation is for; its organisation may not exist yet (`name` is then what the inviter calls it).
    """

    name: str
    mark: int
    people_line: str = ""
    is_open: bool = False
    is_yours: bool = False
    url: str = ""


@dataclass(frozen=True)
class Table:
    """What a person who holds the link sees of the room: subject, sides in alphabetical order, stage 1–5.

    `invited_by`: name and organisation of who invites, for example "Ilse Brouwer (Gemeente Oostwaarde)".
    """

    about: str
    sides: tuple[Place, ...]
    invited_by: str
    stage_number: int = 1


@dataclass(frozen=True)
class _Seats:
    describe: Callable[[dict], Table | None]
    take: Callable[..., str]
    give_up: Callable[..., None]


_registered: list[_Seats] = []


def register(
    *, describe: Callable[[dict], Table | None], take: Callable[..., str], give_up: Callable[..., None]
) -> None:
    """Say how seats are shown, taken and given up. Once."""
    if _registered:
        raise ValueError("seats are registered twice")
    _registered.append(_Seats(describe, take, give_up))


def describe(seat: dict) -> Table | None:
    """Return the table an invitation leads to; None without one."""
    return _registered[0].describe(seat) if seat and _registered else None


def take(*, seat: dict, user, organisation, job_title: str, now) -> str:
    """Put the person on the seat; returns where to go next, empty without a seat."""
    if not seat or not _registered:
        return ""
    return _registered[0].take(seat=seat, user=user, organisation=organisation, job_title=job_title, now=now)


def give_up(*, user, organisation, by, now) -> None:
    """End the seats that the person holds for the organisation."""
    if _registered:
        _registered[0].give_up(user=user, organisation=organisation, by=by, now=now)
