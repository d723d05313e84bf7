"""No words on a page outside the translation tags, and no code in it that the content policy refuses."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}",
    re.DOTALL,
)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
CHOSEN_ELEMENT = re.compile(r"(</?)(?:{%[^%]*%}\w*)+")
CLASS_NAMES = re.compile(r"{%\s*block \w*_class\s*%}.*?{%\s*endblock[^%]*%}", re.DOTALL)
CITATION = re.compile(r"^[A-Z][\w&,;./’'() -]*\d{4}|^NIST")  # authors and year: the same everywhere
WORD = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"}
# Names, and the languages in their own words: the same everywhere.
SAME_IN_EVERY_LANGUAGE = {"Samen", "Nederlands", "English", "CSV", "XLSX", "PDF", "ICS", "JSON"}


class Words(HTMLParser):
    """Gathers what a reader sees or hears of a page."""

    def __init__(self):
        super().__init__()
        self.seen: list[str] = []
        self.refused: list[str] = []
        self._inside: list[str] = []
        self._foreign = ""

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self._inside.append(tag)
        if tag != "html" and dict(attributes).get("lang"):
            self._foreign = tag  # words of another language stay as they are
        for name, value in attributes:
            if name in READ_ALOUD and value:
                self.seen.append(value)
            if tag == "input" and name == "value" and dict(attributes).get("type") in ("submit", "button"):
                self.seen.append(value or "")
            if name.startswith("on") or name == "style":
                self.refused.append(f"<{tag} {name}=…>")
            if value and value.strip().lower().startswith("javascript:"):
                self.refused.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag):
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

        if tag == self._foreign:
            self._foreign = ""

    def handle_data(self, data):
        if self._inside:
            if self._inside[-1] == "style" or data.strip():
                self.refused.append(f"<{self._inside[-1]}> in the page")
        elif not self._foreign and not CITATION.match(data.strip()):
            self.seen.append(data)


def _read(path: Path) -> Words:
    words = Words()
    source = CLASS_NAMES.sub(" ", TRANSLATED.sub(" ", path.read_text()))
    source = CHOSEN_ELEMENT.sub(r"\1p", source)
    words.feed(TAG.sub(" ", source))
    words.close()
    return words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_every_word_can_be_translated(path: Path):
    plain = [
        text.strip()
        for text in _read(path).seen
        if any(word not in SAME_IN_EVERY_LANGUAGE for word in WORD.findall(text))
    ]
    assert not plain, f"put into {{% translate %}}: {plain}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_no_code_and_no_style_in_the_page(path: Path):
    assert not _read(path).refused


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.suffix == ".html"],
    ids=lambda path: path.relative_to(ROOT / "templates").as_posix(),
)
def test_nothing_is_marked_safe_and_every_form_is_guarded(path: Path):
    source = path.read_text()
    assert not re.search(r"\|\s*safe\b|autoescape\s+off", source), "escape it, or build it with format_html"
    for form in re.findall(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", source, re.DOTALL | re.IGNORECASE):
        assert "csrf_token" in form, "a form that posts carries {% csrf_token %}"
