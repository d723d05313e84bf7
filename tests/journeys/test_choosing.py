"""A search with three organisations: one says yes as we do, one declines with its reasons, in a browser."""

import re

import pytest
from django.db import transaction

from partnerships.choice.models import Candidacy
from partnerships.room.models import OpenSeat, Participant, Side
from partnerships.room.table import taking
from partnerships.room.table.actions import add_participant, ticket
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.moments import NOW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Groenveld Recovery", "Lindehout Packaging", "Tideline Wash")


def fill(page, **typed):
    for name, text in typed.items():
        page.locator(f"[name={name}]").fill(text)


def send(page):
    page.locator("main form button.btn-primary").last.click()
    page.wait_for_load_state()


def sit_down(name):
    """Let the invited person and a director of the organisation take their seats."""
    organisation = OrganisationFactory(name=name, short_name=name.split()[0])
    kept = OpenSeat.objects.get(organisation_name=name)
    lead, director = (UserFactory(name=f"{who} of {name}") for who in ("Lead", "Director"))
    for person in (lead, director):
        MembershipFactory(organisation=organisation, user=person)
    with transaction.atomic():
        taking.take(seat=ticket(kept), user=lead, organisation=organisation, job_title="lead", now=NOW)
    seat = Participant.objects.get(user=lead)
    add_participant(user=director, function="director", by=seat, now=NOW)
    return lead, director


def write_fit(page, room, level, evidence):
    page.goto(f"{room}partner/fit/write/")
    page.locator(f"[name^=level_][value='{level}']").check()
    page.locator("[name^=evidence_]").fill(evidence)
    page.locator("[name=belief][value='75']").check()
    page.locator("button[name=hand_in]").click()
    page.wait_for_load_state()


def bring(page, room, gain, idea):
    page.goto(f"{room}partner/benefits/new/")
    fill(page, text=gain)
    send(page)
    page.goto(f"{room}partner/ideas/new/")
    fill(page, title=idea, text="to be tried on one route before the summer")
    send(page)


def vote(page, room):
    page.goto(f"{room}partner/vote/")
    page.locator("[name=answer][value=yes]").check()
    send(page)


def test_a_search_with_three_candidates_leads_to_a_mutual_yes_and_a_decline(cast, page_of):
    cast.alice.memberships.update(may_open_partnerships=True)
    alice = page_of(cast.alice)
    alice.goto(f"/organisation/{cast.noordzee.public_id}/searches/")
    alice.get_by_role("link", name="Look for a partner").click()
    fill(alice, question="Who can halve the waste?", subject="less waste on board", purpose="we burn food")
    send(alice)
    search = alice.url
    alice.get_by_role("link", name="Propose a criterion").click()
    fill(alice, title="Open with each other", why="no games", at_0="no", at_25="some", at_50="half")
    fill(alice, at_75="most", at_100="all of it")
    send(alice)
    for name in NAMES:
        alice.goto(search)
        alice.get_by_role("link", name="Open a room with an organisation").click()
        address = f"somebody@{name.split()[0].lower()}.example"
        fill(alice, guest_organisation=name, guest_name="Somebody", guest_email=address)
        send(alice)
    people = {name: sit_down(name) for name in NAMES}
    rooms = {name: f"/p/{Side.objects.get(organisation__name=name).partnership.public_id}/" for name in NAMES}
    assert Candidacy.objects.count() == 3

    director = page_of(people["Lindehout Packaging"][1])
    director.goto(f"{rooms['Lindehout Packaging']}partner/")
    director.get_by_role("link", name="Not go on, with reasons").click()
    fill(director, reason="two of our three designers are tied until summer")
    send(director)
    director.get_by_text("two of our three designers").first.wait_for()
    assert "Not chosen in" in director.locator("header.pair").inner_text()

    room = rooms["Tideline Wash"]
    toon = page_of(people["Tideline Wash"][0])
    toon.goto(f"{room}partner/criteria/")
    toon.get_by_role("button", name=re.compile("Accept for")).click()
    toon.wait_for_load_state()
    bring(toon, room, "a base load that pays a second line", "cutlery with a chip")
    bring(alice, room, "cups that return within a day", "a planner of ours with you")
    write_fit(toon, room, 50, "they showed us their peak figures")
    alice.goto(f"{room}partner/")
    assert alice.get_by_text("they showed us their peak figures").count() == 0
    write_fit(alice, room, 75, "open books offered")
    alice.goto(f"{room}partner/")
    alice.get_by_text("they showed us their peak figures").wait_for()

    ours = Participant.objects.get(partnership__public_id=room.split("/")[2], user=cast.alice)
    add_participant(user=cast.ruben, function="director", by=ours, now=NOW)
    ruben, sascha = page_of(cast.ruben), page_of(people["Tideline Wash"][1])
    vote(sascha, room)
    ruben.goto(f"{room}partner/")
    ruben.get_by_text("No vote is open.").wait_for()
    vote(ruben, room)
    ruben.get_by_text("Every side said yes: the sides have chosen each other.").wait_for()

    alice.goto(search)
    alice.get_by_text("both said yes").wait_for()
    alice.get_by_text("not going on").first.wait_for()
    alice.get_by_text("two of our three designers").wait_for()
    heads = alice.locator("table.choose .cand").all_inner_texts()
    assert heads == sorted(heads) == list(NAMES)
