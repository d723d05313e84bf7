"""Addresses of this room."""

from django.urls import path

from assessments.fit import views

urlpatterns = [
    path("p/<public_id:partnership>/partner/fit/", views.fit, name="fit"),
    path("p/<public_id:partnership>/partner/fit/write/", views.fit_write, name="fit_write"),
]
