"""Searches of an organisation, as its own pages show them."""

from django.db.models import Count

from partnerships.choice.criteria.models import Criterion
from partnerships.choice.searches.models import Candidacy, PartnerSearch


def of_organisation(organisation):
    """Searches with the number of rooms each holds."""
    return PartnerSearch.objects.filter(organisation=organisation).annotate(rooms=Count("candidacies"))


def new_in_rooms(search: PartnerSearch) -> list[Criterion]:
    """Return criteria that came up in a room and that the search does not have, by title."""
    rooms = Candidacy.objects.filter(search=search).values("partnership_id")
    known = {title.casefold() for title in search.criteria.filter(removed_at=None).values_list("title", flat=True)}
    rows = Criterion.objects.filter(partnership__in=rooms, removed_at=None).select_related("side__organisation")
    found: dict[str, Criterion] = {}
    for row in rows.order_by("title", "pk"):
        if row.title.casefold() not in known:
            found.setdefault(row.title.casefold(), row)
    return list(found.values())
