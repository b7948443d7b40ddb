"""What levels a plan: worked by hand, and laws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD
from salespm_tui.domain.levelling import Levelling, Movable, Placed, Shift, level
from salespm_tui.domain.load import NONE, Booking, Capacity, loads

MON = date(2026, 11, 23)
FAR = MON + timedelta(days=60)
PEOPLE = {1: Capacity(STANDARD), 2: Capacity(STANDARD)}


def at(day: int, hour: int) -> datetime:
    return datetime(MON.year, MON.month, MON.day, hour) + timedelta(days=day)


def booked(task: int, first: int, last: int, who: int = 1, minutes: int | None = None) -> Booking:
    return Booking(task, who, at(first, 8), at(last, 17), minutes)


def placed(bookings: Iterable[Booking], slack: dict[int, int], free: int = 10**6) -> Placed:
    """A plan in which each task that has slack (in days) may move."""
    rows = tuple(bookings)
    starts = {one.task_id: one.start for one in rows}
    movable = {
        task: Movable(task, starts[task], 480 * days, min(480 * days, free), 480, STANDARD)
        for task, days in slack.items()
        if task in starts
    }
    return Placed(rows, movable)


def moved(plan: Placed, shifts: tuple[Shift, ...]) -> Placed:
    """Nothing follows anything: only the tasks themselves move."""
    bookings = list(plan.bookings)
    for shift in shifts:
        begins = plan.movable[shift.task_id].start_after(shift.days)
        for place, one in enumerate(bookings):
            if one.task_id == shift.task_id:
                span = STANDARD.between(one.start, one.finish)
                bookings[place] = replace(one, start=begins, finish=STANDARD.add(begins, span))
    return replace(plan, bookings=tuple(bookings))


def levelled(plan: Placed, last: date = FAR) -> Levelling:
    return level(plan, lambda shifts: moved(plan, shifts), PEOPLE, MON, last)


def test_the_task_with_slack_waits_until_the_other_one_is_done() -> None:
    found = levelled(placed([booked(1, 0, 1), booked(2, 0, 0)], {2: 3}))
    assert found.shifts == (Shift(2, 2),)
    assert (found.over_before, found.over_after, found.left) == (480, 0, ())
    assert found.helps == {2: (1,)}


def test_no_slack_no_shift() -> None:
    found = levelled(placed([booked(1, 0, 1), booked(2, 0, 0)], {1: 0, 2: 1}))
    assert found.shifts == ()
    assert [(who, one.day) for who, one in found.left] == [(1, MON)]


def test_a_shift_goes_over_the_weekend() -> None:
    found = levelled(placed([booked(1, 3, 4), booked(2, 3, 4)], {2: 2}))
    assert found.shifts == (Shift(2, 2),)
    assert found.over_after == 0


def test_low_priority_moves_first_and_what_moves_others_last() -> None:
    plan = placed([booked(1, 0, 0), booked(2, 0, 0)], {1: 2, 2: 2})
    assert levelled(plan).shifts == (Shift(1, 1),)
    low = {**plan.movable, 2: replace(plan.movable[2], priority=5)}
    assert levelled(replace(plan, movable=low)).shifts == (Shift(2, 1),)
    pushes = {**low, 2: replace(low[2], free_min=0)}
    assert levelled(replace(plan, movable=pushes)).shifts == (Shift(1, 1),)


def test_nobody_gets_an_overload_so_that_another_one_loses_more() -> None:
    # Task 2 is of both people; on Tuesday person 2 has another day's work.
    busy = [booked(1, 0, 0), booked(2, 0, 0), booked(2, 0, 0, who=2, minutes=100)]
    free = placed(busy, {2: 1})
    assert levelled(free).shifts == (Shift(2, 1),)
    full = placed([*busy, booked(3, 1, 1, who=2)], {2: 1})
    assert levelled(full).shifts == ()


def test_what_the_plan_refuses_is_not_proposed() -> None:
    plan = placed([booked(1, 0, 0), booked(2, 0, 0)], {2: 2})

    def only_two(shifts: tuple[Shift, ...]) -> Placed | None:
        return moved(plan, shifts) if shifts == (Shift(2, 2),) else None

    assert level(plan, only_two, PEOPLE, MON, FAR).shifts == (Shift(2, 2),)
    assert level(plan, lambda _shifts: None, PEOPLE, MON, FAR).shifts == ()
    # One that changes nothing in truth, because what follows fills the gap, is none either.
    assert level(plan, lambda _shifts: plan, PEOPLE, MON, FAR).shifts == ()


def test_what_lies_outside_the_days_asked_about_is_left_alone() -> None:
    later = placed([booked(1, 7, 7), booked(2, 7, 7)], {2: 2})
    assert levelled(later, last=MON).shifts == ()
    assert levelled(later).shifts == (Shift(2, 1),)
    assert level(later, lambda one: moved(later, one), PEOPLE, FAR, FAR).over_before == 0


@st.composite
def plans(draw: st.DrawFn) -> Placed:
    bookings, slack = [], {}
    for task in range(1, draw(st.integers(1, 7)) + 1):
        first = draw(st.sampled_from((0, 1, 2, 3, 4, 7)))
        last = first + (0 if first in (4, 7) else draw(st.integers(0, 1)))
        minutes = draw(st.none() | st.integers(0, 900))
        bookings += [
            booked(task, first, last, who, minutes)
            for who in draw(st.sets(st.sampled_from((1, 2)), min_size=1))
        ]
        slack[task] = draw(st.integers(0, 6))
    return placed(bookings, slack)


@given(plans(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_laws(plan: Placed, days: int) -> None:
    last = MON + timedelta(days=days)
    found = levelled(plan, last)
    assert found == levelled(plan, last)

    assert len({shift.task_id for shift in found.shifts}) == len(found.shifts)
    for shift in found.shifts:
        task = plan.movable[shift.task_id]
        assert 0 < STANDARD.between(task.start, task.start_after(shift.days)) <= task.slack_min

    after = moved(plan, found.shifts)
    over = [_over(plan), _over(after)]
    assert all(over[1][who] <= over[0][who] for who in PEOPLE)
    assert (sum(over[0].values()), sum(over[1].values())) == (found.over_before, found.over_after)
    assert bool(found.shifts) == (found.over_after < found.over_before)
    assert {one.day for _who, one in found.left} <= {
        MON + timedelta(days=n) for n in range(days + 1)
    }


def _over(plan: Placed) -> dict[int, Fraction]:
    found = loads(plan.bookings, PEOPLE)
    return {who: sum((one.over_min for one in found.get(who, {}).values()), NONE) for who in PEOPLE}
