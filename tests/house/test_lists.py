"""Every list takes the same number of statements however long it is, comes in pages, and can be taken along."""

import csv
import inspect
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.house.lists import FILLERS, Filled
from tests.house.routes import all_routes

LONG = 1_000
MOST_ON_A_PAGE = 40
pytestmark = pytest.mark.usefixtures("quiet_requests")


def _shows_pages(view) -> bool:
    called = inspect.unwrap(view).__code__.co_names
    return "paged" in called or "listing" in called


def test_every_list_has_a_filler():
    routes = {route.name: route for route in all_routes() if route.is_ours}
    lists = {name for name, route in routes.items() if _shows_pages(route.view)}
    assert lists - set(FILLERS) == set(), "add to FILLERS in tests/house/lists.py"
    assert set(FILLERS) <= set(routes)
    assert len(lists) > 20


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FILLERS))
def test_a_long_list_takes_no_more_statements_than_a_short_one(name, cast, client_of, tmp_path):
    filler, world = FILLERS[name], Filled(cast)
    client = client_of(getattr(cast, filler.asker))
    address = reverse(name, args=filler.place(cast))
    rows = filler.begin(world)
    client.get(address)  # what is remembered between requests
    short = _statements(client, address)
    filler.go_on(world, rows, LONG)
    long = _statements(client, address)
    assert len(long) <= len(short), f"{len(short)} → {len(long)}\n" + "\n".join(sorted(set(long) - set(short)))
    assert len(_statements(client, f"{address}?page=7")) <= len(short)
    page = client.get(f"{address}?page=2")
    assert len(page.context["page"].object_list) <= MOST_ON_A_PAGE
    assert page.context["page"].paginator.count >= LONG - 5


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in FILLERS if FILLERS[name].is_taken))
def test_a_list_is_taken_along_as_it_stands(name, cast, client_of, tmp_path):
    filler, world = FILLERS[name], Filled(cast)
    client = client_of(getattr(cast, filler.asker))
    address = reverse(name, args=filler.place(cast))
    filler.begin(world)
    shown = client.get(address).context["page"].paginator.count
    answer = client.get(f"{address}?format=csv")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="samen-')
    content = b"".join(answer.streaming_content)
    assert content.startswith("\ufeff".encode())
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(rows) >= shown >= 9
    assert all(head)
    assert len({len(row) for row in rows} | {len(head)}) == 1
    (tmp_path / "list.xlsx").write_bytes(b"".join(client.get(f"{address}?format=xlsx").streaming_content))
    sheet = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert sheet[0] == head
    assert len(sheet) == len(rows) + 1
    client.post(reverse("person_language"), {"language": "nl"})
    dutch = b"".join(client.get(f"{address}?format=csv").streaming_content).decode("utf-8-sig")
    assert dutch.splitlines()[0] != content.decode("utf-8-sig").splitlines()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in FILLERS if FILLERS[name].reader))
def test_who_may_only_read_a_list_gets_no_file(name, cast, client_of):
    filler = FILLERS[name]
    filler.begin(Filled(cast))
    client = client_of(getattr(cast, filler.reader))
    address = reverse(name, args=filler.place(cast))
    page = client.get(address)
    assert page.status_code == 200
    assert "format=csv" not in page.content.decode()
    for format in ("csv", "xlsx"):
        assert client.get(f"{address}?format={format}").status_code == 403


def _statements(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]
