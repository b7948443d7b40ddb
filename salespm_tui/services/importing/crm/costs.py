"""Lists of spending come in: each row on a line of its project's budget, which is made where it is not
there yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP
from hashlib import blake2b
from typing import Any, NamedTuple

import sqlalchemy as sa

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted
from salespm_tui.core.money import minor_digits
from salespm_tui.core.similar import fold
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.rows import Told, Values, add_rows
from salespm_tui.store.tables import METADATA

_PROJECT = METADATA.tables["project"].c
_LINE = METADATA.tables["budget_line"].c
_TASK = METADATA.tables["task"].c


class _Home(NamedTuple):
    """A project that costs may belong to."""

    id: int
    code: str
    name: str
    currency: str


def bring_costs(listing: Listing) -> None:
    """Merge a list of spending into the budgets of the projects that it names, else of the one that was
    asked for, else of the only one."""
    _Costs(listing).run()


class _Costs:
    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._sheet = listing.sheet
        found = self._read(_PROJECT.id, _PROJECT.code, _PROJECT.name, _PROJECT.currency)
        homes = [_Home._make(row) for row in found]
        self._homes = {home.id: home for home in homes}
        self._named = {fold(name): home for home in homes for name in (home.name, home.code)}
        only = homes[0] if len(homes) == 1 else None
        self._usual = self._homes.get(listing.project_id or 0, only)
        self._lines: dict[tuple[int, str], int] = {}
        self._by_category: dict[tuple[int, str], int] = {}
        for row in self._read(_LINE.id, _LINE.project_id, _LINE.name, _LINE.category):
            self._know(row.id, row.project_id, row.name, row.category)
        self._tasks = {
            (row.project_id, fold(row.name)): row.id
            for row in self._read(_TASK.id, _TASK.project_id, _TASK.name)
        }
        self._made = 0

    def _read(self, *columns: Any) -> Any:
        statement = sa.select(*columns).where(columns[0].table.c.archived_at.is_(None))
        connection = self._in.work.session.connection()
        return connection.execute(statement.order_by(columns[0])).all()

    def _know(self, line_id: int, project_id: int, name: str, category: str) -> None:
        if name:
            self._lines.setdefault((project_id, fold(name)), line_id)
        self._by_category.setdefault((project_id, category), line_id)

    def run(self) -> None:
        match = ("budget_line_id", "on", "amount_minor", "note")
        self._in.merge("cost_entry", self._in.told(self._told), match)
        if self._made:
            self._in.notes.append(
                counted(
                    "%(number)d budget line was created, with nothing planned.",
                    "%(number)d budget lines were created, with nothing planned.",
                    self._made,
                )
            )
        self._in.say_rest(kept=True)

    def _told(self, row: CsvRow) -> Told:
        sheet = self._sheet
        home = self._home(row)
        on = sheet.day(row, "at")
        if on is None:
            raise unreadable(N_("The row has no date."))
        amount = self._amount(row, home)
        values: Values = {
            "budget_line_id": self._line(row, home),
            "on": on,
            "amount_minor": amount,
            "note": self._in.notes_of(row, sheet.paragraphs(row, "note")),
        }
        status = sheet.code(row, "status", "cost_status") if sheet.has("status") else None
        if status is not None:
            values["status"] = status
        if sheet.has("task"):
            values["task_id"] = self._task(row, home)
        uid = sheet.text(row, "id")
        values["source_uid"] = uid or None
        name = values["note"].split("\n")[0][:60] or on.isoformat()
        key = blake2b(values["note"].encode(), digest_size=8).hexdigest()
        told_of = f"{values['budget_line_id']} {on.isoformat()} {amount} {key}"
        return Told(row.line, values, name, uid, told_of)

    def _home(self, row: CsvRow) -> _Home:
        said = self._sheet.text(row, "project")
        if said:
            found = self._named.get(fold(said))
            if found is None:
                raise unreadable(N_("There is no project “%(name)s”."), name=said[:60])
            return found
        if self._usual is None:
            raise unreadable(N_("The row names no project: choose the one that it belongs to."))
        return self._usual

    def _amount(self, row: CsvRow, home: _Home) -> int:
        """In the project's currency, where the row names none; refused in another one, for no rate is
        known."""
        found = self._sheet.money(row, "amount")
        minor, currency = self._sheet.minor(row, "amount")
        if found is None or not minor:
            raise unreadable(N_("The row has no amount."))
        if not self._sheet.text(row, "currency") and found[1] is None:
            whole = found[0].scaleb(minor_digits(home.currency))
            return int(whole.to_integral_value(ROUND_HALF_UP))
        if currency != home.currency:
            words = N_("The amount is in %(currency)s, the budget of %(project)s in %(other)s.")
            raise unreadable(words, currency=currency, project=home.code, other=home.currency)
        return minor

    def _line(self, row: CsvRow, home: _Home) -> int:
        """By its name, else the first of its category; made where there is none."""
        sheet = self._sheet
        name = sheet.text(row, "line")
        category = sheet.code(row, "category", "budget_category")
        found = self._lines.get((home.id, fold(name))) if name else None
        if found is None and not name:
            found = self._by_category.get((home.id, category or "other"))
        if found is not None:
            return found
        values: Mapping[str, Any] = {
            "project_id": home.id,
            "name": name,
            "category": category or "other",
        }
        (made,) = add_rows(self._in.work, "budget_line", [dict(values)])
        self._made += 1
        self._know(made, home.id, name, category or "other")
        return made

    def _task(self, row: CsvRow, home: _Home) -> int | None:
        said = self._sheet.text(row, "task")
        found = self._tasks.get((home.id, fold(said))) if said else None
        if said and found is None:
            self._sheet.leave_out("task", said)
        return found
