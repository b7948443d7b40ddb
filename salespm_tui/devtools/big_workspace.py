"""A workspace with one big plan, and with many deals and goals if they are asked for; for benchmarks.

python -m salespm_tui.devtools.big_workspace FILE [TASKS [DEALS [GOALS]]]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from salespm_tui.core.clock import SystemClock
from salespm_tui.core.labels import label
from salespm_tui.devtools.big_pipeline import add_deals, add_goals
from salespm_tui.devtools.big_plan import START, big_plan
from salespm_tui.store.tables import Dependency, Project, Task
from salespm_tui.store.workspace import Store


def write_big_workspace(path: Path, count: int, deals: int = 0, goals: int = 0) -> None:
    """Make a workspace at `path` (there must be none) with a plan of `count` tasks, so many deals and
    so many goals that they feed."""
    clock = SystemClock()
    plan = big_plan(count, plain=True)
    parents = {task.parent_id for task in plan.tasks}
    with (
        Store.open(path, clock, backups=path.parent / "backups") as store,
        store.write(label("Made a big plan"), "big_workspace") as work,
    ):
        project = Project(
            code="BIG",
            name="Big plan",
            currency="EUR",
            status="active",
            phase="execution",
            start_on=START,
        )
        work.session.add(project)
        work.session.flush()
        rows: list[dict[str, Any]] = [
            {
                "id": task.id,
                "project_id": project.id,
                "parent_id": task.parent_id,
                "position": task.id,
                "name": f"Task {task.id}",
                "kind": "summary" if task.id in parents else "task",
                "duration_min": task.duration_min,
            }
            for task in plan.tasks
        ]
        work.session.execute(insert(Task), rows)
        links = [
            {
                "predecessor_id": link.predecessor_id,
                "successor_id": link.successor_id,
                "type": link.type,
                "lag": link.lag,
            }
            for link in plan.links
        ]
        work.session.execute(insert(Dependency), links)
        if deals:
            add_deals(work.session, project.id, deals, clock.today())
        if goals:
            add_goals(work.session, project.id, goals, clock.today())


if __name__ == "__main__":
    write_big_workspace(Path(sys.argv[1]), *([int(number) for number in sys.argv[2:5]] or [2000]))
