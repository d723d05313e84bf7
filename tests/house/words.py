"""What a page says, and which of its words come from no catalogue and are nobody's data."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import Element
from zoneinfo import available_timezones

from babel import Locale
from django.apps import apps

from accounts.identifiers import PublicIdConverter
from assessments.criteria.models import CriteriaSet, Criterion, Facet
from partnerships.glossary import WORDS
from tests.house.pseudo import without_marked
from tests.house.rendered import Page, texts_in

WORD = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = (
    *("alt", "title", "label", "placeholder"),
    *("aria-label", "aria-description", "aria-roledescription", "aria-valuetext"),
    *("data-busy", "data-label"),  # shown by a script and by the sheet
)
UNHEARD = ("script", "style")
UNSEEN = "visually-hidden"
#: What stands for itself: addresses, ids, fingerprints.
ITSELF = re.compile(
    r"[\w.+-]+@[\w.-]+"
    r"|https?://\S+"
    rf"|(?<![a-z0-9]){PublicIdConverter.regex}(?![a-z0-9])"
    r"|\b[0-9a-f]{8,64}\b|\b[0-9a-f]{4}(?:[ …]+[0-9a-f]{4})+\b"
)
#: The same in every language: our name, the languages in their own words, forms of files, currencies, and the
#: mark in a statement for the other side's name.
SAME_EVERYWHERE = re.compile(
    r"\b(?:Samen|Nederlands|English|CSV|XLSX|PDF|ICS|JSON|ZIP|UTC|EUR|GBP|USD|JPY|CHF)\b|\{they\}"
)
#: A number with a decimal point and a day of the machine: Dutch has a comma, and names the month.
FOREIGN_FIGURE = re.compile(r"\d\.(?!\d{3}(?!\d))\d|\b\d{4}-\d\d-\d\d\b")
#: Authors and year.
CITATION = re.compile(r"^(?:[A-Z][\w&,./’'() -]*\d{4}[,;]?\s*)+(?:NIST/SEMATECH)?$|^NIST/SEMATECH$")


def texts(page: Page) -> Iterator[str]:
    """Yield what a reader sees or hears: text, names of things, the title; not words of another language."""
    language = page.root.get("lang", "")
    yield from _texts(page.root, language)


def _texts(element: Element, language: str) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in UNHEARD:
        return
    if element.get("lang", language) != language or element.get("hreflang"):
        return
    for name in READ_ALOUD:
        yield element.get(name, "")
    if element.tag == "input" and element.get("type") in ("submit", "button", "reset"):
        yield element.get("value", "")
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", "")
    if any(child.tag in ("ins", "del") for child in element):
        # What is compared is read as it was and as it is; what is added for who cannot see it, by itself.
        yield from (_said(element, "del"), _said(element, "ins"))
        yield from (inner.text or "" for inner in element.iter("span") if inner.get("class") == UNSEEN)
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child, language)
        yield child.tail or ""


def _said(element: Element, without: str) -> str:
    if element.tag == without or element.get("class") == UNSEEN:
        return ""
    return (element.text or "") + "".join(_said(child, without) + (child.tail or "") for child in element)


class Data:
    """Texts that people wrote, beside those that the product holds in Dutch without a catalogue."""

    def __init__(self, noted: Iterable[str]):
        texts = {*noted, *held_in_dutch()}
        self.whole = {_plain(text) for text in texts}
        pieces = {_plain(piece) for text in texts for piece in re.split(r"\{\w*\}|\n", text)}
        self.pieces = sorted(filter(_tells, pieces), key=len, reverse=True)
        self._known: dict[str, str] = {}

    def without(self, text: str) -> str:
        """Return the text without what people wrote into it."""
        if text not in self._known:
            self._known[text] = self._without(" ".join(text.split()))
        return self._known[text]

    def _without(self, rest: str) -> str:
        if "…" in rest:
            rest = "".join(map(self._beginning, rest.split("…")))
        if rest.count(" ") > 1 and self._is_part(rest):
            return ""
        lower = rest.lower()
        for piece in self.pieces if _tells(rest) else ():
            if piece in lower:
                rest = re.sub(rf"(?<!\w){re.escape(piece)}(?!\w)", " ", rest, flags=re.IGNORECASE)
                lower = rest.lower()
                if not _tells(rest):
                    break
        return " ".join(rest.split())

    def _beginning(self, text: str) -> str:
        """Return what stands before the beginning of a known text that is cut off at the end."""
        for start in (found.start() for found in re.finditer(r"\b\w", text)):
            if len(text) - start > 11 and self._is_part(text[start:]):
                return text[:start]
        return text

    def _is_part(self, text: str) -> bool:
        return any(text.lower() in whole for whole in self.whole)


def _tells(text: str) -> bool:
    return bool(WORD.search(text) or FOREIGN_FIGURE.search(text))


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


@cache
def held_in_dutch() -> frozenset[str]:
    """Return what is Dutch without a catalogue: names of places, and the product's own words."""
    zones = [zone.replace("_", " ") for zone in available_timezones()]
    labels = [(word.nl, word.means_nl) for word in WORDS.values()]
    places = [*available_timezones(), *zones, *(zone.rpartition("/")[2] for zone in zones)]
    return frozenset([*places, *chain(*labels), *Locale("nl").territories.values()])


def statements_in_dutch() -> Iterator[str]:
    """Yield what criteria sets say in Dutch: every set holds both languages."""
    for row in CriteriaSet.objects.order_by("pk"):
        yield from (row.name_nl, *row.labels_nl, *(part["nl"] for part in row.parts))
    yield from Facet.objects.order_by("pk").values_list("name_nl", flat=True)
    yield from Criterion.objects.order_by("pk").values_list("text_nl", flat=True)


def written_in(package: ModuleType) -> Iterator[str]:
    """Yield every text that stands in the files of a package: what invented people say."""
    for path in sorted(Path(package.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from texts_in(node.value)


def units() -> Iterator[str]:
    """Yield the units that people measure in: short words, which no other sign tells from a code."""
    for model in apps.get_models():
        if any(column.name == "unit" and not column.choices for column in model._meta.fields):
            yield from model.objects.order_by("pk").values_list("unit", flat=True)


def unmarked(page: Page, data: Data) -> list[str]:
    """Return what a page says that is not in the reader's language and is nobody's data."""
    return foreign(texts(page), Data(data.whole | page.typed) if page.typed else data)


def foreign(said: Iterable[str], data: Data) -> list[str]:
    """Return the texts with a word or a figure of another language that is nobody's data."""
    found = []
    for text in dict.fromkeys(said):
        rest = ITSELF.sub(" ", without_marked(text)).strip()
        if CITATION.match(rest):
            continue
        rest = SAME_EVERYWHERE.sub(" ", data.without(rest)).strip()
        if _tells(rest):
            found.append(f"{rest!r} in {' '.join(text.split())[:160]!r}")
    return found
