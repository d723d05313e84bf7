"""The nouns of concerns, gathered for Django."""

from partnerships.concerns.mandates.models import Mandate, MandateCheck
from partnerships.concerns.outside_offers.models import OfferResponse, OutsideOffer

__all__ = ["Mandate", "MandateCheck", "OfferResponse", "OutsideOffer"]
