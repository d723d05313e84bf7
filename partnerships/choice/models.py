"""All nouns of this room, each kept in its package."""

from partnerships.choice.benefits.models import Benefit
from partnerships.choice.criteria.models import LEVELS, Criterion
from partnerships.choice.ideas.models import Idea, Stake
from partnerships.choice.interests.models import InterestDeclaration
from partnerships.choice.knowing.models import Depth, DepthSheet
from partnerships.choice.readiness.models import Readiness
from partnerships.choice.relation.models import Intent, RelationRole
from partnerships.choice.searches.models import Candidacy, PartnerSearch, SearchCriterion, TreatmentNote
from partnerships.choice.voting.models import Decline, Vote

__all__ = [
    "LEVELS",
    "Benefit",
    "Candidacy",
    "Criterion",
    "Decline",
    "Depth",
    "DepthSheet",
    "Idea",
    "Intent",
    "InterestDeclaration",
    "PartnerSearch",
    "Readiness",
    "RelationRole",
    "SearchCriterion",
    "Stake",
    "TreatmentNote",
    "Vote",
]
