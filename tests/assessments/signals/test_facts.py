"""Each fact, with a second partnership that must not leak in."""

from datetime import timedelta

import pytest

from assessments.signals.facts import Batch, gather, sessions
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    ConsentFactory,
    ContributionFactory,
    EventFactory,
    GrievanceFactory,
    IdeaFactory,
    InitiativeFactory,
    JointSessionFactory,
    MandateFactory,
    ParticipantFactory,
    PartnershipFactory,
    ProposalFactory,
    QuickWinFactory,
    ReviewTalkFactory,
    SealedVisionFactory,
    SeriesFactory,
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
    for place, state in enumerate(("joint", "joint", "declined", "open", "superseded")):
        ProposalFactory(
            partnership=room,
            proposed_by=person,
            state=state,
            subject_id=str(place),
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


def test_promises_kept_on_their_day_and_by_new_agreement(room, ours, theirs):
    def promise(side, state, days_ago):
        day = (NOW - days_ago * DAY).date()
        CommitmentFactory(partnership=room, side=side, state=state, due_on=day, first_due_on=day)

    for state in ("kept", "kept", "kept_anew", "missed", "open", "proposed", "dropped"):
        promise(ours, state, 20)
    promise(ours, "open", -20)
    promise(ours, "kept", 200)
    promise(ours, "missed", 900)
    promise(theirs, "kept", 20)
    one = known(room)
    assert one.signal("commitments", ours.public_id) == [2, 4], (
        "late and missed are due; moved by consent is apart"
    )
    assert one.signal("commitments_anew", ours.public_id) == 1
    assert one.signal("commitments", ours.public_id, "before") == [1, 1]
    assert one.signal("commitments_past", ours.public_id) == [1, 2]
    assert one.signal("commitments", theirs.public_id) == [1, 1]
    assert one.facts["next_due_on"] == (NOW + 20 * DAY).date()


def test_sessions_held_called_off_and_hosted(room, ours, theirs):
    lead = ParticipantFactory(side=ours, lead=True)
    JointSessionFactory(partnership=room, planned_by=lead, held=True, host=ours)
    JointSessionFactory(partnership=room, planned_by=lead, cancelled=True, starts_at=NOW - 9 * DAY)
    JointSessionFactory(partnership=room, planned_by=lead, starts_at=NOW + 9 * DAY)
    SeriesFactory(partnership=room, every=2)
    SeriesFactory(partnership=room, every=3, ended=True)
    one = known(room)
    assert one.signal("sessions_held", "") == [1, 2]
    assert one.signal("sessions_off", ours.public_id) == 1
    assert one.signal("sessions_hosted", ours.public_id) == 1
    assert one.signal("sessions_hosted", theirs.public_id) is None
    assert one.planned.next_session_on == (NOW + 9 * DAY).date()
    assert one.facts["last_session_on"] == (NOW - 14 * DAY).date()
    assert one.facts["rhythm_days"] == 14


def test_the_lanes_and_the_first_value(room, ours, theirs):
    for side in (ours, theirs):
        ParticipantFactory(side=side, lead=True)
    QuickWinFactory(partnership=room, moved_at=NOW - 9 * DAY)
    QuickWinFactory(partnership=room, moved_at=NOW - 4 * DAY)
    InitiativeFactory(partnership=room, moved_at=NOW - 50 * DAY)
    one = known(room)
    assert one.signal("today_moved", "") == (NOW - 4 * DAY).date().isoformat()
    assert one.signal("tomorrow_moved", "") == (NOW - 50 * DAY).date().isoformat()


def test_a_result_was_talked_about_when_the_session_was_held(room):
    talk = ReviewTalkFactory(held=True)
    ReviewTalkFactory()
    assert sessions.talked(Batch([talk.review.partnership_id], NOW)) == {
        talk.review.public_id: (NOW - 14 * DAY).date()
    }


def test_what_binds_before_the_seal(room, ours):
    room.stage = "envisioning"
    room.save()
    lead = ParticipantFactory(side=ours, lead=True)
    AgreementFactory(partnership=room, kind="confidentiality", begun_by=lead)
    early = AgreementFactory(partnership=room, kind="commercial", begun_by=lead)
    facts = known(room).facts
    assert [found[:2] for found in facts["contract_talk"]] == [(early.public_id, ours.public_id)]
    SealedVisionFactory(partnership=room)
    assert "contract_talk" not in known(room).facts


def test_counsel_and_mandates(room, ours, theirs):
    ParticipantFactory(side=ours, counsel=True)
    ParticipantFactory(side=theirs, counsel=True, moved_out=True)
    weak = MandateFactory(partnership=room, side=theirs, weakened_at=NOW - DAY)
    MandateFactory(partnership=room, side=theirs, weakened_at=NOW - DAY, talked_at=NOW)
    facts = known(room).facts
    assert facts["counsel"] == [(ours.public_id,)]
    assert facts["weakened"] == [(weak.public_id, theirs.public_id, (NOW - DAY).date())]


def test_ideas_from_brought_to_tried_to_adopted(room, ours, theirs):
    lead = ParticipantFactory(side=ours, lead=True)

    def idea(status, *, brought, moved, tried=None):
        made = IdeaFactory(
            brought_by=lead,
            status=status,
            brought_at=NOW - brought * DAY,
            status_on=(NOW - moved * DAY).date(),
        )
        if tried is not None:
            EventFactory(
                partnership=room,
                verb="idea.moved",
                subject_kind="idea",
                subject_id=made.public_id,
                data={"status": "tried"},
                at=NOW - tried * DAY,
            )

    idea("proposed", brought=40, moved=40)
    idea("tried", brought=90, moved=60, tried=60)
    idea("set_aside", brought=90, moved=20, tried=60)
    idea("adopted", brought=100, moved=30, tried=70)
    idea("adopted", brought=60, moved=50)  # without a trial
    idea("adopted", brought=300, moved=200, tried=250)
    idea("adopted", brought=900, moved=800, tried=850)  # before both half-years
    one = known(room)
    assert one.signal("ideas_tried", ours.public_id) == [4, 5]
    assert one.signal("ideas_adopted", ours.public_id) == [2, 4]
    assert one.signal("idea_days", ours.public_id) == 40, "the middle of 70 and 10"
    assert one.signal("ideas_adopted", ours.public_id, "before") == [1, 1]
    assert one.signal("idea_days", ours.public_id, "before") == 100
    assert one.signal("ideas_tried", theirs.public_id) is None


def test_what_came_back_after_a_contribution_and_when(room, ours, theirs):
    we, they = ParticipantFactory(side=ours, lead=True), ParticipantFactory(side=theirs, lead=True)

    def gives(person, days_ago, **how):
        how = {"confirmed": True} | how
        ContributionFactory(recorded_by=person, on_day=(NOW - days_ago * DAY).date(), **how)

    gives(we, 100)
    gives(we, 80)
    gives(they, 90)  # ten days after our first
    gives(they, 70, gift=True)
    gives(they, 65, confirmed=False)
    gives(they, 60, taken_back=True)
    gives(they, 50)  # thirty days after our second
    gives(we, 20)  # nothing since
    gives(we, 95, gift=True)
    one = known(room)
    assert one.signal("returned", ours.public_id) == [2, 3]
    assert one.signal("return_days", ours.public_id) == 20
    assert one.signal("returned", theirs.public_id) == [2, 2]
    assert one.signal("return_days", theirs.public_id) == 20, "ten and thirty days"


def test_between_three_sides_only_who_received_gives_back(room, ours, theirs):
    third = ParticipantFactory(partnership=room, side=SideFactory(partnership=room), lead=True)
    we = ParticipantFactory(side=ours, lead=True)
    ContributionFactory(recorded_by=we, receiver=theirs, confirmed=True, on_day=(NOW - 30 * DAY).date())
    ContributionFactory(recorded_by=third, receiver=ours, confirmed=True, on_day=(NOW - 20 * DAY).date())
    one = known(room)
    assert one.signal("returned", ours.public_id) == [0, 1]
    assert one.signal("return_days", ours.public_id) is None


def test_what_still_hurts_and_since_when(room, ours, theirs):
    hurt = ParticipantFactory(side=ours, lead=True)
    GrievanceFactory(raised_by=hurt, open_since=NOW - 40 * DAY)
    GrievanceFactory(raised_by=hurt, open_since=NOW - 10 * DAY, open_days_before=50)
    GrievanceFactory(raised_by=hurt, open_since=NOW - 300 * DAY, resolved=True)
    one = known(room)
    assert one.signal("grievances_open", ours.public_id) == [2, (NOW - 60 * DAY).date().isoformat()]
    assert one.signal("grievances_open", theirs.public_id) is None


def test_a_step_taken_alone_counts_from_the_day_on_which_every_side_sees_it(room, ours, theirs):
    we, they = ParticipantFactory(side=ours, lead=True), ParticipantFactory(side=theirs, lead=True)

    def event(verb, subject, by, days_ago, **data):
        EventFactory(
            partnership=room,
            verb=verb,
            by=by,
            subject_kind="idea",
            subject_id=subject,
            at=NOW - days_ago * DAY,
            data=data,
        )

    for subject, days in (("old", 100), ("right", 90), ("fresh", 7), ("own", 50)):
        event("idea.brought", subject, we if subject == "own" else they, days + 20)
        event("idea.moved", subject, we, days, status="set_aside")
    event("idea.moved", "right", they, 80, status="proposed")
    one = known(room)
    assert one.signal("alone", ours.public_id) == 1
    assert one.signal("alone", theirs.public_id) is None
    assert one.facts["alone_shown_on"] == (NOW + DAY).date()
