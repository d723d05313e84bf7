"""Facts of many partnerships at once: a constant number of statements, however many they are.

    known = gather(Batch(pks, now))

Each module asks one subject; each of its functions is one statement over the whole batch. No weight and no
threshold stands here: what a fact means is said in `rules`.
"""

from assessments.signals.facts.batch import Batch
from assessments.signals.facts.gathering import gather

__all__ = ["Batch", "gather"]
