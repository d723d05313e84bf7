"""Telling people of new warnings: one mail a person a day, however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from assessments.signals.models import Warning
from partnerships.roles import Permission
from partnerships.room.models import Participant

TELLS = time(6, 0)  # UTC; in Europe at breakfast


def tell_due(*, now: datetime) -> int:
    """Mail what was raised before the last daily moment; returns how many mails were written.

    The moment comes once a day, so nobody gets two. What was closed or put aside in the meantime is not told.
    """
    moment = datetime.combine(now.astimezone(UTC).date(), TELLS, UTC)
    if moment > now:
        moment -= timedelta(days=1)
    with transaction.atomic():
        rows = list(
            Warning.objects.select_for_update(of=("self",), skip_locked=True)
            .open()
            .filter(_new(moment))
            .order_by("pk")
        )
        mails = _mails(rows, moment)
        put_many(mails, now=now)
        first = [row.pk for row in rows if row.told_at is None]
        others = [row.pk for row in rows if _is_for_all(row, moment)]
        Warning.objects.filter(pk__in=first).update(told_at=now)
        Warning.objects.filter(pk__in=others).update(told_all_at=now)
    return len(mails)


def _new(moment: datetime) -> Q:
    never = Q(told_at=None, raised_at__lte=moment)
    widened = Q(told_all_at=None, shown_to_all_at__lte=moment)
    return never | widened


def _is_for_all(row: Warning, moment: datetime) -> bool:
    return row.shown_to_all_at is None or row.shown_to_all_at <= moment


def _mails(rows: list[Warning], moment: datetime) -> list[OutboxMail]:
    found: dict[int, tuple[Participant, list[str]]] = {}
    people = _people({row.partnership_id for row in rows})
    for row in rows:
        today = moment.date()
        if row.aside_until and row.aside_until > today:
            continue
        for person in people[row.partnership_id]:
            if _is_told(row, person, moment):
                found.setdefault(person.user_id, (person, []))[1].append(row.public_id)
    return [
        OutboxMail(
            kind="warnings",
            to_email=person.user.email,
            language=person.user.language,
            once=f"warnings:{person.user_id}:{moment:%Y-%m-%d}",
            about={"user": person.user_id, "warnings": ids},
        )
        for person, ids in found.values()
    ]


def _is_told(row: Warning, person: Participant, moment: datetime) -> bool:
    if row.shown_first_to_id is None:
        return True
    if row.shown_first_to_id == person.side_id:
        return row.told_at is None
    return _is_for_all(row, moment)


def _people(partnerships: Iterable[int]) -> dict[int, list[Participant]]:
    """Return who may act on a warning: the leads and directors at the table."""
    found: dict[int, list[Participant]] = defaultdict(list)
    rows = Participant.objects.present().able_to(Permission.OPEN_ROUND)
    rows = rows.filter(partnership__in=partnerships, side__left_at=None, user__is_active=True)
    for person in rows.select_related("user").order_by("pk"):
        found[person.partnership_id].append(person)
    return found
