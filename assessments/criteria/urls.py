"""Addresses of this room."""

from django.urls import path

from assessments.criteria import views

SETS = "administration/criteria/"
SET = f"{SETS}<public_id:criteria_set>/"
FACET = f"{SETS}facets/<public_id:facet>/"
STATEMENT = f"{SETS}statements/<public_id:statement>/"

urlpatterns = [
    path(SETS, views.criteria_sets, name="criteria_sets"),
    path(SET, views.criteria_set, name="criteria_set"),
    path(f"{SET}preview/", views.criteria_preview, name="criteria_preview"),
    path(f"{SET}draft/", views.criteria_draft, name="criteria_draft"),
    path(f"{SET}copy/", views.criteria_copy, name="criteria_copy"),
    path(f"{SET}weights/", views.criteria_weights, name="criteria_weights"),
    path(f"{SET}scale/", views.criteria_scale, name="criteria_scale"),
    path(f"{SET}discard/", views.criteria_discard, name="criteria_discard"),
    path(f"{SET}publish/", views.criteria_publish, name="criteria_publish"),
    path(f"{SET}retire/", views.criteria_retire, name="criteria_retire"),
    path(f"{SET}facets/add/", views.facet_add, name="facet_add"),
    path(f"{FACET}edit/", views.facet_edit, name="facet_edit"),
    path(f"{FACET}remove/", views.facet_remove, name="facet_remove"),
    path(f"{FACET}move/", views.facet_move, name="facet_move"),
    path(f"{FACET}statements/add/", views.statement_add, name="statement_add"),
    path(f"{STATEMENT}edit/", views.statement_edit, name="statement_edit"),
    path(f"{STATEMENT}remove/", views.statement_remove, name="statement_remove"),
    path(f"{STATEMENT}move/", views.statement_move, name="statement_move"),
]
