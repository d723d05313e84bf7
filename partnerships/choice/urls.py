"""Addresses of this room."""

from django.urls import path

from partnerships.choice.benefits import views as benefits
from partnerships.choice.criteria import views as criteria
from partnerships.choice.ideas import views as ideas
from partnerships.choice.interests import views as interests
from partnerships.choice.knowing import views as knowing
from partnerships.choice.readiness import views as readiness
from partnerships.choice.relation import views as relation
from partnerships.choice.searches import views as searches
from partnerships.choice.voting import views as voting

ROOM = "p/<public_id:partnership>/partner/"
OWN = "organisation/<public_id:organisation>/searches/"
ONE = f"{OWN}<public_id:search>/"

urlpatterns = [
    path(f"{ROOM}benefits/new/", benefits.benefit_new, name="benefit_new"),
    path(f"{ROOM}benefits/<public_id:benefit>/", benefits.benefit_edit, name="benefit_edit"),
    path(f"{ROOM}benefits/<public_id:benefit>/remove/", benefits.benefit_remove, name="benefit_remove"),
    path(f"{ROOM}ideas/", ideas.idea_list, name="idea_list"),
    path(f"{ROOM}ideas/new/", ideas.idea_new, name="idea_new"),
    path(f"{ROOM}ideas/<public_id:idea>/", ideas.idea, name="idea"),
    path(f"{ROOM}ideas/<public_id:idea>/edit/", ideas.idea_edit, name="idea_edit"),
    path(f"{ROOM}ideas/<public_id:idea>/stake/", ideas.idea_stake, name="idea_stake"),
    path(f"{ROOM}ideas/<public_id:idea>/move/", ideas.idea_move, name="idea_move"),
    path(f"{ROOM}ideas/<public_id:idea>/adopt/", ideas.idea_adopt, name="idea_adopt"),
    path(f"{ROOM}criteria/", criteria.criterion_list, name="criterion_list"),
    path(f"{ROOM}criteria/new/", criteria.criterion_new, name="criterion_new"),
    path(f"{ROOM}criteria/propose/", criteria.criteria_propose, name="criteria_propose"),
    path(f"{ROOM}criteria/<public_id:criterion>/", criteria.criterion_edit, name="criterion_edit"),
    path(f"{ROOM}criteria/<public_id:criterion>/remove/", criteria.criterion_remove, name="criterion_remove"),
    path(f"{ROOM}knowing/", knowing.knowing_rate, name="knowing_rate"),
    path(f"{ROOM}vote/", voting.choice_vote, name="choice_vote"),
    path(f"{ROOM}decline/", voting.choice_decline, name="choice_decline"),
    path(f"{ROOM}role/", relation.relation_role, name="relation_role"),
    path(f"{ROOM}intent/", relation.relation_intent, name="relation_intent"),
    path(f"{ROOM}interest/", interests.interest_declare, name="interest_declare"),
    path(f"{ROOM}readiness/", readiness.readiness_edit, name="readiness_edit"),
    path(OWN, searches.search_list, name="search_list"),
    path(f"{OWN}new/", searches.search_new, name="search_new"),
    path(f"{ONE}edit/", searches.search_edit, name="search_edit"),
    path(f"{ONE}close/", searches.search_close, name="search_close"),
    path(f"{ONE}criteria/new/", searches.search_criterion_new, name="search_criterion_new"),
    path(f"{ONE}criteria/<public_id:criterion>/", searches.search_criterion_edit, name="search_criterion_edit"),
    path(
        f"{ONE}criteria/<public_id:criterion>/remove/",
        searches.search_criterion_remove,
        name="search_criterion_remove",
    ),
    path(
        f"{ONE}criteria/<public_id:criterion>/take/",
        searches.search_criterion_take,
        name="search_criterion_take",
    ),
    path(f"{ONE}invite/", searches.candidacy_new, name="candidacy_new"),
    path(f"{ONE}rooms/<public_id:candidacy>/bring/", searches.candidacy_bring, name="candidacy_bring"),
    path(f"{ONE}log/new/", searches.treatment_new, name="treatment_new"),
]
