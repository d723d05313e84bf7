"""What a simulation is asked for."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from accounts.identifiers import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH

PEOPLE = 6


@dataclass(frozen=True)
class Load:
    """How many partnerships, how many closed rounds each, from which seed, on which day."""

    partnerships: int
    rounds: int
    seed: int
    now: datetime
    people: int = PEOPLE  # on each side, two or more


def new_id(chance: Random) -> str:
    """Return a public id that is the same for the same seed."""
    return "".join(chance.choices(PUBLIC_ID_ALPHABET, k=PUBLIC_ID_LENGTH))
