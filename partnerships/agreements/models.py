"""The nouns of agreements, gathered for Django."""

from partnerships.agreements.agreements.models import AcceptedAgreement, Agreement, ExitCheck
from partnerships.agreements.clauses.models import (
    Clause,
    ClauseConfirmation,
    ClauseRestatement,
    ClauseWording,
)
from partnerships.agreements.glossary.models import Term
from partnerships.agreements.own_terms.models import OwnTerms
from partnerships.agreements.parking.models import ParkedTopic
from partnerships.agreements.reuse_rights.models import ReuseRight
from partnerships.agreements.sharing_keys.models import SharingKey

__all__ = [
    "AcceptedAgreement",
    "Agreement",
    "Clause",
    "ClauseConfirmation",
    "ClauseRestatement",
    "ClauseWording",
    "ExitCheck",
    "OwnTerms",
    "ParkedTopic",
    "ReuseRight",
    "SharingKey",
    "Term",
]
