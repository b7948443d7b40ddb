"""From what a file says to what the scheduler needs."""

from __future__ import annotations

from collections.abc import Iterable

from salespm_tui.domain.calendar import STANDARD, WorkCalendar, derive
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.exchange.mspdi.project import MspdiCalendar, MspdiProject, MspdiTask


def plan_of(project: MspdiProject) -> Plan:
    """The plan that a file describes; task ids and calendar keys are the file's uids."""
    calendars = work_calendars(project.calendars)
    own = {one.uid: one.calendar_uid for one in project.resources if one.kind == "person"}
    working: dict[int, list[int]] = {}
    for assignment in project.assignments:
        calendar_uid = own.get(assignment.resource_uid)
        if calendar_uid is not None:
            working.setdefault(assignment.task_uid, []).append(calendar_uid)
    default = None if project.calendar_uid is None else calendars[project.calendar_uid]
    return Plan(
        start_at=project.start_at,
        tasks=tuple(_plan_task(task, working.get(task.uid, ())) for task in project.tasks),
        links=tuple(
            PlanLink(link.predecessor_uid, link.successor_uid, link.type, link.lag, link.lag_unit)
            for link in project.links
        ),
        calendar=default or STANDARD,
        calendars=calendars,
        critical_slack_limit_min=project.critical_slack_limit_min,
        honours_constraints=project.honours_constraints,
    )


def work_calendars(calendars: tuple[MspdiCalendar, ...]) -> dict[int, WorkCalendar]:
    """The working calendar of each uid, with what it takes from its base; the standard week stands
    under those that have no base."""
    by_uid = {calendar.uid: calendar for calendar in calendars}
    built: dict[int, WorkCalendar] = {}
    for calendar in calendars:
        chain = [calendar]
        while chain[-1].base_uid in by_uid and chain[-1].uid not in built:
            chain.append(by_uid[chain[-1].base_uid])
        base = built.get(chain[-1].uid, STANDARD)
        for one in reversed(chain):
            if one.uid not in built:
                built[one.uid] = derive(one.name, base, one.week, one.exceptions)
            base = built[one.uid]
    return built


def _plan_task(task: MspdiTask, working: Iterable[int]) -> PlanTask:
    return PlanTask(
        id=task.uid,
        name=task.name,
        parent_id=task.parent_uid,
        duration_min=task.duration_min,
        elapsed=task.elapsed,
        constraint=task.constraint,
        constraint_at=task.constraint_at,
        deadline_at=task.deadline_at,
        mode=task.mode,
        start_at=task.start_at,
        finish_at=task.finish_at,
        percent=task.percent,
        actual_start_at=task.actual_start_at,
        actual_finish_at=task.actual_finish_at,
        calendar_key=task.calendar_uid,
        active=task.active,
        pauses=task.pauses,
        resource_calendars=() if task.ignores_resources else tuple(sorted(set(working))),
    )
