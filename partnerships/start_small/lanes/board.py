"""The board of start small: both lanes, and the sentence above them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, day
from partnerships.room.access import Access
from partnerships.start_small.kitchen_visits.reads import turn_in_words
from partnerships.start_small.lanes import initiatives, pace
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.lanes.reads import FirstValue, LastMoves, last_moves, time_to_first_value
from partnerships.start_small.quick_wins import reads as quick_wins
from partnerships.start_small.quick_wins.models import QuickWin
from partnerships.start_small.quick_wins.reads import Card

IN_A_COLUMN = 8
DELIVERED_SHOWN = 8


@dataclass(frozen=True)
class Column:
    """One state of a lane: its heading, the first cards and how many more there are."""

    title: str
    empty: str
    cards: list
    more: int
    url: str


@dataclass(frozen=True)
class Board:
    """Everything on the page."""

    sentence: str
    last_moved: str
    today_notice: str
    tomorrow_notice: str
    prompt: str
    turn: str
    today: list[Column]
    tomorrow: list[Column]
    delivered: list[Card]
    delivered_url: str
    is_empty: bool


def board(access: Access, today: date, *, found: QuerySet[QuickWin], is_filtered: bool) -> Board:
    """Return the board; `found` are the quick wins that the filters let through."""
    first = time_to_first_value(access.partnership)
    moves = last_moves([access.partnership.pk])[access.partnership.pk]
    open_wins = [quick_wins.card(row, access, today) for row in found.open().order_by("due_on", "added_at", "pk")]
    works = _initiatives(access, today)
    done = quick_wins.with_values(found.confirmed()).order_by("-confirmed_on", "-pk")
    delivered = [quick_wins.card(row, access, today, values=True) for row in done[:DELIVERED_SHOWN]]
    listed = reverse("quick_win_list", args=[access.partnership.public_id])
    return Board(
        sentence=first_value_in_words(first, today),
        last_moved=last_moved_in_words(moves),
        today_notice=_notice(moves.today, first.began_on, today, _("Nothing has moved here")),
        tomorrow_notice=_notice(moves.tomorrow, first.began_on, today, _("Nothing has moved here")),
        prompt=_prompt(access),
        turn=turn_in_words(access, today),
        today=_today_columns(open_wins, listed),
        tomorrow=_tomorrow_columns(works),
        delivered=delivered,
        delivered_url=f"{listed}?state=confirmed",
        is_empty=not (open_wins or works or delivered or is_filtered),
    )


def first_value_in_words(first: FirstValue, today: date) -> str:
    """Say how long it took until the first quick win was confirmed."""
    if first.days is None:
        days = max(0, (today - first.began_on).days)
        return ngettext(
            "No quick win has been confirmed in the %(n)s day since the partnership began.",
            "No quick win has been confirmed in the %(n)s days since the partnership began.",
            days,
        ) % {"n": days}
    return ngettext(
        "The first quick win was confirmed %(n)s day after the partnership began.",
        "The first quick win was confirmed %(n)s days after the partnership began.",
        first.days,
    ) % {"n": first.days}


def last_moved_in_words(moves: LastMoves) -> str:
    """Say when each lane last moved."""
    said = []
    if moves.today:
        said.append(_("Today last moved on %(day)s.") % {"day": day(moves.today)})
    if moves.tomorrow:
        said.append(_("Tomorrow last moved on %(day)s.") % {"day": day(moves.tomorrow)})
    return " ".join(said)


def _notice(last_on: date | None, began_on: date, today: date, words: str) -> str:
    if not pace.is_idle(last_on, began_on, today):
        return ""
    days = (today - (last_on or began_on)).days
    return ngettext("%(words)s for %(n)s day", "%(words)s for %(n)s days", days) % {"words": words, "n": days}


def _prompt(access: Access) -> str:
    others = [side.short_name or side.name for side in access.sides]
    own = access.side.short_name or access.side.name
    others = [name for name in others if name != own]
    if not others:
        return _("What is one small thing that could be better within a quarter?")
    return _("What is one small thing that could be better for %(others)s within a quarter?") % {
        "others": and_list(others)
    }


def _initiatives(access: Access, today: date) -> list[tuple[str, initiatives.InitiativeCard]]:
    sliced = QuickWin.objects.filter(slice_of=OuterRef("pk")).exclude(state=QuickWin.State.SET_ASIDE)
    rows = initiatives.of_partnership(access).running().annotate(has_slices=Exists(sliced))
    ordered = rows.order_by("ends_on", "pk")
    return [(row.state, initiatives.card(row, access, today, has_slices=row.has_slices)) for row in ordered]


def _today_columns(cards: list[Card], listed: str) -> list[Column]:
    State = QuickWin.State
    heads = (
        (State.CANDIDATE, _("Candidates"), _("No candidate. What annoys you every week?")),
        (State.STARTED, _("Under way"), _("Nothing is under way.")),
        (State.DELIVERED, _("Delivered, to be confirmed"), _("Nothing waits to be confirmed.")),
    )
    return [
        _column(title, empty, [card for card in cards if card.state == state], f"{listed}?state={state.value}")
        for state, title, empty in heads
    ]


def _tomorrow_columns(works: list) -> list[Column]:
    State = Initiative.State
    heads = (
        (State.PLANNED, _("Planned"), _("Nothing is planned.")),
        (State.STARTED, _("Under way"), _("Nothing is under way.")),
    )
    return [
        Column(title, empty, [card for at, card in works if at == state], 0, "") for state, title, empty in heads
    ]


def _column(title: str, empty: str, cards: list[Card], url: str) -> Column:
    return Column(title, empty, cards[:IN_A_COLUMN], max(0, len(cards) - IN_A_COLUMN), url)
