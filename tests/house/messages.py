"""Every text that Samen says in the reader's language, gathered from Python and templates.

Needs no GNU gettext. `python -m tests.house.messages` writes what is new into the Dutch catalogue (empty, to
be filled), takes out what nobody says any more, and keeps every translation. The catalogue names no places
and breaks no lines, so that it changes only where a text does.
"""

import ast
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po"
FLOORS = ("accounts", "partnerships", "assessments", "dashboards", "config")
# Name of the function → places of the message ids in its arguments; a leading "c" is the context.
FUNCTIONS = {
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "_": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Message:
    """A text as it stands in the source. `plural` and `context` are empty for most."""

    text: str
    plural: str
    context: str
    place: str

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


class NotLiteral(Exception):
    """A text is put together while the program runs: nobody can translate it beforehand."""


def all_messages() -> list[Message]:
    """Return every text, each once for every place where it stands."""
    return [*from_python(), *from_templates()]


def from_python() -> Iterator[Message]:
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _of_module(path)


def from_templates() -> Iterator[Message]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield from of_template(path.read_text(), path.relative_to(ROOT).as_posix())


def _of_module(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in FUNCTIONS:
            continue
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        texts, context = [], ""
        for spot in FUNCTIONS[name]:
            number = spot[0] if isinstance(spot, tuple) else spot
            value = node.args[number - 1] if len(node.args) >= number else None
            if not (isinstance(value, ast.Constant) and isinstance(value.value, str)):
                raise NotLiteral(f"{place}: {name}() wants its text as it is, not a variable")
            if isinstance(spot, tuple):
                context = value.value
            else:
                texts.append(value.value)
        yield Message(texts[0], texts[1] if len(texts) > 1 else "", context, place)


def of_template(source: str, place: str) -> Iterator[Message]:
    """Return the texts of one template."""
    # Django turns the template into something like Python; without its indentation Babel can read it.
    plain = "\n".join(line.lstrip() for line in templatize(source, origin=place).splitlines())
    found = extract_python(io.BytesIO(plain.encode()), FUNCTIONS, [], {"encoding": "utf-8"})
    for line, name, texts, _comments in found:
        texts = [texts] if isinstance(texts, str) else [text for text in texts if isinstance(text, str)]
        context = texts.pop(0) if "pgettext" in name else ""
        yield Message(
            texts[0], texts[1] if "npgettext" in name or name.startswith("n") else "", context, f"{place}:{line}"
        )


def catalogue() -> Catalog:
    """Return the Dutch catalogue as it stands; an empty one if there is none."""
    if not CATALOGUE.exists():
        return Catalog(locale="nl", domain="django", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl", domain="django", abort_invalid=True)


def write_catalogue() -> tuple[int, int]:
    """Bring the catalogue in line with the source; returns how many texts it has and how many lack Dutch."""
    before = catalogue()
    after = Catalog(
        locale="nl",
        domain="django",
        project="Samen",
        version="1",
        header_comment="# Samen in Dutch.",
        fuzzy=False,
        copyright_holder="Samen",
        msgid_bugs_address="Samen",
        creation_date=before.creation_date,
        revision_date=before.revision_date,
        last_translator="Samen",
        language_team="nl",
    )
    counted = {message.key: message.plural for message in all_messages() if message.plural}
    for message in all_messages():
        message = replace(message, plural=counted.get(message.key, ""))
        known = before.get(message.text, message.context or None)
        said = known.string if known else None
        if message.plural and not isinstance(said, tuple):
            said = ("", "")
        elif not message.plural and not isinstance(said, str):
            said = ""
        after.add(
            (message.text, message.plural) if message.plural else message.text,
            said,
            flags=sorted((known.flags if known else set()) - {"fuzzy"}) if said else (),
            context=message.context or None,
        )
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, after, width=0, no_location=True, sort_output=True)
    texts = [message for message in after if message.id]
    return len(texts), sum(not _all_said(message.string) for message in texts)


def _all_said(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    number, lacking = write_catalogue()
    sys.stdout.write(f"{number} texts, {lacking} without Dutch: {CATALOGUE.relative_to(ROOT)}\n")
