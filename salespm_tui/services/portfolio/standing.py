"""How a project stands: its facts, its health and what its loop lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from salespm_tui.domain import codes
from salespm_tui.domain.loop import Health, Lack, health, thin_links
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.domain.progress import is_overdue
from salespm_tui.domain.project_facts import Facts
from salespm_tui.services.portfolio.tallies import tallies
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, Interaction, Project, Task


@dataclass(frozen=True, slots=True)
class Standing:
    """A project with what is computed of it. `plan` is None where it cannot be scheduled: then its
    health says why, and nothing is said of its loop."""

    project: Project
    plan: ScheduledProject | None
    facts: Facts
    health: Health
    lacks: tuple[Lack, ...]


def standing_of(reading: Reading, project: Project) -> Standing:
    """The project as it stands today."""
    try:
        plan = scheduled(reading, project.id)
    except (CycleError, OutOfYearsError) as error:
        facts = Facts(**_told(reading, project))
        return Standing(project, None, facts, Health("red", (error.why,)), ())
    facts = _facts(reading, project, plan)
    return Standing(project, plan, facts, health(facts), thin_links(facts))


def _facts(reading: Reading, project: Project, plan: ScheduledProject) -> Facts:
    live = [task for task in plan.leaves if task.status != "cancelled"]
    open_tasks = [task for task in live if task.status not in codes.CLOSED_TASK_STATUS]
    overdue = [
        task
        for task in live
        if is_overdue(task.kind, task.status, plan.finish_of(task.id), reading.today)
    ]
    linked = {link.successor_id for link in plan.links}
    busy = _assigned(reading, project.id)
    return Facts(
        **_told(reading, project),
        tasks=len(live),
        linked=sum(task.id in linked for task in live),
        reported=sum(task.percent > 0 or task.status != "todo" for task in live),
        milestones=sum(task.kind == "milestone" for task in live),
        open_tasks=len(open_tasks),
        unassigned=sum(
            task.kind == "task" and not task.owner and task.id not in busy for task in open_tasks
        ),
        overdue=len(overdue),
        overdue_critical=sum(plan.is_critical(task.id) for task in overdue),
        blocked=sum(task.status == "blocked" for task in live),
        broken=len({rule.task_id for rule in plan.broken}),
        start=plan.start.date() if live else None,
        finish=plan.finish.date() if live else None,
    )


def _told(reading: Reading, project: Project) -> dict[str, Any]:
    """What is known of a project beside its plan, by the names of the fields of `Facts`."""
    said = _contacts_logged(reading)
    return {
        "phase": project.phase,
        "status": project.status,
        "today": reading.today,
        "has_client": project.client_id is not None,
        "contacts_logged": said["project", project.id] + said["client", project.client_id or 0],
        "has_objective": bool(project.objective),
        "promised": project.end_on.date() if project.end_on else None,
        "health_override": project.health_override,
        "has_manager": bool(project.manager),
        "has_market_notes": bool(project.market_notes),
        "has_competitor_notes": bool(project.competitor_notes),
        "has_scope": bool(project.scope_in and project.scope_out),
        "has_deliverables": bool(project.deliverables),
        "is_feasible": project.feasibility in ("feasible", "conditional"),
        "is_approved": bool(project.approved_by) and project.approved_on is not None,
        **tallies(reading).get(project.id, {}),
    }


def _assigned(reading: Reading, project_id: int) -> frozenset[int]:
    """The tasks of a project that a resource is assigned to."""
    statement = (
        select(Assignment.task_id)
        .join(Task, col(Task.id) == Assignment.task_id)
        .where(Task.project_id == project_id, col(Assignment.archived_at).is_(None))
    )
    return frozenset(reading.session.exec(statement).all())


def _contacts_logged(reading: Reading) -> Counter[tuple[str, int]]:
    """How many contacts are logged of each project, and of each client beside any project; counted
    once until a row changes."""
    known: Counter[tuple[str, int]] | None = reading.cache.get("contacts logged")
    if known is not None:
        return known
    counts: Counter[tuple[str, int]] = Counter()
    rows = reading.session.exec(
        select(Interaction.client_id, Interaction.project_id, func.count())
        .where(col(Interaction.archived_at).is_(None), col(Interaction.planned).is_(False))
        .group_by(col(Interaction.client_id), col(Interaction.project_id))
    )
    for client_id, project_id, number in rows:
        key = ("client", client_id) if project_id is None else ("project", project_id)
        counts[key] += number
    reading.cache["contacts logged"] = counts
    return counts
