"""Ids that may stand in an address: they tell nothing and cannot be guessed."""

import secrets

# Without letters and digits that look alike, so that an id can be read out over the telephone.
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 20


def public_id() -> str:
    """Return a new public id: 20 characters, about 98 bits of chance."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))
