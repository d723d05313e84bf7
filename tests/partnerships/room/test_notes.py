"""The private corner: only the own side, and not a trace anywhere else."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.post.models import OutboxMail
from partnerships.roles import Function
from partnerships.room.access import enter
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.notes import actions, reads
from partnerships.room.notes.models import Note
from partnerships.room.standing.models import Standing
from tests.factories import NoteFactory, ParticipantFactory, ProposalFactory
from tests.house.matrix import ROWS
from tests.house.neutral import neutral
from tests.house.places import World
from tests.house.routes import Route, all_routes

SECRET = "our limit is four percent"


def page(partnership, tail="") -> str:
    return f"/p/{partnership.public_id}/notes/{tail}"


def test_the_own_side_writes_and_reads(cast, client_of):
    client = client_of(cast.alice)
    saved = client.post(page(cast.meals, "edit/"), {"text": SECRET, "version": 0})
    assert (saved.status_code, saved.headers["Location"]) == (302, page(cast.meals))
    for user in (cast.alice, cast.bob, cast.noor, cast.ruben):
        assert SECRET in client_of(user).get(page(cast.meals)).content.decode()


@pytest.mark.parametrize("name", ["olive", "petra"])
def test_who_only_watches_has_no_notes(cast, client_of, name):
    client = client_of(getattr(cast, name))
    assert client.get(page(cast.meals)).status_code == 403
    assert client.post(page(cast.meals, "edit/"), {"text": "x", "version": 0}).status_code == 403
    assert page(cast.meals) not in client.get(reverse("room_people", args=[cast.meals.public_id])).content.decode()
    assert reads.own(enter(getattr(cast, name), cast.meals.public_id), "", "") is None


def test_every_side_has_its_own_note_on_the_same_thing(cast, client_of):
    proposal = ProposalFactory(proposed_by=cast.seat_of(cast.alice))
    address = page(cast.meals, f"edit/?about=proposal:{proposal.public_id}")
    for user, text in ((cast.alice, "ours"), (cast.marieke, "theirs")):
        assert client_of(user).post(address, {"text": text, "version": 0}).status_code == 302
    assert {(note.side.short_name, note.text, note.version) for note in Note.objects.all()} == {
        ("Noordzee", "ours", 1),
        ("Aldersteen", "theirs", 1),
    }
    shown = client_of(cast.marieke).get(address).content.decode()
    assert "theirs" in shown
    assert ">ours<" not in shown


def test_two_colleagues_see_both_texts(cast, client_of):
    first, second = client_of(cast.alice), client_of(cast.bob)
    first.post(page(cast.meals, "edit/"), {"text": "first", "version": 0})
    late = second.post(page(cast.meals, "edit/"), {"text": "second", "version": 0})
    assert late.status_code == 409
    assert "first" in late.content.decode()
    assert "second" in late.content.decode()
    assert second.post(page(cast.meals, "edit/"), {"text": "both", "version": 1}).status_code == 302
    assert (Note.objects.get().text, Note.objects.get().updated_by) == ("both", cast.seat_of(cast.bob))


def test_saved_twice_is_saved_once(cast, client_of):
    for _time in range(2):
        sent = client_of(cast.alice).post(page(cast.meals, "edit/"), {"text": SECRET, "version": 0})
        assert sent.status_code == 302
    assert Note.objects.get().version == 1


def test_who_left_the_side_writes_nothing_more(cast, now):
    seat = cast.seat_of(cast.bob)
    type(seat).objects.filter(pk=seat.pk).update(left_at=now)
    with pytest.raises(actions.NoteRefused):
        actions.write(partnership=cast.meals, text="x", version=0, by=seat, now=now)


def test_a_note_about_a_thing_of_another_room_finds_nothing(cast, client_of):
    foreign = ProposalFactory(proposed_by=cast.seat_of(cast.charlie, cast.snacks))
    address = page(cast.meals, f"edit/?about=proposal:{foreign.public_id}")
    assert client_of(cast.alice).get(address).status_code == 404
    assert client_of(cast.alice).post(address, {"text": "x", "version": 0}).status_code == 404


# --- no trace --------------------------------------------------------------------
def test_writing_leaves_no_event_no_letter_no_figure(cast, client_of):
    before = (
        list(ChainHead.objects.order_by("pk").values_list("number", "digest")),
        Event.objects.count(),
        OutboxMail.objects.count(),
        list(Standing.objects.order_by("pk").values()),
    )
    client_of(cast.alice).post(page(cast.meals, "edit/"), {"text": SECRET, "version": 0})
    after = (
        list(ChainHead.objects.order_by("pk").values_list("number", "digest")),
        Event.objects.count(),
        OutboxMail.objects.count(),
        list(Standing.objects.order_by("pk").values()),
    )
    assert Note.objects.count() == 1
    assert after == before


def _every_page(client, addresses: dict[str, str]) -> dict[str, str]:
    """What each page of the room that can be read says, but for the tokens of its forms."""
    said = {}
    for name, address in addresses.items():
        answer = client.get(address)
        if answer.status_code == 200 and not answer.streaming:
            said[name] = neutral(answer.content.decode())
    return said


# Files, not pages; the archive has tests of its own.
FILES = ("attachment_download", "room_export_file")


def test_no_page_of_the_other_side_changes_by_a_note(cast, client_of):
    """Every page of the room, read by the other side and by who watches, before there is a note and after."""
    world = World(cast)
    rooms = [route for route in all_routes() if route.name in ROWS and route.name not in FILES]
    addresses = {}
    for route in rooms:
        # Two routes may want rows that exclude each other (two open rounds): the first has its page.
        with suppress(IntegrityError), transaction.atomic():
            if ROWS[route.name].gate.startswith("partnership:"):
                addresses[route.name] = reverse(route.name, kwargs=world.arguments(route, "own"))
    readers = [cast.marieke, cast.petra]
    before = [_every_page(client_of(user), addresses) for user in readers]
    assert all("room_overview" in pages for pages in before)
    alice = cast.seat_of(cast.alice)
    NoteFactory(updated_by=alice, text=SECRET)
    proposal = Proposal.objects.get(public_id=world.arguments(_route("consent_detail"), "own")["proposal"])
    NoteFactory(updated_by=alice, text=SECRET, subject_kind="proposal", subject_id=proposal.public_id)
    assert SECRET in client_of(cast.bob).get(page(cast.meals)).content.decode()
    for user, said in zip(readers, before, strict=True):
        now_says = _every_page(client_of(user), addresses)
        assert [name for name, text in now_says.items() if text != said[name]] == []
    for path in ("/", "/?q=limit", "/search/?q=limit"):
        assert SECRET not in client_of(cast.marieke).get(path).content.decode()


def _route(name: str) -> Route:
    return next(route for route in all_routes() if route.name == name)


def test_a_person_of_the_other_side_with_every_function_reads_nothing(cast, client_of):
    NoteFactory(updated_by=cast.seat_of(cast.alice), text=SECRET)
    for function in (Function.LEAD, Function.DIRECTOR, Function.COUNSEL, Function.MEMBER):
        seat = ParticipantFactory(side=cast.side_of(cast.aldersteen), function=function)
        assert reads.own(enter(seat.user, cast.meals.public_id), "", "").text == ""
        assert SECRET not in client_of(seat.user).get(page(cast.meals)).content.decode()


def test_who_changed_sides_left_the_notes_behind(cast, client_of, now):
    NoteFactory(updated_by=cast.seat_of(cast.bob), text=SECRET)
    seat = cast.seat_of(cast.bob)
    type(seat).objects.filter(pk=seat.pk).update(left_at=now)
    ParticipantFactory(side=cast.side_of(cast.aldersteen), user=cast.bob, function=Function.MEMBER)
    assert SECRET not in client_of(cast.bob).get(page(cast.meals)).content.decode()


def test_the_check_of_the_history_knows_no_notes(cast, capsys):
    NoteFactory(updated_by=cast.seat_of(cast.alice), text=SECRET)
    call_command("verify_history")
    assert SECRET not in capsys.readouterr().out
