"""A CSV of tasks as what the merge compares.

Columns that the file does not have say nothing: what they would say stays as the last import left it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.imports import ImportFile, Refused
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.domain.links_text import DayLengths
from salespm_tui.exchange.csv_table import CsvTable, read_csv
from salespm_tui.exchange.task_columns import FIELDS, columns_of
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.fields import living
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.column_reading import decided, mapping_for
from salespm_tui.services.importing.incoming import (
    Identity,
    Incoming,
    IncomingTask,
    plain,
)
from salespm_tui.services.importing.projects import project_of
from salespm_tui.services.importing.task_links import LinkReader, Links, without_rings
from salespm_tui.services.importing.task_records import Frame, Records, TaskRecord, task_records
from salespm_tui.services.importing.task_tree import (
    in_tree_order,
    parents_of,
    uids_of,
)
from salespm_tui.services.importing.task_values import TaskValues
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project, Task

_FLOORS = (None, "asap", "snet", "fnet")


def tasks_from(work: Work, command: ImportFile) -> Incoming:
    """The plan in a CSV; UserError where it has no column with the names of tasks."""
    table = read_csv(Path(command.path))
    columns, ignored = columns_of(table.headings, mapping_for(table, command, "tasks", FIELDS))
    if "name" not in columns:
        raise UserError(
            _("%(path)s is neither MS Project XML nor a CSV with a column “name”.")
            % {"path": command.path},
            _("Say which column holds the names, such as: --map Subject=name"),
        )
    file_name = clean_text(PurePath(command.path).name)
    identity = Identity(file_name, None, "csv:" + ",".join(table.headings))
    project = _project(work, command, identity)
    return _Making(
        work, _Source(table, columns, ignored, identity), command.dates, project
    ).incoming()


def _project(work: Work, command: ImportFile, identity: Identity) -> Project | None:
    """The project that the file will go into, where there is one."""
    if command.project_id is not None:
        return living(work, Project, command.project_id)
    return None if command.new else project_of(work, identity)


@dataclass(frozen=True, slots=True)
class _Source:
    """The file: its table, the place of each field's column, and the columns that mean nothing."""

    table: CsvTable
    columns: dict[str, int]
    ignored: tuple[str, ...]
    identity: Identity


class _Making:
    """One file on its way to an `Incoming`."""

    def __init__(
        self, work: Work, source: _Source, dates: str | None, project: Project | None
    ) -> None:
        self._work = work
        self._source = source
        self._columns = source.columns
        self._project = project
        self._calendar = calendar_of(work, project.calendar_id if project else None)
        self._lengths = DayLengths()
        if project is not None:
            days = max(1, round(project.minutes_per_week / project.minutes_per_day))
            self._lengths = DayLengths(project.minutes_per_day, days)
        per_month = project.days_per_month if project else 20
        self._frame = Frame(self._calendar, self._lengths, per_month, dates)
        bases = Bases.of(work, project.id) if project else None
        self._before = bases.of_kind("task") if bases else {}
        self._read: Records = task_records(source.table, source.columns, self._frame)
        self._refused: list[Refused] = []
        self._notes: list[Label] = []

    def incoming(self) -> Incoming:
        self._keep_first_of_each_id()
        records, parents = self._by_uid()
        links = self._links(records)
        records = {uid: one for uid, one in records.items() if uid in self._living}
        parents = {uid: self._living_parent(uid, parents) for uid in records}
        self._notes += without_rings(links, records, parents)
        self._adopt(records)
        start = self._start(records.values(), parents)
        floor = start
        if self._project is not None and not self._before:
            floor = self._project.start_on or start
        values = TaskValues(frozenset(self._columns), self._calendar, floor, parents, links)
        tasks = [
            IncomingTask(uid, parents[uid], values.groups(uid, record, self._before.get(str(uid))))
            for uid, record in records.items()
        ]
        name = PurePath(self._source.identity.file_name).stem
        return Incoming(
            name=name,
            identity=self._source.identity,
            project={"name": name, "start": plain(start)},
            calendars=(),
            tasks=tuple(tasks),
            links=links,
            notes=(*self._decided(), *self._read.notes, *self._notes),
            refused=tuple(sorted((*self._read.refused, *self._refused), key=lambda one: one.line)),
        )

    def _decided(self) -> list[Label]:
        """How the file was read as a whole."""
        notes = [decided(self._source.table)]
        if self._source.ignored:
            columns = ", ".join(self._source.ignored)
            notes.append(label(N_("Columns that were left out: %(columns)s."), columns=columns))
        return notes

    # Tasks and their tree

    def _keep_first_of_each_id(self) -> None:
        lines: dict[str, int] = {}
        kept: list[TaskRecord] = []
        for record in self._read.found:
            if record.id and record.id in lines:
                said = N_("The id %(id)s stands on line %(line)d already.")
                why = label(said, id=record.id, line=lines[record.id])
                self._refused.append(Refused(record.line, why))
                continue  # the first one tells of the task
            lines.setdefault(record.id, record.line)
            kept.append(record)
        self._read.found = kept

    def _by_uid(self) -> tuple[dict[int, TaskRecord], dict[int, int | None]]:
        """The records by their numbers in the order of the tree, and the number above each."""
        found = self._read.found
        above, notes = parents_of(found)
        self._notes += notes
        uids = uids_of(found, above)
        order = in_tree_order(above)
        parents = {uids[at]: None if (up := above[at]) is None else uids[up] for at in order}
        return {uids[at]: found[at] for at in order}, parents

    def _links(self, records: dict[int, TaskRecord]) -> Links:
        """The links among the tasks; a row whose predecessors cannot be read is refused whole."""
        reader = LinkReader(records, self._lengths)
        reader.run()
        self._notes += reader.notes
        self._refused += reader.refused.values()
        for uid in reader.refused:
            records[uid].stale = True
        self._living = {
            uid for uid, one in records.items() if not one.stale or str(uid) in self._before
        }
        lost = {key for key in reader.links if not self._living.issuperset(key)}
        for before, after in sorted(lost):
            if after in self._living:
                said = N_("Line %(line)d: the link from “%(name)s” is left out with its row.")
                line = records[after].line
                self._notes.append(label(said, line=line, name=records[before].name))
        links = {key: link for key, link in reader.links.items() if key not in lost}
        for uid in self._living:
            if records[uid].stale:
                for before, *link in self._before[str(uid)].values["after"]:
                    if before in self._living:
                        links[before, uid] = link
        return links

    def _living_parent(self, uid: int, parents: Mapping[int, int | None]) -> int | None:
        above = parents[uid]
        while above is not None and above not in self._living:
            above = parents[above]
        return above

    def _adopt(self, records: Mapping[int, TaskRecord]) -> None:
        """In a project that no import has touched, rows become the tasks that they came from: those
        of the same id and name, as an export of ours has them."""
        if self._project is None or self._before:
            return
        rows = self._work.session.exec(
            select(Task).where(Task.project_id == self._project.id, col(Task.source_uid).is_(None))
        )
        for row in rows:
            record = records.get(row.id)
            if (
                record is not None
                and record.id == str(row.id)
                and (fold(record.name) == fold(row.name) or record.wbs)
            ):
                row.source_uid = row.id
                self._work.session.add(row)

    # Values

    def _start(self, records: Any, parents: Mapping[int, int | None]) -> datetime:
        """The start of the project: the first day on which anything that is free to begin does."""
        summaries = set(parents.values())
        leaves = [one for uid, one in zip(parents, records, strict=True) if uid not in summaries]
        free = [
            one.start
            for one in leaves
            if one.start is not None
            and one.mode != "manual"
            and one.actual_start is None
            and one.constraint in _FLOORS
        ]
        every = [one.start for one in leaves if one.start is not None]
        first = min(free or every, default=None)
        if first is not None:
            return self._calendar.next_instant(first)
        if self._project is not None and self._project.start_on is not None:
            return self._project.start_on
        today = datetime.combine(self._work.today, datetime.min.time())
        return self._calendar.next_instant(today)
