"""Planning initiatives, moving them on, and changing lanes."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.room.history.actions import hold, record
from partnerships.room.seats.models import Participant, Partnership
from partnerships.start_small import standing
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins.models import QuickWin
from partnerships.start_small.seated import StartSmallRefused, able, of_this_room, own_person

State = Initiative.State

# What the buttons offer: from each state to which others.
MOVES = {
    State.PLANNED: (State.STARTED, State.SET_ASIDE),
    State.STARTED: (State.DONE, State.SET_ASIDE),
    State.DONE: (State.STARTED,),
    State.SET_ASIDE: (State.PLANNED,),
}


@transaction.atomic
def plan(
    *,
    partnership: Partnership,
    title: str,
    starts_on: date,
    ends_on: date,
    owner: Participant,
    by: Participant,
    now: datetime,
    objective=None,
    grown_from: QuickWin | None = None,
) -> Initiative:
    """Put an initiative into the lane of tomorrow, carried for the own side by `owner`.

    `grown_from`: the candidate that was too big for a quick win; it is set aside and leads here. The same
    person planning the same title once more plans once.
    """
    hold(partnership)
    by = able(by, partnership)
    of_this_room(partnership, objective, grown_from)
    earlier = Initiative.objects.filter(partnership=partnership, added_by=by, title=title, starts_on=starts_on)
    planned = earlier.filter(state=State.PLANNED).first()
    if planned is not None:
        return planned
    if ends_on < starts_on:
        raise StartSmallRefused(_("It ends before it starts."))
    initiative = Initiative.objects.create(
        partnership=partnership,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        objective=objective,
        owner=own_person(owner, by),
        added_by=by,
        added_at=now,
        moved_at=now,
    )
    _record(initiative, "initiative.planned", by, now)
    if grown_from is not None:
        _grow(grown_from, initiative, by, now)
    standing.note(partnership)
    return initiative


def _grow(quick_win: QuickWin, initiative: Initiative, by: Participant, now: datetime) -> None:
    row = QuickWin.objects.get(pk=quick_win.pk)
    if row.state != QuickWin.State.CANDIDATE:
        raise StartSmallRefused(_("Only a candidate can become an initiative."))
    row.state, row.grew_into, row.moved_at = QuickWin.State.SET_ASIDE, initiative, now
    row.set_aside_by = by
    row.version += 1
    row.save(update_fields=["state", "grew_into", "moved_at", "set_aside_by", "version"])
    pair = [person for person in (row.owner, row.co_owner) if person is not None]
    initiative.co_owner = next((person for person in pair if person.side_id != by.side_id), None)
    initiative.save(update_fields=["co_owner"])
    record(
        partnership=row.partnership,
        verb="quick_win.grew",
        by=by,
        now=now,
        subject=("quick_win", row.public_id),
        data={"initiative": initiative.public_id},
    )


@transaction.atomic
def edit(*, initiative: Initiative, version: int, by: Participant, now: datetime, **said) -> bool:
    """Change what an initiative says. Raises ChangedMeanwhile, StartSmallRefused."""
    initiative, by = _held(initiative, by)
    if said["ends_on"] < said["starts_on"]:
        raise StartSmallRefused(_("It ends before it starts."))
    of_this_room(initiative.partnership, said.get("objective"))
    changed = save_if_unchanged(initiative, version, **said)
    if changed:
        _record(initiative, "initiative.edited", by, now)
    return changed


@transaction.atomic
def take_part(*, initiative: Initiative, person: Participant, by: Participant, now: datetime) -> Initiative:
    """Let a person of the own side carry it. Twice is once."""
    initiative, by = _held(initiative, by)
    person = own_person(person, by)
    place = _place_for(initiative, person)
    if getattr(initiative, f"{place}_id") == person.pk:
        return initiative
    setattr(initiative, place, person)
    initiative.version += 1
    initiative.save(update_fields=[place, "version"])
    _record(initiative, "initiative.carried", by, now, participant=person.public_id)
    return initiative


def _place_for(initiative: Initiative, person: Participant) -> str:
    for place in ("owner", "co_owner"):
        held = getattr(initiative, place)
        if held is not None and (held.side_id == person.side_id or held.left_at is not None):
            return place
    for place in ("owner", "co_owner"):
        if getattr(initiative, place) is None:
            return place
    raise StartSmallRefused(_("People of two other sides carry it already."))


@transaction.atomic
def move(*, initiative: Initiative, to: str, by: Participant, now: datetime) -> Initiative:
    """Start, finish, set aside or take up an initiative again. Twice is once."""
    initiative, by = _held(initiative, by)
    if initiative.state == to:
        return initiative
    if to not in MOVES[State(initiative.state)]:
        raise StartSmallRefused(_("It has moved on meanwhile. Look again where it stands."))
    if to == State.STARTED and not _is_carried(initiative):
        raise StartSmallRefused(_("A person of another side has to carry it as well."))
    initiative.state, initiative.moved_at = to, now
    initiative.version += 1
    initiative.save(update_fields=["state", "moved_at", "version"])
    _record(initiative, "initiative.moved", by, now, to=str(to))
    standing.note(initiative.partnership)
    return initiative


def _is_carried(initiative: Initiative) -> bool:
    pair = [p for p in (initiative.owner, initiative.co_owner) if p is not None and p.left_at is None]
    return len({person.side_id for person in pair}) == 2


def _held(initiative: Initiative, by: Participant):
    hold(initiative.partnership)
    by = able(by, initiative.partnership)
    return Initiative.objects.select_related("partnership", "owner", "co_owner").get(pk=initiative.pk), by


def _record(initiative: Initiative, verb: str, by: Participant, now: datetime, **data: str) -> None:
    record(
        partnership=initiative.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("initiative", initiative.public_id),
        data=data,
    )
