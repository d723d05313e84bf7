"""Naming subjects and the people who meet on them: the verbs."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import Refused, seated
from partnerships.equality.people_map import reads
from partnerships.equality.people_map.models import KeyPerson, MeetingLine
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership

MOST = 60


@transaction.atomic
def add_line(*, partnership: Partnership, about: str, once: str, by: Participant, now: datetime) -> MeetingLine:
    """Add a subject on which people of all sides meet. Twice is once."""
    by = seated(by, partnership)
    made = MeetingLine.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    if MeetingLine.objects.filter(partnership=partnership, ended_at=None).count() >= MOST:
        raise Refused(_("These are enough subjects. Take one off first."))
    line = MeetingLine.objects.create(
        public_id=once, partnership=partnership, about=about, order=reads.next_order(partnership)
    )
    _note(line, "meeting.added", by, now)
    return line


@transaction.atomic
def rename_line(*, line: MeetingLine, version: int, about: str, by: Participant, now: datetime) -> MeetingLine:
    """Call a subject otherwise; raises ChangedMeanwhile."""
    by = seated(by, line.partnership)
    _is_there(line)
    if save_if_unchanged(line, version, about=about):
        _note(line, "meeting.renamed", by, now)
    return line


@transaction.atomic
def name_person(
    *,
    line: MeetingLine,
    version: int,
    person: Participant | None,
    stand_in: Participant | None,
    by: Participant,
    now: datetime,
) -> KeyPerson:
    """Say who meets the others for the own side, and who stands in; raises ChangedMeanwhile."""
    by = seated(by, line.partnership)
    _is_there(line)
    for named in (person, stand_in):
        if named is not None and not reads.people_of(by.side).filter(pk=named.pk).exists():
            raise Refused(_("Only people who sit on your side now can be named for it."))
    if person is not None and person == stand_in:
        raise Refused(_("Nobody stands in for themselves. Name somebody else, or leave it empty."))
    row, _made = KeyPerson.objects.get_or_create(line=line, side=by.side)
    if save_if_unchanged(row, version, person=person, stand_in=stand_in):
        _note(line, "meeting.person_named", by, now)
    return row


@transaction.atomic
def end_line(*, line: MeetingLine, by: Participant, now: datetime) -> MeetingLine:
    """Take a subject off. Twice is once."""
    by = seated(by, line.partnership)
    current = MeetingLine.objects.get(pk=line.pk)
    if current.ended_at is None:
        current.ended_at = now
        current.save(update_fields=["ended_at"])
        _note(current, "meeting.ended", by, now)
    return current


def _is_there(line: MeetingLine) -> None:
    if MeetingLine.objects.filter(pk=line.pk, ended_at__isnull=False).exists():
        raise Refused(_("This was taken off meanwhile."))


def _note(line: MeetingLine, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=line.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("meeting_line", line.public_id),
        data={"side": by.side.public_id},
    )
