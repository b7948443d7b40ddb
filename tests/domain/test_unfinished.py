"""Laws of catching up and rescheduling, on random small plans."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.outline import Place, TaskData, in_order
from salespm_tui.domain.schedule import schedule
from salespm_tui.domain.unfinished import Standing, caught_up, percent_due, rescheduled

MONDAY = datetime(2026, 11, 23, 8)
DAY = 480


def task(task_id: int, minutes: int, percent: int, status: str) -> TaskData:
    begun = MONDAY if percent else None
    return TaskData(
        id=task_id, parent_id=None, position=task_id, name=f"T{task_id}", kind="task", status=status,
        priority=3, start_on=None, due_on=None, duration_min=minutes, duration_elapsed=False,
        constraint="asap", constraint_on=None, deadline_on=None, schedule_mode="auto",
        percent=percent, actual_start_on=begun, actual_end_on=None, owner=None, calendar_id=None,
        blocked_reason=None, waiting_on=None, notes="", source_uid=None,
        updated_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def standing(tasks: tuple[TaskData, ...], links: tuple[PlanLink, ...]) -> Standing:
    ordered, places = in_order(tasks)
    plan = Plan(MONDAY, tuple(planned(one, places[one.id]) for one in ordered), links)
    return Standing(ordered, places, plan, schedule(plan))


def planned(task: TaskData, _place: Place) -> PlanTask:
    pauses = json.loads(task.pauses) if task.pauses else []
    return PlanTask(
        task.id, task.name, duration_min=task.duration_min or 0, constraint=task.constraint,
        constraint_at=task.constraint_on, percent=task.percent, actual_start_at=task.actual_start_on,
        actual_finish_at=task.actual_end_on, active=task.status != "cancelled",
        pauses=tuple((after, length) for after, length in pauses),
    )  # fmt: skip


def after(before: Standing, rows: dict[int, TaskData]) -> Standing:
    tasks = tuple(rows.get(one.id, one) for one in before.tasks)
    return standing(tasks, before.plan.links)


@st.composite
def plans(draw: st.DrawFn) -> Standing:
    number = draw(st.integers(1, 6))
    tasks = []
    for task_id in range(1, number + 1):
        minutes = draw(st.integers(0, 6)) * 240
        percent = draw(st.sampled_from((0, 0, 25, 90))) if minutes else 0
        status = "doing" if percent else draw(st.sampled_from(("todo", "todo", "cancelled")))
        tasks.append(task(task_id, minutes, percent, status))
    pairs = [(one, other) for one in range(1, number + 1) for other in range(one + 1, number + 1)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6)) if pairs else []
    return standing(tuple(tasks), tuple(PlanLink(*pair) for pair in chosen))


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(0, 12))
def test_catching_up_never_lowers_and_is_done_once(plan: Standing, days: int) -> None:
    until = datetime(2026, 11, 24) + timedelta(days=days)
    rows = caught_up(plan, (), until).rows
    done = after(plan, rows)
    for one in plan.leaves():
        now = rows.get(one.id, one)
        assert now.percent >= one.percent
        assert (now.percent == 100) == (now.status == "done") == (now.actual_end_on is not None)
        if plan.schedule.finish(one.id) <= until:
            assert now.status == "done"
    assert caught_up(done, (), until).rows == {}
    assert all(done.schedule.finish(one) == plan.schedule.finish(one) for one in rows)


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(0, 12))
def test_rescheduling_leaves_nothing_undone_in_the_past(plan: Standing, days: int) -> None:
    from_at = datetime(2026, 11, 23) + timedelta(days=days)
    at = STANDARD.next_instant(from_at)
    rows = rescheduled(plan, (), from_at).rows
    moved = after(plan, rows)
    for one in moved.leaves():
        start, length = moved.schedule.start(one.id), one.duration_min or 0
        if one.actual_start_on is None:
            assert start >= at
        elif length > 1:
            done = (length * one.percent + 50) // 100
            work_left = STANDARD.between(at, moved.schedule.finish(one.id))
            assert work_left >= min(length - max(1, done), length)
    for before in plan.leaves():
        now = rows.get(before.id, before)
        assert (now.percent, now.status) == (before.percent, before.status)
        assert before.actual_start_on in (None, now.actual_start_on)
    assert rescheduled(moved, (), from_at).rows == {}


def test_a_share_stays_between_begun_and_done() -> None:
    long = PlanTask(1, "Long", duration_min=100 * DAY)
    assert percent_due(long, MONDAY, STANDARD, MONDAY + timedelta(hours=1)) == 1
    short = PlanTask(1, "Short", duration_min=DAY)
    assert percent_due(short, MONDAY, STANDARD, MONDAY + timedelta(days=30)) == 99
    rests = replace(short, duration_min=4 * DAY, pauses=((DAY, DAY),))
    shares = [percent_due(rests, MONDAY, STANDARD, MONDAY + timedelta(days=n)) for n in (1, 2, 3)]
    assert shares == [25, 25, 50]
