"""Addresses of this room."""

from django.urls import path

from partnerships.start_small.kitchen_visits import views as visits
from partnerships.start_small.lanes import views as lanes
from partnerships.start_small.quick_wins import views as wins

HERE = "p/<public_id:partnership>/start-small/"
WIN = f"{HERE}quick-wins/<public_id:quick_win>/"
INITIATIVE = f"{HERE}initiatives/<public_id:initiative>/"
VISIT = f"{HERE}kitchen-visits/<public_id:kitchen_visit>/"

urlpatterns = [
    path(HERE, lanes.start_small, name="start_small"),
    path(f"{HERE}quick-wins/", wins.quick_win_list, name="quick_win_list"),
    path(f"{HERE}quick-wins/add/", wins.quick_win_add, name="quick_win_add"),
    path(f"{HERE}quick-wins/bring-in/", wins.quick_win_bring_in, name="quick_win_bring_in"),
    path(WIN, wins.quick_win_detail, name="quick_win_detail"),
    path(f"{WIN}edit/", wins.quick_win_edit, name="quick_win_edit"),
    path(f"{WIN}take-part/", wins.quick_win_take_part, name="quick_win_take_part"),
    path(f"{WIN}value/", wins.quick_win_value, name="quick_win_value"),
    path(f"{WIN}start/", wins.quick_win_start, name="quick_win_start"),
    path(f"{WIN}deliver/", wins.quick_win_deliver, name="quick_win_deliver"),
    path(f"{WIN}confirm/", wins.quick_win_confirm, name="quick_win_confirm"),
    path(f"{WIN}not-yet/", wins.quick_win_not_yet, name="quick_win_not_yet"),
    path(f"{WIN}set-aside/", wins.quick_win_set_aside, name="quick_win_set_aside"),
    path(f"{WIN}take-up/", wins.quick_win_take_up, name="quick_win_take_up"),
    path(f"{HERE}initiatives/add/", lanes.initiative_add, name="initiative_add"),
    path(INITIATIVE, lanes.initiative_detail, name="initiative_detail"),
    path(f"{INITIATIVE}edit/", lanes.initiative_edit, name="initiative_edit"),
    path(f"{INITIATIVE}take-part/", lanes.initiative_take_part, name="initiative_take_part"),
    path(f"{INITIATIVE}move/", lanes.initiative_move, name="initiative_move"),
    path(f"{HERE}kitchen-visits/", visits.kitchen_visit_list, name="kitchen_visit_list"),
    path(f"{HERE}kitchen-visits/add/", visits.kitchen_visit_add, name="kitchen_visit_add"),
    path(VISIT, visits.kitchen_visit_detail, name="kitchen_visit_detail"),
    path(f"{VISIT}edit/", visits.kitchen_visit_edit, name="kitchen_visit_edit"),
    path(f"{VISIT}struck/", visits.kitchen_visit_struck, name="kitchen_visit_struck"),
    path(f"{VISIT}call-off/", visits.kitchen_visit_call_off, name="kitchen_visit_call_off"),
]
