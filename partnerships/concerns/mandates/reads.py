"""What pages show of mandates."""

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from partnerships.concerns.mandates.models import Mandate, MandateCheck
from partnerships.room.models import Partnership
from partnerships.room.subjects import Shown


def of_partnership(partnership: Partnership) -> QuerySet[Mandate]:
    """Mandates of one room with all that the page shows of each."""
    checks = MandateCheck.objects.order_by("-accepted_at", "-pk")
    return (
        Mandate.objects.filter(partnership=partnership)
        .select_related("partnership", "side__organisation", "written_by__user")
        .prefetch_related(Prefetch("checks", queryset=checks))
        .order_by("side__organisation__name", "pk")
    )


def find_mandates(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return mandates by public id, as a thing that questions and notes can be about."""
    rows = Mandate.objects.filter(partnership=partnership, public_id__in=public_ids)
    url = reverse("concerns", args=[partnership.public_id])
    return {
        row.public_id: Shown(f"{row.side.name}: {row.get_who_display()}", f"{url}#m-{row.public_id}")
        for row in rows.select_related("side__organisation").order_by("pk")
    }
