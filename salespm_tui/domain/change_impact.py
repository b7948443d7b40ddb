"""What approving a change may do to the task that it names: how much longer, how much dearer."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.plan_steps import PlanStep, Standing


def why_not_applied(task: TaskData, days: int, cost: int, standing: Standing) -> Label | None:
    """Why the task cannot take those working days and that money; None where it can.

    It says what to choose instead. Money may go to every task but a summary, which sums up.
    """
    if standing.is_summary(task) and (days or cost):
        return label(
            N_("“%(name)s” is a summary: choose the task below it that takes the change."),
            name=task.name,
        )
    return _why_not_longer(task, days, standing) if days else None


def _why_not_longer(task: TaskData, days: int, standing: Standing) -> Label | None:
    if task.kind == "milestone":
        return label(
            N_("“%(name)s” is a milestone: choose the task before it that takes the days."),
            name=task.name,
        )
    if task.status == "cancelled":
        return label(
            N_("“%(name)s” is cancelled: choose a task that is still open."), name=task.name
        )
    if task.status == "done" or task.percent == 100:
        return label(N_("“%(name)s” is done: choose a task that is still open."), name=task.name)
    per_day = 24 * 60 if task.duration_elapsed else standing.minutes_per_day
    if standing.length(task) + days * per_day <= 0:
        return label(
            N_("“%(name)s” is not as long as that: give fewer days, or cancel the task."),
            name=task.name,
        )
    return None


def steps_of(task_id: int, days: int | None) -> tuple[PlanStep, ...]:
    """The edit of the plan that the days come to; none for no days."""
    return (PlanStep("stretch", (task_id,), days),) if days else ()
