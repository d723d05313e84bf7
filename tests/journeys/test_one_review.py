"""One trust review, end to end: beat opens it, people of both sides answer on a phone, the worker closes it, and
both sides read the same result at the same moment. True worker, true beat, true browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.reviews.models import ReviewResult, TrustReview
from tests.assessments.reviews.staging import seated, with_links

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.browser
@pytest.mark.redis
@pytest.mark.slow
def test_from_the_opening_by_beat_to_one_result_on_both_sides(worker, page_of):
    plan = seated((4, 4), next_full_on=timezone.now().date())
    leads = [side.participants.get(function="lead").user for side in plan.partnership.sides.order_by("mark")]
    room = f"/p/{plan.partnership.public_id}/"
    worker.wait_for(TrustReview.objects.filter(state="open").exists)
    worker.wait_for(lambda: len(letters(worker)) >= 8)
    review = TrustReview.objects.get()

    result = f"{room}trust/{review.public_id}/"
    desks = [page_of(lead) for lead in leads]
    for desk in desks:
        desk.goto("/")
        desk.get_by_role("link", name="Go to the review").click()
        assert "Nobody sees a result before it closes" in desk.content()
        desk.goto(result)
        assert "between 0 and" not in desk.content()

    for lead in leads:
        answer_on_a_phone(page_of(None, **PHONE), link_mailed_to(worker, lead.email))
    colleagues = with_links(review)
    for mark in (1, 2):
        rest = [invitation for invitation, _token in colleagues.links[mark]][1:]
        colleagues.links[mark] = colleagues.links[mark][1:]
        colleagues.answer(mark, [6 if mark == 1 else 3] * len(rest), now=timezone.now())

    TrustReview.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    worker.wait_for(ReviewResult.objects.exists)

    one, two = (result_as_read_by(desk, result) for desk in desks)
    if one != two:  # the worker's sweep may have put its signals beside the result in between
        one, two = (result_as_read_by(desk, result) for desk in desks)
    assert one == two
    assert "4 of 4" in one


def result_as_read_by(desk, result: str) -> str:
    """Return the words of the result page without those that say whose side the reader's is."""
    desk.goto(result)
    assert desk.get_by_role("heading", name=re.compile("Trust review")).is_visible()
    text = desk.locator("main").inner_text()
    return re.sub(r"\s+", " ", re.sub(r",? ?(· )?your side", "", text)).strip()


def answer_on_a_phone(page, link: str) -> None:
    """Agree with everything, part by part, and hand in."""
    page.goto(link)
    for _part in range(5):
        for statement in page.locator("fieldset.statement").all():
            statement.get_by_text("Agree", exact=True).click()
        page.locator("button[value=next]").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you. Your view counts."


def letters(worker) -> list[str]:
    """Every mail so far; several may stand in one file."""
    return [text for file in worker.mails for text in file.read_text().split("-" * 79) if "To: " in text]


def link_mailed_to(worker, address: str) -> str:
    """Return the path of the personal link in the mail to this address."""
    for text in letters(worker):
        found = re.search(r"https?://[^/\s]+(/answer/[\w-]+/)", text)
        if found and f"To: {address}" in text:
            return found.group(1)
    raise AssertionError(f"no link was mailed to {address}")
