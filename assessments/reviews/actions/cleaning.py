"""After the close: destroy the keys, then wipe what the files still hold. Each step is re-run until done."""

import time
from datetime import datetime, timedelta

from django.db import connection

from assessments.reviews import keyring
from assessments.reviews.models import SealedSheet, TrustReview

OPEN = TrustReview.State.OPEN
ORPHAN_AFTER = timedelta(hours=1)


def clean_due(*, now: datetime) -> int:
    """Destroy the keys of rounds that are over and wipe deleted sheets from the files."""
    for review in TrustReview.objects.exclude(state=OPEN).filter(key_destroyed_at=None).order_by("pk"):
        keyring.destroy(review.public_id)
        TrustReview.objects.filter(pk=review.pk).update(key_destroyed_at=now)
    _destroy_orphans()
    waiting = TrustReview.objects.exclude(state=OPEN).filter(key_destroyed_at__isnull=False, cleaned_at=None)
    pks = list(waiting.values_list("pk", flat=True))
    if pks and wipe_files():
        return TrustReview.objects.filter(pk__in=pks).update(cleaned_at=now)
    return 0


def _destroy_orphans() -> None:
    """Keys of a round whose opening never came to an end belong to nothing."""
    kept = keyring.kept(older_than=time.time() - ORPHAN_AFTER.total_seconds())
    known = set(TrustReview.objects.filter(public_id__in=kept, state=OPEN).values_list("public_id", flat=True))
    for review in set(kept) - known:
        keyring.destroy(review)


def wipe_files() -> bool:
    """Remove deleted sheets from the database's files; returns whether it could be done now.

    SQLite overwrites deleted rows (`secure_delete`) but its write-ahead log keeps older pages until it is
    cut. PostgreSQL keeps dead rows until VACUUM, which cannot run inside a transaction.
    """
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return cursor.fetchone()[0] == 0
        cursor.execute(f"VACUUM {SealedSheet._meta.db_table}")
    return True
