"""The nouns of equality, gathered for Django."""

from partnerships.equality.charter.models import CharterEntry
from partnerships.equality.culture.models import CultureProfile, VisitNote
from partnerships.equality.grievances.models import Grievance, Repair
from partnerships.equality.ledger.models import Contribution, Gain, SideSize
from partnerships.equality.people_map.models import KeyPerson, MeetingLine
from partnerships.equality.principles.models import Principle, SideWord

__all__ = [
    "CharterEntry",
    "Contribution",
    "CultureProfile",
    "Gain",
    "Grievance",
    "KeyPerson",
    "MeetingLine",
    "Principle",
    "Repair",
    "SideSize",
    "SideWord",
    "VisitNote",
]
