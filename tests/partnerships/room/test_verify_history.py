"""verify_history: every way to rewrite the history is found, with its place."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts import guards
from partnerships.room.canonical import fingerprint
from partnerships.room.chronicle import checking
from partnerships.room.consent import actions as consent
from partnerships.room.history.actions import digest_of, record
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.models import Proposal
from tests.factories import PartnershipFactory


@pytest.fixture
def chain(cast, now):
    """Six events in `meals`, two in `snacks`; the database's own guards are lifted for the attacks."""
    seat = cast.seat_of(cast.alice)
    with transaction.atomic():
        for number in range(6):
            record(partnership=cast.meals, verb="partnership.opened", by=seat, now=now, data={"side": str(number)})
        for _ in range(2):
            record(partnership=cast.snacks, verb="partnership.opened", by=None, now=now)
    guards.lift()
    yield cast.meals
    guards.install()


def verify(**options) -> str:
    out = io.StringIO()
    call_command("verify_history", stdout=out, **options)
    return out.getvalue()


def refused(**options) -> str:
    with pytest.raises(CommandError) as error:
        verify(**options)
    assert error.value.returncode == 1
    return str(error.value)


def nth(chain, number) -> Event:
    return Event.objects.get(partnership=chain, number=number)


def test_an_honest_history_holds(chain):
    assert verify() == f"{ChainHead.objects.count()} chains hold.\n"


@pytest.mark.parametrize(
    ("column", "value"),
    [("verb", "seat.ended"), ("subject_id", "x"), ("data", {"side": "9"}), ("data", {"side": 1.5}), ("by", None)],
)
def test_a_changed_event_is_found(chain, column, value):
    Event.objects.filter(pk=nth(chain, 3).pk).update(**{column: value})
    assert refused() == f"partnership {chain.public_id}, event 3: changed"


def test_a_changed_moment_is_found(chain, now):
    Event.objects.filter(pk=nth(chain, 3).pk).update(at=now - timedelta(days=1))
    assert "event 3: changed" in refused()


def test_a_deleted_event_is_found(chain):
    nth(chain, 3).delete()
    assert refused() == f"partnership {chain.public_id}, event 3: missing"


def test_the_first_event_deleted_is_found(chain):
    nth(chain, 1).delete()
    assert "event 1: missing" in refused()


def test_an_inserted_event_is_found(chain):
    with transaction.atomic():
        for event in Event.objects.filter(partnership=chain, number__gt=3).order_by("-number"):
            Event.objects.filter(pk=event.pk).update(number=event.number + 1)
        false = nth(chain, 3)
        false.pk, false.number, false.digest_before = None, 4, false.digest
        false.digest = digest_of(false, chain.public_id)
        false.save(force_insert=True)
    assert "event 5: not chained to the event before it" in refused()


def test_an_event_appended_without_the_head_is_found(chain):
    false = nth(chain, 6)
    false.pk, false.number, false.digest_before = None, 7, false.digest
    false.digest = digest_of(false, chain.public_id)
    false.save(force_insert=True)
    assert "the end of the chain is cut or replaced" in refused()


def test_two_events_that_change_places_are_found(chain):
    second, third = nth(chain, 2), nth(chain, 3)
    Event.objects.filter(pk=second.pk).update(number=99)
    Event.objects.filter(pk=third.pk).update(number=2)
    Event.objects.filter(pk=second.pk).update(number=3)
    assert f"partnership {chain.public_id}, event 2:" in refused()


def test_a_cut_tail_is_found(chain):
    Event.objects.filter(partnership=chain, number__gt=4).delete()
    assert refused() == f"partnership {chain.public_id}, event 5: the end of the chain is cut or replaced"


def test_a_lost_head_is_found(chain):
    ChainHead.objects.filter(partnership=chain).delete()
    assert "the head of the chain is gone" in refused()


def rewrite(chain, from_number: int) -> None:
    """Change an event and compute every digest after it anew, as somebody with the database can."""
    event = nth(chain, from_number)
    Event.objects.filter(pk=event.pk).update(verb="seat.ended")
    before = event.digest_before
    for event in Event.objects.filter(partnership=chain, number__gte=from_number).order_by("number"):
        event.digest_before = before
        event.digest = before = digest_of(event, chain.public_id)
        event.save()
    ChainHead.objects.filter(partnership=chain).update(digest=before)


def test_a_rewritten_chain_is_found_against_kept_heads(chain, tmp_path):
    kept = tmp_path / "heads.jsonl"
    verify(save=str(kept))
    assert "kept heads fit" in verify(against=str(kept))
    rewrite(chain, 3)
    verify()  # in itself it holds: that is why heads are kept outside
    assert refused(against=str(kept)) == (
        f"partnership {chain.public_id}, event 6: rewritten: this event or one before it is another"
    )


def test_several_kept_heads_narrow_the_place(chain, tmp_path):
    kept = tmp_path / "heads.jsonl"
    heads = [checking.KeptHead(chain.public_id, n, nth(chain, n).digest) for n in (2, 4, 6)]
    kept.write_text(checking.written(heads))
    rewrite(chain, 3)
    assert "event 4: rewritten" in refused(against=str(kept))


def test_a_tail_cut_together_with_the_head_is_found_against_kept_heads(chain, tmp_path):
    kept = tmp_path / "heads.jsonl"
    verify(save=str(kept))
    Event.objects.filter(partnership=chain, number__gt=4).delete()
    ChainHead.objects.filter(partnership=chain).update(number=4, digest=nth(chain, 4).digest)
    verify()
    assert "event 5: cut: event 6 was kept and is gone" in refused(against=str(kept))


def test_a_whole_chain_that_vanished_is_found_against_kept_heads(chain, tmp_path):
    kept = tmp_path / "heads.jsonl"
    verify(save=str(kept))
    Event.objects.filter(partnership=chain).delete()
    ChainHead.objects.filter(partnership=chain).delete()
    assert "event 1: cut" in refused(against=str(kept))


def test_a_chain_that_grew_fits_what_was_kept(chain, tmp_path, now):
    kept = tmp_path / "heads.jsonl"
    verify(save=str(kept))
    guards.install()
    with transaction.atomic():
        record(partnership=chain, verb="partnership.opened", by=None, now=now)
    assert "kept heads fit" in verify(against=str(kept))


@pytest.mark.parametrize("text", ["", "\n", "nonsense", "[]", '{"partnership": "x"}', '{"number": 1e3}', "\x00"])
def test_a_file_that_holds_no_heads_is_said_so(chain, tmp_path, text):
    kept = tmp_path / "heads.jsonl"
    kept.write_text(text)
    assert str(kept) in refused(against=str(kept))
    assert "cannot be read" in refused(against=str(tmp_path / "none"))


def test_no_heads_are_saved_of_a_broken_history(chain, tmp_path):
    nth(chain, 3).delete()
    refused(save=str(tmp_path / "heads.jsonl"))
    assert not (tmp_path / "heads.jsonl").exists()


def test_a_text_changed_together_with_its_fingerprint_is_found(cast, now):
    proposal = consent.propose(
        partnership=cast.meals, kind="test_text", content={"text": "a"}, by=cast.seat_of(cast.alice), now=now
    )
    guards.lift()
    try:
        text = '{"text":"b"}'
        Proposal.objects.filter(pk=proposal.pk).update(content=text)
        assert "the text of proposal" in refused()
        Proposal.objects.filter(pk=proposal.pk).update(fingerprint=fingerprint(text))
        proposal.consents.update(fingerprint=fingerprint(text))
        assert "event 1: is about a text that was changed" in refused()
    finally:
        guards.install()


def test_the_database_itself_refuses(cast, now):
    with transaction.atomic():
        record(partnership=cast.meals, verb="partnership.opened", by=None, now=now)
    for change in (
        lambda: Event.objects.update(verb="x"),
        lambda: Event.objects.all().delete(),
    ):
        with pytest.raises(Exception, match="history stays"), transaction.atomic():
            change()
    assert connection.vendor in ("sqlite", "postgresql")


def test_an_event_outside_a_transaction_is_refused(transactional_db, now):
    with pytest.raises(RuntimeError):
        record(partnership=PartnershipFactory(), verb="partnership.opened", by=None, now=now)
