"""Taking along: everything a side may read, nothing of another side's corner, nothing of another room."""

import csv
import io
import json
import tracemalloc
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from accounts.identifiers import public_id
from accounts.lists.cells import cell, inert
from dashboards.exports.tables import LEFT_OUT, TABLES
from partnerships.joint_sessions.models import JointSession
from partnerships.room.history.models import ChainHead
from partnerships.room.models import Partnership, Side
from partnerships.room.questions.models import Question
from tests.factories import (
    FitSheetFactory,
    JointSessionFactory,
    LearnedFactory,
    NoteFactory,
    OutsideOfferFactory,
    ParticipantFactory,
    QuestionFactory,
    ReadinessFactory,
    SideFactory,
    SupportAskFactory,
    SynergyVoteFactory,
    VoteFactory,
    WarningFactory,
)


def _belongs_to_a_partnership(model, seen=()) -> bool:
    for field in model._meta.concrete_fields:
        other = field.remote_field.model if field.remote_field else None
        if other is Partnership:
            return True
        in_a_room = other is not None and other.__module__.startswith(("partnerships", "assessments"))
        if in_a_room and other not in (*seen, model) and _belongs_to_a_partnership(other, (*seen, model)):
            return True
    return False


def test_every_model_of_a_partnership_is_decided_on():
    floors = ("partnerships", "assessments")
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in floors]
    belonging = {model._meta.label for model in ours if _belongs_to_a_partnership(model)}
    decided = {table.model for table in TABLES} | set(LEFT_OUT)
    assert belonging - decided == set(), "add to TABLES or, with the reason, to LEFT_OUT"
    assert decided - belonging - {"room.Partnership"} == set()
    assert all(LEFT_OUT.values())


def _take(client, cast, person, room="meals") -> zipfile.ZipFile:
    client.force_login(getattr(cast, person))
    answer = client.get(reverse("room_export_file", args=[getattr(cast, room).public_id]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def _whole(archive) -> dict:
    return json.loads(archive.read("partnership.json"))


def test_both_sides_take_the_same_but_for_their_own_corner(client, cast):
    ours = NoteFactory(updated_by=cast.seat_of(cast.alice), text="our line on price")
    theirs = NoteFactory(updated_by=cast.seat_of(cast.marieke), text="their line on price")
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text="When do you need the menu?")
    by_alice, by_marieke = _whole(_take(client, cast, "alice")), _whole(_take(client, cast, "marieke"))
    assert [row["text"] for row in by_alice["tables"]["room_note"]] == [ours.text]
    assert [row["text"] for row in by_marieke["tables"]["room_note"]] == [theirs.text]
    for tables in (by_alice["tables"], by_marieke["tables"]):
        tables.pop("room_note")
    assert by_alice["tables"] == by_marieke["tables"]
    assert by_alice["chain"]["digest"] == ChainHead.objects.get(partnership=cast.meals).digest


def test_what_is_sealed_stays_sealed(client, cast, now):
    """Nothing comes along that the page would not show: votes, profiles, offers, support, readiness, marks."""
    hugo = cast.seat_of(cast.hugo)
    VoteFactory(given_by=hugo, reason="sealed reason")
    SynergyVoteFactory(partnership=cast.meals, side=hugo.side, voted_by=hugo, reason="sealed synergy")
    SupportAskFactory(partnership=cast.meals, side=hugo.side, asked_by=hugo, text="sealed support")
    ReadinessFactory(written_by=hugo, note="sealed readiness")
    OutsideOfferFactory(written_by=cast.seat_of(cast.marieke), title="sealed offer")
    ours = _take(client, cast, "alice").read("partnership.json").decode()
    theirs = _take(client, cast, "marieke").read("partnership.json").decode()
    for text in ("sealed reason", "sealed synergy", "sealed support", "sealed readiness", "sealed offer"):
        assert text not in ours
        assert text in theirs


def _texts(archive, table: str, column: str) -> set[str]:
    return {row[column] for row in _whole(archive)["tables"][table]}


def test_lines_about_a_third_side_stay_closed_between_two_that_have_not_both_written(client, cast, now):
    """Having written about one side opens what that side wrote back, and nothing of what two others wrote."""
    ours, theirs = cast.side_of(cast.noordzee), cast.side_of(cast.aldersteen)
    third = ParticipantFactory(side=SideFactory(partnership=cast.meals), lead=True)
    session = JointSessionFactory(partnership=cast.meals, planned_by=cast.seat_of(cast.alice), held=True)
    marieke = cast.seat_of(cast.marieke)
    said = {"session": session, "written_by": marieke, "side": theirs}
    LearnedFactory(session=session, written_by=cast.seat_of(cast.alice), side=ours, about=theirs, text="we")
    LearnedFactory(**said, about=ours, text="to us")
    LearnedFactory(**said, about=third.side, text="to the third")
    JointSession.objects.filter(pk=session.pk).update(ends_at=now - timedelta(days=1))
    assert _texts(_take(client, cast, "alice"), "joint_sessions_learned", "text") == {"we", "to us"}
    JointSession.objects.filter(pk=session.pk).update(ends_at=now - timedelta(days=7))
    assert "to the third" in _texts(_take(client, cast, "alice"), "joint_sessions_learned", "text")


def test_marks_stay_sealed_though_a_side_that_left_had_handed_in(client, cast, now):
    gone = ParticipantFactory(side=SideFactory(partnership=cast.meals), lead=True)
    first = FitSheetFactory(written_by=gone, handed_in=True, belief_because="gone")
    Side.objects.filter(pk=gone.side_id).update(left_at=now)
    FitSheetFactory(
        written_by=cast.seat_of(cast.alice), criteria=first.criteria, handed_in=True, belief_because="sealed"
    )
    assert _texts(_take(client, cast, "marieke"), "fit_fitsheet", "belief_because") == set()


def test_a_warning_shown_first_to_one_side_comes_along_for_the_others_from_its_day_on(client, cast, now):
    theirs, soon = cast.side_of(cast.aldersteen), now + timedelta(days=5)
    hidden = WarningFactory(partnership=cast.meals, shown_first_to=theirs, shown_to_all_at=soon)
    long_ago = now - timedelta(days=1)
    shown = WarningFactory(
        partnership=cast.meals, subject="shown", shown_first_to=theirs, shown_to_all_at=long_ago
    )
    taken = {
        person: {row["public_id"] for row in _whole(_take(client, cast, person))["tables"]["signals_warning"]}
        for person in ("alice", "marieke")
    }
    assert taken == {"alice": {shown.public_id}, "marieke": {hidden.public_id, shown.public_id}}


def test_nothing_of_another_room_comes_along(client, cast):
    QuestionFactory(asked_by=cast.seat_of(cast.charlie, cast.snacks), text="Rondeel’s secret sauce")
    archive = _take(client, cast, "alice")
    for name in archive.namelist():
        content = archive.read(name).decode()
        assert "secret sauce" not in content
        assert "Rondeel" not in content
        assert cast.snacks.public_id not in content


def test_the_schema_describes_every_column(client, cast):
    QuestionFactory(asked_by=cast.seat_of(cast.alice))
    archive = _take(client, cast, "alice")
    whole, schema = _whole(archive), json.loads(archive.read("schema.json"))
    assert set(whole["tables"]) == set(schema["tables"])
    for table, rows in whole["tables"].items():
        for row in rows:
            assert list(row) == list(schema["tables"][table])


def test_a_table_opens_in_a_spreadsheet_and_does_nothing_there(client, cast):
    QuestionFactory(asked_by=cast.seat_of(cast.alice), text='=HYPERLINK("https://evil.example")')
    archive = _take(client, cast, "alice")
    rows = list(csv.DictReader(io.StringIO(archive.read("csv/room_question.csv").decode("utf-8-sig"))))
    assert rows[0]["text"] == """'=HYPERLINK("https://evil.example")"""
    assert _whole(archive)["tables"]["room_question"][0]["text"] == '=HYPERLINK("https://evil.example")'


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠a", "  =1"])
def test_what_a_spreadsheet_would_run_is_inert(text):
    assert inert(text) == f"'{text}"
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Bread;=1+1", "Bread;'=1+1"),  # a Dutch spreadsheet takes the semicolon for the end of a cell
        ("Bread; @a", "Bread;' @a"),
        ("Bread;\u00a0＝1", "Bread;'\u00a0＝1"),
        ("Bread\t+1", "Bread\t'+1"),
        ("Bread\n=1+1", "Bread\n'=1+1"),  # and then the line for the end of a row
        ("Bread\r\n-1", "Bread\r\n'-1"),
        ('Bread;"=1+1"', 'Bread;\'"=1+1"'),
        ("Bread; butter - and jam = breakfast", "Bread; butter - and jam = breakfast"),
    ],
)
def test_nor_does_it_where_a_cell_begins_for_a_spreadsheet_of_another_country(text, harmless):
    assert inert(text) == harmless


@pytest.mark.parametrize(
    ("value", "shown"), [(-5, -5), (None, ""), (True, True), ("a=b", "a=b"), ({"b": 1}, '{"b": 1}')]
)
def test_numbers_stay_numbers(value, shown):
    assert cell(value) == shown


def test_it_costs_the_same_however_much_there_is(client, cast, django_assert_num_queries):
    client.force_login(cast.alice)
    address = reverse("room_export_file", args=[cast.meals.public_id])
    list(client.get(address).streaming_content)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        list(client.get(address).streaming_content)
    QuestionFactory.create_batch(30, asked_by=cast.seat_of(cast.alice))
    with django_assert_num_queries(len(few)):
        list(client.get(address).streaming_content)


def test_the_archive_needs_no_more_memory_for_more_rows(client, cast):
    """Ten times the rows must not take ten times the memory: they go over the disk."""

    def peak() -> int:
        tracemalloc.start()
        try:
            _take(client, cast, "alice")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    seat = cast.seat_of(cast.alice)

    def ask(number: int) -> None:
        Question.objects.bulk_create(
            QuestionFactory.build(
                partnership=cast.meals, asked_by=seat, side=seat.side, text="Why? " * 200, public_id=public_id()
            )
            for _ in range(number)
        )

    ask(300)
    _take(client, cast, "alice")
    few = peak()
    ask(2_700)
    assert peak() < 3 * few


def test_the_way_to_it_stands_beside_the_history_for_who_may_take_it(cast, client_of):
    history, export = (reverse(name, args=[cast.meals.public_id]) for name in ("room_history", "room_export"))
    for user, is_there in ((cast.alice, True), (cast.hugo, True), (cast.bob, False), (cast.olive, False)):
        assert client_of(user).get(history).content.decode().count(f'href="{export}"') == is_there, user.name
    page = client_of(cast.alice).get(export).content.decode()
    assert f'href="{export}" aria-current="page"' in page
    assert f'href="{history}"' in page
