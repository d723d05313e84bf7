"""The state of an objective in words."""

from django.utils.translation import gettext as _

from partnerships.vision.objectives.path import State


def state_in_words(state: State) -> str:
    """Return the state as it stands on the page."""
    return {
        State.NOT_BEGUN: _("not begun"),
        State.NO_FIGURE: _("no figure yet"),
        State.BEFORE_START: _("measured before the starting point"),
        State.WORSE: _("worse than at the start"),
        State.FAR_BEHIND: _("well behind the path"),
        State.BEHIND: _("a little behind the path"),
        State.ON_PATH: _("on the path"),
        State.AHEAD: _("ahead of the path"),
        State.REACHED: _("reached"),
        State.PAST_TARGET: _("past the target"),
        State.PAST_DATE: _("past its date"),
        State.KEPT: _("kept"),
        State.TOO_HIGH: _("above the level"),
        State.TOO_LOW: _("below the level"),
    }[state]
