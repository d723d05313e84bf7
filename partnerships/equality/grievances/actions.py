"""Saying what hurts, making it good, and the word of the side that was hurt: the verbs."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import NotYours, Refused, seated
from partnerships.equality.grievances import reads
from partnerships.equality.grievances.models import Grievance, Repair
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side


@transaction.atomic
def raise_grievance(
    *,
    partnership: Partnership,
    title: str,
    what: str,
    about: Side | None,
    happened_on: date | None,
    is_baseline: bool,
    once: str,
    by: Participant,
    now: datetime,
) -> Grievance:
    """Say for the own side what hurt. `is_baseline`: it was there when the partnership began. Twice is once."""
    by = seated(by, partnership)
    made = Grievance.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    if about is not None and (about.pk == by.side_id or about.partnership_id != partnership.pk):
        raise Refused(_("Choose another side of this room, or none."))
    row = Grievance.objects.create(
        public_id=once,
        partnership=partnership,
        hurt=by.side,
        about=about,
        title=title,
        what=what,
        happened_on=happened_on,
        is_baseline=is_baseline,
        raised_by=by,
        raised_at=now,
        open_since=now,
    )
    _note(row, "grievance.raised", by, now)
    return row


@transaction.atomic
def change_grievance(
    *, grievance: Grievance, version: int, title: str, what: str, by: Participant, now: datetime
) -> Grievance:
    """Say it in other words; only the hurt side can, while it is open. Raises ChangedMeanwhile."""
    by = seated(by, grievance.partnership)
    row = _of_the_hurt(grievance, by)
    if row.resolved_at is not None:
        raise Refused(_("This is resolved and stays as it is."))
    if save_if_unchanged(row, version, title=title, what=what):
        _note(row, "grievance.changed", by, now)
    return row


@transaction.atomic
def promise_repair(
    *,
    grievance: Grievance,
    what: str,
    owner: Participant,
    due_on: date | None,
    once: str,
    by: Participant,
    now: datetime,
) -> Repair:
    """Promise something that makes it good, with somebody who does it. Twice is once."""
    by = seated(by, grievance.partnership)
    made = Repair.objects.filter(grievance=grievance, public_id=once).first()
    if made is not None:
        return made
    row = Grievance.objects.select_related("partnership").get(pk=grievance.pk)
    if row.resolved_at is not None:
        raise Refused(_("This is resolved: nothing more is to be done."))
    if not reads.people_at_table(row.partnership).filter(pk=owner.pk, side=by.side_id).exists():
        raise Refused(_("Only people who sit on your side now can be named for it."))
    repair = Repair.objects.create(
        public_id=once, grievance=row, what=what, owner=owner, due_on=due_on, added_by=by, added_at=now
    )
    _note(row, "grievance.repair_added", by, now)
    return repair


@transaction.atomic
def repair_done(*, repair: Repair, by: Participant, now: datetime) -> Repair:
    """Say that what was promised is done; the side of the one who promised says so. Twice is once."""
    by = seated(by, repair.grievance.partnership)
    row = Repair.objects.select_related("owner__side__organisation", "grievance__partnership").get(pk=repair.pk)
    if row.owner.side_id != by.side_id:
        raise NotYours(_("Only %(side)s can say that this is done.") % {"side": row.owner.side.name})
    if row.done_at is None:
        row.done_at = now
        row.save(update_fields=["done_at"])
        _note(row.grievance, "grievance.repair_done", by, now)
    return row


@transaction.atomic
def resolve(*, grievance: Grievance, last_word: str, by: Participant, now: datetime) -> Grievance:
    """Say that it is resolved. Only the hurt side can. Twice is once."""
    by = seated(by, grievance.partnership)
    row = _of_the_hurt(grievance, by)
    if row.resolved_at is not None:
        return row
    row.open_days_before = reads.open_until_resolved(row, now)
    row.resolved_at, row.resolved_by, row.last_word = now, by, last_word
    row.save(update_fields=["open_days_before", "resolved_at", "resolved_by", "last_word"])
    _note(row, "grievance.resolved", by, now)
    return row


@transaction.atomic
def reopen(*, grievance: Grievance, last_word: str, by: Participant, now: datetime) -> Grievance:
    """Say that it hurts again, and why. Only the hurt side can. Twice is once."""
    by = seated(by, grievance.partnership)
    row = _of_the_hurt(grievance, by)
    if row.resolved_at is None:
        return row
    row.open_since, row.resolved_at, row.resolved_by = now, None, None
    row.times_reopened += 1
    row.last_word = last_word
    row.save(update_fields=["open_since", "resolved_at", "resolved_by", "times_reopened", "last_word"])
    _note(row, "grievance.reopened", by, now)
    return row


def _of_the_hurt(grievance: Grievance, by: Participant) -> Grievance:
    row = Grievance.objects.select_related("partnership", "hurt__organisation").get(pk=grievance.pk)
    if row.hurt_id != by.side_id:
        raise NotYours(
            _("Only %(side)s can say this: it is the side that was hurt.") % {"side": row.hurt.organisation.name}
        )
    return row


def _note(row: Grievance, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=row.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("grievance", row.public_id),
        data={"baseline": row.is_baseline},
    )
