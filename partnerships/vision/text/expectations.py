"""Expectations: one side states, the others say it in their own words, the first accepts or corrects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.subjects import Shown
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.text.models import Expectation, Restatement

DRAFT = Permission.DRAFT_VISION
Verdict = Restatement.Verdict


# --- what is shown --------------------------------------------------------
@dataclass(frozen=True)
class Heard:
    """How another side has heard an expectation. `said` is its newest attempt, if there is one."""

    side: Side
    said: Restatement | None
    is_understood: bool
    waits_for_words: bool
    waits_for_answer: bool
    you_restate: bool
    you_answer: bool


@dataclass(frozen=True)
class Stated:
    """One expectation with what every other side made of it."""

    expectation: Expectation
    heard: list[Heard]
    is_understood: bool
    is_yours: bool
    may_change: bool


def stated(expectations: Iterable[Expectation], sides: list[Side], access: Access) -> list[Stated]:
    """Return expectations as the page shows them. They should bring `side` and `restatements` along."""
    return [_stated(expectation, sides, access) for expectation in expectations]


def with_words(rows):
    """Let a queryset bring sides, people and restatements along: one more statement."""
    attempts = Restatement.objects.select_related("restated_by__user", "side__organisation")
    return rows.select_related("side__organisation", "stated_by__user").prefetch_related(
        Prefetch("restatements", queryset=attempts)
    )


def _stated(expectation: Expectation, sides: list[Side], access: Access) -> Stated:
    attempts: dict[int, list[Restatement]] = defaultdict(list)
    for attempt in expectation.restatements.all():
        attempts[attempt.side_id].append(attempt)
    others = [side for side in sides if side.pk != expectation.side_id]
    heard = [_heard(expectation, side, attempts[side.pk], access) for side in others]
    yours = expectation.side_id == access.side.pk
    return Stated(
        expectation=expectation,
        heard=heard,
        is_understood=bool(heard) and all(one.is_understood for one in heard),
        is_yours=yours,
        may_change=yours and access.may(DRAFT),
    )


def _heard(expectation: Expectation, side: Side, attempts: list[Restatement], access: Access) -> Heard:
    last = max(attempts, key=lambda attempt: attempt.number) if attempts else None
    fresh = last is not None and last.of_version == expectation.version
    understood = fresh and last is not None and last.verdict == Verdict.ACCEPTED
    needs_answer = fresh and last is not None and not last.verdict
    needs_words = not understood and not needs_answer
    drafts = access.may(DRAFT)
    return Heard(
        side=side,
        said=last,
        is_understood=understood,
        waits_for_words=needs_words,
        waits_for_answer=needs_answer,
        you_restate=drafts and needs_words and side.pk == access.side.pk,
        you_answer=drafts and needs_answer and expectation.side_id == access.side.pk,
    )


def counts(partnership: Partnership, sides: list[Side]) -> tuple[int, int]:
    """Return how many expectations there are and how many every side has understood; one statement.

    What was accepted of the words as they stand is a side's last attempt: `restate` refuses another.
    """
    accepted = Q(
        restatements__side__in=sides,
        restatements__of_version=F("version"),
        restatements__verdict=Verdict.ACCEPTED,
    )
    heard_by = Count("restatements__side", filter=accepted & ~Q(restatements__side=F("side")), distinct=True)
    rows = Expectation.objects.filter(partnership=partnership, withdrawn_at=None).annotate(heard_by=heard_by)
    found = list(rows.order_by("pk").values_list("side_id", "heard_by"))
    understood = sum(heard == sum(side.pk != owner for side in sides) > 0 for owner, heard in found)
    return len(found), understood


def find_expectations(partnership: Partnership, public_ids) -> dict[str, Shown]:
    """Return expectations as what a question or an attachment is about."""
    rows = Expectation.objects.filter(partnership=partnership, public_id__in=list(public_ids)).order_by("pk")
    page = reverse("expectation_list", args=[partnership.public_id])
    return {row.public_id: Shown(row.text[:160], f"{page}#e-{row.public_id}") for row in rows}


# --- verbs ----------------------------------------------------------------
@transaction.atomic
def state(*, partnership: Partnership, public_id: str, text: str, by: Participant, now: datetime) -> Expectation:
    """State what the own side expects. Sent twice, it is stated once."""
    by = entitled(by, partnership, DRAFT)
    known = Expectation.objects.filter(public_id=public_id, partnership=partnership).first()
    if known is not None:
        return known
    expectation = Expectation.objects.create(
        public_id=public_id, partnership=partnership, side=by.side, text=text, stated_by=by, stated_at=now
    )
    _note(expectation, "expectation.stated", by, now)
    return expectation


@transaction.atomic
def reword(*, expectation: Expectation, version: int, text: str, by: Participant, now: datetime) -> Expectation:
    """Say it in other words. What the others made of the earlier words is open again."""
    by, expectation = _own(expectation, by)
    if save_if_unchanged(expectation, version, text=text):
        _note(expectation, "expectation.reworded", by, now)
    return expectation


@transaction.atomic
def withdraw(*, expectation: Expectation, by: Participant, now: datetime) -> Expectation:
    """Take an expectation back; it stays readable in the history of the room. Twice is once."""
    by, expectation = _own(expectation, by, also_withdrawn=True)
    if expectation.withdrawn_at is None:
        expectation.withdrawn_at = now
        expectation.save(update_fields=["withdrawn_at"])
        _note(expectation, "expectation.withdrawn", by, now)
    return expectation


@transaction.atomic
def restate(*, expectation: Expectation, version: int, text: str, by: Participant, now: datetime) -> Restatement:
    """Say in the own side's words what another side expects. `version`: of the words that were read.

    Until the other side has answered, the attempt can be reworded. Raises VisionRefused once it has
    accepted, or when its words changed meanwhile.
    """
    by = entitled(by, expectation.partnership, DRAFT)
    expectation = _fresh(expectation)
    if expectation.side_id == by.side_id:
        raise VisionRefused(_("This is what your own side expects: the others say it in their words."))
    if expectation.version != version:
        raise VisionRefused(_("They reworded it while you were writing. Read it once more."))
    last = expectation.restatements.filter(side=by.side_id).order_by("-number").first()
    if last is not None and last.of_version == version and last.text == text:
        return last
    if last is not None and last.verdict == Verdict.ACCEPTED and last.of_version == version:
        raise VisionRefused(_("They have accepted your words already."))
    if last is not None and not last.verdict:
        last.text, last.of_version, last.restated_by, last.restated_at = text, version, by, now
        last.save(update_fields=["text", "of_version", "restated_by", "restated_at"])
        said = last
    else:
        said = Restatement.objects.create(
            partnership=expectation.partnership,
            expectation=expectation,
            side=by.side,
            number=last.number + 1 if last else 1,
            of_version=version,
            text=text,
            restated_by=by,
            restated_at=now,
        )
    _note(expectation, "expectation.restated", by, now)
    return said


@transaction.atomic
def answer(
    *, restatement: Restatement, shown: str, verdict: str, correction: str, by: Participant, now: datetime
) -> Restatement:
    """Accept or correct what another side made of the own expectation. `shown`: the words that were read."""
    by = entitled(by, restatement.partnership, DRAFT)
    restatement = Restatement.objects.select_related("expectation__partnership", "side").get(pk=restatement.pk)
    if restatement.expectation.side_id != by.side_id:
        raise VisionRefused(_("Only the side that stated it can say whether it was understood."))
    if restatement.verdict:
        if (restatement.verdict, restatement.correction) == (verdict, correction):
            return restatement
        raise VisionRefused(_("Your side has answered this already."))
    if restatement.text != shown or restatement.of_version != restatement.expectation.version:
        raise VisionRefused(_("The words changed while you were reading. Read them once more."))
    restatement.verdict, restatement.correction = verdict, correction
    restatement.answered_by, restatement.answered_at = by, now
    restatement.save(update_fields=["verdict", "correction", "answered_by", "answered_at"])
    _note(restatement.expectation, f"expectation.{verdict}", by, now, {"side": restatement.side.public_id})
    return restatement


# --- small steps ----------------------------------------------------------
def _fresh(expectation: Expectation, *, also_withdrawn: bool = False) -> Expectation:
    fresh = Expectation.objects.select_related("partnership", "side").get(pk=expectation.pk)
    if fresh.withdrawn_at is not None and not also_withdrawn:
        raise VisionRefused(_("This expectation was taken back."))
    return fresh


def _own(
    expectation: Expectation, by: Participant, *, also_withdrawn: bool = False
) -> tuple[Participant, Expectation]:
    by = entitled(by, expectation.partnership, DRAFT)
    fresh = _fresh(expectation, also_withdrawn=also_withdrawn)
    if fresh.side_id != by.side_id:
        raise VisionRefused(_("Only the side that stated it can change it."))
    return by, fresh


def _note(
    expectation: Expectation, verb: str, by: Participant, now: datetime, data: dict[str, Any] | None = None
) -> None:
    record(
        partnership=expectation.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("expectation", expectation.public_id),
        data=data or {},
    )
