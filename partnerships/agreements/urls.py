"""Addresses of this room."""

from django.urls import path

from partnerships.agreements import views as others
from partnerships.agreements.agreements import version_views as versions
from partnerships.agreements.agreements import views as agreements
from partnerships.agreements.clauses import views as clauses
from partnerships.agreements.glossary import views as glossary

ROOM = "p/<public_id:partnership>/agreements/"
ONE = f"{ROOM}<public_id:agreement>/"
VERSION = f"{ONE}versions/<public_id:accepted>/"
CLAUSE = f"{ROOM}clauses/<public_id:clause>/"

urlpatterns = [
    path(ROOM, agreements.agreements, name="agreements"),
    path(f"{ROOM}begin/", agreements.agreement_begin, name="agreement_begin"),
    path(f"{ROOM}needed/", others.agreements_needed, name="agreements_needed"),
    path(f"{ROOM}own-terms/bring/", others.own_terms_bring, name="own_terms_bring"),
    path(f"{ROOM}own-terms/<public_id:terms>/", others.own_terms_detail, name="own_terms_detail"),
    path(f"{ROOM}own-terms/<public_id:terms>/take-back/", others.own_terms_take_back, name="own_terms_take_back"),
    path(f"{ROOM}parked/park/", others.topic_park, name="topic_park"),
    path(f"{ROOM}parked/<public_id:topic>/take-up/", others.topic_take_up, name="topic_take_up"),
    path(f"{ROOM}reuse-rights/propose/", others.reuse_right_propose, name="reuse_right_propose"),
    path(f"{ROOM}sharing-keys/propose/", others.sharing_key_propose, name="sharing_key_propose"),
    path(f"{ROOM}sharing-keys/<public_id:key>/", others.sharing_key_detail, name="sharing_key_detail"),
    path(ONE, agreements.agreement_detail, name="agreement_detail"),
    path(f"{ONE}edit/", agreements.agreement_edit, name="agreement_edit"),
    path(f"{ONE}propose/", agreements.agreement_propose, name="agreement_propose"),
    path(f"{ONE}check-exit/", agreements.agreement_checked, name="agreement_checked"),
    path(VERSION, versions.agreement_version, name="agreement_version"),
    path(f"{VERSION}print/", versions.agreement_print, name="agreement_print"),
    path(f"{VERSION}check/", versions.agreement_check, name="agreement_check"),
    path(f"{VERSION}copy.json", versions.agreement_copy, name="agreement_copy"),
    path(f"{ONE}clauses/add/", clauses.clause_add, name="clause_add"),
    path(f"{ONE}words/add/", glossary.term_add, name="term_add"),
    path(f"{ONE}words/<public_id:term>/", glossary.term_edit, name="term_edit"),
    path(f"{ONE}words/<public_id:term>/remove/", glossary.term_remove, name="term_remove"),
    path(CLAUSE, clauses.clause_detail, name="clause_detail"),
    path(f"{CLAUSE}edit/", clauses.clause_edit, name="clause_edit"),
    path(f"{CLAUSE}remove/", clauses.clause_remove, name="clause_remove"),
    path(f"{CLAUSE}restate/", clauses.clause_restate, name="clause_restate"),
    path(f"{CLAUSE}confirm/", clauses.clause_confirm, name="clause_confirm"),
    path(f"{CLAUSE}unclear/<public_id:restatement>/", clauses.clause_unclear, name="clause_unclear"),
]
