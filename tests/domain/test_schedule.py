"""The scheduler on networks small enough to be worked out by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.domain.calendar import STANDARD, WORKING_DAY, CalendarException, WorkCalendar
from salespm_tui.domain.network import CycleError, OutOfYearsError, Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import schedule
from tests.domain.small_plans import DAY, MONDAY, SmallPlan

SIX_DAYS = WorkCalendar("six days", (WORKING_DAY,) * 6 + ((),))


def at(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute)


def test_four_tasks_of_the_handbook() -> None:
    plan = SmallPlan({"A": 3, "B": 4, "C": 2, "D": 2}, "A>B, A>C ss+1, B>D, C>D ff")
    assert plan.offsets("A") == (0, 3, 0, 3)
    assert plan.offsets("B") == (3, 7, 3, 7)
    assert plan.offsets("C") == (1, 3, 7, 9)
    assert plan.offsets("D") == (7, 9, 7, 9)
    assert [plan.slack(name) for name in "ABCD"] == [(0, 0), (0, 0), (6, 6), (0, 0)]
    assert [plan.schedule.critical(plan.ids[name]) for name in "ABCD"] == [True, True, False, True]


@pytest.mark.parametrize(
    ("link", "dates"),
    [
        ("A>B", (3, 5)),
        ("A>B fs+2", (5, 7)),
        ("A>B fs-1", (2, 4)),
        ("A>B ss", (0, 2)),
        ("A>B ss+2", (2, 4)),
        ("A>B ff", (1, 3)),
        ("A>B ff+1", (2, 4)),
        ("A>B sf", (0, 2)),
        ("A>B sf+4", (2, 4)),
        ("A>B fs+50%", (4.5, 6.5)),
        ("A>B fs-100%", (0, 2)),
        ("A>B fs-5", (0, 2)),
    ],
)
def test_each_link_type_with_lag_and_lead(link: str, dates: tuple[float, float]) -> None:
    """The last one: a lead never brings a task before the project's start."""
    assert SmallPlan({"A": 3, "B": 2}, link).offsets("B")[:2] == dates


@pytest.mark.parametrize(
    ("link", "dates"),
    [
        ("A>B", (5, 8)),
        ("A>B fs+2", (3, 6)),
        ("A>B ss", (8, 11)),
        ("A>B ss+2", (6, 9)),
        ("A>B ff", (7, 10)),
        ("A>B ff-1", (8, 11)),
        ("A>B sf", (10, 13)),
        ("A>B sf+8", (2, 5)),
    ],
)
def test_each_link_type_backward(link: str, dates: tuple[float, float]) -> None:
    """Late dates of A (3 days), when B (2 days) must be done by day 10 and the project by 13."""
    plan = SmallPlan({"A": 3, "B": 2, "Z": 13}, link, {"B": {"deadline_at": at(3, 13, 17)}})
    assert plan.offsets("B")[3] == 10
    assert plan.offsets("A")[2:] == dates


def test_a_finish_is_shown_in_the_evening_and_a_start_in_the_morning() -> None:
    plan = SmallPlan({"A": 5, "B": 1}, "A>B")
    assert plan.finish("A") == at(3, 6, 17)
    assert plan.start("B") == at(3, 9, 8)
    assert plan.schedule.start_at == MONDAY
    assert plan.schedule.finish_at == at(3, 9, 17)


def test_a_milestone_sits_at_the_end_of_the_day_that_its_predecessor_finishes() -> None:
    plan = SmallPlan({"A": 5, "M": 0, "B": 1}, "A>M, M>B")
    assert plan.start("M") == plan.finish("M") == at(3, 6, 17)
    assert plan.schedule.late(plan.ids["M"]) == (at(3, 9), at(3, 9))
    assert plan.start("B") == at(3, 9)


def test_a_milestone_stays_where_the_project_starts_though_nobody_works() -> None:
    plan = SmallPlan({"M": 0, "A": 1}, "M>A", plan={"start_at": at(3, 1, 8)})
    assert plan.start("M") == at(3, 1, 8)
    assert plan.start("A") == at(3, 2, 8)
    assert plan.slack("M") == (0, 0)


def test_what_a_start_drives_to_finish_is_shown_as_that_start() -> None:
    plan = SmallPlan({"P": 1, "A": 1, "B": 1}, "P>A fs+4, A>B sf")
    assert plan.start("A") == at(3, 9, 8)
    assert (plan.start("B"), plan.finish("B")) == (at(3, 6, 8), at(3, 9, 8))


def test_a_holiday_pushes_what_follows_and_is_no_slack() -> None:
    calendar = WorkCalendar(
        "with a holiday", STANDARD.week, (CalendarException(date(2026, 3, 4), date(2026, 3, 5)),)
    )
    plan = SmallPlan({"A": 2, "B": 1, "C": 1}, "A>B", plan={"calendar": calendar})
    assert plan.start("B") == at(3, 6)
    assert plan.slack("C") == (2, 2)


def test_a_lag_is_working_time_and_an_elapsed_one_runs_through_the_weekend() -> None:
    plan = SmallPlan({"A": 5, "B": 1, "C": 1, "M": 0}, "A>B fs+1, A>C fs+3e, A>M fs+1e")
    assert plan.start("B") == at(3, 10)
    assert plan.start("C") == at(3, 10)
    assert plan.start("M") == at(3, 7, 17)


def test_an_elapsed_duration_runs_through_nights_and_weekends() -> None:
    plan = SmallPlan(
        {"A": 5, "E": 0, "B": 1},
        "A>E, E>B",
        {"E": {"duration_min": 2 * 1440, "elapsed": True}},
    )
    assert (plan.start("E"), plan.finish("E")) == (at(3, 6, 17), at(3, 8, 17))
    assert plan.start("B") == at(3, 9)
    assert plan.schedule.late(plan.ids["E"]) == (at(3, 7, 8), at(3, 9, 8))
    assert plan.schedule.total_slack(plan.ids["E"]) == 15 * 60


def test_a_task_keeps_the_time_of_its_own_calendar() -> None:
    plan = SmallPlan(
        {"A": 5, "S": 2, "B": 1},
        "A>S, S>B",
        {"S": {"calendar_key": 7}},
        {"calendars": {7: SIX_DAYS}},
    )
    assert (plan.start("S"), plan.finish("S")) == (at(3, 7), at(3, 9, 17))
    assert plan.start("B") == at(3, 10)
    assert plan.schedule.late(plan.ids["S"]) == (at(3, 7), at(3, 9, 17))
    assert plan.schedule.late(plan.ids["A"]) == (at(3, 2), at(3, 6, 17))


def test_a_finish_link_across_calendars_is_counted_on_each_ones_own() -> None:
    plan = SmallPlan(
        {"A": 6, "S": 3}, "A>S ff", {"S": {"calendar_key": 7}}, {"calendars": {7: SIX_DAYS}}
    )
    assert plan.finish("A") == at(3, 9, 17)
    assert (plan.start("S"), plan.finish("S")) == (at(3, 6), at(3, 9, 17))


def test_a_task_calendar_that_is_the_projects_changes_nothing() -> None:
    more = {"B": {"calendar_key": 7}}
    same = SmallPlan({"A": 5, "B": 2}, "A>B", more, {"calendars": {7: STANDARD}})
    assert same.offsets("B") == SmallPlan({"A": 5, "B": 2}, "A>B").offsets("B")


@pytest.mark.parametrize(
    ("constraint", "instant", "early", "late"),
    [
        ("snet", at(3, 5), (3, 5), (8, 10)),
        ("fnet", at(3, 6, 17), (3, 5), (8, 10)),
        ("snlt", at(3, 5), (1, 3), (3, 5)),
        ("fnlt", at(3, 6, 17), (1, 3), (3, 5)),
        ("mso", at(3, 5), (3, 5), (3, 5)),
        ("mfo", at(3, 6, 17), (3, 5), (3, 5)),
    ],
)
def test_each_constraint(
    constraint: str, instant: datetime, early: tuple[int, int], late: tuple[int, int]
) -> None:
    more = {"B": {"constraint": constraint, "constraint_at": instant}}
    plan = SmallPlan({"A": 1, "B": 2, "Z": 10}, "A>B", more)
    assert plan.offsets("B") == early + late


@pytest.mark.parametrize(
    ("constraint", "instant"),
    [("snlt", at(3, 3)), ("fnlt", at(3, 4, 17)), ("mso", at(3, 3)), ("mfo", at(3, 4, 17))],
)
def test_a_constraint_holds_against_its_links_and_says_what_it_breaks(
    constraint: str, instant: datetime
) -> None:
    """Two days are missing: the slack is negative through the whole chain (as in MS Project)."""
    more = {"B": {"constraint": constraint, "constraint_at": instant}}
    plan = SmallPlan({"A": 3, "B": 2}, "A>B", more)
    assert plan.offsets("B")[:2] == (1, 3)
    assert [plan.slack(name) for name in "AB"] == [(-2, 0), (-2, 0)]
    (broken,) = plan.schedule.broken_rules
    assert (broken.task_id, broken.rule) == (plan.ids["B"], "constraint_breaks_link")
    assert (broken.is_at, broken.should_be_at) == (at(3, 3), at(3, 5))
    assert broken.predecessor_id == plan.ids["A"]


def test_where_constraints_are_not_honoured_a_link_goes_past_them() -> None:
    more = {"B": {"constraint": "mso", "constraint_at": at(3, 3)}}
    plan = SmallPlan({"A": 3, "B": 2}, "A>B", more, {"honours_constraints": False})
    assert plan.offsets("B") == (3, 5, 1, 3)
    assert plan.slack("A") == (-2, 0)


def test_a_deadline_moves_nothing_and_counts_backward() -> None:
    plan = SmallPlan({"A": 3, "B": 2}, "A>B", {"B": {"deadline_at": at(3, 5, 17)}})
    assert plan.offsets("B") == (3, 5, 2, 4)
    assert [plan.slack(name)[0] for name in "AB"] == [-1, -1]
    (broken,) = plan.schedule.broken_rules
    assert (broken.rule, broken.is_at) == ("deadline_missed", at(3, 6, 17))
    assert broken.should_be_at == at(3, 5, 17)


def test_a_deadline_after_the_end_of_the_project_gives_no_room() -> None:
    plan = SmallPlan({"A": 3}, more={"A": {"deadline_at": at(3, 30, 17)}})
    assert plan.slack("A") == (0, 0)
    assert plan.schedule.broken_rules == ()


def test_the_limit_of_critical_slack_is_the_plans() -> None:
    plan = SmallPlan({"A": 3, "B": 2}, plan={"critical_slack_limit_min": DAY})
    assert plan.schedule.critical(plan.ids["B"])


def test_as_late_as_possible_uses_the_slack_up_and_takes_its_successors_along() -> None:
    plan = SmallPlan({"A": 2, "B": 1, "Z": 10}, "A>B", {"A": {"constraint": "alap"}})
    assert plan.offsets("A") == (0, 2, 7, 9)
    assert plan.start("A") == at(3, 11)
    assert plan.start("B") == at(3, 13)
    assert plan.slack("A")[0] == 0
    assert plan.slack("B")[0] == 0


def test_as_late_as_possible_never_breaks_a_link() -> None:
    more = {"B": {"constraint": "alap", "deadline_at": at(3, 3, 17)}}
    plan = SmallPlan({"A": 3, "B": 2}, "A>B", more)
    assert plan.start("B") == at(3, 5)
    assert plan.slack("B")[0] == -3
    assert [one.rule for one in plan.schedule.broken_rules] == ["deadline_missed"]


def test_a_manual_task_keeps_its_dates_and_reports_the_link_it_breaks() -> None:
    more = {"B": {"mode": "manual", "start_at": at(3, 3), "finish_at": at(3, 4, 17)}}
    plan = SmallPlan({"A": 3, "B": 2, "C": 1}, "A>B, B>C", more)
    assert (plan.start("B"), plan.finish("B")) == (at(3, 3), at(3, 4, 17))
    assert plan.start("C") == at(3, 5)
    (broken,) = plan.schedule.broken_rules
    assert (broken.rule, broken.predecessor_id) == ("manual_breaks_link", plan.ids["A"])
    assert broken.should_be_at == at(3, 5)


def test_a_manual_task_without_dates_is_scheduled() -> None:
    plan = SmallPlan({"A": 3, "B": 2}, "A>B", {"B": {"mode": "manual"}})
    assert plan.offsets("B")[:2] == (3, 5)


def test_work_that_has_started_stays_where_it_is() -> None:
    more = {"B": {"actual_start_at": at(3, 3), "percent": 50}}
    plan = SmallPlan({"A": 1, "B": 4, "C": 1, "Z": 10}, "A>B, B>C", more)
    assert plan.offsets("B") == (1, 5, 1, 9)
    assert plan.slack("B") == (4, 0)
    assert plan.offsets("A")[3] == 3


def test_work_that_is_done_keeps_its_actual_dates_and_holds_nobody_up() -> None:
    more = {
        "B": {
            "actual_start_at": at(3, 2, 13),
            "actual_finish_at": at(3, 3, 12),
            "percent": 100,
        }
    }
    plan = SmallPlan({"A": 3, "B": 2, "C": 1, "Z": 10}, "A>B, B>C", more)
    assert (plan.start("B"), plan.finish("B")) == (at(3, 2, 13), at(3, 3, 12))
    assert plan.start("C") == at(3, 3, 13)
    assert plan.slack("B") == (0, 0)
    assert not plan.schedule.critical(plan.ids["B"])
    assert plan.slack("A") == (7, 7)
    assert [one.rule for one in plan.schedule.broken_rules] == ["started_too_early"]


def test_hundred_percent_is_done_without_any_actual_date() -> None:
    plan = SmallPlan({"A": 3, "Z": 10}, more={"A": {"percent": 100}})
    assert plan.slack("A") == (0, 0)
    assert not plan.schedule.critical(plan.ids["A"])


def test_summaries_span_what_is_below_them() -> None:
    plan = SmallPlan(
        {"S": 0, "A": 2, "T": 0, "B": 3, "Z": 9},
        "A>B",
        {
            "A": {"parent": "S", "percent": 100},
            "T": {"parent": "S"},
            "B": {"parent": "T", "percent": 33},
        },
    )
    assert plan.offsets("S") == (0, 5, 0, 9)
    assert plan.offsets("T") == (2, 5, 6, 9)
    assert plan.slack("T") == (4, 4)
    assert plan.schedule.percent(plan.ids["S"]) == 60
    assert plan.schedule.percent(plan.ids["T"]) == 33


def test_a_summary_is_done_only_when_everything_below_is() -> None:
    more = {
        "A": {"parent": "S", "percent": 100},
        "M": {"parent": "S", "percent": 0},
    }
    plan = SmallPlan({"S": 0, "A": 2, "M": 0}, "A>M", more)
    assert plan.schedule.percent(plan.ids["S"]) == 99


def test_links_of_a_summary_count_for_all_below_it() -> None:
    plan = SmallPlan(
        {"P": 2, "S": 0, "A": 1, "B": 3, "C": 1},
        "P>S, S>C",
        {"A": {"parent": "S"}, "B": {"parent": "S"}},
    )
    assert plan.offsets("A") == (2, 3, 4, 5)
    assert plan.offsets("B") == (2, 5, 2, 5)
    assert plan.offsets("C")[:2] == (5, 6)
    assert plan.driver("B") == "P"
    assert plan.driver("C") == "S"


def test_a_start_link_from_a_summary_leaves_from_its_earliest_leaf() -> None:
    plan = SmallPlan(
        {"P": 2, "S": 0, "A": 1, "B": 3, "C": 1, "Z": 9},
        "P>S, A>B, S>C ss+1",
        {"A": {"parent": "S"}, "B": {"parent": "S"}},
    )
    assert plan.offsets("C")[:2] == (3, 4)
    assert plan.offsets("A")[2:] == (5, 6)
    assert plan.offsets("B")[2:] == (6, 9)


def test_finish_links_between_summaries_reach_every_leaf() -> None:
    plan = SmallPlan(
        {"S": 0, "A": 2, "B": 4, "T": 0, "C": 1, "D": 2},
        "S>T ff+1",
        {
            "A": {"parent": "S"},
            "B": {"parent": "S"},
            "C": {"parent": "T"},
            "D": {"parent": "T"},
        },
    )
    assert plan.offsets("C")[:2] == (4, 5)
    assert plan.offsets("D")[:2] == (3, 5)


def test_a_summary_can_start_no_earlier_than_a_date() -> None:
    more = {
        "S": {"constraint": "snet", "constraint_at": at(3, 4)},
        "A": {"parent": "S"},
    }
    assert SmallPlan({"S": 0, "A": 2, "B": 1}, more=more).offsets("A")[:2] == (2, 4)


def test_a_summary_can_finish_no_later_than_a_date() -> None:
    more = {
        "S": {"constraint": "fnlt", "constraint_at": at(3, 4, 17)},
        "A": {"parent": "S"},
    }
    plan = SmallPlan({"S": 0, "A": 2, "B": 9}, more=more)
    assert plan.offsets("A") == (0, 2, 1, 3)


def test_what_is_cancelled_is_dated_but_moves_nothing() -> None:
    more = {
        "B": {"active": False},
        "T": {"active": False},
        "D": {"parent": "T"},
    }
    plan = SmallPlan({"A": 1, "B": 20, "C": 1, "T": 0, "D": 30}, "A>B, B>C", more)
    assert plan.offsets("B")[:2] == (1, 21)
    assert plan.offsets("C")[:2] == (0, 1)
    assert plan.schedule.finish_at == at(3, 2, 17)
    assert not plan.schedule.critical(plan.ids["B"])


def test_the_driver_is_the_link_that_decides_the_start() -> None:
    plan = SmallPlan({"A": 3, "B": 5, "C": 1, "D": 1}, "A>C, B>C, A>D")
    assert plan.driver("C") == "B"
    assert plan.driver("A") is None
    late = {"D": {"constraint": "snet", "constraint_at": at(3, 20)}}
    assert SmallPlan({"A": 3, "D": 1}, "A>D", late).driver("D") is None


def test_a_cycle_is_told_as_a_path_of_names() -> None:
    with pytest.raises(CycleError) as told:
        _ = SmallPlan({"Start": 1, "A": 1, "B": 1, "C": 1}, "Start>A, A>B, B>C, C>A").schedule
    path = told.value.path_names
    assert path[0] == path[-1]
    assert "→".join(path + path[1:]).count("A→B→C→A") == 1
    assert set(told.value.path_ids) == {2, 3, 4}
    assert " → ".join(path) in str(told.value)


@pytest.mark.parametrize("link", ["A>S", "S>A", "S>S", "A>S ss", "S>A ss", "A>S ff", "S>A ff"])
def test_a_task_linked_to_its_own_summary_is_a_cycle(link: str) -> None:
    with pytest.raises(CycleError) as told:
        _ = SmallPlan({"S": 0, "A": 1, "B": 1}, link, {"A": {"parent": "S"}}).schedule
    assert told.value.path_names[0] == told.value.path_names[-1]
    assert set(told.value.path_names) <= {"S", "A"}


def test_two_summaries_that_follow_each_other_are_a_cycle() -> None:
    more = {"A": {"parent": "S"}, "B": {"parent": "T"}}
    with pytest.raises(CycleError) as told:
        _ = SmallPlan({"S": 0, "A": 1, "T": 0, "B": 1}, "S>T, B>A", more).schedule
    assert {"A", "B"} <= set(told.value.path_names)


def test_a_task_that_follows_itself_is_a_cycle() -> None:
    with pytest.raises(CycleError) as told:
        _ = SmallPlan({"A": 1}, "A>A").schedule
    assert told.value.path_names == ("A", "A")


def test_a_plan_without_tasks_starts_and_ends_at_once() -> None:
    empty = schedule(Plan(MONDAY, ()))
    assert (empty.start_at, empty.finish_at) == (MONDAY, MONDAY)
    assert empty.broken_rules == ()


def test_a_schedule_past_the_last_year_is_refused_in_words() -> None:
    with pytest.raises(OutOfYearsError):
        schedule(Plan(MONDAY, (PlanTask(1, "for ever", duration_min=10**10),)))


def test_ids_that_the_plan_does_not_have_are_refused() -> None:
    with pytest.raises(ValueError, match="link"):
        schedule(Plan(MONDAY, (PlanTask(1, "A"),), (PlanLink(1, 2),)))
    with pytest.raises(ValueError, match="parent"):
        schedule(Plan(MONDAY, (PlanTask(1, "A", parent_id=9),)))
    with pytest.raises(ValueError, match="same id"):
        schedule(Plan(MONDAY, (PlanTask(1, "A"), PlanTask(1, "B"))))
    with pytest.raises(ValueError, match="each other's parents"):
        schedule(Plan(MONDAY, (PlanTask(1, "A", parent_id=2), PlanTask(2, "B", parent_id=1))))


def test_everything_about_a_task_at_once() -> None:
    plan = SmallPlan({"A": 1, "B": 3}, more={"A": {"percent": 40}})
    found = plan.schedule.dates(plan.ids["A"])
    assert (found.start, found.finish) == (at(3, 2), at(3, 2, 17))
    assert (found.early_start, found.early_finish) == (at(3, 2), at(3, 2, 17))
    assert (found.late_start, found.late_finish) == (at(3, 4), at(3, 4, 17))
    assert (found.total_slack_min, found.free_slack_min) == (2 * DAY, 2 * DAY)
    assert (found.critical, found.percent) == (False, 40)
