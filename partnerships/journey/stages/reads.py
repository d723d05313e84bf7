"""What is there for the next gate, what is open, in words and with the page where it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from partnerships import lifecycle
from partnerships.agreements import reads as agreements
from partnerships.choice import reads as choice
from partnerships.conditions import Condition
from partnerships.equality.principles import reads as principles
from partnerships.joint_sessions.models import JointSession
from partnerships.lifecycle import Need, Stage
from partnerships.room.models import Partnership
from partnerships.vision.sealing import reads as sealing


@dataclass(frozen=True)
class Needed:
    """One thing a gate asks for: in words, whether it is there, and where it is made."""

    key: Need
    words: str
    is_there: bool
    url: str
    condition: Condition | None


@dataclass(frozen=True)
class _Rule:
    """How one need is looked up. `words()` says what is missing; `page` the address's name."""

    condition: Condition | None
    words: Callable[[], str]
    page: str
    look: Callable[["Room"], bool]


@dataclass
class Room:
    """A partnership and what was found in its rooms; what several needs look at is asked for once."""

    partnership: Partnership

    @cached_property
    def chosen(self) -> choice.Evidence:
        """What each side has brought to choosing each other."""
        return choice.evidence(self.partnership)

    @cached_property
    def holds(self) -> dict[str, bool]:
        """Whether a session was held, principles are joint, the vision is sealed: one statement for all three."""
        held = JointSession.objects.held().filter(partnership=OuterRef("pk"))
        return (
            Partnership.objects.filter(pk=self.partnership.pk)
            .values(
                session_held=Exists(held),
                principles_joint=principles.having_principles(),
                vision_sealed=sealing.having_sealed(),
            )
            .get()
        )


def gathered(partnership: Partnership) -> list[Needed]:
    """Return everything the gates ask for, in the order of the way, as it stands now."""
    room = Room(partnership)
    return [_needed(room, need) for needs in lifecycle.GATES.values() for need in needs]


def missing(partnership: Partnership) -> list[Needed]:
    """Return what the next gate still asks for; empty: it is open."""
    room = Room(partnership)
    asked = [_needed(room, need) for need in lifecycle.GATES.get(Stage(partnership.stage), ())]
    there = {needed.key for needed in asked if needed.is_there}
    lacking = lifecycle.missing(Stage(partnership.stage), there)
    return [needed for needed in asked if needed.key in lacking]


def open_before(partnership: Partnership, stage: Stage) -> list[Needed]:
    """Return what the gates before a stage ask for and what is not there yet."""
    if stage is Stage.PARTED:
        return []
    room = Room(partnership)
    asked = [_needed(room, need) for before in lifecycle.earlier(stage) for need in lifecycle.GATES[before]]
    return [needed for needed in asked if not needed.is_there]


def _needed(room: Room, need: Need) -> Needed:
    rule = RULES[need]
    return Needed(need, rule.words(), rule.look(room), _address(rule.page, room.partnership), rule.condition)


def _address(name: str, partnership: Partnership) -> str:
    try:
        return reverse(name, args=[partnership.public_id])
    except NoReverseMatch:
        return ""


# --- looking ----------------------------------------------------------------
def _agreements_joint(room: Room) -> bool:
    return agreements.evidence(room.partnership)


RULES: dict[Need, _Rule] = {
    Need.TWO_SIDES: _Rule(
        None,
        lambda: _("another organisation sits at the table"),
        "room_people",
        lambda room: len(room.chosen.sides) > 1,
    ),
    Need.OWN_BENEFITS: _Rule(
        Condition.PARTNER_CHOICE,
        lambda: _("each side has written its own benefit, at least one beyond money"),
        "right_partner",
        lambda room: not room.chosen.without_benefit_beyond_money,
    ),
    Need.CONCRETE_IDEAS: _Rule(
        Condition.PARTNER_CHOICE,
        lambda: _("each side has brought a concrete idea"),
        "right_partner",
        lambda room: not room.chosen.without_idea,
    ),
    Need.EVERY_YES: _Rule(
        Condition.PARTNER_CHOICE,
        lambda: _("the directors of every side say yes"),
        "right_partner",
        lambda room: room.chosen.everyone_said_yes,
    ),
    Need.SESSION_HELD: _Rule(
        Condition.EQUALITY,
        lambda: _("a joint session was held"),
        "session_list",
        lambda room: room.holds["session_held"],
    ),
    Need.PRINCIPLES_JOINT: _Rule(
        Condition.EQUALITY,
        lambda: _("principles are joint"),
        "principle_list",
        lambda room: room.holds["principles_joint"],
    ),
    Need.VISION_SEALED: _Rule(
        Condition.SHARED_VISION,
        lambda: _("the vision is sealed by a director of every side"),
        "vision",
        lambda room: room.holds["vision_sealed"],
    ),
    Need.AGREEMENTS_JOINT: _Rule(
        Condition.TRANSPARENT_AGREEMENTS,
        lambda: _("the agreements you need are joint"),
        "agreements",
        _agreements_joint,
    ),
}
