"""Who works on a plan, as MS Project XML has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from salespm_tui.exchange.mspdi.project import MspdiAssignment, MspdiResource
from salespm_tui.services.exporting.numbering import Numbering
from salespm_tui.services.names import folded
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, ImportBase, Resource

_BETWEEN_OWNERS = ", "


@dataclass(frozen=True, slots=True)
class _Owned:
    """An owner's work on a task to whom nobody is assigned."""

    task_id: int
    name: str


class PeopleOut:
    """The resources and assignments of one plan; `uids` are the numbers of its tasks by id.

    The owner of a task that nobody is assigned to is written as one who is: the format knows no
    owners. Whose hours would move the task is left out.
    """

    def __init__(self, reading: Reading, plan: ScheduledProject, uids: Mapping[int, int]) -> None:
        self._plan = plan
        self._tasks = uids
        self._told = _told_by_file(reading, plan.project.id)
        everyone = reading.session.exec(
            select(Resource).where(col(Resource.archived_at).is_(None)).order_by(col(Resource.id))
        ).all()
        self._by_name = {folded(row.name): row for row in reversed(everyone)}
        self._assignments = self._assignments_of(reading)
        wanted = self._told["resource"].keys() | {row.resource_id for row in self._assignments}
        self._resources = [row for row in everyone if row.id in wanted]
        self._uids = self._numbered("resource", [row.id for row in self._resources])
        self._owned = list(self._owners())
        self._owner_uids = self._numbered_owners()

    @property
    def calendar_ids(self) -> set[int]:
        """The calendars that those people work by."""
        return {row.calendar_id for row in self._resources if row.calendar_id is not None}

    def resources(self, calendars: Mapping[int, int]) -> tuple[MspdiResource, ...]:
        """In the order of their numbers; `calendars` are the numbers of the calendars by id."""
        found = [self._resource(row, calendars) for row in self._resources]
        known = {one.uid for one in found}
        for owned in self._owned:
            uid = self._owner_uids[folded(owned.name)]
            if uid not in known:
                known.add(uid)
                found.append(MspdiResource(uid, owned.name))
        return tuple(sorted(found, key=lambda one: one.uid))

    def assignments(self) -> tuple[MspdiAssignment, ...]:
        """In the order in which they were made; those of owners follow."""
        uids = self._numbered("assignment", [row.id for row in self._assignments])
        found = [
            MspdiAssignment(
                uid=uids[row.id],
                task_uid=self._tasks[row.task_id],
                resource_uid=self._uids[row.resource_id],
                units_percent=row.units_percent,
                work_min=row.planned_min,
                actual_work_min=row.actual_min,
                remaining_work_min=row.remaining_min,
                cost_minor=row.planned_cost_minor,
                actual_cost_minor=row.actual_cost_minor,
            )
            for row in self._assignments
        ]
        following = max(uids.values(), default=0) + 1
        for uid, owned in enumerate(self._owned, following):
            ends = self._tasks[owned.task_id], self._owner_uids[folded(owned.name)]
            found.append(MspdiAssignment(uid, *ends))
        return tuple(found)

    def _assignments_of(self, reading: Reading) -> list[Assignment]:
        rows = reading.session.exec(
            select(Assignment)
            .join(Resource, col(Resource.id) == col(Assignment.resource_id))
            .where(col(Assignment.archived_at).is_(None), col(Resource.archived_at).is_(None))
            .order_by(col(Assignment.id))
        )
        return [row for row in rows if row.task_id in self._tasks]

    def _owners(self) -> Iterable[_Owned]:
        assigned = {row.task_id for row in self._assignments}
        for task in self._plan.tasks:
            if not task.owner or task.id in assigned:
                continue
            for name in dict.fromkeys(task.owner.split(_BETWEEN_OWNERS)):
                known = self._by_name.get(folded(name))
                if name and (known is None or known.calendar_id is None):
                    yield _Owned(task.id, name)

    def _numbered(self, kind: str, row_ids: list[int]) -> dict[int, int]:
        # Files do have a resource and an assignment number 0.
        numbers = Numbering(least=0)
        for row_id in row_ids:
            numbers.wish(row_id, self._told[kind].get(row_id))
        return numbers.all(row_ids)

    def _numbered_owners(self) -> dict[str, int]:
        """The numbers of owners by their names; those who are on the plan anyway keep theirs."""
        following = max(self._uids.values(), default=0) + 1
        found = {
            folded(row.name): self._uids[row.id]
            for row in reversed(self._resources)
            if row.calendar_id is None
        }
        for owned in self._owned:
            if folded(owned.name) not in found:
                found[folded(owned.name)] = following
                following += 1
        return found

    def _resource(self, row: Resource, calendars: Mapping[int, int]) -> MspdiResource:
        project = self._plan.project
        capacity = row.capacity_min_per_day
        units = 100 if capacity is None else round(capacity * 100 / project.minutes_per_day)
        # Another currency's rate would be read as one of the project's.
        known_rate = row.currency in (None, project.currency)
        return MspdiResource(
            uid=self._uids[row.id],
            name=row.name,
            kind=row.kind,
            email=row.email or "",
            calendar_uid=None if row.calendar_id is None else calendars.get(row.calendar_id),
            units_percent=units,
            rate_minor_per_hour=row.cost_rate_minor_per_hour if known_rate else None,
            notes=row.notes,
        )


def _told_by_file(reading: Reading, project_id: int) -> dict[str, dict[int, int]]:
    """The numbers that a file gave to resources and assignments, by the ids of their rows."""
    told: dict[str, dict[int, int]] = {"resource": {}, "assignment": {}}
    rows = reading.session.execute(
        select(
            ImportBase.kind, ImportBase.source_uid, ImportBase.row_id, ImportBase.values_json
        ).where(ImportBase.project_id == project_id, col(ImportBase.kind).in_(told))
    )
    for kind, key, row_id, values in rows.all():
        told[kind][row_id] = int(key) if kind == "resource" else json.loads(values)["uid"]
    return told
