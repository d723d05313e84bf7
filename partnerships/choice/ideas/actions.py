"""Bringing ideas, saying what each side puts in, trying them, adopting them together."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships import glossary
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.ideas.models import Idea, Stake
from partnerships.choice.ideas.reads import KIND, content
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant
from partnerships.room.seats.reads import sides_at

Status = Idea.Status


@transaction.atomic
def bring_idea(*, by: Participant, now: datetime, **texts: Any) -> Idea:
    """Bring an idea for the own side: title, text, kind, reuse, reuse_note. The same twice is one."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    same = Idea.objects.filter(side=by.side, title=texts["title"], text=texts["text"]).first()
    if same is not None:
        return same
    idea = Idea.objects.create(
        partnership=by.partnership,
        side=by.side,
        brought_by=by,
        brought_at=now,
        status_on=by.partnership.day_at(now),
        **texts,
    )
    _note(idea, "idea.brought", by, now)
    return idea


@transaction.atomic
def change_idea(*, idea: Idea, version: int, by: Participant, now: datetime, **texts: Any) -> Idea:
    """Word an idea anew; who may do so is any side, as with everything on the table.

    Raises ChangedMeanwhile if somebody else did so first, ChoiceRefused once it is adopted.
    """
    by = hold_seat(by, Permission.WRITE_ROOM)
    idea = _open(idea)
    if save_if_unchanged(idea, version, **texts):
        _note(idea, "idea.changed", by, now)
    return idea


@transaction.atomic
def put_in(*, idea: Idea, text: str, by: Participant, now: datetime) -> Stake:
    """Say what the own side puts into an idea."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    idea = _open(idea)
    stake = Stake.objects.filter(idea=idea, side=by.side).first()
    if stake is not None and stake.text == text:
        return stake
    stake, _made = Stake.objects.update_or_create(
        idea=idea, side=by.side, defaults={"text": text, "written_by": by, "written_at": now}
    )
    _note(idea, "idea.stake_written", by, now)
    return stake


@transaction.atomic
def move_idea(*, idea: Idea, status: str, reason: str, by: Participant, now: datetime) -> Idea:
    """Try an idea, set it aside with a reason, or put it back on the table."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    idea = _open(idea)
    if status == Status.ADOPTED:
        raise ChoiceRefused(_("An idea is adopted when every side has accepted it."))
    if status == Status.SET_ASIDE and not reason.strip():
        raise ChoiceRefused(_("Say why it is set aside: who brought it should know."))
    if (idea.status, idea.reason) == (status, reason):
        return idea
    idea.status, idea.reason, idea.status_on = status, reason, by.partnership.day_at(now)
    idea.save(update_fields=["status", "reason", "status_on"])
    _note(idea, "idea.moved", by, now)
    return idea


@transaction.atomic
def propose_adoption(*, idea: Idea, by: Participant, now: datetime) -> Proposal:
    """Put an idea to all sides, with what each puts in and who may use it elsewhere."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    idea = _open(idea)
    if idea.status == Status.SET_ASIDE:
        raise ChoiceRefused(_("This idea was set aside. Put it back on the table first."))
    if idea.reuse == Idea.Reuse.OPEN:
        raise ChoiceRefused(_("First agree who may use it elsewhere."))
    said = set(Stake.objects.filter(idea=idea).values_list("side_id", flat=True))
    silent = [side.short_name for side in sides_at(by.partnership) if side.pk not in said]
    if silent:
        raise ChoiceRefused(
            _("Not yet said what they put in, if only “nothing”: %(sides)s.") % {"sides": ", ".join(silent)}
        )
    return propose(
        partnership=by.partnership,
        kind=KIND,
        subject_id=idea.public_id,
        content=content(by.partnership, idea.public_id),
        by=by,
        now=now,
    )


def adopt(proposal: Proposal, said: dict[str, Any], now: datetime) -> None:
    """Every side has accepted it."""
    idea = Idea.objects.get(partnership=proposal.partnership, public_id=proposal.subject_id)
    idea.status, idea.reason, idea.status_on = Status.ADOPTED, "", proposal.partnership.day_at(now)
    idea.save(update_fields=["status", "reason", "status_on"])
    record(
        partnership=proposal.partnership, verb="idea.adopted", by=None, now=now, subject=("idea", idea.public_id)
    )


def _rows(said: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Idea"), f"{said['title']}\n{said['text']}"),
        *((_("%(side)s puts in") % {"side": side}, text) for side, text in said["stakes"]),
        (
            _("Use elsewhere"),
            "\n".join(part for part in (glossary.label(f"reuse.{said['reuse']}"), said["reuse_note"]) if part),
        ),
    ]


KINDS = [
    Kind(
        key=KIND,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda said: _("Adopt the idea: %(title)s") % {"title": said["title"]},
        rows=_rows,
        on_joint=adopt,
        current=content,
        address=lambda proposal: reverse("idea", args=[proposal.partnership.public_id, proposal.subject_id]),
    )
]


def _open(idea: Idea) -> Idea:
    found = Idea.objects.get(pk=idea.pk)
    if found.status == Status.ADOPTED:
        raise ChoiceRefused(_("Every side has accepted this idea: it stays as it is. Bring a new one beside it."))
    return found


def _note(idea: Idea, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=by.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("idea", idea.public_id),
        data={"side": by.side.public_id, "status": str(idea.status)},
    )
