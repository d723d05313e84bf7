"""The nouns of start small, gathered for Django."""

from partnerships.start_small.kitchen_visits.models import Impression, KitchenVisit
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins.models import QuickWin, SideValue

__all__ = ["Impression", "Initiative", "KitchenVisit", "QuickWin", "SideValue"]
