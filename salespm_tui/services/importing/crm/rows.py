"""Rows of one table as a CRM list tells them, merged three ways with what is here, in bulk.

A row is known again by the file's id, or by its names where the file has none. What the file does not
name any more stays: such lists are often a part of what the other program holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import select, text, update

from salespm_tui.contract.imports import Refused
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.domain.merge import merge
from salespm_tui.services.importing.bases import Base, Bases
from salespm_tui.services.work import Work
from salespm_tui.store.naming import field_name
from salespm_tui.store.tables import MODELS, Row
from salespm_tui.store.tables.columns import instant_text
from salespm_tui.store.triggers import quoted

Values = dict[str, Any]
_NAMED = "~"
_AS_THEY_ARE = (str, int, type(None))
_NEVER_TOLD = ("source_uid",)


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the file: its values by column. `uid` is empty where the file has no ids; `told_of` is
    then what it is known again by."""

    line: int
    values: Values
    name: str
    uid: str = ""
    told_of: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is brought up to date: what it was, and what of it changes."""

    row_id: int
    told: Told
    before: Mapping[str, Any]
    taken: Values


@dataclass(slots=True)
class RowMerge:
    """The rows of one table on their way in; `run` once. `match` are the columns by which a row that
    was made here is the same; they are asked for rows without id, with `adopts` for all."""

    work: Work
    bases: Bases
    table: str
    heading: str
    match: tuple[str, ...]
    adopts: bool = False
    together: tuple[str, ...] = ()
    """Columns that only make sense together: they are taken or kept as one, named by the first."""

    within: tuple[str, int | None] | None = None
    """A column and what stands in it in every row that may be known again by its names."""

    first: Callable[[Values], Values] = dict
    """What is stored of a new row, from what the file says of it."""

    settle: Callable[[Change], None] | None = None
    """Completes what changes of a row before it is stored."""

    refused: list[Refused] = field(default_factory=list)
    kept: list[Label] = field(default_factory=list)
    created: list[tuple[int, Told]] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    rows: dict[int, int] = field(default_factory=dict)
    """The row that each line of the file became."""

    met: int = 0
    _here: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    _pool: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    _told_by_id: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    _by_uid: dict[str, list[int]] = field(default_factory=dict)
    _base_of_row: dict[int, Base] = field(default_factory=dict)

    def run(self, told: Iterable[Told]) -> None:
        """Take what only the file changed, and add what is new."""
        keyed = self._keyed(told)
        before = self.bases.of_kind(self.table)
        self._read_here([one.values for one in keyed.values()], before)
        new: list[tuple[str, Told]] = []
        for key, one in keyed.items():
            base = before.get(key)
            row_id = base.row_id if base is not None else self._same_here(one)
            if row_id is None or row_id not in self._here:
                new.append((key, one))
                continue
            self._merge(key, one, base or self._base_of_row.get(row_id), row_id)
        if self.changed:
            model = MODELS[self.table]
            changes = [{"id": one.row_id, **one.taken} for one in self.changed]
            self.work.session.execute(update(model), changes)
        self._add(new)

    def _keyed(self, told: Iterable[Told]) -> dict[str, Told]:
        """Each row by what it is known by; of several with one id the first."""
        found: dict[str, Told] = {}
        for one in told:
            key = f"{self.heading}={one.uid}" if one.uid else _NAMED + fold(one.told_of or one.name)
            if key not in found:
                found[key] = one
            elif one.uid:
                said = N_("The id %(id)s stands on line %(line)d already.")
                why = label(said, id=one.uid, line=found[key].line)
                self.refused.append(Refused(one.line, why))
            else:
                found[_free(key, found)] = one
        return found

    # What is here

    def _read_here(self, values: list[Values], before: Mapping[str, Base]) -> None:
        table = MODELS[self.table].__table__  # type: ignore[attr-defined]
        asked = {*self.match, *(self.within or ())[:1]}
        names = sorted({name for one in values for name in one} | asked)
        columns = [table.c.id, table.c.archived_at, *(table.c[name] for name in names)]
        rows = self.work.session.execute(select(*columns).order_by(table.c.id)).mappings()
        self._here = {row["id"]: dict(row) for row in rows}
        self._base_of_row = {base.row_id: base for base in before.values()}
        by_id = set()
        for key, base in before.items():
            if not key.startswith(_NAMED):
                by_id.add(base.row_id)
                self._by_uid.setdefault(key.partition("=")[2], []).append(base.row_id)
        for row_id, row in self._here.items():
            if row["archived_at"] is None and self._is_within(row):
                pool = self._told_by_id if row_id in by_id else self._pool
                pool.setdefault(self._names(row), []).append(row_id)
                if row.get("source_uid"):
                    self._by_uid.setdefault(row["source_uid"], []).append(row_id)

    def _is_within(self, row: Mapping[str, Any]) -> bool:
        return self.within is None or row[self.within[0]] == self.within[1]

    def _names(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(fold(str(to_the_minute(values.get(name)) or "")) for name in self.match)

    def _same_here(self, one: Told) -> int | None:
        """A living row of the same names that the file has not told of yet.

        One with an id may be known by it under another heading, as in an export of ours; a file
        without ids may name what another told of by its id.
        """
        names = self._names(one.values)
        by_id = self._told_by_id.get(names, [])
        found: list[int] = []
        if one.uid:
            others = self._by_uid.get(one.uid, ())
            found = [row_id for row_id in (*by_id, *self._pool.get(names, ())) if row_id in others]
        if not found and (self.adopts or not one.uid):
            found = self._pool.get(names, [])
            if not found and not self.heading:
                found = by_id
        if not found:
            return None
        row_id = found[0]
        for pool in (by_id, self._pool.get(names, [])):
            if row_id in pool:
                pool.remove(row_id)
        self.met += 1
        return row_id

    # Merging

    def _merge(self, key: str, one: Told, base: Base | None, row_id: int) -> None:
        self.rows[one.line] = row_id
        row = self._here[row_id]
        theirs = {name: plain(value) for name, value in one.values.items()}
        before = base.values if base is not None else {}
        known = {name: before.get(name, _nothing(self.table, name)) for name in theirs}
        if row["archived_at"] is not None:
            self.unchanged += 1
            if known != theirs:
                self.kept.append(
                    label(N_("%(name)s was archived here and stays so"), name=one.name)
                )
            return
        ours = {name: plain(row[name]) for name in theirs}
        for name, value in one.values.items():
            if isinstance(value, datetime) and value == to_the_minute(row[name]):
                theirs[name] = ours[name]  # files do not tell seconds
        merged = merge(*map(self._joined, (known, theirs, ours)))
        self._say_kept(one, merged.kept)
        names = [name for key in merged.taken for name in (self.together if key == "" else (key,))]
        taken = {name: one.values[name] for name in names if name in one.values}
        if taken:
            change = Change(row_id, one, row, taken)
            if self.settle is not None:
                self.settle(change)
            self.changed.append(change)
        else:
            self.unchanged += 1
        self.bases.keep(self.table, key, row_id, {**before, **theirs})

    def _joined(self, values: Values) -> Values:
        """The values with those that belong together as one, which has no name."""
        if not self.together:
            return values
        alone = {name: value for name, value in values.items() if name not in self.together}
        return {**alone, "": [values.get(name) for name in self.together]}

    def _say_kept(self, one: Told, kept: Iterable[str]) -> None:
        for name in kept:
            if name in _NEVER_TOLD:
                continue
            said = N_("%(name)s: “%(field)s” stays as it is here")
            self.kept.append(label(said, name=one.name, field=field_name(name or self.together[0])))

    def _add(self, new: list[tuple[str, Told]]) -> None:
        if not new:
            return
        ids = add_rows(self.work, self.table, [self.first(one.values) for _key, one in new])
        for row_id, (key, one) in zip(ids, new, strict=True):
            self.rows[one.line] = row_id
            self.created.append((row_id, one))
            if self.bases.get(self.table, key) is None:
                self.bases.add(self.table, key, row_id, said(one.values))
            else:
                self.bases.keep(self.table, key, row_id, json.loads(said(one.values)))


def add_rows(work: Work, table: str, rows: list[Values]) -> range:
    """Insert rows in one go, what they do not say at its default; their ids in the same order.

    The statement goes to SQLite as it is, values as `plain` leaves them: that is how the store keeps
    them, and thousands of rows cost half as much.
    """
    first = next_id(work, table)
    ids = range(first, first + len(rows))
    if not rows:
        return ids
    connection = work.session.connection()
    at = instant_text(connection.info["at"])
    common = {**_defaults(table), "created_at": at, "updated_at": at}
    names = list(dict.fromkeys(("id", *common, *(name for row in rows for name in row))))
    columns = ", ".join(quoted(name) for name in names)
    marks = ", ".join("?" * len(names))
    begin = [common.get(name) for name in names]
    places = {name: place for place, name in enumerate(names)}
    values = []
    for row_id, row in zip(ids, rows, strict=True):
        cells = begin.copy()
        cells[0] = row_id
        for name, value in row.items():
            cells[places[name]] = value if type(value) in _AS_THEY_ARE else plain(value)
        values.append(tuple(cells))
    statement = f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
    connection.exec_driver_sql(statement, values)
    return ids


def next_id(work: Work, table: str) -> int:
    """The id that SQLite would give the next row of that table; none is ever given twice."""
    statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last = work.session.connection().execute(statement, {"name": table}).scalar()
    return (last or 0) + 1


def plain(value: Any) -> Any:
    """A value as the base keeps it, in JSON."""
    if isinstance(value, datetime):
        return instant_text(value)
    return value.isoformat() if isinstance(value, date) else value


def to_the_minute(value: Any) -> Any:
    """An instant as files tell it; any other value as it is."""
    return value.replace(second=0, microsecond=0) if isinstance(value, datetime) else value


def said(values: Values) -> str:
    """What the file said, as the base keeps it."""
    return json.dumps(values, ensure_ascii=False, default=plain)


def _free(key: str, found: Mapping[str, Told]) -> str:
    number = 2
    while f"{key}#{number}" in found:
        number += 1
    return f"{key}#{number}"


@cache
def _defaults(table: str) -> Values:
    """What a new row holds where nothing is said."""
    model: type[Row] = MODELS[table]
    return {
        name: one.default
        for name, one in model.model_fields.items()
        if name not in ("id", "created_at", "updated_at") and one.default is not PydanticUndefined
    }


def _nothing(table: str, name: str) -> Any:
    return plain(_defaults(table).get(name))
