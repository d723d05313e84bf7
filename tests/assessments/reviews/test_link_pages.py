"""Answering by personal link: the journey, two tabs, bad input, and that nothing is left behind."""

import logging
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages import constants
from django.contrib.sessions.models import Session
from django.core import serializers
from django.test import Client
from django.urls import reverse

from assessments.reviews import actions
from assessments.reviews.actions.answering import invitation_of
from assessments.reviews.models import SealedSheet
from assessments.reviews.personal_link import cookie_name
from partnerships.room.models import Participant
from tests.assessments.reviews.rounds import a_room, closed, links, opened, side_called
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return opened(a_room(5, 5))


@pytest.fixture
def token(review):
    return links(review, side_called(review.partnership, "Noordzee"))[0]


@pytest.fixture
def browser(token):
    """A browser that has followed the link."""
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("answer_link", args=[token]))
    return client


def part(review, number):
    return reverse("answer_part", args=[review.public_id, number])


def send(client, url, data=None):
    """Send a form as a browser does: with the token of the page."""
    page = client.get(url)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())
    return client.post(url, {**(data or {}), "csrfmiddlewaretoken": found[1]})


def kept(token):
    return actions.open_sheet(invitation=invitation_of(token), token=token)


def everything():
    return {
        model._meta.label: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in apps.get_models()
        if model._meta.managed
    }


# --- following the link ----------------------------------------------------
def test_the_link_leads_to_part_one_and_the_token_into_a_narrow_cookie(review, token):
    response = Client().get(reverse("answer_link", args=[token]))
    assert response.headers["Location"] == part(review, 1)
    assert list(response.cookies) == [cookie_name(review.public_id)]
    cookie = response.cookies[cookie_name(review.public_id)]
    assert cookie.value == token
    assert cookie["path"] == f"/answer/r/{review.public_id}/"
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_cookie_is_secure_where_the_session_cookie_is(review, token, settings):
    settings.SESSION_COOKIE_SECURE = True
    response = Client().get(reverse("answer_link", args=[token]))
    assert response.cookies[cookie_name(review.public_id)]["secure"]


def test_following_and_reading_changes_nothing_in_the_database(review, token):
    client = Client()
    before = everything()
    client.get(reverse("answer_link", args=[token]))
    for name in ("answer_thanks", "answer_check", "answer_withdraw", "answer_withdrawn", "answer_together"):
        client.get(reverse(name, args=[review.public_id]))
    for number in range(7):
        client.get(part(review, number))
    assert everything() == before


def test_no_session_is_made_or_touched_even_for_somebody_who_is_signed_in(review, token):
    client = Client()
    client.force_login(Participant.objects.filter(partnership=review.partnership).first().user)
    before = serializers.serialize("json", Session.objects.all())
    client.get(reverse("answer_link", args=[token]))
    answers = [client.get(part(review, 1)), client.post(part(review, 1), {"A1": "5"})]
    for response in answers:
        assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert serializers.serialize("json", Session.objects.all()) == before


def test_a_waiting_message_of_the_signed_in_person_is_not_used_up(review, token):
    client = Client()
    client.force_login(Participant.objects.filter(partnership=review.partnership).first().user)
    session = client.session
    session["_messages"] = f'[["__json_message", 0, {constants.INFO}, "kept for later", ""]]'
    session.save()
    client.get(reverse("answer_link", args=[token]))
    assert "kept for later" not in client.get(part(review, 1)).content.decode()
    assert "_messages" in client.session


def test_the_token_is_in_no_page_and_no_log(review, token, browser, caplog):
    caplog.set_level(logging.DEBUG)
    pages = [browser.get(part(review, 1)), send(browser, part(review, 1), {"A1": "5"}), browser.get("/answer/x/")]
    assert all(token not in page.content.decode() for page in pages)
    assert all(token not in page.headers.get("Location", "") for page in pages)
    assert token not in caplog.text


def test_a_link_that_opens_nothing_says_the_same_whatever_the_reason(review, token):
    left = links(review, side_called(review.partnership, "Aldersteen"))[0]
    seat = invitation_of(left).participant
    seat.left_at = NOW
    seat.save()
    unknown = Client().get(reverse("answer_link", args=["x" * 43]))
    gone = [Client().get(reverse("answer_link", args=[value])) for value in (left, "cut", "%00", "x" * 4000)]
    closed(review)
    gone.append(Client().get(reverse("answer_link", args=[token])))
    assert unknown.status_code == 404
    assert "no longer valid" in unknown.content.decode()
    assert {page.content for page in gone} == {unknown.content}
    assert {page.status_code for page in gone} == {404}


def test_without_the_cookie_there_is_nothing(review):
    assert Client().get(part(review, 1)).status_code == 404
    assert Client().post(part(review, 1), {"A1": "5"}).status_code == 404


def test_the_cookie_of_one_round_opens_no_other(review, token):
    other = opened(a_room(4, 4))
    client = Client()
    client.cookies[cookie_name(other.public_id)] = token
    assert client.get(part(other, 1)).status_code == 404


def test_the_language_is_the_persons_own_until_the_device_says_otherwise(review, token):
    person = invitation_of(token).participant.user
    person.language = "nl"
    person.save()
    client = Client()
    client.get(reverse("answer_link", args=[token]))
    page = client.get(part(review, 1))
    assert 'lang="nl"' in page.content.decode()
    assert page.headers["Content-Language"] == "nl"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert '<html lang="en"' in client.get(part(review, 1)).content.decode()


# --- answering -------------------------------------------------------------
def test_the_whole_journey(review, token, browser):
    first = browser.get(part(review, 1)).content.decode()
    assert "The people at Aldersteen have the skills this partnership needs." in first
    assert "Part 1 of 5" in first
    codes = iter(review.item_codes)
    for number, count in enumerate((3, 3, 3, 10, 4), start=1):
        data = {next(codes): "6" for _ in range(count)}
        if number == 5:
            data |= {"keep": "Fixed days.", "change": ""}
        response = send(browser, part(review, number), data)
    assert response.headers["Location"] == reverse("answer_thanks", args=[review.public_id])
    assert "Your view counts" in browser.get(response.headers["Location"]).content.decode()
    sheet = kept(token)
    assert sheet.handed_in
    assert sheet.answers == dict.fromkeys(review.item_codes, 6)
    assert sheet.remarks["keep"] == "Fixed days."


def test_open_statements_are_asked_about_once_and_then_allowed(review, token, browser):
    send(browser, part(review, 1), {"A1": "6", "A2": "0"})
    response = send(browser, part(review, 5), {"M1": "3"})
    check = reverse("answer_check", args=[review.public_id])
    assert response.headers["Location"] == check
    assert not kept(token).handed_in
    assert "20 statements are still open" in browser.get(check).content.decode()
    assert send(browser, check).headers["Location"] == reverse("answer_thanks", args=[review.public_id])
    assert kept(token).handed_in


def test_an_empty_sheet_is_not_handed_in(review, token, browser):
    response = send(browser, part(review, 5), {})
    assert "Nothing is answered yet" in browser.get(response.headers["Location"]).content.decode()
    browser.handler.enforce_csrf_checks = False
    browser.post(reverse("answer_check", args=[review.public_id]))
    assert not kept(token).handed_in


def test_back_saves_as_well(review, token, browser):
    response = send(browser, part(review, 2), {"I1": "3", "go": "back"})
    assert response.headers["Location"] == part(review, 1)
    assert kept(token).answers == {"I1": 3}


def test_two_tabs_and_two_presses_lose_nothing(review, token, browser):
    send(browser, part(review, 1), {"A1": "3"})
    send(browser, part(review, 4), {"P1": "7"})
    send(browser, part(review, 1), {"A1": "3"})
    send(browser, part(review, 1), {"A2": "4"})
    assert kept(token).answers == {"A1": 3, "P1": 7, "A2": 4}
    assert SealedSheet.objects.count() == 1


def test_what_is_changed_after_handing_in_counts_at_once(review, token, browser):
    send(browser, part(review, 1), {"A1": "3"})
    send(browser, part(review, 5), {"M1": "3"})
    send(browser, reverse("answer_check", args=[review.public_id]))
    send(browser, part(review, 1), {"A1": "7"})
    sheet = kept(token)
    assert (sheet.handed_in, sheet.answers["A1"]) == (True, 7)


@pytest.mark.parametrize("value", ["8", "-1", "1e309", "x", "\x00", "5" * 20, "\u202e5", "5 5", "9" * 1000])
def test_a_value_that_is_not_on_the_page_is_named_and_nothing_else_is_lost(review, token, browser, value):
    response = send(browser, part(review, 1), {"A1": value, "A2": "4", "Z9": "7"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Please choose one of the answers on the page." in page
    assert kept(token).answers == {"A2": 4}
    assert re.search(r'name="A2" value="4" checked', page)


@pytest.mark.parametrize("text", ["x" * 601, "a\x00b", "a\x01b"])
def test_a_remark_that_cannot_be_kept_stays_on_the_page(review, token, browser, text):
    response = send(browser, part(review, 5), {"M1": "4", "keep": text, "change": "Sooner."})
    assert response.status_code == 200
    assert "Everything else is saved" in response.content.decode()
    sheet = kept(token)
    assert (sheet.answers, sheet.remarks) == ({"M1": 4}, {"change": "Sooner."})


def test_the_longest_remarks_fit_into_a_sheet(review, token, browser):
    widest = "\U0001f9ed" * 600
    send(browser, part(review, 5), {"M1": "4", "keep": widest, "change": '"' * 600})
    assert kept(token).remarks == {"keep": widest, "change": '"' * 600}


def test_control_characters_never_burst_a_sheet(review, token):
    actions.hand_in(
        invitation=invitation_of(token),
        token=token,
        answers=dict.fromkeys(review.item_codes, 7),
        remarks={"keep": "\x01" * 600, "change": "a\x02b"},
        now=NOW,
    )
    assert kept(token).remarks == {"keep": "", "change": "ab"}


def test_withdrawing_asks_first_and_then_removes_the_sheet(review, token, browser):
    send(browser, part(review, 1), {"A1": "6"})
    address = reverse("answer_withdraw", args=[review.public_id])
    browser.get(address)
    assert SealedSheet.objects.count() == 1
    response = send(browser, address)
    assert SealedSheet.objects.count() == 0
    assert "Your answers are gone" in browser.get(response.headers["Location"]).content.decode()


def test_a_form_from_elsewhere_is_refused(review, token, browser):
    assert browser.post(part(review, 1), {"A1": "6"}).status_code == 403
    assert kept(token).answers == {}


def test_after_the_close_the_page_is_gone(review, token, browser):
    closed(review)
    for address in (part(review, 1), reverse("answer_check", args=[review.public_id])):
        assert browser.get(address).status_code == 404
    assert SealedSheet.objects.count() == 0


def test_a_pulse_is_one_part():
    pulse = opened(a_room(4, 4), kind="pulse")
    client = Client()
    client.get(reverse("answer_link", args=[links(pulse)[0]]))
    page = client.get(part(pulse, 1)).content.decode()
    assert "Part 1 of 1" in page
    assert page.count('class="statement"') == 6
    assert "Hand in" in page


def test_with_three_sides_the_others_are_named_alphabetically():
    review = opened(a_room(4, 4, 4))
    client = Client()
    client.get(reverse("answer_link", args=[links(review, side_called(review.partnership, "Aldersteen"))[0]]))
    assert "The people at Noordzee and Oostwaarde have the skills" in client.get(part(review, 1)).content.decode()


def test_a_small_side_is_told_to_answer_together():
    review = opened(a_room(3, 4))
    client = Client()
    client.get(reverse("answer_link", args=[links(review, side_called(review.partnership, "Noordzee"))[0]]))
    together = reverse("answer_together", args=[review.public_id])
    assert client.get(part(review, 1)).headers["Location"] == together
    page = client.get(together).content.decode()
    assert reverse("joint_sheet", args=[review.partnership.public_id, review.public_id]) in page
    client.post(part(review, 1), {"A1": "5"})
    assert SealedSheet.objects.count() == 0
