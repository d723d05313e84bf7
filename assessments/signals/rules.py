"""What deserves a warning: facts in, findings with their evidence out. Pure: no database, no clock.

Each rule looks at all that is known of one partnership on one day. It returns what it finds and, as data, the
day on which the passing of time alone would change its mind. Order of `RULES`: which finding a list names
first. Thresholds stand here and nowhere else (TRUST §5).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from assessments.signals.known import TOGETHER, Known, RoundKnown
from assessments.signals.snapshots import share_interval
from partnerships.lifecycle import Stage

TALK_WITHIN = timedelta(days=30)
REPLACED_WITHIN = timedelta(days=30)
IDLE_AFTER = timedelta(days=45)
PAST_COMMITMENTS = 5  # fewer make no past to be held against
AT_WORK = (Stage.MEETING, Stage.ENVISIONING, Stage.AGREEING, Stage.GROWING)
LANES = {"today": AT_WORK, "tomorrow": (Stage.AGREEING, Stage.GROWING)}


@dataclass(frozen=True)
class Finding:
    """Something that asks the sides to talk.

    `subject` tells apart what one rule finds several times. `figures`: codes, ids and numbers for the words.
    `evidence`: (kind, public id) of what it rests on. `shown_first_to`: the acting side, where the method says
    that it sees this first.
    """

    rule: str
    subject: str
    since: date
    sides: Sequence[str] = ()
    figures: dict[str, Any] = field(default_factory=dict)
    evidence: Sequence[tuple[str, str]] = ()
    shown_first_to: str = ""


@dataclass(frozen=True)
class Judged:
    """What one rule says of one partnership."""

    findings: Sequence[Finding] = ()
    reconsider_on: date | None = None


NOTHING = Judged()
Rule = Callable[[Known], Judged]


def judge(known: Known) -> Judged:
    """Ask all rules; returns every finding in the order of the rules, and the first day to look again."""
    if known.stage == Stage.PARTED:
        return NOTHING
    judged = [rule(known) for rule in RULES.values()]
    days = [one.reconsider_on for one in judged if one.reconsider_on and one.reconsider_on > known.today]
    return Judged([finding for one in judged for finding in one.findings], min(days, default=None))


# --- from released cells ---------------------------------------------------
def moved_down(known: Known) -> Judged:
    """A side, or a facet of a side, moved down since the round before, told apart."""
    found = {}
    for seen in known.current:
        for code, side, before, now in seen.says["fell"]:
            figures = {"facet": code, "before": before, "now": now, "kind": seen.kind}
            subject = f"{code}:{side}"
            found[subject] = Finding("moved_down", subject, seen.closed_on, [side], figures, [("review", seen.id)])
    return Judged([*found.values()])


def told_apart(known: Known) -> Judged:
    """The sides see a facet, or the partnership as a whole, told apart differently."""
    found = {}
    for seen in known.current:
        for code, highest, lowest, high, low in seen.says["apart"]:
            figures = {"facet": code, "highest": highest, "lowest": lowest, "high": high, "low": low}
            sides = [*highest, *lowest]
            found[code] = Finding("told_apart", code, seen.closed_on, sides, figures, [("review", seen.id)])
    return Judged([*found.values()])


def blind_spot(known: Known) -> Judged:
    """A side expects to be seen otherwise than it is, told apart."""
    found = {}
    for seen in known.current:
        for code, side, word, expected, actual in seen.says["spots"]:
            figures = {"facet": code, "word": word, "expected": expected, "actual": actual}
            subject = f"{code}:{side}"
            found[subject] = Finding("blind_spot", subject, seen.closed_on, [side], figures, [("review", seen.id)])
    return Judged([*found.values()])


def divided(known: Known) -> Judged:
    """A side was divided in most of a facet in two full reviews running."""
    if len(known.fulls) < 2:
        return NOTHING
    before, now = known.fulls[-2:]
    twice = [pair for pair in now.says["divided"] if pair in before.says["divided"]]
    return Judged(
        [
            Finding("divided", f"{code}:{side}", now.closed_on, [side], {"facet": code}, _both(before, now))
            for code, side in twice
        ]
    )


def falling_coverage(known: Known) -> Judged:
    """Fewer and fewer of a side answer: the share fell in two full reviews running."""
    if len(known.fulls) < 3:
        return NOTHING
    rounds = known.fulls[-3:]
    findings = []
    for side in known.sides:
        parts = [seen.says["coverage"].get(side.id) for seen in rounds]
        if any(part is None or not part[1] for part in parts):
            continue
        shares = [answered / invited for answered, invited in parts]
        if shares[0] > shares[1] > shares[2]:
            figures = {"parts": parts}
            found = Finding(
                "falling_coverage", side.id, rounds[-1].closed_on, [side.id], figures, _both(*rounds[-2:])
            )
            findings.append(found)
    return Judged(findings)


def not_talked(known: Known) -> Judged:
    """The newest result was not talked about within thirty days."""
    if not known.fulls or known.fulls[-1].talked_on:
        return NOTHING
    newest = known.fulls[-1]
    until = newest.closed_on + TALK_WITHIN
    if known.today < until:
        return Judged(reconsider_on=until)
    figures = {"closed_on": newest.closed_on.isoformat()}
    return Judged([Finding("not_talked", "", until, _all(known), figures, [("review", newest.id)])])


# --- people and plans ------------------------------------------------------
def key_person_gone(known: Known) -> Judged:
    """A side has been without a lead or without a director for thirty days."""
    newest = {(gone.side, gone.function): gone for gone in known.gone}
    findings, days = [], []
    for (side, function), gone in newest.items():
        if gone.replaced_on is not None:
            continue
        until = gone.left_on + REPLACED_WITHIN
        if known.today < until:
            days.append(until)
            continue
        figures = {"function": function, "left_on": gone.left_on.isoformat()}
        evidence = [("participant", gone.id)]
        findings.append(Finding("key_person_gone", f"{function}:{side}", until, [side], figures, evidence))
    return Judged(findings, min(days, default=None))


def nothing_planned(known: Known) -> Judged:
    """An active partnership has a next review and a next session, or hears that it has none."""
    if known.stage not in AT_WORK:
        return NOTHING
    findings = []
    planned = known.planned
    if planned.next_review_on is None and not planned.review_is_open:
        since = known.fulls[-1].closed_on if known.fulls else known.stage_since
        findings.append(Finding("no_review_planned", "", since, _all(known)))
    if planned.next_session_on is None:
        findings.append(Finding("no_session_planned", "", known.today, _all(known)))
    return Judged(findings, planned.next_session_on and planned.next_session_on + timedelta(days=1))


# --- what people do --------------------------------------------------------
def commitments_broken(known: Known) -> Judged:
    """A side keeps clearly less of what it promised than it used to: the interval lies below its own past."""
    findings = []
    for side in known.sides:
        now, past = known.signal("commitments", side.id), known.signal("commitments_past", side.id)
        if not now or not past or past[1] < PAST_COMMITMENTS:
            continue
        interval = share_interval(*now)
        if interval is not None and interval.high < past[0] / past[1]:
            figures = {"now": now, "past": past}
            findings.append(Finding("commitments_broken", side.id, known.today, [side.id], figures))
    due = known.facts.get("next_due_on")
    return Judged(findings, due and due + timedelta(days=1))


def no_session(known: Known) -> Judged:
    """No session was held in twice the agreed rhythm."""
    rhythm, last = known.facts.get("rhythm_days"), known.facts.get("last_session_on")
    if not rhythm or not last or known.stage not in AT_WORK:
        return NOTHING
    until = last + timedelta(days=2 * rhythm)
    if known.today < until:
        return Judged(reconsider_on=until)
    figures = {"last_on": last.isoformat(), "rhythm_days": rhythm}
    return Judged([Finding("no_session", "", until, _all(known), figures)])


def lane_idle(known: Known) -> Judged:
    """Nothing moved for 45 days in a lane: today from meeting on, tomorrow once there is a sealed vision."""
    findings, days = [], []
    for lane, stages in LANES.items():
        if known.stage not in stages:
            continue
        moved = known.signal(f"{lane}_moved", TOGETHER)
        since = max(date.fromisoformat(moved), known.stage_since) if moved else known.stage_since
        until = since + IDLE_AFTER
        if known.today < until:
            days.append(until)
        else:
            findings.append(
                Finding("lane_idle", lane, until, _all(known), {"lane": lane, "moved_on": moved or ""})
            )
    return Judged(findings, min(days, default=None))


def contract_early(known: Known) -> Judged:
    """Somebody began to draft what binds before the vision was sealed; shown first to that side."""
    return Judged(
        [
            Finding("contract_early", public_id, since, [side], {}, [("agreement", public_id)], side)
            for public_id, side, since in known.facts.get("contract_talk", [])
        ]
    )


def counsel_missing(known: Known) -> Judged:
    """In the third stage counsel of every side should be watching already."""
    if known.stage != Stage.ENVISIONING:
        return NOTHING
    there = {side for (side,) in known.facts.get("counsel", [])}
    missing = [side.id for side in known.sides if side.id not in there]
    return Judged([Finding("counsel_missing", side, known.stage_since, [side]) for side in missing])


def mandate_weakened(known: Known) -> Judged:
    """Those behind a side have doubts, and nobody has talked about it."""
    return Judged(
        [
            Finding("mandate_weakened", public_id, since, [side], {}, [("mandate", public_id)])
            for public_id, side, since in known.facts.get("weakened", [])
        ]
    )


def done_alone(known: Known) -> Judged:
    """What one side did alone asks for no warning; it says on which day the others come to see more of it."""
    return Judged(reconsider_on=known.facts.get("alone_shown_on"))


def _both(*rounds: RoundKnown) -> list[tuple[str, str]]:
    return [("review", seen.id) for seen in rounds]


def _all(known: Known) -> list[str]:
    return [side.id for side in known.sides]


RULES: dict[str, Rule] = {
    "moved_down": moved_down,
    "told_apart": told_apart,
    "not_talked": not_talked,
    "blind_spot": blind_spot,
    "divided": divided,
    "falling_coverage": falling_coverage,
    "key_person_gone": key_person_gone,
    "commitments_broken": commitments_broken,
    "no_session": no_session,
    "lane_idle": lane_idle,
    "mandate_weakened": mandate_weakened,
    "contract_early": contract_early,
    "counsel_missing": counsel_missing,
    "nothing_planned": nothing_planned,
    "done_alone": done_alone,
}

# The order in which a list names one of several findings; a rule may have findings of several names.
ORDER = [
    "moved_down",
    "told_apart",
    "not_talked",
    "blind_spot",
    "divided",
    "falling_coverage",
    "commitments_broken",
    "mandate_weakened",
    "key_person_gone",
    "no_session",
    "lane_idle",
    "contract_early",
    "counsel_missing",
    "no_review_planned",
    "no_session_planned",
]
