"""Every page of the product, rendered once and asked four things.

Does it say everything in the reader's language? It is read in a language that marks every text of the
catalogues (`pseudo.py`); a word outside the marks that nobody wrote into a row is English typed into the code.
Is its HTML valid, do its labels and references lead somewhere, do its headings follow each other? Is it light?

Routes, readers and objects come from the access matrix: a new page is covered by itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from accounts.people.models import User
from dashboards import demonstration
from dashboards.demonstration.build import build
from tests.cast import gather
from tests.factories import ObjectiveFactory
from tests.house import markup, words
from tests.house.matrix import ROWS
from tests.house.places import World, unknown_places
from tests.house.pseudo import spoken
from tests.house.rendered import Page, noted_data, pages_of, walk
from tests.house.routes import Route, all_routes
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet_requests")]
ROUTES = [route for route in all_routes() if route.name in ROWS and not unknown_places(route)]
HEAVIEST = 40  # kilobytes of HTML, compressed
#: Who walks through the demonstration, and how many pages of each kind they look at.
VISITORS = {"alice@noordzee.example": 2, "hugo@aldersteen.example": 1, "admin@samen.example": 1}


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_page_speaks_the_readers_language_in_valid_html(route: Route):
    with spoken(), noted_data() as noted:
        world = World(gather())
        User.objects.update(language="nl")
        pages = list(pages_of(route, world))
        _hold(pages, words.Data({*noted, *words.statements_in_dutch()}))


@pytest.mark.parametrize("template", ["403.html", "403_csrf.html", "404.html", "500.html", "503.html"])
def test_an_error_speaks_the_readers_language_in_valid_html(template: str):
    with spoken():
        _hold([Page(template, render_to_string(template))], words.Data([]))


@pytest.mark.slow
def test_the_demonstration_speaks_the_readers_language_in_valid_html():
    """The same of pages that are full: what years in a partnership have written, and what follows from it."""
    with spoken():
        build(now=NOW)
        User.objects.update(language="nl")
        data = words.Data({*words.written_in(demonstration), *words.units(), *words.statements_in_dutch()})
        for person, most in VISITORS.items():
            client = Client()
            client.force_login(User.objects.get(email=person))
            _hold(walk(person, client, most_of_a_route=most), data)


@pytest.mark.parametrize(
    ("language", "day", "figure"), [("en", "23 November 2028", "12.5"), ("nl", "23 november 2028", "12,5")]
)
def test_days_and_figures_are_in_the_readers_language(language: str, day: str, figure: str):
    world = World(gather())
    objective = ObjectiveFactory(
        partnership=world.cast.meals, baseline=Decimal("12.5"), due_on=date(2028, 11, 23), joint=True
    )
    User.objects.filter(pk=world.cast.alice.pk).update(language=language)
    client = Client()
    client.force_login(User.objects.get(pk=world.cast.alice.pk))
    page = client.get(reverse("objective_detail", args=[world.cast.meals.public_id, objective.public_id]))
    assert day in page.content.decode()
    assert figure in page.content.decode()


def _hold(pages: Iterable[Page], data: words.Data) -> None:
    """Fail with what is wrong with these pages, each fault once."""
    wrong: dict[str, list[str]] = {}
    for page in pages:
        for complaint in _complaints(page, data):
            wrong.setdefault(complaint, []).append(page.where)
    told = "\n".join(f"  {complaint}\n      {', '.join(places[:3])}" for complaint, places in wrong.items())
    if wrong:
        pytest.fail(f"{len(wrong)} faults\n{told}", pytrace=False)


def _complaints(page: Page, data: words.Data) -> Iterator[str]:
    if page.root.get("lang") == "nl":  # whoever chose English in a form reads on in English
        for text in words.unmarked(page, data):
            yield f"not from a catalogue: {text}"
    for fault in markup.faults(page):
        yield f"markup: {fault}"
    if page.kilobytes > HEAVIEST:
        yield f"{page.kilobytes:.0f} KB compressed, more than {HEAVIEST}"
