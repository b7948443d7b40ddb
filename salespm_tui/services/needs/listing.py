"""The list of needs, each with the tasks that meet it and how far they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, select

from salespm_tui.contract.needs import RequirementRow, Requirements, RequirementsQuery, ServingTask
from salespm_tui.domain.needs import Serving, percent_met, rank, status_hint
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.services.clients.whose import Names, among, names
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

REQUIREMENT = METADATA.tables["requirement"].c
TASK = METADATA.tables["task"].c


class Met(NamedTuple):
    """The tasks that meet a need, and what their progress is worked out from."""

    tasks: tuple[ServingTask, ...]
    parts: tuple[Serving, ...]


NOT_MET = Met((), ())


def requirements(reading: Reading, query: RequirementsQuery) -> Requirements:
    """The needs asked for, by MoSCoW."""
    which = among(REQUIREMENT, query.client_id, query.project_id)
    statement = select(METADATA.tables["requirement"]).where(*which).order_by(REQUIREMENT.id)
    found = reading.session.connection().execute(statement).all()
    called = names(reading)
    met = _met(reading, [row.id for row in found], called)
    rows = [_row(reading, row, met.get(row.id, NOT_MET), called) for row in found]
    rows.sort(key=lambda row: (*rank(row.status, row.priority), row.id))
    return Requirements(reading.today, tuple(rows))


def plan_of(reading: Reading, project_id: int) -> ScheduledProject | None:
    """The project's plan; None where it cannot be scheduled."""
    try:
        return scheduled(reading, project_id)
    except (CycleError, OutOfYearsError):
        return None


def _met(reading: Reading, ids: Sequence[int], called: Names) -> dict[int, Met]:
    """By need, the tasks that meet it."""
    if not ids:
        return {}
    statement = (
        select(METADATA.tables["task"])
        .where(TASK.requirement_id.is_not(None), TASK.archived_at.is_(None))
        .order_by(TASK.project_id, TASK.id)
    )
    wanted = frozenset(ids)
    by_need: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in reading.session.connection().execute(statement).all():
        if row.requirement_id in wanted:
            by_need[row.requirement_id].append(row)
    projects = {row.project_id for rows in by_need.values() for row in rows}
    plans = {project_id: plan_of(reading, project_id) for project_id in projects}
    return {need_id: _met_by(rows, plans, called) for need_id, rows in by_need.items()}


def _met_by(
    rows: Sequence[Row[Any]], plans: dict[int, ScheduledProject | None], called: Names
) -> Met:
    tasks = tuple(_serving(row, plans[row.project_id], called) for row in rows)
    parts: dict[int, Serving] = {}
    for row in rows:
        parts.update(_parts(row, plans[row.project_id]))
    return Met(tasks, tuple(parts.values()))


def _serving(row: Row[Any], plan: ScheduledProject | None, called: Names) -> ServingTask:
    place = None if plan is None else plan.places.get(row.id)
    summary = place is not None and place.children > 0
    return ServingTask(
        id=row.id,
        project_id=row.project_id,
        project=called.projects.get(row.project_id, ""),
        wbs="" if place is None else place.wbs,
        name=row.name,
        kind="summary" if summary else row.kind,
        status=row.status,
        percent=plan.schedule.percent(row.id) if plan is not None and summary else row.percent,
        finish=None if plan is None or place is None else plan.finish_of(row.id).date(),
    )


def _parts(row: Row[Any], plan: ScheduledProject | None) -> Iterator[tuple[int, Serving]]:
    """The task, or where it is a summary all that lies below it; nothing that is cancelled."""
    if plan is None or row.id not in plan.places:
        if row.status != "cancelled":
            yield row.id, Serving(row.percent, row.duration_min or 0)
        return
    for number in family(plan, {row.id}):
        task = plan.tasks[number]
        if not plan.places[task.id].children and task.status != "cancelled":
            yield task.id, Serving(task.percent, plan.plan.tasks[number].duration_min)


def family(plan: ScheduledProject, ids: Collection[int]) -> Iterator[int]:
    """The numbers of those tasks and of all below them, in the order of the plan."""
    level: int | None = None
    for number, task in enumerate(plan.tasks):
        place = plan.places[task.id]
        if level is not None and place.level <= level:
            level = None
        if level is None and task.id in ids:
            level = place.level
        if level is not None:
            yield number


def _row(reading: Reading, row: Row[Any], met: Met, called: Names) -> RequirementRow:
    return RequirementRow(
        id=row.id,
        title=row.title,
        project_id=row.project_id,
        project=called.project(row.project_id),
        client_id=row.client_id,
        client=called.client(row.client_id),
        interaction_id=row.interaction_id,
        source=row.source,
        kind=row.kind,
        pain=row.pain,
        priority=row.priority,
        status=row.status,
        acceptance_criteria=row.acceptance_criteria,
        owner=row.owner or "",
        signed_by=row.signed_by or "",
        signed_on=row.signed_on,
        notes=row.notes,
        captured_on=local_day(row.created_at, zone_of(reading)),
        tasks=met.tasks,
        percent=percent_met(met.parts),
        hint=status_hint(row.status, met.parts),
    )
