"""The rows of the portfolio. Every figure was stored in Standing when a round closed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.organisations.models import Membership
from accounts.people.models import User
from accounts.people.templatetags.samen import and_list
from assessments.charts import Glyph, MiniPair, Reading, SideBand, Sparkline
from assessments.charts.small import Scale
from assessments.signals import words as warning_words
from partnerships import glossary
from partnerships.conditions import Condition
from partnerships.roles import Permission
from partnerships.room.models import OpenSeat, Participant, Partnership, Side
from partnerships.room.stage_sentence import stage_since
from partnerships.room.standing.actions import searchable

# One scale for every row of every page: a wide one, so that nothing looks dramatic.
SCALE = Scale(30, 95)


@dataclass(frozen=True)
class Row:
    """One partnership as a list shows it."""

    partnership: Partnership
    partners: str
    stage: str
    glyph: Glyph
    lowest: str
    lowest_level: int | None
    level: int | None
    half_width: int | None
    spark: Sparkline
    movement: str
    pair: MiniPair | None
    between: str
    higher: str
    told_apart: bool
    open_until: datetime | None
    next_review_on: date | None
    last_review_on: date | None
    next_session_at: datetime | None
    wins_open: int
    wins_done: int
    why_on: date | None
    why: str


def readable(user) -> QuerySet[Partnership]:
    """Return the partnerships this person sees, each with its standing."""
    return Partnership.objects.readable_by(user).select_related("standing")


@dataclass(frozen=True)
class Reader:
    """Who looks, and through which organisations besides the own seats; one statement for all of it."""

    user: User
    organisations: frozenset[int]

    def own(self, sides: QuerySet[Side]) -> QuerySet[Side]:
        """Narrow sides to those through which this person sees a partnership."""
        seats = Participant.objects.present().filter(user=self.user).values("side_id")
        return sides.filter(Q(pk__in=seats) | Q(organisation__in=self.organisations))


def reader_of(user: User) -> Reader:
    """Return who looks, with the organisations of which the person reads every partnership."""
    rows = Membership.objects.present().filter(user=user, is_portfolio_reader=True)
    return Reader(user, frozenset(rows.values_list("organisation_id", flat=True)))


def countries(rooms: QuerySet[Partnership]) -> list[str]:
    """Return the countries of the organisations in these partnerships, in one statement."""
    seated = Side.objects.seated().filter(partnership__in=rooms.values("pk"))
    return list(seated.order_by().values_list("organisation__country", flat=True).distinct())


def takeable(user: User) -> QuerySet[Partnership]:
    """Return the partnerships of which this person may take something along: by a seat, so also readable."""
    seats = Participant.objects.present().able_to(Permission.EXPORT).filter(user=user)
    rooms = Partnership.objects.filter(pk__in=seats.values("partnership_id"))
    return rooms.select_related("standing")


def filtered(
    rooms: QuerySet[Partnership],
    reader: Reader,
    *,
    search: str,
    stage: str,
    waits: bool,
    condition: str,
    role: str,
    country: str,
    mine: bool,
) -> QuerySet[Partnership]:
    """Narrow the list by what was asked for. `role`: of the side through which the person sees it."""
    for part in searchable(search).split():
        rooms = rooms.filter(standing__search_text__contains=part)
    if stage:
        rooms = rooms.filter(stage=stage)
    if waits:
        rooms = rooms.exclude(standing__attention_reason="", standing__open_review_until=None)
    if condition:
        rooms = rooms.filter(standing__lowest_condition=condition)
    sides = Side.objects.seated().filter(partnership=OuterRef("pk"))
    if role:
        rooms = rooms.filter(Exists(reader.own(sides.filter(label=role))))
    if country:
        own = reader.own(Side.objects.all()).values("pk")
        rooms = rooms.filter(Exists(sides.filter(organisation__country=country).exclude(pk__in=own)))
    if mine:
        seats = Participant.objects.present().filter(user=reader.user)
        rooms = rooms.filter(pk__in=seats.values("partnership_id"))
    return rooms


def ordered(rooms: QuerySet[Partnership], reader: Reader, order: str) -> QuerySet[Partnership]:
    """Put the list in an order: by what needs attention, by day, or by name. Never by trust."""
    soon = F("standing__next_review_on").asc(nulls_last=True)
    match order:
        case "subject":
            return rooms.order_by("subject", "pk")
        case "partner":
            others = Side.objects.seated().filter(partnership=OuterRef("pk"))
            others = others.exclude(pk__in=reader.own(Side.objects.all()).values("pk"))
            first = others.order_by("organisation__name").values("organisation__name")[:1]
            return rooms.annotate(partner=Subquery(first)).order_by("partner", "subject", "pk")
        case "session":
            return rooms.order_by(F("standing__next_session_at").asc(nulls_last=True), "pk")
        case "last":
            return rooms.order_by(F("standing__last_review_on").asc(nulls_first=True), "pk")
        case "next":
            return rooms.order_by(F("standing__open_review_until").asc(nulls_last=True), soon, "pk")
    return rooms.order_by(
        F("standing__attention_since").desc(nulls_last=True),
        F("standing__open_review_until").asc(nulls_last=True),
        soon,
        "pk",
    )


def rows_of(page: Sequence[Partnership], reader: Reader) -> list[Row]:
    """Return the rows of one page, in two statements; one more where a seat is kept and nobody sits across."""
    sides: dict[int, list[Side]] = defaultdict(list)
    listed = Side.objects.seated().filter(partnership__in=[room.pk for room in page])
    for side in listed.select_related("organisation").alphabetical():
        sides[side.partnership_id].append(side)
    seats = set(
        Participant.objects.present()
        .filter(user=reader.user, partnership__in=[room.pk for room in page])
        .values_list("side_id", flat=True)
    )
    kept = _kept([room.pk for room in page if len(sides[room.pk]) < 2])
    return [_row(room, sides[room.pk], kept[room.pk], seats, reader.organisations) for room in page]


def _kept(rooms: Sequence[int]) -> dict[int, list[str]]:
    """Return the organisations for which a seat is kept, as the masthead calls them, by partnership."""
    names: dict[int, list[str]] = defaultdict(list)
    if rooms:
        waiting = OpenSeat.objects.kept().for_organisations().filter(partnership__in=rooms)
        for room, name in waiting.order_by("organisation_name", "pk").values_list(
            "partnership", "organisation_name"
        ):
            names[room].append(name)
    return names


def _row(
    room: Partnership, sides: list[Side], kept: list[str], seats: set[int], organisations: frozenset[int]
) -> Row:
    standing = getattr(room, "standing", None)
    own = [side for side in sides if side.pk in seats] or [s for s in sides if s.organisation_id in organisations]
    others = [side.name for side in sides if side not in own[:1]]
    picture: dict[str, Any] = standing.picture if standing else {}
    pair = _pair(picture, standing) if picture.get("sides") else None
    return Row(
        partnership=room,
        partners=and_list(others or kept) or room.subject,
        stage=stage_since(room),
        glyph=_glyph(picture.get("conditions", {})),
        lowest=_condition(standing.lowest_condition) if standing and standing.lowest_condition else "",
        lowest_level=standing.lowest_level if standing else None,
        level=standing.level if standing else None,
        half_width=standing.half_width if standing else None,
        spark=Sparkline([tuple(point) for point in picture.get("line", [])], scale=SCALE),
        movement=movement_words(standing.movement) if standing else "",
        pair=pair,
        between=_("told apart") if standing and standing.told_apart else _("cannot be told apart yet"),
        higher=and_list(picture.get("higher", [])) if standing and standing.told_apart else "",
        told_apart=bool(standing and standing.told_apart),
        open_until=standing.open_review_until if standing else None,
        next_review_on=standing.next_review_on if standing else None,
        last_review_on=standing.last_review_on if standing else None,
        next_session_at=standing.next_session_at if standing else None,
        wins_open=standing.quick_wins_open if standing else 0,
        wins_done=standing.quick_wins_delivered if standing else 0,
        why_on=standing.attention_since if standing else None,
        why=reason_words(standing.attention_reason, standing.attention_data) if standing else "",
    )


def _glyph(conditions: dict[str, int]) -> Glyph:
    if not conditions:
        return Glyph()
    return Glyph(Reading(_condition(code), conditions.get(code)) for code in Condition)


def _pair(picture: dict[str, Any], standing) -> MiniPair:
    return MiniPair(
        [
            SideBand(
                mark=side["mark"],
                name=side["name"],
                lo=side["dot"] or 0,
                hi=side["dot"] or 0,
                dot=side["dot"] or 0,
                hidden=side["dot"] is None,
            )
            for side in picture["sides"]
        ],
        told_apart=standing.told_apart,
        scale=SCALE,
    )


def _condition(code: str) -> str:
    return glossary.label(f"condition.{code}")


def movement_words(code: str) -> str:
    """Say what can be shown of the change since the round before."""
    return {
        "first": _("first review: too early to tell"),
        "moved_up": _("moved up"),
        "moved_down": _("moved down"),
        "no_change": _("no change that can be shown"),
        "kept": _("as in the review before"),
    }.get(code, "")


def reason_words(code: str, data: dict[str, Any]) -> str:
    """Say why a partnership asks for attention; the day stands beside it."""
    match code:
        case "moved_down":
            moved = [
                _("%(what)s moved down for %(side)s") % {"what": warning_words.facet_label(facet), "side": side}
                for facet, side in data["moved"]
            ]
            return and_list(moved[:2])
        case "told_apart":
            facets = [warning_words.facet_label(code) for code in data["facets"]]
            return ngettext(
                "The sides see %(what)s differently", "The sides see %(what)s differently", len(facets)
            ) % {"what": and_list(facets[:2])}
        case "too_few":
            return _("Too few answers from %(sides)s") % {"sides": and_list(data["sides"])}
        case "review_void":
            return _("A round came to nothing; it is asked anew")
    return warning_words.attention(code, data)


def tally(rooms: QuerySet[Partnership]) -> dict[str, int]:
    """Count partnerships, and how trust moved in them, in one statement."""
    return rooms.aggregate(
        all=Count("pk"),
        up=Count("pk", filter=Q(standing__movement="moved_up")),
        down=Count("pk", filter=Q(standing__movement="moved_down")),
        still=Count("pk", filter=Q(standing__movement__in=("no_change", "kept"))),
        first=Count("pk", filter=Q(standing__movement="first")),
        none=Count("pk", filter=Q(standing__movement="") | Q(standing=None)),
    )


def opening_sentence(counts: dict[str, int], waiting: int, *, begins: bool = False) -> str:
    """Say in a few sentences how the portfolio stands.

    `begins`: nothing waits, and there is something to begin with.
    """
    start = ngettext("%(n)s partnership", "%(n)s partnerships", counts["all"]) % {"n": counts["all"]}
    asks = ngettext("%(n)s thing waits for you", "%(n)s things wait for you", waiting) % {"n": waiting}
    sentence = _("%(partnerships)s; %(asks)s.") % {
        "partnerships": start,
        "asks": asks if waiting else _("you can begin") if begins else _("nothing waits for you"),
    }
    moves = [
        words % {"n": counts[key]}
        for key, words in (
            ("up", _("trust moved up in %(n)s")),
            ("down", _("trust moved down in %(n)s")),
            ("still", _("no change can be shown in %(n)s")),
            ("first", _("it is too early to tell in %(n)s")),
            ("none", _("%(n)s had no review yet")),
        )
        if counts[key]
    ]
    if counts["all"] == counts["none"]:
        return sentence
    return f"{sentence} " + _("Since the reviews before: %(moves)s.") % {"moves": and_list(moves)}
