"""Addresses of the calendars."""

from django.urls import path

from partnerships.joint_sessions.calendar import views

urlpatterns = [
    path(
        "p/<public_id:partnership>/sessions/<public_id:session>/session.ics", views.session_ics, name="session_ics"
    ),
    path("calendar/<token:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("settings/calendar/", views.calendar_settings, name="calendar_settings"),
    path("settings/calendar/make/", views.calendar_make, name="calendar_make"),
    path("settings/calendar/revoke/", views.calendar_revoke, name="calendar_revoke"),
]
