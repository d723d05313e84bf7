"""The nouns of the journey, gathered for Django."""

from partnerships.journey.parting.models import HandoverItem, Parting
from partnerships.journey.stages.models import StageMove
from partnerships.journey.terms.models import Renewal, Trial

__all__ = ["HandoverItem", "Parting", "Renewal", "StageMove", "Trial"]
