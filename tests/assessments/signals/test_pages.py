"""The pages of signals and warnings, as people of every side see them."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from assessments.signals import actions
from assessments.signals.labels import LABELS
from assessments.signals.models import Warning
from partnerships.agreements.own_terms.actions import bring, take_back
from partnerships.choice.ideas.actions import bring_idea, move_idea
from partnerships.room.canonical import canonical
from partnerships.room.models import Participant, Partnership, Proposal, Side
from tests.factories import (
    InitiativeFactory,
    JointSessionFactory,
    ParticipantFactory,
    QuickWinFactory,
    SideFactory,
    SignalSnapshotFactory,
    StandingFactory,
    TrustReviewFactory,
    WarningFactory,
    WatchFactory,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SHARE, DAY_OF = [1, 2], "2026-02-01"
VALUES = {  # the others are counts and days
    "coverage": SHARE,
    "commitments": [*SHARE, [9, 91]],
    "sessions_held": SHARE,
    "proposals": SHARE,
    "ideas_tried": SHARE,
    "ideas_adopted": SHARE,
    "contributions": SHARE,
    "returned": SHARE,
    "grievances_open": [2, DAY_OF],
    "today_moved": DAY_OF,
    "tomorrow_moved": DAY_OF,
}
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def listed(client_of, person, room):
    response = client_of(person).get(reverse("signal_list", args=[room.public_id]))
    assert response.status_code == 200
    page = TOKENS.sub("", response.content.decode())
    return page[page.index('<header class="pagehead') :]


def address(name, warning):
    return reverse(name, args=[warning.partnership.public_id, warning.public_id])


def test_both_sides_read_the_same(client_of, cast):
    WarningFactory(partnership=cast.meals)
    WarningFactory(partnership=cast.meals, closed=True, subject="x")
    actions.sweep(now=NOW)
    ours, theirs = listed(client_of, cast.alice, cast.meals), listed(client_of, cast.marieke, cast.meals)
    assert ours == theirs
    assert "No next review is planned" in ours


def test_a_warning_of_one_room_is_found_in_no_other(client_of, cast):
    figures = {"function": "lead", "left_on": "2026-01-01"}
    WarningFactory(partnership=cast.snacks, rule="key_person_gone", figures=figures)
    assert "has been without a" not in listed(client_of, cast.alice, cast.meals)


def test_a_warning_names_the_round_it_rests_on_as_its_own_page_does(client_of, cast):
    """It closed on 28 February at five in Pago Pago, which is the 1st of March for the installation."""
    Partnership.objects.filter(pk=cast.meals.pk).update(time_zone="Pacific/Pago_Pago")
    closed_at = datetime(2026, 3, 1, 4, tzinfo=UTC)
    review = TrustReviewFactory(partnership=cast.meals, closed=True, is_farewell=True, closed_at=closed_at)
    WarningFactory(partnership=cast.meals, evidence=[["review", review.public_id]])
    assert "Farewell review, February 2026" in listed(client_of, cast.alice, cast.meals)


def test_a_warning_names_a_side_that_has_left(client_of, cast):
    side = SideFactory(partnership=cast.meals, left_at=NOW, mark=3)
    warning = WarningFactory(partnership=cast.meals, sides=[side.public_id])
    page = client_of(cast.alice).get(reverse("warning_detail", args=[cast.meals.public_id, warning.public_id]))
    assert escape(side.short_name) in page.content.decode()


def test_what_a_side_sees_first_the_others_see_a_week_later(client_of, cast):
    side = Side.objects.get(partnership=cast.meals, organisation=cast.noordzee)
    warning = WarningFactory(partnership=cast.meals, shown_first_to=side, shown_to_all_at=NOW + 7 * DAY)
    assert "Your side sees this first" in listed(client_of, cast.alice, cast.meals)
    assert "No next review" not in listed(client_of, cast.marieke, cast.meals)
    assert client_of(cast.marieke).get(address("warning_detail", warning)).status_code == 404
    refused = client_of(cast.alice).post(
        address("warning_aside", warning), {"until": "2026-05-01", "reason": "We talk in May."}
    )
    assert refused.status_code == 409
    with time_machine.travel(NOW + 7 * DAY, tick=False):
        assert "No next review" in listed(client_of, cast.marieke, cast.meals)


def test_a_step_taken_alone_is_read_by_the_acting_side_first(client_of, cast):
    idea = bring_idea(
        title="One tray lid",
        text="One lid instead of three.",
        kind="product",
        reuse="open",
        reuse_note="",
        by=cast.seat_of(cast.marieke),
        now=NOW - DAY,
    )
    move_idea(idea=idea, status="set_aside", reason="Too dear.", by=cast.seat_of(cast.alice), now=NOW)
    actions.run_due(now=NOW)
    ours, theirs = (partial(listed, client_of, person, cast.meals) for person in (cast.alice, cast.marieke))
    assert "Only your side sees this so far" in ours()
    assert "the others see it from 17 March 2026" in ours()
    assert "taken alone" not in theirs().lower()
    with time_machine.travel(NOW + 8 * DAY, tick=False):
        actions.run_due(now=NOW + 8 * DAY)
        assert ours() == theirs()
        assert "Seen by every side" in ours()
        assert "Steps this side took alone" in ours()
        assert "moved the idea “One tray lid”: set aside" in ours()


def test_a_step_that_was_put_right_in_its_week_is_read_by_nobody_else(client_of, cast):
    lead = cast.seat_of(cast.alice)
    terms = bring(partnership=cast.meals, title="Our terms", text="Pay in 90 days.", by=lead, now=NOW)
    assert "Only your side sees this so far" in listed(client_of, cast.alice, cast.meals)
    take_back(terms=terms, by=lead, now=NOW + DAY)
    with time_machine.travel(NOW + 9 * DAY, tick=False):
        actions.run_due(now=NOW + 9 * DAY)
        page = listed(client_of, cast.alice, cast.meals)
        assert page == listed(client_of, cast.marieke, cast.meals)
        assert "taken alone" not in page.lower()


def test_every_signal_says_how_it_is_counted_and_where_its_facts_stand(client_of, cast):
    side = Side.objects.filter(partnership=cast.meals).first().public_id
    values = {key: {side: {"now": VALUES.get(key, 3)}} for key in LABELS}
    snapshot = SignalSnapshotFactory(partnership=cast.meals, says=canonical(values))
    WatchFactory(partnership=cast.meals, looked=True, snapshot=snapshot)
    page = listed(client_of, cast.alice, cast.meals)
    for label in LABELS.values():
        assert escape(str(label.how)) in page
        address_of = reverse(label.place, args=[cast.meals.public_id])
        assert f'<a href="{address_of}">{escape(str(label.name))}</a>' in page
        assert client_of(cast.alice).get(address_of).status_code == 200


def test_the_half_year_before_says_whose_each_figure_is(client_of, cast):
    says = {"sessions_hosted": {side.public_id: {"now": 1, "before": 2} for side in cast.meals.sides.all()}}
    snapshot = SignalSnapshotFactory(partnership=cast.meals, says=canonical(says))
    WatchFactory(partnership=cast.meals, snapshot=snapshot)
    page = listed(client_of, cast.alice, cast.meals)
    assert "Aldersteen 2 · Noordzee 2</td>" in page
    assert "A dash says that there was nothing to count." in page


def test_a_warning_rests_when_every_side_has_accepted(client_of, cast):
    StandingFactory(partnership=cast.meals)
    warning = WarningFactory(partnership=cast.meals)
    WatchFactory(partnership=cast.meals)
    actions.sweep(now=NOW)
    typed = {"until": "2026-05-01", "reason": "The plan is ready in April."}
    sent = client_of(cast.alice).post(address("warning_aside", warning), typed)
    assert sent.status_code == 302
    warning.refresh_from_db()
    assert warning.aside_until is None
    proposal = Proposal.objects.get(kind="warning_aside")
    page = client_of(cast.marieke).get(address("warning_detail", warning)).content.decode()
    assert "The plan is ready in April." in page
    accepted = client_of(cast.marieke).post(
        reverse("consent_accept", args=[cast.meals.public_id, proposal.public_id]),
        {"fingerprint": proposal.fingerprint},
    )
    assert accepted.status_code == 302
    warning.refresh_from_db()
    assert warning.aside_until.isoformat() == "2026-05-01"
    assert "Put aside together" in listed(client_of, cast.alice, cast.meals)
    actions.sweep(now=NOW)
    cast.meals.standing.refresh_from_db()
    assert cast.meals.standing.attention_reason != "no_review_planned"


def test_on_its_day_it_is_there_again(cast):
    StandingFactory(partnership=cast.meals)
    JointSessionFactory(partnership=cast.meals, starts_at=NOW + 90 * DAY)
    QuickWinFactory(partnership=cast.meals, moved_at=NOW)
    InitiativeFactory(partnership=cast.meals, moved_at=NOW)
    actions.sweep(now=NOW)
    Warning.objects.filter(partnership=cast.meals).update(aside_until=(NOW + 30 * DAY).date())
    cast.meals.watch.seen = None
    cast.meals.watch.save()
    actions.sweep(now=NOW + DAY)
    cast.meals.standing.refresh_from_db()
    assert cast.meals.standing.attention_reason == ""
    actions.sweep(now=NOW + 30 * DAY)
    cast.meals.standing.refresh_from_db()
    assert cast.meals.standing.attention_reason == "no_review_planned"


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("2026-03-09", "Choose a later day than today."),
        ("2027-03-11", "Choose a day within the next year."),
        ("", "This field is required."),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_with_the_reason(client_of, cast, until, words):
    warning = WarningFactory(partnership=cast.meals)
    response = client_of(cast.alice).post(address("warning_aside", warning), {"until": until, "reason": "x"})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Proposal.objects.filter(kind="warning_aside").exists()


def test_what_closed_meanwhile_cannot_be_put_aside(client_of, cast):
    warning = WarningFactory(partnership=cast.meals, closed=True)
    typed = {"until": "2026-05-01", "reason": "We talk in May."}
    assert client_of(cast.alice).post(address("warning_aside", warning), typed).status_code == 409


def test_leads_and_directors_hear_of_it_once_a_day_in_one_mail(cast, mailoutbox):
    for subject in ("a", "b"):
        WarningFactory(partnership=cast.meals, subject=subject, raised_at=NOW - DAY)
    actions.tell_due(now=NOW)
    people = Participant.objects.present().filter(partnership=cast.meals, function__in=["lead", "director"])
    assert OutboxMail.objects.filter(kind="warnings").count() == people.count()
    assert actions.tell_due(now=NOW) == 0
    # What is raised later today is told tomorrow.
    WarningFactory(partnership=cast.meals, subject="c", raised_at=NOW)
    assert actions.tell_due(now=NOW + timedelta(minutes=5)) == 0
    deliver_due(now=NOW)
    mail = next(mail for mail in mailoutbox if mail.to == [cast.alice.email])
    assert mail.subject == "2 warnings ask you to talk"
    assert reverse("signal_list", args=[cast.meals.public_id]) in mail.body
    assert "Something in your partnership has" in mail.body
    assert "review" not in mail.body
    assert actions.tell_due(now=NOW + DAY) == people.count()


def test_one_mail_about_several_rooms_speaks_of_partnerships(cast, mailoutbox):
    other = ParticipantFactory(user=cast.alice, function="lead").partnership
    for room in (cast.meals, other):
        WarningFactory(partnership=room, raised_at=NOW - DAY)
    actions.tell_due(now=NOW)
    deliver_due(now=NOW)
    mail = next(mail for mail in mailoutbox if mail.to == [cast.alice.email])
    assert "Something in your partnerships has" in mail.body
    assert mail.body.count("http") == 1


def test_a_warning_shown_first_is_mailed_to_that_side_and_later_to_the_others(cast):
    side = Side.objects.get(partnership=cast.meals, organisation=cast.noordzee)
    WarningFactory(partnership=cast.meals, shown_first_to=side, shown_to_all_at=NOW + 6 * DAY, raised_at=NOW - DAY)
    actions.tell_due(now=NOW)
    told = set(OutboxMail.objects.values_list("to_email", flat=True))
    assert told == {cast.alice.email, cast.ruben.email}
    actions.tell_due(now=NOW + 7 * DAY)
    later = set(OutboxMail.objects.values_list("to_email", flat=True)) - told
    assert cast.marieke.email in later
    assert actions.tell_due(now=NOW + 8 * DAY) == 0


def test_a_closed_warning_is_mailed_to_nobody(cast, mailoutbox):
    warning = WarningFactory(partnership=cast.meals, raised_at=NOW - DAY)
    actions.tell_due(now=NOW)
    Warning.objects.filter(pk=warning.pk).update(closed_at=NOW)
    deliver_due(now=NOW)
    assert mailoutbox == []


def test_the_home_page_says_it_once_a_room(client_of, cast):
    for subject in ("a", "b", "c"):
        WarningFactory(partnership=cast.meals, subject=subject, raised_at=NOW)
    page = client_of(cast.alice).get(reverse("portfolio")).content.decode()
    assert page.count("A warning asks you to talk.") == 1
    assert "A warning asks you to talk." not in client_of(cast.bob).get(reverse("portfolio")).content.decode()


def test_the_page_costs_the_same_for_one_and_for_many(client_of, cast):
    actions.sweep(now=NOW)
    WarningFactory(partnership=cast.meals, subject="one", closed=True)
    client = client_of(cast.alice)

    def page():
        return client.get(reverse("signal_list", args=[cast.meals.public_id]))

    page()
    with CaptureQueriesContext(connection) as few:
        page()
    for number in range(60):
        WarningFactory(partnership=cast.meals, subject=str(number), closed=True)
        WarningFactory(partnership=cast.meals, subject=str(number))
    with CaptureQueriesContext(connection) as many:
        page()
    assert len(many) == len(few) <= 14
