"""Who works on which task of an imported plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import col

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.merge import Absent, merge
from salespm_tui.services.importing.bases import Base, Bases
from salespm_tui.services.importing.incoming import Groups, Incoming, IncomingAssignment
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Assignment, Resource, Task

KIND = "assignment"
_COLUMNS = {
    "units": ("units_percent",),
    "planned": ("planned_min",),
    "done": ("actual_min", "remaining_min"),
    "cost": ("planned_cost_minor", "actual_cost_minor"),
}
_NAMES = tuple(name for names in _COLUMNS.values() for name in names)


class AssignmentMerge:
    """The assignments of one file on their way into a project; `run` once.

    `tasks` and `resources` are the living rows by the file's ids; assignments of others are left out.
    """

    def __init__(
        self,
        work: Work,
        bases: Bases,
        incoming: Incoming,
        tasks: Mapping[int, Task],
        resources: Mapping[int, Resource],
    ) -> None:
        self.work = work
        self.bases = bases
        self.notes: list[Label] = []
        self.kept: list[Label] = []
        self._told = [
            one for one in incoming.assignments if one.task in tasks and one.resource in resources
        ]
        self._all_told = {one.key for one in incoming.assignments}
        self._tasks = tasks
        self._resources = resources
        self._before = bases.of_kind(KIND)
        self._changes: list[dict[str, Any]] = []

    def run(self) -> None:
        """Change what only the file changed, add what is new, take away what the file dropped."""
        if not (self._before or self._told):
            return
        rows = self._rows()
        taken = {base.row_id for base in self._before.values()}
        free = {
            (row["task_id"], row["resource_id"]): row
            for row in reversed(rows.values())
            if row["archived_at"] is None and row["id"] not in taken
        }
        new = []
        for one in self._told:
            base = self._before.get(one.key)
            row = rows.get(base.row_id) if base is not None else free.pop(self._pair(one), None)
            if row is None:
                new.append(one)
            else:
                self._merge(one, base, row)
        self._drop_what_is_gone(rows)
        if self._changes:
            self.work.session.execute(update(Assignment), self._changes)
        self._add(new)

    def _rows(self) -> dict[int, Mapping[str, Any]]:
        """The assignments of the project's tasks by their ids, archived ones too."""
        columns = ("id", "task_id", "resource_id", "archived_at", *_NAMES)
        found = self.work.session.execute(
            select(*(getattr(Assignment, name) for name in columns))
            .join(Task, col(Task.id) == col(Assignment.task_id))
            .where(col(Task.project_id) == self.bases.project_id)
            .order_by(col(Assignment.id))
        )
        return {row[0]: dict(zip(columns, row, strict=True)) for row in found}

    def _pair(self, one: IncomingAssignment) -> tuple[int, int]:
        return self._tasks[one.task].id, self._resources[one.resource].id

    def _merge(self, one: IncomingAssignment, base: Base | None, row: Mapping[str, Any]) -> None:
        self._keep(one, row["id"])
        ours = _ours(row)
        before = base.values["groups"] if base is not None else ours
        if row["archived_at"] is not None:
            if before != one.groups:
                self._stays(one, N_("%(resource)s was taken off %(task)s here and stays so"))
            return
        merged = merge(before, one.groups, ours)
        if merged.kept:
            self._stays(one, N_("the work of %(resource)s on %(task)s stays as it is here"))
        taken = {key: value for key, value in merged.taken.items() if not isinstance(value, Absent)}
        if taken:
            # All columns of each, so that all changes go in one statement.
            same = {name: row[name] for name in _NAMES}
            self._changes.append({"id": row["id"], "archived_at": None, **same, **_columns(taken)})

    def _stays(self, one: IncomingAssignment, said: str) -> None:
        names = {
            "resource": self._resources[one.resource].name,
            "task": self._tasks[one.task].name,
        }
        self.kept.append(label(said, **names))

    def _keep(self, one: IncomingAssignment, row_id: int) -> None:
        self.bases.keep(KIND, one.key, row_id, {"uid": one.uid, "groups": one.groups})

    def _add(self, new: list[IncomingAssignment]) -> None:
        if not new:
            return
        values = []
        for one in new:
            task_id, resource_id = self._pair(one)
            ends = {"task_id": task_id, "resource_id": resource_id}
            values.append({**ends, **_columns(one.groups)})
        ids = self.work.session.scalars(
            insert(Assignment).returning(col(Assignment.id), sort_by_parameter_order=True), values
        )
        for one, row_id in zip(new, ids, strict=True):
            self._keep(one, row_id)
        self.notes.append(
            counted(
                "%(number)d assignment was added.", "%(number)d assignments were added.", len(new)
            )
        )

    def _drop_what_is_gone(self, rows: Mapping[int, Mapping[str, Any]]) -> None:
        for key, base in self._before.items():
            if key in self._all_told:
                continue
            self.bases.forget(KIND, key)
            row = rows.get(base.row_id)
            if row is None or row["archived_at"] is not None:
                continue
            if _ours(row) == base.values["groups"]:
                same = {name: row[name] for name in _NAMES}
                self._changes.append({"id": row["id"], "archived_at": self.work.now, **same})
            else:
                self._stays_with(row)

    def _stays_with(self, row: Mapping[str, Any]) -> None:
        task = self.work.session.get(Task, row["task_id"])
        resource = self.work.session.get(Resource, row["resource_id"])
        assert task is not None
        assert resource is not None
        said = N_("%(resource)s is gone from %(task)s in the file and stays: it was changed here")
        self.kept.append(label(said, resource=resource.name, task=task.name))


def _columns(groups: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for group, value in groups.items():
        names = _COLUMNS[group]
        columns |= zip(names, value if len(names) > 1 else (value,), strict=True)
    return columns


def _ours(row: Mapping[str, Any]) -> Groups:
    return {
        group: row[names[0]] if len(names) == 1 else [row[name] for name in names]
        for group, names in _COLUMNS.items()
    }
