"""Facts about what the sides propose to each other, and how soon they answer."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from assessments.signals.known import BEFORE, NOW
from assessments.signals.waits import middle, working_days
from partnerships.room.models import Consent, Proposal

State = Proposal.State


def made(batch: Batch) -> Iterator[tuple[int, int | None, str, str, Any]]:
    """Yield for each side: proposals all sides accepted, of those it made that are settled."""
    start = batch.window.start
    rows = (
        Proposal.objects.filter(partnership__in=batch.pks, proposed_at__date__gte=batch.window.before)
        .exclude(state__in=[State.SUPERSEDED, State.OPEN])
        .order_by()
        .values("partnership_id", "proposed_by__side_id")
        .annotate(
            now=Count("pk", filter=Q(proposed_at__date__gte=start)),
            now_joint=Count("pk", filter=Q(proposed_at__date__gte=start, state=State.JOINT)),
            before=Count("pk", filter=Q(proposed_at__date__lt=start)),
            before_joint=Count("pk", filter=Q(proposed_at__date__lt=start, state=State.JOINT)),
        )
    )
    for row in rows:
        for period in (NOW, BEFORE):
            if row[period]:
                value = [row[f"{period}_joint"], row[period]]
                yield row["partnership_id"], row["proposed_by__side_id"], "proposals", period, value


def answer_days(batch: Batch) -> Iterator[tuple[int, int | None, str, str, Any]]:
    """Yield the median working days in which a side answered what another side proposed."""
    rows = (
        Consent.objects.filter(
            proposal__partnership__in=batch.pks, proposal__proposed_at__date__gte=batch.window.before
        )
        .exclude(side=F("proposal__proposed_by__side"))
        .order_by("pk")
        .values_list(
            "proposal__partnership_id",
            "side_id",
            "side__organisation__country",
            TruncDate("proposal__proposed_at"),
            TruncDate("given_at"),
        )
    )
    waits: dict[tuple, list[int]] = defaultdict(list)
    for partnership, side, country, asked, given in rows:
        waits[partnership, side, batch.window.period(asked)].append(working_days(asked, given, country))
    for (partnership, side, period), days in waits.items():
        if period is not None:
            yield partnership, side, "answer_days", period, middle(days)
