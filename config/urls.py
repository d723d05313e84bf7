"""All addresses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("dashboards.urls")),
    path("", include("accounts.people.urls")),
    path("", include("accounts.organisations.urls")),
    path("", include("partnerships.room.urls")),
    path("", include("assessments.reviews.urls")),
]
