"""What was written is not lost by accident: leaving asks first, sending does not."""

import zipfile

import pytest
from django.urls import reverse

from partnerships.joint_sessions.models import Decision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writing(cast, page_of):
    """The page on which Alice has begun to write a decision."""
    page = page_of(cast.alice)
    page.goto(reverse("decision_propose", args=[cast.meals.public_id]))
    page.get_by_label("What do we decide?").click()
    page.keyboard.type("A menu changes until day 21.")
    return page


def test_whoever_leaves_is_asked_and_can_stay(writing):
    asked = []
    writing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    here = writing.url
    writing.get_by_role("link", name="Not now").click()
    writing.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert writing.url == here
    assert writing.get_by_label("What do we decide?").input_value() == "A menu changes until day 21."


def test_whoever_sends_is_not_asked(writing):
    asked = []
    writing.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with writing.expect_navigation():
        writing.locator("main form button[type=submit]").last.click()
    assert asked == []
    assert Decision.objects.get().text == "A menu changes until day 21."


def test_whoever_wrote_nothing_is_not_asked(cast, page_of):
    page = page_of(cast.alice)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(reverse("decision_propose", args=[cast.meals.public_id]))
    page.get_by_label("What do we decide?").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Not now").click()
    assert asked == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_archive_is_gathered_while_the_page_says_so(cast, page_of, scripts):
    page = page_of(cast.alice, java_script_enabled=scripts)
    page.goto(reverse("room_export", args=[cast.meals.public_id]))
    with page.expect_download() as coming:
        page.get_by_role("link", name="Take the archive (ZIP)").click()
    name = coming.value.suggested_filename
    assert name.startswith(f"samen-{cast.meals.public_id}")
    assert name.endswith(".zip")
    assert zipfile.is_zipfile(coming.value.path())
    if scripts:
        page.get_by_text("The archive is there").wait_for()
