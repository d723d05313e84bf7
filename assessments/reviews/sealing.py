"""Links, sheets and seals: the cryptography of a round. Bytes in, bytes out; no database, no clock.

A round has a key pair and a link secret. The public key stands in the round; the private key and the secret
lie in a file that only the worker reads (`keyring`). From the secret and an invitation comes the token of
the personal link; from the token come the id of the sheet and the key of its draft. So whoever has the
link finds the sheet, and nobody else does. What is handed in is sealed to the public key: not even the
web process can open it.

Source of the primitives: NaCl (SecretBox, SealedBox), HMAC-SHA-256.
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

# Every payload has this length, so that the length of a sheet tells nothing about remarks in it.
PAYLOAD_BYTES = 6144
_LENGTH_BYTES = 4


class Unreadable(Exception):
    """A sheet could not be opened with this key."""


@dataclass(frozen=True)
class RoundKeys:
    """What the worker keeps of an open round: private key and link secret, 32 bytes each."""

    private: bytes
    secret: bytes

    @property
    def public(self) -> str:
        """The public key as base64 text, as it stands in the round."""
        return base64.b64encode(bytes(PrivateKey(self.private).public_key)).decode()


def link_token(secret: bytes, invitation: str) -> str:
    """Return the token of a personal link: 256 bits, the same each time it is asked for."""
    return base64.urlsafe_b64encode(_derived(secret, f"link:{invitation}")).decode().rstrip("=")


def token_hash(token: str) -> str:
    """Return what an invitation stores of its link."""
    return hashlib.sha256(token.encode()).hexdigest()


def sheet_id(token: str) -> str:
    """Return the id of the sheet that belongs to a link."""
    return _derived(token.encode(), "sheet").hex()


def lock_draft(token: str, payload: dict[str, Any]) -> bytes:
    """Encrypt a draft so that only the link opens it."""
    return bytes(SecretBox(_derived(token.encode(), "draft")).encrypt(_padded(payload)))


def open_draft(token: str, draft: bytes | memoryview) -> dict[str, Any]:
    """Decrypt a draft. Raises Unreadable with another link's token."""
    try:
        return _plain(SecretBox(_derived(token.encode(), "draft")).decrypt(bytes(draft)))
    except CryptoError as error:
        raise Unreadable("this link does not open this draft") from error


def seal(public: str, payload: dict[str, Any]) -> bytes:
    """Seal what is handed in to the round's public key."""
    return bytes(SealedBox(PublicKey(base64.b64decode(public))).encrypt(_padded(payload)))


def unseal(keys: RoundKeys, sealed: bytes | memoryview) -> dict[str, Any]:
    """Open a sealed sheet at the close. Raises Unreadable with another round's key."""
    try:
        return _plain(SealedBox(PrivateKey(keys.private)).decrypt(bytes(sealed)))
    except CryptoError as error:
        raise Unreadable("this key does not open this sheet") from error


def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()


def _padded(payload: dict[str, Any]) -> bytes:
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if len(text) > PAYLOAD_BYTES - _LENGTH_BYTES:
        raise ValueError(f"a sheet holds at most {PAYLOAD_BYTES - _LENGTH_BYTES} bytes")
    return (len(text).to_bytes(_LENGTH_BYTES, "big") + text).ljust(PAYLOAD_BYTES, b"\0")


def _plain(padded: bytes) -> dict[str, Any]:
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    payload = json.loads(padded[_LENGTH_BYTES : _LENGTH_BYTES + length])
    assert isinstance(payload, dict)
    return payload
