"""Laws of schedules whose tasks rest in between, keep calendars of their own, and are done by people
with calendars of theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD, WorkCalendar
from salespm_tui.domain.joint_calendar import common_time, either_time
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule, schedule
from tests.domain.small_plans import DAY, MONDAY
from tests.domain.test_calendar import calendars

HALF = DAY // 2
KEYS = (1, 2, 3)


@st.composite
def tasks(draw: st.DrawFn, number: int) -> PlanTask:
    days = draw(st.integers(0, 4))
    rests = draw(st.dictionaries(st.integers(1, 7), st.integers(1, 5), max_size=2))
    return PlanTask(
        number,
        f"T{number}",
        duration_min=days * DAY,
        pauses=tuple((after * HALF, length * HALF) for after, length in sorted(rests.items())),
        calendar_key=draw(st.none() | st.sampled_from(KEYS)),
        resource_calendars=tuple(draw(st.lists(st.sampled_from(KEYS), max_size=2))),
    )


@st.composite
def plans(draw: st.DrawFn, kinds: tuple[str, ...] = ("fs", "ss", "ff", "sf")) -> Plan:
    count = draw(st.integers(1, 7))
    links = {}
    for _ in range(draw(st.integers(0, 2 * count))):
        before, after = draw(st.integers(1, count)), draw(st.integers(1, count))
        if before < after:
            lag = HALF * draw(st.integers(0, 3))
            links[before, after] = PlanLink(before, after, draw(st.sampled_from(kinds)), lag)
    return Plan(
        MONDAY,
        tuple(draw(tasks(number)) for number in range(1, count + 1)),
        tuple(links.values()),
        STANDARD,
        {key: draw(st.just(STANDARD) | calendars) for key in KEYS},
    )


def works_by(plan: Plan, task: PlanTask) -> WorkCalendar:
    """The hours of a task, spelled out once more: of anyone on it, within its own calendar."""
    own = plan.calendar if task.calendar_key is None else plan.calendars[task.calendar_key]
    hours: WorkCalendar | None = None
    for key in task.resource_calendars:
        one: WorkCalendar | None = plan.calendars[key]
        if task.calendar_key is not None:
            one = common_time(plan.calendars[key], own) or own
        assert one is not None
        hours = one if hours is None else either_time(hours, one)
    return hours or own


def lagged(plan: Plan, link: PlanLink, at: datetime) -> datetime:
    after = plan.tasks[link.successor_id - 1]
    own = plan.calendar if after.calendar_key is None else plan.calendars[after.calendar_key]
    return own.add(at, link.lag)


def keeps(plan: Plan, found: Schedule, link: PlanLink) -> bool:
    """Whether the successor waits for its predecessor; finishes are compared in its own hours."""
    one, other = link.predecessor_id, link.successor_id
    asked = lagged(plan, link, found.start(one) if link.type[0] == "s" else found.finish(one))
    if link.type[1] == "s":
        return found.start(other) >= asked
    return works_by(plan, plan.tasks[other - 1]).between(found.finish(other), asked) <= 0


@given(plans())
def test_no_task_is_before_its_predecessors_allow(plan: Plan) -> None:
    found = schedule(plan)
    for link in plan.links:
        assert keeps(plan, found, link), link


@given(plans())
def test_from_start_to_finish_it_works_its_duration_and_rests_its_pauses(plan: Plan) -> None:
    found = schedule(plan)
    for task in plan.tasks:
        rests = sum(length for after, length in task.pauses if 0 < after < task.duration_min)
        span = works_by(plan, task).between(found.start(task.id), found.finish(task.id))
        assert span == task.duration_min + (rests if task.duration_min else 0)


@given(plans(("fs", "ff")))
@settings(max_examples=60)
def test_a_task_put_on_its_late_start_delays_nothing(plan: Plan) -> None:
    found = schedule(plan)
    for task in plan.tasks:
        late = found.late(task.id)[0]
        assert late >= found.start(task.id) or not task.duration_min
        held = replace(task, constraint="snet", constraint_at=late)
        others = tuple(held if one.id == task.id else one for one in plan.tasks)
        assert schedule(replace(plan, tasks=others)).finish_at <= found.finish_at


@given(plans())
@settings(max_examples=60)
def test_slacks_are_in_order_and_the_last_task_has_none(plan: Plan) -> None:
    found = schedule(plan)
    for task in plan.tasks:
        assert found.free_slack(task.id) <= max(found.total_slack(task.id), 0)
        if found.finish(task.id) == found.finish_at:
            assert found.total_slack(task.id) <= 0
            assert found.critical(task.id)


@given(plans(), st.data())
@settings(max_examples=60)
def test_the_order_of_tasks_and_links_changes_nothing(plan: Plan, data: st.DataObject) -> None:
    other = replace(
        plan,
        tasks=tuple(data.draw(st.permutations(plan.tasks))),
        links=tuple(data.draw(st.permutations(plan.links))),
    )
    one, two = schedule(plan), schedule(other)
    assert one.changed(two) == frozenset()
    for task in plan.tasks:
        assert one.dates(task.id) == two.dates(task.id)


@given(plans())
@settings(max_examples=60)
def test_hours_equal_to_the_projects_are_the_projects(plan: Plan) -> None:
    """Calendars of people that say what the project's says change no date and no slack."""
    same = replace(
        plan, calendars=dict.fromkeys(KEYS, WorkCalendar("by another name", STANDARD.week))
    )
    bare = replace(
        plan,
        tasks=tuple(replace(one, calendar_key=None, resource_calendars=()) for one in plan.tasks),
    )
    one, two = schedule(same), schedule(bare)
    for task in plan.tasks:
        assert one.dates(task.id) == two.dates(task.id)
