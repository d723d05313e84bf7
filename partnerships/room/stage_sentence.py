"""The stage of a partnership as a sentence: "Partners since May 2023, growing since June 2024."."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.room.seats.models import Partnership


def stage_sentence(partnership: Partnership) -> str:
    """Return where the partnership is and since when, as one sentence with its full stop."""
    if partnership.partners_since and not partnership.has_parted:
        together = _("Partners since %(month)s") % {"month": date_format(partnership.partners_since, "F Y")}
        return f"{together}, {_begun(stage_since(partnership))}."
    return f"{stage_since(partnership)}."


def stage_since(partnership: Partnership) -> str:
    """Return the stage alone, for the narrow column of a list: "Growing since June 2024"."""
    return _went_on(partnership) % {"month": date_format(partnership.stage_since, "F Y")}


def about(partnership: Partnership) -> str:
    """Return what stands above the names: the subject and the stage."""
    subject = partnership.subject.strip()
    subject = subject[:1].upper() + subject[1:]
    stop = "" if subject.endswith((".", "!", "?", "…")) else "."
    return f"{subject}{stop} {stage_sentence(partnership)}"


def _went_on(partnership: Partnership) -> str:
    if partnership.was_not_chosen:
        # Those who worked together before and then looked at each other anew go on no longer.
        return _("Not continued in %(month)s") if partnership.partners_since else _("Not chosen in %(month)s")
    return {
        Stage.CHOOSING: _("Choosing each other since %(month)s"),
        Stage.MEETING: _("Getting to know each other since %(month)s"),
        Stage.ENVISIONING: _("Working on a shared vision since %(month)s"),
        Stage.AGREEING: _("Making agreements since %(month)s"),
        Stage.GROWING: _("Growing since %(month)s"),
        Stage.PARTED: _("Parted in %(month)s"),
    }[Stage(partnership.stage)]


def _begun(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
