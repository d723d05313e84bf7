"""What the rules say, in the reader's language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list
from partnerships.agreements.rules import Lack, Missing, Moment
from partnerships.room.models import Side


def moment_in_words(when: Moment) -> str:
    """Return why it is not the moment; empty when it is."""
    match when:
        case Moment.BEFORE_THE_SEAL:
            return _(
                "Too early: the vision is not sealed yet. A contract holds what you made together, and that "
                "begins with why. An agreement on confidentiality or on sharing information can be made now."
            )
        case Moment.TOO_EARLY_TO_MEET:
            return _("Too early: you are still choosing each other. It can begin when you meet.")
        case Moment.PARTED:
            return _("The sides have parted: what they agreed stays readable and is not changed.")
    return ""


def lacks_in_words(missing: Sequence[Missing], sides: Sequence[Side]) -> list[str]:
    """Return what is missing as sentences, in the order of the clauses."""
    names = {side.pk: side.short_name or side.name for side in sides}
    return [_sentence(one, [names[side] for side in one.sides if side in names]) for one in missing]


def _sentence(missing: Missing, sides: list[str]) -> str:
    values = {"number": missing.number, "sides": and_list(sides)}
    match missing.lack:
        case Lack.NO_CLAUSE:
            return _("There is no clause yet.")
        case Lack.SOURCE:
            return _("Clause %(number)s rests on nothing joint: no decision, principle or objective.") % values
        case Lack.SOURCE_NOT_JOINT:
            return _("What clause %(number)s rests on is not accepted by all sides, or no longer holds.") % values
        case Lack.REASON:
            return _("Clause %(number)s has no reason.") % values
        case Lack.RESTATEMENT:
            return _("Clause %(number)s waits to be said in own words by %(sides)s.") % values
        case Lack.UNCLEAR:
            return _("Clause %(number)s is not clear yet: the words of %(sides)s are read differently.") % values
        case Lack.CONFIRMATION:
            return _("Clause %(number)s waits to be confirmed by %(sides)s.") % values
        case Lack.SUBSTANTIAL:
            return _("A public body is at the table: say whether this change is a substantial one.")
        case Lack.CHECK_DATE:
            return _("An exit plan needs the date of its next check.")
    raise ValueError(missing.lack)
