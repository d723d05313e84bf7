"""All addresses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("dashboards.urls")),
    path("", include("accounts.people.urls")),
    path("", include("accounts.organisations.urls")),
    path("", include("partnerships.room.urls")),
    path("", include("partnerships.joint_sessions.urls")),
    path("", include("partnerships.joint_sessions.calendar.urls")),
    path("", include("partnerships.joint_sessions.dates.urls")),
    path("", include("partnerships.choice.urls")),
    path("", include("partnerships.equality.urls")),
    path("", include("partnerships.vision.urls")),
    path("", include("partnerships.start_small.urls")),
    path("", include("partnerships.concerns.urls")),
    path("", include("partnerships.agreements.urls")),
    path("", include("partnerships.journey.urls")),
    path("", include("assessments.criteria.urls")),
    path("", include("assessments.fit.urls")),
    path("", include("assessments.reviews.urls")),
    path("", include("assessments.signals.urls")),
]
