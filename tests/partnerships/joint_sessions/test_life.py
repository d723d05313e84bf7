"""The life of a session, from the plan to the kept promise, through the pages that people use."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.joint_sessions.models import AgendaItem, Commitment, Decision, JointSession, Learned, Series
from partnerships.joint_sessions.sessions.standing import write_passed
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Event, Standing
from tests.factories import (
    AgendaItemFactory,
    CommitmentFactory,
    DecisionFactory,
    JointSessionFactory,
    SessionGuestFactory,
)
from tests.moments import NOW
from tests.reading import given, text


def url(cast, name, *args):
    return reverse(name, args=[cast.meals.public_id, *args])


def send(client, address, **typed):
    """Open a form as a person does, fill it in and send it."""
    return client.post(address, given(client.get(address)) | typed)


def plan(cast, client, **typed):
    answer = send(client, url(cast, "session_plan"), **({"subject": "Open books", "on": "2026-03-20"} | typed))
    assert answer.status_code == 302, answer.context["form"].errors
    return JointSession.objects.order_by("-pk").first()


def accept(cast, client, proposal: Proposal):
    address = url(cast, "consent_accept", proposal.public_id)
    assert client.post(address, {"fingerprint": proposal.fingerprint}).status_code == 302


def newest(kind: str) -> Proposal:
    return Proposal.objects.filter(kind=kind).order_by("-pk")[0]


def held(cast, **more) -> JointSession:
    return JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice), held=True, **more)


def test_a_session_is_put_into_a_calendar_until_it_was_held(cast, client_of):
    planned = JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice))
    shown = [
        client_of(cast.alice).get(url(cast, "session_detail", session.public_id)).content.decode()
        for session in (planned, held(cast))
    ]
    assert ["Put it into my calendar" in page for page in shown] == [True, False]


# --- planning ------------------------------------------------------------------
def test_a_session_that_one_side_plans_stands_for_all(cast, client_of):
    session = plan(cast, client_of(cast.alice), place="Amstelveen")
    assert Standing.objects.get(partnership=cast.meals).next_session_at == session.starts_at
    shown = text(client_of(cast.hugo).get(url(cast, "session_detail", session.public_id)))
    assert "Open books" in shown
    assert "Friday 20 March 2026, 10:00 to 12:00" in shown
    assert "We meet next on Friday 20 March" in text(client_of(cast.olive).get(url(cast, "session_list")))


def test_sent_twice_a_plan_is_one_session(cast, client_of):
    client = client_of(cast.alice)
    typed = given(client.get(url(cast, "session_plan"))) | {"subject": "Once", "on": "2026-03-20"}
    assert [client.post(url(cast, "session_plan"), typed).status_code for _ in range(2)] == [302, 302]
    assert JointSession.objects.filter(partnership=cast.meals).count() == 1


def test_whoever_is_named_twice_is_invited_once(cast, client_of):
    marieke = cast.seat_of(cast.marieke).public_id
    session = plan(cast, client_of(cast.alice), guests=[marieke, marieke])
    assert session.guests.filter(participant__public_id=marieke).count() == 1


def test_the_id_of_a_form_of_another_room_is_refused(cast, client_of):
    foreign = client_of(cast.iris).get(reverse("session_plan", args=[cast.snacks.public_id]))
    typed = given(client_of(cast.alice).get(url(cast, "session_plan"))) | {"subject": "x", "on": "2026-03-20"}
    typed["once"] = given(foreign)["once"]
    assert client_of(cast.alice).post(url(cast, "session_plan"), typed).status_code == 422


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"ends": "09:00"}, "A session ends after it begins"),
        ({"on": "2026-03-29", "starts": "02:30"}, "does not exist on this day"),
        ({"on": "12026-03-29"}, "valid date"),
        ({"time_zone": "Mars/Olympus"}, "valid choice"),
        ({"host_key": "x" * 20}, "valid choice"),
        ({"guests": ["nobody"]}, "valid choice"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(cast, client_of, typed, why):
    answer = send(
        client_of(cast.alice), url(cast, "session_plan"), **({"subject": "x", "on": "2026-03-20"} | typed)
    )
    assert answer.status_code == 422
    assert why in text(answer)
    assert not JointSession.objects.exists()


def test_calendars_learn_of_a_change_by_a_higher_sequence(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    edit = url(cast, "session_edit", session.public_id)
    assert send(client_of(cast.marieke), edit, purpose="Costs").status_code == 302
    session.refresh_from_db()
    assert session.sequence == 0
    assert send(client_of(cast.marieke), edit, starts="13:00", ends="15:00").status_code == 302
    session.refresh_from_db()
    assert session.sequence == 1
    answer = send(client_of(cast.alice), url(cast, "session_cancel", session.public_id), reason="Strike")
    assert answer.status_code == 302
    session.refresh_from_db()
    assert (session.state, session.sequence) == ("cancelled", 2)
    shown = text(client_of(cast.marieke).get(url(cast, "session_detail", session.public_id)))
    assert "cancelled by Noordzee" in shown
    assert "Strike" in shown
    assert Standing.objects.get(partnership=cast.meals).next_session_at is None


def test_the_second_of_two_writers_sees_both_texts(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    edit = url(cast, "session_edit", session.public_id)
    seen = given(client_of(cast.marieke).get(edit))
    send(client_of(cast.alice), edit, subject="By Alice")
    answer = client_of(cast.marieke).post(edit, seen | {"subject": "By Marieke"})
    assert answer.status_code == 409
    assert "By Alice" in text(answer)
    session.refresh_from_db()
    assert session.subject == "By Alice"
    again = given(answer) | {"subject": "By Marieke"}
    assert client_of(cast.marieke).post(edit, again).status_code == 302
    session.refresh_from_db()
    assert session.subject == "By Marieke"


def test_who_comes_and_who_sits_across(cast, client_of):
    session = plan(cast, client_of(cast.alice), guests=[])
    alice, marieke = cast.seat_of(cast.alice), cast.seat_of(cast.marieke)
    answer = send(
        client_of(cast.bob),
        url(cast, "session_guests", session.public_id),
        **{f"comes_{alice.public_id}": "on", f"across_{alice.public_id}": marieke.public_id},
    )
    assert answer.status_code == 302
    shown = text(client_of(cast.marieke).get(url(cast, "session_detail", session.public_id)))
    assert "across from Marieke van Aalst" in shown


# --- agenda --------------------------------------------------------------------
def test_both_sides_build_the_agenda_and_order_it(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    add = url(cast, "agenda_add", session.public_id)
    send(client_of(cast.alice), add, title="Forecast", minutes=20)
    send(client_of(cast.marieke), add, title="Cost of a meal", minutes=75)
    item = AgendaItem.objects.get(title="Cost of a meal")
    move = url(cast, "agenda_move", item.public_id)
    for _ in range(2):  # a double click moves once
        client_of(cast.bob).post(move, {"to": "up", "place": 1})
    assert list(session.agenda.in_order().values_list("title", flat=True)) == ["Cost of a meal", "Forecast"]
    shown = text(client_of(cast.hugo).get(url(cast, "session_detail", session.public_id)))
    assert shown.index("10:00 75 min") < shown.index("11:15 20 min")
    assert "95 minutes on the agenda, 25 still free." in shown
    assert "from Aldersteen" in shown


def test_two_people_saving_the_same_item_lose_nothing(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    item = AgendaItemFactory(session=session, title="Forecast")
    edit = url(cast, "agenda_edit", item.public_id)
    seen = given(client_of(cast.marieke).get(edit))
    assert send(client_of(cast.alice), edit, title="Forecast, late").status_code == 302
    answer = client_of(cast.marieke).post(edit, seen | {"title": "Forecast of June"})
    assert answer.status_code == 409
    assert "Forecast, late" in text(answer)
    assert 'value="Forecast of June"' in answer.content.decode()


def test_a_board_session_begins_with_how_we_deal_with_each_other(cast, client_of):
    session = plan(cast, client_of(cast.alice), kind="board")
    how = session.agenda.get()
    assert how.is_how
    page = url(cast, "session_detail", session.public_id)
    assert "not the longest" not in text(client_of(cast.marieke).get(page))
    send(client_of(cast.marieke), url(cast, "agenda_add", session.public_id), title="Objectives", minutes=90)
    other = AgendaItem.objects.get(title="Objectives")
    client_of(cast.marieke).post(url(cast, "agenda_move", other.public_id), {"to": "up", "place": 1})
    shown = text(client_of(cast.alice).get(page))
    assert "does not come first" in shown
    assert "is not the longest item" in shown
    client_of(cast.alice).post(url(cast, "agenda_remove", how.public_id))
    assert "is not on the agenda" in text(client_of(cast.alice).get(page))
    client_of(cast.alice).post(url(cast, "agenda_how", session.public_id))
    assert session.agenda.in_order().first().is_how


def test_each_side_ticks_for_itself_alone(cast, client_of):
    session = plan(cast, client_of(cast.alice), kind="board")
    tick = url(cast, "readiness_tick", session.public_id)
    client_of(cast.alice).post(tick, {"point": "board", "done": "on"})
    assert [row.side for row in session.readiness.all()] == [cast.seat_of(cast.alice).side]
    shown = text(client_of(cast.marieke).get(url(cast, "session_detail", session.public_id)))
    assert "0 of 6 points done by every side" in shown
    client_of(cast.marieke).post(tick, {"point": "board", "done": "on"})
    client_of(cast.marieke).post(tick, {"point": "board"})
    assert session.readiness.count() == 1


def test_what_was_not_dealt_with_is_carried_over(cast, client_of):
    session = JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice), past=True)
    done, left = AgendaItemFactory(session=session), AgendaItemFactory(session=session, title="Left over")
    SessionGuestFactory(session=session, participant=cast.seat_of(cast.alice))
    answer = send(
        client_of(cast.marieke), url(cast, "session_hold", session.public_id), dealt_with=[done.public_id]
    )
    assert answer.status_code == 302
    session.refresh_from_db()
    assert session.state == "held"
    assert session.guests.get().came
    following = plan(cast, client_of(cast.bob))  # left-over items are ticked in the form
    assert following.agenda.get().title == "Left over"
    left.refresh_from_db()
    assert left.carried_to == following.agenda.get()
    assert "carried over to" in text(client_of(cast.hugo).get(url(cast, "session_detail", session.public_id)))


def test_a_session_is_not_held_before_it_begins(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    answer = send(client_of(cast.alice), url(cast, "session_hold", session.public_id))
    assert answer.status_code == 409
    assert "has not begun yet" in text(answer)


def test_a_rhythm_counts_once_all_accepted_it_and_plans_the_next_session(cast, client_of):
    answer = send(client_of(cast.alice), url(cast, "series_propose"), title="Steering", every=4, length=90)
    assert answer.status_code == 302
    assert not Series.objects.exists()
    accept(cast, client_of(cast.marieke), newest("session_series"))
    series = Series.objects.get()
    page = client_of(cast.bob).get(url(cast, "session_list"))
    assert "every 4 weeks" in text(page)
    planning = f"{url(cast, 'session_plan')}?series={series.public_id}"
    answer = send(client_of(cast.bob), planning)
    assert answer.status_code == 302, answer.context["form"].errors
    session = JointSession.objects.get()
    assert (session.series, session.subject, session.length) == (series, "Steering", 90)
    assert str(session.on) == "2026-04-06"


# --- minutes -------------------------------------------------------------------
def test_minutes_are_the_minutes_once_every_side_approved_them(cast, client_of):
    session = held(cast)
    page = url(cast, "session_detail", session.public_id)
    answer = send(client_of(cast.bob), url(cast, "minutes_edit", session.public_id), text="# Costs\n\nBram began.")
    assert answer.status_code == 302
    assert "A draft: not put to all sides yet." in text(client_of(cast.marieke).get(page))
    client_of(cast.alice).post(url(cast, "minutes_put", session.public_id))
    shown = text(client_of(cast.marieke).get(page))
    assert "A draft, not approved by every side yet." in shown
    assert "Accept for Aldersteen" in shown
    accept(cast, client_of(cast.marieke), newest("minutes"))
    session.minutes.refresh_from_db()
    assert session.minutes.approved_at is not None
    send(client_of(cast.bob), url(cast, "minutes_edit", session.public_id), text="# Costs\n\nSaskia began.")
    session.minutes.refresh_from_db()
    assert session.minutes.approved_at is None
    assert newest("minutes").version == 2


def test_a_change_of_the_minutes_clears_what_was_approved(cast, client_of):
    session = held(cast)
    edit = url(cast, "minutes_edit", session.public_id)
    send(client_of(cast.alice), edit, text="First")
    client_of(cast.alice).post(url(cast, "minutes_put", session.public_id))
    stale = newest("minutes")
    send(client_of(cast.bob), edit, text="Second")
    answer = client_of(cast.marieke).post(
        url(cast, "consent_accept", stale.public_id), {"fingerprint": stale.fingerprint}
    )
    assert answer.status_code == 409
    session.minutes.refresh_from_db()
    assert session.minutes.approved_at is None


# --- decisions -----------------------------------------------------------------
def decide(cast, client, **typed):
    answer = send(client, url(cast, "decision_propose"), **({"text": "We share the cost model."} | typed))
    assert answer.status_code == 302, answer.context["form"].errors
    return Decision.objects.order_by("-number")[0]


def test_a_decision_counts_when_every_side_accepted_it(cast, client_of):
    session = held(cast)
    decision = decide(cast, client_of(cast.bob), session_key=session.public_id, holds_until="2026-09-01")
    proposal = newest("decision")
    accept(cast, client_of(cast.alice), proposal)
    decision.refresh_from_db()
    assert decision.joint_at is None
    accept(cast, client_of(cast.marieke), proposal)
    decision.refresh_from_db()
    assert decision.joint_at is not None
    assert "We share the cost model." in text(
        client_of(cast.olive).get(url(cast, "session_detail", session.public_id))
    )


def test_a_change_clears_the_consent_and_the_old_page_is_refused(cast, client_of):
    decision = decide(cast, client_of(cast.alice))
    stale = newest("decision")
    edit = url(cast, "decision_edit", decision.public_id)
    assert send(client_of(cast.bob), edit, text="We share half of it.").status_code == 302
    answer = client_of(cast.marieke).post(
        url(cast, "consent_accept", stale.public_id), {"fingerprint": stale.fingerprint}
    )
    assert answer.status_code == 409
    assert "We share half of it." in text(answer)
    decision.refresh_from_db()
    assert decision.joint_at is None


def test_a_joint_decision_is_replaced_and_never_rewritten(cast, client_of):
    decision = DecisionFactory(proposed_by=cast.seat_of(cast.alice), joint=True)
    answer = send(client_of(cast.alice), url(cast, "decision_edit", decision.public_id), text="Otherwise.")
    assert answer.status_code == 302
    successor = Decision.objects.get(text="Otherwise.")
    decision.refresh_from_db()
    assert decision.ended_at is None
    accept(cast, client_of(cast.marieke), newest("decision"))
    decision.refresh_from_db()
    assert decision.ended_at is not None
    assert successor.replaces == decision
    assert "replaced by D-2" in text(client_of(cast.hugo).get(url(cast, "decision_list")))


def test_does_this_still_hold_is_asked_and_answered_by_all(cast, client_of):
    decision = DecisionFactory(proposed_by=cast.seat_of(cast.alice), to_look_at_again=True)
    page = url(cast, "decision_detail", decision.public_id)
    assert "Does this still hold?" in text(client_of(cast.marieke).get(page))
    assert "Does this still hold?" in text(client_of(cast.marieke).get(reverse("portfolio")))
    send(client_of(cast.marieke), url(cast, "decision_confirm", decision.public_id), holds_until="2027-03-01")
    decision.refresh_from_db()
    assert str(decision.holds_until) == "2026-03-09"
    accept(cast, client_of(cast.alice), newest("decision_again"))
    decision.refresh_from_db()
    assert str(decision.holds_until) == "2027-03-01"
    send(client_of(cast.alice), url(cast, "decision_end", decision.public_id), reason="Done with")
    accept(cast, client_of(cast.marieke), newest("decision_end"))
    decision.refresh_from_db()
    assert decision.end_reason == "Done with"


# --- commitments ---------------------------------------------------------------
def promise(cast, client, **typed):
    said = {"what": "Forecast on time", "owner_key": cast.seat_of(cast.marieke).public_id, "due_on": "2026-03-20"}
    answer = send(client, url(cast, "commitment_promise"), **(said | typed))
    assert answer.status_code == 302, answer.context["form"].errors
    return Commitment.objects.order_by("-pk")[0]


def test_a_commitment_counts_when_all_accepted_and_is_kept_when_another_side_confirms(cast, client_of):
    commitment = promise(cast, client_of(cast.alice))
    assert commitment.state == "proposed"
    accept(cast, client_of(cast.marieke), newest("commitment"))
    keep = url(cast, "commitment_keep", commitment.public_id)
    assert send(client_of(cast.alice), keep).status_code == 409  # not hers to say
    assert send(client_of(cast.hugo), keep, kept_on="2026-03-09").status_code == 302
    confirm = url(cast, "commitment_confirm", commitment.public_id)
    client_of(cast.hugo).post(confirm)
    commitment.refresh_from_db()
    assert commitment.state == "said_kept"
    send(client_of(cast.bob), url(cast, "commitment_object", commitment.public_id), reason="June is missing")
    commitment.refresh_from_db()
    assert commitment.state == "open"
    page = url(cast, "commitment_detail", commitment.public_id)
    assert "June is missing" in text(client_of(cast.marieke).get(page))
    send(client_of(cast.marieke), keep)
    client_of(cast.bob).post(confirm)
    commitment.refresh_from_db()
    assert (commitment.state, commitment.confirmed_by) == ("kept", cast.seat_of(cast.bob))


def test_its_day_moves_by_consent_only_and_then_it_is_kept_by_new_agreement(cast, client_of):
    commitment = CommitmentFactory(owner=cast.seat_of(cast.marieke))
    first = commitment.due_on
    move = url(cast, "commitment_move", commitment.public_id)
    answer = send(client_of(cast.marieke), move, due_on="2026-04-20", reason="Kitchen is being rebuilt")
    assert answer.status_code == 302
    commitment.refresh_from_db()
    assert commitment.due_on == first
    accept(cast, client_of(cast.alice), newest("commitment_move"))
    commitment.refresh_from_db()
    assert (str(commitment.due_on), commitment.first_due_on, commitment.moved_count) == ("2026-04-20", first, 1)
    send(client_of(cast.marieke), url(cast, "commitment_keep", commitment.public_id))
    client_of(cast.alice).post(url(cast, "commitment_confirm", commitment.public_id))
    commitment.refresh_from_db()
    assert commitment.state == "kept_anew"


def test_missed_with_a_reason_and_dropped_by_consent(cast, client_of):
    missed, dropped = CommitmentFactory.create_batch(2, owner=cast.seat_of(cast.marieke))
    miss = url(cast, "commitment_miss", missed.public_id)
    assert send(client_of(cast.alice), miss, reason="x").status_code == 409
    assert send(client_of(cast.marieke), miss).status_code == 422
    assert send(client_of(cast.marieke), miss, reason="Nobody was free").status_code == 302
    missed.refresh_from_db()
    assert (missed.state, missed.reason) == ("missed", "Nobody was free")
    send(client_of(cast.alice), url(cast, "commitment_drop", dropped.public_id), reason="No use")
    accept(cast, client_of(cast.marieke), newest("commitment_drop"))
    dropped.refresh_from_db()
    assert dropped.state == "dropped"


def test_late_ones_are_marked_and_wait_for_their_owner(cast, client_of):
    commitment = CommitmentFactory(owner=cast.seat_of(cast.marieke), late=True)
    page = client_of(cast.alice).get(url(cast, "commitment_list"))
    assert '<span class="flag">2 days late</span>' in page.content.decode()
    assert commitment.what in text(client_of(cast.marieke).get(reverse("portfolio")))
    assert f"Late: {commitment.what}" not in text(client_of(cast.alice).get(reverse("portfolio")))


# --- what was learned ----------------------------------------------------------
def test_each_reads_the_others_lines_once_both_have_written(cast, client_of):
    session = held(cast, starts_at=NOW - timedelta(days=1))
    ours, theirs = cast.seat_of(cast.alice).side, cast.seat_of(cast.marieke).side
    page = url(cast, "session_detail", session.public_id)
    write = {side: url(cast, "learned_write", session.public_id, side.public_id) for side in (ours, theirs)}
    send(client_of(cast.alice), write[theirs], text="Their kitchen runs at night.")
    assert "Their kitchen" not in text(client_of(cast.marieke).get(page))
    send(client_of(cast.marieke), write[ours], text="Their forecast waits for a meeting.")
    assert "Their kitchen" in text(client_of(cast.marieke).get(page))
    fit = url(cast, "learned_fit", session.public_id, ours.public_id)
    line = Learned.objects.get(side=ours)
    assert client_of(cast.marieke).post(fit, {"fit": "well", "version": line.version}).status_code == 302
    line.refresh_from_db()
    assert line.fit == "well"
    assert "Aldersteen: That fits" in text(client_of(cast.alice).get(page))


def test_every_verb_has_its_sentence(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    send(client_of(cast.alice), url(cast, "agenda_add", session.public_id), title="Forecast")
    promise(cast, client_of(cast.alice))
    decide(cast, client_of(cast.alice))
    shown = text(client_of(cast.marieke).get(url(cast, "room_history")))
    assert "has no words for" not in shown
    assert "planned the session “Open books”" in shown
    assert "put “Forecast” on the agenda" in shown
    assert Event.objects.filter(partnership=cast.meals, verb="decision.proposed").exists()


def test_a_session_that_has_passed_is_not_the_next_one_any_more(cast, client_of):
    session = plan(cast, client_of(cast.alice))
    assert write_passed(now=session.starts_at - timedelta(hours=1)) == 0
    assert write_passed(now=session.ends_at) == 1
    assert Standing.objects.get(partnership=cast.meals).next_session_at is None


def test_what_was_kept_in_another_year_says_in_which(cast, client_of):
    last_year, this_year = NOW.date().replace(year=NOW.year - 1), NOW.date() - timedelta(days=2)
    for on in (last_year, this_year):
        CommitmentFactory(owner=cast.seat_of(cast.bob), kept=True, kept_on=on, due_on=on, first_due_on=on)
    page = text(client_of(cast.alice).get(url(cast, "commitment_list")))
    assert f"done, {last_year:%-d %B %Y}" in page
    assert f"done, {this_year:%-d %B} " in page
