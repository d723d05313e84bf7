"""Addresses of this room."""

from django.urls import path

from partnerships.journey import views

ROOM = "p/<public_id:partnership>/journey/"

urlpatterns = [
    path(ROOM, views.journey, name="journey"),
    path(f"{ROOM}forward/", views.journey_forward, name="journey_forward"),
    path(f"{ROOM}already/", views.journey_bring_in, name="journey_bring_in"),
    path(f"{ROOM}back/", views.journey_back, name="journey_back"),
    path(f"{ROOM}trial/", views.journey_trial, name="journey_trial"),
    path(f"{ROOM}renew/", views.journey_renew, name="journey_renew"),
    path(f"{ROOM}side/", views.side_propose, name="side_propose"),
    path(f"{ROOM}anew/", views.journey_anew, name="journey_anew"),
    path(f"{ROOM}anew/put/", views.journey_anew_put, name="journey_anew_put"),
    path(f"{ROOM}parting/", views.parting, name="parting"),
    path(f"{ROOM}parting/notice/", views.parting_notice, name="parting_notice"),
    path(f"{ROOM}parting/handover/", views.handover_add, name="handover_add"),
    path(f"{ROOM}parting/handover/<public_id:item>/", views.handover_done, name="handover_done"),
    path(f"{ROOM}parting/<public_id:parting>/back/", views.parting_take_back, name="parting_take_back"),
    path(f"{ROOM}parting/<public_id:parting>/day/", views.parting_day, name="parting_day"),
]
