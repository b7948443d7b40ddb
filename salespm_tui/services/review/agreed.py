"""What was agreed: the leaves of the current baseline, each with its share of the budget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from salespm_tui.domain.baseline import Agreed
from salespm_tui.domain.earned_value import Work
from salespm_tui.services.baselines.keeping import current_baseline
from salespm_tui.services.baselines.then import rows_of
from salespm_tui.services.review.progress import Reports, percent_on
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, Baseline

_TASK = METADATA.tables["task"].c


class Node(NamedTuple):
    """A task as its row says, archived or not."""

    id: int
    parent_id: int | None
    name: str
    method: str
    status: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Budgeted:
    """The current baseline: `agreed` by task, `own` the budget that is each task's own, without that
    of the tasks below it. Tasks without any budget are not in `own`."""

    baseline: Baseline
    agreed: Mapping[int, Agreed]
    own: Mapping[int, int]
    nodes: Mapping[int, Node]

    def work(self, task_id: int, percent: int, *, begun: bool) -> Work:
        """One task as earned value sees it; `begun` is whether it has an actual start by then."""
        then = self.agreed.get(task_id, Agreed())
        return Work(
            budget_minor=self.own.get(task_id, 0),
            start=then.start,
            finish=then.finish,
            percent=percent,
            started=begun or percent > 0,
            method=self.nodes[task_id].method,
        )


def budgeted(reading: Reading, project_id: int) -> Budgeted | None:
    """What the project is measured against; None where it has no baseline.

    The budget of a summary holds those below it: what is its own (a fixed cost) is the rest. Where a
    task was moved below another one after the baseline, the rest is never less than nothing.
    """
    baseline = current_baseline(reading, project_id)
    if baseline is None:
        return None
    agreed = rows_of(reading, baseline.id).agreed
    nodes = _nodes(reading, project_id)
    below: dict[int, int] = defaultdict(int)
    for task_id, then in agreed.items():
        node = nodes.get(task_id)
        if node is not None and node.parent_id is not None:
            below[node.parent_id] += then.cost_minor or 0
    own = {
        task_id: max(0, then.cost_minor - below[task_id])
        for task_id, then in agreed.items()
        if then.cost_minor is not None and task_id in nodes
    }
    return Budgeted(baseline, agreed, {key: one for key, one in own.items() if one}, nodes)


def _nodes(reading: Reading, project_id: int) -> dict[int, Node]:
    columns = (_TASK[name] for name in ("id", "parent_id", "name", "ev_method", "status"))
    query = sa.select(*columns, _TASK.archived_at.is_not(None)).where(
        _TASK.project_id == project_id
    )
    return {row[0]: Node._make(row) for row in reading.session.connection().execute(query)}


def percents_on(
    plan: ScheduledProject, known: Budgeted | None, reports: Reports, day: date, today: date
) -> Mapping[int, int]:
    """How far each task was at the end of that day; a summary as far as those below it, weighted by
    their durations, as the timeline shows it."""
    found = {task_id: percent_on(mine, day) for task_id, mine in reports.items()}
    if day >= today:
        found |= {task.id: task.percent for task in plan.tasks}
    weights: dict[int, tuple[int, int]] = {}
    for task in reversed(plan.tasks):
        if plan.places[task.id].children:
            weight, done = weights.get(task.id, (0, 0))
            found[task.id] = done // weight if weight else 0
        else:
            weight = plan.rows.planned[plan.places[task.id].number].duration_min
            done = weight * found.get(task.id, 0)
        if task.parent_id is not None and task.status != "cancelled":
            above = weights.get(task.parent_id, (0, 0))
            weights[task.parent_id] = (above[0] + weight, above[1] + done)
    for task_id in () if known is None else known.nodes:
        found.setdefault(task_id, 0)
    return found
