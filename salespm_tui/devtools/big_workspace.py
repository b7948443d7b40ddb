"""A workspace with one big plan, for benchmarks.

python -m salespm_tui.devtools.big_workspace FILE [TASKS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from salespm_tui.core.clock import SystemClock
from salespm_tui.core.labels import label
from salespm_tui.devtools.big_plan import START, big_plan
from salespm_tui.store.tables import Dependency, Project, Task
from salespm_tui.store.workspace import Store


def write_big_workspace(path: Path, count: int) -> None:
    """Make a workspace at `path` (there must be none) with a plan of `count` tasks."""
    plan = big_plan(count, plain=True)
    parents = {task.parent_id for task in plan.tasks}
    with (
        Store.open(path, SystemClock(), backups=path.parent / "backups") as store,
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


if __name__ == "__main__":
    write_big_workspace(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
