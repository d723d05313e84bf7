"""Addresses of this floor."""

from django.conf import settings
from django.urls import path

from dashboards import views
from dashboards.candidates import views as candidates
from dashboards.demonstration import views as demonstration
from dashboards.exports import views as exports
from dashboards.giving import views as giving
from dashboards.installation import views as installation
from dashboards.milestones import views as milestones
from dashboards.search import views as search

urlpatterns = [
    path("", views.portfolio_page, name="portfolio"),
    path("needs-you/", views.ask_list, name="ask_list"),
    path("milestones/", milestones.milestones, name="milestones"),
    path("p/<public_id:partnership>/", views.room_overview, name="room_overview"),
    path("p/<public_id:partnership>/equality/contributions/", giving.contribution_list, name="contribution_list"),
    path("p/<public_id:partnership>/export/", exports.room_export, name="room_export"),
    path("p/<public_id:partnership>/export/file/", exports.room_export_file, name="room_export_file"),
    path("search/", search.search_everything, name="search_everything"),
    path("p/<public_id:partnership>/partner/", candidates.right_partner, name="right_partner"),
    path("organisation/<public_id:organisation>/searches/<public_id:search>/", candidates.search, name="search"),
    path("administration/health/", installation.administration_health, name="administration_health"),
    path("administration/jobs/", installation.administration_jobs, name="administration_jobs"),
    path("healthz", views.healthz, name="healthz"),
]

if settings.DEMO:
    urlpatterns += [path("demo/answer/", demonstration.demo_answer, name="demo_answer")]
