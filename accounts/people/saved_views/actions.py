"""Keeping a view of a list under a name, and dropping it."""

from datetime import datetime

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.people.models import SavedView, User

MOST = 20
LONGEST = SavedView._meta.get_field("query").max_length
NOT_KEPT = ("page", "format")  # which page one stood on is no part of a view


class ViewRefused(Exception):
    """The view cannot be kept; the message is for the reader."""


@transaction.atomic
def keep_view(*, page: str, name: str, query: str, by: User, now: datetime) -> SavedView:
    """Keep what an address asks of a list; a name that the person has already then means this.

    Raises ViewRefused for an address that asks nothing or is too long, and when the person has twenty.
    """
    asked = as_kept(query) if len(query) <= LONGEST else query
    if len(asked) > LONGEST:  # an accent that was one letter in the address as typed is six as it is kept
        raise ViewRefused(_("This is too long to keep: search for fewer words."))
    if not asked:
        raise ViewRefused(_("Choose a filter, a word or an order first: then there is something to keep."))
    person = User.objects.select_for_update().get(pk=by.pk)  # two windows at once keep no more than the limit
    kept = person.saved_views.filter(page=page)
    if kept.exclude(name=name).count() >= MOST:
        raise ViewRefused(_("You keep %(n)s views. Take one away first.") % {"n": MOST})
    view, _made = SavedView.objects.update_or_create(
        user=person, page=page, name=name, defaults={"query": asked, "saved_at": now}
    )
    return view


def drop_view(*, view: SavedView) -> None:
    """Take a view away."""
    view.delete()


def as_kept(query: str) -> str:
    """Return what an address asks in one form: without empty values and page numbers, in the order of names."""
    asked = QueryDict(query, mutable=True)
    for name in NOT_KEPT:
        asked.pop(name, None)
    said = sorted((name, value) for name, values in asked.lists() for value in values if value)
    kept = QueryDict(mutable=True)
    for name, value in said:
        kept.appendlist(name, value)
    return kept.urlencode()
