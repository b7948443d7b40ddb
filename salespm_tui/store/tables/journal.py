"""The journal: what each command changed, row by row. Triggers write it (store/triggers.py)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Bare, instant, link, number, one_of, words


class ChangeSet(Bare, table=True):
    """One command: who, when, what it did, and whether it was undone since.

    `kind` is do, undo or redo. An undo names the set that it takes back in `undoes_id`; that set
    names it in `undone_by_id` until a redo puts it into force again. `label` is
    JSON (`Label.as_data`). `session` tells one login on one machine from another.
    """

    __tablename__ = "change_set"

    at: datetime = instant()
    actor: str = words()
    host: str = words()
    session: str = words()
    command: str = words()
    kind: str = one_of(codes.CHANGE_KIND, "do")
    label: str = words()
    undoes_id: int | None = link("change_set", None)
    undone_by_id: int | None = link("change_set", None)
    reason: str | None = words(None)


class ChangeRow(Bare, table=True):
    """One change of one row: whole images of a row made or removed, and of a row changed only the
    fields that differ (never `updated_at`), before and after.
    """

    __tablename__ = "change_row"
    __table_args__: ClassVar[Any] = (
        sa.Index(None, "table_name", "row_id"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    set_id: int = link("change_set")
    table_name: str = words()
    row_id: int = number()
    before_json: str | None = words(None)
    after_json: str | None = words(None)
