"""Writing the entries of the information charter and putting all of them to the sides: the verbs."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import Refused, seated
from partnerships.equality.charter import reads
from partnerships.equality.charter.models import CharterEntry
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side

MOST = 60


@transaction.atomic
def add_entry(
    *,
    partnership: Partnership,
    what: str,
    side: Side | None,
    openness: str,
    with_whom: str,
    until: date | None,
    once: str,
    by: Participant,
    now: datetime,
) -> CharterEntry:
    """Add an entry. A charter that waits for acceptance is proposed anew. Twice is once."""
    by = seated(by, partnership)
    made = CharterEntry.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    if CharterEntry.objects.filter(partnership=partnership).count() >= MOST:
        raise Refused(_("The charter is long enough. Bring entries together first."))
    entry = CharterEntry.objects.create(
        public_id=once,
        partnership=partnership,
        what=what,
        side=side,
        openness=openness,
        with_whom=with_whom,
        until=until,
        order=reads.next_order(partnership),
    )
    _note(entry, "charter.entry_added", by, now)
    _again(partnership, by, now)
    return entry


@transaction.atomic
def change_entry(
    *,
    entry: CharterEntry,
    version: int,
    what: str,
    side: Side | None,
    openness: str,
    with_whom: str,
    until: date | None,
    by: Participant,
    now: datetime,
) -> CharterEntry:
    """Change an entry; raises ChangedMeanwhile. A charter that waits for acceptance is proposed anew."""
    by = seated(by, entry.partnership)
    if not CharterEntry.objects.filter(pk=entry.pk).exists():
        raise Refused(_("This entry was taken out meanwhile."))
    saved = save_if_unchanged(
        entry, version, what=what, side=side, openness=openness, with_whom=with_whom, until=until
    )
    if saved:
        _note(entry, "charter.entry_changed", by, now)
        _again(entry.partnership, by, now)
    return entry


@transaction.atomic
def remove_entry(*, entry: CharterEntry, by: Participant, now: datetime) -> None:
    """Take an entry out of what is being written; what is joint stays until a new version is. Twice is once."""
    by = seated(by, entry.partnership)
    removed, _rows = CharterEntry.objects.filter(pk=entry.pk).delete()
    if removed:
        _note(entry, "charter.entry_removed", by, now)
        _again(entry.partnership, by, now)


@transaction.atomic
def propose_charter(*, partnership: Partnership, by: Participant, now: datetime) -> Proposal:
    """Put the whole charter to all sides."""
    by = seated(by, partnership)
    if not CharterEntry.objects.filter(partnership=partnership).exists():
        raise Refused(_("There is nothing in the charter yet: write the first entry."))
    return _put(partnership, by, now)


def _put(partnership: Partnership, by: Participant, now: datetime) -> Proposal:
    return propose(partnership=partnership, kind=reads.CHARTER, content=reads.content(partnership), by=by, now=now)


def _again(partnership: Partnership, by: Participant, now: datetime) -> None:
    """Whoever changes what waits for acceptance proposes it anew: nobody accepts what is not there."""
    if reads.open_proposal(partnership) is not None:
        _put(partnership, by, now)


def _note(entry: CharterEntry, verb: str, by: Participant, now: datetime) -> None:
    record(partnership=entry.partnership, verb=verb, by=by, now=now, subject=("charter_entry", entry.public_id))
