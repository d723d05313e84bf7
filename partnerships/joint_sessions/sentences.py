"""Sessions, agendas, decisions and commitments in the history."""

from collections.abc import Mapping

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event


def _naming(model, field: str):
    """Return what looks the texts of a page of events up at once: `%(subject)s` in the sentence."""

    def names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
        rows = model.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
        texts = {public_id: str(text) for public_id, text in rows.values_list("public_id", field)}
        return {
            event.pk: {"subject": Truncator(texts.get(event.subject_id) or _("something")).chars(80)}
            for event in events
        }

    return names


_session = _naming(JointSession, "subject")
_item = _naming(AgendaItem, "title")
_decision = _naming(Decision, "text")
_commitment = _naming(Commitment, "what")

VERBS = (
    Verb("session.planned", gettext_lazy("%(who)s planned the session “%(subject)s”."), _session),
    Verb("session.changed", gettext_lazy("%(who)s changed the session “%(subject)s”."), _session),
    Verb("session.guests", gettext_lazy("%(who)s changed who comes to “%(subject)s”."), _session),
    Verb("session.cancelled", gettext_lazy("%(who)s cancelled the session “%(subject)s”."), _session),
    Verb("session.held", gettext_lazy("%(who)s noted that “%(subject)s” was held."), _session),
    Verb("session.ready", gettext_lazy("%(who)s ticked a point before “%(subject)s”."), _session),
    Verb("session.not_ready", gettext_lazy("%(who)s took back a tick before “%(subject)s”."), _session),
    Verb("minutes.written", gettext_lazy("%(who)s wrote in the minutes of “%(subject)s”."), _session),
    Verb("learned.written", gettext_lazy("%(who)s wrote what was learned in “%(subject)s”."), _session),
    Verb(
        "learned.fit", gettext_lazy("%(who)s said how well it fits what was learned in “%(subject)s”."), _session
    ),
    Verb("agenda.added", gettext_lazy("%(who)s put “%(subject)s” on the agenda."), _item),
    Verb("agenda.changed", gettext_lazy("%(who)s changed the agenda item “%(subject)s”."), _item),
    Verb("agenda.moved", gettext_lazy("%(who)s moved the agenda item “%(subject)s”."), _item),
    Verb("agenda.removed", gettext_lazy("%(who)s took “%(subject)s” off the agenda."), _item),
    Verb("agenda.carried", gettext_lazy("%(who)s carried “%(subject)s” over to a session."), _item),
    Verb("agenda.let_go", gettext_lazy("%(who)s let the agenda item “%(subject)s” go."), _item),
    Verb("decision.proposed", gettext_lazy("%(who)s put a decision to all sides: “%(subject)s”"), _decision),
    Verb("decision.changed", gettext_lazy("%(who)s changed the proposed decision “%(subject)s”"), _decision),
    Verb("decision.set_aside", gettext_lazy("%(who)s let a proposed decision rest: “%(subject)s”"), _decision),
    Verb("commitment.proposed", gettext_lazy("%(who)s put a commitment to all sides: “%(subject)s”"), _commitment),
    Verb("commitment.changed", gettext_lazy("%(who)s changed the commitment “%(subject)s”"), _commitment),
    Verb("commitment.said_kept", gettext_lazy("%(who)s said that “%(subject)s” is done."), _commitment),
    Verb("commitment.kept", gettext_lazy("%(who)s confirmed that “%(subject)s” is kept."), _commitment),
    Verb("commitment.objected", gettext_lazy("%(who)s does not see “%(subject)s” as done."), _commitment),
    Verb("commitment.missed", gettext_lazy("%(who)s said that “%(subject)s” was missed."), _commitment),
)

GROUPS = (
    ("session", gettext_lazy("Sessions")),
    ("agenda", gettext_lazy("Agendas")),
    ("minutes", gettext_lazy("Minutes")),
    ("learned", gettext_lazy("What we learned")),
    ("decision", gettext_lazy("Decisions")),
    ("commitment", gettext_lazy("Commitments")),
)
