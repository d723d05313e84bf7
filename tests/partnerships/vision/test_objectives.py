"""Objectives: drafted, agreed by all sides, changed by consent, measured."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from partnerships.room.access import enter
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import Event
from partnerships.room.models import Partnership
from partnerships.vision.models import Measurement, Milestone, Objective
from partnerships.vision.objectives import actions, initiatives
from partnerships.vision.objectives.detail import detail
from partnerships.vision.objectives.reads import with_everything
from tests.factories import MeasurementFactory, MilestoneFactory, ObjectiveFactory, PartnershipFactory
from tests.partnerships.vision.staging import accept_all, objective_typed, once, room
from tests.reading import text


@pytest.fixture
def drafted(cast):
    return ObjectiveFactory(
        partnership=cast.meals,
        title="Less waste per meal",
        owner=cast.seat_of(cast.alice),
        counterpart=cast.seat_of(cast.marieke),
        drafted_by=cast.seat_of(cast.alice),
    )


@pytest.fixture
def joint(drafted, now):
    drafted.joint_at = now - timedelta(days=60)
    drafted.save()
    return drafted


def edit(cast, objective, client, **more):
    page = room(cast.meals, f"objectives/{objective.public_id}/edit/")
    shown = client.get(page).context["form"]
    version = shown.initial["version"]
    return client.post(page, objective_typed(cast, title=objective.title, version=version) | more)


# --- drafting -------------------------------------------------------------
def test_from_a_draft_to_what_every_side_accepted(cast, client_of):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    typed = objective_typed(cast, once=once("NewObjectiveForm", cast.meals, cast.alice))
    answers = [alice.post(room(cast.meals, "objectives/new/"), typed) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {302}
    objective = Objective.objects.get()
    assert (objective.baseline, objective.target) == (Decimal("0.42"), Decimal("0.25"))
    assert objective.joint_at is None
    page = room(cast.meals, f"objectives/{objective.public_id}/")
    assert "A draft" in text(marieke.get(page))

    for _ in range(2):
        assert alice.post(f"{page}propose/").status_code in (302, 409)
    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.state) == ("objective", "open")
    accept = f"/p/{cast.meals.public_id}/consent/{proposal.public_id}/accept/"
    assert marieke.post(accept, {"fingerprint": proposal.fingerprint}).status_code == 302
    objective.refresh_from_db()
    assert objective.joint_at is not None
    for client in (alice, marieke):
        assert "From 0.42 kg to 0.25 kg by 31 December 2028" in text(client.get(page)).replace("\xa0", " ")
        assert "Less waste per meal" in text(client.get(room(cast.meals)))


def test_directors_draft_nothing_and_members_do(cast, client_of):
    page = room(cast.meals, "objectives/new/")
    assert client_of(cast.ruben).get(page).status_code == 403
    assert client_of(cast.bob).get(page).status_code == 200
    assert client_of(cast.olive).get(page).status_code == 403


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"target": "0.5"}, "target"),
        ({"direction": "up"}, "target"),
        ({"due_on": "2026-01-01"}, "due_on"),
        ({"due_on": "9999-12-31"}, "due_on"),
        ({"direction": "keep"}, "tolerance"),
        ({"baseline": "nothing"}, "baseline"),
        ({"baseline": "0.12345"}, "baseline"),
        ({"norm_link": "javascript:alert(1)"}, "norm_link"),
        ({"norm_link": "ftp://norm.example"}, "norm_link"),
        ({"verification": " "}, "verification"),
        ({"pillar": "profit"}, "pillar"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(cast, client_of, typed, field):
    sent = objective_typed(cast, once=once("NewObjectiveForm", cast.meals, cast.alice)) | typed
    answer = client_of(cast.alice).post(room(cast.meals, "objectives/new/"), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Objective.objects.exists()


def test_owners_are_of_two_sides_of_this_room(cast, client_of):
    foreign = cast.seat_of(cast.charlie, cast.snacks).public_id
    for counterpart in (foreign, cast.seat_of(cast.bob).public_id, "nobody"):
        sent = objective_typed(
            cast, once=once("NewObjectiveForm", cast.meals, cast.alice), counterpart=counterpart
        )
        answer = client_of(cast.alice).post(room(cast.meals, "objectives/new/"), sent)
        assert answer.status_code == 422
        assert "counterpart" in answer.context["form"].errors
    sent = objective_typed(cast, once=once("NewObjectiveForm", cast.meals, cast.alice))
    sent["asked_by"] = cast.side_of(cast.rondeel, cast.snacks).public_id
    assert client_of(cast.alice).post(room(cast.meals, "objectives/new/"), sent).status_code == 422


def test_a_cost_objective_names_the_help_of_the_side_that_asks(cast, client_of, drafted, now):
    Objective.objects.update(pillar="cost")
    answer = client_of(cast.alice).post(room(cast.meals, f"objectives/{drafted.public_id}/propose/"))
    assert answer.status_code == 409
    said = text(answer)
    assert "A cost objective says what help the asking side gives." in said
    assert "A cost objective says which side asks for it." in said
    Objective.objects.update(asked_by=cast.side_of(cast.noordzee), help_given="Two process engineers.")
    actions.propose_objective(objective=drafted, by=cast.seat_of(cast.alice), now=now)
    assert Proposal.objects.get().state == "open"


def test_two_people_change_a_draft(cast, client_of, drafted):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    page = room(cast.meals, f"objectives/{drafted.public_id}/edit/")
    version = alice.get(page).context["form"].initial["version"]
    assert marieke.post(page, objective_typed(cast, title="Waste halved", version=version)).status_code == 302
    answer = alice.post(page, objective_typed(cast, title="Less waste", version=version))
    assert answer.status_code == 409
    assert "Waste halved" in text(answer)
    again = answer.context["form"].data["version"]
    assert alice.post(page, objective_typed(cast, title="Less waste", version=again)).status_code == 302
    drafted.refresh_from_db()
    assert drafted.title == "Less waste"


def test_a_change_of_a_proposed_draft_clears_what_was_accepted(cast, client_of, drafted, now):
    actions.propose_objective(objective=drafted, by=cast.seat_of(cast.alice), now=now)
    first = Proposal.objects.get()
    answer = edit(cast, drafted, client_of(cast.marieke), target="0.2")
    assert answer.status_code == 302
    first.refresh_from_db()
    assert first.state == "superseded"
    stale = client_of(cast.hugo).post(
        f"/p/{cast.meals.public_id}/consent/{first.public_id}/accept/", {"fingerprint": first.fingerprint}
    )
    assert stale.status_code == 409
    assert "0.2" in text(stale)


# --- what is joint --------------------------------------------------------
def test_a_change_of_what_is_joint_counts_once_all_accept(cast, client_of, joint, now):
    answer = edit(cast, joint, client_of(cast.alice), target="0.2")
    assert answer.status_code == 302
    joint.refresh_from_db()
    assert joint.target == 80
    page = client_of(cast.marieke).get(room(cast.meals, f"objectives/{joint.public_id}/edit/"))
    assert page.context["form"].initial["target"] == Decimal("0.2")
    accept_all(cast.meals)
    joint.refresh_from_db()
    assert (joint.target, joint.unit) == (Decimal("0.2"), "kg")


def test_two_people_propose_a_change_of_what_is_joint(cast, client_of, joint):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    page = room(cast.meals, f"objectives/{joint.public_id}/edit/")
    version = alice.get(page).context["form"].initial["version"]
    sent = objective_typed(cast, target="0.2", version=version)
    assert [marieke.post(page, sent).status_code for _ in range(2)] == [302, 302]
    answer = alice.post(page, objective_typed(cast, target="0.3", version=version))
    assert answer.status_code == 409
    assert Proposal.objects.filter(state="open").count() == Proposal.objects.count() == 1


def test_what_the_directors_sealed_only_directors_change(cast, client_of, joint, now):
    Objective.objects.update(sealed_at=now)
    edit(cast, joint, client_of(cast.alice), target="0.2")
    proposal = Proposal.objects.get()
    assert proposal.kind == "sealed_objective"
    assert not proposal.consents.exists()
    page = f"/p/{cast.meals.public_id}/consent/{proposal.public_id}/accept/"
    assert client_of(cast.marieke).post(page, {"fingerprint": proposal.fingerprint}).status_code in (403, 409)
    accept_all(cast.meals)
    joint.refresh_from_db()
    assert joint.target == Decimal("0.2")


def test_a_change_that_leads_agree_on_stops_at_the_seal(cast, client_of, joint, now):
    edit(cast, joint, client_of(cast.alice), target="0.2")
    Objective.objects.update(sealed_at=now)
    proposal = Proposal.objects.get()
    page = f"/p/{cast.meals.public_id}/consent/{proposal.public_id}/accept/"
    answer = client_of(cast.marieke).post(page, {"fingerprint": proposal.fingerprint})
    assert answer.status_code == 409
    joint.refresh_from_db()
    assert joint.target == 80


def test_setting_aside_a_draft_is_done_at_once_and_of_what_is_joint_by_all(cast, client_of, drafted, now):
    page = room(cast.meals, f"objectives/{drafted.public_id}/set-aside/")
    client = client_of(cast.alice)
    assert client.post(page, {"reason": ""}).status_code == 422
    assert [client.post(page, {"reason": "Too early."}).status_code for _ in range(2)] == [302, 302]
    drafted.refresh_from_db()
    assert drafted.set_aside_because == "Too early."
    assert Event.objects.filter(verb="objective.set_aside").count() == 1


def test_what_is_joint_is_set_aside_by_all(cast, client_of, joint):
    page = room(cast.meals, f"objectives/{joint.public_id}/set-aside/")
    client_of(cast.alice).post(page, {"reason": "Reached by other means."})
    joint.refresh_from_db()
    assert joint.set_aside_at is None
    accept_all(cast.meals)
    joint.refresh_from_db()
    assert joint.set_aside_because == "Reached by other means."
    assert "Set aside on" in text(client_of(cast.bob).get(room(cast.meals, f"objectives/{joint.public_id}/")))


# --- steps ----------------------------------------------------------------
def test_a_step_is_planned_agreed_moved_and_reached(cast, client_of, joint, now):
    alice = client_of(cast.alice)
    typed = {
        "once": once("NewMilestoneForm", cast.meals, cast.alice),
        "title": "Scales at both docks",
        "due_on": "2026-05-01",
    }
    page = room(cast.meals, f"objectives/{joint.public_id}/milestones/")
    assert [alice.post(page, typed).status_code for _ in range(2)] == [302, 302]
    step = Milestone.objects.get()
    reach = room(cast.meals, f"milestones/{step.public_id}/reach/")
    reached = {"reached_on": "2026-03-02", "evidence": "Seen on Monday."}
    assert alice.post(reach, reached).status_code == 409
    accept_all(cast.meals)
    moved = {"title": step.title, "due_on": "2026-07-01", "version": 1}
    edit_page = room(cast.meals, f"milestones/{step.public_id}/")
    assert [alice.post(edit_page, moved).status_code for _ in range(2)] == [302, 302]
    step.refresh_from_db()
    assert step.due_on == date(2026, 5, 1)
    accept_all(cast.meals)
    step.refresh_from_db()
    assert (step.due_on, step.first_due_on) == (date(2026, 7, 1), date(2026, 5, 1))
    assert alice.post(reach, reached | {"reached_on": "2026-03-10"}).status_code == 422
    assert [alice.post(reach, reached).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="milestone.reached").count() == 1
    assert "Reached on 2 March 2026" in text(alice.get(room(cast.meals, f"objectives/{joint.public_id}/")))
    assert alice.post(edit_page, moved | {"version": 2, "title": "Other"}).status_code == 409


def test_a_step_is_dropped_by_all(cast, client_of, joint):
    step = MilestoneFactory(partnership=cast.meals, objective=joint, joint=True, planned_by=joint.owner)
    client_of(cast.alice).post(room(cast.meals, f"milestones/{step.public_id}/drop/"), {"reason": "No use."})
    accept_all(cast.meals)
    step.refresh_from_db()
    assert step.dropped_at is not None
    page = text(client_of(cast.alice).get(room(cast.meals, f"objectives/{joint.public_id}/")))
    assert step.title not in page


# --- figures --------------------------------------------------------------
def measure(cast, client, objective, **typed):
    sent = {"measured_on": "2026-02-20", "value": "61.5", "evidence": "Survey."} | typed
    return client.post(room(cast.meals, f"objectives/{objective.public_id}/figures/"), sent)


def test_a_figure_is_entered_once_and_corrected_beside_the_old_one(cast, client_of, joint):
    alice = client_of(cast.alice)
    assert [measure(cast, alice, joint).status_code for _ in range(2)] == [302, 302]
    assert Measurement.objects.count() == 1
    measure(cast, alice, joint, value="59.25", evidence="Survey, recounted.")
    assert list(Measurement.objects.order_by("number").values_list("value", flat=True)) == [
        Decimal("61.5"),
        Decimal("59.25"),
    ]
    for user in (cast.alice, cast.marieke, cast.olive):
        page = text(client_of(user).get(room(cast.meals, f"objectives/{joint.public_id}/"))).replace("\xa0", " ")
        assert "59.25 %" in page
        assert "Corrected by a later entry." in page


def test_figures_are_of_days_that_have_been_and_of_what_is_joint(cast, client_of, drafted, now):
    alice = client_of(cast.alice)
    assert measure(cast, alice, drafted).status_code == 409
    Objective.objects.update(joint_at=now)
    assert measure(cast, alice, drafted, measured_on="2026-03-10").status_code == 422
    assert measure(cast, alice, drafted, value="a lot").status_code == 422
    assert measure(cast, client_of(cast.ruben), drafted).status_code == 403
    assert not Measurement.objects.exists()


def test_no_figure_is_changed_behind_the_application(joint, cast):
    row = MeasurementFactory(partnership=cast.meals, objective=joint, entered_by=joint.owner)
    with pytest.raises(DatabaseError), transaction.atomic():
        Measurement.objects.filter(pk=row.pk).update(value=1)


def test_the_page_costs_the_same_with_many_figures(cast, joint, now):
    access = enter(cast.alice, cast.meals.public_id)

    def page():
        rows = with_everything(Objective.objects.filter(pk=joint.pk))
        detail(rows.get(), access, today=now.date())

    def many():
        for n in range(30):
            MeasurementFactory(
                partnership=cast.meals,
                objective=joint,
                entered_by=joint.owner,
                measured_on=now.date() - timedelta(days=n),
            )
            MilestoneFactory(partnership=cast.meals, objective=joint, planned_by=joint.owner, joint=True)

    MeasurementFactory(partnership=cast.meals, objective=joint, entered_by=joint.owner)
    MilestoneFactory(partnership=cast.meals, objective=joint, planned_by=joint.owner, joint=True)
    page()
    with CaptureQueriesContext(connection) as few:
        page()
    many()
    with CaptureQueriesContext(connection) as lots:
        page()
    assert len(few) == len(lots)


# --- the room as a whole --------------------------------------------------
def test_what_has_no_goal_and_which_goal_has_no_initiative(cast, client_of, joint, monkeypatch):
    serving = initiatives.Initiative("Scales", "/x/", joint.public_id)
    loose = initiatives.Initiative("New cutlery", "/y/", "")
    found = [loose]
    monkeypatch.setattr(initiatives, "_SOURCES", {"test": lambda partnership: found})
    page = text(client_of(cast.alice).get(room(cast.meals)))
    assert "No quick win serves Less waste per meal" in page
    assert "Serves no objective New cutlery" in page
    found.append(serving)
    assert "No quick win serves" not in text(client_of(cast.marieke).get(room(cast.meals)))


def test_an_objective_of_another_room_is_not_there(cast, client_of, joint):
    assert client_of(cast.iris).get(room(cast.snacks, f"objectives/{joint.public_id}/")).status_code == 404
    assert client_of(cast.charlie).get(room(cast.meals, f"objectives/{joint.public_id}/")).status_code == 404


def test_nobody_drafts_before_they_chose_each_other_or_after_they_parted(cast, client_of):
    for stage, status in (("choosing", 409), ("parted", 403)):
        Partnership.objects.filter(pk=cast.meals.pk).update(stage=stage)
        sent = objective_typed(cast, once=once("NewObjectiveForm", cast.meals, cast.alice))
        answer = client_of(cast.alice).post(room(cast.meals, "objectives/new/"), sent)
        assert answer.status_code == status
        assert status == 403 or "First choose each other" in text(answer)
    assert not Objective.objects.exists()


def test_a_seat_that_ended_while_the_form_was_open_writes_nothing(cast, drafted, now):
    seat = cast.seat_of(cast.bob)
    type(seat).objects.filter(pk=seat.pk).update(left_at=now)
    with pytest.raises(actions.VisionRefused):
        actions.record_measurement(
            objective=drafted, measured_on=now.date(), value=Decimal(1), evidence="x", by=seat, now=now
        )


def test_three_sides_agree_on_a_number(db, now, client_of):
    partnership = PartnershipFactory(sides=3)
    leads = [side.participants.get(function="lead") for side in partnership.sides.order_by("pk")]
    objective = ObjectiveFactory(partnership=partnership)
    actions.propose_objective(objective=objective, by=leads[0], now=now)
    proposal = Proposal.objects.get()
    for lead in leads[1:]:
        objective.refresh_from_db()
        assert objective.joint_at is None
        page = f"/p/{partnership.public_id}/consent/{proposal.public_id}/accept/"
        assert client_of(lead.user).post(page, {"fingerprint": proposal.fingerprint}).status_code == 302
    objective.refresh_from_db()
    assert objective.joint_at is not None
