"""The workspace's settings."""

from __future__ import annotations

from salespm_tui.store.tables.columns import Row, words


class Meta(Row, table=True):
    """One setting of the workspace, shared by all who open it; view state is not kept here."""

    __tablename__ = "meta"

    key: str = words(unique=True)
    value: str = words()
