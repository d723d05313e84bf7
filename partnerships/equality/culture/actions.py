"""Writing and handing in culture profiles, and notes for visitors: the verbs."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import Refused, seated
from partnerships.equality.culture import reads
from partnerships.equality.culture.dimensions import KEYS, POINTS, complete
from partnerships.equality.culture.models import CultureProfile, VisitNote
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.seats.reads import sides_at

Answers = dict[str, dict[str, int]]


@transaction.atomic
def save_profile(
    *,
    partnership: Partnership,
    version: int,
    answers: Answers,
    hand_in: bool,
    number: int,
    by: Participant,
    now: datetime,
) -> CultureProfile:
    """Save how the own side sees itself and the others; `hand_in` once nothing is missing.

    Nobody of another side reads it before every side has handed in; at that moment all are opened at once.
    Raises ChangedMeanwhile if a colleague saved first, Refused once the round was opened or is another one.
    """
    by = seated(by, partnership)
    if number != reads.round_of(partnership):
        raise Refused(_("A new round has begun meanwhile. Load the page anew."))
    sides = sides_at(partnership)
    about = [side.public_id for side in sides]
    kept = _only_asked(answers, about)
    if CultureProfile.objects.filter(partnership=partnership, number=number, revealed_at__isnull=False).exists():
        raise Refused(_("This round is open to all sides and stays as it is. Begin a new one."))
    row, _made = CultureProfile.objects.get_or_create(
        partnership=partnership, side=by.side, number=number, defaults={"written_by": by}
    )
    if (hand_in or row.handed_in_at) and not complete(kept, about):
        raise Refused(_("Something is still missing. You can save it as a draft and go on later."))
    save_if_unchanged(row, version, answers=kept, written_by=by)
    if hand_in and row.handed_in_at is None:
        row.handed_in_at = now
        row.save(update_fields=["handed_in_at"])
        _note(partnership, "culture.handed_in", by, by.side, now)
        _open_if_all(partnership, number, sides, now)
    return row


@transaction.atomic
def begin_again(*, partnership: Partnership, number: int, by: Participant, now: datetime) -> int:
    """Begin a new round after round `number` was opened; returns its number. Twice is once."""
    by = seated(by, partnership)
    last = reads.round_of(partnership)
    if number >= 1 and last == number + 1:
        return last
    opened = CultureProfile.objects.filter(partnership=partnership, number=last, revealed_at__isnull=False)
    if last != number or not opened.exists():
        raise Refused(_("A round is open already: first every side hands in."))
    CultureProfile.objects.create(partnership=partnership, side=by.side, number=number + 1, written_by=by)
    _note(partnership, "culture.begun_again", by, by.side, now)
    return number + 1


@transaction.atomic
def write_visit_note(*, version: int, text: str, by: Participant, now: datetime) -> VisitNote:
    """Say what the others should know before they visit; raises ChangedMeanwhile."""
    by = seated(by, by.partnership)
    row, _made = VisitNote.objects.get_or_create(
        side=by.side, defaults={"text": "", "written_by": by, "written_at": now}
    )
    if save_if_unchanged(row, version, text=text):
        VisitNote.objects.filter(pk=row.pk).update(written_by=by, written_at=now)
        _note(by.partnership, "culture.note_written", by, by.side, now)
    return row


def open_without(partnership: Partnership, *, now: datetime) -> None:
    """A side has left: open the round if all others have handed in. Inside that verb only.

    What the side that left had written and nobody has read stays closed.
    """
    number = reads.round_of(partnership)
    if not CultureProfile.objects.filter(
        partnership=partnership, number=number, revealed_at__isnull=False
    ).exists():
        _open_if_all(partnership, number, sides_at(partnership), now)


def _only_asked(answers: Answers, about: list[str]) -> Answers:
    return {
        key: {side: point for side, point in answers.get(key, {}).items() if side in about and point in POINTS}
        for key in KEYS
    }


def _open_if_all(partnership: Partnership, number: int, sides: list[Side], now: datetime) -> None:
    rows = CultureProfile.objects.filter(
        partnership=partnership, number=number, handed_in_at__isnull=False, side__in=sides
    )
    if len(rows) == len(sides) > 1:
        rows.update(revealed_at=now)
        _note(partnership, "culture.revealed", None, None, now, number=number)


def _note(partnership: Partnership, verb: str, by: Participant | None, side: Side | None, now, **more) -> None:
    data = {"side": side.public_id} if side else {}
    record(partnership=partnership, verb=verb, by=by, now=now, data=data | more)
