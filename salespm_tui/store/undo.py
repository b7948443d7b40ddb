"""Undo and redo: a change set's rows put back, as a change set of its own.

Redoing is taking back the undo. Either refuses, and changes nothing, when a field that the set
wrote has another value by now, or when a record would go that another refers to.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from sqlmodel import Session, col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.labels import Label
from salespm_tui.store.conflicts import Step, in_the_way, refuse_changed, refuse_dangling
from salespm_tui.store.connection import raw_of
from salespm_tui.store.history import label_of, newest_done, newest_undone, tables_of
from salespm_tui.store.images import defaults_of, table_named
from salespm_tui.store.tables import ChangeRow, ChangeSet
from salespm_tui.store.tables.columns import instant_text
from salespm_tui.store.triggers import quoted
from salespm_tui.store.unit_of_work import Heading, Work
from salespm_tui.store.workspace import Store


@dataclass(frozen=True, slots=True)
class Turned:
    """What was undone or redone: its label, the new change set, the tables that changed."""

    set_id: int
    label: Label
    tables: frozenset[str]


def undo(store: Store, set_id: int | None = None) -> Turned | None:
    """Take back the newest change set in force, or the one given; None where nothing is left.

    UserError, with nothing changed, where its records have changed since.
    """
    with store.change(Heading(Label(""), "undo", kind="undo")) as work:
        target = newest_done(work.session) if set_id is None else _in_force(work.session, set_id)
        if target is None:
            return None
        turned = _take_back(work, target, label_of(target))
        _mark(work, target.id, undone_by=work.set_id)
    return turned


def redo(store: Store) -> Turned | None:
    """Put into force again what was undone last; None where nothing was, or something was done since.

    UserError, with nothing changed, where its records have changed since.
    """
    with store.change(Heading(Label(""), "redo", kind="redo")) as work:
        target = newest_undone(work.session)
        if target is None or target.undone_by_id is None:
            return None
        taken_back = work.session.get_one(ChangeSet, target.undone_by_id)
        turned = _take_back(work, taken_back, label_of(target))
        _mark(work, taken_back.id, undone_by=work.set_id)
        _mark(work, target.id, undone_by=None)
    return turned


def _in_force(session: Session, set_id: int) -> ChangeSet:
    found = session.get(ChangeSet, set_id)
    if found is None or found.kind != "do" or found.undone_by_id is not None:
        raise UserError(
            _("That change is not in force any more; nothing was undone."),
            _("Look at the history to see what became of it."),
        )
    return found


def _mark(work: Work, set_id: int, *, undone_by: int | None) -> None:
    raw_of(work.session.connection()).execute(
        "UPDATE change_set SET undone_by_id = ? WHERE id = ?", (undone_by, set_id)
    )


def _take_back(work: Work, target: ChangeSet, named: Label) -> Turned:
    """Put the rows of `target` back in reverse, if they are as it left them."""
    raw = raw_of(work.session.connection())
    steps = _steps_of(work.session, target.id)
    refuse_changed(raw, steps)
    stamp = instant_text(work.at)
    for step in reversed(steps):
        try:
            _reverse(raw, step, stamp)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
                raise in_the_way(step) from error
            # Its parent comes back later, or what refers to it goes later: look at the end. Not
            # sooner than needed, because SQLite compiles its statements again after this.
            raw.execute("PRAGMA defer_foreign_keys=ON")
            _reverse(raw, step, stamp)
    refuse_dangling(raw, steps)
    work.label = named
    raw.execute("UPDATE change_set SET undoes_id = ? WHERE id = ?", (target.id, work.set_id))
    return Turned(work.set_id, named, tables_of(work.session, work.set_id))


def _steps_of(session: Session, set_id: int) -> list[Step]:
    query = select(ChangeRow).where(ChangeRow.set_id == set_id).order_by(col(ChangeRow.id))
    steps = []
    for row in session.exec(query):
        table = table_named(row.table_name)
        if table is None:
            raise UserError(
                _("This change was made by another version of salespm; it cannot be taken back."),
                _("Change the records by hand."),
            )
        before, after = (text and json.loads(text) for text in (row.before_json, row.after_json))
        steps.append(Step(table, row.row_id, before or None, after or None))
    return steps


def _reverse(raw: sqlite3.Connection, step: Step, stamp: str) -> None:
    name = quoted(step.table.name)
    if step.before is None:
        raw.execute(f"DELETE FROM {name} WHERE id = ?", (step.row_id,))  # noqa: S608
        return
    known = {field: step.before[field] for field in step.table.columns.keys() & step.before.keys()}
    if step.after is None:
        row = {**defaults_of(step.table), **known}
        names, marks = ", ".join(map(quoted, row)), ", ".join("?" * len(row))
        raw.execute(f"INSERT INTO {name} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
        return
    known["updated_at"] = stamp
    places = ", ".join(f"{quoted(field)} = ?" for field in known)
    raw.execute(f"UPDATE {name} SET {places} WHERE id = ?", (*known.values(), step.row_id))  # noqa: S608
