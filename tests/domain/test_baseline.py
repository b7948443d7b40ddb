"""Variance as MS Project counts it: what is now minus what was agreed."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.baseline import (
    Agreed,
    Push,
    Variance,
    last_finish,
    minutes_later,
    plan_variance,
    variance,
)
from salespm_tui.domain.calendar import STANDARD

MONDAY = datetime(2026, 11, 23, 8)
DAY = 480


def agreed(first: int, days: int, **more: int) -> Agreed:
    """A task that starts so many working days after Monday and takes so many."""
    start = STANDARD.next_instant(STANDARD.add(MONDAY, first * DAY))
    return Agreed(start, STANDARD.add(start, days * DAY), days * DAY, **more)


def test_each_value_is_what_is_now_minus_what_was_agreed() -> None:
    then = agreed(0, 3, effort_min=960, cost_minor=50_000)
    now = agreed(1, 4, effort_min=900, cost_minor=62_500)
    assert variance(now, then, STANDARD) == Variance(DAY, 2 * DAY, DAY, -60, 12_500)


def test_earlier_is_below_zero() -> None:
    assert variance(agreed(0, 2), agreed(1, 3), STANDARD)[:3] == (-DAY, -2 * DAY, -DAY)


def test_the_weekend_is_no_difference() -> None:
    friday, monday = datetime(2026, 11, 27, 17), datetime(2026, 11, 30, 8)
    assert minutes_later(monday, friday, STANDARD) == 0
    assert minutes_later(datetime(2026, 11, 30, 9), friday, STANDARD) == 60


def test_what_is_not_known_has_no_variance() -> None:
    assert variance(Agreed(MONDAY), Agreed(None, MONDAY, 5, 5, 5), STANDARD) == Variance()
    assert last_finish({1: Agreed(), 2: Agreed(MONDAY)}) is None


def test_a_plan_counts_what_is_later_earlier_added_and_gone() -> None:
    then = {1: agreed(0, 9), 2: agreed(0, 3), 3: agreed(3, 2), 4: agreed(0, 1), 5: agreed(0, 2)}
    now = {1: agreed(0, 9), 2: agreed(0, 5), 3: agreed(5, 2), 4: agreed(0, 1), 6: agreed(0, 9)}
    found = plan_variance(now, then, STANDARD, summaries={1}, follows={3: {2}})
    assert (found.later, found.earlier, found.unchanged) == (2, 0, 1)
    assert (found.added, found.gone) == ((6,), (5,))
    assert found.finish_min == 0
    assert list(found.tasks) == [1, 2, 3, 4]


def test_the_push_of_a_task_is_what_it_adds_to_what_it_follows() -> None:
    then = {1: agreed(0, 3), 2: agreed(3, 2), 3: agreed(5, 1), 4: agreed(0, 1)}
    now = {1: agreed(0, 5), 2: agreed(5, 3), 3: agreed(8, 1), 4: agreed(2, 1)}
    found = plan_variance(now, then, STANDARD, follows={2: {1}, 3: {2}, 4: {9}})
    assert found.pushing == (Push(1, 2 * DAY), Push(4, 2 * DAY), Push(2, DAY))
    assert found.finish_min == 3 * DAY


def test_who_follows_something_that_came_earlier_answers_for_all_of_its_slip() -> None:
    then = {1: agreed(0, 3), 2: agreed(3, 2)}
    now = {1: agreed(0, 1), 2: agreed(4, 2)}
    assert plan_variance(now, then, STANDARD, follows={2: {1}}).pushing == (Push(2, DAY),)


tasks = st.builds(agreed, st.integers(0, 60), st.integers(0, 30))
plans = st.dictionaries(st.integers(1, 12), tasks, max_size=8)


@given(plans, plans)
def test_there_and_back_is_nothing(one: dict[int, Agreed], other: dict[int, Agreed]) -> None:
    """Exchanged, now and then change every sign; what was added is gone."""
    there, back = plan_variance(one, other, STANDARD), plan_variance(other, one, STANDARD)
    assert set(there.added) == set(back.gone)
    assert (there.later, there.unchanged) == (back.earlier, back.unchanged)
    assert (there.finish_min or 0) == -(back.finish_min or 0)
    for task_id, found in there.tasks.items():
        assert found.finish_min == -(back.tasks[task_id].finish_min or 0)


@given(plans, st.integers(1, 20))
def test_a_plan_moved_as_a_whole_moves_by_that(plan: dict[int, Agreed], days: int) -> None:
    moved = {
        task_id: task._replace(finish=STANDARD.add(task.finish or MONDAY, days * DAY))
        for task_id, task in plan.items()
    }
    found = plan_variance(moved, plan, STANDARD)
    assert found.finish_min == (days * DAY if plan else None)
    assert found.later == len(plan)
    assert all(push.minutes == days * DAY for push in found.pushing)
