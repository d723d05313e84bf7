"""Rows of this room by the id in the address: always through the reader's partnership, else 404."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.commitments.reads import with_all as with_all_of_commitments
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.decisions.reads import with_all as with_all_of_decisions
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.sessions.reads import with_all as with_all_of_sessions
from partnerships.room.access import Access

M = TypeVar("M", bound=Model)


def _one(rows: QuerySet[M], access: Access, public_id: str) -> M:
    # An id may come out of a query, where anything can stand.
    row = rows.filter(partnership=access.partnership, public_id=public_id.replace("\0", "")).first()
    if row is None:
        raise Http404
    return row


def session(access: Access, public_id: str) -> JointSession:
    """Return a session of this room."""
    rows = with_all_of_sessions(JointSession.objects.select_related("partnership"))
    return _one(rows.select_related("minutes__written_by__user", "host__organisation"), access, public_id)


def item(access: Access, public_id: str) -> AgendaItem:
    """Return an agenda item of this room."""
    return _one(AgendaItem.objects.select_related("session", "partnership", "owner"), access, public_id)


def decision(access: Access, public_id: str) -> Decision:
    """Return a decision of this room."""
    return _one(with_all_of_decisions(Decision.objects.select_related("partnership")), access, public_id)


def commitment(access: Access, public_id: str) -> Commitment:
    """Return a commitment of this room."""
    return _one(with_all_of_commitments(Commitment.objects.select_related("partnership")), access, public_id)


def series(access: Access, public_id: str) -> Series:
    """Return a series of this room."""
    return _one(Series.objects.select_related("partnership"), access, public_id)
