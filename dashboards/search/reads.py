"""What was found, by kind, with the partnership in which it stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.people.templatetags.samen import and_list, day
from partnerships.room import search
from partnerships.room.seats.models import Side

PER_KIND = 6


@dataclass(frozen=True)
class Place:
    """A partnership in which somebody sits, by its sides."""

    partners: str
    url: str


@dataclass(frozen=True)
class Found:
    """One thing in the list; `when` says its day and what the day is for, `partners` the sides of its room.

    A person who sits in several partnerships stands there once; the others are in `elsewhere`.
    """

    title: str
    note: str
    url: str
    when: str
    partners: str
    elsewhere: list[Place]


@dataclass(frozen=True)
class Group:
    """All of one kind; `more`: how many there are that are not shown."""

    key: str
    label: str
    found: list[Found]
    more: int


def groups(user, words: str, *, only: str = "") -> tuple[list[Group], int]:
    """Return what was found, by kind in the order of the sources, and how many things; two statements."""
    hits = search.find(user, words, only=only)
    partners = _partners({hit.partnership for hit in hits})
    by_kind: dict[str, list[search.Hit]] = defaultdict(list)
    for hit in hits:
        by_kind[hit.key].append(hit)
    most = search.MOST if only else PER_KIND
    found = []
    for source in search.known():
        things = _things(by_kind[source.key])
        if things:
            shown = [_found(thing, source, partners) for thing in things[:most]]
            found.append(Group(source.key, str(source.label), shown, max(0, len(things) - most)))
    return found, len(hits)


def _things(hits: Sequence[search.Hit]) -> list[list[search.Hit]]:
    """Bring together what is one thing: only people stand in several partnerships."""
    things: dict[tuple[str, str], list[search.Hit]] = defaultdict(list)
    for hit in hits:
        things[hit.subject, "" if hit.key == "person" else hit.title].append(hit)
    return list(things.values())


def _found(thing: Sequence[search.Hit], source: search.Source, partners: dict[int, list[str]]) -> Found:
    first, *more = thing
    elsewhere = [Place(and_list(partners[hit.partnership]), hit.url) for hit in more]
    return Found(
        _short(first.title),
        _short(first.note),
        first.url,
        str(source.when) % {"day": day(first.on)} if first.on else "",
        and_list(partners[first.partnership]),
        elsewhere,
    )


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _partners(partnerships: set[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    sides = Side.objects.seated().filter(partnership__in=partnerships).select_related("organisation")
    for side in sides.alphabetical():
        names[side.partnership_id].append(side.short_name or side.name)
    return names
