"""Addresses of this room."""

from django.urls import path

from partnerships.concerns.mandates import views as mandates
from partnerships.concerns.outside_offers import views as offers

ROOM = "p/<public_id:partnership>/concerns/"
MANDATE = f"{ROOM}mandates/<public_id:mandate>/"
OFFER = f"{ROOM}offers/<public_id:offer>/"

urlpatterns = [
    path(ROOM, mandates.concerns, name="concerns"),
    path(f"{ROOM}mandates/write/", mandates.mandate_write, name="mandate_write"),
    path(f"{MANDATE}edit/", mandates.mandate_edit, name="mandate_edit"),
    path(f"{MANDATE}weaken/", mandates.mandate_weaken, name="mandate_weaken"),
    path(f"{MANDATE}talk/", mandates.mandate_talk, name="mandate_talk"),
    path(f"{MANDATE}check/", mandates.mandate_check, name="mandate_check"),
    path(f"{MANDATE}restore/", mandates.mandate_restore, name="mandate_restore"),
    path(f"{MANDATE}end/", mandates.mandate_end, name="mandate_end"),
    path(f"{ROOM}offers/keep/", offers.offer_keep, name="offer_keep"),
    path(f"{ROOM}offers/rule/", offers.offer_rule, name="offer_rule"),
    path(OFFER, offers.offer_detail, name="offer_detail"),
    path(f"{OFFER}edit/", offers.offer_edit, name="offer_edit"),
    path(f"{OFFER}drop/", offers.offer_drop, name="offer_drop"),
    path(f"{OFFER}open/", offers.offer_open, name="offer_open"),
    path(f"{OFFER}respond/", offers.offer_respond, name="offer_respond"),
    path(f"{OFFER}decide/", offers.offer_decide, name="offer_decide"),
]
