"""A plan of MS Project as what the merge compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from salespm_tui.core.clean import clean_text
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiCalendar,
    MspdiProject,
    MspdiResource,
    MspdiTask,
)
from salespm_tui.services.importing.incoming import (
    BaselineTasks,
    Groups,
    Identity,
    Incoming,
    IncomingAssignment,
    IncomingCalendar,
    IncomingResource,
    IncomingTask,
    plain,
)

_PRIORITIES = ((800, 1), (600, 2), (400, 3), (200, 4), (0, 5))


def plan_from(project: MspdiProject, file: str) -> Incoming:
    """The plan in `file`: named by its title, else its name without extension, else the file's."""
    file_name = clean_text(PurePath(file).name)
    name = project.title or PurePath(project.name).stem or PurePath(file_name).stem
    summaries = {task.parent_uid for task in project.tasks}
    return Incoming(
        name=name,
        identity=Identity(file_name, project.guid or None, plain(project.created_at)),
        project=_project_groups(project, name),
        calendars=tuple(_calendars(project)),
        tasks=tuple(
            IncomingTask(task.uid, task.parent_uid, _task_groups(task, task.uid in summaries))
            for task in project.tasks
        ),
        links={
            (link.predecessor_uid, link.successor_uid): [link.type, link.lag, link.lag_unit]
            for link in project.links
        },
        resources=tuple(_resource(one, project.minutes_per_day) for one in _named(project)),
        assignments=tuple(_assignments(project)),
        baselines=_baselines(project),
        notes=project.warnings,
    )


def _project_groups(project: MspdiProject, name: str) -> Groups:
    return {
        "name": name,
        "manager": project.manager or None,
        "currency": project.currency or None,
        "start": plain(project.start_at),
        "status_date": plain(project.status_at.date()) if project.status_at else None,
        "calendar": project.calendar_uid,
        "units": [project.minutes_per_day, project.minutes_per_week, project.days_per_month],
        "critical": project.critical_slack_limit_min,
        "honours": project.honours_constraints,
    }


def _task_groups(task: MspdiTask, is_summary: bool) -> Groups:
    done = task.percent == 100
    progress = [
        task.percent,
        plain(task.actual_start_at),
        plain(task.actual_finish_at) if done else None,
    ]
    manual = task.mode == "manual"
    dates = [plain(task.start_at), plain(task.finish_at)] if manual else [None, None]
    return {
        "name": task.name,
        "milestone": None if is_summary else task.kind == "milestone",
        "length": None if is_summary else [task.duration_min, task.elapsed],
        "progress": None if is_summary else progress,
        "active": task.active,
        "constraint": [task.constraint, plain(task.constraint_at)],
        "deadline": plain(task.deadline_at),
        "mode": [task.mode, *dates],
        "priority": next(ours for least, ours in _PRIORITIES if task.priority >= least),
        "calendar": task.calendar_uid,
        "owner": ", ".join(task.assigned) or None,
        "notes": task.notes,
        "pauses": [] if is_summary else [list(pause) for pause in task.pauses],
        "ignores": task.ignores_resources,
        "effort": None if is_summary else _amount(task.effort_min),
        "cost": task.fixed_cost_minor,
    }


def _calendars(project: MspdiProject) -> Iterable[IncomingCalendar]:
    """The calendars that the plan and its people work by, each behind the one that it is based on."""
    known = {calendar.uid: calendar for calendar in project.calendars}
    ordered: dict[int, MspdiCalendar] = {}

    def add(uid: int | None, below: frozenset[int] = frozenset()) -> None:
        if uid is None or uid in ordered or uid in below or uid not in known:
            return
        add(known[uid].base_uid, below | {uid})
        ordered[uid] = known[uid]

    add(project.calendar_uid)
    for uid in (one.calendar_uid for one in project.tasks):
        add(uid)
    for uid in (one.calendar_uid for one in _named(project)):
        add(uid)
    return (_calendar(calendar) for calendar in ordered.values())


def _calendar(calendar: MspdiCalendar) -> IncomingCalendar:
    groups = {
        "name": calendar.name,
        "base": calendar.base_uid,
        "week": [None if day is None else [list(span) for span in day] for day in calendar.week],
        "exceptions": [
            [plain(one.first), plain(one.last), [list(span) for span in one.hours], one.name]
            for one in calendar.exceptions
        ],
    }
    return IncomingCalendar(calendar.uid, groups)


def _named(project: MspdiProject) -> Iterable[MspdiResource]:
    """The resources that are somebody or something; blank rows are none."""
    return (resource for resource in project.resources if resource.name)


def _resource(resource: MspdiResource, minutes_per_day: int) -> IncomingResource:
    groups = {
        "name": resource.name,
        "kind": resource.kind,
        "email": resource.email or None,
        "calendar": resource.calendar_uid,
        "capacity": round(minutes_per_day * max(resource.units_percent, 0) / 100),
        "rate": resource.rate_minor_per_hour,
        "notes": resource.notes,
    }
    return IncomingResource(resource.uid, groups)


def _assignments(project: MspdiProject) -> Iterable[IncomingAssignment]:
    """The assignments of the resources and tasks that come in."""
    tasks = {task.uid for task in project.tasks}
    resources = {resource.uid for resource in _named(project)}
    met: Counter[str] = Counter()
    for one in project.assignments:
        if one.task_uid not in tasks or one.resource_uid not in resources:
            continue
        pair = f"{one.task_uid}:{one.resource_uid}"
        met[pair] += 1
        key = pair if met[pair] == 1 else f"{pair}:{met[pair]}"
        groups = _assignment_groups(one)
        yield IncomingAssignment(key, one.uid, one.task_uid, one.resource_uid, groups)


def _assignment_groups(one: MspdiAssignment) -> Groups:
    return {
        "units": max(one.units_percent, 0),
        "planned": _amount(one.work_min),
        "done": [_amount(one.actual_work_min), _amount(one.remaining_work_min)],
        "cost": [one.cost_minor, one.actual_cost_minor],
    }


def _baselines(project: MspdiProject) -> dict[int, BaselineTasks]:
    tasks = {task.uid for task in project.tasks}
    found: dict[int, BaselineTasks] = {}
    for one in project.baselines:
        if one.task_uid in tasks:
            found.setdefault(one.number, {})[str(one.task_uid)] = [
                plain(one.start_at),
                plain(one.finish_at),
                _amount(one.duration_min),
                _amount(one.work_min),
                one.cost_minor,
            ]
    return dict(sorted(found.items()))


def _amount(minutes: int | None) -> int | None:
    """Work and durations are never less than nothing."""
    return None if minutes is None else max(minutes, 0)
