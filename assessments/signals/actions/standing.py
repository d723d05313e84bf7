"""Writing down why a partnership asks for attention: what the lists read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from assessments.signals.known import Known
from assessments.signals.models import Warning
from assessments.signals.rules import ORDER
from partnerships.lifecycle import Stage
from partnerships.room.models import Standing


def write_attention(known: Mapping[int, Known], warnings: Mapping[int, list[Warning]], now: datetime) -> None:
    """Write the dated reason of each partnership where it changed."""
    changed = []
    for row in Standing.objects.filter(partnership__in=known).order_by("pk"):
        one = known[row.partnership_id]
        fields = attention(one, [w for w in warnings.get(one.pk, []) if _counts(w, one.today, now)])
        if any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            row.updated_at = now
            changed.append(row)
    Standing.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["partnership"],
        update_fields=["attention_reason", "attention_since", "attention_data", "updated_at"],
    )


def _counts(warning: Warning, today: date, now: datetime) -> bool:
    """Lists show the same to all sides: nothing that one side sees first, nothing put aside."""
    if warning.shown_to_all_at and warning.shown_to_all_at > now:
        return False
    return warning.aside_until is None or warning.aside_until <= today


def attention(known: Known, warnings: Sequence[Warning]) -> dict[str, Any]:
    """Return the foremost reason: a round that came to nothing, a warning, or too few answers."""
    if known.stage == Stage.PARTED:
        return _reason("", None, {})
    if known.void_since:
        return _reason("review_void", known.void_since, {})
    if warnings:
        return _of_warnings(known, warnings)
    hidden = known.fulls[-1].says["hidden"] if known.fulls else []
    if hidden:
        return _reason("too_few", known.fulls[-1].closed_on, {"sides": _names(known, hidden)})
    return _reason("", None, {})


def _of_warnings(known: Known, warnings: Sequence[Warning]) -> dict[str, Any]:
    rule = min((warning.rule for warning in warnings), key=ORDER.index)
    same = [warning for warning in warnings if warning.rule == rule]
    since = max(warning.since for warning in same)
    if rule == "moved_down":
        moved = [[w.figures["facet"], name] for w in same for name in _names(known, w.sides)]
        return _reason(rule, since, {"moved": moved})
    if rule == "told_apart":
        return _reason(rule, since, {"facets": [w.figures["facet"] for w in same]})
    newest = max(same, key=lambda warning: (warning.since, warning.subject))
    return _reason(rule, since, {"sides": _names(known, newest.sides), "figures": newest.figures})


def _reason(reason: str, since: date | None, data: dict[str, Any]) -> dict[str, Any]:
    return {"attention_reason": reason, "attention_since": since, "attention_data": data}


def _names(known: Known, sides: Sequence[str]) -> list[str]:
    names = {side.id: side.short_name for side in known.sides}
    return [names[side] for side in sides if side in names]
