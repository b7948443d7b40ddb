"""Next steps that a list names beside its rows: follow-ups that hang on them."""

from __future__ import annotations

from salespm_tui.core.i18n import _
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.listing import Listing
from salespm_tui.services.importing.crm.rows import RowMerge, Told, Values

_LINKS = {"opportunity": "opportunity_id", "lead": "lead_id", "interaction": "interaction_id"}


class NextSteps:
    """The next steps of one list, gathered row by row and brought in after the rows."""

    def __init__(self, listing: Listing, table: str) -> None:
        self._in = listing
        self._table = table
        self._noted: list[tuple[CsvRow, Values]] = []

    def note(self, row: CsvRow, client_id: int | None) -> None:
        """Remember the next step of a row, where it names one."""
        sheet = self._in.sheet
        title, on = sheet.text(row, "next_step"), sheet.day(row, "next_step_on")
        if title or on is not None:
            values: Values = {
                "title": title or _("Follow up"),
                "due_on": on,
                "client_id": client_id,
            }
            self._noted.append((row, values))

    def bring(self, merged: RowMerge) -> None:
        """Merge them, each known again by the row that it belongs to."""
        link = _LINKS[self._table]
        told = [
            Told(
                row.line,
                {**values, "kind": "follow_up", link: row_id},
                values["title"],
                told_of=f"{self._table} {row_id}",
            )
            for row, values in self._noted
            if (row_id := merged.rows.get(row.line)) is not None
        ]
        if told:
            steps = RowMerge(self._in.work, self._in.bases, "action_item", "", (link, "title"))
            steps.run(told)
            merged.kept += steps.kept
