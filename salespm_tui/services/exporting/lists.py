"""The lists of the workspace as CSV, one area a file; what has seven kinds of import reads back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from salespm_tui.core.i18n import language
from salespm_tui.exchange.csv_writing import write_csv
from salespm_tui.exchange.list_headings import OWN, own_headings
from salespm_tui.services.exporting import (
    client_lists,
    deal_lists,
    money_lists,
    need_lists,
    risk_lists,
)
from salespm_tui.services.exporting.list_cells import Cells
from salespm_tui.services.work import Reading

Rows = Iterable[Mapping[str, str]]

_ROWS: dict[str, Callable[[Cells], Rows]] = {
    "risks": risk_lists.risks,
    "issues": risk_lists.issues,
    "clients": client_lists.clients,
    "contacts": client_lists.contacts,
    "log": client_lists.log,
    "needs": need_lists.needs,
    "expectations": need_lists.expectations,
    "changes": need_lists.changes,
    "feedback": need_lists.feedback,
    "deals": deal_lists.deals,
    "leads": deal_lists.leads,
    "goals": deal_lists.goals,
    "budget": money_lists.budget,
    "costs": money_lists.costs,
}


def list_csv(reading: Reading, area: str, project_id: int | None, *, raw: bool) -> bytes:
    """Everything of that area that is not archived, of one project where it is given, by its id."""
    fields = tuple(OWN[area])
    rows = _ROWS[area](Cells(reading, project_id))
    return write_csv(
        own_headings(area, language()),
        (tuple(row.get(field, "") for field in fields) for row in rows),
        raw=raw,
    )
