"""The demonstration's vision."""

from collections.abc import Iterator

from dashboards.demonstration.scene import Scene, Step


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    yield from ()
