"""Drafting, changing, proposing and ending principles: the verbs."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile
from partnerships.equality.at_table import NotYours, Refused, seated
from partnerships.equality.principles import reads
from partnerships.equality.principles.models import Principle, SideWord
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Standing


@transaction.atomic
def draft_principle(
    *,
    partnership: Partnership,
    theme: str,
    text: str,
    reason: str,
    own_word: str = "",
    once: str,
    by: Participant,
    now: datetime,
) -> Principle:
    """Write a principle down as a draft that all sides see. `once`: the id it will have; twice is once."""
    by = seated(by, partnership)
    made = Principle.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    return _draft(partnership, theme, text, reason, own_word, once, by, now, None)


@transaction.atomic
def reword_principle(
    *, principle: Principle, text: str, reason: str, own_word: str = "", once: str, by: Participant, now: datetime
) -> Principle:
    """Write a new wording of a joint principle. The old one holds until every side has accepted the new one."""
    partnership = principle.partnership
    by = seated(by, partnership)
    made = Principle.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    old = Principle.objects.get(pk=principle.pk)
    if not old.is_joint:
        raise Refused(_("Only a joint principle gets a new wording; a draft can simply be changed."))
    if old.newer_wordings.filter(ended_at=None).exists():
        raise Refused(_("A new wording of this principle is under way already. Change that one."))
    new = _draft(partnership, old.theme, text, reason, own_word, once, by, now, old)
    for word in old.side_words.exclude(side=by.side_id):
        SideWord.objects.create(principle=new, side_id=word.side_id, text=word.text)
    return new


@transaction.atomic
def edit_principle(
    *,
    principle: Principle,
    version: int,
    text: str,
    reason: str,
    own_word: str = "",
    by: Participant,
    now: datetime,
) -> Principle:
    """Change a draft. What was proposed is proposed anew: acceptances of the earlier text count no more.

    Raises ChangedMeanwhile with the words as they stand, `own_word` among them.
    """
    by = seated(by, principle.partnership)
    current = Principle.objects.select_related("partnership", "replaces").get(pk=principle.pk)
    _is_draft(current)
    word = _word(current, by)
    if (current.text, current.reason, word.text) == (text, reason, own_word):
        return current
    if current.version != version:
        raise ChangedMeanwhile(
            SimpleNamespace(version=current.version, text=current.text, reason=current.reason, own_word=word.text)
        )
    current.text, current.reason, current.version = text, reason, current.version + 1
    current.save(update_fields=["text", "reason", "version"])
    _say(current, word, own_word)
    _note(current, "principle.edited", by, now)
    if _open_proposal(current) is not None:
        _put(current, by, now)
    return current


@transaction.atomic
def propose_principle(*, principle: Principle, by: Participant, now: datetime) -> Proposal:
    """Put a draft to all sides. The proposer's side has accepted it thereby, if the proposer may."""
    by = seated(by, principle.partnership)
    current = Principle.objects.select_related("partnership", "replaces").get(pk=principle.pk)
    _is_draft(current)
    return _put(current, by, now)


@transaction.atomic
def drop_draft(*, principle: Principle, by: Participant, now: datetime) -> Principle:
    """Take a draft off. Only the side that wrote it can; a proposal is taken back first. Twice is once."""
    by = seated(by, principle.partnership)
    current = Principle.objects.select_related("partnership", "drafted_by").get(pk=principle.pk)
    if current.ended_at is not None and current.joint_at is None:
        return current
    _is_draft(current)
    if current.drafted_by.side_id != by.side_id:
        raise NotYours(_("Only the side that wrote this draft can take it off."))
    if _open_proposal(current) is not None:
        raise Refused(_("This waits for acceptance. Take the proposal back first."))
    current.ended_at = now
    current.save(update_fields=["ended_at"])
    _note(current, "principle.dropped", by, now)
    return current


@transaction.atomic
def propose_end(*, principle: Principle, reason: str, by: Participant, now: datetime) -> Proposal:
    """Propose that a joint principle holds no longer. It holds until every side has accepted that."""
    by = seated(by, principle.partnership)
    current = Principle.objects.select_related("partnership").get(pk=principle.pk)
    if not current.is_joint:
        raise Refused(_("This principle does not hold: there is nothing to end."))
    return propose(
        partnership=current.partnership,
        kind=reads.PRINCIPLE_END,
        subject_id=current.public_id,
        content={"theme": current.theme, "text": current.text, "why": reason},
        by=by,
        now=now,
    )


@transaction.atomic
def propose_anew(*, partnership: Partnership, by: Participant, now: datetime) -> list[Proposal]:
    """Put every joint principle to all sides once more, because another side has joined them.

    They go on holding between those who accepted them; the newcomer accepts the words as they stand.
    """
    by = seated(by, partnership)
    return [
        propose(
            partnership=partnership,
            kind=reads.PRINCIPLE,
            subject_id=principle.public_id,
            content=reads.content(principle),
            by=by,
            now=now,
        )
        for principle in reads.joint(partnership).select_related("replaces")
    ]


# --- at the moment all sides have accepted ------------------------------------
def hold_from_now(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Freeze the wording that every side has accepted; the one it replaces ends."""
    principle = Principle.objects.get(partnership=proposal.partnership_id, public_id=proposal.subject_id)
    if principle.joint_at is not None:
        return
    principle.joint_at = now
    principle.save(update_fields=["joint_at"])
    principle.side_words.update(is_joint=True)
    if principle.replaces_id is not None:
        Principle.objects.filter(pk=principle.replaces_id, ended_at=None).update(ended_at=now)
    _write_down(proposal.partnership)


def end_from_now(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Let a principle end; it stays readable."""
    ended = Principle.objects.filter(partnership=proposal.partnership_id, public_id=proposal.subject_id)
    ended.filter(ended_at=None).update(ended_at=now)
    _write_down(proposal.partnership)


def _write_down(partnership: Partnership) -> None:
    """Note for lists and the navigation how many principles hold."""
    Standing.objects.filter(partnership=partnership).update(principles_joint=reads.joint(partnership).count())


# --- small steps --------------------------------------------------------------
def _draft(partnership, theme, text, reason, own_word, once, by, now, replaces) -> Principle:
    principle = Principle.objects.create(
        public_id=once,
        partnership=partnership,
        theme=theme,
        order=replaces.order if replaces else reads.next_order(partnership, theme),
        text=text,
        reason=reason,
        replaces=replaces,
        drafted_by=by,
        drafted_at=now,
    )
    if principle.is_said_per_side and own_word:
        SideWord.objects.create(principle=principle, side=by.side, text=own_word)
    _note(principle, "principle.reworded" if replaces else "principle.drafted", by, now)
    return principle


def _is_draft(principle: Principle) -> None:
    if principle.ended_at is not None:
        raise Refused(_("This was taken off meanwhile."))
    if principle.joint_at is not None:
        raise Refused(_("This principle is joint and stays as it is. Write a new wording instead."))


def _word(principle: Principle, by: Participant) -> SideWord:
    word = SideWord.objects.filter(principle=principle, side=by.side_id).first()
    return word or SideWord(principle=principle, side_id=by.side_id, text="")


def _say(principle: Principle, word: SideWord, text: str) -> None:
    if principle.is_said_per_side and (word.pk or text):
        word.text = text
        word.version += 1
        word.save()


def _put(principle: Principle, by: Participant, now: datetime) -> Proposal:
    silent = reads.silent_sides(principle)
    if silent:
        names = ", ".join(side.short_name or side.name for side in silent)
        raise Refused(_("Each side says its part here first. Not yet: %(sides)s.") % {"sides": names})
    return propose(
        partnership=principle.partnership,
        kind=reads.PRINCIPLE,
        subject_id=principle.public_id,
        content=reads.content(principle),
        by=by,
        now=now,
    )


def _open_proposal(principle: Principle) -> Proposal | None:
    found = reads.open_proposals(principle.partnership).filter(subject_id=principle.public_id)
    return found.first()


def _note(principle: Principle, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=principle.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("principle", principle.public_id),
        data={"theme": principle.theme},
    )
