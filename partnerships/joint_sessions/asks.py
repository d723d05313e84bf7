"""What waits for a person: late promises, a session soon without agenda, decisions to look at again."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns

SOON = timedelta(hours=48)


def _rooms(seats, permission: Permission) -> list[int]:
    return [seat.partnership_id for seat in seats if seat.carries(permission)]


def _late(seats, now: datetime):
    own = Commitment.objects.late(now.date()).filter(owner__in=[seat.pk for seat in seats])
    return columns(own, key="commitment_late", on="due_on", title="what")


def _to_confirm(seats, now: datetime):
    rooms = _rooms(seats, Permission.CONSENT_TO_WORK)
    said = Commitment.objects.filter(state=Commitment.State.SAID_KEPT, partnership__in=rooms)
    others = said.exclude(side__in=[seat.side_id for seat in seats])
    return columns(others, key="commitment_said_kept", on="kept_on", title="what")


def _without_agenda(seats, now: datetime):
    soon = JointSession.objects.ahead(now).filter(
        partnership__in=_rooms(seats, Permission.WRITE_ROOM), starts_at__lte=now + SOON
    )
    empty = soon.exclude(Exists(AgendaItem.objects.filter(session=OuterRef("pk"))))
    return columns(empty, key="session_without_agenda", on="starts_at", title="subject")


def _to_note(seats, now: datetime):
    rooms = _rooms(seats, Permission.CONSENT_TO_WORK)
    passed = JointSession.objects.to_be_noted(now).filter(partnership__in=rooms)
    return columns(passed, key="session_to_note", on="starts_at", title="subject")


def _to_look_at(seats, now: datetime):
    rooms = _rooms(seats, Permission.CONSENT_TO_WORK)
    due = Decision.objects.to_look_at_again(now.date()).filter(partnership__in=rooms)
    return columns(due, key="decision_again", on="holds_until", title="text")


def _late_words(waits: Waits) -> Words:
    return Words(
        _("Late: %(what)s") % {"what": waits.title},
        _("You promised this. Say that it is done, ask for another date, or say why not."),
        reverse("commitment_detail", args=[waits.room, waits.subject]),
        _("Say how it stands"),
        other_waits=True,
    )


def _confirm_words(waits: Waits) -> Words:
    return Words(
        _("Done, says the other side: %(what)s") % {"what": waits.title},
        _("Confirm it, or say what is still missing."),
        reverse("commitment_detail", args=[waits.room, waits.subject]),
        _("Confirm"),
        other_waits=True,
    )


def _agenda_words(waits: Waits) -> Words:
    return Words(
        _("No agenda yet: %(session)s") % {"session": waits.title},
        _("You meet within two days. Every side can put something on the agenda."),
        reverse("session_detail", args=[waits.room, waits.subject]),
        _("Build the agenda"),
    )


def _note_words(waits: Waits) -> Words:
    return Words(
        _("Was it held? %(session)s") % {"session": waits.title},
        _("Its time has passed. Note who came, or say that it did not take place."),
        reverse("session_detail", args=[waits.room, waits.subject]),
        _("Note it"),
    )


def _look_words(waits: Waits) -> Words:
    return Words(
        _("Does this still hold? %(decision)s") % {"decision": waits.title[:120]},
        _("The day has come on which you would ask each other again."),
        reverse("decision_detail", args=[waits.room, waits.subject]),
        _("Look at it again"),
    )


SOURCES = (
    Source("commitment_late", _late, _late_words),
    Source("commitment_said_kept", _to_confirm, _confirm_words),
    Source("session_without_agenda", _without_agenda, _agenda_words),
    Source("session_to_note", _to_note, _note_words),
    Source("decision_again", _to_look_at, _look_words),
)
