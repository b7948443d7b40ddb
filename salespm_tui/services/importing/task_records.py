"""The rows of a task CSV as values; a row with a cell that cannot be read is refused by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from salespm_tui.contract.imports import Refused
from salespm_tui.core.clean import clean_text
from salespm_tui.core.durations import Duration, duration_or_none
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.links_text import DayLengths
from salespm_tui.exchange.csv_table import CsvRow, CsvTable
from salespm_tui.exchange.csv_values import CellDate, percents
from salespm_tui.exchange.task_columns import code_in
from salespm_tui.services.importing.column_reading import cells_of, date_columns

_STARTS = ("start", "actual_start")
_DATES = ("start", "finish", "actual_start", "actual_finish", "constraint_date", "deadline")
_FINISH_CONSTRAINTS = ("fnet", "fnlt", "mfo")
_NEEDS_DATE = ("snet", "snlt", "fnet", "fnlt", "mso", "mfo")
_CHINESE_WORK = re.compile(r"(周|小时|分钟|分|天)工时")
_MONTHS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,2})?) ?(?:mons?|mo|months?|个?月(?:工时)?)")
_PLANNER_SCALE = ((800, 1), (600, 2), (400, 3), (200, 4), (0, 5))


@dataclass(slots=True)
class TaskRecord:
    """One row, read; `row` counts the tasks of the file from 1. A row that was
    refused is `stale`: only which task it is, is known. None and empty text are unknown; `duration` None may also mean no column."""

    line: int
    row: int
    name: str
    id: str = ""
    wbs: str = ""
    parent: str = ""
    level: int | None = None
    kind: str | None = None
    duration: Duration | None = None
    start: datetime | None = None
    finish: datetime | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    percent: int | None = None
    predecessors: str = ""
    constraint: str | None = None
    constraint_at: datetime | None = None
    deadline: datetime | None = None
    mode: str | None = None
    resource: str = ""
    priority: int | None = None
    status: str | None = None
    notes: str = ""
    row_id: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the cells are read by: the hours of the project, and the order of dates if one was given."""

    calendar: WorkCalendar
    lengths: DayLengths
    days_per_month: int
    dates: str | None


@dataclass(slots=True)
class Records:
    """All rows, which of them were refused and why, and what was decided on the way."""

    found: list[TaskRecord] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Label] = field(default_factory=list)


class _Unreadable(Exception):  # noqa: N818 - what a cell is found to be
    """A cell that means nothing; the label says which."""

    def __init__(self, why: Label) -> None:
        super().__init__(str(why))
        self.why = why


def task_records(table: CsvTable, columns: Mapping[str, int], frame: Frame) -> Records:
    """The rows as values. `columns` gives the place of each field."""
    return _Reader(table, columns, frame).run()


class _Reader:
    def __init__(self, table: CsvTable, columns: Mapping[str, int], frame: Frame) -> None:
        self._table = table
        self._columns = columns
        self._frame = frame
        self._records = Records(refused=list(table.refused))
        names = [name for name in _DATES if name in columns]
        self._dates, notes = date_columns(table, columns, names, frame.dates)
        self._records.notes += notes
        self._percents = percents(self._cells("percent"))
        numbers = [int(cell) for cell in self._cells("priority") if _is_whole(cell)]
        self._planner_scale = any(number > 5 for number in numbers)
        self._unknown: dict[str, int] = {}
        self._row_numbers = {row.line: number for number, row in enumerate(table.rows, 1)}

    def run(self) -> Records:
        for row in self._table.rows:
            try:
                self._records.found.append(self._record(row))
            except _Unreadable as error:
                self._records.refused.append(Refused(row.line, error.why))
                self._records.found.append(replace(self._named(row), stale=True))
        for field_name, number in self._unknown.items():
            self._records.notes.append(
                counted(
                    "%(number)d cell of “%(column)s” is not known and was left out.",
                    "%(number)d cells of “%(column)s” are not known and were left out.",
                    number,
                    column=self._heading(field_name),
                )
            )
        self._records.refused.sort(key=lambda one: one.line)
        return self._records

    # Columns

    def _cells(self, field_name: str) -> Iterable[str]:
        return cells_of(self._table, self._columns, field_name)

    def _heading(self, field_name: str) -> str:
        return self._table.headings[self._columns[field_name]]

    # Rows

    def _cell(self, row: CsvRow, field_name: str) -> str:
        place = self._columns.get(field_name)
        return "" if place is None else row.cells[place].strip()

    def _named(self, row: CsvRow) -> TaskRecord:
        """As much of the row as tells which task it is."""
        return TaskRecord(
            line=row.line,
            row=self._row_numbers[row.line],
            name=clean_text(self._cell(row, "name")),
            id=self._cell(row, "uid") or self._cell(row, "id"),
            row_id=self._cell(row, "id") or self._cell(row, "uid"),
            wbs=self._cell(row, "wbs"),
            parent=" ".join(self._cell(row, "parent").split()),
            level=int(level) if _is_whole(level := self._cell(row, "level")) else None,
        )

    def _record(self, row: CsvRow) -> TaskRecord:
        record = self._named(row)
        if not (record.name or record.id or record.wbs):
            raise _Unreadable(label(N_("The task has no name.")))
        self._check_level(row)
        record.kind = self._kind(row)
        record.duration = self._duration(row)
        record.percent = self._percent(row)
        record.predecessors = self._cell(row, "predecessors")
        record.resource = clean_text(self._cell(row, "resource"))
        record.notes = self._cell(row, "notes")
        record.mode = self._code(row, "mode")
        record.status = self._code(row, "status")
        record.priority = self._priority(row)
        record.start = self._instant(row, "start")
        record.finish = self._instant(row, "finish")
        record.actual_start = self._instant(row, "actual_start")
        record.actual_finish = self._instant(row, "actual_finish")
        record.deadline = self._instant(row, "deadline")
        record.constraint = self._constraint(row)
        if record.constraint in _NEEDS_DATE:
            opens = record.constraint not in _FINISH_CONSTRAINTS
            record.constraint_at = self._instant(row, "constraint_date", opens=opens)
            if record.constraint_at is None:
                raise _Unreadable(label(N_("The constraint has no date.")))
        return record

    def _refuse(self, field_name: str, cell: str) -> _Unreadable:
        return _Unreadable(
            label(
                N_("“%(cell)s” cannot be read as “%(column)s”."),
                cell=cell[:40],
                column=self._heading(field_name),
            )
        )

    def _check_level(self, row: CsvRow) -> None:
        cell = self._cell(row, "level")
        if cell and not _is_whole(cell):
            raise self._refuse("level", cell)

    def _kind(self, row: CsvRow) -> str | None:
        kind = self._code(row, "kind")
        cell = self._cell(row, "milestone")
        if not cell:
            return kind
        answer = code_in("milestone", cell)
        if answer is None:
            raise self._refuse("milestone", cell)
        return "milestone" if answer == "yes" else kind or "task"

    def _duration(self, row: CsvRow) -> Duration | None:
        cell = self._cell(row, "duration")
        if not cell:
            return None
        lengths = self._frame.lengths
        text = _CHINESE_WORK.sub(r"\1", cell.rstrip(" ?？"))
        months = _MONTHS.fullmatch(text.casefold())
        if months:
            days = float(months[1]) * self._frame.days_per_month
            return Duration(round(days * lengths.minutes_per_day), elapsed=False)
        found = duration_or_none(
            text,
            minutes_per_day=lengths.minutes_per_day,
            days_per_week=lengths.days_per_week,
            bare_unit="d",
        )
        if found is None:
            raise self._refuse("duration", cell)
        return found

    def _percent(self, row: CsvRow) -> int | None:
        cell = self._cell(row, "percent")
        if not cell:
            return None
        percent = self._percents[cell]
        if percent is None:
            raise self._refuse("percent", cell)
        return percent

    def _priority(self, row: CsvRow) -> int | None:
        cell = self._cell(row, "priority")
        if self._planner_scale and _is_whole(cell):
            return next(ours for least, ours in _PLANNER_SCALE if int(cell) >= least)
        code = self._code(row, "priority")
        return None if code is None else int(code)

    def _code(self, row: CsvRow, field_name: str) -> str | None:
        """A code; a word that is none of them is unknown, and counted."""
        cell = self._cell(row, field_name)
        code = code_in(field_name, cell) if cell else None
        if cell and code is None:
            self._unknown[field_name] = self._unknown.get(field_name, 0) + 1
        return code

    def _constraint(self, row: CsvRow) -> str | None:
        cell = self._cell(row, "constraint")
        code = code_in("constraint", cell) if cell else None
        if cell and code is None:
            raise self._refuse("constraint", cell)
        return code

    def _instant(
        self, row: CsvRow, field_name: str, *, opens: bool | None = None
    ) -> datetime | None:
        """A day without a time is its first working minute, or its last where something ends."""
        cell = self._cell(row, field_name)
        if not cell or cell.casefold() in ("na", "n/a", "-"):
            return None
        found = self._dates[field_name].read(cell)
        if found is None:
            raise self._refuse(field_name, cell)
        begins = field_name in _STARTS if opens is None else opens
        return _at(found, self._frame.calendar, begins=begins)


def _at(found: CellDate, calendar: WorkCalendar, *, begins: bool) -> datetime:
    if found.at is not None:
        return datetime.combine(found.on, found.at)
    if begins:
        return calendar.next_instant(datetime.combine(found.on, time.min))
    return calendar.previous_instant(datetime.combine(_day_after(found.on), time.min))


def _day_after(day: date) -> date:
    return day + timedelta(days=1)


def _is_whole(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) < 6
