"""Addresses of this room."""

from django.urls import path

from partnerships.vision.objectives import views as objectives
from partnerships.vision.sealing import views as sealing
from partnerships.vision.text import expectation_views as expectations
from partnerships.vision.text import views as text

ROOM = "p/<public_id:partnership>/vision/"
OBJECTIVE = f"{ROOM}objectives/<public_id:objective>/"
MILESTONE = f"{ROOM}milestones/<public_id:milestone>/"
EXPECTATION = f"{ROOM}expectations/<public_id:expectation>/"

urlpatterns = [
    path(ROOM, text.vision, name="vision"),
    path(f"{ROOM}write/", text.vision_write, name="vision_write"),
    path(f"{ROOM}versions/", text.vision_versions, name="vision_versions"),
    path(f"{ROOM}versions/<public_id:vision>/<int:number>/", text.vision_version, name="vision_version"),
    path(f"{ROOM}remarks/", text.vision_comment, name="vision_comment"),
    path(f"{ROOM}remarks/<public_id:comment>/settle/", text.comment_settle, name="comment_settle"),
    path(f"{ROOM}position/", text.position_edit, name="position_edit"),
    path(f"{ROOM}expectations/", expectations.expectation_list, name="expectation_list"),
    path(f"{ROOM}expectations/new/", expectations.expectation_new, name="expectation_new"),
    path(EXPECTATION, expectations.expectation_edit, name="expectation_edit"),
    path(f"{EXPECTATION}withdraw/", expectations.expectation_withdraw, name="expectation_withdraw"),
    path(f"{EXPECTATION}restate/", expectations.expectation_restate, name="expectation_restate"),
    path(
        f"{ROOM}restatements/<public_id:restatement>/",
        expectations.restatement_answer,
        name="restatement_answer",
    ),
    path(f"{ROOM}sealing/", sealing.vision_sealing, name="vision_sealing"),
    path(f"{ROOM}sealing/propose/", sealing.vision_propose, name="vision_propose"),
    path(f"{ROOM}sealing/support/", sealing.support_ask, name="support_ask"),
    path(f"{ROOM}sealing/support/<public_id:support>/", sealing.support_edit, name="support_edit"),
    path(f"{ROOM}sealing/ready/", sealing.vision_ready_tick, name="vision_ready_tick"),
    path(f"{ROOM}sealing/ask/", sealing.synergy_call, name="synergy_call"),
    path(f"{ROOM}sealing/vote/", sealing.synergy_vote, name="synergy_vote"),
    path(f"{ROOM}sealing/conduct/", sealing.conduct_edit, name="conduct_edit"),
    path(f"{ROOM}reopen/", sealing.vision_reopen, name="vision_reopen"),
    path(f"{ROOM}sealed/<public_id:seal>/", sealing.vision_sealed, name="vision_sealed"),
    path(f"{ROOM}objectives/new/", objectives.objective_new, name="objective_new"),
    path(OBJECTIVE, objectives.objective_detail, name="objective_detail"),
    path(f"{OBJECTIVE}edit/", objectives.objective_edit, name="objective_edit"),
    path(f"{OBJECTIVE}propose/", objectives.objective_propose, name="objective_propose"),
    path(f"{OBJECTIVE}set-aside/", objectives.objective_set_aside, name="objective_set_aside"),
    path(f"{OBJECTIVE}figures/", objectives.measurement_record, name="measurement_record"),
    path(f"{OBJECTIVE}milestones/", objectives.milestone_new, name="milestone_new"),
    path(MILESTONE, objectives.milestone_edit, name="milestone_edit"),
    path(f"{MILESTONE}reach/", objectives.milestone_reach, name="milestone_reach"),
    path(f"{MILESTONE}drop/", objectives.milestone_drop, name="milestone_drop"),
]
