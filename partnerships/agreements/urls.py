"""Addresses of this room."""

from django.urls import path

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
