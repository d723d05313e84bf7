"""Who may do what in a partnership: one table that can be read aloud. Pure: no Django."""

from enum import StrEnum


class Function(StrEnum):
    """What a participant is there for."""

    OBSERVER = "observer"
    COUNSEL = "counsel"
    MEMBER = "member"
    LEAD = "lead"
    DIRECTOR = "director"


class Permission(StrEnum):
    """What can be done in the shared room."""

    READ_ROOM = "read_room"
    USE_PRIVATE_NOTES = "use_private_notes"
    ASK_AND_ANSWER = "ask_and_answer"
    WRITE_ROOM = "write_room"
    DRAFT_VISION = "draft_vision"
    COMMENT_VISION = "comment_vision"
    DRAFT_AGREEMENT = "draft_agreement"
    CONFIRM_CLAUSE = "confirm_clause"
    ANSWER_REVIEW = "answer_review"
    OPEN_ROUND = "open_round"
    CONSENT_TO_WORK = "consent_to_work"
    CONSENT_AS_DIRECTOR = "consent_as_director"
    MANAGE_SEATS = "manage_seats"
    EXPORT = "export"


_O, _C, _M, _L, _D = Function.OBSERVER, Function.COUNSEL, Function.MEMBER, Function.LEAD, Function.DIRECTOR

TABLE: dict[Permission, frozenset[Function]] = {
    Permission.READ_ROOM: frozenset({_O, _C, _M, _L, _D}),
    Permission.USE_PRIVATE_NOTES: frozenset({_C, _M, _L, _D}),
    Permission.ASK_AND_ANSWER: frozenset({_C, _M, _L, _D}),
    Permission.WRITE_ROOM: frozenset({_M, _L, _D}),
    Permission.DRAFT_VISION: frozenset({_M, _L}),
    Permission.COMMENT_VISION: frozenset({_M, _L, _D}),
    Permission.DRAFT_AGREEMENT: frozenset({_C, _L, _D}),
    Permission.CONFIRM_CLAUSE: frozenset({_L, _D}),
    Permission.ANSWER_REVIEW: frozenset({_M, _L, _D}),
    Permission.OPEN_ROUND: frozenset({_L, _D}),
    Permission.CONSENT_TO_WORK: frozenset({_L, _D}),
    Permission.CONSENT_AS_DIRECTOR: frozenset({_D}),
    Permission.MANAGE_SEATS: frozenset({_L, _D}),
    Permission.EXPORT: frozenset({_L, _D}),
}


# What a stand-in does in the place of an absent lead or director. Nothing else passes on.
PASSES_ON: frozenset[Permission] = frozenset({Permission.CONSENT_TO_WORK, Permission.CONSENT_AS_DIRECTOR})


def may_for(absent: Function, permission: Permission) -> bool:
    """Tell whether a stand-in of someone with this function may do this in their place."""
    return permission in PASSES_ON and may(absent, permission)


def may(function: Function, permission: Permission) -> bool:
    """Tell whether someone with this function may do this."""
    return function in TABLE[permission]
