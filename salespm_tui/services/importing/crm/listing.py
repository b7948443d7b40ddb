"""What all lists have in common on their way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from salespm_tui.contract.imports import Refused
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.progress import tell_progress
from salespm_tui.exchange.crm_columns import plain_heading
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.crm.rows import RowMerge, Told
from salespm_tui.services.importing.crm.sheet import Sheet, Unreadable
from salespm_tui.services.work import Work

_ROWS_A_STEP = 200


@dataclass(slots=True)
class Listing:
    """One list on its way into the workspace; `project_id` is the project that was asked for."""

    work: Work
    bases: Bases
    sheet: Sheet
    project_id: int | None = None
    notes: list[Label] = field(default_factory=list)
    merged: RowMerge | None = None
    register: str = ""
    """What tells the ids of this file from the same ones of another that came into the same place."""

    def merge(
        self, table: str, told: Iterable[Told], match: tuple[str, ...], **how: Any
    ) -> RowMerge:
        """Merge the rows into their table and remember what came of it; `how` as of `RowMerge`."""
        heading = plain_heading(self.sheet.heading("id")) if self.sheet.has("id") else ""
        known_by = f"{heading} {self.register}" if heading and self.register else heading
        self.merged = RowMerge(self.work, self.bases, table, known_by, match, **how)
        self.merged.run(told)
        tell_progress(3, 4)
        self.sheet.refused += self.merged.refused
        if not heading and self.merged.unchanged + len(self.merged.changed) + len(
            self.merged.created
        ):
            self.notes.append(
                label(N_("The file has no ids: rows are known again by their names."))
            )
        if self.merged.met:
            self.notes.append(
                counted(
                    "%(number)d row was known here already by its name.",
                    "%(number)d rows were known here already by their names.",
                    self.merged.met,
                )
            )
        return self.merged

    def told(self, read: Callable[[CsvRow], Told]) -> Iterator[Told]:
        """Every row that can be read; the others are refused by their lines."""
        rows = self.sheet.table.rows
        for number, row in enumerate(rows):
            if number % _ROWS_A_STEP == 0:
                tell_progress(number, 2 * len(rows))
            try:
                yield read(row)
            except Unreadable as error:
                self.sheet.refused.append(Refused(row.line, error.why))

    def text_or_none(self, row: CsvRow, name: str) -> str | None:
        return self.sheet.text(row, name) or None

    def whole(self, row: CsvRow, name: str, least: int, most: int = 10**6) -> int | None:
        """A whole number between these; what is none is unknown, and counted."""
        cell = self.sheet.text(row, name)
        number = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 8 else None
        if number is not None and least <= number <= most:
            return number
        if cell:
            self.sheet.leave_out(name, cell)
        return None

    def notes_of(self, row: CsvRow, *extra: str) -> str:
        """The row's notes, further lines, and its cells that are none of our columns."""
        said = [self.sheet.paragraphs(row, "notes"), *extra, self.sheet.other_cells(row)]
        return "\n".join(one for one in said if one)

    def with_heading(self, row: CsvRow, name: str) -> str:
        """A cell as a line of notes."""
        cell = self.sheet.text(row, name)
        return f"{self.sheet.heading(name)}: {cell}" if cell else ""

    def say_rest(self, *, kept: bool) -> None:
        """Name the columns that are none of ours: kept as notes of the row, or left out."""
        headings = ", ".join(self.sheet.table.headings[place] for place in self.sheet.rest)
        if headings:
            said = (
                N_("Columns kept as notes: %(columns)s.")
                if kept
                else N_("Columns that were left out: %(columns)s.")
            )
            self.notes.append(label(said, columns=headings))


def unreadable(said: str, **values: str | int) -> Unreadable:
    """A row that is refused, and why."""
    return Unreadable(label(said, **values))
