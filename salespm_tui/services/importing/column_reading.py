"""What is decided for a CSV as a whole, whatever it lists, and how that is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from salespm_tui.contract.imports import ImportFile
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.exchange.csv_table import CsvTable
from salespm_tui.exchange.csv_values import DateColumn, date_column
from salespm_tui.exchange.risk_scales import WANTED

SCALED = ("likelihood", "impact", "residual_likelihood", "residual_impact")
"""The columns of a risk that are steps of a scale."""

NO_FIELD = "-"
"""What a column is mapped to that is none of ours."""

_TWO_NUMBERS_FIRST = re.compile(r"[^0-9]*[0-9]{1,2}[-/.][0-9]{1,2}[-/.]")


def mapping_for(
    table: CsvTable, command: ImportFile, kind: str, fields: Collection[str]
) -> dict[str, str]:
    """Our column by their heading, as the command wants it; UserError for a column that is none."""
    known = {fold(heading) for heading in table.headings}
    for theirs, ours in command.mapping:
        if not _is_field(ours, fields):
            raise UserError(
                _("“%(field)s” is no column of %(kind)s.") % {"field": ours, "kind": kind},
                _("Choose one of: %(choices)s") % {"choices": ", ".join(fields)},
            )
        if fold(theirs) not in known:
            raise UserError(
                _("The file has no column “%(column)s”.") % {"column": theirs},
                _("Its columns are: %(columns)s") % {"columns": ", ".join(table.headings)},
            )
    return dict(command.mapping)


def _is_field(ours: str, fields: Collection[str]) -> bool:
    field, slash, scale = ours.partition("/")
    if slash:
        return field in SCALED and field in fields and scale in WANTED
    return ours in fields or ours == NO_FIELD


def cells_of(table: CsvTable, columns: Mapping[str, int], field: str) -> Iterable[str]:
    """The cells of a field's column; none where the file has no such column."""
    place = columns.get(field)
    return () if place is None else (row.cells[place] for row in table.rows)


def date_columns(
    table: CsvTable, columns: Mapping[str, int], fields: Iterable[str], wanted: str | None
) -> tuple[dict[str, DateColumn], list[Label]]:
    """How each column of dates is read, and what has to be said of it: one that leaves the order open
    follows those that do not."""
    names = [name for name in fields if name in columns]
    found = {name: date_column(cells_of(table, columns, name), wanted) for name in names}
    certain = {
        column.order
        for name, column in found.items()
        if column.certain and _is_numeric(cells_of(table, columns, name))
    }
    notes: list[Label] = []
    for name, column in found.items():
        if column.certain or wanted:
            continue
        if len(certain) == 1:
            found[name] = date_column(cells_of(table, columns, name), next(iter(certain)))
            continue
        said = N_("The dates of “%(column)s” could be read in several ways; taken as %(order)s.")
        order = "-".join(column.order)
        notes.append(label(said, column=table.headings[columns[name]], order=order))
    return found, notes


def _is_numeric(cells: Iterable[str]) -> bool:
    """Whether the order of a column's dates could have been another at all."""
    return any(_TWO_NUMBERS_FIRST.match(cell) for cell in cells)


def decided(table: CsvTable) -> Label:
    """How the text of the file was read."""
    shown = {"\t": "TAB"}.get(table.delimiter, table.delimiter)
    said = N_("Read as %(encoding)s, columns parted by “%(delimiter)s”.")
    return label(said, encoding=table.encoding.upper(), delimiter=shown)
