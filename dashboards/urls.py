"""Addresses of this floor."""

from django.urls import path

from dashboards import views

urlpatterns = [
    path("", views.portfolio_page, name="portfolio"),
    path("p/<public_id:partnership>/", views.room_overview, name="room_overview"),
    path("healthz", views.healthz, name="healthz"),
]
