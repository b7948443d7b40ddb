"""The order among siblings, merged where the file or we have rearranged them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from salespm_tui.domain.merge import merge_order
from salespm_tui.domain.outline import STEP
from salespm_tui.store.tables import Task

Key = int | str
Orders = dict[int | None, list[Key]]


@dataclass(frozen=True, slots=True)
class Siblings:
    """The orders below each parent (its row's id): what the file said last time, what it says now,
    and the rows that are here in their order. `arrived` are rows that were not there before."""

    base: Orders
    theirs: Orders
    rows: Mapping[int | None, Sequence[Task]]
    arrived: frozenset[int]


def merge_orders(siblings: Siblings, uid_of: Mapping[int, int]) -> tuple[list[Task], set[int]]:
    """Give the rows their places; those whose place changed, and the file's ids of those that changed
    places with others."""
    changed: list[Task] = []
    rearranged: set[int] = set()
    for parent, theirs in siblings.theirs.items():
        base = siblings.base.get(parent, [])
        rows = {_key(row, uid_of): row for row in siblings.rows.get(parent, ())}
        arrived = any(row.id in siblings.arrived for row in rows.values())
        if theirs == base and not arrived:
            continue
        ours = [key for key, row in rows.items() if row.id not in siblings.arrived]
        order = merge_order(base, theirs, ours)
        changed += _placed(rows[key] for key in order)
        stayed = [key for key in order if key in ours]
        rearranged |= {
            key
            for key, before in zip(stayed, ours, strict=True)
            if key != before and isinstance(key, int)
        }
    return changed, rearranged


def _key(row: Task, uid_of: Mapping[int, int]) -> Key:
    return uid_of.get(row.id, f"#{row.id}")


def _placed(rows: Iterable[Task]) -> list[Task]:
    """The rows that had to be given another position, so that all stand in this order."""
    changed: list[Task] = []
    last: int | None = None
    for row in rows:
        if last is not None and row.position <= last:
            row.position = last + STEP
            changed.append(row)
        last = row.position
    return changed
