"""What a question, a file or a note can be about in this room, and where it stands."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Partnership
from partnerships.room.subjects import Shown, Subject


def _finding(model, field: str, url_name: str):
    def find(partnership: Partnership, public_ids: Collection[str]) -> Mapping[str, Shown]:
        rows = model.objects.filter(partnership=partnership, public_id__in=public_ids).order_by("pk")
        return {
            public_id: Shown(
                Truncator(text).chars(120), reverse(url_name, args=[partnership.public_id, public_id])
            )
            for public_id, text in rows.values_list("public_id", field)
        }

    return find


def _find_items(partnership: Partnership, public_ids: Collection[str]) -> Mapping[str, Shown]:
    rows = AgendaItem.objects.filter(partnership=partnership, public_id__in=public_ids).order_by("pk")
    found = {}
    for public_id, title, session in rows.values_list("public_id", "title", "session__public_id"):
        page = reverse("session_detail", args=[partnership.public_id, session]) if session else ""
        url = f"{page}#i-{public_id}" if page else reverse("session_list", args=[partnership.public_id])
        found[public_id] = Shown(title, url)
    return found


SUBJECTS = (
    Subject("session", _("Session"), _finding(JointSession, "subject", "session_detail")),
    Subject("agenda_item", _("Agenda item"), _find_items),
    Subject("decision", _("Decision"), _finding(Decision, "text", "decision_detail")),
    Subject("commitment", _("Commitment"), _finding(Commitment, "what", "commitment_detail")),
)
