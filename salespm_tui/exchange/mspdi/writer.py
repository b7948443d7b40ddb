"""The writer of MS Project XML: from a `MspdiProject` and its schedule to a file of MS Project 2010
or later. What is written is what the reader reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from salespm_tui.domain.calendar import STANDARD, WorkCalendar
from salespm_tui.domain.schedule import TaskDates
from salespm_tui.exchange.mspdi.markup import Markup, Value
from salespm_tui.exchange.mspdi.plan import work_calendars
from salespm_tui.exchange.mspdi.project import MspdiBaselineTask, MspdiLink, MspdiProject
from salespm_tui.exchange.mspdi.spans import spans_of
from salespm_tui.exchange.mspdi.written_calendars import clock_of, write_calendars
from salespm_tui.exchange.mspdi.written_people import write_assignments, write_resources
from salespm_tui.exchange.mspdi.written_tasks import DAYS, Around, write_tasks

T = TypeVar("T", MspdiLink, MspdiBaselineTask)

_ROOT = 'Project xmlns="http://schemas.microsoft.com/project"'
_PROJECT_2010 = 14
_LONGEST_NAME = 255
_BEHAVIOUR = (
    ("DefaultTaskType", 1),
    ("DefaultFixedCostAccrual", 3),
    ("DurationFormat", DAYS),
    ("WorkFormat", 2),
    ("EditableActualCosts", 0),
)
_MORE_BEHAVIOUR = (
    ("EarnedValueMethod", 0),
    ("InsertedProjectsLikeSummary", 0),
    ("MultipleCriticalPaths", 0),
    ("NewTasksEffortDriven", 0),
    ("NewTasksEstimated", 0),
    ("SplitsInProgressTasks", 0),
    ("SpreadActualCost", 0),
    ("SpreadPercentComplete", 0),
    ("TaskUpdatesResource", 1),
    ("FiscalYearStart", 0),
    ("WeekStartDay", 1),
    ("MoveCompletedEndsBack", 0),
    ("MoveRemainingStartsBack", 0),
    ("MoveRemainingStartsForward", 0),
    ("MoveCompletedEndsForward", 0),
    ("BaselineForEarnedValue", 0),
    ("AutoAddNewResourcesAndTasks", 1),
)
_LAST_BEHAVIOUR = (
    ("MicrosoftProjectServerURL", 1),
    ("Autolink", 0),
    ("NewTaskStartDate", 0),
    ("NewTasksAreManual", 0),
    ("DefaultTaskEVMethod", 0),
    ("ProjectExternallyEdited", 0),
    ("ActualsInSync", 0),
    ("RemoveFileProperties", 0),
    ("AdminProject", 0),
)


def write_mspdi(project: MspdiProject, dates: Mapping[int, TaskDates]) -> bytes:
    """The file as bytes: the same project and the same `dates` (by task uid) give the same bytes.

    The tasks must stand in their order, each after its summary, with their levels from 1; every uid
    that is named must be there.
    """
    calendars = work_calendars(project.calendars)
    calendar = STANDARD if project.calendar_uid is None else calendars[project.calendar_uid]
    starts = {uid: one.start for uid, one in dates.items()}
    spans = spans_of(project, starts)
    around = Around(
        dates,
        calendar,
        _by(project.links, lambda link: link.successor_uid),
        _by(project.baselines, lambda one: one.task_uid),
        spans,
    )
    out = Markup()
    out.open(_ROOT)
    _write_head(out, project, dates, calendar)
    _write_calendars(out, project)
    write_tasks(out, project, around)
    write_resources(out, project.resources)
    write_assignments(out, project, dates, spans)
    out.close("Project")
    return out.content()


def _write_head(
    out: Markup, project: MspdiProject, dates: Mapping[int, TaskDates], calendar: WorkCalendar
) -> None:
    finish = max((one.finish for one in dates.values()), default=project.start_at)
    slack_days = project.critical_slack_limit_min // project.minutes_per_day
    out.fields(
        (
            ("SaveVersion", _PROJECT_2010),
            ("Name", project.name[:_LONGEST_NAME] or None),
            ("GUID", project.guid or None),
            ("Title", project.title or None),
            ("Manager", project.manager or None),
            ("CreationDate", project.created_at),
            ("ScheduleFromStart", 1),
            ("StartDate", project.start_at),
            ("FinishDate", max(finish, project.start_at)),
            ("FYStartDate", 1),
            ("CriticalSlackLimit", slack_days),
            ("CurrencyDigits", 2),
            ("CurrencySymbol", project.currency or None),
            ("CurrencyCode", project.currency or None),
            ("CurrencySymbolPosition", 2),
            ("CalendarUID", project.calendar_uid),
            *_usual_hours(calendar),
            ("MinutesPerDay", project.minutes_per_day),
            ("MinutesPerWeek", project.minutes_per_week),
            ("DaysPerMonth", project.days_per_month),
        )
    )
    out.fields(_BEHAVIOUR)
    out.fields((("HonorConstraints", project.honours_constraints),))
    out.fields(_MORE_BEHAVIOUR)
    out.fields((("StatusDate", project.status_at),))
    out.fields(_LAST_BEHAVIOUR)


def _usual_hours(calendar: WorkCalendar) -> Iterable[tuple[str, Value]]:
    """When work begins and ends on the first weekday that has any."""
    day = next(hours for hours in calendar.week if hours)
    yield "DefaultStartTime", clock_of(day[0][0])
    yield "DefaultFinishTime", clock_of(day[-1][1])


def _write_calendars(out: Markup, project: MspdiProject) -> None:
    bases = {calendar.base_uid for calendar in project.calendars}
    of_tasks = {task.calendar_uid for task in project.tasks} | {project.calendar_uid}
    of_people = {one.calendar_uid for one in project.resources if one.calendar_uid is not None}
    write_calendars(out, project.calendars, frozenset(of_people - bases - of_tasks))


def _by(records: Sequence[T], key: Callable[[T], int]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found
