"""A result printed as it is: all of it, and nothing that only a screen can use."""

import pytest
from django.urls import reverse

from partnerships.room.models import Participant
from tests.assessments.reviews.rounds import a_closed_round, a_room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_result_on_paper_is_open_light_and_without_navigation(page_of):
    room = a_room(4, 4)
    review = a_closed_round(room, {"Noordzee": [6, 6, 5, 6], "Aldersteen": [2, 2, 3, 2]})
    reader = Participant.objects.filter(partnership=room, function="lead").order_by("pk")[0].user
    page = page_of(reader, color_scheme="dark")
    page.goto(reverse("review_result", args=[room.public_id, review.public_id]))
    folded = page.locator("main details:not(:has(form)) > summary + *")
    assert folded.count()
    assert not folded.first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert [one.is_visible() for one in folded.all()] == [True] * folded.count()
    for gone in ("header.topbar", "nav.stages", "footer.foot"):
        assert not page.locator(gone).is_visible()
    for form in page.locator("main form").all():
        assert not form.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
