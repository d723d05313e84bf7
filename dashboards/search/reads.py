"""What was found, by kind, with the partnership in which it stands."""

from collections import defaultdict
from dataclasses import dataclass

from accounts.people.templatetags.samen import and_list
from partnerships.room import search
from partnerships.room.seats.models import Side

PER_KIND = 6


@dataclass(frozen=True)
class Found:
    """One thing in the list; `partners` are the sides of its partnership."""

    title: str
    note: str
    url: str
    on: object
    partners: str


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
    found = [
        Group(
            source.key,
            str(source.label),
            [_found(hit, partners) for hit in by_kind[source.key][:most]],
            max(0, len(by_kind[source.key]) - most),
        )
        for source in search.known()
        if by_kind[source.key]
    ]
    return found, len(hits)


def _found(hit: search.Hit, partners: dict[int, list[str]]) -> Found:
    return Found(_short(hit.title), _short(hit.note), hit.url, hit.on, and_list(partners[hit.partnership]))


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _partners(partnerships: set[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    sides = Side.objects.seated().filter(partnership__in=partnerships).select_related("organisation")
    for side in sides.alphabetical():
        names[side.partnership_id].append(side.short_name or side.name)
    return names
