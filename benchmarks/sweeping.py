"""What the sweep costs: everything new, nothing new, one in a hundred changed; and how it grows."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from math import log
from statistics import median
from typing import Any

from django.db.models import F

from assessments.signals.actions import sweep
from assessments.signals.models import Watch
from dashboards.simulation.build import simulate
from dashboards.simulation.load import Load
from partnerships.room.models import ChainHead

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
SMALL, LARGE = 250, 2000
SWEEPS = 5


def figures() -> Iterator[dict[str, Any]]:
    """Yield processor seconds of a full sweep, and the ratios of the others to it."""
    simulate(Load(SMALL, 1, 1, NOW))
    sweep(now=NOW)  # loads SciPy and digests the results, which happens once
    small = _seconds(_forget, NOW)
    simulate(Load(LARGE - SMALL, 1, 2, NOW))
    sweep(now=NOW)
    full = _seconds(_forget, NOW)
    nothing = _seconds(lambda: None, NOW)
    few = _seconds(_touch_one_in_a_hundred, NOW + timedelta(minutes=5))
    yield {"name": f"sweep of {LARGE} partnerships, all due", "value": round(full, 2), "unit": "s"}
    growth = log(full / small) / log(LARGE / SMALL)
    yield {"name": "sweep, exponent of cost", "value": round(growth, 2), "unit": "", "reach": "≤ 1.05"}
    for name, seconds, reach in (("nothing new", nothing, "≤ 0.02"), ("1 % changed", few, "≤ 0.05")):
        ratio = round(seconds / full, 4)
        yield {"name": f"sweep, {name} / all due", "value": ratio, "unit": "", "reach": reach}


def _seconds(prepare: Callable[[], Any], now: datetime) -> float:
    """Return the median of a few sweeps, each prepared anew."""
    found = []
    for _ in range(SWEEPS):
        prepare()
        before = time.process_time()
        sweep(now=now)
        found.append(time.process_time() - before)
    return median(found)


def _forget() -> None:
    Watch.objects.update(seen=None)


def _touch_one_in_a_hundred() -> None:
    some = list(ChainHead.objects.order_by("pk").values_list("pk", flat=True)[::100])
    ChainHead.objects.filter(pk__in=some).update(number=F("number") + 1)
