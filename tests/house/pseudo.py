"""A language that nobody speaks: Dutch with every text of the catalogues between ⟦ and ⟧.

Whatever a page says outside the marks does not come from a catalogue: it was typed into the code, or it is
somebody's data. What is put into a text (names, numbers, other texts) stays outside the text's own marks, so
that a name cannot lend its marks to a word in English.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from django.utils import translation
from django.utils.translation import trans_real

BEGINS, ENDS = "⟦", "⟧"
#: What stands in a text for something else: a name, a number, a tag.
PUT_IN = re.compile(r"(%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^<>]*>)")
LETTER = re.compile(r"[^\W\d_]")
MARKED = re.compile(f"{BEGINS}[^{BEGINS}{ENDS}]*{ENDS}")


def marked(text: str) -> str:
    """Return a text of a catalogue with marks around its own words."""
    return "".join(
        part if PUT_IN.fullmatch(part) or not LETTER.search(part) else f"{BEGINS}{part}{ENDS}"
        for part in PUT_IN.split(text)
    )


def without_marked(text: str) -> str:
    """Return what does not come from a catalogue; a word cut off within its marks belongs to them."""
    rest = MARKED.sub(" ", text)
    return re.sub(f"{BEGINS}[^{ENDS}]*…$", " ", rest)


@contextmanager
def spoken() -> Iterator[None]:
    """Inside, whoever chose Dutch reads the marked language: the product's texts and its libraries' alike."""
    dutch = trans_real.translation("nl")
    pseudo = copy(dutch)
    pseudo._fallback = None  # a text without Dutch stays as it is, and shows
    pseudo._catalog = trans_real.TranslationCatalog()
    pseudo._catalog._plurals = dutch._catalog._plurals
    pseudo._catalog._catalogs = [
        {key: marked(said) if key else said for key, said in texts.items()} for texts in dutch._catalog._catalogs
    ]
    trans_real._translations["nl"] = pseudo
    translation.activate("nl")
    try:
        yield
    finally:
        trans_real._translations["nl"] = dutch
        translation.deactivate()
