"""Swap the sides, and every page is the same.

Two worlds, built by the same steps. In the one, Noordzee is the customer, opened first, and its people do
what the rows of `places.py` say was done. In the other, the two organisations and all their people have
changed places: whoever sat on the second side now bears the names of the first, and does what the first did.
Each page of a room, asked for by the same name in both worlds, must say the same, offer the same, and count
the same, letter by letter. What is left out of the comparison are ids, tokens and fingerprints.

So a page that treats a side by the order in which it came, by who opened the room or by who is customer fails
here. New routes are covered by themselves; one that cannot be mirrored stands in `NOT_MIRRORED` with its reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import unified_diff

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from partnerships.roles import Function, Permission, may
from partnerships.room import masthead
from partnerships.room.models import Side
from tests import factories
from tests.cast import Cast
from tests.factories import (
    ChainHeadFactory,
    DjangoModelFactory,
    MembershipFactory,
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
    StandingFactory,
    UserFactory,
)
from tests.house.matrix import ROWS
from tests.house.neutral import neutral
from tests.house.places import World, unknown_places
from tests.house.routes import Route, all_routes
from tests.reading import read_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet_requests")]

# Route → why its page is not the same for both sides, or cannot be compared letter by letter.
NOT_MIRRORED: dict[str, str] = {
    "session_ics": "a calendar file folds its lines through ids",
    "review_result": "the comments of a result come in an order of chance",
    "room_export_file": "an archive: its bytes hold ids and moments",
}
ROUTES = [
    route
    for route in all_routes()
    if route.name in ROWS
    and ROWS[route.name].gate.startswith("partnership:")
    and ROWS[route.name].get != 405
    and not unknown_places(route)
]
PEOPLE = ("lead", "director", "observer", "counsel", "member")
NAMES = {
    "first": ("Alice Vermeer", "Ruben Dekker", "Olive Smit", "Noor Haddad", "Bob de Wit"),
    "second": ("Marieke van Aalst", "Hugo Aldersteen", "Oscar Blik", "Nina Recht", "Bas Kok"),
}


@pytest.fixture
def two_sides(cast: Cast) -> Cast:
    """The cast with a room of two sides that are alike in all but the order in which they came."""
    first = OrganisationFactory(name="Noordzee Mirror", short_name="Noordzee")
    second = OrganisationFactory(name="Aldersteen Mirror", short_name="Aldersteen")
    room = PartnershipFactory(subject="meals above the ocean", growing=True)
    StandingFactory(partnership=room)
    ChainHeadFactory(partnership=room)
    ours = SideFactory(partnership=room, organisation=first, customer=True, mark=1)
    theirs = SideFactory(partnership=room, organisation=second, supplier=True, mark=2)
    people: dict[str, list] = {"first": [], "second": []}
    for place, function in enumerate(PEOPLE):
        for key, side in (("first", ours), ("second", theirs)):
            user = UserFactory(name=NAMES[key][place])
            ParticipantFactory(side=side, user=user, function=function)
            people[key].append(user)
    for organisation in (first, second):
        reader = UserFactory(name="Robin Lezer", email=f"robin@{organisation.short_name}.example")
        MembershipFactory(organisation=organisation, user=reader, portfolio_reader=True)
    return _as_cast(cast, room, first, second, people["first"], people["second"])


def _as_cast(cast: Cast, room, first, second, ours: list, theirs: list) -> Cast:
    return replace(
        cast,
        meals=room,
        noordzee=first,
        aldersteen=second,
        **dict(zip(("alice", "ruben", "olive", "noor", "bob"), ours, strict=True)),
        **dict(zip(("marieke", "hugo"), theirs[:2], strict=True)),
    )


def _change_places(cast: Cast) -> Cast:
    """Let the two organisations and their people swap names, labels and marks; who did what stays."""
    sides = list(Side.objects.filter(partnership=cast.meals).order_by("mark"))
    people = [[seat.user for seat in side.participants.order_by("pk")] for side in sides]
    for one, other in zip(*people, strict=True):
        _swap(one, other, "name", "email")
    _swap(cast.noordzee, cast.aldersteen, "name", "short_name")
    _swap(*sides, "label", "mark")
    return _as_cast(cast, cast.meals, cast.aldersteen, cast.noordzee, people[1], people[0])


def _swap(one, other, *fields: str) -> None:
    model = type(one)
    before = [{name: getattr(row, name) for name in fields} for row in (one, other)]
    between = {name: 4 if name == "mark" else f"{value}-" for name, value in before[0].items() if name != "label"}
    model.objects.filter(pk=one.pk).update(**between)
    model.objects.filter(pk=other.pk).update(**before[0])
    model.objects.filter(pk=one.pk).update(**before[1])
    for row in (one, other):
        row.refresh_from_db()


@contextmanager
def _undone() -> Iterator[None]:
    """Take back whatever is written inside, and begin the factories' counting anew."""
    for factory in vars(factories).values():
        if isinstance(factory, type) and issubclass(factory, DjangoModelFactory) and factory._meta.model:
            factory.reset_sequence(5000, force=True)
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _who_reads(route: Route) -> tuple[str, dict[str, str]]:
    """Return the role, and who has it on either side: leads, or directors where leads may not."""
    permission = Permission(ROWS[route.name].gate.partition(":")[2])
    if may(Function.LEAD, permission):
        return "lead", {"ours": "alice", "theirs": "marieke"}
    return "director", {"ours": "ruben", "theirs": "hugo"}


def _read(route: Route, cast: Cast) -> dict[str, str]:
    """Return what a person of each side is told: status, where to, and the page."""
    world = World(cast)
    address = route.path(world.arguments(route, "own"))
    said = {}
    for name in _who_reads(route)[1].values():
        client = Client()
        client.force_login(getattr(cast, name))
        answer = read_out(client.get(address))
        body = "" if answer.streaming else answer.content.decode(errors="replace")
        said[name] = neutral(f"{answer.status_code} {answer.headers.get('Location', '')}\n{body}")
    return said


@pytest.mark.parametrize("route", [r for r in ROUTES if r.name not in NOT_MIRRORED], ids=str)
def test_swap_the_sides_and_the_page_is_the_same(route: Route, two_sides: Cast):
    with _undone():
        before = _read(route, two_sides)
    with _undone():
        after = _read(route, _change_places(two_sides))
    role, readers = _who_reads(route)
    own = before[readers["ours"]]
    assert int(own[:3]) == ROWS[route.name].let_in(role, "GET"), own[:200]
    for name, text in before.items():
        if text != after[name]:
            lines = unified_diff(text.splitlines(), after[name].splitlines(), "as it is", "sides swapped", n=1)
            pytest.fail(f"{route} as {name}:\n" + "\n".join(list(lines)[:40]), pytrace=False)


def test_every_exception_is_a_route():
    gone = set(NOT_MIRRORED) - {route.name for route in ROUTES}
    assert not gone, f"not mirrored, and no such route any more: {sorted(gone)}"


def test_the_mirror_finds_a_side_that_is_treated_otherwise(two_sides: Cast, monkeypatch):
    """Were the sides listed in the order in which they came, the people page would fail."""
    route = next(route for route in ROUTES if route.name == "room_people")
    original = masthead.sides_at_table

    def by_arrival(partnership, *, yours=None, **read):
        order = list(Side.objects.filter(partnership=partnership).order_by("pk").values_list("mark", flat=True))
        return sorted(original(partnership, yours=yours, **read), key=lambda side: order.index(side.mark))

    monkeypatch.setattr(masthead, "sides_at_table", by_arrival)
    with _undone():
        before = _read(route, two_sides)
    with _undone():
        after = _read(route, _change_places(two_sides))
    assert before != after
