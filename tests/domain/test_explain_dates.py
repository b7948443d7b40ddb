"""Reasons for dates: true for any plan, and nothing is left without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD, CalendarException, WorkCalendar
from salespm_tui.domain.crossings import FROM_START, TO_FINISH
from salespm_tui.domain.days_off import NamedDays, days_off
from salespm_tui.domain.explain_dates import DateReasons
from salespm_tui.domain.network import Plan
from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.domain.small_plans import DAY, MONDAY, SmallPlan
from tests.domain.test_calendar import calendars
from tests.domain.test_schedule_laws import networks

MAY = replace(
    STANDARD,
    exceptions=(
        CalendarException(date(2026, 5, 1), date(2026, 5, 5), name="Labour Day"),
        CalendarException(date(2026, 5, 9), date(2026, 5, 9), ((480, 1020),), "make-up day"),
    ),
)


def reasons(plan: SmallPlan | Plan) -> DateReasons:
    built = plan.built if isinstance(plan, SmallPlan) else plan
    return DateReasons(built, schedule(built))


def test_holidays_by_name_weekends_by_number() -> None:
    off = days_off(MAY, datetime(2026, 4, 24, 17), datetime(2026, 5, 11, 8))
    assert off.weekends == 2  # 25 April, and 10 May; 2 May is the holiday's
    assert off.named == (
        NamedDays(date(2026, 5, 1), date(2026, 5, 5), "Labour Day"),
        NamedDays(date(2026, 5, 9), date(2026, 5, 9), "make-up day", works=True),
    )
    assert off.days == 2 + 5 + 1


def test_a_link_with_its_lag_and_the_days_off_between() -> None:
    plan = SmallPlan(
        {"A": 4, "B": 5}, "A>B+1", plan={"start_at": datetime(2026, 4, 27, 8), "calendar": MAY}
    )
    found = reasons(plan).start(2)
    assert (found.code, found.lag_min) == ("link", DAY)
    assert found.from_at == datetime(2026, 4, 30, 17)
    assert found.at == datetime(2026, 5, 7, 8)
    assert [named.name for named in found.off.named] == ["Labour Day"]
    assert found.off.weekends == 0


def test_each_rule_that_places_a_task_is_named() -> None:
    wednesday = datetime(2026, 3, 4, 8)
    cases = {
        "snet": {"constraint": "snet", "constraint_at": wednesday},
        "mso": {"constraint": "mso", "constraint_at": wednesday},
        "fnet": {"constraint": "fnet", "constraint_at": datetime(2026, 3, 6, 17)},
        "mfo": {"constraint": "mfo", "constraint_at": datetime(2026, 3, 6, 17)},
        "manual": {"mode": "manual", "start_at": wednesday},
        "actual_start": {"actual_start_at": wednesday, "percent": 10},
        "actual_finish": {"actual_finish_at": datetime(2026, 3, 6, 17), "percent": 100},
        "alap": {"constraint": "alap"},
        "project_start": {},
    }
    for code, fields in cases.items():
        found = reasons(SmallPlan({"A": 2, "long": 9}, more={"A": fields})).start(1)
        assert found.code == code
    capped = SmallPlan(
        {"A": 5, "B": 1}, "A>B", {"B": {"constraint": "snlt", "constraint_at": wednesday}}
    )
    assert reasons(capped).start(2).code == "snlt"


def test_a_link_of_the_summary_above_counts_and_a_summary_starts_with_its_first_part() -> None:
    plan = SmallPlan(
        {"A": 2, "S": 0, "B": 1, "C": 3}, "A>S", {"B": {"parent": "S"}, "C": {"parent": "S"}}
    )
    found = reasons(plan)
    assert (found.start(3).code, found.start(3).above_id) == ("link", 2)
    assert (found.start(2).code, found.start(2).task_id) == ("part", 3)
    assert (found.run(2).code, found.run(2).task_id) == ("part", 4)
    assert found.last_of_all() == 4
    assert [task for task, _ in found.drivers(2)] == [2, 3, 1]


def test_what_a_slack_is_bound_by_is_followed_to_its_end() -> None:
    plan = SmallPlan(
        {"A": 1, "B": 1, "C": 9}, "A>B", {"B": {"deadline_at": datetime(2026, 3, 5, 17)}}
    )
    first, last = reasons(plan).bounds(1)
    assert (first.code, first.task_id, last.code) == ("successor", 2, "deadline")
    assert [one.code for one in reasons(plan).bounds(3)] == ["project_finish"]


def proved(plan: Plan) -> None:
    """Compute every start again from what is said of it, by calendar arithmetic alone."""
    found = reasons(plan)
    for task in plan.tasks:
        start, finish = found.schedule.start(task.id), found.schedule.finish(task.id)
        reason, run = found.start(task.id), found.run(task.id)
        own = found.hours_of(task)
        if reason.code == "link":
            assert reason.link is not None
            before = reason.link.predecessor_id
            date_of = (
                found.schedule.start if reason.link.type in FROM_START else found.schedule.finish
            )
            assert reason.from_at == date_of(before)
            lag_hours = found.lag(
                reason.link, found.tasks[before], found.tasks[reason.link.successor_id]
            )[1]
            asked = lag_hours.add(reason.from_at, reason.lag_min)
            if reason.link.type in TO_FINISH:
                asked = own.add(asked, -task.duration_min)
            assert own.between(asked, start) == 0
        elif reason.code == "project_start":
            assert own.between(plan.start_at, start) == 0
        elif reason.code == "part":
            assert reason.task_id is not None
            assert found.schedule.start(reason.task_id) == start
        if run.code == "duration":
            assert own.between(start, finish) == task.span_min
            days = map(date.fromordinal, range(start.toordinal(), finish.toordinal() + 1))
            assert run.off.days == sum(own.minutes_on(day) == 0 for day in days)
        for (after, why), (before, _) in pairwise(found.drivers(task.id)):
            assert before in (why.task_id, why.link.predecessor_id if why.link else None), after


@given(networks(), calendars)
def test_every_reason_leads_to_the_date_it_explains(plan: Plan, calendar: WorkCalendar) -> None:
    on_calendar = replace(plan, calendar=calendar)
    proved(on_calendar)
    found = reasons(on_calendar)
    for task in plan.tasks:
        assert found.start(task.id).code in ("link", "project_start")
        assert found.run(task.id).code in ("duration", "milestone")


@given(networks(), st.data())
def test_every_late_finish_has_what_bounds_it(plan: Plan, data: st.DataObject) -> None:
    late = data.draw(st.sampled_from(plan.tasks))
    dated = replace(late, deadline_at=MONDAY.replace(hour=17))
    plan = replace(plan, tasks=tuple(dated if one is late else one for one in plan.tasks))
    found = reasons(plan)
    for task in plan.tasks:
        bounds = found.bounds(task.id)
        assert "computed" not in [bound.code for bound in bounds]
        assert bounds[-1].code in ("deadline", "project_finish")


@pytest.mark.realdata
@pytest.mark.parametrize(
    "name",
    ["home-move-plan", "commercial-construction", "software-development-plan", "new-product"],
)
def test_real_plans_are_explained(real_data: Path, name: str) -> None:
    plan = plan_of(read_mspdi(real_data / "mspdi" / f"{name}.xml"))
    proved(plan)
    found = reasons(plan)
    told = [found.start(task.id).code for task in plan.tasks]
    assert "computed" not in told


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["software-development-inprogress", "taskjuggler-tutorial"])
def test_what_bounds_work_in_progress_is_named(real_data: Path, name: str) -> None:
    plan = plan_of(read_mspdi(real_data / "mspdi" / f"{name}.xml"))
    found = reasons(plan)
    leaves = [
        one for one in plan.tasks if one.id not in found.children and not found.is_over(one.id)
    ]
    assert all(found.bound(task.id).code != "computed" for task in leaves)
