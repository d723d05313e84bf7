"""What pages show of outside offers; who may see one before it is opened."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse

from partnerships.concerns.outside_offers.models import OutsideOffer
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.models import Partnership
from partnerships.room.subjects import Shown


def may_see_unopened(access: Access) -> bool:
    """Tell whether this person may read what only the own side knows. Not observers, not portfolio readers."""
    return access.may(Permission.USE_PRIVATE_NOTES)


def seen_by(access: Access) -> QuerySet[OutsideOffer]:
    """Offers that this person may see: opened ones, and those of the own side. The same statement for all."""
    own = access.side.pk if may_see_unopened(access) else 0
    return (
        OutsideOffer.objects.filter(partnership=access.partnership)
        .filter(Q(opened_at__isnull=False) | Q(side=own))
        .select_related("partnership", "side__organisation", "written_by__user", "opened_by__user")
        .order_by("-received_on", "-pk")
    )


def find_offers(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return opened offers by public id, as a thing that questions and notes can be about."""
    rows = OutsideOffer.objects.opened().filter(partnership=partnership, public_id__in=public_ids)
    return {
        row.public_id: Shown(row.title, reverse("offer_detail", args=[partnership.public_id, row.public_id]))
        for row in rows.order_by("pk")
    }
