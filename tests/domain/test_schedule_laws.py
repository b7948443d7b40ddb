"""Laws of the scheduler, and an independent solver that must agree with it on any network."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.network import CycleError, Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule, schedule
from tests.domain.small_plans import DAY, MONDAY
from tests.domain.test_calendar import calendars

DAYS = 5


@st.composite
def networks(draw: st.DrawFn, most: int = 9) -> Plan:
    count = draw(st.integers(1, most))
    tasks = tuple(
        PlanTask(number, f"T{number}", duration_min=DAY * draw(st.integers(0, DAYS)))
        for number in range(1, count + 1)
    )
    links = []
    for _ in range(draw(st.integers(0, 2 * count))):
        before, after = draw(st.integers(1, count)), draw(st.integers(1, count))
        if before != after:
            kind = draw(st.sampled_from(["fs", "ss", "ff", "sf"]))
            lag = DAY * draw(st.integers(-3, 3))
            links.append(PlanLink(min(before, after), max(before, after), kind, lag))
    return Plan(MONDAY, tasks, tuple(links))


def solve(plan: Plan) -> dict[int, tuple[int, int, int, int]]:
    """ES, EF, LS, LF in working minutes, by pushing dates until nothing moves (no order needed)."""
    takes = {task.id: task.duration_min for task in plan.tasks}
    early = dict.fromkeys(takes, 0)
    for _ in range(len(takes) + 1):
        for link in plan.links:
            one, other = link.predecessor_id, link.successor_id
            asked = early[one] + (takes[one] if link.type in ("fs", "ff") else 0) + link.lag
            asked -= takes[other] if link.type in ("ff", "sf") else 0
            early[other] = max(early[other], asked)
    end = max(early[task] + takes[task] for task in takes)
    late = {task: end - takes[task] for task in takes}
    for _ in range(len(takes) + 1):
        for link in plan.links:
            one, other = link.predecessor_id, link.successor_id
            asked = late[other] + (takes[other] if link.type in ("ff", "sf") else 0) - link.lag
            asked -= takes[one] if link.type in ("fs", "ff") else 0
            late[one] = min(late[one], asked)
    return {
        task: (early[task], early[task] + takes[task], late[task], late[task] + takes[task])
        for task in takes
    }


def offsets(found: Schedule, plan: Plan, task: int) -> tuple[int, ...]:
    dates = found.early(task) + found.late(task)
    return tuple(plan.calendar.between(plan.start_at, one) for one in dates)


@given(networks())
def test_an_independent_solver_agrees(plan: Plan) -> None:
    found = schedule(plan)
    for task, dates in solve(plan).items():
        assert offsets(found, plan, task) == dates
        assert found.total_slack(task) == dates[2] - dates[0]
        assert found.critical(task) is (dates[2] == dates[0])
        assert 0 <= found.free_slack(task) <= found.total_slack(task)


@given(networks(), calendars)
def test_the_calendar_changes_dates_but_no_working_time(plan: Plan, calendar: WorkCalendar) -> None:
    on_calendar = replace(plan, calendar=calendar)
    found = schedule(on_calendar)
    for task, dates in solve(plan).items():
        assert offsets(found, on_calendar, task) == dates


@given(networks(), calendars)
def test_a_calendar_of_each_task_is_the_projects_calendar(
    plan: Plan, calendar: WorkCalendar
) -> None:
    """The way over every task's own time gives what the way over the project's gives."""
    own = tuple(replace(task, calendar_key=1) for task in plan.tasks)
    by_project = schedule(replace(plan, calendar=calendar))
    by_tasks = schedule(replace(plan, tasks=own, calendar=ALL_HOURS, calendars={1: calendar}))
    for task in plan.tasks:
        if task.duration_min:
            early, shown = by_tasks.early(task.id), by_project.early(task.id)
            assert [calendar.between(*pair) for pair in zip(early, shown, strict=True)] == [0, 0]
            assert early[0] == shown[0]


@given(networks(), st.data())
@settings(max_examples=50)
def test_a_link_of_summaries_is_the_links_of_their_leaves(plan: Plan, data: st.DataObject) -> None:
    """FS and FF between two summaries are as many links as there are pairs below them."""
    half = data.draw(st.integers(0, len(plan.tasks)))
    kind = data.draw(st.sampled_from(["fs", "ff"]))
    lag = DAY * data.draw(st.integers(-2, 2))
    first, second = PlanTask(101, "first"), PlanTask(102, "second")
    below = tuple(
        replace(task, parent_id=101 if place < half else 102)
        for place, task in enumerate(plan.tasks)
    )
    summaries = tuple(
        one for one in (first, second) if any(task.parent_id == one.id for task in below)
    )
    if len(summaries) < 2:
        return
    by_summaries = replace(
        plan,
        tasks=summaries + below,
        links=(*plan.links, PlanLink(101, 102, kind, lag)),
    )
    pairs = tuple(
        PlanLink(one.id, other.id, kind, lag)
        for one in plan.tasks[:half]
        for other in plan.tasks[half:]
    )
    by_leaves = replace(plan, links=plan.links + pairs)
    one, other = schedule(by_summaries), schedule(by_leaves)
    for task in plan.tasks:
        assert one.early(task.id) == other.early(task.id)
        assert one.late(task.id) == other.late(task.id)


@given(networks(6), st.permutations(range(6)))
def test_every_cycle_is_found_and_its_path_is_made_of_links(plan: Plan, order: list[int]) -> None:
    links = {(link.predecessor_id, link.successor_id) for link in plan.links}
    back = [
        PlanLink(after, before)
        for before, after in sorted(links, key=lambda pair: order[pair[0] - 1])[:1]
    ]
    if not back:
        return
    with pytest.raises(CycleError) as told:
        schedule(replace(plan, links=(*plan.links, *back)))
    path = told.value.path_ids
    links |= {(link.predecessor_id, link.successor_id) for link in back}
    assert path[0] == path[-1]
    assert all(step in links for step in pairwise(path))
    assert len(set(path)) == len(path) - 1


@given(networks())
def test_a_driver_leaves_no_room(plan: Plan) -> None:
    """Without it the task would start at the project's start, or where another link lets it."""
    found = schedule(plan)
    for task in plan.tasks:
        driver = found.driver(task.id)
        if driver is not None:
            others = tuple(link for link in plan.links if link != driver)
            moved = schedule(replace(plan, links=others))
            assert moved.early(task.id)[0] <= found.early(task.id)[0]
        elif found.start(task.id) > MONDAY:
            pytest.fail("nothing explains why the task starts so late")
