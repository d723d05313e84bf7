"""Start small makes itself known: navigation, sentences, what waits, what one can be about."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.guards import guard
from partnerships.glossary import word
from partnerships.room import asks as asked
from partnerships.room import navigation, subjects
from partnerships.room.access import Access
from partnerships.room.chronicle import sentences
from partnerships.start_small import asks
from partnerships.start_small.kitchen_visits import reads as visits
from partnerships.start_small.kitchen_visits import sentences as of_visits
from partnerships.start_small.lanes import initiatives
from partnerships.start_small.lanes import sentences as of_initiatives
from partnerships.start_small.quick_wins import reads as quick_wins
from partnerships.start_small.quick_wins import sentences as of_quick_wins

_STAYS_OF_A_CONFIRMED = (
    "partnership_id",
    "title",
    "problem",
    "receiver_id",
    "owner_id",
    "co_owner_id",
    "state",
    "started_on",
    "due_on",
    "delivered_at",
    "confirmed_on",
    "confirmed_by_id",
)


def register() -> None:
    """Called once, from `apps.ready`."""
    guard("start_small_quickwin", columns=_STAYS_OF_A_CONFIRMED, when="OLD.state = 'confirmed'")
    for verb in (*of_quick_wins.VERBS, *of_initiatives.VERBS, *of_visits.VERBS):
        sentences.register(verb)
    sentences.register_group("quick_win", _("Quick wins"))
    sentences.register_group("initiative", _("Initiatives"))
    sentences.register_group("kitchen_visit", _("Kitchen visits"))
    for source in asks.SOURCES:
        asked.register(source)
    subjects.register(subjects.Subject("quick_win", word("quick_win"), quick_wins.find))
    subjects.register(subjects.Subject("initiative", word("initiative"), initiatives.find))
    subjects.register(subjects.Subject("kitchen_visit", word("kitchen_visit"), visits.find))
    navigation.register(navigation.Entry("start_small", _("Start small"), "start_small", 60, small=_under_way))


def _under_way(access: Access) -> str:
    standing = getattr(access.partnership, "standing", None)
    count = standing.quick_wins_open if standing else 0
    return ngettext("%(n)s quick win open", "%(n)s quick wins open", count) % {"n": count} if count else ""
