"""This room makes itself known: navigation, consent, history, what one can be about, what waits."""

from django.utils.translation import gettext_lazy as _

from partnerships.agreements import asks as waiting
from partnerships.agreements.agreements.kinds import AGREEMENT
from partnerships.agreements.agreements.reads import find_agreements, find_clauses, is_accepted
from partnerships.agreements.checks import changed_agreements
from partnerships.agreements.needed import AGREEMENTS_NEEDED
from partnerships.agreements.reuse_rights.actions import REUSE_RIGHT
from partnerships.agreements.sentences import register_sentences
from partnerships.agreements.sharing_keys.kinds import SHARING_KEY
from partnerships.glossary import word
from partnerships.roles import Permission
from partnerships.room import asks, navigation, subjects
from partnerships.room.chronicle import checking
from partnerships.room.consent import kinds


def register() -> None:
    """Called once, from `apps.ready`."""
    navigation.register(
        navigation.Entry("transparent_agreements", word("condition.transparent_agreements"), "agreements", 50)
    )
    for kind in (AGREEMENT, AGREEMENTS_NEEDED, SHARING_KEY, REUSE_RIGHT):
        kinds.register(kind)
    register_sentences()
    subjects.register(
        subjects.Subject(
            "agreement",
            _("Agreement"),
            find_agreements,
            write=Permission.DRAFT_AGREEMENT,
            is_fixed=is_accepted,
        )
    )
    subjects.register(subjects.Subject("clause", _("Clause"), find_clauses, write=Permission.DRAFT_AGREEMENT))
    checking.register("accepted agreements", changed_agreements)
    for source in waiting.SOURCES:
        asks.register(source)
