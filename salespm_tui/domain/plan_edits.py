"""Edits of a plan in place.

An edit is worked out on the rows as they are and the schedule that follows from them, and gives the
rows that change. The same function serves the preview and the command, so what is shown before it is
kept is what is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.domain.bar_edits import shift, stretch
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.plan_steps import Edited, PlanStep, Standing
from salespm_tui.domain.row_edits import down, indent, outdent, up

_KINDS = {
    "shift": shift,
    "stretch": stretch,
    "indent": indent,
    "outdent": outdent,
    "up": up,
    "down": down,
}
STEP_KINDS = tuple(_KINDS)


def edited(step: PlanStep, standing: Standing) -> Edited:
    """Work out one step. Tasks that are not there any more are passed over."""
    tasks = [task for task in map(standing.task, step.task_ids) if task is not None]
    if not tasks:
        return Edited(refused=label(N_("This task is not in the plan any more.")))
    done = Edited()
    _KINDS[step.kind](step, tasks, standing, done)
    if done.refused is not None:
        return Edited(refused=done.refused)
    return done


def idle_constraints(imposed: Iterable[int], after: Standing) -> dict[int, TaskData]:
    """The rows among `imposed` whose new constraint holds nothing back, without it.

    The constraint is idle where the task starts later than it says (a predecessor holds it), where a
    link asks for that very start, or where the project starts then.
    """
    rows: dict[int, TaskData] = {}
    for task_id in imposed:
        task = after.task(task_id)
        if task is None or task.constraint != "snet" or task.constraint_on is None:
            continue
        start = after.schedule.start(task_id)
        driven = after.schedule.driver(task_id) is not None
        if start > task.constraint_on or driven or start <= after.plan.start_at:
            rows[task_id] = task._replace(constraint="asap", constraint_on=None)
    return rows
