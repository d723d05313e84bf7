"""What waits for a person in the rooms: each noun says which of its rows wait, all are asked in one statement.

A room registers a source in its `apps.ready`. `rows` narrows its own table to what waits for one of these
seats; `columns` brings it into the common form; the home page joins all sources by UNION ALL and lets each
dress in words those of its rows that are shown. So a new noun costs no further statement.

    def _rows(seats, now):
        leading = [seat.side_id for seat in seats if seat.carries(Permission.CONSENT_TO_WORK)]
        waiting = QuickWin.objects.delivered().filter(receiver__in=leading)
        return columns(waiting, key="quick_win", on="delivered_at", title="title")

    def _words(waits):
        return Words(_("Confirm: %(title)s") % {"title": waits.title}, _("…"), url, _("Confirm"), other_waits=True)

    asks.register(Source("quick_win", _rows, _words))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from partnerships.room.seats.models import Participant

NAMES = ("ask_key", "ask_partnership", "ask_room", "ask_on", "ask_subject", "ask_title", "ask_note")


@dataclass(frozen=True)
class Waits:
    """One row that waits. `room` and `subject` are public ids; `title` and `note` what the source put there."""

    key: str
    partnership: int
    room: str
    on: date | None
    subject: str
    title: str
    note: str


@dataclass(frozen=True)
class Words:
    """How it reads on the home page: what it is, why, and the one action that settles it.

    `other_waits`: another side cannot go on before this is done.
    """

    title: str
    text: str
    url: str
    verb: str
    other_waits: bool = False


@dataclass(frozen=True)
class Source:
    """Rows of one noun. `rows(seats, now)` returns `columns(…)` of a queryset and asks nothing itself."""

    key: str
    rows: Callable[[Sequence[Participant], datetime], QuerySet]
    words: Callable[[Waits], Words]


_SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; each key once."""
    if source.key in _SOURCES:
        raise ValueError(f"the source {source.key!r} is registered twice")
    _SOURCES[source.key] = source


def columns(
    rows: QuerySet,
    *,
    key: str,
    on: str,
    title: str,
    subject: str = "public_id",
    note: str = "",
    partnership: str = "partnership",
) -> QuerySet:
    """Bring rows into the common form. The arguments name fields; `partnership` the path to the partnership."""
    return rows.order_by().values_list(
        Value(key, output_field=CharField()),
        F(f"{partnership}__pk"),
        F(f"{partnership}__public_id"),
        Cast(F(on), DateField()),
        Cast(F(subject), CharField()),
        Cast(F(title), TextField()),
        Cast(F(note), TextField()) if note else Value("", output_field=TextField()),
    )


def waiting(seats: Sequence[Participant], *, now: datetime, most: int = 60) -> list[Waits]:
    """Return what waits for a person with these seats, earliest first, in one statement."""
    parts = [source.rows(seats, now) for source in _SOURCES.values()]
    if not seats or not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return sorted((Waits(*row) for row in rows), key=lambda row: (row.on or date.max, row.title))[:most]


def words_of(waits: Waits) -> Words:
    """Say it as its noun does."""
    return _SOURCES[waits.key].words(waits)
