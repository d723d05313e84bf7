"""Joint sessions make themselves known: consent, guards, history, what waits, navigation."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.guards import guard
from partnerships.joint_sessions import asks as own_asks
from partnerships.joint_sessions import sentences as own_sentences
from partnerships.joint_sessions.commitments.content import KINDS as COMMITMENT_KINDS
from partnerships.joint_sessions.decisions.content import KINDS as DECISION_KINDS
from partnerships.joint_sessions.minutes.content import CONSENT as MINUTES
from partnerships.joint_sessions.series.content import CONSENT as SERIES
from partnerships.joint_sessions.subjects import SUBJECTS
from partnerships.room import asks, navigation, subjects
from partnerships.room.access import Access
from partnerships.room.chronicle import sentences
from partnerships.room.consent import kinds

_STAYS_OF_A_DECISION = (
    "partnership_id",
    "number",
    "session_id",
    "text",
    "reason",
    "theme",
    "replaces_id",
    "proposed_by_id",
    "side_id",
    "proposed_at",
    "joint_at",
)
_STAYS_OF_A_COMMITMENT = (
    "partnership_id",
    "session_id",
    "what",
    "owner_id",
    "side_id",
    "first_due_on",
    "written_by_id",
    "written_at",
    "agreed_at",
)


def register() -> None:
    """Called once, from `apps.ready`."""
    guard("joint_sessions_decision", columns=_STAYS_OF_A_DECISION, when="OLD.joint_at IS NOT NULL")
    guard("joint_sessions_commitment", columns=_STAYS_OF_A_COMMITMENT, when="OLD.agreed_at IS NOT NULL")
    for kind in (*DECISION_KINDS, *COMMITMENT_KINDS, MINUTES, SERIES):
        kinds.register(kind)
    for verb in own_sentences.VERBS:
        sentences.register(verb)
    for prefix, label in own_sentences.GROUPS:
        sentences.register_group(prefix, label)
    for subject in SUBJECTS:
        subjects.register(subject)
    for source in own_asks.SOURCES:
        asks.register(source)
    navigation.register(
        navigation.Entry("sessions", gettext_lazy("Sessions"), "session_list", 70, small=_next_one)
    )


def _next_one(access: Access) -> str:
    standing = getattr(access.partnership, "standing", None)
    if standing is None or standing.next_session_at is None:
        return ""
    return _("next %(day)s") % {"day": date_format(localtime(standing.next_session_at), "j F")}
