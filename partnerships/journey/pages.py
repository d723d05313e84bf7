"""What the journey's pages show: the way, the gate ahead, each condition's evidence, terms and notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list, day
from partnerships import glossary, lifecycle
from partnerships.conditions import Condition
from partnerships.journey.models import Parting, Renewal, StageMove, Trial
from partnerships.journey.stages import reads
from partnerships.journey.stages.actions import may_be_brought_in
from partnerships.lifecycle import Stage
from partnerships.room.access import Access
from partnerships.room.models import Partnership
from partnerships.room.stage_sentence import stage_sentence


@dataclass(frozen=True)
class StepOfTheWay:
    """One stage as it stands on the page."""

    number: int
    label: str
    meaning: str
    words: str
    is_now: bool
    is_ahead: bool


@dataclass(frozen=True)
class ConditionRow:
    """One condition: there, open, or needs a look."""

    label: str
    state: str
    words: str
    url: str
    is_open: bool


@dataclass(frozen=True)
class Gate:
    """The next gate: what it asks for, and whether it is open."""

    to: str
    needs: Sequence[reads.Needed]
    is_open: bool
    sentence: str


@dataclass(frozen=True)
class Way:
    """Everything about where the partnership is."""

    sentence: str
    steps: Sequence[StepOfTheWay]
    conditions: Sequence[ConditionRow]
    gate: Gate | None
    may_be_brought_in: bool
    may_step_back: bool
    has_parted: bool
    was_not_chosen: bool


def the_way(access: Access) -> Way:
    """Return the way of this partnership, in six statements."""
    partnership, stage = access.partnership, Stage(access.partnership.stage)
    moves = list(StageMove.objects.filter(partnership=partnership))
    needs = reads.gathered(partnership)
    return Way(
        sentence=stage_sentence(partnership),
        steps=_steps(partnership, stage, moves),
        conditions=_conditions(needs, partnership),
        gate=_gate(stage, needs),
        may_be_brought_in=may_be_brought_in(partnership),
        may_step_back=bool(lifecycle.earlier(stage)),
        has_parted=stage is Stage.PARTED,
        was_not_chosen=partnership.was_not_chosen,
    )


def _steps(partnership: Partnership, stage: Stage, moves: list[StageMove]) -> list[StepOfTheWay]:
    entered = {move.to_stage: move.moved_on for move in moves}
    entered.setdefault(Stage.CHOOSING, partnership.day_at(partnership.created_at))
    here = partnership.stage_number
    return [
        StepOfTheWay(
            number=place,
            label=glossary.label(f"stage.{each}"),
            meaning=glossary.meaning(f"stage.{each}"),
            words=_step_words(entered.get(each), place, here, has_parted=stage is Stage.PARTED),
            is_now=place == here and stage is not Stage.PARTED,
            is_ahead=place > here,
        )
        for place, each in enumerate(lifecycle.ORDER, start=1)
    ]


def _step_words(since: date | None, place: int, here: int, *, has_parted: bool) -> str:
    if place > here:
        return _("not come to") if has_parted else _("ahead")
    if since is None:
        return _("before you came to Samen")
    return _("since %(day)s") % {"day": day(since)} if place == here and not has_parted else day(since)


def _gate(stage: Stage, needs: list[reads.Needed]) -> Gate | None:
    following = lifecycle.following(stage)
    if following is None:
        return None
    asked = [needed for needed in needs if needed.key in lifecycle.GATES[stage]]
    lacking = [needed.words for needed in asked if not needed.is_there]
    to = glossary.label(f"stage.{following}")
    if lacking:
        sentence = _("Not yet: %(missing)s.") % {"missing": and_list(lacking)}
    else:
        sentence = _("Everything is there. The step counts when a director of every side has accepted it.")
    return Gate(to, asked, not lacking, sentence)


# The stage in which each condition's evidence comes to stand.
_MADE_IN = {
    Condition.PARTNER_CHOICE: Stage.CHOOSING,
    Condition.EQUALITY: Stage.MEETING,
    Condition.SHARED_VISION: Stage.ENVISIONING,
    Condition.TRANSPARENT_AGREEMENTS: Stage.AGREEING,
}


def _conditions(needs: list[reads.Needed], partnership: Partnership) -> list[ConditionRow]:
    rows = []
    for condition, made_in in _MADE_IN.items():
        asked = [needed for needed in needs if needed.condition == condition]
        lacking = [needed.words for needed in asked if not needed.is_there]
        passed = partnership.stage_number > lifecycle.number(made_in)
        state = _("There") if not lacking else _("Needs a look") if passed else _("Open")
        not_yet = _("not in this room yet: %(missing)s") % {"missing": and_list(lacking)}
        words = not_yet if lacking else _("All of it stands in this room.")
        url = next((needed.url for needed in asked if not needed.is_there), asked[0].url if asked else "")
        rows.append(ConditionRow(glossary.label(f"condition.{condition}"), state, words, url, bool(lacking)))
    return rows


@dataclass(frozen=True)
class Term:
    """For how long: a trial's end, or the yearly renewal."""

    sentence: str
    trial: Trial | None
    renewals: Sequence[Renewal]
    renew_from: date | None
    is_due: bool


def term_of(partnership: Partnership, now: datetime) -> Term:
    """Return for how long the sides have chosen each other, in two statements."""
    trial = Trial.objects.filter(partnership=partnership).first()
    renewals = list(Renewal.objects.filter(partnership=partnership)[:10])
    today = partnership.day_at(now)
    if partnership.was_not_chosen:
        return Term(_("You go your own ways; there is nothing to renew."), None, renewals, None, False)
    if partnership.has_parted:
        return Term(_("You have parted; there is nothing to renew."), None, renewals, None, False)
    if trial is not None and trial.ends_on is not None:
        sentence = _("This is a trial. It ends by itself on %(day)s, unless all sides accept to go on.")
        return Term(sentence % {"day": day(trial.ends_on)}, trial, renewals, None, False)
    since = renewals[0].renewed_on if renewals else partnership.partners_since
    if since is None:
        return Term(_("Nothing to renew yet: you are still choosing each other."), trial, renewals, None, False)
    again = _a_year_after(since)
    if today >= again:
        sentence = _("The last time you said that you choose each other was %(day)s. It is time to say it again.")
        return Term(sentence % {"day": day(since)}, trial, renewals, again, True)
    sentence = _("Once a year you look each other in the eye: the next time is from %(day)s on.")
    return Term(sentence % {"day": day(again)}, trial, renewals, again, False)


def _a_year_after(since: date) -> date:
    try:
        return since.replace(year=since.year + 1)
    except ValueError:  # the 29th of February
        return since.replace(year=since.year + 1, day=28)


def notices(partnership: Partnership) -> list[Parting]:
    """Return all notices of this room, newest first, in one statement."""
    rows = Parting.objects.filter(partnership=partnership)
    return list(rows.select_related("side__organisation", "given_by__user"))
