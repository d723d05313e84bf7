"""Culture profiles: sealed until every side has handed in, then open to all at once."""

import pytest
from django.db import DatabaseError, transaction

from accounts.versions import ChangedMeanwhile
from partnerships.equality.at_table import Refused
from partnerships.equality.culture import actions, reads
from partnerships.equality.culture.dimensions import DIMENSIONS, KEYS, anchor, complete, difference
from partnerships.equality.models import CultureProfile, VisitNote
from partnerships.room.access import enter
from partnerships.room.models import Side
from tests.factories import ParticipantFactory, SideFactory
from tests.partnerships.equality.saying import address, full_profile
from tests.reading import text, verbs


def save(cast, now, *, by="bob", point=2, hand_in=True, version=0, number=1, answers=None):
    return actions.save_profile(
        partnership=cast.meals,
        version=version,
        answers=answers if answers is not None else full_profile(cast.meals, point),
        hand_in=hand_in,
        number=number,
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def page(cast, user):
    sides = list(Side.objects.filter(partnership=cast.meals).select_related("organisation").alphabetical())
    return reads.page(enter(user, cast.meals.public_id), sides)


def test_nobody_of_the_other_side_reads_a_profile_before_both_are_in(cast, now, client_of):
    save(cast, now, point=5)
    for user in (cast.marieke, cast.alice, cast.olive, cast.petra):
        shown = text(client_of(user).get(address(cast, "culture/")))
        assert "Noordzee: handed in on 9 March 2026" in shown
        assert "Aldersteen: not yet" in shown
        assert not page(cast, user).portraits
    form = client_of(cast.marieke).get(address(cast, "culture/profile/")).content.decode()
    assert "checked" not in form
    assert form.count('type="radio"') == 2 * 10 * 5
    assert "checked" in client_of(cast.alice).get(address(cast, "culture/profile/")).content.decode()


def test_both_open_at_the_same_moment_with_the_same_words(cast, now, client_of):
    save(cast, now, point=2)
    save(cast, now, by="marieke", point=4)
    assert set(CultureProfile.objects.values_list("revealed_at", flat=True)) == {now}
    assert verbs(cast.meals)[-1] == "culture.revealed"
    alice, marieke = page(cast, cast.alice), page(cast, cast.marieke)
    assert [p.name for p in alice.portraits] == ["Aldersteen Catering", "Noordzee Airways"]
    assert [p.seen for p in alice.portraits] == [p.seen for p in marieke.portraits]
    assert alice.portraits[0].seen[0].link == (25, 75)
    shown = text(client_of(cast.olive).get(address(cast, "culture/")))
    assert "Noordzee: rather fast." in shown
    assert "Aldersteen about itself: rather thorough." in shown
    assert "The other way round" in shown


def test_an_opened_profile_stays_as_it_is(cast, now, client_of):
    row = save(cast, now)
    save(cast, now, by="marieke")
    with pytest.raises(Refused, match="stays as it is"):
        save(cast, now, point=3, version=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        CultureProfile.objects.filter(pk=row.pk).update(answers={})
    assert client_of(cast.bob).get(address(cast, "culture/profile/")).status_code == 302


def test_only_a_complete_profile_is_handed_in(cast, now):
    partial = {"pace": {cast.side_of(cast.noordzee).public_id: 2}}
    assert save(cast, now, answers=partial, hand_in=False).handed_in_at is None
    with pytest.raises(Refused, match="missing"):
        save(cast, now, answers=partial, version=1)


def test_a_colleague_does_not_write_over_a_colleague(cast, now):
    save(cast, now, point=2, hand_in=False)
    with pytest.raises(ChangedMeanwhile):
        save(cast, now, by="alice", point=4, hand_in=False)


def test_points_of_another_room_are_not_kept(cast, now):
    foreign = cast.side_of(cast.rondeel, cast.snacks).public_id
    answers = full_profile(cast.meals)
    answers["pace"][foreign] = 1
    assert foreign not in save(cast, now, answers=answers).answers["pace"]


def test_three_sides_wait_for_each_other(cast, now):
    third = SideFactory(partnership=cast.meals)
    zoe = ParticipantFactory(side=third, lead=True)
    save(cast, now)
    save(cast, now, by="marieke")
    assert not CultureProfile.objects.exclude(revealed_at=None).exists()
    actions.save_profile(
        partnership=cast.meals,
        version=0,
        answers=full_profile(cast.meals, 3),
        hand_in=True,
        number=1,
        by=zoe,
        now=now,
    )
    assert CultureProfile.objects.exclude(revealed_at=None).count() == 3
    assert len(page(cast, cast.alice).portraits) == 3


def test_a_new_round_leaves_the_last_one_readable(cast, now, client_of):
    save(cast, now)
    save(cast, now, by="marieke")
    client = client_of(cast.bob)
    assert client.post(address(cast, "culture/again/"), {"number": "1"}).status_code == 302
    assert client.post(address(cast, "culture/again/"), {"number": "1"}).status_code == 302
    assert reads.round_of(cast.meals) == 2
    shown = page(cast, cast.marieke)
    assert shown.is_open
    assert len(shown.portraits) == 2
    with pytest.raises(Refused, match="new round"):
        save(cast, now, by="marieke", number=1)


def test_a_form_saves_a_draft_and_hands_in(cast, client_of):
    client, url = client_of(cast.bob), address(cast, "culture/profile/")
    sent = {"version": 0, "number": 1, f"pace.{cast.side_of(cast.noordzee).public_id}": "4"}
    assert client.post(url, sent | {"save": "1"}).status_code == 302
    assert CultureProfile.objects.get().answers["pace"] == {cast.side_of(cast.noordzee).public_id: 4}
    refused = client.post(url, sent | {"version": 1, "hand_in": "1"})
    assert refused.status_code == 422
    assert "Something is still missing" in text(refused)


def test_a_note_for_visitors(cast, now, client_of):
    sent = {"text": "Closed shoes, please.", "version": 0}
    assert client_of(cast.marieke).post(address(cast, "culture/visit/"), sent).status_code == 302
    assert "Closed shoes, please." in text(client_of(cast.bob).get(address(cast, "culture/")))
    assert VisitNote.objects.get().side == cast.side_of(cast.aldersteen)


def test_points_in_words():
    pace = DIMENSIONS[0]
    assert [anchor(pace, point) for point in (1, 2, 3, 4, 5)] == [
        "very much fast",
        "rather fast",
        "both alike",
        "rather thorough",
        "very much thorough",
    ]
    assert difference(2, 2) == "You see the same."
    assert difference(2, 3) == "Nearly the same."
    assert difference(1, 3) == "Seen differently."
    assert difference(2, 4) == "The other way round: worth a story."
    assert all(difference(a, b) == difference(b, a) for a in range(1, 6) for b in range(1, 6))
    assert complete({key: {"x": 1} for key in KEYS}, ["x"])
    assert not complete({key: {"x": 1} for key in KEYS}, ["x", "y"])
