"""The forms that stand on a page, with values that a browser would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


@dataclass
class FoundForm:
    """A form as it stands on a page: where it goes and what its fields hold."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return sorted({name for name, _ in self.fields} - {"csrfmiddlewaretoken"})


class Forms(HTMLParser):
    """Reads the forms of a page, with values a browser would send."""

    def __init__(self, path: str):
        super().__init__()
        self.path = path
        self.found: list[FoundForm] = []
        self._form: FoundForm | None = None
        self._select = ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            action = urljoin(self.path, given.get("action") or self.path)
            self._form = FoundForm(action, (given.get("method") or "get").lower())
            self.found.append(self._form)
        if self._form is None:
            return
        name = given.get("name") or ""
        if tag in ("input", "textarea", "button") and name:
            self._form.fields.append((name, _filled(given)))
        if tag == "select":
            self._select = name
            self._form.fields.append((name, ""))
        if tag == "option" and self._select and given.get("value"):
            self._form.fields = [f for f in self._form.fields if f != (self._select, "")]
            if self._select not in [n for n, _ in self._form.fields]:
                self._form.fields.append((self._select, given["value"]))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = ""


def _filled(given: dict) -> str:
    """Return what the field holds, or something that the field would take."""
    if given.get("value"):
        return given["value"]
    kind = given.get("type", "text")
    likely = {"email": "somebody@people.example", "number": "3", "date": "2026-04-01", "time": "10:00"}
    return likely.get(kind, "2026-04-01T10:00" if kind == "datetime-local" else "some text")
