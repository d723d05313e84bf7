"""The close: unseal, score, write the sheets anew, store the result, forget the keys. Once."""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.db.models import Q

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from assessments.criteria.reads import load
from assessments.disclosure import comments_shown
from assessments.reviews import keyring, sealing, statistics
from assessments.reviews.actions import key_folder
from assessments.reviews.actions.answering import POINT, QUESTIONS
from assessments.reviews.instruments import instrument_of
from assessments.reviews.models import (
    AnswerSheet,
    JointSheet,
    Remark,
    ReviewInvitation,
    ReviewPlan,
    ReviewResult,
    ReviewSide,
    ReviewStatistics,
    SealedSheet,
    TrustReview,
)
from assessments.reviews.reads import earlier_results, stood_before
from assessments.reviews.scoring import Instrument, SideAnswers, as_text, facet_sums, release
from assessments.reviews.standing import write_closed, write_void
from partnerships.room.canonical import fingerprint
from partnerships.room.history.actions import record
from partnerships.room.models import Participant

log = logging.getLogger(__name__)
_chance = SystemRandom()


@dataclass(frozen=True)
class _Opened:
    """An unsealed sheet in memory: it knows its side, its answers and its remarks, and nothing else."""

    id: str
    side_id: int
    answers: tuple[int, ...]
    remarks: dict[str, str]


def close_due(*, now: datetime) -> int:
    """Close every round whose time is over; returns how many were closed."""
    over = TrustReview.objects.filter(state=TrustReview.State.OPEN, closes_at__lte=now).order_by("pk")
    return sum(close(review_pk=pk, now=now) for pk in over.values_list("pk", flat=True))


def close(*, review_pk: int, now: datetime) -> bool:
    """Close one round and reveal its result to all sides at the same moment.

    Everything happens in one transaction: a worker that dies half-way leaves an open round, and a second
    worker finds the round closed. Returns whether this call closed it.
    """
    with transaction.atomic():
        review = (
            TrustReview.objects.select_for_update(of=("self",))
            .select_related("partnership", "criteria_set")
            .filter(pk=review_pk, state=TrustReview.State.OPEN)
            .first()
        )
        if review is None:
            return False
        keys = keyring.read(review.public_id)
        if keys is None:
            key_folder.needed()
            _void(review, now)
            return True
        _score(review, keys, now)
    return True


def _score(review: TrustReview, keys: sealing.RoundKeys, now: datetime) -> None:
    instrument = instrument_of(load(review.criteria_set), review.item_codes)
    opened = _unseal(review, keys)
    sides = _sides(review, instrument, opened, keys)
    closed_on = review.partnership.day_at(now)
    text = as_text(
        release(
            instrument,
            sides,
            head={
                "number": review.number,
                "kind": review.kind,
                "closed_on": closed_on.isoformat(),
                "criteria": [review.criteria_set.code, review.criteria_set.version],
            },
            minimum=review.minimum,
            keep_below=review.keep_below,
            earlier=earlier_results(review),
        )
    )
    _write_sheets(review, instrument, opened)
    _write_remarks(review, opened)
    SealedSheet.objects.filter(review=review).delete()
    ReviewResult.objects.create(review=review, released=text, fingerprint=fingerprint(text), revealed_at=now)
    ReviewStatistics.objects.create(review=review, figures=as_text(statistics.figures(instrument, sides)))
    for side in sides:
        ReviewSide.objects.filter(review=review, side__public_id=side.id).update(
            answered=len(side.sheets) if not side.joint else side.invited * bool(side.sheets),
            told_on=closed_on,
            next_reminder_at=None,
        )
    review.state, review.closed_at = TrustReview.State.CLOSED, now
    review.save(update_fields=["state", "closed_at"])
    record(
        partnership=review.partnership,
        verb="review.closed",
        by=None,
        now=now,
        subject=("review", review.public_id),
        data={"number": review.number, "result": fingerprint(text)},
    )
    write_closed(review=review, released=text, now=now)
    _tell(review, "review_result", now)


def _unseal(review: TrustReview, keys: sealing.RoundKeys) -> list[_Opened]:
    opened = []
    rows = SealedSheet.objects.filter(review=review, sealed__isnull=False).values_list("pk", "side_id", "sealed")
    for pk, side_id, sealed in rows.iterator(chunk_size=500):
        assert sealed is not None
        try:
            payload = sealing.unseal(keys, sealed)
        except sealing.Unreadable:
            log.error("a sheet of round %s could not be opened and was left out", review.public_id)
            continue
        answers = tuple(payload["answers"].get(code, 0) for code in review.item_codes)
        opened.append(_Opened(pk, side_id, answers, payload["remarks"]))
    _chance.shuffle(opened)
    return opened


def _sides(
    review: TrustReview, instrument: Instrument, opened: list[_Opened], keys: sealing.RoundKeys
) -> list[SideAnswers]:
    rows = review.sides.select_related("side__organisation")
    took_part = _took_part(review, opened, keys) if review.keep_below else {}
    result = []
    for row in rows:
        sheets = _joint(review, row) if row.open_mode else [o.answers for o in opened if o.side_id == row.side_id]
        change, stood = (
            stood_before(review, row.side, instrument, sheets, took_part.get(row.side_id, set()))
            if review.keep_below and not row.open_mode
            else ({}, {})
        )
        result.append(
            SideAnswers(
                id=row.side.public_id,
                mark=row.side.mark,
                name=row.side.name,
                short_name=row.side.short_name,
                invited=row.invited,
                sheets=sheets,
                joint=row.open_mode,
                change_in_who=change,
                stood=stood,
            )
        )
    return sorted(result, key=lambda side: (side.name.casefold(), side.id))


def _joint(review: TrustReview, row: ReviewSide) -> list[tuple[int, ...]]:
    """The joint sheet of a small side, if everybody invited there signed its last version."""
    sheet = JointSheet.objects.filter(review=review, side=row.side_id).first()
    if sheet is None:
        return []
    people = Participant.objects.present().filter(
        pk__in=ReviewInvitation.objects.filter(review=review, side=row.side_id).values("participant")
    )
    signed = set(sheet.signatures.filter(version=sheet.version).values_list("participant_id", flat=True))
    if not people or {person.pk for person in people} - signed:
        return []
    return [tuple(sheet.answers.get(code, 0) for code in review.item_codes)]


def _took_part(review: TrustReview, opened: list[_Opened], keys: sealing.RoundKeys) -> dict[int, set[int]]:
    """Write down, for all at once, who took part: only where the sides chose to keep figures (§4)."""
    sheets = {sheet.id for sheet in opened}
    invitations = list(review.invitations.all())
    by_side: dict[int, set[int]] = {}
    for invitation in invitations:
        token = sealing.link_token(keys.secret, invitation.public_id)
        invitation.took_part = sealing.sheet_id(token) in sheets
        if invitation.took_part:
            by_side.setdefault(invitation.side_id, set()).add(invitation.participant_id)
    ReviewInvitation.objects.bulk_update(invitations, ["took_part"], batch_size=500)
    return by_side


def _write_sheets(review: TrustReview, instrument: Instrument, opened: Iterable[_Opened]) -> None:
    """Write all sheets anew, in random order and under random ids: nothing leads back to a link."""
    rows = []
    for sheet in opened:
        sums, counts = facet_sums(instrument, sheet.answers)
        rows.append(
            AnswerSheet(
                id=secrets.token_hex(16),
                review=review,
                side_id=sheet.side_id,
                answers=bytes(sheet.answers),
                facet_sums=sums,
                facet_counts=counts,
            )
        )
    rows.sort(key=lambda row: row.id)
    AnswerSheet.objects.bulk_create(rows, batch_size=500)


def _write_remarks(review: TrustReview, opened: list[_Opened]) -> None:
    """Keep remarks of sides where enough people wrote; the others are never stored in clear."""
    rows = []
    for side_id in {sheet.side_id for sheet in opened}:
        remarks = [sheet.remarks for sheet in opened if sheet.side_id == side_id]
        # Who is asked what would move a low rating is a group of its own, and counted alone.
        for questions in (QUESTIONS, (POINT,)):
            texts = [[(name, one[name]) for name in questions if one.get(name)] for one in remarks]
            if comments_shown(sum(bool(written) for written in texts), minimum=review.minimum):
                rows += [
                    Remark(id=secrets.token_hex(16), review=review, side_id=side_id, question=name, text=text)
                    for written in texts
                    for name, text in written
                ]
    rows.sort(key=lambda row: row.id)
    Remark.objects.bulk_create(rows, batch_size=500)


def _void(review: TrustReview, now: datetime) -> None:
    """Without its key no sheet of a round can be opened (a restored backup): say so and ask anew."""
    SealedSheet.objects.filter(review=review).delete()
    review.state, review.closed_at = TrustReview.State.VOID, now
    review.save(update_fields=["state", "closed_at"])
    record(
        partnership=review.partnership,
        verb="review.void",
        by=None,
        now=now,
        subject=("review", review.public_id),
        data={"number": review.number},
    )
    due = "next_full_on" if review.kind == TrustReview.Kind.FULL else "next_pulse_on"
    today = review.partnership.day_at(now)
    ReviewPlan.objects.filter(partnership=review.partnership_id).update(**{due: today})
    write_void(review=review, now=now)
    _tell(review, "review_void", now)


def _tell(review: TrustReview, mail: str, now: datetime) -> None:
    """One mail to everybody with a seat, written at the same moment for all sides."""
    people = Participant.objects.present().filter(
        Q(partnership=review.partnership_id), side__left_at=None, user__is_active=True
    )
    put_many(
        [
            OutboxMail(
                kind=mail,
                to_email=person.user.email,
                language=person.user.language,
                once=f"{mail}:{review.public_id}:{person.user_id}",
                about={"review": review.public_id, "user": person.user_id},
            )
            for person in people.select_related("user")
        ],
        now=now,
    )
