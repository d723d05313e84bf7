"""Every page in a real browser: readable by everybody, in both colours, on a phone, within the content policy.

Found by walking the resolver, made with the rows of `places.py`. Each page is opened once in light and once in
dark colours; who reads it, in which language and how wide alternate, the same every time. What a form says to
somebody who sent it empty is a page as well. With `--whole-product` (`make axe-full`) each page is opened for
every role, in every language, in both colours and at both widths; answers that are the same letter by letter
but for the reader's name are looked at once. A page is opened once and changes colours and width while it is
open; in the second colours only the rules that look at colours are asked again.

axe-core against WCAG 2.0 to 2.2, A and AA, and its best practice; no sideways scrolling but inside a region
that has a name and can be reached by key; nothing on the console.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, product
from zlib import crc32

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from accounts.people.models import User
from tests.cast import Cast
from tests.harness.browser import COLOUR_RULES, Complaints, accessibility_problems, sideways_scrolling
from tests.harness.shelf import Shelf
from tests.house.matrix import IN, ROLES, ROWS
from tests.house.neutral import neutral
from tests.house.places import World, cookies, unknown_places
from tests.house.routes import Route, all_routes
from tests.moments import NOW
from tests.reading import read_out

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("quiet_requests")]

LANGUAGES = [code for code, _ in settings.LANGUAGES]
COLOURS = ("light", "dark")
WIDTHS = (1440, 360)
LOOKED_AT = {"GET": {200}, "POST": {200, 409, 422}}  # a page to read, and what a form says that was sent empty
# Route → why its page is opened in a room where nothing else stands.
NOT_FURNISHED = {
    "charter_propose": "with an entry to propose, an empty form is all that is needed",
    "vision_write": "once a vision is sealed, one opens it again before one writes",
}


def _is_let_in(route: Route, role: str, method: str) -> bool:
    row = ROWS[route.name]
    return row.answer(role, "own") == IN and row.let_in(role, method) in LOOKED_AT[method]


def _readers(route: Route, method: str) -> list[str]:
    return [role for role in ROLES if _is_let_in(route, role, method)]


METHODS_OF = {
    route: methods
    for route in all_routes()
    if route.name in ROWS
    and not unknown_places(route)
    and (methods := [method for method in LOOKED_AT if _readers(route, method)])
}


def test_every_exception_is_a_route():
    assert set(NOT_FURNISHED) <= {route.name for route in METHODS_OF}


@dataclass(frozen=True)
class Visit:
    """One page in front of one reader."""

    method: str
    role: str
    language: str
    colours: str
    width: int

    def __str__(self) -> str:
        return f"{self.method} as {self.role}, {self.language}, {self.colours}, {self.width} pixels"


def _rotating(route: Route) -> Iterator[Visit]:
    """Yield a visit in each of the colours; a form that was sent empty is visited in one of them."""
    turn = crc32(route.name.encode())
    for method in METHODS_OF[route]:
        readers = _readers(route, method)
        for place, colours in enumerate(COLOURS):
            if method == "GET" or place == turn % 2:
                role = readers[(turn + place) % len(readers)]
                language = LANGUAGES[(turn // 2 + place) % len(LANGUAGES)]
                yield Visit(method, role, language, colours, WIDTHS[(turn // 4 + place) % len(WIDTHS)])


def _whole_product(route: Route) -> Iterator[Visit]:
    for method in METHODS_OF[route]:
        for role, language in product(_readers(route, method), LANGUAGES):
            for width, colours in product(WIDTHS, COLOURS):
                yield Visit(method, role, language, colours, width)


@pytest.fixture(scope="module")
def window(browser):
    """One browser page for all of this module, with what it complained about."""
    context = browser.new_context(timezone_id="Europe/Amsterdam", reduced_motion="reduce")
    page = context.new_page()
    complaints = Complaints()
    complaints.listen_to(page)
    yield Shelf(page), complaints
    context.close()


@pytest.mark.parametrize("route", METHODS_OF, ids=str)
def test_every_page_can_be_read_by_everybody(route: Route, cast: Cast, window, request):
    shelf, complaints = window
    visits = (_whole_product if request.config.getoption("--whole-product") else _rotating)(route)
    world, seen, wrong = World(cast, cast.alice), set(), []
    if set(route.arguments) <= {"partnership", "organisation"} and route.name not in NOT_FURNISHED:
        with time_machine.travel(NOW, tick=False):
            world.furnish(route)  # a list, or a page about all of a room: something stands on it
    for _reader, looks in groupby(visits, key=lambda visit: (visit.method, visit.role, visit.language)):
        looks = list(looks)
        response = _ask(route, looks[0], world)
        if not response.headers["Content-Type"].startswith("text/html"):
            read_out(response)
            continue  # a file to keep: what is in it has tests of its own
        text = _as_anybody(response, looks[0], world)
        looks = [visit for visit in looks if (text, visit.colours, visit.width) not in seen]
        seen |= {(text, visit.colours, visit.width) for visit in looks}
        wrong += _look(shelf, complaints, route, looks, response)
    assert not wrong, f"{route.pattern}\n" + "\n".join(wrong)


def _person(visit: Visit, world: World) -> User | None:
    return getattr(world.cast, ROLES[visit.role]) if ROLES[visit.role] else None


def _ask(route: Route, visit: Visit, world: World) -> HttpResponse:
    """Return the answer to this reader; whatever it did is undone."""
    person = world.asker = _person(visit, world)
    cache.clear()
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = visit.language
    with time_machine.travel(NOW, tick=False):
        if person is not None:
            person.language = visit.language
            person.save(update_fields=["language"])
            client.force_login(person)
        arguments = world.arguments(route, "own")
        for name, value in cookies(world, arguments).items():
            client.cookies[name] = value
        with transaction.atomic():
            response = client.generic(
                visit.method, route.path(arguments), headers={"referer": "http://testserver/"}
            )
            transaction.set_rollback(True)
    assert response.status_code in LOOKED_AT[visit.method], f"{visit}: {response.status_code}"
    return response


def _as_anybody(response: HttpResponse, visit: Visit, world: World) -> str:
    """Return the page without what only tells who reads it."""
    text = neutral(response.content.decode())
    person = _person(visit, world)
    return text if person is None else text.replace(person.name, "‹reader›").replace(person.email, "‹reader›")


def _look(
    shelf: Shelf, complaints: Complaints, route: Route, looks: list[Visit], response: HttpResponse
) -> list[str]:
    """Open the answer once and look at it in each of these colours and widths; return what is wrong."""
    page, wrong, widths = shelf.page, [], set()
    for visit in looks:
        page.emulate_media(color_scheme=visit.colours)
        page.set_viewport_size({"width": visit.width, "height": 900})
        before = len(complaints.all)
        if not widths:
            shelf.open(response.request["PATH_INFO"], response)
        if visit.width in widths:
            found = accessibility_problems(page, only=COLOUR_RULES)
        else:
            found = accessibility_problems(page) + sideways_scrolling(page)
        widths.add(visit.width)
        wrong += [f"{visit}: {each}" for each in found + complaints.all[before:]]
    return wrong
