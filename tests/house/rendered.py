"""Pages as a reader meets them: asked for by those who may, and with what was typed wrongly.

One reading serves many questions (`test_pages.py`): every page is rendered once and parsed once.
"""

import gzip
import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.core.cache import cache
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from factory.django import DjangoModelFactory

from tests.house.forms import Forms, FoundForm
from tests.house.matrix import IN, ROLES, ROWS
from tests.house.neutral import neutral
from tests.house.places import World, cookies
from tests.house.routes import Route

#: Of the roles that a room lets in, those whose pages differ most; a director where a lead is refused.
READERS = ("lead", "director", "observer")
OUTSIDE = ("organisation_administrator", "installation_administrator", "portfolio_reader", "moved_out", "nobody")
#: What is typed into every field at once. Without a letter, so that it cannot be taken for a text.
TYPED = {"too much": "9" * 5_000, "nonsense": "-1,5/0"}


@dataclass
class Page:
    """One answer in HTML: where it stood, who read it, and what it says."""

    where: str
    html: str
    typed: set[str] = field(default_factory=set)
    _parser: html5lib.HTMLParser = field(
        default_factory=lambda: html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    )

    def __str__(self) -> str:
        return self.where

    @cached_property
    def root(self) -> Element:
        return self._parser.parse(self.html)

    @cached_property
    def elements(self) -> list[Element]:
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @property
    def errors(self) -> list[str]:
        """What the parser had to forgive, with line and column."""
        assert self.root is not None
        return [f"{code} {told or ''} at {place}" for place, code, told in self._parser.errors]

    @property
    def kilobytes(self) -> float:
        """Weight as it is sent, compressed."""
        return len(gzip.compress(self.html.encode(), 6)) / 1024


# --- asking -------------------------------------------------------------------
def pages_of(route: Route, world: World) -> Iterator[Page]:
    """Yield the route's pages: for those who are let in, and after wrong input."""
    said = set()
    for page in _all_of(route, world):
        if (text := neutral(page.html)) not in said:
            said.add(text)
            yield page


def _all_of(route: Route, world: World) -> Iterator[Page]:
    row = ROWS[route.name]
    inside = [role for role in (*READERS, *OUTSIDE) if row.answer(role, "own") == IN]
    if "lead" in inside and "director" in inside:
        inside.remove("director")
    for role in inside:
        client, path = _ready(route, role, world)
        if row.get != 405:
            yield from _read(f"{route} as {role}", client, "GET", path)
    acting = [role for role in inside if row.let_in(role, "POST") != 405][:1]
    for role in acting:
        client, path = _ready(route, role, world)
        yield from _read(f"{route} as {role}, sent empty", client, "POST", path)
        for form in _own_forms(client, path):
            for what, fields in _filled(form):
                found = _read(f"{route} as {role}, sent {what}", client, "POST", form.action, fields)
                for page in found:
                    page.typed |= {value for values in fields.values() for value in values if len(value) > 3}
                    yield page


def _ready(route: Route, role: str, world: World) -> tuple[Client, str]:
    client = Client()
    world.asker = getattr(world.cast, ROLES[role]) if ROLES[role] else None
    if world.asker:
        client.force_login(world.asker)
    arguments = world.arguments(route, "own")
    for name, value in cookies(world, arguments).items():
        client.cookies[name] = value
    return client, route.path(arguments)


def _read(where: str, client: Client, method: str, path: str, fields: dict | None = None) -> Iterator[Page]:
    """Ask, go where the answer leads, and undo what it did."""
    before = deepcopy(client.cookies)
    cache.clear()
    with transaction.atomic():
        if method == "GET":
            answer = client.get(path, headers={"accept-language": "nl"})
        else:
            answer = client.post(path, fields or {}, follow=True, headers={"accept-language": "nl"})
        transaction.set_rollback(True)
    client.cookies = before
    if _is_page(answer):
        yield Page(where, answer.content.decode())


def _is_page(answer: HttpResponse) -> bool:
    if answer.streaming:
        b"".join(answer.streaming_content)  # a file that is sent is read to its end, and closed
        return False
    return "html" in answer.headers.get("Content-Type", "") and bool(answer.content)


def _own_forms(client: Client, path: str) -> list[FoundForm]:
    answer = client.get(path)
    if answer.status_code != 200 or not _is_page(answer):
        return []
    reader = Forms(path)
    reader.feed(answer.content.decode())
    return [
        form
        for form in reader.found
        if form.method == "post" and not urlsplit(form.action).netloc and urlsplit(form.action).path == path
    ]


def _filled(form: FoundForm) -> Iterator[tuple[str, dict[str, list[str]]]]:
    as_given: dict[str, list[str]] = {}
    for name, value in form.fields:
        as_given.setdefault(name, []).append(value)
    yield "as the page gave it", as_given
    for what, value in TYPED.items():
        yield what, {name: [value] for name in as_given}


# --- data ---------------------------------------------------------------------
@contextmanager
def noted_data() -> Iterator[set[str]]:
    """Inside, every text that a factory puts into a row for people to read is noted down."""
    noted = {"Text"}  # what the kind `test_text` calls its one row (`tests/kinds.py`)
    create = DjangoModelFactory._create.__func__

    def noting(cls, model_class, *args, **kwargs):
        for name, value in kwargs.items():
            noted.update(_texts_for_people(model_class, name, value))
        return create(cls, model_class, *args, **kwargs)

    DjangoModelFactory._create = classmethod(noting)
    try:
        yield noted
    finally:
        DjangoModelFactory._create = classmethod(create)


def _texts_for_people(model: type[models.Model], name: str, value: object) -> Iterator[str]:
    """Yield the texts a person could have typed; codes of choices are the product's own."""
    column = next((each for each in model._meta.fields if each.name == name), None)
    free = isinstance(column, models.CharField | models.TextField) and not column.choices
    if free and not isinstance(column, models.SlugField) and isinstance(value, str):
        yield from texts_in(json.loads(value)) if value.startswith('{"') else [value]
    elif isinstance(column, models.JSONField):
        yield from texts_in(value)


def texts_in(value: object) -> Iterator[str]:
    """Yield the texts in a value of JSON, without codes."""
    match value:
        case str():
            if value != value.lower() or " " in value or not re.search("[a-z]", value):  # else it is a code
                yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list() | tuple():
            for inner in value:
                yield from texts_in(inner)


# --- walking ------------------------------------------------------------------
def walk(reader: str, client: Client, *, most_of_a_route: int) -> Iterator[Page]:
    """Yield the pages that links lead to from the front page, at most so many of each route."""
    seen, visits, ahead = {"/"}, Counter(), deque(["/"])
    while ahead:
        path = ahead.popleft()
        answer = client.get(path, follow=True)
        if not _is_page(answer):
            continue
        page = Page(f"{path} as {reader}", answer.content.decode())
        yield page
        for element in page.elements:
            address = urlsplit(urljoin(path, element.get("href", "") if element.tag == "a" else ""))
            if address.netloc or address.path in seen or not address.path.startswith("/"):
                continue
            seen.add(address.path)
            route = resolve(address.path).url_name
            visits[route] += 1
            if visits[route] <= most_of_a_route:
                ahead.append(address.path)
