"""Sentences with names in them. A name may bring its own full stop: Wijkwerk N.V."""

import re
from collections.abc import Mapping

_NAME_AND_STOP = re.compile(r"%\((\w+)\)s\.(?=\s|\Z)")


def with_names(sentence: object, names: Mapping[str, object]) -> str:
    """Fill names into a sentence `%(who)s …`; one that ends in a full stop closes the sentence by itself."""

    def closed(place: re.Match[str]) -> str:
        ends = str(names.get(place[1], "")).endswith((".", "…"))
        return place[0].removesuffix(".") if ends else place[0]

    return _NAME_AND_STOP.sub(closed, str(sentence)) % names
