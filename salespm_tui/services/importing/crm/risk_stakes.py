"""What is at stake in the rows of a register: money, days, and how often they are looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sqlmodel import select

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.similar import fold
from salespm_tui.exchange.csv_numbers import ends_of
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.listing import Listing
from salespm_tui.services.importing.crm.rows import Values
from salespm_tui.services.importing.crm.sheet import Unreadable
from salespm_tui.store.tables import Project

_ENDS = ("amount_low", "amount_high")
_DAYS = re.compile(
    r"(?P<number>[0-9]{1,5}) ?(?P<unit>d|days?|working days?|w|weeks?|天|日|个?工作日|周)?"
)
_WEEK = {"w", "week", "weeks", "周"}
_COUNTED = {
    "days": ("impact_schedule_days", 5, 0),
    "review_every": ("review_every_days", 7, 1),
}
"""Where days are kept, how many of them make a week, and the least that makes sense."""


class Stakes:
    """Reads them row by row; money in another currency than the project's stays in the notes."""

    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._sheet = listing.sheet
        self._currency = self._sheet.home
        if listing.bases.owner_id is not None:
            found = select(Project.currency).where(Project.id == listing.bases.owner_id)
            self._currency = listing.work.session.exec(found).one()
        self._ranges = self._one_end = self._unreadable = 0
        self._foreign: Counter[str] = Counter()
        self._read = 0

    def read(self, row: CsvRow, values: Values) -> list[str]:
        """Put them among the values; what they do not say wholly is answered as lines of notes."""
        return [*self._money(row, values), *self._whole_days(row, values)]

    def _money(self, row: CsvRow, values: Values) -> Iterator[str]:
        fields = [name for name in ("amount", *_ENDS) if self._sheet.has(name)]
        if not fields:
            return
        values["impact_cost_minor"] = None
        try:
            found = {name: self._sheet.minor(row, name) for name in fields}
        except Unreadable:
            self._unreadable += 1
            yield from self._as_written(row, fields)
            return
        said = {name: amount for name, (amount, _currency) in found.items() if amount is not None}
        if not said:
            return
        currency = next(found[name][1] for name in said)
        if currency != self._currency:
            self._foreign[currency] += 1
            yield from self._as_written(row, [*fields, "currency"])
            return
        self._read += 1
        ends = [said[name] for name in _ENDS if name in said]
        values["impact_cost_minor"] = abs(said["amount"] if "amount" in said else _middle(ends))
        is_range = "amount" in said and len(ends_of(self._sheet.text(row, "amount"))) > 1
        self._ranges += is_range or ("amount" not in said and len(ends) > 1)
        self._one_end += "amount" not in said and len(ends) == 1
        if ends or is_range:
            yield from self._as_written(row, fields)

    def _as_written(self, row: CsvRow, fields: list[str]) -> Iterator[str]:
        return (self._in.with_heading(row, name) for name in fields if self._sheet.has(name))

    def _whole_days(self, row: CsvRow, values: Values) -> Iterator[str]:
        for field, (column, week, least) in _COUNTED.items():
            if not self._sheet.has(field):
                continue
            cell = self._sheet.text(row, field)
            found = _DAYS.fullmatch(fold(cell))
            number = None
            if found is not None:
                number = int(found["number"]) * (week if found["unit"] in _WEEK else 1)
            values[column] = number if number is not None and number >= least else None
            if cell and values[column] is None:
                self._sheet.leave_out(field, cell)
                yield self._in.with_heading(row, field)

    def notes(self) -> Iterator[Label]:
        """What has to be said of them."""
        if self._ranges:
            yield counted(
                "%(number)d amount is the middle of a range, which stands in the notes of its risk.",
                "%(number)d amounts are the middles of ranges, which stand in the notes of their risks.",
                self._ranges,
            )
        if self._one_end:
            yield counted(
                "%(number)d amount is the only end of a range that is given.",
                "%(number)d amounts are the only ends of ranges that are given.",
                self._one_end,
            )
        if self._unreadable:
            yield counted(
                "%(number)d amount cannot be read and stands in the notes of its risk.",
                "%(number)d amounts cannot be read and stand in the notes of their risks.",
                self._unreadable,
            )
        for currency, number in self._foreign.items():
            yield counted(
                "%(number)d amount is in %(currency)s, which is not the project's currency, and stands in the notes of its risk.",
                "%(number)d amounts are in %(currency)s, which is not the project's currency, and stand in the notes of their risks.",
                number,
                currency=currency,
            )
        if self._read and not self._sheet.has("currency"):
            said = N_("Amounts are taken as %(currency)s, the project's currency.")
            yield label(said, currency=self._currency)


def _middle(ends: list[int]) -> int:
    """The middle of a range in whole units, half a unit upwards."""
    return (sum(ends) + len(ends) - 1) // len(ends)
