"""Tasks as MS Project XML has them, in the order of the schema's elements.

Source: mspdi_pj12.xsd and its successors, as Microsoft documents them, and the order in which MS
Project 2010 and later write what that schema does not know (GUID, Active, Manual and its dates).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.schedule import TaskDates
from salespm_tui.exchange.mspdi.markup import Markup, Value, duration
from salespm_tui.exchange.mspdi.project import (
    MspdiBaselineTask,
    MspdiLink,
    MspdiProject,
    MspdiTask,
)
from salespm_tui.exchange.mspdi.spans import Span
from salespm_tui.exchange.mspdi.values import CONSTRAINTS, LINK_TYPES

DAYS, ELAPSED_DAYS, PERCENT = 7, 8, 19
"""Formats of durations and lags: what the reader of the file sees them in."""
_FIXED_DURATION = 1
_AT_THE_END = 3
_TENTHS = 10
_PLAIN = (
    ("ResumeValid", 0),
    ("EffortDriven", 0),
    ("Recurring", 0),
    ("OverAllocated", 0),
    ("Estimated", 0),
)
_OF_THIS_FILE = (("IsSubproject", 0), ("IsSubprojectReadOnly", 0), ("ExternalTask", 0))
_LEVELLING = (
    ("LevelAssignments", 1),
    ("LevelingCanSplit", 1),
    ("LevelingDelay", 0),
    ("LevelingDelayFormat", ELAPSED_DAYS),
)


@dataclass(frozen=True, slots=True)
class Around:
    """What a task is written with beside itself: its links, baselines and stretches of work, by uid,
    the schedule, and the calendar that the lengths of summaries are counted in."""

    dates: Mapping[int, TaskDates]
    calendar: WorkCalendar
    links: Mapping[int, Sequence[MspdiLink]]
    baselines: Mapping[int, Sequence[MspdiBaselineTask]]
    spans: Mapping[int, Sequence[Span]]


def write_tasks(out: Markup, project: MspdiProject, around: Around) -> None:
    """The Tasks element: the project itself as task 0, then its tasks in their order."""
    out.open("Tasks")
    _write_project_task(out, project, around)
    numbers = [0]
    for row, task in enumerate(project.tasks, 1):
        del numbers[task.level :]
        numbers += [0] * (task.level - len(numbers))
        numbers[-1] += 1
        outline = ".".join(map(str, numbers))
        _write_task(out, task, around, row, outline)
    out.close("Tasks")


def _write_task(out: Markup, task: MspdiTask, around: Around, row: int, outline: str) -> None:
    dates = around.dates[task.uid]
    out.open("Task")
    out.fields((("UID", task.uid), ("ID", row), ("Name", task.name)))
    out.fields((("Active", task.active), ("Manual", task.mode == "manual")))
    out.fields(
        (
            ("Type", _FIXED_DURATION),
            ("IsNull", 0),
            ("WBS", task.wbs or outline),
            ("OutlineNumber", outline),
            ("OutlineLevel", task.level),
            ("Priority", task.priority),
            ("Start", dates.start),
            ("Finish", dates.finish),
        )
    )
    length = _length(task, dates, around.calendar)
    out.fields(_durations(task, dates, length))
    out.fields((("Work", duration(task.effort_min)), *_stops(around.spans.get(task.uid, ()))))
    out.fields(_PLAIN)
    out.fields(
        (
            ("Milestone", task.kind == "milestone"),
            ("Summary", task.kind == "summary"),
            ("Critical", dates.critical),
        )
    )
    out.fields(_OF_THIS_FILE)
    out.fields(_schedule(dates))
    out.fields((("FixedCost", task.fixed_cost_minor), ("FixedCostAccrual", _AT_THE_END)))
    out.fields(_progress(task, dates, length))
    out.fields(_rules(task))
    for link in around.links.get(task.uid, ()):
        out.group("PredecessorLink", _link(link))
    for baseline in around.baselines.get(task.uid, ()):
        out.group("Baseline", _baseline(baseline, task))
    out.close("Task")


def _write_project_task(out: Markup, project: MspdiProject, around: Around) -> None:
    """Task 0, which spans everything."""
    spans = [around.dates[task.uid] for task in project.tasks if task.parent_uid is None]
    start = min((dates.start for dates in spans), default=project.start_at)
    finish = max((dates.finish for dates in spans), default=start)
    length = around.calendar.between(start, finish)
    out.group(
        "Task",
        (
            ("UID", 0),
            ("ID", 0),
            ("Name", project.title),
            ("Active", 1),
            ("Manual", 0),
            ("Type", _FIXED_DURATION),
            ("IsNull", 0),
            ("WBS", "0"),
            ("OutlineNumber", "0"),
            ("OutlineLevel", 0),
            ("Priority", 500),
            ("Start", start),
            ("Finish", finish),
            ("Duration", duration(length)),
            ("DurationFormat", DAYS),
            *_PLAIN,
            ("Milestone", 0),
            ("Summary", 1),
            ("Critical", any(dates.critical for dates in spans)),
            *_OF_THIS_FILE,
            ("FixedCostAccrual", _AT_THE_END),
            ("ConstraintType", 0),
            ("CalendarUID", -1),
            ("IgnoreResourceCalendar", 0),
        ),
    )


def _length(task: MspdiTask, dates: TaskDates, calendar: WorkCalendar) -> int:
    """The duration; a summary's is the working time between its dates."""
    if task.kind != "summary":
        return task.duration_min
    return max(calendar.between(dates.start, dates.finish), 0)


def _durations(task: MspdiTask, dates: TaskDates, length: int) -> Iterable[tuple[str, Value]]:
    yield "Duration", duration(length)
    if task.mode == "manual":
        yield "ManualStart", task.start_at or dates.start
        yield "ManualFinish", task.finish_at or dates.finish
        yield "ManualDuration", duration(length)
    yield "DurationFormat", ELAPSED_DAYS if task.elapsed else DAYS


def _stops(spans: Sequence[Span]) -> Iterable[tuple[str, Value]]:
    """Where work in progress stopped, and where what is left of it goes on."""
    done = [span.end for span in spans if span.done]
    left = [span.begin for span in spans if not span.done]
    if done and left:
        yield "Stop", done[-1]
        yield "Resume", left[0]


def _schedule(dates: TaskDates) -> tuple[tuple[str, Value], ...]:
    return (
        ("EarlyStart", dates.early_start),
        ("EarlyFinish", dates.early_finish),
        ("LateStart", dates.late_start),
        ("LateFinish", dates.late_finish),
        ("FreeSlack", dates.free_slack_min * _TENTHS),
        ("TotalSlack", dates.total_slack_min * _TENTHS),
    )


def _progress(task: MspdiTask, dates: TaskDates, length: int) -> Iterable[tuple[str, Value]]:
    percent = dates.percent if task.kind == "summary" else task.percent
    done = (length * percent + 50) // 100
    yield "PercentComplete", percent
    yield "ActualStart", _actual(task, task.actual_start_at)
    yield "ActualFinish", _actual(task, task.actual_finish_at)
    if percent:
        yield "ActualDuration", duration(done)
    yield "RemainingDuration", duration(length - done)


def _actual(task: MspdiTask, at: datetime | None) -> datetime | None:
    """A summary's dates follow from those below it."""
    return None if task.kind == "summary" else at


def _rules(task: MspdiTask) -> Iterable[tuple[str, Value]]:
    yield "ConstraintType", CONSTRAINTS.index(task.constraint)
    yield "CalendarUID", -1 if task.calendar_uid is None else task.calendar_uid
    yield "ConstraintDate", task.constraint_at
    yield "Deadline", task.deadline_at
    yield from _LEVELLING
    yield "IgnoreResourceCalendar", task.ignores_resources
    yield "Notes", task.notes or None
    yield "HideBar", 0
    yield "Rollup", 0
    yield "EarnedValueMethod", 0


def _link(link: MspdiLink) -> tuple[tuple[str, Value], ...]:
    """Lags are in tenths of a minute, or in percent."""
    percent = link.lag_unit == "percent"
    format_ = PERCENT if percent else ELAPSED_DAYS if link.lag_unit == "elapsed" else DAYS
    return (
        ("PredecessorUID", link.predecessor_uid),
        ("Type", LINK_TYPES.index(link.type)),
        ("CrossProject", 0),
        ("LinkLag", link.lag if percent else link.lag * _TENTHS),
        ("LagFormat", format_ if link.lag else DAYS),
    )


def _baseline(one: MspdiBaselineTask, task: MspdiTask) -> tuple[tuple[str, Value], ...]:
    return (
        ("Number", one.number),
        ("Start", one.start_at),
        ("Finish", one.finish_at),
        ("Duration", duration(one.duration_min)),
        (
            "DurationFormat",
            None if one.duration_min is None else ELAPSED_DAYS if task.elapsed else DAYS,
        ),
        ("Work", duration(one.work_min)),
        ("Cost", one.cost_minor),
    )
