"""Pages without what differs each time they are asked for: ids, tokens, fingerprints."""

import re

from accounts.identifiers import PublicIdConverter

_WITHOUT = (
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*'), r"\1"),
    (re.compile(r"[A-Za-z0-9_=-]+:[A-Za-z0-9]{6}:[A-Za-z0-9_-]{27,}"), "‹signed›"),
    (re.compile(rf"(?<![a-z0-9]){PublicIdConverter.regex}:[A-Za-z0-9_-]{{43}}(?![A-Za-z0-9_-])"), "‹signed›"),
    (re.compile(rf"(?<![a-z0-9]){PublicIdConverter.regex}(?![a-z0-9])"), "‹id›"),
    (re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{4}( [0-9a-f]{4}){3,}\b"), "‹fingerprint›"),
)


def neutral(text: str) -> str:
    """Return a page's text in the form in which two of them can be compared."""
    for pattern, instead in _WITHOUT:
        text = pattern.sub(instead, text)
    return text
