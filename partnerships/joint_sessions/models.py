"""The nouns of joint sessions, gathered for Django."""

from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.calendar.models import CalendarFeed
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.dates.models import DatePoll, MomentAnswer, ProposedMoment
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.learned.models import Learned
from partnerships.joint_sessions.minutes.models import Minutes
from partnerships.joint_sessions.readiness.models import Readiness
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.sessions.models import JointSession, SessionGuest

__all__ = [
    "AgendaItem",
    "CalendarFeed",
    "Commitment",
    "DatePoll",
    "Decision",
    "JointSession",
    "Learned",
    "Minutes",
    "MomentAnswer",
    "ProposedMoment",
    "Readiness",
    "Series",
    "SessionGuest",
]
