"""The kitchen visits of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.start_small.kitchen_visits.models import KitchenVisit


def _visitors(visit: KitchenVisit) -> str:
    return ", ".join(sorted(person.user.name for person in visit.visitors.all()))


SHEET = Sheet(
    "kitchen-visits",
    [
        Column(_("Day"), "visited_on"),
        Column(_("Host"), "host__name"),
        Column(_("Place"), "place"),
        Column(_("Visitors"), _visitors),
        Column(_("Quick wins found"), "found"),
        Column(_("Called off on"), "called_off_at"),
    ],
)
