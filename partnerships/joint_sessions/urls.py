"""Addresses of this room."""

from django.urls import path

from partnerships.joint_sessions.agenda import views as agenda
from partnerships.joint_sessions.commitments import views as commitments
from partnerships.joint_sessions.decisions import views as decisions
from partnerships.joint_sessions.learned import views as learned
from partnerships.joint_sessions.minutes import views as minutes
from partnerships.joint_sessions.readiness import views as readiness
from partnerships.joint_sessions.series import views as series
from partnerships.joint_sessions.sessions import views as sessions

ROOM = "p/<public_id:partnership>/"
SESSIONS = ROOM + "sessions/"
SESSION = SESSIONS + "<public_id:session>/"
ITEM = SESSIONS + "items/<public_id:agenda_item>/"
DECISION = ROOM + "decisions/<public_id:decision>/"
COMMITMENT = ROOM + "commitments/<public_id:commitment>/"

urlpatterns = [
    path(SESSIONS, sessions.session_list, name="session_list"),
    path(SESSIONS + "plan/", sessions.session_plan, name="session_plan"),
    path(SESSIONS + "backlog/add/", agenda.backlog_add, name="backlog_add"),
    path(SESSIONS + "series/propose/", series.series_propose, name="series_propose"),
    path(SESSIONS + "series/<public_id:series>/change/", series.series_change, name="series_change"),
    path(SESSION, sessions.session_detail, name="session_detail"),
    path(SESSION + "edit/", sessions.session_edit, name="session_edit"),
    path(SESSION + "guests/", sessions.session_guests, name="session_guests"),
    path(SESSION + "cancel/", sessions.session_cancel, name="session_cancel"),
    path(SESSION + "hold/", sessions.session_hold, name="session_hold"),
    path(SESSION + "agenda/add/", agenda.agenda_add, name="agenda_add"),
    path(SESSION + "agenda/how/", agenda.agenda_how, name="agenda_how"),
    path(SESSION + "minutes/", minutes.minutes_edit, name="minutes_edit"),
    path(SESSION + "minutes/put/", minutes.minutes_put, name="minutes_put"),
    path(SESSION + "ready/", readiness.readiness_tick, name="readiness_tick"),
    path(SESSION + "learned/<public_id:side>/", learned.learned_write, name="learned_write"),
    path(SESSION + "learned/<public_id:side>/fit/", learned.learned_fit, name="learned_fit"),
    path(ITEM + "edit/", agenda.agenda_edit, name="agenda_edit"),
    path(ITEM + "move/", agenda.agenda_move, name="agenda_move"),
    path(ITEM + "remove/", agenda.agenda_remove, name="agenda_remove"),
    path(ITEM + "carry/", agenda.agenda_carry, name="agenda_carry"),
    path(ITEM + "let-go/", agenda.agenda_let_go, name="agenda_let_go"),
    path(ROOM + "decisions/", decisions.decision_list, name="decision_list"),
    path(ROOM + "decisions/propose/", decisions.decision_propose, name="decision_propose"),
    path(DECISION, decisions.decision_detail, name="decision_detail"),
    path(DECISION + "edit/", decisions.decision_edit, name="decision_edit"),
    path(DECISION + "confirm/", decisions.decision_confirm, name="decision_confirm"),
    path(DECISION + "end/", decisions.decision_end, name="decision_end"),
    path(DECISION + "set-aside/", decisions.decision_set_aside, name="decision_set_aside"),
    path(ROOM + "commitments/", commitments.commitment_list, name="commitment_list"),
    path(ROOM + "commitments/promise/", commitments.commitment_promise, name="commitment_promise"),
    path(COMMITMENT, commitments.commitment_detail, name="commitment_detail"),
    path(COMMITMENT + "edit/", commitments.commitment_edit, name="commitment_edit"),
    path(COMMITMENT + "move/", commitments.commitment_move, name="commitment_move"),
    path(COMMITMENT + "drop/", commitments.commitment_drop, name="commitment_drop"),
    path(COMMITMENT + "keep/", commitments.commitment_keep, name="commitment_keep"),
    path(COMMITMENT + "confirm/", commitments.commitment_confirm, name="commitment_confirm"),
    path(COMMITMENT + "object/", commitments.commitment_object, name="commitment_object"),
    path(COMMITMENT + "miss/", commitments.commitment_miss, name="commitment_miss"),
]
