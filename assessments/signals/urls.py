"""Addresses of this room."""

from django.urls import path

from assessments.signals import views

urlpatterns = [
    path("p/<public_id:partnership>/trust/signals/", views.signal_list, name="signal_list"),
    path(
        "p/<public_id:partnership>/trust/warnings/<public_id:warning>/",
        views.warning_detail,
        name="warning_detail",
    ),
    path(
        "p/<public_id:partnership>/trust/warnings/<public_id:warning>/aside/",
        views.warning_aside,
        name="warning_aside",
    ),
]
