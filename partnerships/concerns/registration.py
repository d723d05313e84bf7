"""This room makes itself known: navigation, consent, history, what one can be about, what waits."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.post import kinds as letters
from partnerships.concerns import asks as waiting
from partnerships.concerns.mandates.kinds import MANDATE_CHECK
from partnerships.concerns.mandates.reads import find_mandates
from partnerships.concerns.models import OutsideOffer
from partnerships.concerns.outside_offers.emails import offer_opened
from partnerships.concerns.outside_offers.kinds import KINDS
from partnerships.concerns.outside_offers.reads import find_offers
from partnerships.glossary import word
from partnerships.room import asks, navigation, subjects
from partnerships.room.chronicle import sentences
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.consent import kinds
from partnerships.room.history.models import Event


def _offers(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = OutsideOffer.objects.opened().filter(public_id__in={event.subject_id for event in events})
    titles = dict(rows.order_by("pk").values_list("public_id", "title"))
    return {event.pk: {"name": titles.get(event.subject_id) or _("something")} for event in events}


VERBS = (
    Verb("mandate.written", gettext_lazy("%(who)s wrote down who must stay content behind %(side)s.")),
    Verb("mandate.edited", gettext_lazy("%(who)s changed a mandate of %(side)s.")),
    Verb("mandate.weakened", gettext_lazy("%(who)s said that a mandate of %(side)s is weaker.")),
    Verb("mandate.talked", gettext_lazy("%(who)s wrote down the conversation about a mandate of %(side)s.")),
    Verb("mandate.restored", gettext_lazy("%(who)s said that a mandate of %(side)s is strong again.")),
    Verb("mandate.ended", gettext_lazy("%(who)s took a mandate of %(side)s off the page.")),
    Verb("mandate.checked", gettext_lazy("A check of a mandate of %(side)s was taken in by all sides.")),
    Verb("offer.opened", gettext_lazy("%(who)s opened an outside offer: “%(name)s”."), _offers),
    Verb("offer.answered", gettext_lazy("%(who)s answered the outside offer “%(name)s”."), _offers),
    Verb("offer.decided", gettext_lazy("All sides decided on the outside offer “%(name)s”."), _offers),
)


def register() -> None:
    """Called once, from `apps.ready`."""
    navigation.register(navigation.Entry("concerns", gettext_lazy("Concerns"), "concerns", 5, under="more"))
    for kind in (MANDATE_CHECK, *KINDS):
        kinds.register(kind)
    sentences.register_group("mandate", gettext_lazy("Mandates"))
    sentences.register_group("offer", gettext_lazy("Outside offers"))
    for verb in VERBS:
        sentences.register(verb)
    subjects.register(subjects.Subject("mandate", word("mandate"), find_mandates))
    subjects.register(subjects.Subject("outside_offer", word("outside_offer"), find_offers))
    letters.register("offer_opened", offer_opened)
    for source in waiting.SOURCES:
        asks.register(source)
