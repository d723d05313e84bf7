"""From the first draft to the seal: the working pair writes, two directors seal in two windows.

Read top to bottom it is what the manual would say.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.vision.models import SealedVision
from tests.factories import JointSessionFactory

WHY = "We cook what nobody can cook alone."


@pytest.mark.browser
@pytest.mark.slow
def test_from_the_first_draft_to_the_seal_by_two_directors_in_two_windows(cast, page_of, axe, complaints):
    alice, marieke = page_of(cast.alice), page_of(cast.marieke)
    ruben, hugo = page_of(cast.ruben), page_of(cast.hugo)
    vision = f"/p/{cast.meals.public_id}/vision/"

    # The working pair writes, a director remarks.
    alice.goto(vision)
    alice.get_by_role("link", name="Begin to write").click()
    alice.get_by_label("Why together, in one sentence").fill(WHY)
    alice.get_by_label("The text").fill("We plan together.\n\nWe waste less.")
    alice.get_by_role("button", name="Save as a new version").click()
    assert WHY in alice.locator("main").inner_text()
    hugo.goto(vision)
    hugo.get_by_label("Your remark").fill("Waste nothing, I would say.")
    hugo.get_by_role("button", name="Leave the remark").click()
    marieke.goto(vision)
    marieke.get_by_role("link", name="Write on").click()
    marieke.get_by_label("The text").fill("We plan together.\n\nWe waste nothing.")
    marieke.get_by_role("button", name="Save as a new version").click()
    marieke.get_by_role("link", name="All versions, and what changed").click()
    marieke.get_by_role("link", name="2", exact=True).click()
    assert marieke.locator("ins").inner_text().replace("\n", " ").count("nothing") == 1
    axe(marieke)

    # A number that both sides accept.
    alice.goto(f"{vision}objectives/new/")
    alice.get_by_label("The objective", exact=True).fill("Less waste per meal")
    alice.get_by_label("Pillar").select_option("sustainability")
    alice.get_by_label("The figure").select_option("down")
    alice.get_by_label("Unit").fill("kg")
    alice.get_by_label("Starting point").fill("0.42")
    alice.get_by_label("Measured on").fill("2024-01-01")
    alice.get_by_label("Target").fill("0.25")
    alice.get_by_label("By", exact=True).fill("2030-01-01")
    alice.get_by_label("How every side can verify it").fill("Weighed at the dock by both.")
    alice.get_by_label("Owner", exact=True).select_option(label="Bob de Wit (Noordzee Airways)")
    alice.get_by_label("Owner on another side").select_option(label="Marieke van Aalst (Aldersteen Catering)")
    axe(alice)
    alice.get_by_role("button", name="Save the draft").click()
    alice.get_by_role("button", name="Propose to all sides").click()
    marieke.goto(vision)
    marieke.get_by_role("link", name="Read the objective").click()
    marieke.get_by_role("button", name="Accept for Aldersteen").click()
    objective = f"{vision}objectives/{cast.meals.objectives.get().public_id}/"
    marieke.goto(objective)
    axe(marieke)

    # Too early: the gate says why, and opens.
    alice.goto(f"{vision}sealing/")
    missing = alice.locator("section[aria-labelledby=missing]")
    assert "No principles session was held yet." in missing.inner_text()
    assert "No board session is planned." in missing.inner_text()
    now, planner = timezone.now(), cast.seat_of(cast.alice)
    for kind, begins in (("principles", now - timedelta(days=30)), ("board", now - timedelta(minutes=5))):
        JointSessionFactory(
            partnership=cast.meals,
            planned_by=planner,
            kind=kind,
            starts_at=begins,
            state="held" if kind == "principles" else "planned",
        )
    alice.reload()
    assert "The directors can seal." in alice.locator("main").inner_text().replace("the", "The")
    alice.get_by_role("link", name="Propose rules").click()
    alice.get_by_label(re.compile("one rule a line")).fill("Bad news travels the same day.")
    alice.get_by_role("button", name="Propose to all sides").click()
    marieke.goto(f"{vision}sealing/")
    marieke.get_by_role("button", name="Accept for Aldersteen").click()
    alice.goto(f"{vision}sealing/")
    alice.get_by_role("button", name="Put it before the directors").click()

    complaints.allow("409")  # the refusal that comes
    # One director reads while the text changes: what was read is refused, with what changed.
    hugo.goto(f"{vision}sealing/")
    ruben.goto(f"{vision}sealing/")
    marieke.goto(f"{vision}write/")
    marieke.get_by_label("The text").fill("We plan together.\n\nWe waste nothing at all.")
    marieke.get_by_role("button", name="Save as a new version").click()
    with hugo.expect_response(lambda answer: answer.status == 409):
        hugo.get_by_role("button", name="Accept for Aldersteen").click()
    assert "We waste nothing at all." in hugo.locator("main").inner_text()
    assert not SealedVision.objects.exists()

    # Both read it once more, and seal.
    for director, side in ((hugo, "Aldersteen"), (ruben, "Noordzee")):
        director.goto(f"{vision}sealing/")
        axe(director)
        director.get_by_role("button", name=f"Accept for {side}").click()
    seal = SealedVision.objects.get()
    framed = []
    for director in (hugo, ruben):
        director.goto(f"{vision}sealed/{seal.public_id}/")
        framed.append(director.locator("article.sealed").inner_text())
    axe(ruben)
    assert framed[0] == framed[1]
    for words in (WHY, "We waste nothing at all.", "Bad news travels the same day.", "Ruben Dekker", "0.25"):
        assert words in framed[0]
    ruben.goto("/milestones/")
    assert "1 partnership has a vision" in ruben.locator("main").inner_text()
    axe(ruben)
