"""Addresses of this room."""

from django.urls import path

from partnerships.equality import views
from partnerships.equality.charter import views as charter
from partnerships.equality.culture import views as culture
from partnerships.equality.grievances import views as grievances
from partnerships.equality.ledger import gain_views as gains
from partnerships.equality.ledger import views as ledger
from partnerships.equality.people_map import views as people
from partnerships.equality.principles import views as principles

HERE = "p/<public_id:partnership>/equality"
PRINCIPLE = f"{HERE}/principles/<public_id:principle>"
ENTRY = f"{HERE}/charter/<public_id:entry>"
LINE = f"{HERE}/who-meets-whom/<public_id:line>"
CONTRIBUTION = f"{HERE}/contributions/<public_id:contribution>"
GRIEVANCE = f"{HERE}/grievances/<public_id:grievance>"

urlpatterns = [
    path(f"{HERE}/", views.equality, name="equality"),
    path(f"{HERE}/principles/", principles.principle_list, name="principle_list"),
    path(f"{HERE}/principles/new/", principles.principle_new, name="principle_new"),
    path(f"{PRINCIPLE}/", principles.principle_detail, name="principle_detail"),
    path(f"{PRINCIPLE}/edit/", principles.principle_edit, name="principle_edit"),
    path(f"{PRINCIPLE}/reword/", principles.principle_reword, name="principle_reword"),
    path(f"{PRINCIPLE}/end/", principles.principle_end, name="principle_end"),
    path(f"{PRINCIPLE}/propose/", principles.principle_propose, name="principle_propose"),
    path(f"{PRINCIPLE}/drop/", principles.principle_drop, name="principle_drop"),
    path(f"{HERE}/charter/", charter.charter, name="charter"),
    path(f"{HERE}/charter/new/", charter.charter_entry_new, name="charter_entry_new"),
    path(f"{HERE}/charter/propose/", charter.charter_propose, name="charter_propose"),
    path(f"{ENTRY}/edit/", charter.charter_entry_edit, name="charter_entry_edit"),
    path(f"{ENTRY}/remove/", charter.charter_entry_remove, name="charter_entry_remove"),
    path(f"{HERE}/who-meets-whom/", people.meeting_list, name="meeting_list"),
    path(f"{HERE}/who-meets-whom/new/", people.meeting_new, name="meeting_new"),
    path(f"{LINE}/edit/", people.meeting_edit, name="meeting_edit"),
    path(f"{LINE}/person/", people.meeting_person, name="meeting_person"),
    path(f"{LINE}/end/", people.meeting_end, name="meeting_end"),
    path(f"{HERE}/culture/", culture.culture, name="culture"),
    path(f"{HERE}/culture/profile/", culture.culture_profile, name="culture_profile"),
    path(f"{HERE}/culture/again/", culture.culture_again, name="culture_again"),
    path(f"{HERE}/culture/visit/", culture.visit_note_edit, name="visit_note_edit"),
    path(f"{HERE}/contributions/new/", ledger.contribution_new, name="contribution_new"),
    path(f"{CONTRIBUTION}/", ledger.contribution_detail, name="contribution_detail"),
    path(f"{CONTRIBUTION}/edit/", ledger.contribution_edit, name="contribution_edit"),
    path(f"{CONTRIBUTION}/correct/", ledger.contribution_correct, name="contribution_correct"),
    path(f"{CONTRIBUTION}/answer/", ledger.contribution_answer, name="contribution_answer"),
    path(f"{CONTRIBUTION}/take-back/", ledger.contribution_take_back, name="contribution_take_back"),
    path(f"{HERE}/gains/new/", gains.gain_new, name="gain_new"),
    path(f"{HERE}/gains/<public_id:gain>/edit/", gains.gain_edit, name="gain_edit"),
    path(f"{HERE}/gains/<public_id:gain>/take-back/", gains.gain_take_back, name="gain_take_back"),
    path(f"{HERE}/size/", gains.size_edit, name="size_edit"),
    path(f"{HERE}/grievances/", grievances.grievance_list, name="grievance_list"),
    path(f"{HERE}/grievances/new/", grievances.grievance_new, name="grievance_new"),
    path(f"{GRIEVANCE}/", grievances.grievance_detail, name="grievance_detail"),
    path(f"{GRIEVANCE}/edit/", grievances.grievance_edit, name="grievance_edit"),
    path(f"{GRIEVANCE}/repairs/new/", grievances.repair_new, name="repair_new"),
    path(f"{GRIEVANCE}/repairs/<public_id:repair>/done/", grievances.repair_done, name="repair_done"),
    path(f"{GRIEVANCE}/resolve/", grievances.grievance_resolve, name="grievance_resolve"),
    path(f"{GRIEVANCE}/reopen/", grievances.grievance_reopen, name="grievance_reopen"),
]
