"""Facts about what one side did alone."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import OuterRef, QuerySet, Subquery

from accounts.calendars.zones import local_day
from assessments.signals.alone import VERBS, Act, Step, acts
from assessments.signals.facts.batch import Batch
from partnerships.room.models import Event


def done(batch: Batch) -> Mapping[int, list[Act]]:
    """Return what one side did alone in the two half-years and what stands, by partnership."""
    since = batch.window.before
    steps: dict[int, list[Step]] = defaultdict(list)
    for row in _rows(Event.objects.filter(partnership__in=batch.pks, at__date__gte=since)):
        steps[row["partnership_id"]].append(
            Step(
                event=row["pk"],
                verb=row["verb"],
                subject=(row["subject_kind"], row["subject_id"]),
                side=row["by__side_id"],
                of=row["of"],
                on=local_day(row["at"], row["partnership__time_zone"]),
                status=row["data"].get("status", ""),
            )
        )
    return {pk: acts(found) for pk, found in steps.items()}


def _rows(events: QuerySet[Event]) -> QuerySet:
    """Events that may tell of such a step, with the side that first put their subject on the table."""
    same = Event.objects.filter(
        partnership=OuterRef("partnership"),
        subject_kind=OuterRef("subject_kind"),
        subject_id=OuterRef("subject_id"),
    )
    first = same.order_by("number").values("by__side_id")[:1]
    return (
        events.filter(verb__in=sorted(VERBS))
        .annotate(of=Subquery(first))
        .order_by("partnership_id", "number")
        .values(
            "pk",
            "partnership_id",
            "partnership__time_zone",
            "verb",
            "subject_kind",
            "subject_id",
            "by__side_id",
            "of",
            "at",
            "data",
        )
    )
