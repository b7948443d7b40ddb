"""The tables, each a SQLModel class. Nothing outside the store's room knows SQL.

`table=True` models validate nothing: commands and services do, and the constraints here are the
last wall.
"""

from __future__ import annotations

from salespm_tui.store.tables.clients import ActionItem, Client, Contact, Interaction
from salespm_tui.store.tables.columns import METADATA, Bare, Row, add_checks
from salespm_tui.store.tables.journal import ChangeRow, ChangeSet
from salespm_tui.store.tables.plan import Dependency, FinishMark, Task
from salespm_tui.store.tables.projects import CalendarException, ImportBase, Project, WorkCalendar
from salespm_tui.store.tables.settings import Meta
from salespm_tui.store.tables.stand_ups import StandUp, StandUpItem

__all__ = [
    "JOURNALLED",
    "METADATA",
    "ActionItem",
    "Bare",
    "CalendarException",
    "ChangeRow",
    "ChangeSet",
    "Client",
    "Contact",
    "Dependency",
    "FinishMark",
    "ImportBase",
    "Interaction",
    "Meta",
    "Project",
    "Row",
    "StandUp",
    "StandUpItem",
    "Task",
    "WorkCalendar",
]

for _table in METADATA.tables.values():
    add_checks(_table)

JOURNALLED = tuple(
    table for table in METADATA.tables.values() if table.name not in {"change_set", "change_row"}
)
"""Every table whose writes the journal records: all but its own."""
