"""Finding, carrying, starting, delivering and confirming a quick win."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.history.actions import hold, record
from partnerships.room.seats.models import Participant, Partnership
from partnerships.start_small import standing
from partnerships.start_small.quick_wins.models import MOST_DAYS, QuickWin, SideValue
from partnerships.start_small.quick_wins.starting import missing_to_start
from partnerships.start_small.seated import StartSmallRefused, able, of_this_room, own_person

State = QuickWin.State


@dataclass(frozen=True)
class Line:
    """One open issue as it is brought in."""

    title: str
    problem: str = ""
    effort_days: int | None = None


@transaction.atomic
def add(*, partnership: Partnership, by: Participant, now: datetime, owner: Participant, **said) -> QuickWin:
    """Write a candidate down, carried for the own side by `owner`. The same person, the same title: once.

    `said`: title, problem, origin and what else a candidate holds. Raises StartSmallRefused.
    """
    hold(partnership)
    by = able(by, partnership)
    of_this_room(partnership, *(said.get(name) for name in ("receiver", "objective", "kitchen_visit", "slice_of")))
    same = QuickWin.objects.filter(partnership=partnership, added_by=by, title=said["title"])
    earlier = same.filter(state=State.CANDIDATE).first()
    if earlier is not None:
        return earlier
    quick_win = QuickWin.objects.create(
        partnership=partnership, owner=own_person(owner, by), added_by=by, added_at=now, moved_at=now, **said
    )
    _record(quick_win, "quick_win.added", by, now)
    standing.note(partnership)
    return quick_win


@transaction.atomic
def bring_in(*, partnership: Partnership, lines: Iterable[Line], by: Participant, now: datetime) -> list[QuickWin]:
    """Write open issues down as candidates that nobody carries yet, all or none; known titles stay as they are."""
    hold(partnership)
    by = able(by, partnership)
    known = {
        title.casefold()
        for title in QuickWin.objects.filter(partnership=partnership).values_list("title", flat=True)
    }
    added = []
    for line in lines:
        if line.title.casefold() in known:
            continue
        known.add(line.title.casefold())
        added.append(
            QuickWin(
                partnership=partnership,
                title=line.title,
                problem=line.problem,
                effort_days=line.effort_days,
                origin=QuickWin.Origin.OPEN_ISSUE,
                added_by=by,
                added_at=now,
                moved_at=now,
            )
        )
    QuickWin.objects.bulk_create(added)
    if added:
        record(partnership=partnership, verb="quick_win.brought_in", by=by, now=now, data={"count": len(added)})
        standing.note(partnership)
    return added


@transaction.atomic
def edit(*, quick_win: QuickWin, version: int, by: Participant, now: datetime, **said) -> bool:
    """Change what a candidate or a started quick win says. Raises ChangedMeanwhile, StartSmallRefused."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state not in (State.CANDIDATE, State.STARTED):
        raise StartSmallRefused(_("What is delivered or set aside stays as it was written."))
    if quick_win.state == State.STARTED:
        _fits(quick_win.started_on, said.get("due_on"))
        if said.get("receiver") is None:
            raise StartSmallRefused(_("What is under way has a side that receives it."))
    else:
        said.pop("due_on", None)
    of_this_room(
        quick_win.partnership, *(said.get(name) for name in ("receiver", "objective", "kitchen_visit", "slice_of"))
    )
    _passed_on_by_the_receiver(quick_win, said, by)
    moved = "due_on" in said and said["due_on"] != quick_win.due_on
    changed = save_if_unchanged(quick_win, version, **said)
    if changed:
        data = {"due_on": said["due_on"].isoformat()} if moved else {}
        _record(quick_win, "quick_win.day_moved" if moved else "quick_win.edited", by, now, **data)
    return changed


def _passed_on_by_the_receiver(quick_win: QuickWin, said: dict, by: Participant) -> None:
    """The side that receives it confirms it: nobody else makes another side, or itself, the receiver."""
    receiver = quick_win.receiver
    if receiver is None or receiver.left_at is not None or receiver.pk == by.side_id or "receiver" not in said:
        return
    if said["receiver"] != receiver:
        raise StartSmallRefused(
            _("%(side)s receives it and confirms it. Only %(side)s can say that another side does.")
            % {"side": receiver.name}
        )


@transaction.atomic
def take_part(*, quick_win: QuickWin, person: Participant, by: Participant, now: datetime) -> QuickWin:
    """Let a person of the own side carry it: the second of the pair, or in place of a colleague. Twice is once."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state not in (State.CANDIDATE, State.STARTED):
        raise StartSmallRefused(_("It is delivered or set aside: there is nothing to carry any more."))
    person = own_person(person, by)
    place = _place_for(quick_win, person)
    if getattr(quick_win, f"{place}_id") == person.pk:
        return quick_win
    setattr(quick_win, place, person)
    quick_win.version += 1
    quick_win.save(update_fields=[place, "version"])
    _record(quick_win, "quick_win.carried", by, now, participant=person.public_id)
    return quick_win


def _place_for(quick_win: QuickWin, person: Participant) -> str:
    for place in ("owner", "co_owner"):
        held = getattr(quick_win, place)
        if held is not None and (held.side_id == person.side_id or held.left_at is not None):
            return place
    for place in ("owner", "co_owner"):
        if getattr(quick_win, place) is None:
            return place
    raise StartSmallRefused(_("People of two other sides carry it already."))


@transaction.atomic
def say_value(*, quick_win: QuickWin, version: int, text: str, by: Participant, now: datetime) -> bool:
    """Write what it is worth to the own side. Raises ChangedMeanwhile if a colleague wrote meanwhile."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state == State.SET_ASIDE:
        raise StartSmallRefused(_("It is set aside."))
    value, is_new = SideValue.objects.get_or_create(
        quick_win=quick_win,
        side=by.side,
        defaults={"text": text, "written_by": by, "written_at": now, "version": 1},
    )
    changed = is_new or save_if_unchanged(value, version, text=text)
    if changed:
        SideValue.objects.filter(pk=value.pk).update(written_by=by, written_at=now)
        _record(quick_win, "quick_win.valued", by, now)
    return changed


@transaction.atomic
def start(*, quick_win: QuickWin, due_on: date, by: Participant, now: datetime) -> QuickWin:
    """Begin: people of two sides carry it, one side receives it, it is due within ninety days. Twice is once."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state == State.STARTED:
        return quick_win
    if quick_win.state != State.CANDIDATE:
        raise StartSmallRefused(_("Only a candidate can be started."))
    missing = missing_to_start(quick_win)
    if missing:
        raise StartSmallRefused(missing[0])
    today = quick_win.partnership.day_at(now)
    _fits(today, due_on)
    quick_win.started_on, quick_win.due_on = today, due_on
    _move(quick_win, State.STARTED, "quick_win.started", by, now, "started_on", "due_on")
    return quick_win


def _fits(started_on: date | None, due_on: date | None) -> None:
    if due_on is None:
        raise StartSmallRefused(_("Say by which day it is delivered."))
    if started_on is not None and not started_on <= due_on <= started_on + timedelta(days=MOST_DAYS):
        raise StartSmallRefused(
            _(
                "A quick win is delivered within ninety days of its start. If it takes longer, which part can "
                "be there by then?"
            )
        )


@transaction.atomic
def deliver(*, quick_win: QuickWin, by: Participant, now: datetime) -> QuickWin:
    """Say that it is there; the receiving side is asked to confirm. Twice is once."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state == State.DELIVERED:
        return quick_win
    if quick_win.state != State.STARTED:
        raise StartSmallRefused(_("Only what is under way can be delivered."))
    quick_win.delivered_at = now
    _move(quick_win, State.DELIVERED, "quick_win.delivered", by, now, "delivered_at")
    return quick_win


@transaction.atomic
def confirm(*, quick_win: QuickWin, by: Participant, now: datetime) -> QuickWin:
    """Confirm for the receiving side that it is there and works. Twice is once."""
    quick_win, by = _of_the_receiver(quick_win, by)
    if quick_win.state == State.CONFIRMED:
        return quick_win
    if quick_win.state != State.DELIVERED:
        raise StartSmallRefused(_("It has not been delivered yet: there is nothing to confirm."))
    quick_win.confirmed_on, quick_win.confirmed_by = quick_win.partnership.day_at(now), by
    _move(quick_win, State.CONFIRMED, "quick_win.confirmed", by, now, "confirmed_on", "confirmed_by")
    return quick_win


@transaction.atomic
def not_yet(*, quick_win: QuickWin, because: str, by: Participant, now: datetime) -> QuickWin:
    """Say for the receiving side what is still missing; it is under way again."""
    quick_win, by = _of_the_receiver(quick_win, by)
    if quick_win.state == State.STARTED and quick_win.not_yet_because == because:
        return quick_win
    if quick_win.state != State.DELIVERED:
        raise StartSmallRefused(_("It has not been delivered yet, or it is confirmed already."))
    quick_win.delivered_at = None
    quick_win.not_yet_because, quick_win.not_yet_by, quick_win.not_yet_at = because, by, now
    fields = ("delivered_at", "not_yet_because", "not_yet_by", "not_yet_at")
    _move(quick_win, State.STARTED, "quick_win.not_yet", by, now, *fields)
    return quick_win


@transaction.atomic
def set_aside(*, quick_win: QuickWin, because: str, by: Participant, now: datetime) -> QuickWin:
    """Stop working on it, with the reason. Twice is once."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state == State.SET_ASIDE:
        return quick_win
    if quick_win.state == State.CONFIRMED:
        raise StartSmallRefused(_("It is confirmed: that stays."))
    quick_win.set_aside_because, quick_win.set_aside_by = because, by
    _move(quick_win, State.SET_ASIDE, "quick_win.set_aside", by, now, "set_aside_because", "set_aside_by")
    return quick_win


@transaction.atomic
def take_up_again(*, quick_win: QuickWin, by: Participant, now: datetime) -> QuickWin:
    """Make a candidate again of what was set aside. Twice is once."""
    quick_win, by = _held(quick_win, by)
    if quick_win.state == State.CANDIDATE:
        return quick_win
    if quick_win.state != State.SET_ASIDE:
        raise StartSmallRefused(_("It has not been set aside."))
    quick_win.started_on = quick_win.due_on = quick_win.delivered_at = None
    fields = ("started_on", "due_on", "delivered_at")
    _move(quick_win, State.CANDIDATE, "quick_win.taken_up", by, now, *fields)
    return quick_win


def _held(quick_win: QuickWin, by: Participant, permission: Permission = Permission.WRITE_ROOM):
    """Return the row and the seat as they stand once nobody else writes in this room."""
    hold(quick_win.partnership)
    by = able(by, quick_win.partnership, permission)
    rows = QuickWin.objects.select_related("partnership", "owner", "co_owner", "receiver__organisation")
    return rows.get(pk=quick_win.pk), by


def _of_the_receiver(quick_win: QuickWin, by: Participant):
    quick_win, by = _held(quick_win, by, Permission.CONSENT_TO_WORK)
    if quick_win.receiver_id != by.side_id:
        raise StartSmallRefused(_("The side that receives it confirms it."))
    return quick_win, by


def _move(quick_win: QuickWin, state: str, verb: str, by: Participant, now: datetime, *fields: str) -> None:
    quick_win.state, quick_win.moved_at = state, now
    quick_win.version += 1
    quick_win.save(update_fields=["state", "moved_at", "version", *fields])
    _record(quick_win, verb, by, now)
    standing.note(quick_win.partnership)


def _record(quick_win: QuickWin, verb: str, by: Participant, now: datetime, **data: str) -> None:
    record(
        partnership=quick_win.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("quick_win", quick_win.public_id),
        data=data,
    )
