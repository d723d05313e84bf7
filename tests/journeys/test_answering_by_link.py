"""Somebody answers on a phone by personal link, in a real browser and without any script."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.reviews import actions
from assessments.reviews.actions.answering import invitation_of
from tests.assessments.reviews.rounds import a_room, links, opened


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_four_minutes_on_a_phone(page_of, axe, transactional_db, scripts):
    review = opened(a_room(4, 4), now=timezone.now())
    token = links(review)[0]
    page = page_of(None, viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page.goto(reverse("answer_link", args=[token]))
    assert token not in page.url
    for number in range(1, 6):
        assert page.url.endswith(f"/{number}/")
        for statement in page.locator("fieldset.statement").all():
            statement.get_by_text("Agree", exact=True).click()
        if scripts:
            axe(page)
        page.locator("button[value=next]").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you. Your view counts."
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 if scripts else True
    sheet = actions.open_sheet(invitation=invitation_of(token), token=token)
    assert sheet.handed_in
    assert sheet.answers == dict.fromkeys(review.item_codes, 6)
