"""What happened in the rooms of each story: a module for each room, all told in the order of time."""

from collections.abc import Iterator
from importlib import import_module

from dashboards.demonstration.scene import Scene, Step

# Of two steps at the same moment the earlier room goes first: a quick win may serve an objective.
ROOMS = (
    "room_parts",
    "choice",
    "ideas",
    "joint_sessions",
    "equality",
    "vision",
    "start_small",
    "concerns",
    "agreements",
    "journey",
    "signals",
)


def steps(scene: Scene) -> Iterator[Step]:
    """Return all that happens in one partnership, besides its reviews."""
    for room in ROOMS:
        yield from import_module(f"{__name__}.{room}").steps(scene)
