"""Ids that may stand in an address: they tell nothing and cannot be guessed."""

import secrets

# Without letters and digits that look alike, so that an id can be read out over the telephone.
PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 20


def public_id() -> str:
    """Return a new public id: 20 characters, about 98 bits of chance."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


class PublicIdConverter:
    """The part of an address that is a public id; anything else is no such address (404)."""

    regex = f"[{PUBLIC_ID_ALPHABET}]{{{PUBLIC_ID_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TokenConverter(PublicIdConverter):
    """The token of a personal link."""

    regex = "[A-Za-z0-9_-]{20,64}"


class AccountNumberConverter(PublicIdConverter):
    """The number of an account in the address that sets a new password, as allauth writes it (base 36)."""

    regex = "[0-9a-z]{1,13}"


class ResetKeyConverter(PublicIdConverter):
    """The key in the address that sets a new password, or allauth's word for the one it remembers."""

    regex = "[0-9A-Za-z-]{1,100}"
