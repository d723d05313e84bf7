"""Addresses of this floor."""

from django.conf import settings
from django.urls import path

from dashboards import views
from dashboards.candidates import views as candidates
from dashboards.demonstration import views as demonstration

urlpatterns = [
    path("", views.portfolio_page, name="portfolio"),
    path("p/<public_id:partnership>/", views.room_overview, name="room_overview"),
    path("p/<public_id:partnership>/partner/", candidates.right_partner, name="right_partner"),
    path("organisation/<public_id:organisation>/searches/<public_id:search>/", candidates.search, name="search"),
    path("healthz", views.healthz, name="healthz"),
]

if settings.DEMO:
    urlpatterns += [path("demo/answer/", demonstration.demo_answer, name="demo_answer")]
