"""Taking from each new result, once, what the rules need of it."""

import json

from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from assessments.reviews.models import ReviewResult
from assessments.signals.digests import digest
from assessments.signals.facts.batch import Batch
from assessments.signals.facts.rounds import ROUNDS
from assessments.signals.models import ResultDigest

AT_ONCE = 100  # results are long: never a whole batch of them in memory


def digest_new(batch: Batch) -> int:
    """Digest the newest results of these partnerships that have none yet; returns how many."""
    new = [pk for pk, is_digested in _newest(batch) if not is_digested]
    made = []
    if new:
        rows = ReviewResult.objects.filter(pk__in=new).order_by("pk")
        named = rows.values_list("pk", "released", "review__partnership_id", "review__kind", "review__number")
        for pk, released, partnership, kind, number in named.iterator(chunk_size=AT_ONCE):
            says = digest(json.loads(released))
            made.append(
                ResultDigest(result_id=pk, partnership_id=partnership, kind=kind, number=number, says=says)
            )
        ResultDigest.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def _newest(batch: Batch):
    place = Window(
        RowNumber(),
        partition_by=[F("review__partnership"), F("review__kind")],
        order_by=F("review__number").desc(),
    )
    return (
        ReviewResult.objects.filter(review__partnership__in=batch.pks)
        .annotate(place=place, is_digested=Exists(ResultDigest.objects.filter(result=OuterRef("pk"))))
        .filter(place__lte=ROUNDS)
        .order_by("pk")
        .values_list("pk", "is_digested")
    )
