"""An adversary walks through whole sheets: every figure of the result stays, and what could each answer have been?

DISCLOSURE §9: a colleague who knows the own sheet moves the others' answers at random, as long as the released
result, from which every page is made, keeps its bytes. Each answer of each colleague must have met three values.
"""

from random import Random

import pytest

from assessments.reviews import scoring

POINTS = 7
ITEMS = [("A1", "ability"), ("A2", "ability"), ("E1", "equality"), ("M1", "expected"), ("N1", "energy")]
HEAD = {"number": 1, "kind": "full", "closed_on": "2026-03-09", "criteria": ["trust", 1]}
INSTRUMENT = scoring.Instrument(
    points=POINTS,
    items=[
        scoring.Item(code, facet, reversed=code == "A2", mirrors="ability" if code == "M1" else "")
        for code, facet in ITEMS
    ],
    facets=[
        scoring.FacetShape("ability", "trust", 50),
        scoring.FacetShape("equality", "condition", 50),
        scoring.FacetShape("expected", "expected", 0),
        scoring.FacetShape("energy", "extra", 0),
    ],
)


def released(sheets: list[list[list[int]]]) -> str:
    """Return what everybody sees of the sheets of two sides."""
    sides = [
        scoring.SideAnswers(f"side{n}", n, f"Side {n}", f"S{n}", len(side), [tuple(sheet) for sheet in side])
        for n, side in enumerate(sheets, start=1)
    ]
    return scoring.as_text(scoring.release(INSTRUMENT, sides, head=HEAD))


def walk(sheets: list[list[list[int]]], chance: Random, steps: int) -> set[tuple[int, int, int]]:
    """Move the answers of all but the first of each side; return the cells that met fewer than three values."""
    shown = released(sheets)
    met = {
        (side, person, item): {sheets[side][person][item]}
        for side in (0, 1)
        for person in range(1, len(sheets[side]))
        for item in range(len(ITEMS))
    }
    for _step in range(steps):
        side, item = chance.randrange(2), chance.randrange(len(ITEMS))
        before = [sheet[item] for sheet in sheets[side]]
        for sheet in sheets[side][1:]:
            if chance.random() < 0.6:
                sheet[item] = chance.randint(1, POINTS)
        if released(sheets) != shown:
            for sheet, answer in zip(sheets[side], before, strict=True):
                sheet[item] = answer
            continue
        for person in range(1, len(sheets[side])):
            met[side, person, item].add(sheets[side][person][item])
        if all(len(values) >= 3 for values in met.values()):
            break
    return {cell for cell, values in met.items() if len(values) < 3}


@pytest.mark.slow
@pytest.mark.parametrize("size", [4, 5, 8])
@pytest.mark.parametrize("mood", ["any", "low", "high"])
def test_every_answer_of_every_colleague_stays_open(size, mood):
    chance = Random(f"{size} {mood}")
    among = {"any": range(1, 8), "low": (1, 1, 1, 2, 3), "high": (7, 7, 7, 6, 5)}[mood]
    sheets = [[[chance.choice(list(among)) for _ in ITEMS] for _ in range(size)] for _ in range(2)]
    assert walk(sheets, chance, steps=6000) == set()


def test_the_walk_would_see_a_figure_that_gives_answers_away(monkeypatch):
    """The failing control: beside the bands, the mean in whole percent."""
    honest = released

    def with_means(sheets):
        sums = [
            [round(100 * sum(s[i] - 1 for s in side) / 6 / len(side)) for i in range(len(ITEMS))]
            for side in sheets
        ]
        return honest(sheets) + str(sums)

    monkeypatch.setitem(globals(), "released", with_means)
    sheets = [[[1] * len(ITEMS) for _ in range(4)] for _ in range(2)]
    assert walk(sheets, Random(1), steps=400) != set()
