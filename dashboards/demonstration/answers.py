"""Believable answers, drawn the same way each time. Pure: a seeded chance in, answers out."""

from collections.abc import Sequence
from random import Random

from assessments.reviews.scoring import Item
from dashboards.demonstration.stories import View


def draw(
    view: View, items: Sequence[Item], *, person: str, progress: float, round_number: int, points: int
) -> dict[str, int]:
    """Draw one person's answers.

    `progress` runs from 0 (first round) to 1 (last). A person keeps a leaning over the rounds, so that the
    same people answer much as they did before.
    """
    lean = Random(f"{person}:lean").gauss(0, 0.35)
    chance = Random(f"{person}:{round_number}")
    answers = {}
    for item in items:
        mean = between(view.facets.get(item.mirrors or item.facet, view.base), progress)
        wished = mean + lean + chance.gauss(0, view.spread)
        if item.mirrors:
            wished += 0.4  # people tend to think they are seen a little better than they are
        answer = min(points, max(1, round(wished)))
        answers[item.code] = points + 1 - answer if item.reversed else answer
        if chance.random() < 0.015:
            answers[item.code] = 0
    return answers


def between(values: Sequence[float], progress: float) -> float:
    """Return the value at `progress` (0 to 1) on the line through `values`, evenly spaced."""
    place = progress * (len(values) - 1)
    before = min(int(place), len(values) - 2)
    return values[before] + (values[before + 1] - values[before]) * (place - before)
