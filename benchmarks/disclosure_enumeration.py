"""Print what complete enumeration leaves to a reader (DISCLOSURE §5), and what each control gives away.

python -m benchmarks.disclosure_enumeration          n up to 14, under a minute
python -m benchmarks.disclosure_enumeration --all    also n = 9, 11, 13, 16, 20 and the other scales
"""

import sys
from collections.abc import Iterable

from tests.assessments.disclosure.enumeration import (
    CONTROLS,
    MOVES,
    SAME_PEOPLE,
    facet_band_beside_item_bands,
    released,
    room_left,
    two_rounds,
    values_left,
)

QUICK = (4, 5, 6, 7, 8, 10, 12, 14)
ALL = (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20)
SMALL = (4, 5, 6, 7, 8)
SCALES = {
    5: (5, 6, 7, 8, 9, 14, 15, 16, 29, 30),
    6: (5, 6, 7, 8, 13, 14, 15, 27, 28),
    7: (4, 6, 7, 13, 14, 26, 27, 40),
    101: (4, 5, 6, 7, 8),
}


def main() -> None:
    """Print every table."""
    everything = "--all" in sys.argv[1:]
    one_round(ALL if everything else QUICK)
    rounds()
    controls()
    if everything:
        scales()


def one_round(sizes: Iterable[int]) -> None:
    """One round: fewest of the 7 values left."""
    table("One round", ("n", "answer sets", "outsider", "colleague", "two colleagues"))
    for n in sizes:
        row(n, *values_left(n, released))


def rounds() -> None:
    """Two rounds, read by somebody who knows that nobody else changed an answer."""
    table(
        "Two rounds, nobody else changed",
        ("n before", "move", "tried", "kept: outsider", "colleague", "anew"),
    )
    for n in SMALL:
        for name, move in MOVES.items():
            kept, anew = two_rounds(n, move, keep_below=10), two_rounds(n, move, keep_below=0)
            row(n, name, *kept, f"{anew.outsider} / {anew.colleague}")
        same = two_rounds(n, SAME_PEOPLE, keep_below=10)
        row(n, "one changes", *same, "the same")


def controls() -> None:
    """Displays that must give answers away."""
    table("Controls: fewest values left to a colleague", ("display", *(f"n = {n}" for n in SMALL)))
    for name, (display, _) in CONTROLS.items():
        row(name, *(values_left(n, display).colleague for n in SMALL))
    row("facet band beside item bands", facet_band_beside_item_bands())


def scales() -> None:
    """Other scales: fewest values left to a colleague, and the part of the scale they span."""
    table("Scales", ("points", "n", "values left", "span"))
    for points, sizes in SCALES.items():
        for n in sizes:
            room = room_left(n, points)
            row(points, n, f"{room.values} of {points}", f"{room.span} of {points - 1} steps")
    table("Two colleagues, wider grid", ("points", "n", "values left"))
    for n in (7, 11, 12, 23, 24):
        row(7, n, room_left(n, colluders=2).values)


def table(title: str, heads: Iterable[str]) -> None:
    """Begin a table."""
    heads = list(heads)
    print(f"\n{title}\n")
    row(*heads)
    row(*("---" for _ in heads))


def row(*cells: object) -> None:
    """Print a row of it."""
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
