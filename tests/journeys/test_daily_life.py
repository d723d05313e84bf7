"""The daily life of a partnership, in two windows: a session, a decision, two promises, and a quick win.

Read top to bottom it is what the manual would say.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.joint_sessions.models import Commitment, Decision
from partnerships.room.models import Proposal
from partnerships.start_small.models import QuickWin

RULE = "A menu changes until day 21, not later."
CHANGED = "A menu changes until day 14, not later."


@pytest.mark.browser
@pytest.mark.slow
def test_from_a_planned_session_to_a_confirmed_quick_win(cast, page_of, axe, complaints):
    alice, marieke = page_of(cast.alice), page_of(cast.marieke)
    room = f"/p/{cast.meals.public_id}/"
    complaints.allow("409")  # a stale acceptance, provoked below

    session = _plan_together(alice, marieke, room)
    axe(alice)
    _hold(marieke, session)
    _decide(alice, marieke, room, axe)
    for page, what in ((alice, "Send the flight plan on Mondays"), (marieke, "Count what comes back")):
        _promise(page, room, what)
    for page in (alice, marieke):
        _accept_all(page, room)
    assert set(Commitment.objects.values_list("state", flat=True)) == {Commitment.State.OPEN}
    _quick_win(alice, marieke, room, axe)


def _day(ahead: int) -> str:
    """A day so far from today: in a browser the clock runs."""
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def _press(page, name) -> None:
    """Press a button and wait for the page that answers it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def _plan_together(alice, marieke, room: str) -> str:
    alice.goto(f"{room}sessions/")
    alice.get_by_role("link", name="Plan a session").first.click()
    alice.get_by_label("Subject", exact=True).fill("Late menu changes")
    alice.get_by_label("Day", exact=True).fill(_day(-1))
    alice.get_by_label("From", exact=True).fill("08:00")
    alice.get_by_label("Until", exact=True).fill("09:30")
    alice.locator("main form button[type=submit]").last.click()
    alice.get_by_role("link", name="Late menu changes").first.click()
    alice.get_by_role("heading", name="Late menu changes").wait_for()
    address = alice.url
    for page, item in ((alice, "What a change costs"), (marieke, "Who tells the night shift")):
        page.goto(f"{address}agenda/add/")
        page.get_by_label("What do we talk about?").fill(item)
        page.locator("main form button[type=submit]").last.click()
        page.get_by_text(item).first.wait_for()
    alice.goto(address)
    assert alice.get_by_text("Who tells the night shift").count()
    return address


def _hold(page, address: str) -> None:
    page.goto(f"{address}hold/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()


def _decide(alice, marieke, room: str, axe) -> None:
    alice.goto(f"{room}decisions/propose/")
    alice.get_by_label("What do we decide?").fill(RULE)
    alice.locator("main form button[type=submit]").last.click()
    alice.get_by_text(RULE).first.wait_for()
    decision = f"{room}decisions/{Decision.objects.get().public_id}/"
    marieke.goto(decision)
    stale = marieke  # still shows the first wording while it changes
    alice.goto(f"{decision}edit/")
    alice.get_by_label("What do we decide?").fill(CHANGED)
    with alice.expect_navigation():
        alice.locator("main form button[type=submit]").last.click()
    stale.get_by_role("button", name=re.compile("^Accept")).first.click()
    stale.get_by_text("This changed while you were reading").wait_for()
    assert stale.locator("del").count()
    assert not Decision.objects.filter(joint_at__isnull=False).exists()
    axe(stale)
    _press(stale, re.compile("^Accept"))
    assert Decision.objects.get().joint_at


def _promise(page, room: str, what: str) -> None:
    page.goto(f"{room}commitments/promise/")
    page.get_by_label("What is promised?").fill(what)
    page.get_by_label("Who does it").select_option(index=1)
    page.get_by_label("By", exact=True).fill(_day(21))
    page.locator("main form button[type=submit]").last.click()
    page.get_by_text(what).first.wait_for()


def _accept_all(page, room: str) -> None:
    for proposal in Proposal.objects.filter(state=Proposal.State.OPEN):
        page.goto(f"{room}consent/{proposal.public_id}/")
        if page.get_by_role("button", name=re.compile("^Accept")).count():
            _press(page, re.compile("^Accept"))


def _quick_win(alice, marieke, room: str, axe) -> None:
    alice.goto(f"{room}start-small/quick-wins/add/")
    alice.get_by_label("What gets better").fill("One pallet label for both warehouses")
    alice.get_by_label("Effort in days").fill("3")
    alice.get_by_label("Who receives it").select_option(label="Aldersteen Catering")
    alice.get_by_role("button", name="Write it down").click()
    alice.get_by_role("heading", name="One pallet label for both warehouses").wait_for()
    address = alice.url
    marieke.goto(address)
    marieke.get_by_text("Carry it for your side", exact=True).click()
    marieke.get_by_label("Who carries it for your side").select_option(label="Marieke van Aalst")
    _press(marieke, "Carry it")
    alice.goto(address)
    alice.get_by_label("Delivered by").fill(_day(30))
    _press(alice, re.compile("^Start$"))
    _press(alice, "It is there")
    axe(alice)
    assert not alice.get_by_role("button", name="Confirm").count()
    marieke.goto(address)
    _press(marieke, "Confirm: it is there and works")
    assert QuickWin.objects.get().state == QuickWin.State.CONFIRMED
