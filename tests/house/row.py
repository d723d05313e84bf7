"""Roles, rules and the form of a row of the access matrix (`matrix.py` says how to extend it)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnerships.roles import Function, Permission, may

# Role → person of the cast. `partner` is the lead of the other side: equal to `lead` in everything shared.
ROLES = {
    "director": "ruben",
    "lead": "alice",
    "counsel": "noor",
    "member": "bob",
    "observer": "olive",
    "partner": "marieke",
    "organisation_administrator": "wouter",
    "portfolio_reader": "petra",
    "installation_administrator": "admin",
    "outsider": "charlie",
    "moved_out": "sander",
    "nobody": None,
}
FUNCTIONS = {
    "director": Function.DIRECTOR,
    "lead": Function.LEAD,
    "counsel": Function.COUNSEL,
    "member": Function.MEMBER,
    "observer": Function.OBSERVER,
    "partner": Function.LEAD,
}
OF_NOORDZEE = {
    "director", "lead", "counsel", "member", "observer", "organisation_administrator", "portfolio_reader"
}  # fmt: skip

IN, FORBIDDEN, NOT_FOUND, TO_SIGN_IN = "in", 403, 404, "to sign-in"
Answer = int | str


# --- what follows from a gate: role and whose object → answer ----------------
def _open(role: str, whose: str, permission: str) -> Answer:
    return IN


def _link(role: str, whose: str, permission: str) -> Answer:
    return IN if whose == "own" else NOT_FOUND


def _signed_in(role: str, whose: str, permission: str) -> Answer:
    if role == "nobody":
        return TO_SIGN_IN
    return IN if whose == "own" else NOT_FOUND


def _installation(role: str, whose: str, permission: str) -> Answer:
    if role == "nobody":
        return TO_SIGN_IN
    if role != "installation_administrator":
        return NOT_FOUND
    return NOT_FOUND if whose == "missing" else IN


def _partnership(role: str, whose: str, permission: str) -> Answer:
    if role == "nobody":
        return TO_SIGN_IN
    if whose != "own" or (role not in FUNCTIONS and role != "portfolio_reader"):
        return NOT_FOUND
    if role == "portfolio_reader":
        return IN if permission == Permission.READ_ROOM else FORBIDDEN
    return IN if may(FUNCTIONS[role], Permission(permission)) else FORBIDDEN


def _organisation(role: str, whose: str, permission: str) -> Answer:
    if role == "nobody":
        return TO_SIGN_IN
    if whose != "own" or role not in OF_NOORDZEE:
        return NOT_FOUND
    return IN if permission == "member" or role == "organisation_administrator" else FORBIDDEN


RULES = {
    "open": _open,
    "link": _link,
    "signed_in": _signed_in,
    "installation_administrator": _installation,
    "partnership": _partnership,
    "organisation": _organisation,
}


# Things of Noordzee's side that the other side does not manage.
OTHER_SIDE = {"partner": NOT_FOUND}


# --- the rows --------------------------------------------------------------
@dataclass(frozen=True)
class Row:
    """What a route answers. `get`, `post`: a status, or one by role with "" for all others."""

    gate: str
    get: int | Mapping[str, int] = 200
    post: int | Mapping[str, int] = 405
    refused: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    compares: bool = True

    def answer(self, role: str, whose: str) -> Answer:
        """Return what this role gets on this object: a status, IN or TO_SIGN_IN."""
        if role in self.refused:
            return self.refused[role]
        if whose in self.answers:
            return self.answers[whose]
        kind, _, permission = self.gate.partition(":")
        return RULES[kind](role, whose, permission)

    def let_in(self, role: str, method: str) -> int:
        """Return the status that somebody gets who is let in."""
        said = self.get if method == "GET" else self.post
        if isinstance(said, int):
            return said
        return said[role] if role in said else said[""]
