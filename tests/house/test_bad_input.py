"""Whatever is put into an address or a form, the answer is never a 500.

Found by walking the resolver: every name in an address, the usual names in a query, and every field of every
form that stands on a page, as the person who is let in furthest sees it. Each gets each of the bad values
below, one at a time in a form that is otherwise as the page gave it.

Addresses and queries are tried completely. Of forms, all fields × values are tried with `SAMEN_FUZZ=all` (CI);
else a different piece each time, of the size that fits into a minute (`SAMEN_FUZZ=<seed>` repeats a run).
"""

import os
import random
from collections.abc import Iterator
from copy import deepcopy
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.house.forms import Forms, FoundForm
from tests.house.matrix import FUNCTIONS, IN, ROLES, ROWS
from tests.house.places import World, cookies, unknown_places
from tests.house.routes import Route, all_routes
from tests.reading import read_out

pytestmark = pytest.mark.usefixtures("quiet_requests")
ROUTES = [route for route in all_routes() if route.name in ROWS and not unknown_places(route)]
SEED = os.environ.get("SAMEN_FUZZ") or str(random.randrange(10**9))
POSTS_PER_ROUTE = 10**9 if SEED == "all" else 40
QUERY_NAMES = (
    "q",
    "page",
    "sort",
    "order",
    "next",
    "filter",
    "side",
    "view",
    "format",
    "about",
    "series",
    "from",
    "until",
    "language",
)

BAD_VALUES: dict[str, bytes] = {
    "NUL": b"a\0b",
    "lone surrogate": b"\xed\xa0\x80",
    "not UTF-8": b"\xff\xfe",
    "a megabyte": b"x" * 1_000_000,
    "right-to-left override": "a\u202eb".encode(),
    "huge float": b"1e309",
    "not a number": b"NaN",
    "20 digits": b"99999999999999999999",
    "minus": b"-1",
    "year 1": b"0001-01-01",
    "year 9999": b"9999-12-31",
    "moment in year 9999": b"9999-12-31T23:59",
    "moment in year 1": b"0001-01-01T00:00",
    "wrong type": b"[object Object]",
    "unknown choice": b"no-such-choice",
    "superscript digit": "²".encode(),
    "a formula": b"=HYPERLINK(1)",
    "blank": "\u00a0\u200b".encode(),
    "empty": b"",
}
SHORT = {name: value for name, value in BAD_VALUES.items() if len(value) < 1000}
ROLE_ORDER = (
    "lead", "director", "organisation_administrator", "installation_administrator", "counsel", "member",
    "observer", "portfolio_reader", "moved_out", "nobody",
)  # fmt: skip


# --- who asks ----------------------------------------------------------------
def _furthest(route: Route) -> list[str]:
    """Return the roles to ask as: the first that is let in, and beside it somebody who is not."""
    row = ROWS[route.name]
    inside = [role for role in ROLE_ORDER if row.answer(role, "own") == IN]
    with_form = [role for role in inside if row.let_in(role, "POST") != 405 and row.let_in(role, "GET") == 200]
    first = (with_form or inside)[:1]
    if (first and first[0] in FUNCTIONS) or not first:
        return [*first, "outsider"]
    return first


def _ready(world: World, role: str, route: Route) -> tuple[Client, dict[str, str]]:
    """Return a browser of somebody in this role, and a text for each name in the route's address."""
    client = Client(raise_request_exception=False)
    person = world.asker = getattr(world.cast, ROLES[role]) if ROLES[role] else None
    if person:
        client.force_login(person)
    arguments = world.arguments(route, "own")
    for name, value in cookies(world, arguments).items():
        client.cookies[name] = value
    return client, arguments


def _answer(client: Client, method: str, path: str, body: bytes = b"") -> int:
    """Ask, undo what it did, and return the status."""
    before = deepcopy(client.cookies)
    cache.clear()  # nobody is told to wait: every value gets to where it is read
    with transaction.atomic():
        response = read_out(client.generic(method, path, body, content_type="application/x-www-form-urlencoded"))
        transaction.set_rollback(True)
    client.cookies = before
    return response.status_code


def _encoded(fields: list[tuple[str, bytes]]) -> bytes:
    pairs = (f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields)
    return "&".join(pairs).encode()


# --- addresses and queries -----------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in ROUTES if route.arguments], ids=str)
def test_no_text_in_an_address_ends_in_an_error(route: Route, cast: Cast):
    failed = []
    world = World(cast)
    for role in _furthest(route):
        client, own = _ready(world, role, route)
        for name in route.arguments:
            for what, value in SHORT.items():
                path = route.path(own | {name: quote_from_bytes(value, safe="")})
                for method in ("GET", "POST"):
                    if _answer(client, method, path) >= 500:
                        failed.append(f"{role} {method} {name} = {what}")
    assert not failed, f"{route.pattern}: {failed}"


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_no_query_ends_in_an_error(route: Route, cast: Cast):
    role = _furthest(route)[0]
    client, own = _ready(World(cast), role, route)
    path = route.path(own)
    response = read_out(client.get(path))
    on_page = {name for form in _forms(response, path) if form.method == "get" for name in form.names} | {"page"}
    names = {*QUERY_NAMES, *on_page}
    failed = []
    for what, value in SHORT.items():
        # All at once finds most; a page that stops at the first bad one is asked for each by itself.
        alone = sorted(on_page) if what in ("NUL", "20 digits", "unknown choice", "empty", "year 1") else []
        for asked in (sorted(names), *([name] for name in alone)):
            query = _encoded([(name, value) for name in asked]).decode()
            if _answer(client, "GET", f"{path}?{query}") >= 500:
                failed.append(f"{asked} = {what}")
    doubled = _encoded([(name, value) for name in sorted(names) for value in (b"1", b"2")]).decode()
    if _answer(client, "GET", f"{path}?{doubled}") >= 500:
        failed.append("doubled")
    assert not failed, f"{route.pattern} as {role}: {failed}"


# --- forms ---------------------------------------------------------------------
def _forms(response, path: str) -> list[FoundForm]:
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return []
    reader = Forms(path)
    reader.feed(response.content.decode())
    return [form for form in reader.found if not urlsplit(form.action).netloc]


def _attempts(form: FoundForm) -> Iterator[tuple[str, bytes]]:
    """Yield what is wrong and the body that is sent."""
    good = [(name, value.encode()) for name, value in form.fields]
    yield "nothing at all", b""
    yield "as the page gave it", _encoded(good)
    yield "everything twice", _encoded(good + good)
    for name in form.names:
        yield f"{name} missing", _encoded([(n, v) for n, v in good if n != name])
        yield f"{name} doubled", _encoded([*good, (name, b"something else")])
        for what, value in BAD_VALUES.items():
            yield f"{name} = {what}", _encoded([(n, value if n == name else v) for n, v in good])


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in ROUTES if ROWS[route.name].get != 405], ids=str)
def test_no_form_ends_in_an_error(route: Route, cast: Cast):
    role = _furthest(route)[0]
    client, own = _ready(World(cast), role, route)
    path = route.path(own)
    # Forms of the frame (language, colours, sign-out) stand on every page and are tried where they lead.
    found = _forms(read_out(client.get(path)), path)
    posted = [form for form in found if form.method == "post" and _own(form, path, route)]
    attempts = [(form, what, body) for form in posted for what, body in _attempts(form)]
    chosen = random.Random(f"{SEED}{route.name}").sample(attempts, min(POSTS_PER_ROUTE, len(attempts)))
    failed = [
        f"POST {form.action}: {what}"
        for form, what, body in chosen
        if _answer(client, "POST", form.action, body) >= 500
    ]
    assert not failed, f"{route.pattern} as {role}, SAMEN_FUZZ={SEED}: {failed}"


def _own(form: FoundForm, path: str, route: Route) -> bool:
    frame = ("person_language", "person_theme", "account_logout")
    return route.name == "account_login" or not any(
        form.action == other.path({}) for other in ROUTES if other.name in frame
    )
