"""The token in an invitation's link: made from the installation's secret, kept only as a hash."""

import base64
import hashlib
import hmac

from django.conf import settings


def token_of(public_id: str) -> str:
    """Return the token of the invitation with this public id (256 bit, safe in an address)."""
    key = hashlib.sha256(b"samen/invitation/" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(key, public_id.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
