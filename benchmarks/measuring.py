"""What benchmarks share: processor time, and a calibration."""

import hashlib
import statistics
import time
from collections.abc import Callable
from typing import Any


def processor_seconds(work: Callable[[], Any], *, times: int = 5) -> float:
    """Return the median processor time of so many runs, in seconds."""
    found = []
    for _ in range(times):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return statistics.median(found)


def calibration() -> dict[str, Any]:
    """Return how long this machine takes right now for a fixed piece of work."""

    def work() -> None:
        digest = b""
        for _ in range(200_000):
            digest = hashlib.sha256(digest).digest()

    return {
        "name": "calibration: 200 000 times SHA-256",
        "value": round(processor_seconds(work), 3),
        "unit": "s",
    }
