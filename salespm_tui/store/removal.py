"""A record removed for good, with every row that is a part of it.

Nothing in the schema cascades: what goes with a record is found by following the references to it.
A reference that may not be empty makes its row a part of what it refers to, and so does one that is
named in `OWNED`; any other is emptied, and its row stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlmodel import Session

from salespm_tui.store.tables import JOURNALLED, METADATA

OWNED = frozenset(
    {
        ("task", "project_id"),
        ("task", "parent_id"),
        ("work_calendar", "project_id"),
        ("import_base", "project_id"),
        ("goal", "project_id"),
        ("lead", "project_id"),
        ("opportunity", "project_id"),
        ("payment", "project_id"),
        ("risk", "project_id"),
        ("issue", "project_id"),
        ("requirement", "project_id"),
        ("expectation", "project_id"),
        ("client_report", "project_id"),
        ("stand_up", "project_id"),
        ("action_item", "task_id"),
        ("action_item", "risk_id"),
        ("action_item", "issue_id"),
        ("action_item", "opportunity_id"),
        ("action_item", "lead_id"),
        ("action_item", "goal_id"),
        ("action_item", "change_request_id"),
        ("action_item", "acceptance_id"),
    }
)
"""References that may be empty, and yet make their row a part of what they refer to."""

OWNED_UNLESS = {("action_item", "project_id"): "client_id"}
"""References that do so unless another column is filled: what was promised to a client stays promised."""

_MOST_AT_ONCE = 500


@dataclass(slots=True)
class Removal:
    """What would be removed, ids by table; and the references that would be emptied, by table, column
    and row."""

    rows: dict[str, set[int]] = field(default_factory=dict)
    emptied: set[tuple[str, str, int]] = field(default_factory=set)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows of each table go."""
        return Counter({table: len(ids) for table, ids in self.rows.items() if ids})


def removal_of(session: Session, table: str, row_id: int) -> Removal:
    """What removing that row would take with it, archived rows too."""
    found = Removal({table: {row_id}})
    waiting = [(table, frozenset({row_id}))]
    while waiting:
        target, ids = waiting.pop()
        for name, column in _references_to(target):
            parts, others = _referring(session, (name, column), ids)
            found.emptied |= {(name, column, one) for one in others}
            new = parts - found.rows.setdefault(name, set())
            if new:
                found.rows[name] |= new
                waiting.append((name, frozenset(new)))
    found.emptied = {one for one in found.emptied if one[2] not in found.rows.get(one[0], set())}
    return found


def remove(session: Session, removal: Removal) -> None:
    """Remove the rows within the open unit of work; its journal keeps them."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name, column, row_id in sorted(removal.emptied):
        table = METADATA.tables[name]
        statement = table.update().where(table.c.id == row_id)
        connection.execute(statement.values({column: None}))
    for name, ids in removal.rows.items():
        table = METADATA.tables[name]
        for part in _parts(ids):
            connection.execute(table.delete().where(table.c.id.in_(part)))
    session.expire_all()


def _references_to(target: str) -> list[tuple[str, str]]:
    return [
        (str(table.name), key.parent.name)
        for table in JOURNALLED
        for key in table.foreign_keys
        if key.column.table.name == target
    ]


def _referring(
    session: Session, reference: tuple[str, str], ids: Collection[int]
) -> tuple[set[int], set[int]]:
    """The rows that refer to those: the ones that are parts of them, and the others."""
    name, column = reference
    table = METADATA.tables[name]
    held_by = OWNED_UNLESS.get(reference)
    shown = sa.null() if held_by is None else table.c[held_by]
    is_part = not table.c[column].nullable or reference in OWNED or held_by is not None
    parts: set[int] = set()
    others: set[int] = set()
    for some in _parts(ids):
        statement = sa.select(table.c.id, shown).where(table.c[column].in_(some))
        for row_id, holder in session.connection().execute(statement):
            (parts if is_part and holder is None else others).add(row_id)
    return parts, others


def _parts(ids: Collection[int]) -> list[list[int]]:
    """The ids in lists short enough for one statement."""
    ordered = sorted(ids)
    return [
        ordered[first : first + _MOST_AT_ONCE] for first in range(0, len(ordered), _MOST_AT_ONCE)
    ]
