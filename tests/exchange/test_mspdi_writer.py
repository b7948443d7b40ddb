"""What is written is what is read, in the order of Microsoft's schema."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from salespm_tui.domain.calendar import STANDARD, CalendarException, derive
from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiCalendar,
    MspdiProject,
    MspdiTask,
)
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.exchange.mspdi_projects import BASE, SHOP, project, task, write_to, written

NAMESPACE = "{http://schemas.microsoft.com/project}"
SEQUENCES = {
    "Project": """SaveVersion Name GUID Title Manager CreationDate ScheduleFromStart StartDate
        FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode
        CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay
        MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual DurationFormat WorkFormat
        EditableActualCosts HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary
        MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks
        SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay
        MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward
        MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate
        MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod
        ProjectExternallyEdited ActualsInSync RemoveFileProperties AdminProject Calendars Tasks
        Resources Assignments""",
    "Calendar": """UID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions""",
    "WeekDay": "DayType DayWorking TimePeriod WorkingTimes",
    "Exception": """EnteredByOccurrences TimePeriod Occurrences Name Type DayWorking WorkingTimes""",
    "Task": """UID ID Name Active Manual Type IsNull WBS OutlineNumber OutlineLevel Priority Start
        Finish Duration ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume
        ResumeValid EffortDriven Recurring OverAllocated Estimated Milestone Summary Critical
        IsSubproject IsSubprojectReadOnly ExternalTask EarlyStart EarlyFinish LateStart LateFinish
        FreeSlack TotalSlack FixedCost FixedCostAccrual PercentComplete ActualStart ActualFinish
        ActualDuration RemainingDuration ConstraintType CalendarUID ConstraintDate Deadline
        LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat IgnoreResourceCalendar
        Notes HideBar Rollup EarnedValueMethod PredecessorLink Baseline""",
    "PredecessorLink": "PredecessorUID Type CrossProject LinkLag LagFormat",
    "Baseline": "Number Start Finish Duration DurationFormat Work Cost",
    "Resource": """UID ID Name Type IsNull EmailAddress MaxUnits CanLevel AccrueAt StandardRate
        StandardRateFormat CalendarUID Notes IsGeneric IsInactive IsEnterprise IsCostResource
        IsBudget""",
    "Assignment": """UID TaskUID ResourceUID PercentWorkComplete ActualCost ActualWork Cost Finish
        HasFixedRateUnits FixedMaterial RemainingWork Start Units Work WorkContour TimephasedData""",
    "TimephasedData": "Type UID Start Finish Unit Value",
}
"""The elements that are written, in the order of mspdi_pj12.xsd; GUID, Active, Manual and the manual
dates where MS Project 2010 puts them."""


def as_read(plan: MspdiProject) -> MspdiProject:
    """What reading cannot give back is what was computed."""
    return replace(plan, tasks=tuple(map(_as_said, plan.tasks)), warnings=())


def _as_said(one: MspdiTask) -> MspdiTask:
    said = replace(one, id=0, wbs="", assigned=())
    if one.kind == "summary":
        said = replace(said, duration_min=0, percent=0)
    return said if one.mode == "manual" else replace(said, start_at=None, finish_at=None)


def elements(plan: MspdiProject, name: str) -> list[Element]:
    return list(ElementTree.fromstring(written(plan)).iter(NAMESPACE + name))


def told(element: Element) -> dict[str, str]:
    return {child.tag.removeprefix(NAMESPACE): child.text or "" for child in element}


def test_everything_is_read_back(tmp_path: Path) -> None:
    read = read_mspdi(write_to(SHOP, tmp_path / "shop.xml"))
    assert as_read(read) == as_read(SHOP)
    assert read.warnings == ()


def test_the_schedule_of_what_is_read_back_is_the_same(tmp_path: Path) -> None:
    before = schedule(plan_of(SHOP))
    after = schedule(plan_of(read_mspdi(write_to(SHOP, tmp_path / "shop.xml"))))
    for one in SHOP.tasks:
        assert after.dates(one.uid) == before.dates(one.uid), one.name


@pytest.mark.parametrize("name", SEQUENCES)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    order = {element: at for at, element in enumerate(SEQUENCES[name].split())}
    found = elements(SHOP, name)
    assert found
    for element in found:
        places = [order[child.tag.removeprefix(NAMESPACE)] for child in element]
        assert all(one <= other for one, other in pairwise(places))


def test_the_same_data_gives_the_same_bytes() -> None:
    assert written(SHOP) == written(SHOP)


def test_the_dates_slack_and_critical_of_the_schedule_are_told() -> None:
    found = schedule(plan_of(SHOP))
    for element in elements(SHOP, "Task")[1:]:
        said = told(element)
        dates = found.dates(int(said["UID"]))
        assert datetime.fromisoformat(said["LateFinish"]) == dates.late_finish
        assert int(said["TotalSlack"]) == dates.total_slack_min * 10
        assert said["Critical"] == str(int(dates.critical))


def test_the_outline_is_numbered() -> None:
    numbers = [told(element)["OutlineNumber"] for element in elements(SHOP, "Task")]
    assert numbers == ["0", "1", "1.1", "1.2", "2", "3", "4", "5", "6", "7", "8"]


def test_lags_are_in_tenths_of_minutes_or_percent() -> None:
    lags = [
        (told(one)["LinkLag"], told(one)["LagFormat"]) for one in elements(SHOP, "PredecessorLink")
    ]
    assert lags == [("0", "7"), ("-1200", "7"), ("7200", "8"), ("50", "19"), ("0", "7")]


def test_what_xml_forbids_is_dropped_and_the_rest_escaped() -> None:
    plan = project(task(1, "A\x01 & <b> \ud800\uffff 𝄞"))
    assert told(elements(plan, "Task")[1])["Name"] == "A & <b>  𝄞"


def test_an_exception_is_written_in_both_forms_and_read_once(tmp_path: Path) -> None:
    days = elements(project(), "WeekDay")
    assert [told(day)["DayType"] for day in days] == ["1", "2", "3", "4", "5", "6", "7", "0"]
    assert read_mspdi(write_to(project(), tmp_path / "plan.xml")).calendars == (BASE,)


def test_overlapping_exceptions_become_days_that_do_not_overlap(tmp_path: Path) -> None:
    off = CalendarException(date(2026, 3, 2), date(2026, 3, 13), (), "Closed")
    on = CalendarException(date(2026, 3, 7), date(2026, 3, 7), ((480, 1440),), "Night")
    later = CalendarException(date(2026, 3, 13), date(2026, 3, 15), ((0, 1440),), "Move")
    calendar = MspdiCalendar(1, "Standard", None, tuple(STANDARD.week), (off, on, later))
    read = read_mspdi(write_to(project(calendars=(calendar,)), tmp_path / "plan.xml"))
    assert [(one.first.day, one.last.day) for one in read.calendars[0].exceptions] == [
        (2, 6),
        (7, 7),
        (8, 12),
        (13, 15),
    ]
    one, other = (
        derive(known.name, STANDARD, known.week, known.exceptions)
        for known in (calendar, read.calendars[0])
    )
    assert one.same_hours(other)


@pytest.mark.parametrize("percent", [0, 20, 25, 60, 99])
@pytest.mark.parametrize("elapsed", [False, True])
def test_pauses_are_read_back_however_far_the_task_is(
    tmp_path: Path, percent: int, elapsed: bool
) -> None:
    pauses = ((240, 480), (480, 60), (900, 1200))
    start = datetime(2026, 3, 2, 8) if percent else None
    one = task(1, minutes=960, pauses=pauses, percent=percent, actual_start_at=start)
    plan = project(replace(one, elapsed=elapsed), task(2))
    read = read_mspdi(write_to(plan, tmp_path / "plan.xml"))
    assert read.tasks[0].pauses == pauses
    assert schedule(plan_of(read)).dates(1) == schedule(plan_of(plan)).dates(1)


def test_pauses_of_a_task_that_someone_works_on_in_own_hours(tmp_path: Path) -> None:
    one = task(1, minutes=480, pauses=((120, 240),))
    work = (MspdiAssignment(1, 1, 1, 50, 240),)
    plan = replace(SHOP, tasks=(one,), links=(), assignments=work, baselines=())
    read = read_mspdi(write_to(plan, tmp_path / "plan.xml"))
    assert (read.tasks[0].pauses, read.assignments) == (one.pauses, work)


def test_progress_without_people_is_work_of_nobody() -> None:
    plan = project(task(1, percent=50), task(2))
    nobody = [told(one) for one in elements(plan, "Assignment")]
    assert [(one["TaskUID"], one["ResourceUID"]) for one in nobody] == [("1", "-65535")]
    assert (nobody[0]["ActualWork"], nobody[0]["RemainingWork"]) == ("PT4H0M0S", "PT4H0M0S")


def test_a_plan_without_tasks_can_be_written(tmp_path: Path) -> None:
    assert read_mspdi(write_to(project(), tmp_path / "plan.xml")).tasks == ()
