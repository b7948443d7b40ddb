"""The baselines of a plan, as MS Project XML has them: up to eleven, by number."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import col, select

from salespm_tui.exchange.mspdi.project import MspdiBaselineTask
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Baseline, BaselineTask

_NUMBERS = range(11)
_COLUMNS = (
    "baseline_id",
    "task_id",
    "start_on",
    "due_on",
    "duration_min",
    "effort_min",
    "budget_minor",
)


def baselines_of(
    reading: Reading, project_id: int, uids: Mapping[int, int]
) -> tuple[MspdiBaselineTask, ...]:
    """What the baselines say of the tasks in `uids` (numbers by id), in the order of the plan.

    Those that came from a file keep their numbers; of the others the current one comes first. What
    finds no number any more is left out.
    """
    numbers = _numbered(reading, project_id)
    order = {task_id: at for at, task_id in enumerate(uids)}
    columns = [getattr(BaselineTask, name) for name in _COLUMNS]
    rows = reading.session.execute(
        select(*columns).where(
            col(BaselineTask.baseline_id).in_(numbers), col(BaselineTask.archived_at).is_(None)
        )
    ).all()
    found = [
        (order[task_id], MspdiBaselineTask(numbers[baseline_id], uids[task_id], *said))
        for baseline_id, task_id, *said in rows
        if task_id in uids and any(value is not None for value in said)
    ]
    return tuple(one for _at, one in sorted(found, key=lambda pair: (pair[0], pair[1].number)))


def _numbered(reading: Reading, project_id: int) -> dict[int, int]:
    """The number of each baseline by its id."""
    rows = reading.session.exec(
        select(Baseline)
        .where(Baseline.project_id == project_id, col(Baseline.archived_at).is_(None))
        .order_by(col(Baseline.id))
    ).all()
    numbers: dict[int, int] = {}
    for row in rows:
        number = row.source_number
        if number is not None and number in _NUMBERS and number not in numbers.values():
            numbers[row.id] = number
    free = [number for number in _NUMBERS if number not in numbers.values()]
    others = sorted(
        (row for row in rows if row.id not in numbers), key=lambda row: (not row.is_current, row.id)
    )
    numbers |= {row.id: number for row, number in zip(others, free, strict=False)}
    return numbers
