"""How well the sides know each other, as far as it may be shown."""

from collections import defaultdict
from dataclasses import dataclass

from partnerships.choice.knowing.models import TOPICS, Depth, DepthSheet
from partnerships.room.access import Access


@dataclass(frozen=True)
class DepthRow:
    """One topic and each side's word for it, in the order of the sides."""

    topic: str
    words: list[tuple[int, str, str]]  # mark, name, word
    differs: bool


@dataclass(frozen=True)
class Knowing:
    """The newest opened round, and whether the own side has handed in the round that runs."""

    opened_at: object
    rows: list[DepthRow]
    learned: list[tuple[int, str, str]]
    own_waits: bool


def knowing(access: Access) -> Knowing:
    """Return what the room's page shows, in one statement. Sheets of a running round stay unread but the own."""
    sheets = DepthSheet.objects.filter(partnership=access.partnership).select_related("side__organisation")
    opened: dict[int, list[DepthSheet]] = defaultdict(list)
    own = False
    for sheet in sheets:
        if sheet.opened_at is not None:
            opened[sheet.round].append(sheet)
        else:
            own = own or sheet.side_id == access.side.pk
    shown = sorted(opened[max(opened)], key=lambda s: (s.side.name.lower(), s.side_id)) if opened else []
    return Knowing(
        opened_at=shown[0].opened_at if shown else None,
        rows=[_row(topic, shown) for topic in TOPICS] if shown else [],
        learned=[(s.side.mark, s.side.short_name, s.learned) for s in shown if s.learned],
        own_waits=own,
    )


def _row(topic: str, sheets: list[DepthSheet]) -> DepthRow:
    words = [(sheet.side.mark, sheet.side.short_name, str(Depth(sheet.levels[topic]).label)) for sheet in sheets]
    return DepthRow(topic, words, len({word for _mark, _name, word in words}) > 1)
