"""Voting on each other, sealed; and declining with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.voting.models import Decline, Vote
from partnerships.joint_sessions.sessions.actions import call_off_ahead
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.room.seats.reads import sides_at
from partnerships.room.standing.models import Standing


@transaction.atomic
def vote(*, answer: str, reason: str, by: Participant, now: datetime) -> Vote:
    """Vote for the own side: yes, not yet or no, the latter two with a reason.

    No event tells that a side has voted: the round shows nothing at all before the last vote opens it.
    Until then voting again replaces the own vote.
    """
    by = hold_seat(by, Permission.CONSENT_AS_DIRECTOR, now=now)
    if answer != Vote.Answer.YES and not reason.strip():
        raise ChoiceRefused(_("Say why: the other side can only answer a reason."))
    sides = sides_at(by.partnership)
    if len(sides) < 2:
        raise ChoiceRefused(_("Nobody else sits at this table yet: there is nobody to choose."))
    rows = Vote.objects.filter(partnership=by.partnership, side__in=sides)
    newest = rows.order_by("-round").first()
    number = 1 if newest is None else newest.round + (newest.opened_at is not None)
    if newest is not None and newest.opened_at is not None:
        own = rows.filter(round=newest.round, side=by.side).first()
        if own is not None and (own.answer, own.reason) == (answer, reason):
            return own  # a double click of whoever voted last
    given, _made = Vote.objects.update_or_create(
        partnership=by.partnership,
        round=number,
        side=by.side,
        defaults={"answer": answer, "reason": reason, "given_by": by, "given_at": now},
    )
    _open_if_complete(by.partnership, number, sides, now)
    return given


def open_without(partnership: Partnership, *, now: datetime) -> None:
    """A side has left: open the round in which all others have voted. Inside that verb only.

    What the side that left had said under seal does not count, and stays under seal.
    """
    sides = sides_at(partnership)
    running = (
        Vote.objects.filter(partnership=partnership, opened_at=None, side__in=sides).order_by("-round").first()
    )
    if running is not None:
        _open_if_complete(partnership, running.round, sides, now)


@transaction.atomic
def decline(*, reason: str, talk_offered: bool, by: Participant, now: datetime) -> Decline:
    """Choose not to go on, with a reason that all sides read. Only while the sides choose. Twice is once.

    It ends the room for all, as a no of the directors does: so a director says it. The room stays readable
    for everybody in it; nothing more is written in it.
    """
    by = hold_seat(by, Permission.CONSENT_AS_DIRECTOR, now=now, also_parted=True)
    before = Decline.objects.filter(partnership=by.partnership).first()
    if before is not None:
        return before
    if by.partnership.stage != Stage.CHOOSING:
        raise ChoiceRefused(
            _("You have chosen each other already. Parting is something the sides do together, with notice.")
        )
    if len(sides_at(by.partnership)) > 2:
        raise ChoiceRefused(
            _(
                "More than two sides sit here, and the others may want to go on. "
                "Give notice: your side leaves then."
            )
        )
    if not reason.strip():
        raise ChoiceRefused(_("Say why: the other side can only answer a reason."))
    made = Decline.objects.create(
        partnership=by.partnership,
        side=by.side,
        reason=reason,
        talk_offered=talk_offered,
        declined_by=by,
        declined_at=now,
    )
    _part(by.partnership, now)
    record(
        partnership=by.partnership,
        verb="choice.declined",
        by=by,
        now=now,
        data={"side": by.side.public_id},
    )
    _tell_of_decline(made, by, now)
    return made


def _open_if_complete(partnership: Partnership, number: int, sides: list[Side], now: datetime) -> None:
    rows = Vote.objects.filter(partnership=partnership, round=number, side__in=sides)
    if len(rows) < len(sides):
        return
    rows.update(opened_at=now)
    record(partnership=partnership, verb="choice.votes_opened", by=None, now=now, data={"round": number})
    people = _directors(partnership)
    put_many(
        [_mail("choice_votes_opened", f"{partnership.public_id}:{number}", partnership, p) for p in people],
        now=now,
    )


def _part(partnership: Partnership, now: datetime) -> None:
    partnership.parted_from, partnership.stage = partnership.stage, Stage.PARTED
    partnership.stage_since = partnership.day_at(now)
    partnership.save(update_fields=["stage", "stage_since", "parted_from"])
    Standing.objects.filter(partnership=partnership).update(
        attention_since=None, attention_reason="", next_review_on=None, updated_at=now
    )
    call_off_ahead(partnership=partnership, now=now)


def _tell_of_decline(made: Decline, by: Participant, now: datetime) -> None:
    people = Participant.objects.present().filter(partnership=by.partnership, side__left_at=None)
    others = people.able_to(Permission.CONSENT_TO_WORK).exclude(side=by.side).select_related("user")
    put_many(
        [
            _mail("choice_declined", by.partnership.public_id, by.partnership, person)
            for person in others.order_by("pk")
            if person.user.is_active
        ],
        now=now,
    )


def _directors(partnership: Partnership) -> list[Participant]:
    people = Participant.objects.present().filter(partnership=partnership, side__left_at=None)
    able = people.able_to(Permission.CONSENT_TO_WORK).filter(user__is_active=True)
    return list(able.select_related("user").order_by("pk"))


def _mail(kind: str, once: str, partnership: Partnership, person: Participant) -> OutboxMail:
    return OutboxMail(
        kind=kind,
        to_email=person.user.email,
        language=person.user.language,
        once=f"{kind}:{once}:{person.user_id}",
        about={"partnership": partnership.public_id, "user": person.user_id},
    )
