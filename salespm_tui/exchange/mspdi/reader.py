"""The reader of MS Project XML: from a file to a `MspdiProject` whose parts fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.domain.calendar import STANDARD, WorkCalendar
from salespm_tui.exchange.mspdi.calendars import read_calendar
from salespm_tui.exchange.mspdi.fitting import Remarks, fit_calendars, fit_links, fit_tasks
from salespm_tui.exchange.mspdi.pauses import with_pauses
from salespm_tui.exchange.mspdi.people import People
from salespm_tui.exchange.mspdi.plan import work_calendars
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiCalendar,
    MspdiProject,
    MspdiResource,
    MspdiTask,
)
from salespm_tui.exchange.mspdi.stream import read_records
from salespm_tui.exchange.mspdi.tasks import RawTask, read_task
from salespm_tui.exchange.mspdi.values import flag, instant, integer

_NOBODY = datetime(1984, 1, 1, 8)  # noqa: DTZ001 - working instants have no zone
"""The day from which MS Project counts; where a file has no date at all."""


def read_mspdi(path: Path) -> MspdiProject:
    """What the MS Project XML file at `path` says, cleaned and consistent.

    UserError, naming the file and the line where one is known, for anything that is no readable MS
    Project XML of up to `stream.MOST_MEGABYTES`. What had to be simplified is in the warnings; no
    task is ever left out.
    """
    collected = _Collected()
    read_records(path, collected.take_record, collected.take_field)
    return collected.project(path)


class _Collected:
    """What has come out of the stream so far."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._calendars: list[MspdiCalendar] = []
        self._tasks: list[RawTask] = []
        self._people = People()
        self._unreadable: list[str] = []

    def take_field(self, name: str, text: str) -> None:
        self._fields[name] = text

    def take_record(self, name: str, record: Element) -> None:
        if name == "Task":
            raw = read_task(record)
            if raw is not None:
                self._tasks.append(raw)
        elif name == "Calendar":
            calendar = read_calendar(record, self._unreadable)
            if calendar is not None:
                self._calendars.append(calendar)
        elif name == "Resource":
            self._people.take_resource(record)
        else:
            self._people.take_assignment(record)

    def project(self, path: Path) -> MspdiProject:
        """Everything fitted together; `path` is read again where pauses must be looked for."""
        remarks = Remarks()
        remarks.counts["odd_exception"] = len(self._unreadable)
        calendars = fit_calendars(self._calendars, remarks)
        working = work_calendars(calendars)
        default_uid = self._default_calendar(working, remarks)
        default = STANDARD if default_uid is None else working[default_uid]
        per_day = self._positive("MinutesPerDay", 480, 1440)
        tasks = fit_tasks(self._tasks, working, default, per_day, remarks)
        resources, assignments = self._people.fitted({task.uid for task in tasks}, set(working))
        remarks.counts["piece_price"] = sum(
            one.uid in self._people.without_rate for one in resources
        )
        if not flag(self._field("ScheduleFromStart"), otherwise=True):
            remarks.single.append(
                label(N_("The file plans backward from its finish; it is read forward."))
            )
        found = MspdiProject(
            title=clean_text(self._field("Title")),
            name=clean_text(self._field("Name")),
            guid=clean_text(self._field("GUID")),
            manager=clean_text(self._field("Manager")),
            currency=clean_text(self._field("CurrencyCode")),
            created_at=instant(self._field("CreationDate")),
            start_at=self._start(tasks),
            status_at=instant(self._field("StatusDate")),
            calendar_uid=default_uid,
            minutes_per_day=per_day,
            minutes_per_week=self._positive("MinutesPerWeek", 2400, 10080),
            days_per_month=self._positive("DaysPerMonth", 20, 31),
            critical_slack_limit_min=self._slack_limit(per_day),
            honours_constraints=flag(self._field("HonorConstraints"), otherwise=True),
            calendars=calendars,
            tasks=_with_people(tasks, resources, assignments),
            links=fit_links(self._tasks, tasks, remarks),
            warnings=(),
            resources=resources,
            assignments=assignments,
            baselines=tuple(
                replace(one, task_uid=raw.task.uid) for raw in self._tasks for one in raw.baselines
            ),
        )
        found = with_pauses(found, self._tasks, path, remarks)
        return replace(found, warnings=remarks.labels())

    def _field(self, name: str) -> str:
        return self._fields.get(name, "")

    def _positive(self, name: str, usual: int, most: int) -> int:
        found = integer(self._field(name))
        return found if found is not None and 0 < found <= most else usual

    def _slack_limit(self, minutes_per_day: int) -> int:
        """The slack up to which a task is critical; the file counts it in days."""
        days = integer(self._field("CriticalSlackLimit"))
        return days * minutes_per_day if days is not None and abs(days) < 100_000 else 0

    def _default_calendar(self, known: Mapping[int, WorkCalendar], remarks: Remarks) -> int | None:
        uid = integer(self._field("CalendarUID"))
        if uid in known:
            return uid
        remarks.single.append(
            label(N_("The file names no calendar of its own; the standard week is used."))
        )
        return None

    def _start(self, tasks: tuple[MspdiTask, ...]) -> datetime:
        """The project's start; where it is missing the first task's, else its day of creation."""
        start = instant(self._field("StartDate"))
        if start is not None:
            return start
        starts = [task.start_at for task in tasks if task.start_at is not None]
        return min(starts, default=instant(self._field("CreationDate")) or _NOBODY)


def _with_people(
    tasks: tuple[MspdiTask, ...],
    resources: tuple[MspdiResource, ...],
    assignments: tuple[MspdiAssignment, ...],
) -> tuple[MspdiTask, ...]:
    """The tasks with the names of those who are on them."""
    names = {one.uid: one.name for one in resources}
    assigned: dict[int, list[str]] = {}
    for one in assignments:
        assigned.setdefault(one.task_uid, []).append(names[one.resource_uid])
    return tuple(
        replace(task, assigned=tuple(dict.fromkeys(assigned[task.uid])))
        if task.uid in assigned
        else task
        for task in tasks
    )
