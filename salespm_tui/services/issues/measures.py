"""What is done about risks and issues: their action items, and the tasks made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import Measure, MeasureRow, NamedRef
from salespm_tui.contract.values import UNSET, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain import codes
from salespm_tui.domain.risk import days_late
from salespm_tui.services.clients.saving import save_action_item
from salespm_tui.services.fields import one_of
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, Issue, Risk

_ITEM = METADATA.tables["action_item"].c
_TASK = METADATA.tables["task"].c
_COLUMNS = (_ITEM.id, _ITEM.kind, _ITEM.title, _ITEM.owner, _ITEM.due_on, _ITEM.status)
_NAMES = {
    "risk": ("title", "risk_id"),
    "task": ("name", "task_id"),
    "goal": ("name", "goal_id"),
    "opportunity": ("name", "opportunity_id"),
    "client": ("name", "client_id"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The open measures of a record: how many, how many late, and the day of the next one."""

    open: int = 0
    overdue: int = 0
    next_on: date | None = None


NONE_OPEN = Tally()


def tallies(reading: Reading, field: str) -> Mapping[int, Tally]:
    """The open action items by what they belong to (`field`: risk_id or issue_id)."""
    statement = sa.select(_ITEM[field], _ITEM.due_on).where(
        _ITEM[field].is_not(None), _ITEM.status == "open", _ITEM.archived_at.is_(None)
    )
    due: dict[int, list[date | None]] = defaultdict(list)
    for owner_id, day in reading.session.connection().execute(statement):
        due[owner_id].append(day)
    today = reading.today
    return {
        owner_id: Tally(
            len(days),
            sum(days_late(day, today) > 0 for day in days),
            min((day for day in days if day is not None), default=None),
        )
        for owner_id, days in due.items()
    }


def measure_rows(reading: Reading, field: str, owner_id: int) -> tuple[MeasureRow, ...]:
    """The action items of a risk or an issue: open ones first, those due first."""
    statement = (
        sa.select(
            *_COLUMNS,
            _ITEM.done_on,
            _ITEM.effect,
            _ITEM.notes,
            _ITEM.task_id,
            _TASK.name,
            _TASK.project_id,
        )
        .outerjoin(
            METADATA.tables["task"],
            sa.and_(_TASK.id == _ITEM.task_id, _TASK.archived_at.is_(None)),
        )
        .where(_ITEM[field] == owner_id, _ITEM.archived_at.is_(None))
        .order_by(_ITEM.status != "open", _ITEM.due_on.is_(None), _ITEM.due_on, _ITEM.id)
    )
    found = reading.session.connection().execute(statement).all()
    return tuple(_measure_row(reading, row) for row in found)


def _measure_row(reading: Reading, row: Any) -> MeasureRow:
    has_task = row.name is not None
    return MeasureRow(
        id=row.id,
        kind=row.kind,
        title=row.title,
        owner=row.owner or "",
        due_on=row.due_on,
        status=row.status,
        done_on=row.done_on,
        overdue_days=days_late(row.due_on, reading.today) if row.status == "open" else 0,
        task_id=row.task_id if has_task else None,
        task=row.name,
        task_finish=_finish(reading, row.project_id, row.task_id) if has_task else None,
        effect=row.effect,
        notes=row.notes,
    )


def _finish(reading: Reading, project_id: int, task_id: int) -> date | None:
    """The day on which the plan finishes a task; None where there is no such plan."""
    try:
        plan = scheduled(reading, project_id)
    except UserError:
        return None
    return None if plan.task(task_id) is None else plan.finish_of(task_id).date()


def add_measures(work: Work, owner: Risk | Issue, measures: Iterable[Measure], usual: str) -> None:
    """Action items of a risk or an issue that is saved already."""
    for measure in measures:
        made = SaveActionItem(
            kind=one_of(measure.kind or usual, codes.ACTION_KIND, "actions"),
            title=_title(measure),
            owner=measure.owner,
            due_on=measure.due_on,
            risk_id=owner.id if isinstance(owner, Risk) else UNSET,
            issue_id=owner.id if isinstance(owner, Issue) else UNSET,
        )
        save_action_item(work, made)


def _title(measure: Measure) -> str:
    if not measure.title.strip():
        raise UserError(
            _("It is not said what is to be done."), _("Type a few words."), field="actions"
        )
    return measure.title


def named_links(reading: Reading, row: Any) -> tuple[NamedRef, ...]:
    """The living records that a risk or an issue names, with their names."""
    found = []
    for kind, (name, field) in _NAMES.items():
        row_id = getattr(row, field, None)
        if row_id is not None:
            table = METADATA.tables[kind].c
            wanted = sa.select(table[name]).where(table.id == row_id, table.archived_at.is_(None))
            said = reading.session.connection().execute(wanted).scalar_one_or_none()
            if said is not None:
                found.append(NamedRef(Ref(kind, row_id), said))
    return tuple(found)
