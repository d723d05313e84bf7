"""Who sees what: every route × every role × own, foreign and missing object × GET and POST.

Generated from the resolver. The expectations stand in `matrix.py`, the objects in `places.py`; both say at
their top how to extend them. Beside the status each answer is held to what holds for all: an outsider
cannot tell a foreign object from a missing one (status, body, headers, number of statements), no foreign
name or id shows, no cache keeps it, and a GET writes nothing.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.house.matrix import IN, ROLES, ROWS, RULES, TO_SIGN_IN, Row
from tests.house.places import World, cookies, unknown_places
from tests.house.routes import Route, all_routes
from tests.reading import read_out

ROUTES = all_routes()
METHODS = ("GET", "POST")
pytestmark = pytest.mark.usefixtures("quiet_requests")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE")


def test_every_route_is_in_the_matrix():
    missing = [route for route in ROUTES if route.name not in ROWS]
    lines = "\n".join(f'    "{route.name}": Row("{route.gate}", get=200, post=405),' for route in missing)
    assert not missing, f"not in the matrix yet; add to ROWS in tests/house/matrix.py:\n{lines}"


def test_every_row_is_a_route():
    gone = set(ROWS) - {route.name for route in ROUTES}
    assert not gone, f"rows of routes that are gone: {sorted(gone)}"


def test_every_name_in_an_address_is_known():
    unknown = {name: route.name for route in ROUTES for name in unknown_places(route)}
    assert not unknown, f"say in PLACES of tests/house/places.py what stands for: {unknown}"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.name in ROWS], ids=str)
def test_who_is_answered_what(route: Route, cast: Cast):
    row = ROWS[route.name]
    assert route.gate == row.gate, f"the gate is {route.gate}, the matrix says {row.gate}"
    assert row.gate.partition(":")[0] in RULES
    if unknown_places(route):
        pytest.fail("see test_every_name_in_an_address_is_known")
    wrong: dict[str, list[str]] = {}
    world = World(cast)
    for role in ROLES:
        for complaint in _complaints(route, row, role, world):
            wrong.setdefault(complaint, []).append(role)
    told = "\n".join(f"  {complaint}\n      for {', '.join(roles)}" for complaint, roles in wrong.items())
    if wrong:
        pytest.fail(f"{route.pattern}\n{told}", pytrace=False)


# --- asking -----------------------------------------------------------------
@dataclass(frozen=True)
class Answered:
    """One answer, with the statements it took."""

    response: HttpResponse
    statements: list[str]
    arguments: dict[str, str]

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def body(self) -> str:
        if getattr(self.response, "streaming", False):
            return ""
        return self.response.content.decode(errors="replace")

    @property
    def told(self) -> tuple:
        """What the asker can see, without the ids that the asker put in and without form tokens."""
        headers = sorted(f"{name}: {value}" for name, value in self.response.headers.items())
        cookies = sorted(self.response.cookies)
        return self.status, self._neutral("\n".join(headers)), cookies, self._neutral(self.body)

    def _neutral(self, text: str) -> str:
        for value in self.arguments.values():
            text = text.replace(value, "‹id›")
        text = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", text)
        return re.sub(r"Content-Length: \d+", "", text)


def _ask(client: Client, route: Route, method: str, arguments: dict[str, str], world: World) -> Answered:
    """Ask once; whatever the answer did is undone."""
    path = reverse(route.name, kwargs=arguments)
    before = deepcopy(client.cookies)
    for name, value in cookies(world, arguments).items():
        client.cookies[name] = value
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            response = client.generic(method, path, headers={"referer": "http://testserver/"})
        read_out(response)
        transaction.set_rollback(True)
    client.cookies = before
    return Answered(response, [query["sql"] for query in captured], arguments)


def _complaints(route: Route, row: Row, role: str, world: World) -> Iterator[str]:
    person = world.asker = getattr(world.cast, ROLES[role]) if ROLES[role] else None
    cache.clear()  # every role is asked anew, also where guesses are counted
    client = Client()
    if person is not None:
        client.force_login(person)
    for method in METHODS:
        answers = {}
        for whose, arguments in _variants(route, row, role, world).items():
            if whose in ("foreign", "foreign inside"):
                _ask(client, route, method, arguments, world)  # so that what is remembered is remembered for both
            try:
                answers[whose] = _ask(client, route, method, arguments, world)
            except Exception as error:
                yield f"{whose}, {method}: {type(error).__name__}: {str(error)[:300]}"
                continue
            for complaint in _judge(row, role, whose, method, answers[whose], world.cast):
                yield f"{whose}, {method}: {complaint}"
        for foreign, missing in (("foreign", "missing"), ("foreign inside", "missing inside")):
            comparable = row.compares and role != "installation_administrator"
            if comparable and {foreign, missing} <= answers.keys():
                yield from _differences(method, answers[foreign], answers[missing])


def _variants(route: Route, row: Row, role: str, world: World) -> dict[str, dict[str, str]]:
    """Return the addresses to try; `foreign inside`: somebody else's thing under the own partnership."""
    variants = {"own": world.arguments(route, "own")}
    if route.arguments:
        # Whoever has to do with the room `snacks` is shown another room as the foreign one.
        foreign = "elsewhere" if role in ("portfolio_reader", "outsider") else "foreign"
        variants["foreign"] = world.arguments(route, foreign)
        variants["missing"] = world.arguments(route, "missing")
        if len(route.arguments) > 1 and next(iter(route.arguments)) in ("partnership", "organisation"):
            variants["foreign inside"] = world.arguments(route, foreign, first="own")
            variants["missing inside"] = world.arguments(route, "missing", first="own")
    return variants


# --- judging ------------------------------------------------------------------
def _judge(row: Row, role: str, whose: str, method: str, answered: Answered, cast: Cast) -> Iterator[str]:
    inside = whose.endswith(" inside")
    expected = row.answer(role, "own" if inside else whose.removesuffix(" inside"))
    if inside and expected == IN:
        expected = row.answer(role, whose.removesuffix(" inside"))
    if expected == IN:
        expected = row.let_in(role, method)
    if expected == 404 and answered.status == 405 and row.answer(role, "own") == IN:
        expected = row.let_in(role, method)  # a method nobody may use is refused before anything is looked up
    if expected == TO_SIGN_IN:
        if not _leads_to_sign_in(answered.response):
            yield f"expected the way to sign-in, got {answered.status}"
    elif answered.status == 405 == row.let_in(role, method) and expected == 404:
        pass  # the method was refused before anything was looked up: that tells nothing
    elif answered.status != expected:
        where = f" → {answered.response.headers['Location']}" if "Location" in answered.response.headers else ""
        yield f"expected {expected}, got {answered.status}{where}"
    elif answered.status != 302 and role != "nobody" and _leads_to_sign_in(answered.response):
        yield "a person who is signed in is sent to sign in"
    # Whoever holds a link is shown what it is for, whoever else may be signed in on the device.
    hidden = [] if row.gate == "link" else _hidden_from(role, cast)
    yield from _holds_for_all(hidden, method, answered)


def _holds_for_all(hidden: list[str], method: str, answered: Answered) -> Iterator[str]:
    cache = answered.response.headers.get("Cache-Control", "")
    if "private" not in cache and "no-store" not in cache:
        yield f"a cache may keep it (Cache-Control: {cache!r})"
    seen = [marker for marker in hidden if marker in answered.body]
    if seen and not set(seen) & set(answered.arguments.values()):
        yield f"tells of another partnership: {seen}"
    if method == "GET":
        for sql in answered.statements:
            if sql.lstrip().upper().startswith(WRITES) and "django_session" not in sql:
                yield f"a GET writes: {sql[:120]}"


def _hidden_from(role: str, cast: Cast) -> list[str]:
    """Return names and ids that no page may show to this role."""
    linen = [cast.linen.subject, cast.linen.public_id]
    snacks = [cast.snacks.subject, cast.snacks.public_id]
    meals = [cast.meals.subject, cast.meals.public_id]
    organisations = [cast.rondeel.name, cast.zorggroep.name]
    match role:
        case "portfolio_reader":
            return [*linen, cast.zorggroep.name]
        case "outsider":
            return meals + linen + [cast.aldersteen.name, cast.zorggroep.name]
        case "installation_administrator":
            return meals + snacks + linen
        case "moved_out" | "nobody" | "organisation_administrator":
            return meals + snacks + linen + organisations
    return snacks + linen + organisations


def _differences(method: str, foreign: Answered, missing: Answered) -> Iterator[str]:
    if foreign.told != missing.told:
        parts = zip(("status", "headers", "cookies", "body"), foreign.told, missing.told, strict=True)
        found = ", ".join(name for name, a, b in parts if a != b)
        yield f"{method}: a foreign object can be told from a missing one by its {found}"
    if len(foreign.statements) != len(missing.statements):
        told = "\n      ".join([*foreign.statements, "--- missing:", *missing.statements])
        yield (
            f"{method}: a foreign object takes {len(foreign.statements)} statements, "
            f"a missing one {len(missing.statements)}:\n      {told}"
        )


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith(reverse(settings.LOGIN_URL))
