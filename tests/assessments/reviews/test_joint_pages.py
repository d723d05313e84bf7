"""The joint, signed sheet of a side with too few people for anonymity."""

import json

import pytest
from django.urls import reverse

from assessments.reviews import actions
from assessments.reviews.models import JointSheet, JointSignature
from partnerships.room.models import Event, Participant
from tests.assessments.reviews.rounds import a_room, answered, closed, opened, side_called
from tests.factories import ParticipantFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return opened(a_room(3, 5))


@pytest.fixture
def people(review):
    return list(Participant.objects.filter(side=side_called(review.partnership, "Noordzee")).order_by("pk"))


def sheet_page(review):
    return reverse("joint_sheet", args=[review.partnership.public_id, review.public_id])


def sign_page(review):
    return reverse("joint_sheet_sign", args=[review.partnership.public_id, review.public_id])


def whole(review, answer="5", **more):
    return {**dict.fromkeys(review.item_codes, answer), "version": "0", "keep": "", "change": "", **more}


def test_written_and_signed_by_everybody_it_counts(review, people, client_of):
    client = client_of(people[0].user)
    assert client.get(sheet_page(review)).status_code == 200
    client.post(sheet_page(review), whole(review, keep="Mondays."))
    for person in people:
        client_of(person.user).post(sign_page(review), {"version": "1"})
    assert "Signed by everybody" in client.get(sheet_page(review)).content.decode()
    answered(review, {"Aldersteen": [6] * 5})
    closed(review)
    page = client.get(reverse("review_result", args=[review.partnership.public_id, review.public_id]))
    text = page.content.decode()
    assert "one joint sheet" in text
    assert "Mondays." in text
    side = next(row for row in json.loads(review.result.released)["sides"] if row["joint"])
    assert side["index"]["lo"] == side["index"]["hi"] == [200, 3]


def test_one_missing_signature_and_nothing_of_it_is_shown(review, people, client_of):
    client_of(people[0].user).post(sheet_page(review), whole(review, keep="Mondays."))
    for person in people[:2]:
        client_of(person.user).post(sign_page(review), {"version": "1"})
    answered(review, {"Aldersteen": [6] * 5})
    closed(review)
    address = reverse("review_result", args=[review.partnership.public_id, review.public_id])
    text = client_of(people[0].user).get(address).content.decode()
    assert "Noordzee did not finish its joint sheet." in text
    assert "Mondays." not in text


def test_a_change_takes_the_signatures_off(review, people, client_of):
    first, second = client_of(people[0].user), client_of(people[1].user)
    first.post(sheet_page(review), whole(review))
    second.post(sign_page(review), {"version": "1"})
    first.post(sheet_page(review), whole(review, "6", version="1"))
    page = second.get(sheet_page(review)).content.decode()
    assert "signed version 1, which has changed since" in page
    assert "Sign version 2 for yourself" in page


def test_the_second_writer_sees_both(review, people, client_of):
    first, second = client_of(people[0].user), client_of(people[1].user)
    first.post(sheet_page(review), whole(review, "5"))
    response = second.post(sheet_page(review), whole(review, "2", keep="Ours."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Two of you wrote at the same time" in page
    assert "Slightly agree" in page
    assert "Ours." in page
    assert JointSheet.objects.get().answers["A1"] == 5
    second.post(sheet_page(review), whole(review, "2", keep="Ours.", version="1"))
    assert (JointSheet.objects.get().version, JointSheet.objects.get().answers["A1"]) == (2, 2)


def test_the_same_twice_is_once(review, people, client_of):
    client = client_of(people[0].user)
    for _ in range(2):
        client.post(sheet_page(review), whole(review))
        client.post(sign_page(review), {"version": "1"})
    assert JointSheet.objects.get().version == 1
    assert JointSignature.objects.count() == 1
    verbs = Event.objects.filter(verb__startswith="review.joint").values_list("verb", flat=True)
    assert sorted(verbs) == ["review.joint_signed", "review.joint_written"]


def test_a_stale_signature_is_refused(review, people, client_of):
    client_of(people[0].user).post(sheet_page(review), whole(review))
    client_of(people[0].user).post(sheet_page(review), whole(review, "6", version="1"))
    client_of(people[1].user).post(sign_page(review), {"version": "1"})
    assert not JointSignature.objects.exists()


def test_events_say_nothing_of_the_content(review, people, client_of):
    client_of(people[0].user).post(sheet_page(review), whole(review, keep="Mondays."))
    event = Event.objects.get(verb="review.joint_written")
    assert event.data == {"number": 1, "version": 1}


@pytest.mark.parametrize("data", [{"version": "x"}, {"version": "9" * 30}, {}, {"A1": "9", "version": "0"}])
def test_bad_input_writes_nothing(review, people, client_of, data):
    response = client_of(people[0].user).post(sheet_page(review), data)
    assert response.status_code == 422
    assert not JointSheet.objects.exists()


def test_only_people_asked_of_a_small_side_get_there(review, people, client_of):
    large = Participant.objects.filter(side=side_called(review.partnership, "Aldersteen")).first().user
    later = ParticipantFactory(side=people[0].side)
    outsider = ParticipantFactory().user
    for user in (large, later.user, outsider):
        assert client_of(user).get(sheet_page(review)).status_code == 404
        assert client_of(user).post(sign_page(review), {"version": "1"}).status_code == 404


def test_after_the_close_the_sheet_leads_to_the_result(review, people, client_of):
    closed(review)
    result = reverse("review_result", args=[review.partnership.public_id, review.public_id])
    assert client_of(people[0].user).get(sheet_page(review)).headers["Location"] == result
    with pytest.raises(actions.NotOpen):
        actions.write_joint_sheet(review=review, answers={}, keep="", change="", version=0, by=people[0], now=NOW)
