"""The rows of a CRM list, cell by cell, each column read in one way throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from salespm_tui.contract.imports import Refused
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import minor_digits
from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_columns import money_of
from salespm_tui.exchange.crm_words import WORDS
from salespm_tui.exchange.csv_numbers import AmountColumn, amount_column, currency_named, ends_of
from salespm_tui.exchange.csv_table import CsvRow, CsvTable
from salespm_tui.exchange.csv_values import CellDate, percents
from salespm_tui.exchange.risk_scales import Column, Scale, Step, scales_of
from salespm_tui.services.importing.column_reading import SCALED, cells_of, date_columns

DATES = (
    "close",
    "closed",
    "lost",
    "opened",
    "at",
    "next_step_on",
    "converted_on",
    "identified",
    "triggered",
    "review",
    "due",
)
AMOUNTS = ("amount", "price", "amount_low", "amount_high")
_PERCENTS = ("probability", "score")
_NOTHING = frozenset(("na", "n/a", "-", "--", "none", "null", "nil", "无", "—"))
_MOST_MINOR = 9_000_000_000_000_000


class Unreadable(Exception):  # noqa: N818 - what a cell is found to be
    """A cell that means nothing; the label says which."""

    def __init__(self, why: Label) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(slots=True)
class Sheet:
    """A table with the place of each of our columns. `notes` and `refused` gather what is found on
    the way; `rest` are the places of columns that are none of ours."""

    table: CsvTable
    columns: Mapping[str, int]
    rest: tuple[int, ...]
    home: str
    zone: ZoneInfo
    dates: str | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    """How the numbers of a scaled column are meant, where that was said."""

    scales: dict[str, Scale] = field(default_factory=dict)
    notes: list[Label] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _read_dates: dict[str, dict[str, CellDate | None]] = field(default_factory=dict)
    _amounts: dict[str, AmountColumn] = field(default_factory=dict)
    _money: dict[tuple[str, str], tuple[Decimal, str | None]] = field(default_factory=dict)
    _percents: dict[str, dict[str, int | None]] = field(default_factory=dict)
    _unknown: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refused += self.table.refused
        columns, notes = date_columns(self.table, self.columns, DATES, self.dates)
        self.notes += notes
        for name, column in columns.items():
            distinct = dict.fromkeys(cells_of(self.table, self.columns, name))
            self._read_dates[name] = {cell: column.read(cell) for cell in distinct}
            self._say_order(name, column.order)
        for name in AMOUNTS:
            if name in self.columns:
                self._decide_amounts(name)
        for name in _PERCENTS:
            self._percents[name] = percents(cells_of(self.table, self.columns, name))
        self.scales = scales_of(
            {name: self._scaled(name) for name in SCALED if name in self.columns}
        )

    def has(self, name: str) -> bool:
        return name in self.columns

    def heading(self, name: str) -> str:
        return self.table.headings[self.columns[name]]

    def text(self, row: CsvRow, name: str) -> str:
        """One line of text, empty where there is none."""
        place = self.columns.get(name)
        if place is None:
            return ""
        cell = row.cells[place]
        return clean_text(cell) if "\n" in cell or "\t" in cell else cell

    def paragraphs(self, row: CsvRow, name: str) -> str:
        place = self.columns.get(name)
        return "" if place is None else row.cells[place]

    def day(self, row: CsvRow, name: str) -> date | None:
        """The day in a cell, None where it is empty; Unreadable where it is no date."""
        found = self._date(row, name)
        return None if found is None else found.on

    def instant(self, row: CsvRow, name: str) -> datetime | None:
        """The moment in a cell by the workspace's clock; a day alone is its beginning."""
        found = self._date(row, name)
        if found is None:
            return None
        local = datetime.combine(found.on, found.at or time(), self.zone)
        return local.astimezone(UTC)

    def money(self, row: CsvRow, name: str) -> tuple[Decimal, str | None] | None:
        """An amount and the currency that stands beside it, of a range its middle; None where the
        cell is empty."""
        cell = self.text(row, name)
        if not cell or fold(cell) in _NOTHING:
            return None
        known = self._money.get((name, cell))
        if known is None:
            ends = [self._amounts[name].read(end) for end in ends_of(cell)]
            found = [end for end in ends if end is not None]
            if len(found) != len(ends):
                raise self._refuse(name, cell)
            currency, factor = money_of(self.heading(name))
            named = currency_named(currency, self.home) if currency else None
            beside = next((end.currency for end in found if end.currency), named)
            middle = sum((end.value for end in found), Decimal()) / len(found)
            known = self._money[name, cell] = (middle * factor, beside)
        return known

    def minor(self, row: CsvRow, name: str) -> tuple[int | None, str]:
        """An amount in minor units, and its currency: the one beside it, the row's, or the
        workspace's."""
        said = self.text(row, "currency")
        named = currency_named(said, self.home) if said else None
        if said and named is None:
            raise self._refuse("currency", said)
        found = self.money(row, name) if name in self.columns else None
        if found is None:
            return None, named or self.home
        amount, beside = found
        currency = named or beside or self.home
        minor = amount.scaleb(minor_digits(currency)).to_integral_value(ROUND_HALF_UP)
        if abs(minor) > _MOST_MINOR:
            raise self._refuse(name, self.text(row, name))
        return int(minor), currency

    def percent(self, row: CsvRow, name: str) -> int | None:
        """0 to 100; what is none is unknown, and counted."""
        cell = self.text(row, name)
        if not cell or fold(cell) in _NOTHING:
            return None
        found = self._percents[name].get(cell)
        if found is None:
            self.leave_out(name)
        return found

    def step(self, row: CsvRow, name: str) -> Step:
        """The step of a scale that a cell means."""
        return self.scales[name].read(self.text(row, name))

    def code(self, row: CsvRow, name: str, words: str) -> str | None:
        """The code that a word means; one that is not known is unknown, and named with its count."""
        cell = self.text(row, name)
        if not cell or fold(cell) in _NOTHING:
            return None
        found = WORDS[words].get(fold(cell))
        if found is None:
            self.leave_out(name, cell)
        return found

    def leave_out(self, name: str, word: str = "") -> None:
        """Count a cell that is taken as unknown."""
        key = (name, word)
        self._unknown[key] = self._unknown.get(key, 0) + 1

    def other_cells(self, row: CsvRow) -> str:
        """What stands in the columns that are none of ours, a line each."""
        headings = self.table.headings
        return "\n".join(
            f"{headings[place]}: {row.cells[place]}" for place in self.rest if row.cells[place]
        )

    def finish(self) -> list[Label]:
        """Everything that is to be said of the cells, once all rows were read."""
        return [*self.notes, *self._left_out()]

    def _left_out(self) -> list[Label]:
        by_column: dict[str, dict[str, int]] = {}
        for (name, word), number in self._unknown.items():
            by_column.setdefault(name, {})[word] = number
        return [
            counted(
                "%(number)d cell of “%(column)s” is not known and was left empty%(which)s.",
                "%(number)d cells of “%(column)s” are not known and were left empty%(which)s.",
                sum(words.values()),
                column=self.heading(name),
                which=some_of(words),
            )
            for name, words in by_column.items()
        ]

    def _date(self, row: CsvRow, name: str) -> CellDate | None:
        place = self.columns.get(name)
        cell = "" if place is None else row.cells[place]
        if not cell or fold(cell) in _NOTHING:
            return None
        found = self._read_dates[name][cell]
        if found is None:
            raise self._refuse(name, cell)
        return found

    def _refuse(self, name: str, cell: str) -> Unreadable:
        said = N_("“%(cell)s” cannot be read as “%(column)s”.")
        return Unreadable(label(said, cell=cell[:60], column=self.heading(name)))

    def _say_order(self, name: str, order: str) -> None:
        """Name the order of a column where its cells do not all begin with the year."""
        if any(cell and not cell[:4].isdigit() for cell in self._read_dates[name]):
            said = N_("Dates of “%(column)s” read as %(order)s.")
            note = label(said, column=self.heading(name), order="-".join(order))
            ambiguous = any(
                dict(one.args).get("column") == self.heading(name) for one in self.notes
            )
            if not ambiguous:
                self.notes.append(note)

    def _scaled(self, name: str) -> Column:
        cells = tuple(cells_of(self.table, self.columns, name))
        heading = self.heading(name)
        return Column(cells, heading, name.endswith("likelihood"), self.asked.get(name))

    def _decide_amounts(self, name: str) -> None:
        cells = cells_of(self.table, self.columns, name)
        column = amount_column((end for cell in cells for end in ends_of(cell)), self.home)
        self._amounts[name] = column
        if not column.certain:
            said = N_("“%(decimal)s” was taken for the decimal sign of “%(column)s”.")
            self.notes.append(label(said, decimal=column.decimal, column=self.heading(name)))


def some_of(words: Iterable[str]) -> str:
    """The first few words in brackets; nothing for none."""
    named = [word for word in words if word]
    if not named:
        return ""
    return f" ({', '.join(named[:5])}{', …' if len(named) > 5 else ''})"
