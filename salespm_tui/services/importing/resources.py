"""Who and what works on an imported plan. Resources belong to the workspace: a name that is known
here is the same resource."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import col

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.merge import Absent, merge
from salespm_tui.services.importing.bases import Base, Bases
from salespm_tui.services.importing.incoming import Groups, Incoming, IncomingResource
from salespm_tui.services.names import folded
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Assignment, ImportBase, Project, Resource, Task

KIND = "resource"
_KEPT = {
    "name": N_("%(resource)s: the name stays as it is here"),
    "kind": N_("%(resource)s: its kind stays as it is here"),
    "email": N_("%(resource)s: the address stays as it is here"),
    "calendar": N_("%(resource)s: the calendar stays as it is here"),
    "capacity": N_("%(resource)s: the capacity stays as it is here"),
    "rate": N_("%(resource)s: the rate stays as it is here"),
    "notes": N_("%(resource)s: the notes stay as they are here"),
}
_COLUMNS = {
    "name": "name",
    "kind": "kind",
    "email": "email",
    "capacity": "capacity_min_per_day",
    "rate": "cost_rate_minor_per_hour",
    "notes": "notes",
}


class ResourceMerge:
    """The resources of one file on their way into the workspace; `run` once.

    Afterwards `rows` has the living ones by the file's ids; `notes` and `kept` say what happened.
    """

    def __init__(
        self, work: Work, bases: Bases, incoming: Incoming, calendars: Mapping[int, int]
    ) -> None:
        self.work = work
        self.bases = bases
        self.incoming = incoming
        self.rows: dict[int, Resource] = {}
        self.notes: list[Label] = []
        self.kept: list[Label] = []
        self._calendars = calendars
        self._uids = {row_id: uid for uid, row_id in calendars.items()}
        self._before = {int(uid): base for uid, base in bases.of_kind(KIND).items()}

    def run(self) -> None:
        """Change what only the file changed, add what is new, take away what the file dropped."""
        if not (self._before or self.incoming.resources):
            return
        here = self._here()
        known = {base.row_id for base in self._before.values()}
        strangers = _by_name(row for row in here.values() if row.id not in known)
        new, met = [], 0
        for resource in self.incoming.resources:
            base = self._before.get(resource.uid)
            row = here.get(base.row_id) if base is not None else None
            if base is not None and row is not None:
                self._merge(resource, base, row)
                continue
            named = strangers.get(folded(resource.groups["name"]))
            if named:
                self._keep(resource, named.pop(0), made=False)
                met += 1
            else:
                new.append(resource)
        self._add(new)
        self._drop_what_is_gone(here)
        self._tell(len(new), met)

    def _here(self) -> dict[int, Resource]:
        rows = self.work.session.scalars(select(Resource).order_by(col(Resource.id)))
        return {row.id: row for row in rows}

    def _merge(self, resource: IncomingResource, base: Base, row: Resource) -> None:
        before: Groups = base.values["groups"]
        if row.archived_at is not None:
            if before != resource.groups:
                said = N_("%(resource)s was archived here and stays archived")
                self.kept.append(label(said, resource=row.name))
            self.bases.keep(KIND, resource.uid, row.id, {**base.values, "groups": resource.groups})
            return
        merged = merge(before, resource.groups, self._ours(row))
        self.kept += (label(_KEPT[group], resource=row.name) for group in merged.kept)
        taken = {key: value for key, value in merged.taken.items() if not isinstance(value, Absent)}
        for column, value in self._columns(taken).items():
            setattr(row, column, value)
        if taken:
            self.work.session.add(row)
        self._keep(resource, row, made=base.values["made"])

    def _keep(self, resource: IncomingResource, row: Resource, *, made: bool) -> None:
        """`made` says that it came with this file; only then may it go with it."""
        self.rows[resource.uid] = row
        said = {"made": made, "groups": resource.groups}
        self.bases.keep(KIND, resource.uid, row.id, said)

    def _add(self, new: list[IncomingResource]) -> None:
        if not new:
            return
        values = [self._columns(resource.groups) for resource in new]
        rows = self.work.session.scalars(
            insert(Resource).returning(Resource, sort_by_parameter_order=True), values
        )
        for resource, row in zip(new, rows, strict=True):
            self._keep(resource, row, made=True)

    def _columns(self, groups: Mapping[str, Any]) -> dict[str, Any]:
        columns = {_COLUMNS[name]: value for name, value in groups.items() if name in _COLUMNS}
        if "calendar" in groups:
            columns["calendar_id"] = self._calendars.get(groups["calendar"])
        if "rate" in groups:
            project = self.work.session.get(Project, self.bases.project_id)
            assert project is not None
            columns["currency"] = None if groups["rate"] is None else project.currency
        return columns

    def _ours(self, row: Resource) -> Groups:
        calendar = row.calendar_id
        ours: Groups = {name: getattr(row, column) for name, column in _COLUMNS.items()}
        ours["calendar"] = None if calendar is None else self._uids.get(calendar, f"#{calendar}")
        return ours

    def _drop_what_is_gone(self, here: Mapping[int, Resource]) -> None:
        """Archive what came with the file, is gone from it, and neither changed nor used here."""
        told = {resource.uid for resource in self.incoming.resources}
        gone = [uid for uid in self._before if uid not in told]
        used = self._used_elsewhere() if gone else set()
        for uid in gone:
            base = self._before[uid]
            self.bases.forget(KIND, uid)
            row = here.get(base.row_id)
            if row is None or row.archived_at is not None or not base.values["made"]:
                continue
            if row.id in used or self._ours(row) != base.values["groups"]:
                said = N_("%(resource)s is gone from the file and stays: it is used here")
                self.kept.append(label(said, resource=row.name))
                continue
            row.archived_at = self.work.now
            self.work.session.add(row)

    def _used_elsewhere(self) -> set[int]:
        """The resources that other projects know or that work on tasks of theirs."""
        known = select(col(ImportBase.row_id)).where(
            col(ImportBase.kind) == KIND,
            col(ImportBase.project_id) != self.bases.project_id,
        )
        works = (
            select(col(Assignment.resource_id))
            .join(Task, col(Task.id) == col(Assignment.task_id))
            .where(
                col(Task.project_id) != self.bases.project_id, col(Assignment.archived_at).is_(None)
            )
        )
        return {*self.work.session.scalars(known), *self.work.session.scalars(works)}

    def _tell(self, added: int, met: int) -> None:
        if added:
            self.notes.append(
                counted("%(number)d resource was added.", "%(number)d resources were added.", added)
            )
        if met:
            self.notes.append(
                counted(
                    "%(number)d resource is known here already.",
                    "%(number)d resources are known here already.",
                    met,
                )
            )


def _by_name(rows: Iterable[Resource]) -> dict[str, list[Resource]]:
    """The living ones, in the order in which they came."""
    found: dict[str, list[Resource]] = {}
    for row in rows:
        if row.archived_at is None:
            found.setdefault(folded(row.name), []).append(row)
    return found
