"""From a joint decision to an accepted agreement, with both directors and counsel, in a browser."""

import pytest

from partnerships.agreements.models import AcceptedAgreement
from tests.factories import DecisionFactory, ParticipantFactory, SealedVisionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def home(cast) -> str:
    return f"/p/{cast.meals.public_id}/agreements/"


def test_from_a_joint_decision_to_an_accepted_agreement(cast, page_of, axe):
    ParticipantFactory(side=cast.side_of(cast.aldersteen), counsel=True)
    DecisionFactory(proposed_by=cast.seat_of(cast.alice), joint=True, text="Menus change until day 21.")
    SealedVisionFactory(partnership=cast.meals)
    people = {name: page_of(getattr(cast, name)) for name in ("alice", "noor", "marieke", "ruben", "hugo")}
    for page in people.values():
        page.goto(home(cast))
    _counsel_drafts(people["noor"])
    where = people["noor"].url
    axe(people["noor"])
    for name, words in (("alice", "We call after day 21."), ("marieke", "Noordzee calls us after day 21.")):
        people[name].goto(where)
        people[name].get_by_label("In your side’s own words").fill(words)
        people[name].get_by_role("button", name="Say it").click()
        people[name].wait_for_load_state()
    for name in ("alice", "marieke"):
        people[name].goto(where)
        people[name].get_by_role("button", name="Confirm clause 7.2").click()
        people[name].get_by_text("Confirmed for").wait_for()
    noor = people["noor"]
    noor.goto(where)
    noor.get_by_role("link", name="Working together").click()
    noor.get_by_role("button", name="Ask the directors to accept version 1").click()
    noor.get_by_text("are asked to accept this version").wait_for()
    agreement = noor.url
    for name in ("ruben", "hugo"):
        people[name].goto(agreement)
        people[name].get_by_role("button", name="Accept version 1 for").click()
        people[name].get_by_text("Accepted").first.wait_for()
    hugo = people["hugo"]
    hugo.goto(agreement)
    hugo.get_by_text("Version 1 counts").wait_for()
    axe(hugo)
    accepted = AcceptedAgreement.objects.get()
    hugo.get_by_role("link", name="Check a copy of your own").click()
    hugo.get_by_label("Text of your copy").fill(accepted.content)
    hugo.get_by_role("button", name="Check").click()
    hugo.get_by_text("The same, word for word.").wait_for()
    axe(hugo)


def _counsel_drafts(noor) -> None:
    noor.get_by_role("link", name="Begin an agreement").click()
    noor.get_by_label("framework").check()
    noor.get_by_label("What is it called?").fill("Working together")
    noor.get_by_role("button", name="Begin").click()
    noor.get_by_role("link", name="New clause").first.click()
    noor.get_by_label("Number").fill("7.2")
    noor.get_by_label("Title").fill("Changing a menu")
    noor.get_by_label("Text", exact=True).fill("A menu can be changed up to 21 days before its first flight.")
    noor.get_by_label("Rests on").select_option(label="Menus change until day 21.")
    noor.get_by_label("Because").fill("Six of fourteen cycles had less notice.")
    noor.get_by_role("button", name="Save").click()
    noor.get_by_role("heading", name="7.2 Changing a menu").wait_for()
