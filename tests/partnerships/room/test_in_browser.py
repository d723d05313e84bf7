"""The pages of the room in a real browser: readable by everybody, on a phone as well, no sideways scrolling."""

import pytest
from django.utils import timezone

from partnerships.room.consent import actions as consent
from tests.factories import OpenSeatFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(cast):
    now = timezone.now()
    first = consent.propose(
        partnership=cast.meals,
        kind="test_text",
        content={"title": "Open books", "text": "We share the cost model."},
        by=cast.seat_of(cast.marieke),
        now=now,
    )
    OpenSeatFactory(kept_by=cast.seat_of(cast.alice), for_organisation=True, organisation_name="Wijkwerk N.V.")
    OpenSeatFactory(kept_by=cast.seat_of(cast.alice))
    cast.alice.memberships.update(may_open_partnerships=True)
    room = f"/p/{cast.meals.public_id}"
    seat = f"{room}/people/{cast.seat_of(cast.bob).public_id}"
    return [
        "/partnerships/new/",
        f"{room}/people/",
        f"{room}/people/add/",
        f"{room}/people/side/",
        f"{seat}/",
        f"{seat}/end/",
        f"{room}/consent/",
        f"{room}/consent/{first.public_id}/",
        f"{room}/history/",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_page_can_be_read_by_everybody(cast, page_of, axe, addresses, width, scheme):
    page = page_of(cast.alice, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for address in addresses:
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_both_sides_accept_and_read_that_it_is_joint(cast, page_of, addresses):
    page = page_of(cast.alice)
    page.goto(addresses[-2])
    page.get_by_role("button", name="Accept for Noordzee").click()
    page.get_by_text("Every side has now accepted this").wait_for()
    page.get_by_text("Joint since").wait_for()
    other = page_of(cast.marieke)
    other.goto(addresses[-1])
    other.get_by_text("is joint: every side has accepted it").wait_for()
