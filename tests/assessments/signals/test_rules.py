"""What each rule finds, and the day on which it would look again. Pure: no database."""

from datetime import date, timedelta

import pytest

from assessments.signals.known import Gone, Known, Planned, RoundKnown, SideKnown, Window
from assessments.signals.rules import ORDER, RULES, judge

TODAY = date(2026, 3, 9)
SIDES = (SideKnown(1, "a", "Aldersteen"), SideKnown(2, "n", "Noordzee"))
QUIET = {"fell": [], "apart": [], "spots": [], "divided": [], "hidden": [], "coverage": {}}
SOON = TODAY + timedelta(days=60)
PLANNED = Planned(next_review_on=SOON, next_session_on=SOON)
MOVING = {f"{lane}_moved": {"": {"now": TODAY.isoformat()}} for lane in ("today", "tomorrow")}


def a_round(number, *, kind="full", days_ago=10, talked_on=None, **says):
    return RoundKnown(f"r{number}", number, kind, TODAY - timedelta(days=days_ago), QUIET | says, talked_on)


def known(**fields):
    defaults = {
        "pk": 1,
        "id": "p",
        "stage": "growing",
        "stage_since": date(2024, 1, 1),
        "today": TODAY,
        "sides": SIDES,
        "planned": PLANNED,
    }
    signals = MOVING | fields.pop("signals", {})
    return Known(**defaults | fields, signals=signals)


def found(**fields):
    return [(finding.rule, finding.subject) for finding in judge(known(**fields)).findings]


def test_where_all_is_well_nothing_is_found():
    assert judge(known(fulls=[a_round(1)])).findings == []


def test_a_fall_names_facet_side_figures_and_the_review():
    seen = a_round(2, fell=[["equality", "a", "70", "30"]])
    (finding,) = judge(known(fulls=[a_round(1, days_ago=190), seen])).findings
    assert (finding.rule, finding.subject, finding.sides) == ("moved_down", "equality:a", ["a"])
    assert finding.figures == {"facet": "equality", "before": "70", "now": "30", "kind": "full"}
    assert finding.evidence == [("review", "r2")]
    assert finding.since == seen.closed_on


def test_only_the_newest_rounds_count():
    fell = [["equality", "a", "70", "30"]]
    assert found(fulls=[a_round(1, fell=fell), a_round(2)]) == []
    assert found(fulls=[a_round(2)], pulses=[a_round(1, kind="pulse", fell=fell)]) == []
    assert found(fulls=[a_round(1)], pulses=[a_round(2, kind="pulse", fell=fell)]) == [
        ("moved_down", "equality:a")
    ]


def test_divided_needs_the_same_side_and_facet_twice():
    once, other = [["equality", "a"]], [["equality", "n"]]
    assert found(fulls=[a_round(1), a_round(2, divided=once)]) == []
    assert found(fulls=[a_round(1, divided=other), a_round(2, divided=once)]) == []
    assert found(fulls=[a_round(1, divided=once), a_round(2, divided=once)]) == [("divided", "equality:a")]


@pytest.mark.parametrize(
    ("parts", "falls"),
    [
        ([(8, 9), (6, 9), (4, 9)], True),
        ([(8, 9), (8, 9), (4, 9)], False),
        ([(8, 10), (4, 5), (2, 4)], False),  # the same share of fewer people is no fall
        ([None, (6, 9), (4, 9)], False),
    ],
)
def test_coverage_falls_when_the_share_falls_twice_running(parts, falls):
    rounds = [a_round(n, coverage={"a": part} if part else {}) for n, part in enumerate(parts, start=1)]
    assert found(fulls=rounds) == ([("falling_coverage", "a")] if falls else [])


def test_a_result_may_wait_thirty_days_to_be_talked_about():
    young = known(fulls=[a_round(1, days_ago=29)])
    assert judge(young).findings == []
    assert judge(young).reconsider_on == TODAY + timedelta(days=1)
    old = [a_round(1, days_ago=30)]
    assert found(fulls=old) == [("not_talked", "")]
    assert found(fulls=[a_round(1, days_ago=30, talked_on=TODAY)]) == []


def test_a_key_person_is_missed_after_thirty_days_and_only_while_the_seat_is_empty():
    def gone(days, replaced_on=None):
        return Gone("x", "a", "lead", TODAY - timedelta(days=days), replaced_on)

    assert found(gone=[gone(29)]) == []
    assert judge(known(gone=[gone(29)])).reconsider_on == TODAY + timedelta(days=1)
    assert found(gone=[gone(30)]) == [("key_person_gone", "lead:a")]
    assert found(gone=[gone(30, TODAY)]) == []
    # Somebody came and left again: the newest emptiness counts.
    assert found(gone=[gone(200), gone(3)]) == []


def test_an_active_partnership_without_a_next_review_hears_so():
    both = [("no_review_planned", ""), ("no_session_planned", "")]
    assert found(planned=Planned()) == both
    assert found(planned=Planned(review_is_open=True)) == both[1:]
    assert found(planned=Planned(next_session_on=SOON)) == both[:1]
    assert found(planned=Planned(), stage="choosing") == []
    assert found(planned=Planned(), stage="parted") == []


def commitments(now, past):
    return {"commitments": {"a": {"now": now}}, "commitments_past": {"a": {"now": past}}}


@pytest.mark.parametrize(
    ("now", "past", "broken"),
    [
        ([3, 10], [18, 20], True),
        ([8, 10], [18, 20], False),  # fewer, but not clearly
        ([1, 2], [18, 20], False),
        ([0, 2], [20, 20], True),
        ([0, 10], [4, 4], False),  # four promises make no past
    ],
)
def test_promises_are_held_against_the_sides_own_past(now, past, broken):
    signals = commitments(now, past)
    assert found(signals=signals) == ([("commitments_broken", "a")] if broken else [])


def test_a_commitment_falls_due_without_an_event():
    facts = {"next_due_on": TODAY + timedelta(days=3)}
    assert judge(known(facts=facts)).reconsider_on == TODAY + timedelta(days=4)


def test_twice_the_rhythm_without_a_session():
    def facts(days):
        return {"rhythm_days": 14, "last_session_on": TODAY - timedelta(days=days)}

    assert found(facts=facts(27)) == []
    assert found(facts=facts(28)) == [("no_session", "")]
    assert found(facts={"last_session_on": TODAY - timedelta(days=900)}) == [], "without a rhythm none is broken"


def test_a_lane_is_idle_after_45_days():
    def moved(days):
        return {"today_moved": {"": {"now": (TODAY - timedelta(days=days)).isoformat()}}}

    assert found(signals=moved(44)) == []
    assert judge(known(signals=moved(44))).reconsider_on == TODAY + timedelta(days=1)
    assert found(signals=moved(45)) == [("lane_idle", "today")]
    # The lane of tomorrow has nothing to move before there is a vision.
    assert found(stage="meeting", signals={"tomorrow_moved": {}}) == []


def test_contract_talk_before_the_seal_is_shown_first_to_who_began():
    facts = {"contract_talk": [("c1", "a", TODAY)]}
    (finding,) = judge(known(stage="envisioning", facts=facts | {"counsel": [("a",), ("n",)]})).findings
    assert (finding.rule, finding.shown_first_to, finding.evidence) == (
        "contract_early",
        "a",
        [("agreement", "c1")],
    )


def test_counsel_is_missed_in_the_third_stage_only():
    facts = {"counsel": [("n",)]}
    assert found(stage="envisioning", facts=facts) == [("counsel_missing", "a")]
    assert found(stage="agreeing", facts=facts) == []


def test_a_weakened_mandate():
    assert found(facts={"weakened": [("m1", "a", TODAY)]}) == [("mandate_weakened", "m1")]


def test_swapping_the_sides_swaps_the_findings_and_nothing_else():
    def mirrored(side, other):
        seen = a_round(
            2,
            fell=[["equality", side, "70", "30"]],
            apart=[["ability", [other], [side], "80", "40"]],
            spots=[["ability", side, "better", "80", "40"]],
        )
        return {
            (f.rule, f.subject.replace(f":{side}", ":*")) for f in judge(known(fulls=[a_round(1), seen])).findings
        }

    assert mirrored("a", "n") == mirrored("n", "a")


def test_every_finding_has_its_place_in_the_order_and_its_words():
    from assessments.signals.phrases import PHRASES

    assert set(ORDER) == set(PHRASES)
    assert len(RULES) <= len(ORDER)


def test_the_half_year_turns_with_the_month():
    window = Window.around(TODAY)
    assert (window.before, window.start, window.turns_on) == (
        date(2025, 4, 1),
        date(2025, 10, 1),
        date(2026, 4, 1),
    )
    assert [window.period(date(*day)) for day in [(2025, 3, 31), (2025, 9, 30), (2025, 10, 1)]] == [
        None,
        "before",
        "now",
    ]
