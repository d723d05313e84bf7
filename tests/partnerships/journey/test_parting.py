"""Leaving: notice with its days, taken back, another day by consent, the day itself, handing over."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.post.actions import deliver_due
from partnerships.choice.knowing.actions import hand_in_depth
from partnerships.choice.knowing.models import DepthSheet
from partnerships.choice.voting import actions as voting
from partnerships.choice.voting.models import Vote
from partnerships.equality.culture.models import CultureProfile
from partnerships.joint_sessions.calendar.ics import calendar_of
from partnerships.joint_sessions.calendar.reads import sessions_of
from partnerships.joint_sessions.sessions.standing import write_next
from partnerships.journey.ending import end_due
from partnerships.journey.joining import actions as joining
from partnerships.journey.models import HandoverItem, Parting, Renewal, Trial
from partnerships.journey.parting import actions
from partnerships.journey.terms import actions as terms
from partnerships.lifecycle import Stage
from partnerships.room.canonical import canonical
from partnerships.room.consent import actions as consent
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.history.models import Event
from partnerships.room.models import Participant, Partnership, Proposal, Standing
from partnerships.room.table.actions import Guest
from partnerships.vision.models import SynergyVote
from tests.factories import (
    CultureProfileFactory,
    DepthSheetFactory,
    HandoverItemFactory,
    JointSessionFactory,
    ParticipantFactory,
    PartingFactory,
    ProposalFactory,
    RelationRoleFactory,
    StandInFactory,
    SynergyVoteFactory,
    TrialFactory,
    VisionFactory,
    VoteFactory,
)


def _notice(cast, now, **days):
    return actions.give_notice(
        reason="We stop flying long-haul.",
        ends_on=actions.earliest_end(cast.meals, now),
        by=cast.seat_of(cast.ruben),
        now=now,
    )


def test_notice_is_ninety_days_and_read_by_all(client, cast, now):
    client.force_login(cast.ruben)
    address = reverse("parting_notice", args=[cast.meals.public_id])
    too_soon = (now + timedelta(days=30)).date()
    answer = client.post(address, {"reason": "We stop.", "ends_on": too_soon.isoformat()})
    assert answer.status_code == 422
    assert "We stop." in answer.content.decode()
    ends_on = actions.earliest_end(cast.meals, now)
    assert client.post(address, {"reason": "We stop.", "ends_on": ends_on.isoformat()}).status_code == 302
    client.force_login(cast.marieke)
    page = client.get(reverse("parting", args=[cast.meals.public_id])).content.decode()
    assert "We stop." in page
    assert "Take the notice back" not in page


def test_no_day_is_put_to_all_for_a_notice_that_was_taken_back_meanwhile(cast, now):
    notice = _notice(cast, now)
    as_the_page_read_it = Parting.objects.get(pk=notice.pk)
    actions.take_back(parting=notice, by=cast.seat_of(cast.ruben), now=now)
    sooner = (now + timedelta(days=10)).date()
    with pytest.raises(ConsentRefused, match="no notice running"):
        actions.propose_day(parting=as_the_page_read_it, ends_on=sooner, by=cast.seat_of(cast.ruben), now=now)
    assert not Proposal.objects.filter(partnership=cast.meals, kind=actions.PARTING).exists()


def test_who_stands_in_for_the_director_gives_notice_and_takes_it_back(client, cast, now):
    StandInFactory(absent=cast.seat_of(cast.ruben), person=cast.seat_of(cast.bob))
    client.force_login(cast.bob)
    ends_on = actions.earliest_end(cast.meals, now).isoformat()
    typed = {"reason": "We stop.", "ends_on": ends_on}
    assert client.post(reverse("parting_notice", args=[cast.meals.public_id]), typed).status_code == 302
    back = reverse("parting_take_back", args=[cast.meals.public_id, Parting.objects.get().public_id])
    assert client.post(back).status_code == 302
    assert Parting.objects.get().state == Parting.State.TAKEN_BACK


def test_twice_is_once(cast, now):
    assert _notice(cast, now).pk == _notice(cast, now).pk
    assert Event.objects.filter(verb="parting.notice").count() == 1


def test_only_the_side_that_gave_notice_takes_it_back(cast, now):
    notice = _notice(cast, now)
    with pytest.raises(actions.PartingRefused):
        actions.take_back(parting=notice, by=cast.seat_of(cast.hugo), now=now)
    actions.take_back(parting=notice, by=cast.seat_of(cast.ruben), now=now)
    assert end_due(now=now + timedelta(days=100)) == 0


def test_with_the_notice_a_day_that_was_proposed_for_it_goes(cast, now):
    notice = _notice(cast, now)
    sooner = (now + timedelta(days=14)).date()
    day = actions.propose_day(parting=notice, ends_on=sooner, by=cast.seat_of(cast.ruben), now=now)
    actions.take_back(parting=notice, by=cast.seat_of(cast.ruben), now=now)
    day.refresh_from_db()
    assert day.state == Proposal.State.SUPERSEDED


def test_an_earlier_day_needs_every_side(cast, now):
    notice = _notice(cast, now)
    sooner = (now + timedelta(days=14)).date()
    proposal = actions.propose_day(parting=notice, ends_on=sooner, by=cast.seat_of(cast.ruben), now=now)
    assert end_due(now=now + timedelta(days=20)) == 0
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=now)
    notice.refresh_from_db()
    assert (notice.ends_on, notice.agreed) == (sooner, True)
    assert end_due(now=now + timedelta(days=20)) == 1


def test_the_day_comes_once_and_the_room_is_memory_from_then_on(client, cast, now):
    _notice(cast, now)
    later = now + timedelta(days=91)
    assert end_due(now=later) == 1
    assert end_due(now=later) == 0
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.PARTED
    assert Event.objects.filter(partnership=cast.meals, verb="stage.parted").count() == 1
    client.force_login(cast.ruben)
    assert client.get(reverse("room_overview", args=[cast.meals.public_id])).status_code == 200
    assert client.get(reverse("parting", args=[cast.meals.public_id])).status_code == 200
    assert client.post(reverse("handover_add", args=[cast.meals.public_id])).status_code == 403


def test_what_was_planned_beyond_the_last_day_is_called_off_and_told_once(client, cast, now, mailoutbox):
    by, day = cast.seat_of(cast.alice), timedelta(days=1)
    later = now + timedelta(days=91)
    ahead = JointSessionFactory(partnership=cast.meals, planned_by=by, starts_at=later + 7 * day)
    before = JointSessionFactory(partnership=cast.meals, planned_by=by, starts_at=later - 7 * day)
    elsewhere = JointSessionFactory(starts_at=later + 7 * day)
    write_next(partnership=cast.meals, now=now)
    _notice(cast, now)
    for moment in (later, later + day):
        end_due(now=moment)
        deliver_due(now=moment)
    for session, state in ((ahead, "cancelled"), (before, "planned"), (elsewhere, "planned")):
        session.refresh_from_db()
        assert session.state == state
    assert (ahead.sequence, ahead.cancelled_by) == (1, None)
    assert Event.objects.filter(partnership=cast.meals, verb="session.cancelled").count() == 1
    told = [mail for mail in mailoutbox if mail.subject == "A joint session was cancelled"]
    seated = Participant.objects.present().filter(partnership=cast.meals, side__left_at=None)
    assert sorted(mail.to[0] for mail in told) == sorted(seated.values_list("user__email", flat=True))
    assert Standing.objects.get(partnership=cast.meals).next_session_at is None
    client.force_login(cast.alice)
    page = client.get(reverse("session_detail", args=[cast.meals.public_id, ahead.public_id]))
    assert "cancelled because the sides parted" in page.text
    # A calendar learns of it like of any other cancellation.
    [event] = [one for one in sessions_of(cast.alice, now=later) if one.pk == ahead.pk]
    assert b"STATUS:CANCELLED" in calendar_of([event], {}, language="en")


def test_who_did_not_choose_each_other_meets_no_more(cast, now):
    Partnership.objects.filter(pk=cast.meals.pk).update(stage=Stage.CHOOSING)
    ahead = JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice))
    voting.decline(reason="It does not fit.", talk_offered=False, by=cast.seat_of(cast.ruben), now=now)
    cast.meals.refresh_from_db()
    assert cast.meals.was_not_chosen
    ahead.refresh_from_db()
    assert ahead.state == "cancelled"


def test_where_one_of_three_leaves_the_sessions_stay(cast, now):
    third = ParticipantFactory(side__partnership=cast.meals, director=True)
    ahead = JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice))
    PartingFactory(given_by=third, due=True)
    assert end_due(now=now) == 1
    ahead.refresh_from_db()
    assert ahead.state == "planned"


def test_of_three_sides_one_leaves_and_the_others_go_on(client, cast, now):
    third = ParticipantFactory(side__partnership=cast.meals, director=True)
    PartingFactory(given_by=third, due=True)
    assert end_due(now=now) == 1
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.GROWING
    assert not Participant.objects.present().filter(side=third.side).exists()
    client.force_login(third.user)
    assert client.get(reverse("room_overview", args=[cast.meals.public_id])).status_code == 404
    client.force_login(cast.alice)
    assert client.get(reverse("room_overview", args=[cast.meals.public_id])).status_code == 200


def test_what_is_handed_over_is_said_by_both(client, cast, now):
    item = HandoverItemFactory(added_by=cast.seat_of(cast.bob))
    address = reverse("handover_done", args=[cast.meals.public_id, item.public_id])
    client.force_login(cast.marieke)
    assert client.post(address).status_code == 409
    client.force_login(cast.alice)
    assert client.post(address).status_code == 302
    client.force_login(cast.marieke)
    assert client.post(address).status_code == 302
    done = HandoverItem.objects.get()
    assert done.done_at
    assert done.received_at


def test_an_item_of_another_room_is_not_there(client, cast, other_partnership):
    item = HandoverItemFactory(added_by=cast.seat_of(cast.charlie, cast.snacks))
    client.force_login(cast.alice)
    assert client.post(reverse("handover_done", args=[cast.meals.public_id, item.public_id])).status_code == 404


def test_a_trial_ends_by_itself_unless_all_accept_to_go_on(cast, now):
    TrialFactory(partnership=cast.meals, ends_on=(now + timedelta(days=5)).date())
    TrialFactory(partnership=cast.linen, ends_on=(now + timedelta(days=5)).date())
    proposal = terms.propose_trial(
        partnership=cast.meals, ends_on=None, looks_at="", by=cast.seat_of(cast.ruben), now=now
    )
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=now)
    assert end_due(now=now + timedelta(days=4)) == 0
    assert end_due(now=now + timedelta(days=5)) == 1
    assert end_due(now=now + timedelta(days=6)) == 0
    cast.meals.refresh_from_db()
    cast.linen.refresh_from_db()
    assert (cast.meals.stage, cast.linen.stage) == (Stage.GROWING, Stage.PARTED)
    assert Trial.objects.get(partnership=cast.meals).ends_on is None


def test_a_day_that_has_passed_meanwhile_is_not_agreed_on(cast, now):
    proposal = terms.propose_trial(
        partnership=cast.meals,
        ends_on=(now + timedelta(days=5)).date(),
        looks_at="Fewer late changes.",
        by=cast.seat_of(cast.ruben),
        now=now,
    )
    later = now + timedelta(days=6)
    with pytest.raises(ConsentRefused, match="passed meanwhile"):
        consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=later)
    assert not Trial.objects.exists()
    notice = _notice(cast, now)
    sooner = (now + timedelta(days=5)).date()
    day = actions.propose_day(parting=notice, ends_on=sooner, by=cast.seat_of(cast.ruben), now=now)
    with pytest.raises(ConsentRefused, match="passed meanwhile"):
        consent.accept(proposal=day, fingerprint=day.fingerprint, by=cast.seat_of(cast.hugo), now=later)


def test_a_renewal_counts_when_every_director_accepted(client, cast, now):
    client.force_login(cast.ruben)
    address = reverse("journey_renew", args=[cast.meals.public_id])
    assert client.post(address, {"stays": "Our open books.", "changes": ""}).status_code == 302
    page = client.get(reverse("journey", args=[cast.meals.public_id])).content.decode()
    assert "Chosen again on" not in page
    proposal = Proposal.objects.get(kind=terms.RENEWAL)
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=now)
    page = client.get(reverse("journey", args=[cast.meals.public_id])).content.decode()
    assert "Chosen again on" in page
    assert "Our open books." in page


def test_who_joins_is_decided_by_all_and_the_letter_leaves_then(client, cast, now):
    client.force_login(cast.ruben)
    typed = {
        "guest_organisation": "Vouwwerk",
        "guest_label": "supplier",
        "guest_name": "Jet Roelofs",
        "guest_email": "jet@vouwwerk.example",
        "guest_language": "nl",
        "guest_message": "",
    }
    assert client.post(reverse("side_propose", args=[cast.meals.public_id]), typed).status_code == 302
    proposal = Proposal.objects.get(kind="side_joins")
    assert not Event.objects.filter(verb="side.invited").exists()
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.hugo), now=now)
    assert Event.objects.filter(partnership=cast.meals, verb="side.invited").count() == 1


def test_a_fifth_side_is_refused_in_words_when_the_last_side_accepts(client, cast, now):
    for name in ("jet", "joris", "janna"):
        guest = Guest("Vouwwerk", "supplier", f"{name}@{name}.example", name.title(), "nl")
        joining.propose_joining(guest=guest, by=cast.seat_of(cast.ruben), now=now)
    client.force_login(cast.hugo)
    statuses = []
    for proposal in Proposal.objects.filter(kind="side_joins").order_by("pk"):
        address = reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id])
        answer = client.post(address, {"fingerprint": proposal.fingerprint})
        statuses.append(answer.status_code)
    assert statuses == [302, 302, 409]
    assert "no room for a fifth" in answer.text
    assert Proposal.objects.filter(kind="side_joins", state="open").count() == 1


def test_nobody_else_hears_of_a_notice(client, cast, now):
    notice = _notice(cast, now)
    assert Parting.objects.count() == 1
    client.force_login(cast.charlie)
    assert client.get(reverse("parting", args=[cast.meals.public_id])).status_code == 404
    address = reverse("parting_take_back", args=[cast.snacks.public_id, notice.public_id])
    client.force_login(cast.charlie)
    assert client.post(address).status_code in (403, 404)


def test_nobody_notes_what_another_side_hands_over(client, cast):
    client.force_login(cast.marieke)
    typed = {"what": "All their recipes", "side": cast.side_of(cast.noordzee).public_id}
    assert client.post(reverse("handover_add", args=[cast.meals.public_id]), typed).status_code == 302
    assert HandoverItem.objects.get().side == cast.side_of(cast.aldersteen)


# --- what was still open when the sides parted ------------------------------
@pytest.fixture
def left_open(cast, now):
    """A renewal that Noordzee proposed and that was still open when the sides parted."""
    proposal = terms.propose_renewal(
        partnership=cast.meals, stays="Open books.", changes="", by=cast.seat_of(cast.ruben), now=now
    )
    Partnership.objects.filter(pk=cast.meals.pk).update(stage=Stage.PARTED)
    return proposal


@pytest.mark.parametrize(
    ("person", "verb", "answered"),
    [("ruben", "withdraw", 409), ("hugo", "accept", 403), ("hugo", "decline", 403)],
)
def test_what_was_proposed_before_parting_stays_as_it_was(client, cast, left_open, person, verb, answered):
    client.force_login(getattr(cast, person))
    address = reverse(f"consent_{verb}", args=[cast.meals.public_id, left_open.public_id])
    sent = client.post(address, {"fingerprint": left_open.fingerprint, "reason": "no"})
    assert sent.status_code == answered
    left_open.refresh_from_db()
    assert left_open.state == Proposal.State.OPEN
    page = client.get(reverse("consent_detail", args=[cast.meals.public_id, left_open.public_id])).text
    assert "the sides parted before every side had accepted it" in page
    assert "Take this proposal back" not in page


def test_an_acceptance_that_comes_a_moment_after_parting_binds_nobody(cast, left_open, now):
    with pytest.raises(ConsentRefused, match="have parted"):
        consent.accept(proposal=left_open, fingerprint=left_open.fingerprint, by=cast.seat_of(cast.hugo), now=now)


def test_after_parting_nothing_waits_for_anybody(client, cast, left_open):
    client.force_login(cast.hugo)
    assert "choose each other for another year" not in client.get("/").text
    page = client.get(reverse("consent_list", args=[cast.meals.public_id])).text
    assert page.index("Nothing waits for acceptance") < page.index("We choose each other for another year")


def test_what_waited_for_the_side_that_left_alone_is_joint_between_the_others(cast, now):
    """Without it such a proposal hangs for ever: both who are left have answered already."""
    third = ParticipantFactory(side__partnership=cast.meals, director=True)
    renewal = terms.propose_renewal(
        partnership=cast.meals, stays="Open books.", changes="", by=cast.seat_of(cast.ruben), now=now
    )
    trial = terms.propose_trial(
        partnership=cast.meals, ends_on=None, looks_at="", by=cast.seat_of(cast.ruben), now=now
    )
    hugo = cast.seat_of(cast.hugo)
    consent.accept(proposal=renewal, fingerprint=renewal.fingerprint, by=hugo, now=now)
    PartingFactory(given_by=third, due=True)
    assert end_due(now=now) == 1
    renewal.refresh_from_db()
    trial.refresh_from_db()
    assert (renewal.state, trial.state) == (Proposal.State.JOINT, Proposal.State.OPEN)
    assert Renewal.objects.get().stays == "Open books."


def test_a_gate_that_has_closed_meanwhile_stays_closed_when_a_side_leaves(cast, now):
    third = ParticipantFactory(side__partnership=cast.meals, director=True)
    step = ProposalFactory(
        proposed_by=cast.seat_of(cast.ruben),
        kind="stage",
        content=canonical({"from": "meeting", "to": "envisioning", "way": "forward"}),
    )
    for person in (cast.ruben, cast.hugo):
        seat = cast.seat_of(person)
        consent.accept(proposal=step, fingerprint=step.fingerprint, by=seat, now=now)
    PartingFactory(given_by=third, due=True)
    assert end_due(now=now) == 1
    step.refresh_from_db()
    assert step.state == Proposal.State.OPEN
    assert not Participant.objects.present().filter(side=third.side).exists()


@pytest.fixture
def three(cast):
    """A third side at the table; returns its director with those of the two others."""
    third = ParticipantFactory(side__partnership=cast.meals, director=True)
    return third, cast.seat_of(cast.ruben), cast.seat_of(cast.hugo)


@pytest.mark.parametrize("said", [None, "no"])
def test_a_sealed_choice_opens_between_the_others_when_a_side_leaves(three, now, said):
    third, *others = three
    if said:
        VoteFactory(given_by=third, answer=said, reason="We would rather not.")
    for seat in others[: 1 if said else 2]:
        VoteFactory(given_by=seat)
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    if said:  # what was said under seal by who has left does not count, and stays under seal
        assert not Vote.objects.exclude(opened_at=None).exists()
        voting.vote(answer="yes", reason="", by=others[1], now=now)
    opened = Vote.objects.exclude(opened_at=None)
    assert sorted(opened.values_list("side_id", "answer")) == sorted((seat.side_id, "yes") for seat in others)


@pytest.mark.parametrize("said", [None, "no"])
def test_the_directors_vote_on_the_vision_opens_between_the_others_when_a_side_leaves(three, now, said):
    third, *others = three
    vision = VisionFactory(partnership=third.partnership, vote_round=1, vote_asked_on=now.date())
    if said:
        SynergyVoteFactory(vision=vision, side=third.side, voted_by=third, number=1, verdict=said)
    for seat in others:
        SynergyVoteFactory(vision=vision, side=seat.side, voted_by=seat, number=1)
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    opened = SynergyVote.objects.exclude(opened_at=None)
    assert sorted(opened.values_list("side_id", flat=True)) == sorted(seat.side_id for seat in others)
    event = Event.objects.get(verb="synergy.opened")
    assert event.data == {"round": 1, "outcome": "yes"}


def test_a_vote_on_the_vision_that_was_open_already_is_not_opened_again_when_a_side_leaves(three, now):
    third = three[0]
    vision = VisionFactory(partnership=third.partnership, vote_round=1)
    for seat in three:
        SynergyVoteFactory(vision=vision, side=seat.side, voted_by=seat, number=1, opened=True)
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    assert not Event.objects.filter(verb="synergy.opened").exists()


def test_how_well_the_sides_know_each_other_opens_between_the_others_when_a_side_leaves(three, now, client_of):
    third, *others = three
    DepthSheetFactory(handed_in_by=third, learned="They hide their margins.")
    DepthSheetFactory(handed_in_by=others[0])
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    assert not DepthSheet.objects.exclude(opened_at=None).exists()
    sheet = DepthSheetFactory.build(handed_in_by=others[1])
    hand_in_depth(levels=sheet.levels, learned="", by=others[1], now=now)
    opened = DepthSheet.objects.exclude(opened_at=None)
    assert sorted(opened.values_list("side_id", flat=True)) == sorted(seat.side_id for seat in others)
    page = client_of(others[0].user).get(reverse("right_partner", args=[third.partnership.public_id])).text
    assert "They hide their margins" not in page


def test_sheets_of_all_who_are_left_open_when_a_side_leaves(three, now):
    third, *others = three
    for seat in others:
        DepthSheetFactory(handed_in_by=seat)
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    assert DepthSheet.objects.exclude(opened_at=None).count() == 2
    end_due(now=now)
    assert Event.objects.filter(verb="knowing.opened").count() == 1


def test_how_we_see_each_other_opens_between_the_others_when_a_side_leaves(three, now):
    third, *others = three
    CultureProfileFactory(written_by=third)
    for seat in others:
        CultureProfileFactory(written_by=seat, handed_in=True)
    PartingFactory(given_by=third, due=True)
    end_due(now=now)
    opened = CultureProfile.objects.exclude(revealed_at=None)
    assert sorted(opened.values_list("side_id", flat=True)) == sorted(seat.side_id for seat in others)


def test_a_renewal_looks_again_at_what_the_sides_are_to_each_other(client, cast, now):
    RelationRoleFactory(partnership=cast.meals, role="preferred")
    client.force_login(cast.ruben)
    address = reverse("journey_renew", args=[cast.meals.public_id])
    assert "Is that still so?" in client.get(address).text
    client.post(address, {"stays": "Our open books.", "changes": ""})
    proposal = Proposal.objects.get(kind=terms.RENEWAL)
    client.force_login(cast.hugo)
    page = client.get(reverse("consent_detail", args=[cast.meals.public_id, proposal.public_id])).text
    assert re.search(r"We are to each other</dt><dd>preferred", page)


def test_who_still_chooses_renews_nothing(client, cast):
    Partnership.objects.filter(pk=cast.meals.pk).update(stage=Stage.CHOOSING)
    client.force_login(cast.ruben)
    address = reverse("journey_renew", args=[cast.meals.public_id])
    assert "still choosing" in client.post(address, {"stays": "Our open books.", "changes": ""}).text
    assert not Proposal.objects.exists()
