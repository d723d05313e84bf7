"""The portfolio: what it can be asked for, in which order it stands, what of it is taken along and kept."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.people.models import SavedView
from partnerships.room.models import Side
from partnerships.room.standing.models import Standing
from tests.factories import (
    OpenSeatFactory,
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
    UserFactory,
)
from tests.moments import NOW


def _room(cast, subject: str, *, country: str = "NL", label: str = "customer", partner: str = "", **standing):
    """A further room of Noordzee, in which Alice sits."""
    room = PartnershipFactory(subject=subject, growing=True)
    own = SideFactory(partnership=room, organisation=cast.noordzee, label=label)
    other = OrganisationFactory(name=partner or f"Partner of {subject}", country=country)
    SideFactory(partnership=room, organisation=other)
    ParticipantFactory(side=own, user=cast.alice, lead=True)
    Standing.objects.create(partnership=room, search_text=subject, updated_at=NOW, **standing)
    return room


def _subjects(client, query: str = "") -> list[str]:
    return [row.partnership.subject for row in client.get(f"/{query}").context["rows"]]


@pytest.fixture
def rooms(cast):
    return [
        _room(cast, "bread", country="BE", lowest_condition="equality", partner="Zeebakker",
              next_session_at=NOW + timedelta(days=9), last_review_on=NOW.date()),
        _room(cast, "blankets", label="supplier", lowest_condition="shared_vision", partner="Abel Textiles",
              next_session_at=NOW + timedelta(days=3), last_review_on=(NOW - timedelta(days=90)).date()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?condition=equality", ["bread"]),
        ("?role=supplier", ["blankets"]),
        ("?country=BE", ["bread"]),
        ("?country=BE&role=supplier", []),
        ("?q=blank", ["blankets"]),
        ("?condition=nonsense&q=bread", ["bread"]),
    ],
)
def test_filters_narrow_the_list(query, found, cast, rooms, client_of):
    assert _subjects(client_of(cast.alice), query) == found


def test_the_country_is_that_of_a_partner_not_the_own(cast, rooms, client_of):
    cast.noordzee.country = "DE"
    cast.noordzee.save()
    assert _subjects(client_of(cast.alice), "?country=DE") == []


@pytest.mark.parametrize(
    ("order", "first"),
    [("session", "blankets"), ("partner", "blankets"), ("subject", "blankets"), ("last", "meals")],
)
def test_orders(order, first, cast, rooms, client_of):
    subjects = _subjects(client_of(cast.alice), f"?order={order}")
    assert subjects[0].startswith(first)
    assert len(subjects) == 3


def test_no_order_goes_by_trust(cast, rooms, client_of):
    form = client_of(cast.alice).get("/").context["form"]
    assert {key for key, _label in form.fields["order"].choices} == {
        "", "session", "next", "last", "partner", "subject"
    }  # fmt: skip


def test_a_portfolio_reader_can_ask_for_the_own_seats(cast, rooms, client_of):
    ParticipantFactory(side=Side.objects.get(partnership=rooms[0], organisation=cast.noordzee), user=cast.petra)
    petra = client_of(cast.petra)
    assert len(_subjects(petra)) == 4
    assert _subjects(petra, "?mine=on") == ["bread"]
    assert "mine" not in client_of(cast.alice).get("/").context["form"].fields


def test_the_file_holds_only_rooms_of_which_one_may_take_along(cast, rooms, client_of):
    def taken(person):
        answer = client_of(person).get("/?format=csv")
        assert answer.status_code == 200
        _head, *rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
        return sorted(row[1] for row in rows)

    assert taken(cast.alice) == ["blankets", "bread", "meals above the ocean"]
    ParticipantFactory(
        side=Side.objects.get(partnership=rooms[0], organisation=cast.noordzee), user=cast.petra, director=True
    )
    assert taken(cast.petra) == ["bread"]
    for person in (cast.olive, cast.bob):
        assert client_of(person).get("/?format=csv").status_code == 403
        assert "format=csv" not in client_of(person).get("/").content.decode()


# --- views that are kept ----------------------------------------------------
def _keep(client, name: str, query: str):
    said = {"page": "portfolio", "name": name, "query": query}
    return client.post(reverse("view_keep"), said, follow=True)


def test_a_view_is_kept_under_a_name_and_shared_by_its_address(cast, rooms, client_of):
    alice = client_of(cast.alice)
    page = alice.get("/?role=supplier&page=1")
    form = page.context["views"].form
    assert form.initial["query"] == "role=supplier"
    answer = _keep(alice, "We deliver", form.initial["query"])
    assert answer.redirect_chain[-1][0] == "/?role=supplier"
    assert [row.partnership.subject for row in answer.context["rows"]] == ["blankets"]
    assert answer.context["views"].form is None
    ((view, is_shown),) = alice.get("/").context["views"].kept
    assert (view.name, is_shown) == ("We deliver", False)
    assert _subjects(client_of(cast.marieke), "?role=supplier") == ["meals above the ocean"]
    assert client_of(cast.marieke).get("/").context["views"].kept == []


def test_the_same_name_takes_the_newer_filters(cast, client_of):
    alice = client_of(cast.alice)
    _keep(alice, "Mine", "stage=growing")
    _keep(alice, "Mine", "q=bread&sort=")
    assert SavedView.objects.get().query == "q=bread"


def test_what_asks_nothing_is_not_kept(cast, client_of):
    answer = _keep(client_of(cast.alice), "Everything", "page=3&q=")
    assert "Choose a filter" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_there_is_a_limit(cast, client_of):
    alice = client_of(cast.alice)
    for place in range(21):
        answer = _keep(alice, f"View {place}", f"q={place}")
    assert "You keep 20 views" in answer.content.decode()
    assert SavedView.objects.count() == 20


def test_what_is_too_long_to_keep_is_refused_in_words(cast, client_of):
    for query in ("q=" + "é" * 500, "q=" + "x" * 601):
        answer = _keep(client_of(cast.alice), "Long", query)
        assert answer.status_code == 200
        assert "too long to keep" in answer.text
    assert not SavedView.objects.exists()


def test_only_the_own_view_is_taken_away(cast, client_of):
    alice = client_of(cast.alice)
    _keep(alice, "Mine", "stage=growing")
    address = reverse("view_drop", args=[SavedView.objects.get().public_id])
    assert client_of(cast.bob).post(address).status_code == 404
    assert alice.post(address).status_code == 302
    assert not SavedView.objects.exists()


def test_a_room_in_which_nobody_sits_across_yet_bears_the_name_of_who_is_invited(cast, client_of):
    own = SideFactory(partnership=PartnershipFactory(subject="forty bridges"), organisation=cast.noordzee)
    seat = ParticipantFactory(side=own, user=cast.alice, lead=True)
    Standing.objects.create(partnership=own.partnership, search_text="forty bridges", updated_at=NOW)
    client = client_of(cast.alice)
    assert [row.partners for row in client.get("/?q=forty").context["rows"]] == ["forty bridges"]
    OpenSeatFactory(kept_by=seat, for_organisation=True, organisation_name="Brugwerk N.V.")
    assert [row.partners for row in client.get("/?q=forty").context["rows"]] == ["Brugwerk N.V."]


def test_who_looks_after_the_installation_is_not_told_that_it_is_empty(cast, client_of):
    shown = client_of(UserFactory(installation_administrator=True)).get("/").content.decode()
    assert "Partnerships belong to those who sit in them." in shown
    assert reverse("administration") in shown
    assert "Nothing here yet" not in shown
    assert "Nothing here yet" in client_of(UserFactory()).get("/").content.decode()
