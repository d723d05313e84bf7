"""How many statements a page inside a room takes: at most twelve, in a room where something of everything stands.

Measured twice, and the higher number counts: in the room of the cast, in which a row stands for each name in any
address (`places.py`) and the page's own list is filled (`lists.py`), and in the rooms of the demonstration, where
years have left their rows. Routes come from the resolver: a new page is covered by itself.

`MORE` holds the pages that take more, each with its number and why. A number is neither higher nor lower than what
is found, so that a page that comes to need fewer takes its number down with it.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve, reverse

from accounts.people.models import User
from dashboards.demonstration.build import build
from partnerships.roles import Function, Permission, may
from partnerships.room.models import Partnership
from tests.cast import gather
from tests.house.lists import FILLERS, Filled
from tests.house.matrix import ROWS
from tests.house.places import World, unknown_places
from tests.house.routes import Route, all_routes
from tests.moments import NOW
from tests.reading import read_out

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("quiet_requests")]
MOST = 12
MORE: dict[str, tuple[int, str]] = {
    "journey": (17, "what each gate still wants is asked of every room below, each of which knows its own"),
    "right_partner": (18, "ideas, benefits, votes, criteria and relation are five rooms of their own on one page"),
    "room_history": (22, "the names of what an entry is about come from its room: one statement for each kind"),
    "room_overview": (13, "ten parts of a partnership on one page, each of them one statement"),
    "session_detail": (13, "all that hangs on a session: eight kinds of rows, and the answers to them"),
}
# Route → why its page is asked for in a room where nothing else stands.
NOT_FURNISHED = {
    "joint_sheet": "where a round is open, a second one does not open for its sheet",
    "vision_version": "its maker writes the first version of the vision",
    "vision_versions": "its maker writes the first version of the vision",
    "vision_write": "once a vision is sealed, one opens it again before one writes",
}
NO_PAGES = {"agreement_copy", "attachment_download", "room_export_file", "session_ics"}  # files
PAGES_OF_A_ROUTE = 2
ROUTES = {
    route.name: route
    for route in all_routes()
    if route.name in ROWS
    and ROWS[route.name].gate.startswith("partnership:")
    and ROWS[route.name].get == 200
    and not unknown_places(route)
}


class Counting(Client):
    """A browser that notes how many statements the pages of each route took at most."""

    def __init__(self, most: dict[str, int], person: User):
        super().__init__()
        self.most = most
        self.force_login(person)

    def page(self, path: str) -> str:
        """Return the page at this address; nothing for what is no page of a room to read."""
        statements: list[str] = []

        def note(execute, sql, *more):
            statements.append(sql)
            return execute(sql, *more)

        with connection.execute_wrapper(note):
            answer = read_out(self.get(path))
        route = resolve(path).url_name
        if route not in ROUTES or answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            return ""
        self.most[route] = max(self.most.get(route, 0), len(statements))
        return answer.content.decode()


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _in_the_room_of_the_cast(most: dict[str, int]) -> None:
    cast = gather()
    world = World(cast, cast.alice)
    for name in NOT_FURNISHED:
        with _undone():
            _ask(ROUTES[name], World(cast, cast.alice), most)
    world.furnish(ROUTES["room_overview"])
    for name in sorted(ROUTES.keys() - NOT_FURNISHED.keys()):
        with _undone():
            _ask(ROUTES[name], world, most)


def _ask(route: Route, world: World, most: dict[str, int]) -> None:
    if route.name in FILLERS and set(route.arguments) == {"partnership"}:
        FILLERS[route.name].begin(Filled(world.cast))
    permission = Permission(ROWS[route.name].gate.partition(":")[2])
    reader = world.cast.alice if may(Function.LEAD, permission) else world.cast.ruben
    Counting(most, reader).page(route.path(world.arguments(route, "own")))


def _in_the_demonstration(most: dict[str, int]) -> None:
    build(now=NOW)
    alice = User.objects.get(email="alice@noordzee.example")
    client = Counting(most, alice)
    for room in Partnership.objects.readable_by(alice).order_by("pk"):
        _walk(client, reverse("room_overview", args=[room.public_id]))


def _walk(client: Counting, front: str) -> None:
    """Ask for what links lead to from the front page of a room, a few pages of each route."""
    seen, visits, ahead = {front}, Counter(), deque([front])
    while ahead:
        for link in re.findall(rf'href="({front}[^"?#]*)', client.page(ahead.popleft())):
            if link not in seen:
                seen.add(link)
                visits[resolve(link).url_name] += 1
                if visits[resolve(link).url_name] <= PAGES_OF_A_ROUTE:
                    ahead.append(link)


def test_every_exception_is_a_route():
    assert set(MORE) | set(NOT_FURNISHED) <= set(ROUTES)
    assert all(number > MOST and why for number, why in MORE.values())


def test_a_page_of_a_room_takes_twelve_statements_at_most():
    most: dict[str, int] = {}
    with _undone():
        _in_the_room_of_the_cast(most)
    assert ROUTES.keys() - most.keys() == NO_PAGES
    _in_the_demonstration(most)
    more = {name: number for name, number in most.items() if number > MOST}
    assert more == {name: number for name, (number, _why) in MORE.items()}
