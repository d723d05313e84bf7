"""Personal links never reach a log."""

import logging
import re

_SLASH = r"(?:/|%2[Ff])"  # also inside another address, as in ?next=
_TOKEN = re.compile(
    rf"({_SLASH}(?:answer|join|seat|setup|accounts{_SLASH}password{_SLASH}reset{_SLASH}key){_SLASH})"
    r"(?:(?!%2[Ff])[^/\s\"'?&])+"
)


def masked(text: str) -> str:
    """Replace the token of a personal link by a placeholder."""
    return _TOKEN.sub(r"\1[masked]", text)


class MaskTokens(logging.Filter):
    """Masks the tokens of personal links in every record that passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        record.msg, record.args = masked(message), ()
        return True
