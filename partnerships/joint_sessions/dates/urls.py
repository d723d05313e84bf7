"""Addresses of finding a date."""

from django.urls import path

from partnerships.joint_sessions.dates import views

POLLS = "p/<public_id:partnership>/sessions/dates/"
POLL = POLLS + "<public_id:poll>/"

urlpatterns = [
    path(POLLS + "add/", views.date_poll_add, name="date_poll_add"),
    path(POLL, views.date_poll_detail, name="date_poll_detail"),
    path(POLL + "answer/", views.date_poll_answer, name="date_poll_answer"),
    path(POLL + "plan/", views.date_poll_plan, name="date_poll_plan"),
    path(POLL + "call-off/", views.date_poll_call_off, name="date_poll_call_off"),
]
