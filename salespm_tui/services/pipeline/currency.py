"""Which currency amounts are in: one a project, the workspace's where there is none."""

from __future__ import annotations

from sqlalchemy import select

from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_PROJECT = METADATA.tables["project"].c


def currency_of(reading: Reading, project_id: int | None) -> str:
    """The currency of that project; of the workspace for None."""
    if project_id is not None:
        statement = select(_PROJECT.currency).where(_PROJECT.id == project_id)
        found: str | None = reading.session.connection().execute(statement).scalar_one_or_none()
        if found:
            return found
    return settings(reading).get("currency", "USD")
