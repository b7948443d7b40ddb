"""What does not hang together between the needs and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from salespm_tui.contract.needs import (
    RequirementsQuery,
    TaskWithoutNeed,
    Traceability,
    TraceabilityQuery,
)
from salespm_tui.domain.needs import is_wanted
from salespm_tui.services.clients.rows import PROJECT
from salespm_tui.services.needs.listing import TASK, family, plan_of, requirements
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading


def traceability(reading: Reading, query: TraceabilityQuery) -> Traceability:
    """Needs without a task, a criterion or a sign-off; tasks that no need asks for."""
    asked = RequirementsQuery(client_id=query.client_id, project_id=query.project_id)
    needs = requirements(reading, asked).requirements
    wanted = tuple(need for need in needs if is_wanted(need.status, need.priority))
    tasks = 0
    idle: list[TaskWithoutNeed] = []
    for plan in _plans(reading, query):
        leaves = [task for task in plan.leaves if task.status != "cancelled"]
        tasks += len(leaves)
        served = _served(reading, plan)
        idle += [
            TaskWithoutNeed(
                task.id,
                plan.project.id,
                plan.project.code,
                plan.places[task.id].wbs,
                task.name,
                task.status,
                task.percent,
            )
            for task in leaves
            if task.id not in served
        ]
    return Traceability(
        without_task=tuple(need for need in wanted if not need.tasks),
        without_criterion=tuple(need for need in wanted if not need.acceptance_criteria),
        without_sign_off=tuple(need for need in wanted if need.signed_on is None),
        without_need=tuple(idle),
        needs=len(needs),
        tasks=tasks,
    )


def _plans(reading: Reading, query: TraceabilityQuery) -> Iterator[ScheduledProject]:
    statement = select(PROJECT.id).where(PROJECT.archived_at.is_(None)).order_by(PROJECT.code)
    if query.project_id is not None:
        statement = statement.where(PROJECT.id == query.project_id)
    if query.client_id is not None:
        statement = statement.where(PROJECT.client_id == query.client_id)
    for project_id in reading.session.connection().execute(statement).scalars().all():
        plan = plan_of(reading, project_id)
        if plan is not None:
            yield plan


def _served(reading: Reading, plan: ScheduledProject) -> frozenset[int]:
    """The tasks of the plan that a need asks for, themselves or by one above them."""
    statement = select(TASK.id).where(
        TASK.project_id == plan.project.id, TASK.requirement_id.is_not(None)
    )
    tied = frozenset(reading.session.connection().execute(statement).scalars())
    return frozenset(plan.tasks[number].id for number in family(plan, tied))
