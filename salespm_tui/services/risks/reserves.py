"""What the budgets keep for risks."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

CONTINGENCY = "contingency"
"""The category of the budget lines that are the reserve."""

_LINE = METADATA.tables["budget_line"].c
_PROJECT = METADATA.tables["project"].c


def reserves(reading: Reading, project_id: int | None) -> Mapping[str, int]:
    """What the budgets keep for risks, by currency; of one project where given."""
    statement = (
        sa.select(
            _PROJECT.currency,
            sa.func.sum(sa.func.coalesce(_LINE.revised_minor, _LINE.planned_minor)),
        )
        .join_from(METADATA.tables["budget_line"], METADATA.tables["project"])
        .where(
            _LINE.category == CONTINGENCY,
            _LINE.archived_at.is_(None),
            _PROJECT.archived_at.is_(None),
        )
        .group_by(_PROJECT.currency)
    )
    if project_id is not None:
        statement = statement.where(_LINE.project_id == project_id)
    found = reading.session.connection().execute(statement).all()
    return {currency: int(amount) for currency, amount in found}
