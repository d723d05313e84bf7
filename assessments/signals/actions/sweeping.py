"""The sweep: look at every partnership that is due, thousand by thousand.

Due is who was never looked at, whose history went on, or whose day has come. Each batch is one transaction
that claims its rows: a worker that dies leaves nothing half-written, a second worker takes other rows, and a
second run finds nothing due. No step asks the database about a single partnership.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from assessments.reviews.rhythm import moment_of
from assessments.signals import rules, snapshots
from assessments.signals.actions.digesting import digest_new
from assessments.signals.actions.standing import write_attention
from assessments.signals.actions.warning import Changed, settle
from assessments.signals.facts import Batch, gather
from assessments.signals.known import Known
from assessments.signals.models import SignalSnapshot, Warning, Watch
from partnerships.lifecycle import Stage
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.models import Partnership

BATCH = 1000


def sweep(*, now: datetime, batch: int = BATCH, only: Collection[int] | None = None) -> dict[str, int]:
    """Refresh signals and warnings of all partnerships that are due at or before `now`.

    `only`: look at these and at no other, as the demonstration does that lives through a past.
    Returns how many snapshots were written and how many warnings were raised or closed.
    """
    _watch_new(batch)
    counts = {"snapshots": 0, "warnings": 0}
    while True:
        with transaction.atomic():
            watches = _claim(now, batch, only)
            if not watches:
                return counts
            done = _look(watches, now)
        for name in counts:
            counts[name] += done[name]


def _watch_new(batch: int) -> None:
    new = Partnership.objects.active().filter(watch=None).order_by("pk").values_list("pk", flat=True)
    Watch.objects.bulk_create([Watch(partnership_id=pk) for pk in new], batch_size=batch, ignore_conflicts=True)


def _claim(now: datetime, most: int, only: Collection[int] | None) -> list[Watch]:
    """Lock the next partnerships that are due; `history` is how far their history goes at this moment."""
    rows = (
        Watch.objects.select_for_update(of=("self",), skip_locked=True)
        .annotate(history=Coalesce(F("partnership__chain_head__number"), Value(0)))
        .filter(Q(seen=None) | ~Q(seen=F("history")) | Q(reconsider_at__lte=now))
        .select_related("partnership", "snapshot")
        .order_by("partnership_id")
    )
    if only is not None:
        rows = rows.filter(partnership__in=only)
    return list(rows[:most])


def _look(watches: Sequence[Watch], now: datetime) -> dict[str, int]:
    batch = Batch([watch.partnership_id for watch in watches], now)
    digest_new(batch)
    known = {one.pk: one for one in gather(batch)}
    judged = {pk: rules.judge(one) for pk, one in known.items()}
    changed = settle(known, judged, now)
    written = _write_snapshots(watches, known, judged, batch)
    write_attention(known, changed.open, now)
    _remember(watches, known, judged, changed, batch)
    return {"snapshots": written, "warnings": changed.raised + changed.closed}


def _write_snapshots(
    watches: Sequence[Watch], known: Mapping[int, Known], judged: Mapping[int, rules.Judged], batch: Batch
) -> int:
    """Store what is known where it differs from the newest snapshot."""
    new = []
    for watch in watches:
        text = canonical(snapshots.says(known[watch.partnership_id]))
        print_of = fingerprint(text)
        if watch.snapshot is not None and watch.snapshot.fingerprint == print_of:
            continue
        watch.snapshot = SignalSnapshot(
            partnership_id=watch.partnership_id,
            taken_at=batch.now,
            says=text,
            fingerprint=print_of,
            reconsider_on=_reconsider_on(judged[watch.partnership_id], batch),
        )
        new.append(watch.snapshot)
    SignalSnapshot.objects.bulk_create(new)
    return len(new)


def _reconsider_on(judged: rules.Judged, batch: Batch) -> date:
    turns = batch.window.turns_on
    return min(judged.reconsider_on or turns, turns)


def _remember(
    watches: Sequence[Watch],
    known: Mapping[int, Known],
    judged: Mapping[int, rules.Judged],
    changed: Changed,
    batch: Batch,
) -> None:
    """Write down how far the history was read, and when to look again."""
    for watch in watches:
        one = known[watch.partnership_id]
        watch.snapshot_id = watch.snapshot.pk if watch.snapshot else None  # known since bulk_create
        watch.seen = watch.history  # type: ignore[attr-defined]  # annotated by the query
        watch.looked_at = batch.now
        watch.reconsider_at = _reconsider_at(watch, one, judged[one.pk], changed.open[one.pk], batch)
    # An upsert over rows that all exist: many times cheaper than an update with a case for each row.
    Watch.objects.bulk_create(
        watches,
        update_conflicts=True,
        unique_fields=["partnership"],
        update_fields=["snapshot", "seen", "looked_at", "reconsider_at"],
    )


def _reconsider_at(
    watch: Watch, known: Known, judged: rules.Judged, warnings: Sequence[Warning], batch: Batch
) -> datetime | None:
    if known.stage == Stage.PARTED:
        return None
    days = [row.aside_until for row in warnings if row.aside_until and row.aside_until > known.today]
    day = min([_reconsider_on(judged, batch), *days])
    widens = [row.shown_to_all_at for row in warnings if row.shown_to_all_at and row.shown_to_all_at > batch.now]
    return min([moment_of(day, time(0), watch.partnership.time_zone), *widens])
