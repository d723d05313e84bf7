"""The five conditions of a strategic partnership, in their order. Pure: no Django."""

from enum import StrEnum


class Condition(StrEnum):
    """What a lasting partnership rests on."""

    PARTNER_CHOICE = "partner_choice"
    EQUALITY = "equality"
    SHARED_VISION = "shared_vision"
    TRANSPARENT_AGREEMENTS = "transparent_agreements"
    START_SMALL = "start_small"
