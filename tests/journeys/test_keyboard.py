"""The main journeys by keyboard alone: no step here needs a mouse, and at every stop one sees where one is."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.choice.voting.models import Vote
from partnerships.joint_sessions.models import AgendaItem, Decision
from partnerships.lifecycle import Stage
from partnerships.room.consent.models import Proposal
from partnerships.vision.models import SealedVision
from partnerships.vision.sealing import actions as sealing
from tests.assessments.reviews.rounds import a_room, links, opened
from tests.factories import PASSWORD, JointSessionFactory
from tests.harness.keyboard import Keyboard
from tests.partnerships.vision.staging import drafted_vision, sessions_stand

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RULE = "A menu changes until day 21, not later."


@pytest.fixture
def keys_of(page_of):
    """`keys_of(user, address)`: the keyboard of a person who has this page open."""

    def sit_down(user, address: str, **options) -> Keyboard:
        page = page_of(user, **options)
        page.goto(address)
        return Keyboard(page)

    return sit_down


def test_from_the_sign_in_to_an_accepted_decision(cast, keys_of):
    room = f"/p/{cast.meals.public_id}/"
    marieke = keys_of(cast.marieke, f"{room}decisions/propose/")
    marieke.go_to("What do we decide?").write(RULE)
    marieke.go_to("Put it to all sides", tag="button").enter()

    alice = keys_of(None, "/accounts/login/")
    alice.go_to("Your work e-mail").write(cast.alice.email)
    alice.go_to("Password").write(PASSWORD).enter()
    assert alice.page.get_by_role("heading", level=1).inner_text() == "Partnerships"
    alice.go_to(cast.aldersteen.short_name, tag="a").enter()
    assert alice.page.url.endswith(room)
    alice.go_to("Read and answer", tag="a").enter()
    alice.go_to("Accept for Noordzee", tag="button").enter()
    assert Decision.objects.get(text=RULE).joint_at


def test_a_questionnaire_to_its_end(keys_of):
    review = opened(a_room(4, 4), now=timezone.now())
    keys = keys_of(None, reverse("answer_link", args=[links(review)[0]]))
    answered = 0
    while keys.page.locator("fieldset.statement").count():
        for _ in keys.page.locator("fieldset.statement").all():
            keys.go_to(re.compile("Strongly|Disagree|Agree"), tag="input").choose("Agree")
            answered += 1
        keys.go_to(re.compile("Next part|Hand in"), tag="button").enter()
    assert answered == len(review.item_codes)
    assert keys.page.get_by_role("heading", level=1).inner_text() == "Thank you. Your view counts."


def test_something_for_the_agenda(cast, keys_of):
    session = JointSessionFactory(
        partnership=cast.meals,
        planned_by=cast.seat_of(cast.alice),
        starts_at=timezone.now() + timezone.timedelta(days=9),
    )
    keys = keys_of(cast.alice, f"/p/{cast.meals.public_id}/sessions/{session.public_id}/")
    keys.go_to("Put something on the agenda", tag="a").enter()
    keys.go_to("What do we talk about?").write("What a late change costs")
    keys.go_to("Put it on", tag="button").enter()
    assert AgendaItem.objects.get(session=session).title == "What a late change costs"
    keys.page.get_by_text("What a late change costs").first.wait_for()


def test_a_vote(cast, keys_of):
    cast.meals.stage = Stage.CHOOSING
    cast.meals.save()
    keys = keys_of(cast.ruben, f"/p/{cast.meals.public_id}/partner/vote/")
    keys.go_to("Yes. We choose each other.", tag="input").choose("Yes. We choose each other.")
    keys.go_to("Vote for your side", tag="button").enter()
    assert Vote.objects.get().answer == Vote.Answer.YES


def test_the_seal_of_two_directors(cast, keys_of):
    vision = drafted_vision(cast)
    sessions_stand(cast.meals)
    sealing.propose_seal(vision=vision, by=cast.seat_of(cast.alice), now=timezone.now())
    for director, side in ((cast.hugo, "Aldersteen"), (cast.ruben, "Noordzee")):
        keys = keys_of(director, f"/p/{cast.meals.public_id}/vision/sealing/")
        keys.go_to(f"Accept for {side}", tag="button").enter()
    assert SealedVision.objects.get().partnership == cast.meals
    assert Proposal.objects.get(kind="vision").state == Proposal.State.JOINT


def test_the_search_is_one_key_away(cast, keys_of):
    keys = keys_of(cast.alice, f"/p/{cast.meals.public_id}/")
    with keys.page.expect_navigation():
        keys.press("/")
    assert keys.focused["tag"] == "input"
    keys.write("meals").enter()
    keys.go_to(re.compile(".*meals above the ocean", re.DOTALL), tag="a").enter()
    assert cast.meals.public_id in keys.page.url


def test_the_first_stop_leads_past_the_head_of_the_page(cast, keys_of):
    keys = keys_of(cast.alice, f"/p/{cast.meals.public_id}/")
    assert keys.go_on()["name"] == "Skip to content"
    keys.press("Enter")
    keys.go_on()
    assert keys.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_one_goes_through_a_page_in_the_order_in_which_it_is_read(cast, keys_of):
    for width in (1440, 390):
        keys = keys_of(cast.alice, f"/p/{cast.meals.public_id}/", viewport={"width": width, "height": 900})
        order = [stop["identity"] for stop in keys.all_stops()]
        assert order == sorted(order)
        assert len(order) > 10


def test_after_a_mistake_one_stands_at_the_words_that_say_it(cast, keys_of, complaints):
    complaints.allow("422")  # the answer to a form with a mistake in it
    keys = keys_of(cast.alice, f"/p/{cast.meals.public_id}/sessions/plan/")
    keys.go_to(re.compile("Plan|Propose|Save"), tag="button").enter()
    assert keys.focused["role"] == "alert"
    assert "before this can be saved" in keys.focused["name"]
    keys.go_to("Subject", tag="a").press("Enter")
    assert keys.focused["tag"] == "input"
    assert keys.focused["name"].startswith("Subject")


def test_a_menu_opens_by_key_and_gives_the_focus_back(cast, keys_of):
    keys = keys_of(cast.alice, "/")
    keys.go_to(cast.alice.name, tag="summary").press("Enter")
    keys.go_to("My settings", tag="a").press("Escape")
    assert keys.focused["tag"] == "summary"
    assert not keys.page.get_by_role("link", name="My settings").is_visible()
