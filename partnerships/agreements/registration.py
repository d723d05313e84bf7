"""This room makes itself known: navigation, consent, history, what one can be about, what waits."""

from django.utils.translation import gettext_lazy as _

from partnerships.agreements import asks as waiting
from partnerships.agreements.agreements.kinds import AGREEMENT
from partnerships.agreements.agreements.reads import find_agreements, find_clauses, is_accepted
from partnerships.agreements.sentences import register_sentences
from partnerships.glossary import word
from partnerships.roles import Permission
from partnerships.room import asks, navigation, subjects
from partnerships.room.consent import kinds


def register() -> None:
    """Called once, from `apps.ready`."""
    navigation.register(
        navigation.Entry("transparent_agreements", word("condition.transparent_agreements"), "agreements", 50)
    )
    kinds.register(AGREEMENT)
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
    for source in waiting.SOURCES:
        asks.register(source)
