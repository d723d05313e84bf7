"""The directors’ page: one line a partnership, objectives against target, what waits for the seal."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dashboards.milestones import timeline
from dashboards.milestones.timeline import Axis, MarkKind, Moment
from partnerships.room.models import Participant, Side
from partnerships.vision.sealing import actions as sealing
from tests.factories import (
    JointSessionFactory,
    MeasurementFactory,
    MilestoneFactory,
    ObjectiveFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
    VisionFactory,
)
from tests.partnerships.vision.staging import sessions_stand
from tests.reading import text

TODAY = date(2026, 3, 9)


# --- the line -------------------------------------------------------------
def test_days_stand_where_they_belong_and_never_outside():
    axis = Axis(date(2024, 1, 1), date(2028, 1, 1))
    assert [year.year for year in axis.years] == [2024, 2025, 2026, 2027]
    assert axis.at(date(2024, 1, 1)) == 0
    assert axis.at(date(2026, 1, 1)) == 50
    assert axis.at(date(2011, 1, 1)) == 0
    assert axis.at(date(2099, 1, 1)) == 100


def test_the_axis_holds_whole_years_around_today():
    axis = timeline.axis([date(1999, 1, 1), date(2090, 1, 1)], today=TODAY)
    assert (axis.first, axis.last) == (date(2022, 1, 1), date(2032, 1, 1))
    alone = timeline.axis([], today=TODAY)
    assert (alone.first, alone.last) == (date(2026, 1, 1), date(2027, 1, 1))


def test_what_is_late_comes_first_then_what_is_next():
    late = Moment(date(2026, 2, 1), MarkKind.LATE, "late")
    soon = Moment(date(2026, 4, 1), MarkKind.PLANNED, "soon")
    due = Moment(date(2026, 3, 20), MarkKind.DUE, "due")
    gone = Moment(date(2025, 1, 1), MarkKind.DUE, "gone")
    assert timeline.next_of([soon, late, due], today=TODAY) == late
    assert timeline.next_of([soon, due, gone], today=TODAY) == due
    assert timeline.next_of([gone], today=TODAY) is None


# --- the page -------------------------------------------------------------
@pytest.fixture
def objective(cast, now):
    VisionFactory(partnership=cast.meals, begun_by=cast.seat_of(cast.alice))
    found = ObjectiveFactory(
        partnership=cast.meals,
        joint=True,
        title="Less waste per meal",
        owner=cast.seat_of(cast.alice),
        counterpart=cast.seat_of(cast.marieke),
        drafted_by=cast.seat_of(cast.alice),
    )
    MeasurementFactory(partnership=cast.meals, objective=found, entered_by=found.owner, value=41)
    MilestoneFactory(
        partnership=cast.meals,
        objective=found,
        joint=True,
        title="Scales at both docks",
        planned_by=found.owner,
        due_on=(now - timedelta(days=8)).date(),
    )
    return found


def test_everybody_reads_only_their_own_partnerships(cast, client_of, objective):
    for user in (cast.alice, cast.ruben, cast.hugo, cast.olive, cast.petra):
        said = text(client_of(user).get("/milestones/"))
        assert "Less waste per meal" in said
        assert "well behind the path" in said
        assert "Scales at both docks; was due 1 March 2026" in said
        assert "Of 1 joint objective 0 is on course." in said
    for user in (cast.charlie, cast.iris, cast.zora, cast.sander, cast.wouter, cast.admin):
        said = text(client_of(user).get("/milestones/"))
        assert "Less waste" not in said
        assert "Aldersteen" not in said
    assert "None of your partnerships has a vision yet" in text(client_of(cast.charlie).get("/milestones/"))


def test_both_sides_read_the_same_but_for_whom_they_name(cast, client_of, objective):
    one, two = (
        client_of(user).get("/milestones/").content.decode().partition("<main")[2]
        for user in (cast.alice, cast.marieke)
    )
    one = one.replace("Aldersteen Catering", "the other").replace("Noordzee Airways", "the own")
    two = two.replace("Noordzee Airways", "the other").replace("Aldersteen Catering", "the own")
    assert one == two


def test_what_waits_for_the_seal_waits_for_directors(cast, client_of, objective, now):
    sessions_stand(cast.meals)
    vision = cast.meals.visions.get()
    sealing.propose_seal(vision=vision, by=cast.seat_of(cast.ruben), now=now)
    hugo = client_of(cast.hugo).get("/milestones/")
    assert "1 thing waits for your seal." in text(hugo)
    assert "Aldersteen: waits for you" in text(hugo)
    assert "Noordzee accepted 9 March 2026" in text(hugo)
    for user in (cast.ruben, cast.alice, cast.marieke):
        assert "waits for your seal" not in text(client_of(user).get("/milestones/"))


def test_a_board_session_ahead_is_announced(cast, client_of, objective):
    JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice), board=True)
    said = text(client_of(cast.hugo).get("/milestones/"))
    assert "Board session with Noordzee Airways" in said


def test_objectives_can_be_searched_and_paged(cast, client_of, objective):
    for _n in range(30):
        ObjectiveFactory(
            partnership=cast.meals,
            joint=True,
            owner=objective.owner,
            counterpart=objective.counterpart,
            drafted_by=objective.owner,
        )
    alice = client_of(cast.alice)
    assert "1 to 25 of 31" in text(alice.get("/milestones/"))
    assert "26 to 31 of 31" in text(alice.get("/milestones/?page=2"))
    found = text(alice.get("/milestones/?q=waste+aldersteen"))
    assert "1 in all" in found
    assert "No objective answers to this." in text(alice.get("/milestones/?q=nothing"))
    assert alice.get("/milestones/?q=%00&page=x").status_code == 200


def test_forty_partnerships_cost_as_many_statements_as_one(cast, client_of, now):
    ruben = client_of(cast.ruben)
    _one_more(cast)
    ruben.get("/milestones/?all=1")
    with CaptureQueriesContext(connection) as few:
        ruben.get("/milestones/?all=1")
    for _n in range(39):
        _one_more(cast)
    with CaptureQueriesContext(connection) as many:
        page = ruben.get("/milestones/?all=1")
    assert page.content.decode().count('class="tl-cell full"') == 40
    assert len(few) == len(many) <= 16


def _one_more(cast) -> None:
    partnership = PartnershipFactory(sides=1, growing=True)
    other = Side.objects.get(partnership=partnership)
    ours = SideFactory(partnership=partnership, organisation=cast.noordzee)
    Participant.objects.create(
        partnership=partnership, side=ours, user=cast.ruben, function="director", joined_at=partnership.created_at
    )
    lead = ParticipantFactory(side=ours, lead=True)
    their = Participant.objects.filter(side=other, function="lead").get()
    VisionFactory(partnership=partnership, begun_by=lead)
    objective = ObjectiveFactory(
        partnership=partnership, joint=True, owner=lead, counterpart=their, drafted_by=lead
    )
    for _n in range(3):
        MeasurementFactory(partnership=partnership, objective=objective, entered_by=lead)
    MilestoneFactory(partnership=partnership, objective=objective, joint=True, planned_by=lead)
    JointSessionFactory(partnership=partnership, planned_by=lead, board=True)


def test_what_is_behind_shows_its_figures_and_the_next_step(cast, client_of, objective):
    page = client_of(cast.ruben).get("/milestones/").content.decode()
    drill = page[page.index('<details class="drill"') :]
    assert f'id="plot-{objective.public_id}-d"' in drill
    assert "Scales at both docks" in drill


def test_the_line_has_a_table_that_says_the_same(cast, client_of, objective):
    page = client_of(cast.ruben).get("/milestones/").content.decode()
    table = page[page.index("Show as a table") :].split("</details>")[0]
    for words in ("Scales at both docks", "later than agreed", "Less waste per meal", "objective due"):
        assert words in table


def test_the_report_says_whose_it_is(cast, client_of, objective):
    for user, name in ((cast.ruben, "Noordzee"), (cast.hugo, "Aldersteen"), (cast.petra, "Noordzee")):
        page = client_of(user).get("/milestones/").content.decode()
        assert name in page[page.index("report-of") :].split("<button")[0], user.name
