"""Facts about who came to agreements when: contract talk before the seal, counsel, mandates."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from partnerships.agreements.models import Agreement
from partnerships.concerns.models import Mandate
from partnerships.lifecycle import Stage
from partnerships.roles import Function
from partnerships.room.models import Participant
from partnerships.vision.models import SealedVision

BINDING = (Agreement.Kind.FRAMEWORK, Agreement.Kind.COMMERCIAL, Agreement.Kind.EXIT)
BEFORE_THE_SEAL = (Stage.CHOOSING, Stage.MEETING, Stage.ENVISIONING)


def contract_talk(batch: Batch) -> Mapping[int, list[tuple[str, str, date]]]:
    """Return agreements begun before a vision was sealed: their id, the side that began, since when."""
    rows = (
        Agreement.objects.filter(
            partnership__in=batch.pks, partnership__stage__in=BEFORE_THE_SEAL, kind__in=BINDING
        )
        .exclude(Exists(SealedVision.objects.filter(partnership=OuterRef("partnership"))))
        .order_by("begun_at", "pk")
        .values_list("partnership_id", "public_id", "begun_by__side__public_id", TruncDate("begun_at"))
    )
    return _grouped(rows)


def counsel(batch: Batch) -> Mapping[int, list[tuple[str]]]:
    """Return the sides at whose table a counsel sits."""
    rows = (
        Participant.objects.present()
        .filter(partnership__in=batch.pks, function=Function.COUNSEL)
        .order_by("pk")
        .values_list("partnership_id", "side__public_id")
    )
    return _grouped(rows)


def weakened(batch: Batch) -> Mapping[int, list[tuple[str, str, date]]]:
    """Return mandates that weakened and that nobody has talked about: their id, side, since when."""
    rows = (
        Mandate.objects.weakened()
        .filter(partnership__in=batch.pks, talked_at=None)
        .order_by("pk")
        .values_list("partnership_id", "public_id", "side__public_id", TruncDate("weakened_at"))
    )
    return _grouped(rows)


def _grouped(rows: Any) -> Mapping[int, list]:
    found: dict[int, list] = defaultdict(list)
    for partnership, *rest in rows:
        found[partnership].append(tuple(rest))
    return found
