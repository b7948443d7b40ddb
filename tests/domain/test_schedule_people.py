"""Pauses and the hours of people, on networks small enough to be worked out by hand; two schedules
of one project beside each other. The project works Monday to Friday, eight hours a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from salespm_tui.domain.calendar import (
    ALL_HOURS,
    STANDARD,
    WORKING_DAY,
    CalendarException,
    WorkCalendar,
)
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import schedule
from tests.domain.small_plans import DAY, MONDAY, SmallPlan

SIX_DAYS = WorkCalendar("six days", (WORKING_DAY,) * 6 + ((),))
WEEKENDS = WorkCalendar("weekends", ((),) * 5 + (WORKING_DAY,) * 2)
FROM_TUESDAY = WorkCalendar("from Tuesday", ((), *((WORKING_DAY,) * 5), ()))
NIGHTS = WorkCalendar("nights", (((0, 240),),) * 7)
AWAY = WorkCalendar(
    "away", STANDARD.week, (CalendarException(date(2026, 3, 3), date(2026, 3, 4), name="leave"),)
)
SAME = WorkCalendar("Li Wei", STANDARD.week)
CALENDARS = {
    1: SIX_DAYS,
    2: WEEKENDS,
    3: FROM_TUESDAY,
    4: NIGHTS,
    5: AWAY,
    6: SAME,
    7: ALL_HOURS,
}


def at(day: int, hour: int = 8, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour)


def people(*keys: int, own: int | None = None) -> dict[str, object]:
    return {"resource_calendars": keys, "calendar_key": own}


def test_a_pause_moves_the_finish_and_all_that_follows() -> None:
    """Two days of work, and three days of rest after the first."""
    plan = SmallPlan({"A": 2, "B": 1}, "A>B", {"A": {"pauses": ((DAY, 3 * DAY),)}})
    assert plan.offsets("A") == (0, 5, 0, 5)
    assert plan.offsets("B") == (5, 6, 5, 6)
    assert plan.slack("A") == (0, 0)


@pytest.mark.parametrize("after", [0, 2 * DAY, 9 * DAY])
def test_a_pause_before_all_work_or_after_it_is_none(after: int) -> None:
    assert SmallPlan({"A": 2}, more={"A": {"pauses": ((after, DAY),)}}).offsets("A")[:2] == (0, 2)


@pytest.mark.parametrize(
    ("link", "dates"),
    [
        ("A>B", (4, 6)),
        ("A>B ss+1", (1, 3)),
        ("A>B ff+1", (3, 5)),
        ("A>B sf+3", (1, 3)),
        ("A>B fs+50%", (5, 7)),
        ("B>A ff", (0, 2)),
    ],
)
def test_links_and_a_paused_task(link: str, dates: tuple[float, float]) -> None:
    """A takes two days and rests for two; a share of it is of the two that it works."""
    plan = SmallPlan({"A": 2, "B": 2}, link, {"A": {"pauses": ((DAY, 2 * DAY),)}})
    assert plan.offsets("B")[:2] == dates


@pytest.mark.parametrize(
    ("constraint", "on", "start"),
    [("mfo", at(9, 17), at(3)), ("fnet", at(9, 17), at(3)), ("mso", at(9), at(9))],
)
def test_constraints_and_a_paused_task(constraint: str, on: datetime, start: datetime) -> None:
    """Five days from start to finish: three of work and two of rest."""
    more = {"pauses": ((DAY, DAY), (2 * DAY, DAY)), "constraint": constraint, "constraint_at": on}
    plan = SmallPlan({"A": 3, "B": 20}, more={"A": more})
    assert plan.start("A") == start


def test_when_it_rests_is_told() -> None:
    """Work on Monday and Tuesday, a rest of three days from Wednesday on, then over the weekend."""
    plan = SmallPlan({"A": 3}, more={"A": {"pauses": ((2 * DAY, 3 * DAY), (5 * DAY, DAY))}})
    rests = schedule(plan.built).rests(1)
    assert rests == ((datetime(2026, 3, 3, 17), datetime(2026, 3, 9, 8)),)


def test_what_is_done_ends_behind_the_pauses_in_it() -> None:
    """Four days, half of them done, a day of rest after the first and one after the second: work
    resumes on Friday, and until then its predecessor may take."""
    done = {"pauses": ((DAY, DAY), (2 * DAY, DAY)), "percent": 50, "actual_start_at": MONDAY}
    plan = SmallPlan({"A": 1, "B": 4}, "A>B", {"B": done})
    assert plan.finish("B") == at(9, 17)
    assert plan.schedule.late(plan.ids["A"])[1] == at(5, 17)


def test_an_elapsed_pause_runs_by_the_clock() -> None:
    more = {"A": {"elapsed": True, "duration_min": 2880, "pauses": ((1440, 1440),)}}
    assert SmallPlan({"A": 2}, more=more).finish("A") == at(5)


def test_work_rests_while_the_one_who_does_it_is_away() -> None:
    plan = SmallPlan({"A": 2, "B": 1}, "A>B", {"A": people(5)}, {"calendars": CALENDARS})
    assert (plan.start("A"), plan.finish("A")) == (MONDAY, at(5, 17))
    assert plan.start("B") == at(6)


def test_a_person_works_when_the_project_does_not() -> None:
    plan = SmallPlan({"A": 6}, more={"A": people(1)}, plan={"calendars": CALENDARS})
    assert plan.finish("A") == at(7, 17)


def test_with_a_calendar_of_the_task_both_must_work() -> None:
    """Six days by the task, Tuesday to Saturday by the person: Tuesday to Saturday."""
    plan = SmallPlan({"A": 5}, more={"A": people(3, own=1)}, plan={"calendars": CALENDARS})
    assert (plan.start("A"), plan.finish("A")) == (at(3), at(7, 17))
    assert plan.schedule.broken_rules == ()


def test_several_work_from_the_first_ones_start_to_the_last_ones_finish() -> None:
    """Monday to Friday and Tuesday to Saturday: six days of work end on Saturday."""
    plan = SmallPlan({"A": 6}, more={"A": people(3, 6)}, plan={"calendars": CALENDARS})
    assert (plan.start("A"), plan.finish("A")) == (MONDAY, at(7, 17))


def test_slack_counts_by_the_tasks_calendar_whoever_works_on_it() -> None:
    """One day of work in seven of the project: six days of slack by the project's calendar, one more
    by a task's that works on Saturday too, though the person on it never does."""
    for own, slack in ((None, 6), (1, 7)):
        plan = SmallPlan(
            {"A": 1, "B": 7}, more={"A": people(6, own=own)}, plan={"calendars": CALENDARS}
        )
        assert plan.slack("A")[0] == slack


def test_lags_are_counted_by_the_tasks_calendar_whoever_works_on_it() -> None:
    plan = SmallPlan({"A": 1, "B": 1}, "A>B fs+4", {"B": people(1)}, plan={"calendars": CALENDARS})
    assert plan.start("B") == at(7)


def test_nobody_in_common_falls_back_to_the_tasks_calendar_and_is_said() -> None:
    plan = SmallPlan({"A": 2}, more={"A": people(4, own=1)}, plan={"calendars": CALENDARS})
    assert (plan.start("A"), plan.finish("A")) == (MONDAY, at(3, 17))
    (broken,) = plan.schedule.broken_rules
    assert (broken.rule, broken.task_id, broken.is_at) == ("no_common_time", 1, MONDAY)


def test_elapsed_durations_ask_for_nobodys_calendar() -> None:
    more = {"A": {"elapsed": True, "duration_min": 2880, **people(4, own=1)}}
    plan = SmallPlan({"A": 2}, more=more, plan={"calendars": CALENDARS})
    assert plan.finish("A") == at(4)
    assert plan.schedule.broken_rules == ()


def test_the_hours_of_the_project_by_another_name_change_nothing() -> None:
    more = {"A": people(6), "B": people(6)}
    links = "A>B ff+1"
    plan = SmallPlan({"A": 3, "B": 2}, links, more, {"calendars": CALENDARS})
    bare = SmallPlan({"A": 3, "B": 2}, links)
    for name in "AB":
        assert plan.schedule.dates(plan.ids[name]) == bare.schedule.dates(bare.ids[name])


def tasks(*days: int) -> tuple[PlanTask, ...]:
    return tuple(PlanTask(at + 1, str(at), duration_min=one * DAY) for at, one in enumerate(days))


def test_changed_names_what_starts_or_finishes_at_another_time() -> None:
    one = schedule(Plan(MONDAY, tasks(1, 2, 3)))
    other = schedule(Plan(MONDAY, tasks(1, 4, 3)))
    assert one.changed(one) == frozenset()
    assert one.changed(other) == other.changed(one) == {2}
    later = schedule(Plan(at(3), tasks(1, 2, 3)))
    assert one.changed(later) == {1, 2, 3}


def test_changed_passes_over_what_only_one_has() -> None:
    one = schedule(Plan(MONDAY, tasks(1, 2, 3)))
    fewer = schedule(Plan(MONDAY, tasks(2, 2)))
    assert one.changed(fewer) == fewer.changed(one) == {1}
    turned = schedule(Plan(MONDAY, tasks(1, 2, 3)[::-1]))
    assert one.changed(turned) == frozenset()


def test_changed_across_calendars_compares_the_dates_themselves() -> None:
    plan = Plan(MONDAY, tasks(1, 6))
    six = replace(plan, calendar=SIX_DAYS)
    assert schedule(plan).changed(schedule(six)) == {2}
    named = replace(plan, calendar=SAME)
    assert schedule(plan).changed(schedule(named)) == frozenset()


def test_forms_of_one_instant_are_no_change() -> None:
    """10:00 as the finish of one task and as the start of another is the same time."""
    milestone = PlanTask(3, "M", constraint="snet", constraint_at=at(2, 10))
    after = PlanTask(3, "M")
    first = PlanTask(1, "A", duration_min=120)
    one = schedule(Plan(MONDAY, (first, milestone)))
    other = schedule(Plan(MONDAY, (first, after), (PlanLink(1, 3),)))
    assert one.start(3) == other.start(3)
    assert one.changed(other) == frozenset()


def test_a_settled_schedule_says_the_same() -> None:
    plan = SmallPlan({"A": 3, "B": 4, "C": 2, "D": 2}, "A>B, A>C ss+1, B>D, C>D ff")
    settled = schedule(plan.built)
    settled.settle()
    for number in plan.ids.values():
        assert settled.dates(number) == plan.schedule.dates(number)
