"""Each fact, with a second partnership that must not leak in."""

from datetime import timedelta

import pytest

from assessments.signals.facts import Batch, gather
from tests.factories import (
    ConsentFactory,
    ParticipantFactory,
    PartnershipFactory,
    ProposalFactory,
    SideFactory,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def room():
    return PartnershipFactory(growing=True)


@pytest.fixture
def ours(room):
    return SideFactory(partnership=room)


@pytest.fixture
def theirs(room):
    return SideFactory(partnership=room)


def known(room):
    other = PartnershipFactory(growing=True, sides=2)
    found = {one.pk: one for one in gather(Batch([room.pk, other.pk], NOW))}
    assert not found[other.pk].signals
    assert not found[other.pk].gone
    return found[room.pk]


def test_proposals_accepted_by_all_of_those_settled(room, ours, theirs):
    person = ParticipantFactory(side=ours, lead=True)
    for state in ("joint", "joint", "declined", "open", "superseded"):
        ProposalFactory(
            partnership=room,
            proposed_by=person,
            state=state,
            subject_id=state[:3] + str(id(object())),
            proposed_at=NOW - 3 * DAY,
        )
    ProposalFactory(
        partnership=room, proposed_by=person, state="joint", subject_id="before", proposed_at=NOW - 200 * DAY
    )
    one = known(room)
    assert one.signal("proposals", ours.public_id) == [2, 3]
    assert one.signal("proposals", ours.public_id, "before") == [1, 1]
    assert one.signal("proposals", theirs.public_id) is None


def test_answers_are_counted_in_working_days_of_the_answering_side(room, ours, theirs):
    lead, answering = ParticipantFactory(side=ours, lead=True), ParticipantFactory(side=theirs, lead=True)
    asked_at = NOW - 10 * DAY  # Friday 27 February
    proposal = ProposalFactory(partnership=room, proposed_by=lead, state="joint", proposed_at=asked_at)
    ConsentFactory(proposal=proposal, side=ours, given_by=lead, given_at=asked_at)
    ConsentFactory(proposal=proposal, side=theirs, given_by=answering, given_at=asked_at + 4 * DAY)
    one = known(room)
    assert one.signal("answer_days", theirs.public_id) == 2  # Monday and Tuesday
    assert one.signal("answer_days", ours.public_id) is None, "one does not wait for oneself"


def test_who_left_and_who_took_the_seat(room, ours):
    ParticipantFactory(side=ours, lead=True, joined_at=NOW - 300 * DAY, left_at=NOW - 50 * DAY)
    ParticipantFactory(side=ours, lead=True, joined_at=NOW - 44 * DAY)
    gone = ParticipantFactory(side=ours, director=True, joined_at=NOW - 300 * DAY, left_at=NOW - 40 * DAY)
    ParticipantFactory(side=ours, left_at=NOW - 40 * DAY)
    one = known(room)
    assert [(person.function, person.replaced_on) for person in one.gone] == [
        ("lead", (NOW - 44 * DAY).date()),
        ("director", None),
    ]
    assert one.gone[1].id == gone.public_id
    assert one.signal("people_left", ours.public_id) == 2
    assert one.signal("replacement_days", ours.public_id) == 6


def test_a_side_that_sat_there_with_two_misses_nobody(room, ours):
    ParticipantFactory(side=ours, lead=True, joined_at=NOW - 300 * DAY)
    ParticipantFactory(side=ours, lead=True, joined_at=NOW - 300 * DAY, left_at=NOW - 50 * DAY)
    assert [person.replaced_on for person in known(room).gone] == [(NOW - 50 * DAY).date()]
