"""The stages of a partnership. Pure: no Django. The gates between them come with the journey."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a partnership is on its way."""

    CHOOSING = "choosing"
    MEETING = "meeting"
    ENVISIONING = "envisioning"
    AGREEING = "agreeing"
    GROWING = "growing"
    PARTED = "parted"


ORDER = [Stage.CHOOSING, Stage.MEETING, Stage.ENVISIONING, Stage.AGREEING, Stage.GROWING]


def number(stage: Stage) -> int:
    """Return the place of a stage on the way, 1 to 5; a partnership that parted has walked all of it."""
    return len(ORDER) if stage is Stage.PARTED else ORDER.index(stage) + 1
