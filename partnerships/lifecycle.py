"""The stages of a partnership and the gates between them. Pure: no Django.

A gate names what has to be there. It is asked with what is there and answers with what is missing, as keys:
the journey puts them into words and links each to the page where it is made.
"""

from collections.abc import Collection
from enum import StrEnum


class Stage(StrEnum):
    """Where a partnership is on its way."""

    CHOOSING = "choosing"
    MEETING = "meeting"
    ENVISIONING = "envisioning"
    AGREEING = "agreeing"
    GROWING = "growing"
    PARTED = "parted"


class Need(StrEnum):
    """What the gates ask for."""

    TWO_SIDES = "two_sides"
    OWN_BENEFITS = "own_benefits"
    CONCRETE_IDEAS = "concrete_ideas"
    EVERY_YES = "every_yes"
    SESSION_HELD = "session_held"
    PRINCIPLES_JOINT = "principles_joint"
    VISION_SEALED = "vision_sealed"
    AGREEMENTS_JOINT = "agreements_joint"


ORDER = [Stage.CHOOSING, Stage.MEETING, Stage.ENVISIONING, Stage.AGREEING, Stage.GROWING]

GATES: dict[Stage, tuple[Need, ...]] = {
    Stage.CHOOSING: (Need.TWO_SIDES, Need.OWN_BENEFITS, Need.CONCRETE_IDEAS, Need.EVERY_YES),
    Stage.MEETING: (Need.SESSION_HELD, Need.PRINCIPLES_JOINT),
    Stage.ENVISIONING: (Need.VISION_SEALED,),
    Stage.AGREEING: (Need.AGREEMENTS_JOINT,),
}


def number(stage: Stage) -> int:
    """Return the place of a stage on the way, 1 to 5; a partnership that parted has walked all of it."""
    return len(ORDER) if stage is Stage.PARTED else ORDER.index(stage) + 1


def following(stage: Stage) -> Stage | None:
    """Return the stage behind the next gate; None where the way goes on without one."""
    place = number(stage)
    return ORDER[place] if place < len(ORDER) and stage is not Stage.PARTED else None


def earlier(stage: Stage) -> list[Stage]:
    """Return the stages to which a partnership can step back."""
    return [] if stage is Stage.PARTED else ORDER[: ORDER.index(stage)]


def missing(stage: Stage, there: Collection[str]) -> list[Need]:
    """Return what the gate behind this stage still asks for, in its order; empty: it is open."""
    return [need for need in GATES.get(stage, ()) if need not in there]
