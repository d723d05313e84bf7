"""The main tasks in a browser that runs no script: slower in places, but nothing is out of reach."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.joint_sessions.models import Decision, JointSession
from tests.factories import PASSWORD, DecisionFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain_page_of(page_of):
    """`plain_page_of(user)`: a page of a browser in which no script runs."""
    return lambda user=None, **options: page_of(user, java_script_enabled=False, **options)


def _send(page) -> None:
    with page.expect_navigation():
        page.locator("main form button.btn-primary").last.click()


def test_sign_in_and_sign_out(cast, plain_page_of):
    page = plain_page_of()
    page.goto("/")
    page.get_by_label("Your work e-mail").fill(cast.alice.email)
    page.get_by_label("Password").fill("not that one")
    _send(page)
    page.get_by_role("alert").wait_for()
    page.get_by_label("Password").fill(PASSWORD)
    _send(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Partnerships"
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in").wait_for()


def test_the_menu_on_a_phone_the_colours_and_the_language(cast, plain_page_of):
    page = plain_page_of(cast.alice, viewport={"width": 390, "height": 844})
    page.goto("/")
    assert not page.get_by_role("link", name="My settings").is_visible()
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Nederlands").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "nl"
    page.locator("details.account summary").click()
    page.locator("details.account").get_by_role("link", name="Zoeken").click()
    page.get_by_role("heading", level=1, name="Zoeken").wait_for()


def test_a_session_is_planned_and_found_by_a_filter(cast, plain_page_of, complaints):
    complaints.allow("422")  # the answer to a form with a mistake in it
    page = plain_page_of(cast.alice)
    room = f"/p/{cast.meals.public_id}/"
    page.goto(f"{room}sessions/plan/")
    page.get_by_label("Subject", exact=True).fill("Late menu changes")
    page.get_by_label("Day", exact=True).fill("")
    _send(page)  # a day is missing: what was typed stays
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Subject", exact=True).input_value() == "Late menu changes"
    page.get_by_label("Day", exact=True).fill((timezone.localdate() + timedelta(days=9)).isoformat())
    page.get_by_label("From", exact=True).fill("08:00")
    page.get_by_label("Until", exact=True).fill("09:30")
    _send(page)
    session = JointSession.objects.get()
    page.goto("/search/")
    page.locator("main [type=search]").first.fill("late menu")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Late menu changes").first.click()
    assert page.url.endswith(f"{session.public_id}/")


def test_a_decision_is_proposed_accepted_and_another_declined(cast, plain_page_of):
    room = f"/p/{cast.meals.public_id}/"
    marieke, alice = plain_page_of(cast.marieke), plain_page_of(cast.alice)
    for text in ("A menu changes until day 21.", "We meet at the dock."):
        marieke.goto(f"{room}decisions/propose/")
        marieke.get_by_label("What do we decide?").fill(text)
        _send(marieke)
    accepted, declined = Decision.objects.order_by("number")
    alice.goto(f"{room}decisions/{accepted.public_id}/")
    alice.get_by_role("button", name="Accept for Noordzee").click()
    alice.wait_for_load_state()
    alice.goto(f"{room}decisions/{declined.public_id}/")
    alice.get_by_text("Decline, with a reason").click()  # opens by itself, it is the browser's own
    alice.get_by_label("Why not? All sides read this.").fill("The dock has no room for eight.")
    alice.get_by_role("button", name="Decline for Noordzee").click()
    alice.wait_for_load_state()
    alice.get_by_role("link", name="Read the reason").click()
    alice.get_by_text("The dock has no room for eight.").first.wait_for()
    accepted.refresh_from_db()
    declined.refresh_from_db()
    assert accepted.joint_at
    assert declined.joint_at is None


def test_a_list_is_narrowed_sorted_and_opened(cast, plain_page_of):
    for text in ("The price holds a year.", "Pallets go back on Fridays."):
        DecisionFactory(proposed_by=cast.seat_of(cast.marieke), joint=True, text=text)
    page = plain_page_of(cast.alice)
    page.goto(f"/p/{cast.meals.public_id}/decisions/")
    page.locator("form.filters input").first.fill("pallets")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state()
    assert "pallets" in page.url
    assert page.get_by_text("Pallets go back on Fridays.").count()
    assert not page.get_by_text("The price holds a year.").count()
    page.get_by_role("link", name="Clear all filters").click()
    page.get_by_text("The price holds a year.").first.wait_for()
