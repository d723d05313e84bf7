"""What counts as a step taken alone, when it is put right, and who sees it from which day."""

from datetime import date, timedelta

import pytest

from assessments.signals.alone import Step, acts, counted, next_shown_on, shown_first, shown_to_all
from assessments.signals.known import Window

OURS, THEIRS = 1, 2
DONE_ON = date(2026, 3, 2)


def step(verb, *, side=OURS, of=THEIRS, on=DONE_ON, subject="x", status="", event=1):
    return Step(event, verb, ("thing", subject), side, of, on, status)


@pytest.mark.parametrize(
    ("one", "is_alone"),
    [
        (step("agenda.removed"), True),
        (step("clause.removed"), True),
        (step("agenda.removed", of=OURS), False),  # what one put there oneself
        (step("agenda.removed", of=None), False),  # what Samen put there
        (step("agenda.removed", side=None), False),
        (step("idea.moved", status="set_aside"), True),
        (step("idea.moved", status="tried"), False),
        (step("idea.moved", status="set_aside", of=OURS), False),
        (step("own_terms.brought", of=OURS), True),
        (step("own_terms.withdrawn"), False),
        (step("quick_win.set_aside"), True),
        (step("quick_win.taken_up"), False),
    ],
)
def test_what_is_a_step_taken_alone(one, is_alone):
    assert bool(acts([one])) is is_alone


@pytest.mark.parametrize(
    ("did", "right"),
    [
        (step("idea.moved", status="set_aside"), step("idea.moved", status="proposed", event=2)),
        (step("quick_win.set_aside"), step("quick_win.taken_up", side=THEIRS, event=2)),
        (step("own_terms.brought"), step("own_terms.withdrawn", event=2)),
    ],
)
def test_what_was_put_right_is_gone_and_done_again_it_is_there_again(did, right):
    assert acts([did, right]) == []
    assert len(acts([did, right, did])) == 1
    other = step("agenda.removed", subject="y", event=3)
    assert [act.event for act in acts([did, other, right])] == [3]


def again(days, event, status="set_aside", side=OURS):
    return step("idea.moved", side=side, status=status, on=DONE_ON + timedelta(days=days), event=event)


@pytest.mark.parametrize(
    "later",
    [
        [again(6, 2), again(12, 3)],  # the reason worded anew, just before the week is over
        [again(9, 2)],  # and once all see it
        [again(6, 2, "proposed"), again(6, 3)],  # put right for a minute
        [again(3, 2, side=3)],  # a third side sets aside what is set aside
    ],
)
def test_doing_it_again_begins_no_new_week(later):
    done = acts([again(0, 1), *later])
    assert [act.event for act in shown_to_all(done, DONE_ON + timedelta(days=8))] == [1]


def test_what_was_put_right_in_earnest_and_is_done_again_later_has_a_week_of_its_own():
    done = acts([again(0, 1), again(5, 2, "tried"), again(30, 3)])
    assert [(act.event, act.shown_on) for act in done] == [(3, DONE_ON + timedelta(days=38))]


@pytest.mark.parametrize(("days", "first", "everybody"), [(0, 1, 0), (7, 1, 0), (8, 0, 1), (100, 0, 1)])
def test_a_whole_week_belongs_to_the_side_that_acted(days, first, everybody):
    done = acts([step("agenda.removed")])
    today = DONE_ON + timedelta(days=days)
    assert len(shown_first(done, OURS, today)) == first
    assert shown_first(done, THEIRS, today) == []
    assert len(shown_to_all(done, today)) == everybody
    assert (next_shown_on(done, today) == DONE_ON + timedelta(days=8)) is bool(first)


def test_only_what_every_side_sees_is_counted_in_its_half_year():
    done = acts(
        [
            step("agenda.removed", subject="old", on=date(2025, 9, 30), event=1),
            step("agenda.removed", subject="seen", on=date(2026, 1, 5), event=2),
            step("agenda.removed", subject="theirs", side=THEIRS, of=OURS, on=date(2026, 1, 6), event=3),
            step("agenda.removed", subject="fresh", on=date(2026, 3, 9), event=4),
        ]
    )
    today = date(2026, 3, 10)
    assert counted(done, today, Window.around(today)) == {OURS: {"before": 1, "now": 1}, THEIRS: {"now": 1}}


def test_swapping_the_sides_swaps_the_counts():
    done = [step("agenda.removed"), step("own_terms.brought", subject="y", side=THEIRS, of=THEIRS)]
    swapped = [
        Step(one.event, one.verb, one.subject, 3 - one.side, 3 - one.of, one.on, one.status) for one in done
    ]
    today = DONE_ON + timedelta(days=30)
    window = Window.around(today)
    ours, theirs = counted(acts(done), today, window), counted(acts(swapped), today, window)
    assert ours[OURS] == theirs[THEIRS]
    assert ours[THEIRS] == theirs[OURS]
