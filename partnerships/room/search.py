"""What can be found: each noun says in which of its columns words are looked for; all are asked in one statement.

A room registers a source in its `apps.ready`; nobody here needs to know the room. `rows` narrows its table to
what every side may see: never private notes, never an outside offer that is not open, no unpublished minutes.
The rooms a person may read are narrowed here, in the same statement.

    search.register(Source("decision", _("Decisions"), Decision.objects.all, ("text", "reason"), on="proposed_at"))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse

from partnerships.room.seats.models import Participant, Partnership, Side

MOST = 300


@dataclass(frozen=True)
class Source:
    """One noun. `rows()`: those that every side may see; `fields`: where words are looked for, the title first.

    `note` and `on` name columns; `when` says what the day is for, where that is not plain; `partnership` and
    `subject` the ways to the partnership and to the id in the address. `address`: a view that takes
    partnership and subject, or the partnership alone; where it is not said, the page of the noun.
    """

    key: str
    label: object
    rows: Callable[[], QuerySet]
    fields: Sequence[str]
    on: str
    when: object = "%(day)s"
    note: str = ""
    address: str = ""
    partnership: str = "partnership"
    subject: str = "public_id"

    @property
    def title(self) -> str:
        """The column that names the thing."""
        return self.fields[0]

    @property
    def view(self) -> str:
        """The name of the page on which the thing stands."""
        return self.address or f"{self.key}_detail"


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `room` is the partnership's public id."""

    key: str
    partnership: int
    room: str
    on: date | None
    subject: str
    title: str
    note: str

    @property
    def url(self) -> str:
        """The page on which it stands; the room's first page while its own has none."""
        for arguments in ([self.room, self.subject], [self.room]):
            try:
                return reverse(_SOURCES[self.key].view, args=arguments)
            except NoReverseMatch:
                continue
        return reverse("room_people", args=[self.room])


_SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; each key once."""
    if source.key in _SOURCES:
        raise ValueError(f"the source {source.key!r} is registered twice")
    _SOURCES[source.key] = source


def known() -> list[Source]:
    """Return all sources, in the order in which they were registered."""
    return list(_SOURCES.values())


def rooms_of(user) -> QuerySet[Partnership]:
    """Partnerships whose content this person may read now: by a seat, or as portfolio reader."""
    seats = Participant.objects.present().filter(user=user, side__left_at=None).values("partnership_id")
    read = Side.objects.seated().filter(
        organisation__memberships__user=user,
        organisation__memberships__is_portfolio_reader=True,
        organisation__memberships__left_at=None,
    )
    return Partnership.objects.filter(Q(pk__in=seats) | Q(pk__in=read.values("partnership_id")))


def find(user, words: str, *, only: str = "") -> list[Hit]:
    """Return what holds all these words and this person may read, newest first; one statement.

    `only`: the key of one source. At most `MOST` things.
    """
    parts = words.split()
    sources = [source for source in _SOURCES.values() if only in ("", source.key)]
    if not parts or not sources:
        return []
    readable = rooms_of(user).values("pk")
    found = [_rows(source, parts, readable) for source in sources]
    rows = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    newest = rows.order_by("-hit_on", "hit_title", "hit_subject")[:MOST]
    return list(dict.fromkeys(Hit(*row) for row in newest))


def _rows(source: Source, parts: list[str], readable: QuerySet) -> QuerySet:
    rows = source.rows().filter(**{f"{source.partnership}__in": readable})
    for part in parts:
        anywhere = Q()
        for field in source.fields:
            anywhere |= Q(**{f"{field}__icontains": part})
        rows = rows.filter(anywhere)
    said = {
        "hit_key": Value(source.key, output_field=CharField()),
        "hit_partnership": F(f"{source.partnership}__pk"),
        "hit_room": F(f"{source.partnership}__public_id"),
        "hit_on": Cast(F(source.on), DateField()),
        "hit_subject": Cast(F(source.subject), CharField()),
        "hit_title": Cast(F(source.title), TextField()),
        "hit_note": Cast(F(source.note), TextField()) if source.note else Value("", output_field=TextField()),
    }
    return rows.order_by().annotate(**said).values_list(*said)
