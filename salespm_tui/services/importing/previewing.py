"""A file as it would be read, before anything of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from salespm_tui.contract.imports import (
    LISTS,
    ColumnPreview,
    ImportFile,
    ImportPreview,
    ImportPreviewQuery,
)
from salespm_tui.core.money import format_money
from salespm_tui.exchange.csv_table import CsvRow, CsvTable, read_csv
from salespm_tui.exchange.risk_scales import WANTED, WORDS
from salespm_tui.exchange.task_columns import FIELDS, columns_of
from salespm_tui.services.importing.column_reading import decided, mapping_for
from salespm_tui.services.importing.crm import sheet_of
from salespm_tui.services.importing.crm.sheet import AMOUNTS, DATES, Sheet, Unreadable
from salespm_tui.services.importing.kinds import kind_of
from salespm_tui.services.work import Reading

_ROWS = 3
_SAMPLES = 3
_SEARCHED = 200


def preview(reading: Reading, query: ImportPreviewQuery) -> ImportPreview:
    """How the file would be read."""
    command = query.command
    kind = kind_of(command)
    if kind in ("mspdi", "json"):
        return ImportPreview(kind, None, (), (), (), ())
    table = read_csv(Path(command.path))
    if kind in LISTS:
        return _list(reading, command, kind, table)
    columns, _ignored = columns_of(table.headings, mapping_for(table, command, kind, FIELDS))
    rows = tuple(
        tuple(row.cells[place] for place in columns.values()) for row in table.rows[:_ROWS]
    )
    return ImportPreview(
        kind, decided(table), FIELDS, _columns(table, columns), tuple(columns), rows
    )


def _list(reading: Reading, command: ImportFile, kind: str, table: CsvTable) -> ImportPreview:
    from salespm_tui.exchange.crm_columns import fields_of

    sheet = sheet_of(reading, command, kind, table)
    names = tuple(sorted(sheet.columns, key=lambda name: (_is_number(name), sheet.columns[name])))
    rows = tuple(
        tuple(_understood(sheet, row, name) for name in names) for row in table.rows[:_ROWS]
    )
    columns = tuple(_with_scales(sheet, one) for one in _columns(table, sheet.columns))
    return ImportPreview(kind, decided(table), fields_of(kind), columns, names, rows)


def _with_scales(sheet: Sheet, column: ColumnPreview) -> ColumnPreview:
    scale = None if column.field is None else sheet.scales.get(column.field)
    if scale is None or scale.how == WORDS:
        return column
    return replace(column, scales=tuple(f"{column.field}/{one}" for one in WANTED))


def _is_number(field: str) -> bool:
    """Whether the field is an id of the other program: people look at the others first."""
    return field.endswith("id")


def _columns(table: CsvTable, columns: Mapping[str, int]) -> tuple[ColumnPreview, ...]:
    fields = {place: field for field, place in columns.items()}
    return tuple(
        ColumnPreview(heading, _samples(table, place), fields.get(place))
        for place, heading in enumerate(table.headings)
        if heading
    )


def _samples(table: CsvTable, place: int) -> tuple[str, ...]:
    cells = (row.cells[place].split("\n")[0] for row in table.rows[:_SEARCHED])
    return tuple(dict.fromkeys(cell for cell in cells if cell))[:_SAMPLES]


def _understood(sheet: Sheet, row: CsvRow, name: str) -> str:
    """A cell as it is taken; what cannot be read stands as it is, between question marks."""
    if name in sheet.scales:
        step = sheet.step(row, name).step
        return "" if step is None else str(step)
    try:
        if name in DATES:
            found = sheet.day(row, name)
            return "" if found is None else found.isoformat()
        if name in AMOUNTS:
            minor, currency = sheet.minor(row, name)
            return "" if minor is None else format_money(minor, currency)
    except Unreadable:
        return f"?{sheet.text(row, name)}?"
    return sheet.text(row, name)
