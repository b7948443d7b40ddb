"""The rows of a project's plan, read whole once and then only where the journal says they changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from salespm_tui.domain.network import PlanLink, PlanTask
from salespm_tui.domain.outline import Place, TaskData, in_order
from salespm_tui.services.calendars import calendars
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.history import newest_set_id
from salespm_tui.store.tables import (
    Assignment,
    ChangeRow,
    Dependency,
    Project,
    Resource,
    Task,
    WorkCalendar,
)

_MOST_CHANGES = 400
"""From so many changed rows on, all are read anew."""

_LINK_COLUMNS = ("id", "predecessor_id", "successor_id", "type", "lag", "lag_unit")


class Terms(NamedTuple):
    """What a task's part in the plan depends on beside its own row: how long a day is, and the
    calendars of those who work on it."""

    minutes_per_day: int
    resource_calendars: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan's rows as they were after change set `set_id`; `tasks` and `planned` in WBS order."""

    set_id: int
    terms: Terms
    tasks: tuple[TaskData, ...]
    places: dict[int, Place]
    planned: tuple[PlanTask, ...]
    links_by_id: dict[int, PlanLink]
    links: tuple[PlanLink, ...]


Plotter = Callable[[TaskData, Place, Terms], PlanTask]


def plan_rows(reading: Reading, project_id: int, minutes_per_day: int, plot: Plotter) -> PlanRows:
    """The rows of that project as they are now; `plot` makes a row what the scheduler needs."""
    key = ("plan rows", project_id)
    kept: PlanRows | None = reading.kept.get(key)
    terms = Terms(minutes_per_day, _resource_calendars(reading, project_id))
    found: PlanRows | None = None
    if kept is not None and kept.terms == terms:
        found = _brought_up(reading, project_id, kept, plot)
    if found is None:
        found = _all_rows(reading, project_id, terms, plot)
    if reading.is_settled:
        reading.kept[key] = found
    return found


def with_tasks(rows: PlanRows, changed: Mapping[int, TaskData | None], plot: Plotter) -> PlanRows:
    """The same plan with some rows as given: new ones, changed ones, and those gone (None)."""
    if not changed:
        return rows
    if all(_keeps_place(rows, task_id, task) for task_id, task in changed.items()):
        return _replaced(rows, changed, plot)
    by_id: dict[int, TaskData | None] = {task.id: task for task in rows.tasks}
    by_id.update(changed)
    tasks, places = in_order(task for task in by_id.values() if task is not None)
    planned = tuple(_replotted(task, places[task.id], rows, plot) for task in tasks)
    links = links_between(rows.links_by_id.values(), places)
    return replace(rows, tasks=tasks, places=places, planned=planned, links=links)


def _replotted(task: TaskData, place: Place, rows: PlanRows, plot: Plotter) -> PlanTask:
    """What is kept of a row where nothing about it changed, else what it is now."""
    was = rows.places.get(task.id)
    # A root has no parent in the plan, and a summary no length of its own.
    same = was is not None and (not was.level, not was.children) == (
        not place.level,
        not place.children,
    )
    if was is not None and same and rows.tasks[was.number] is task:
        return rows.planned[was.number]
    return plot(task, place, rows.terms)


def _keeps_place(rows: PlanRows, task_id: int, task: TaskData | None) -> bool:
    place = rows.places.get(task_id)
    if task is None or place is None:
        return task is None and place is None
    before = rows.tasks[place.number]
    return (before.parent_id, before.position) == (task.parent_id, task.position)


def _replaced(rows: PlanRows, changed: Mapping[int, TaskData | None], plot: Plotter) -> PlanRows:
    tasks, planned = list(rows.tasks), list(rows.planned)
    for task in changed.values():
        if task is not None:
            place = rows.places[task.id]
            tasks[place.number] = task
            planned[place.number] = plot(task, place, rows.terms)
    return replace(rows, tasks=tuple(tasks), planned=tuple(planned))


def _brought_up(
    reading: Reading, project_id: int, kept: PlanRows, plot: Plotter
) -> PlanRows | None:
    """What was kept, with the rows that changed since; None where too many did."""
    newest = newest_set_id(reading.session)
    if newest == kept.set_id:
        return kept
    changed: dict[str, set[int]] = {"task": set(), "dependency": set()}
    statement = (
        select(ChangeRow.table_name, ChangeRow.row_id)
        .where(col(ChangeRow.set_id) > kept.set_id, col(ChangeRow.table_name).in_(changed))
        .limit(_MOST_CHANGES)
    )
    found = reading.session.execute(statement).all()
    if len(found) == _MOST_CHANGES:
        return None
    for table, row_id in found:
        changed[table].add(row_id)
    tasks: dict[int, TaskData | None] = dict.fromkeys(changed["task"])
    if tasks:
        tasks.update((task.id, task) for task in _tasks(reading, project_id, changed["task"]))
    rows = kept
    if changed["dependency"]:
        links_by_id = {
            row_id: link
            for row_id, link in kept.links_by_id.items()
            if row_id not in changed["dependency"]
        }
        links_by_id.update(_links(reading, project_id, changed["dependency"]))
        links_by_id = dict(sorted(links_by_id.items()))
        links = links_between(links_by_id.values(), kept.places)
        rows = replace(kept, links_by_id=links_by_id, links=links)
    return replace(with_tasks(rows, tasks, plot), set_id=newest)


def _all_rows(reading: Reading, project_id: int, terms: Terms, plot: Plotter) -> PlanRows:
    newest = newest_set_id(reading.session)
    tasks, places = in_order(_tasks(reading, project_id))
    planned = tuple(plot(task, places[task.id], terms) for task in tasks)
    links_by_id = dict(_links(reading, project_id))
    links = links_between(links_by_id.values(), places)
    return PlanRows(newest, terms, tasks, places, planned, links_by_id, links)


def links_between(links: Iterable[PlanLink], places: Mapping[int, Place]) -> tuple[PlanLink, ...]:
    """The links whose two ends are both in the plan."""
    return tuple(
        link for link in links if link.predecessor_id in places and link.successor_id in places
    )


def _tasks(
    reading: Reading, project_id: int, ids: Collection[int] | None = None
) -> Iterator[TaskData]:
    columns = [getattr(Task, name) for name in TaskData._fields]
    statement = select(*columns).where(
        Task.project_id == project_id, col(Task.archived_at).is_(None), *_among(Task, ids)
    )
    return map(TaskData._make, reading.session.execute(statement).all())


def _links(
    reading: Reading, project_id: int, ids: Collection[int] | None = None
) -> Iterator[tuple[int, PlanLink]]:
    """The links to tasks of the project by their ids, in the order in which they came."""
    columns = [getattr(Dependency, name) for name in _LINK_COLUMNS]
    statement = (
        select(*columns)
        .join(Task, col(Task.id) == col(Dependency.successor_id))
        .where(
            Task.project_id == project_id,
            col(Dependency.archived_at).is_(None),
            *_among(Dependency, ids),
        )
        .order_by(col(Dependency.id))
    )
    return ((row[0], PlanLink(*row[1:])) for row in reading.session.execute(statement).all())


def _among(table: Any, ids: Collection[int] | None) -> tuple[ColumnElement[bool], ...]:
    return () if ids is None else (col(table.id).in_(ids),)


def _resource_calendars(reading: Reading, project_id: int) -> dict[int, tuple[int, ...]]:
    """The calendars of those who work on each task, where one of them has hours of their own; who
    has none goes by the project's."""
    statement = (
        select(Assignment.task_id, WorkCalendar.id)
        .join(Resource, col(Resource.id) == col(Assignment.resource_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .outerjoin(
            WorkCalendar,
            (col(WorkCalendar.id) == col(Resource.calendar_id))
            & col(WorkCalendar.archived_at).is_(None),
        )
        .where(
            Task.project_id == project_id,
            col(Resource.kind).not_in(("material", "budget")),
            col(Assignment.archived_at).is_(None),
            col(Resource.archived_at).is_(None),
        )
        .order_by(col(Assignment.id))
    )
    found: dict[int, list[int | None]] = {}
    for task_id, calendar_id in reading.session.execute(statement).all():
        found.setdefault(task_id, []).append(calendar_id)
    usual = _usual_calendars(reading, project_id)
    return {
        task_id: tuple(key for one in theirs for key in (usual if one is None else (one,)))
        for task_id, theirs in found.items()
        if any(one is not None for one in theirs)
    }


def _usual_calendars(reading: Reading, project_id: int) -> tuple[int, ...]:
    """The calendar that the project goes by; none where it has gone."""
    own = reading.session.scalar(select(Project.calendar_id).where(col(Project.id) == project_id))
    usual = int(settings(reading).get("calendar_id", 0)) if own is None else own
    return (usual,) if usual in calendars(reading) else ()
