"""A partnership that already runs: brought in at growing, brought to order; and one that parts with care.

Read top to bottom it is what the manual would say.
"""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from assessments.criteria.actions import ensure_default
from assessments.reviews import actions as reviews
from assessments.reviews.farewell import BEFORE
from assessments.reviews.models import ReviewPlan, TrustReview
from partnerships.agreements.models import AcceptedAgreement
from partnerships.agreements.needed import put_needed
from partnerships.journey.ending import end_due
from partnerships.journey.models import HandoverItem, Parting, StageMove
from partnerships.lifecycle import Stage
from partnerships.room.models import Proposal
from tests.assessments.reviews.rounds import answered
from tests.factories import (
    AcceptedAgreementFactory,
    NoteFactory,
    ParticipantFactory,
    SealedVisionFactory,
)
from tests.moments import NOW

SINCE = "2021-03-01"


def _send(page, **typed) -> None:
    """Fill the form of a page and press its one button."""
    for name, text in typed.items():
        page.locator(f"main [name={name}]").fill(text)
    with page.expect_navigation():
        page.locator("main form button.btn-primary").last.click()


def _accept(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Accept for")).first.click()


def _evidence(page, room: str) -> dict[str, str]:
    """Return what the way says of each condition: there, open, needs a look."""
    page.goto(f"{room}journey/")
    rows = page.locator("section[aria-labelledby=evidence] tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_partnership_that_runs_is_brought_in_at_growing_and_to_order(cast, page_of, axe):
    cast.meals.stage, cast.meals.partners_since = Stage.CHOOSING, None
    cast.meals.save(update_fields=["stage", "partners_since"])
    room = f"/p/{cast.meals.public_id}/"
    alice, marieke, ruben, hugo = (page_of(who) for who in (cast.alice, cast.marieke, cast.ruben, cast.hugo))
    _bring_in(ruben, hugo, room)
    axe(ruben)
    assert set(_evidence(alice, room).values()) == {"Needs a look"}
    assert set(StageMove.objects.get().still_open) >= {"own_benefits", "principles_joint", "vision_sealed"}

    for page, gain in ((alice, "Their planners think with us."), (marieke, "We learn what crews really eat.")):
        page.goto(f"{room}partner/benefits/new/")
        _send(page, text=gain)
        page.goto(f"{room}partner/ideas/new/")
        _send(page, title=f"Try: {gain}", text="On one route before the summer.")
    for page in (ruben, hugo):
        page.goto(f"{room}partner/vote/")
        page.locator("[name=answer][value=yes]").check()
        _send(page)
    assert _evidence(alice, room)["Right partner"] == "There"

    _hold_a_session(alice, room)
    alice.goto(f"{room}equality/principles/new/")
    _send(alice, text="Bad news is told on the day.", reason="Late news costs both of us a flight.")
    with alice.expect_navigation():
        alice.get_by_role("button", name="Propose to all sides").click()
    marieke.goto(alice.url)
    _accept(marieke)
    assert _evidence(marieke, room)["Equal footing"] == "There"

    # The long parts, seal and agreement, have journeys of their own.
    SealedVisionFactory(partnership=cast.meals)
    AcceptedAgreementFactory(agreement__begun_by=cast.seat_of(cast.alice))
    kind = AcceptedAgreement.objects.get().agreement.kind
    put_needed(partnership=cast.meals, kinds=[kind], by=cast.seat_of(cast.ruben), now=timezone.now())
    hugo.goto(f"{room}consent/{Proposal.objects.get(kind='agreements_needed').public_id}/")
    _accept(hugo)
    assert set(_evidence(hugo, room).values()) == {"There"}
    assert "All of it stands in this room." in hugo.locator("main").inner_text()


def _bring_in(ruben, hugo, room: str) -> None:
    ruben.goto(f"{room}journey/")
    ruben.get_by_role("link", name="We already work together").click()
    ruben.get_by_label("Where you are today").select_option("growing")
    ruben.get_by_label("Since").fill(SINCE)
    _send(ruben)
    assert "Choosing each other" in ruben.locator("header.pair").inner_text()
    hugo.goto(f"{room}journey/")
    _accept(hugo)
    ruben.goto(f"{room}journey/")
    assert "Partners since March 2021, growing since March 2021" in ruben.locator("header.pair").inner_text()


def _hold_a_session(page, room: str) -> None:
    page.goto(f"{room}sessions/")
    page.get_by_role("link", name="Plan a session").first.click()
    page.get_by_label("Subject", exact=True).fill("How we deal with each other")
    page.get_by_label("Day", exact=True).fill((timezone.localdate() - timedelta(days=1)).isoformat())
    page.get_by_label("From", exact=True).fill("08:00")
    page.get_by_label("Until", exact=True).fill("09:30")
    _send(page)
    page.goto(f"{room}sessions/")
    page.get_by_role("link", name="How we deal with each other").first.click()
    page.goto(f"{page.url}hold/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    _send(page)


# --- parting, through the client: it takes ninety days ------------------------
@pytest.fixture
def plan(cast):
    """Four people a side who can answer, and statements both sides agreed on."""
    for organisation, more in ((cast.noordzee, 1), (cast.aldersteen, 2)):
        ParticipantFactory.create_batch(more, side=cast.side_of(organisation))
    plan = ReviewPlan(partnership=cast.meals, criteria_set=ensure_default(NOW), full_every_months=6)
    plan.next_full_on = NOW.date() + timedelta(days=400)
    plan.save()
    return plan


def test_sides_part_with_notice_a_farewell_review_a_handover_and_their_memory(cast, client_of, plan):
    room = [cast.meals.public_id]
    ours = NoteFactory(updated_by=cast.seat_of(cast.alice), text="our last line on price")
    theirs = NoteFactory(updated_by=cast.seat_of(cast.marieke), text="their last line on price")
    ends_on = NOW + timedelta(days=90)
    typed = {"reason": "We stop flying long-haul.", "ends_on": ends_on.date().isoformat()}
    assert client_of(cast.ruben).post(reverse("parting_notice", args=room), typed).status_code == 302

    with time_machine.travel(ends_on - BEFORE, tick=False):
        assert reviews.run_due(now=ends_on - BEFORE)["opened"] == 1
        review = TrustReview.objects.get()
        answered(review, {"Noordzee": [6] * 4, "Aldersteen": [5] * 4}, now=ends_on - BEFORE)
        assert "Open until" in client_of(cast.hugo).get(reverse("parting", args=room)).text
    reviews.run_due(now=review.closes_at)
    with time_machine.travel(review.closes_at + timedelta(days=1), tick=False):
        result = reverse("review_result", args=[*room, review.public_id])
        pages = [client_of(person).get(result).text for person in (cast.ruben, cast.hugo)]
        assert all("Farewell review, " in page for page in pages)
        client_of(cast.bob).post(reverse("handover_add", args=room), {"what": "The recipes"})
        done = reverse("handover_done", args=[*room, HandoverItem.objects.get().public_id])
        assert client_of(cast.alice).post(done).status_code == 302
        assert client_of(cast.marieke).post(done).status_code == 302

    assert end_due(now=ends_on) == 1
    cast.meals.refresh_from_db()
    assert (cast.meals.stage, cast.meals.parted_from) == (Stage.PARTED, Stage.GROWING)
    with time_machine.travel(ends_on + timedelta(days=30), tick=False):
        shown = client_of(cast.hugo).get(reverse("parting", args=room)).text
        assert "Read how we look back" in shown
        assert "The recipes" in shown
        taken = {person: _take(client_of(person), room) for person in (cast.alice, cast.marieke)}
        assert client_of(cast.charlie).get(reverse("room_export_file", args=room)).status_code == 404
    for person, own, other in ((cast.alice, ours, theirs), (cast.marieke, theirs, ours)):
        whole = taken[person]
        assert whole["partnership"]["parted_from"] == "growing"
        assert [row["text"] for row in whole["tables"]["room_note"]] == [own.text]
        assert other.text not in json.dumps(whole)
        tables = whole["tables"]
        assert [row["state"] for row in tables["journey_parting"]] == [Parting.State.ENDED]
        assert [row["is_farewell"] for row in tables["reviews_trustreview"]] == [True]
        assert len(tables["reviews_reviewresult"]) == 1
        assert tables["journey_handoveritem"][0]["received_at"]


def _take(client, room: list[str]) -> dict:
    answer = client.get(reverse("room_export_file", args=room))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return json.loads(archive.read("partnership.json"))
