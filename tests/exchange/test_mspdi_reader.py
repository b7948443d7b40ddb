"""Reading MS Project XML: what each part means, and what is put right or named."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from salespm_tui.domain.calendar import WORKING_DAY, CalendarException
from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of, work_calendars
from salespm_tui.exchange.mspdi.project import MspdiLink, MspdiProject, MspdiTask
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.exchange.mspdi_files import calendar, link, project, task, write


def at(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute)


def read(folder: Path, *args: str, **kwargs: str) -> MspdiProject:
    return read_mspdi(write(folder, project(*args, **kwargs)))


def one_task(folder: Path, more: str, **kwargs: str) -> MspdiTask:
    return read(folder, task(1, more=more, **kwargs)).tasks[0]


def warnings(read_project: MspdiProject) -> list[str]:
    return [str(warning) for warning in read_project.warnings]


def test_the_project_itself(tmp_path: Path) -> None:
    fields = (
        "<Name>crm.xml</Name><GUID>AB-12</GUID><Title>华为 CRM</Title><Manager>Li Wei</Manager>"
        "<CreationDate>2026-02-01T10:30:00</CreationDate><StartDate>2026-03-02T08:00:00</StartDate>"
        "<StatusDate>2026-03-05T17:00:00</StatusDate><CriticalSlackLimit>2</CriticalSlackLimit>"
        "<CurrencyCode>CNY</CurrencyCode><CalendarUID>1</CalendarUID>"
        "<MinutesPerDay>450</MinutesPerDay><MinutesPerWeek>2250</MinutesPerWeek>"
        "<DaysPerMonth>21.7</DaysPerMonth><HonorConstraints>0</HonorConstraints>"
    )
    found = read(tmp_path, fields=fields)
    assert (found.name, found.guid, found.title) == ("crm.xml", "AB-12", "华为 CRM")
    assert (found.manager, found.currency) == ("Li Wei", "CNY")
    assert (found.created_at, found.start_at) == (at(2, 1, 10, 30), at(3, 2))
    assert found.status_at == at(3, 5, 17)
    lengths = (found.minutes_per_day, found.minutes_per_week, found.days_per_month)
    assert lengths == (450, 2250, 21)
    assert found.critical_slack_limit_min == 900
    assert not found.honours_constraints
    assert found.calendar_uid == 1
    assert found.warnings == ()


def test_a_task_with_everything(tmp_path: Path) -> None:
    more = (
        "<Active>1</Active><Manual>0</Manual><WBS>2.1</WBS><OutlineLevel>1</OutlineLevel>"
        "<Priority>700</Priority><DurationFormat>7</DurationFormat>"
        "<Start>2026-03-03T08:00:00</Start><Finish>2026-03-04T17:00:00</Finish>"
        "<PercentComplete>40</PercentComplete><ActualStart>2026-03-03T08:00:00</ActualStart>"
        "<ConstraintType>4</ConstraintType><ConstraintDate>2026-03-03T08:00:00</ConstraintDate>"
        "<Deadline>2026-03-06T17:00:00</Deadline><CalendarUID>1</CalendarUID>"
        "<Notes>first line&#xD;&#xA;second\tline</Notes>"
    )
    found = one_task(tmp_path, more, duration="PT16H30M0S")
    assert (found.uid, found.id, found.name, found.wbs) == (1, 1, "Task 1", "2.1")
    assert (found.kind, found.duration_min, found.elapsed) == ("task", 990, False)
    assert (found.percent, found.priority, found.mode) == (40, 700, "auto")
    assert (found.constraint, found.constraint_at) == ("snet", at(3, 3))
    assert found.deadline_at == at(3, 6, 17)
    assert (found.start_at, found.finish_at) == (at(3, 3), at(3, 4, 17))
    assert (found.actual_start_at, found.actual_finish_at) == (at(3, 3), None)
    assert (found.calendar_uid, found.active) == (1, True)
    assert found.notes == "first line\nsecond\tline"


@pytest.mark.parametrize(
    ("number", "code"),
    list(enumerate(("asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt"))),
)
def test_constraints_have_their_numbers(tmp_path: Path, number: int, code: str) -> None:
    more = (
        f"<ConstraintType>{number}</ConstraintType>"
        "<ConstraintDate>2026-03-03T08:00:00</ConstraintDate>"
    )
    found = one_task(tmp_path, more)
    assert found.constraint == code
    assert found.constraint_at == (None if code in ("asap", "alap") else at(3, 3))


def test_a_constraint_without_its_date_is_none(tmp_path: Path) -> None:
    assert one_task(tmp_path, "<ConstraintType>4</ConstraintType>").constraint == "asap"


@pytest.mark.parametrize("number", [4, 6, 8, 10, 12, 36, 44])
def test_elapsed_durations(tmp_path: Path, number: int) -> None:
    assert one_task(tmp_path, f"<DurationFormat>{number}</DurationFormat>").elapsed


def test_links_with_types_and_lags(tmp_path: Path) -> None:
    links = (
        link(1)
        + link(2, "<Type>3</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>")
        + link(3, "<Type>0</Type><LinkLag>-2400</LinkLag><LagFormat>5</LagFormat>")
        + link(4, "<Type>2</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>")
        + link(5, "<Type>1</Type><LinkLag>-75</LinkLag><LagFormat>19</LagFormat>")
        + link(6, "<Type>1</Type><LinkLag>PT8H0M0S</LinkLag>")
        + link(7, "<Type>1</Type><LinkLag>0</LinkLag><LagFormat>8</LagFormat>")
    )
    tasks = "".join(task(uid) for uid in range(1, 8)) + task(8, more=links)
    assert read(tmp_path, tasks).links == (
        MspdiLink(1, 8, "fs", 0, "working"),
        MspdiLink(2, 8, "ss", 480, "working"),
        MspdiLink(3, 8, "ff", -240, "working"),
        MspdiLink(4, 8, "sf", 1440, "elapsed"),
        MspdiLink(5, 8, "fs", -75, "percent"),
        MspdiLink(6, 8, "fs", 480, "working"),
        MspdiLink(7, 8, "fs", 0, "working"),
    )


def test_links_that_lead_nowhere_are_left_out_and_counted(tmp_path: Path) -> None:
    links = (
        link(1) + link(1, "<Type>3</Type>") + link(9) + link(2)
        + link(1, "<CrossProject>1</CrossProject>")
    )  # fmt: skip
    found = read(tmp_path, task(1) + task(2, more=links))
    assert found.links == (MspdiLink(1, 2, "fs", 0, "working"),)
    assert warnings(found) == [
        "2 links lead to tasks that are not in the file; they were left out.",
        "1 link leads to another file; it was left out.",
        "1 link doubles another between the same tasks; it was left out.",
    ]


def test_levels_make_the_tree(tmp_path: Path) -> None:
    levels = (1, 2, 3, 2, 1, 3)
    tasks = "".join(
        task(uid, more=f"<OutlineLevel>{level}</OutlineLevel>")
        for uid, level in enumerate(levels, start=1)
    )
    found = read(tmp_path, task(0, "the project itself") + tasks).tasks
    assert [one.parent_uid for one in found] == [None, 1, 2, 1, None, 5]
    assert [one.kind for one in found] == ["summary", "summary", "task", "task", "summary", "task"]


def test_outline_numbers_stand_in_for_levels(tmp_path: Path) -> None:
    tasks = "".join(
        task(uid, more=f"<OutlineNumber>{number}</OutlineNumber>")
        for uid, number in enumerate(("1", "1.1", "1.1.1", "2"), start=1)
    )
    found = read(tmp_path, tasks).tasks
    assert [one.parent_uid for one in found] == [None, 1, 2, None]
    assert [one.wbs for one in found] == ["1", "1.1", "1.1.1", "2"]


def test_a_summary_without_tasks_is_a_task(tmp_path: Path) -> None:
    assert one_task(tmp_path, "<Summary>1</Summary>").kind == "task"
    assert one_task(tmp_path, "<Summary>1</Summary>", duration="PT0H0M0S").kind == "milestone"
    assert one_task(tmp_path, "<Milestone>1</Milestone>").kind == "milestone"


def test_blank_rows_are_no_tasks(tmp_path: Path) -> None:
    found = read(tmp_path, task(1) + "<Task><UID>2</UID><IsNull>1</IsNull></Task>" + task(3))
    assert [one.uid for one in found.tasks] == [1, 3]


def test_tasks_without_a_number_of_their_own_get_one(tmp_path: Path) -> None:
    tasks = task(4) + task(4, "double") + "<Task><Name>none</Name></Task>" + task(2, more=link(4))
    found = read(tmp_path, tasks)
    assert [one.uid for one in found.tasks] == [4, 5, 6, 2]
    assert "2 tasks have no number of their own in the file; they were given one." in warnings(
        found
    )
    assert found.links == (MspdiLink(4, 2, "fs", 0, "working"),)


def test_a_manual_task_has_its_own_dates(tmp_path: Path) -> None:
    more = (
        "<Manual>1</Manual><Start>2026-03-03T08:00:00</Start>"
        "<ManualStart>2026-03-04T08:00:00</ManualStart>"
        "<ManualFinish>2026-03-05T17:00:00</ManualFinish>"
    )
    found = one_task(tmp_path, more)
    assert (found.mode, found.start_at, found.finish_at) == ("manual", at(3, 4), at(3, 5, 17))


def test_an_inactive_task_is_marked(tmp_path: Path) -> None:
    assert not one_task(tmp_path, "<Active>0</Active>").active


def test_a_missing_duration_is_taken_from_the_dates(tmp_path: Path) -> None:
    dates = "<Start>2026-03-06T08:00:00</Start><Finish>2026-03-09T17:00:00</Finish>"
    found = read(tmp_path, task(1, more=dates, duration="") + task(2, duration=""))
    assert [one.duration_min for one in found.tasks] == [960, 480]
    assert warnings(found) == [
        "1 task has no duration; it was taken from its dates.",
        "1 task has neither duration nor dates; it takes one day.",
    ]


def test_actual_dates_that_the_percentage_contradicts_are_left_out(tmp_path: Path) -> None:
    actual = (
        "<ActualStart>2026-03-03T08:00:00</ActualStart>"
        "<ActualFinish>2026-03-04T17:00:00</ActualFinish>"
    )
    tasks = (
        task(1, more=actual)
        + task(2, more=actual + "<PercentComplete>30</PercentComplete>")
        + task(3, more=actual + "<PercentComplete>100</PercentComplete>")
    )
    found = read(tmp_path, tasks)
    assert [(one.actual_start_at, one.actual_finish_at) for one in found.tasks] == [
        (None, None),
        (at(3, 3), None),
        (at(3, 3), at(3, 4, 17)),
    ]
    assert len(found.warnings) == 1


def test_a_task_of_another_file_keeps_its_dates(tmp_path: Path) -> None:
    more = "<ExternalTask>1</ExternalTask><Start>2026-03-05T08:00:00</Start>"
    found = read(tmp_path, task(1, more=more) + task(2, more=link(1)))
    assert found.tasks[0].mode == "manual"
    assert schedule(plan_of(found)).start(2) == at(3, 6)
    assert len(found.warnings) == 1


@pytest.mark.parametrize(
    "more",
    [
        "<ConstraintType>77</ConstraintType>",
        "<Duration>three days</Duration>",
        "<Duration>PT99999999999H0M0S</Duration>",
        "<Duration>-PT8H0M0S</Duration>",
        "<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>9</Type></PredecessorLink>",
        "<PredecessorLink><PredecessorUID>2</PredecessorUID><LinkLag>x</LinkLag></PredecessorLink>",
    ],
)
def test_values_that_cannot_be_read_are_counted(tmp_path: Path, more: str) -> None:
    found = read(tmp_path, task(1, more=more, duration="") + task(2))
    assert "1 value could not be read; the usual one stands in for it." in warnings(found)
    schedule(plan_of(found))


def test_dates_and_numbers_that_are_none_are_none(tmp_path: Path) -> None:
    more = (
        "<Deadline>soon</Deadline><PercentComplete>１２</PercentComplete><Priority>x</Priority>"
        "<CalendarUID>99</CalendarUID>"
    )
    found = one_task(tmp_path, more)
    assert (found.deadline_at, found.percent, found.priority) == (None, 0, 500)
    assert found.calendar_uid is None


def test_text_is_cleaned(tmp_path: Path) -> None:
    name = "red&#x9B;31m \u202eevil\u202c  one"
    found = read(tmp_path, task(1, name, more="<Notes>a&#x7F;b</Notes>"))
    assert found.tasks[0].name == "red31m evil  one"
    assert found.tasks[0].notes == "ab"


def test_people_are_named_in_the_order_of_their_assignments(tmp_path: Path) -> None:
    rest = (
        "<Resources><Resource><UID>1</UID><Name>Li Wei</Name></Resource>"
        "<Resource><UID>2</UID><Name>陈宇</Name></Resource><Resource><UID>3</UID></Resource>"
        "</Resources><Assignments>"
        + "".join(
            f"<Assignment><TaskUID>{one}</TaskUID><ResourceUID>{other}</ResourceUID>"
            "<TimephasedData><Value>PT8H0M0S</Value></TimephasedData></Assignment>"
            for one, other in ((1, 2), (1, 1), (1, 2), (2, 3), (9, 1))
        )
        + "</Assignments>"
    )
    found = read(tmp_path, task(1) + task(2), rest=rest)
    assert [one.assigned for one in found.tasks] == [("陈宇", "Li Wei"), ()]


def test_exceptions_old_and_new(tmp_path: Path) -> None:
    old = (
        "<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod>"
        "<FromDate>2026-10-01T00:00:00</FromDate><ToDate>2026-10-07T23:59:00</ToDate>"
        "</TimePeriod></WeekDay>"
    )
    new = (
        "<Exceptions><Exception><TimePeriod><FromDate>2026-10-10T00:00:00</FromDate>"
        "<ToDate>2026-10-10T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences>"
        "<Name>调休上班</Name><Type>1</Type><DayWorking>1</DayWorking><WorkingTimes>"
        "<WorkingTime><FromTime>09:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
        "</WorkingTimes></Exception></Exceptions>"
    )
    found = read(tmp_path, calendars=calendar(more=new, week=old))
    assert found.calendars[0].exceptions == (
        CalendarException(date(2026, 10, 1), date(2026, 10, 7)),
        CalendarException(date(2026, 10, 10), date(2026, 10, 10), ((540, 720),), "调休上班"),
    )


def test_other_weeks_for_a_while_are_written_out(tmp_path: Path) -> None:
    weeks = (
        "<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</FromDate>"
        "<ToDate>2026-07-14T23:59:00</ToDate></TimePeriod><Name>summer</Name><WeekDays>"
        "<WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>"
        "</WorkWeek></WorkWeeks>"
    )
    found = read(tmp_path, calendars=calendar(more=weeks))
    assert found.calendars[0].exceptions == tuple(
        CalendarException(date(2026, 7, day), date(2026, 7, day), (), "summer") for day in (3, 10)
    )


def test_a_recurring_exception_is_written_out(tmp_path: Path) -> None:
    recurring = (
        "<Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences><TimePeriod>"
        "<FromDate>2026-01-01T00:00:00</FromDate><ToDate>2030-12-31T23:59:00</ToDate></TimePeriod>"
        "<Occurrences>3</Occurrences><Name>New Year</Name><Type>2</Type><Month>0</Month>"
        "<MonthDay>1</MonthDay><DayWorking>0</DayWorking></Exception>"
        "<Exception><TimePeriod><FromDate>2026-01-01T00:00:00</FromDate>"
        "<ToDate>2026-01-09T23:59:00</ToDate></TimePeriod><Type>99</Type></Exception></Exceptions>"
    )
    found = read(tmp_path, calendars=calendar(more=recurring))
    assert [one.first for one in found.calendars[0].exceptions] == [
        date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1),
    ]  # fmt: skip
    assert warnings(found) == ["1 calendar exception could not be read; it was left out."]


def test_a_calendar_follows_its_base(tmp_path: Path) -> None:
    week = "<WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay>"
    found = read(tmp_path, calendars=calendar() + calendar(2, base=1, week=week))
    working = work_calendars(found.calendars)
    assert working[2].minutes_on(date(2026, 3, 7)) == 480
    assert working[2].hours_on(date(2026, 3, 6)) == WORKING_DAY
    assert working[1].minutes_on(date(2026, 3, 7)) == 0


def test_working_hours_are_put_in_order(tmp_path: Path) -> None:
    hours = (("13:00:00", "17:00:00"), ("08:00:00", "14:00:00"), ("22:00:00", "00:00:00"))
    times = "".join(
        f"<WorkingTime><FromTime>{begin}</FromTime><ToTime>{end}</ToTime></WorkingTime>"
        for begin, end in hours
    )
    week = (
        "<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>"
        f"<WorkingTimes>{times}</WorkingTimes></WeekDay>"
    )
    found = read(tmp_path, calendars=calendar(week=week))
    assert found.calendars[0].week[0] == ((480, 1020), (1320, 1440))


@pytest.mark.parametrize(
    ("calendars", "warning"),
    [
        ("", "The file names no calendar of its own; the standard week is used."),
        (
            calendar(week=""),
            "The calendar “Calendar 1” names no working time; the standard week is used.",
        ),
        (
            calendar(
                week="".join(
                    f"<WeekDay><DayType>{day}</DayType><DayWorking>0</DayWorking></WeekDay>"
                    for day in range(1, 8)
                )
            ),
            "The calendar “Calendar 1” names no working time; the standard week is used.",
        ),
    ],
)
def test_without_working_time_the_standard_week_is_used(
    tmp_path: Path, calendars: str, warning: str
) -> None:
    found = read(tmp_path, task(1), calendars=calendars)
    assert warnings(found) == [warning]
    assert schedule(plan_of(found)).finish(1) == at(3, 2, 17)


def test_calendars_that_base_on_each_other_stand_alone(tmp_path: Path) -> None:
    found = read(tmp_path, calendars=calendar(1, base=2) + calendar(2, base=1))
    assert sum(one.base_uid is None for one in found.calendars) >= 1
    assert set(work_calendars(found.calendars)) == {1, 2}


def test_a_plan_from_its_finish_is_read_forward(tmp_path: Path) -> None:
    fields = (
        "<ScheduleFromStart>0</ScheduleFromStart><CalendarUID>1</CalendarUID>"
        "<StartDate>2026-03-02T08:00:00</StartDate>"
    )
    found = read(tmp_path, fields=fields)
    assert warnings(found) == ["The file plans backward from its finish; it is read forward."]


def test_a_missing_start_is_the_first_tasks(tmp_path: Path) -> None:
    starts = "".join(task(uid, more=f"<Start>2026-03-0{uid}T08:00:00</Start>") for uid in (4, 3))
    assert read(tmp_path, starts, fields="").start_at == at(3, 3)
    assert read(tmp_path, fields="").start_at == datetime(1984, 1, 1, 8)


@pytest.mark.realdata
def test_all_real_files_are_read_whole(real_data: Path) -> None:
    files = sorted((real_data / "mspdi").glob("*.xml"))
    assert len(files) == 26
    for path in files:
        found = read_mspdi(path)
        in_file = path.read_text(encoding="utf-8-sig")
        blank = in_file.count("<IsNull>1</IsNull>")
        itself = in_file.partition("<Tasks>")[2].partition("</Task>")[0].count("<UID>0</UID>")
        assert len(found.tasks) == in_file.count("<Task>") - blank - itself, path.name
        scheduled = schedule(plan_of(found))
        assert scheduled.finish_at >= scheduled.start_at, path.name


@pytest.mark.realdata
def test_hundreds_of_exceptions_are_read(real_data: Path) -> None:
    found = read_mspdi(real_data / "mspdi" / "553-calendar-exceptions.xml")
    assert max(len(one.exceptions) for one in found.calendars) >= 500
