"""Planning a visit, saying what struck us, calling it off."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile, save_if_unchanged
from partnerships.room.history.actions import hold, record
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.start_small.kitchen_visits.models import Impression, KitchenVisit
from partnerships.start_small.seated import StartSmallRefused, able, of_this_room


@transaction.atomic
def plan(
    *,
    partnership: Partnership,
    host: Side,
    visited_on: date,
    place: str,
    visitors: Iterable[Participant],
    by: Participant,
    now: datetime,
) -> KitchenVisit:
    """Write a visit down, ahead or past. The same host and day once more is the same visit."""
    hold(partnership)
    by = able(by, partnership)
    people = _guests(partnership, host, visitors)
    earlier = KitchenVisit.objects.standing().filter(partnership=partnership, host=host, visited_on=visited_on)
    known = earlier.first()
    if known is not None:
        return known
    visit = KitchenVisit.objects.create(
        partnership=partnership, host=host, visited_on=visited_on, place=place, planned_by=by, planned_at=now
    )
    visit.visitors.set(people)
    _record(visit, "kitchen_visit.planned", by, now, side=host.public_id)
    return visit


@transaction.atomic
def edit(
    *,
    visit: KitchenVisit,
    version: int,
    host: Side,
    visited_on: date,
    place: str,
    visitors: Iterable[Participant],
    by: Participant,
    now: datetime,
) -> bool:
    """Change host, day, place or visitors. Raises ChangedMeanwhile, StartSmallRefused."""
    visit, by = _held(visit, by)
    if visit.called_off_at is not None:
        raise StartSmallRefused(_("The visit was called off."))
    people = _guests(visit.partnership, host, visitors)
    before = {person.pk for person in visit.visitors.all()}
    others = before != {person.pk for person in people}
    if others and visit.version != version:
        raise ChangedMeanwhile(visit)
    changed = save_if_unchanged(visit, version, host=host, visited_on=visited_on, place=place)
    if others:
        visit.visitors.set(people)
        if not changed:
            KitchenVisit.objects.filter(pk=visit.pk).update(version=version + 1)
    if changed or others:
        _record(visit, "kitchen_visit.edited", by, now)
    return changed or others


def _guests(partnership: Partnership, host: Side, visitors: Iterable[Participant]) -> list[Participant]:
    people = list(visitors)
    of_this_room(partnership, host, *people)
    if any(person.side_id == host.pk for person in people):
        raise StartSmallRefused(_("Visitors are people of the other sides: the host is at home."))
    return people


@transaction.atomic
def say_impression(*, visit: KitchenVisit, version: int, text: str, by: Participant, now: datetime) -> bool:
    """Write what struck the own side. Raises ChangedMeanwhile if a colleague wrote meanwhile."""
    visit, by = _held(visit, by)
    if visit.called_off_at is not None:
        raise StartSmallRefused(_("The visit was called off."))
    if visit.visited_on > visit.partnership.day_at(now):
        raise StartSmallRefused(_("The visit is still ahead: what strikes you is written afterwards."))
    struck, is_new = Impression.objects.get_or_create(
        visit=visit,
        side=by.side,
        defaults={"text": text, "written_by": by, "written_at": now, "version": 1},
    )
    changed = is_new or save_if_unchanged(struck, version, text=text)
    if changed:
        Impression.objects.filter(pk=struck.pk).update(written_by=by, written_at=now)
        _record(visit, "kitchen_visit.struck", by, now)
    return changed


@transaction.atomic
def call_off(*, visit: KitchenVisit, by: Participant, now: datetime) -> KitchenVisit:
    """Call a visit off that is still ahead. Twice is once."""
    visit, by = _held(visit, by)
    if visit.called_off_at is not None:
        return visit
    if visit.visited_on < visit.partnership.day_at(now):
        raise StartSmallRefused(_("The visit has taken place: that stays."))
    visit.called_off_at = now
    visit.save(update_fields=["called_off_at"])
    _record(visit, "kitchen_visit.called_off", by, now)
    return visit


def _held(visit: KitchenVisit, by: Participant):
    hold(visit.partnership)
    by = able(by, visit.partnership)
    return KitchenVisit.objects.select_related("partnership", "host").get(pk=visit.pk), by


def _record(visit: KitchenVisit, verb: str, by: Participant, now: datetime, **data: str) -> None:
    record(
        partnership=visit.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("kitchen_visit", visit.public_id),
        data=data,
    )
