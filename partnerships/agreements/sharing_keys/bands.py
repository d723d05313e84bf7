"""Bands as they are typed: one a line, “80-120: 50”. Pure: no Django."""

import re
from itertools import pairwise

_LINE = re.compile(
    r"(?P<low>[0-9]{1,4})\s*%?\s*(?:[-–]\s*(?P<high>[0-9]{1,4})\s*%?|\+)"
    r"\s*:\s*(?P<share>[0-9]{1,3})\s*%?"
)
MOST = 8


class NoBands(ValueError):
    """What was typed are no bands; `line` is the first that is none, 0 for the whole."""

    def __init__(self, line: int):
        self.line = line
        super().__init__(line)


def read(text: str) -> list[list]:
    """Read bands: lower percent, upper percent or None for no end, share. Raises NoBands."""
    bands: list[list] = []
    for place, line in enumerate((line.strip() for line in text.splitlines() if line.strip()), start=1):
        said = _LINE.fullmatch(line)
        if said is None or place > MOST:
            raise NoBands(place)
        low, share = int(said["low"]), int(said["share"])
        high = int(said["high"]) if said["high"] else None
        if share > 100 or (high is not None and high <= low):
            raise NoBands(place)
        bands.append([low, high, share])
    bands.sort(key=lambda band: band[0])
    for place, (below, above) in enumerate(pairwise(bands), start=1):
        if below[1] is None or below[1] > above[0]:
            raise NoBands(place + 1)
    if not bands:
        raise NoBands(0)
    return bands


def written(bands: list[list]) -> str:
    """Write bands as they are typed."""
    return "\n".join(f"{low}{'+' if high is None else f'-{high}'}: {share}" for low, high, share in bands)


def examples(bands: list[list]) -> list[int]:
    """Return outcomes, in percent of the target, that show what each band does."""
    found = {95, 100, 105} | {low for low, _high, _share in bands} | {high for _low, high, _share in bands if high}
    open_end = next((low for low, high, _share in bands if high is None), None)
    if open_end is not None:
        found.add(open_end + 10)
    return sorted(found)
