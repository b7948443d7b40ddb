"""What the journal is for: undo, redo, history; and what concerns the file as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session, col, select

from salespm_tui.contract.records import (
    Archive,
    Change,
    HistoryQuery,
    LastChange,
    Problem,
    RebuildSearch,
    Redo,
    RestoreBackup,
    Undo,
    WriteBackup,
)
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.services.fields import one_of
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store import history as journal
from salespm_tui.store import undo
from salespm_tui.store.check import check
from salespm_tui.store.tables import JOURNALLED, METADATA, Meta
from salespm_tui.store.workspace import Store

NOTHING_TO_UNDO = N_("There is nothing to undo.")
NOTHING_TO_REDO = N_("There is nothing to redo.")


_ARCHIVING = (
    "timeline",
    "clients.archiving",
    "pipeline",
    "goals",
    "risks",
    "issues",
    "budget",
    "review",
    "acceptance",
    "evaluation",
    "lessons",
    "team",
    "gates",
    "templates",
)
"""The services that archive records, each of its KINDS."""


def archive(work: Work, command: Archive) -> Outcome:
    """Archive a record of any kind, with what hangs below it."""
    from salespm_tui.services import baselines

    kind = command.ref.kind
    if kind in baselines.KINDS:
        return baselines.archive_baseline(work, command.ref.id)
    for name in _ARCHIVING:
        area = import_module(f"salespm_tui.services.{name}")
        if kind in area.KINDS:
            outcome: Outcome = area.archive(work, command.ref)
            return outcome
    raise UserError(
        _("Records of the kind %(kind)s cannot be archived.") % {"kind": kind},
        _("Undo the change that made them instead."),
    )


Kept = Undo | Redo | WriteBackup | RestoreBackup | RebuildSearch


def keep(store: Store, command: Kept) -> Outcome:
    """What is done with the store itself. Without a `set_id`, no row was changed through the journal."""
    if isinstance(command, Undo):
        return _undo(store, command)
    if isinstance(command, Redo):
        return _turned(undo.redo(store), NOTHING_TO_REDO)
    if isinstance(command, WriteBackup):
        return _back_up(store, command)
    if isinstance(command, RebuildSearch):
        store.rebuild_search()
        return Outcome(label(N_("Made the search anew")))
    return _restore(store, command)


def _undo(store: Store, command: Undo) -> Outcome:
    if command.set_id is not None:
        return _turned(undo.undo(store, command.set_id), NOTHING_TO_UNDO)
    last = last_change(store)
    if last is not None and not last.ours:
        raise UserError(
            _("“%(label)s” is a change of %(actor)s on %(host)s.")
            % {"label": str(last.label), "actor": last.actor, "host": last.host},
            _("Say expressly that it is to be undone."),
        )
    return _turned(undo.undo(store, None if last is None else last.set_id), NOTHING_TO_UNDO)


def _turned(turned: undo.Turned | None, nothing: str) -> Outcome:
    if turned is None:
        return Outcome(label(nothing))
    return Outcome(turned.label, turned.set_id)


def _back_up(store: Store, command: WriteBackup) -> Outcome:
    path = store.back_up(None if command.path is None else Path(command.path))
    return Outcome(label(N_("Backed up to %(path)s"), path=str(path)))


def _restore(store: Store, command: RestoreBackup) -> Outcome:
    before = store.restore(Path(command.path).expanduser())
    notes: tuple[Label, ...] = ()
    if before is not None:
        notes = (label(N_("What was there before is kept in %(path)s"), path=str(before)),)
    return Outcome(label(N_("Restored from %(path)s"), path=command.path), notes=notes)


def with_set(outcome: Outcome, set_id: int | None) -> Outcome:
    """The outcome with the change set that it became."""
    return replace(outcome, set_id=set_id)


def tables_of(store: Store, set_id: int | None) -> frozenset[str]:
    """The tables whose rows that change set changed; all of them where the whole file is another."""
    if set_id is None:
        return frozenset(str(table.name) for table in JOURNALLED)
    with store.read() as session:
        return journal.tables_of(session, set_id)


def last_change(store: Store) -> LastChange | None:
    """What `Undo` would take back."""
    with store.read() as session:
        return journal.last_change(session, store.login)


def newest_set(store: Store) -> int:
    """The newest change set; 0 before the first."""
    with store.read() as session:
        return journal.newest_set_id(session)


def problems(store: Store) -> tuple[Problem, ...]:
    """What is not whole about the workspace."""
    return check(store)


def time_zone(store: Store) -> str | None:
    """The workspace's time zone, if it has one."""
    with store.read() as session:
        return session.exec(select(Meta.value).where(Meta.key == "time_zone")).first()


def history(reading: Reading, query: HistoryQuery) -> tuple[Change, ...]:
    """Changes, newest first; of one record, or of what belongs to one project.

    UserError for a kind of record that nothing is kept of.
    """
    if query.of is not None:
        one_of(query.of.kind, tuple(str(table.name) for table in JOURNALLED), "kind")
    if query.project_id is None:
        return journal.changes(reading.session, query.of, query.limit)
    mine = _rows_of_project(reading.session, query.project_id)
    found = _changes_among(reading.session, query.of, mine, query.limit)
    return tuple(found[: query.limit])


def _changes_among(
    session: Session, of: Ref | None, rows: Mapping[str, frozenset[int]], limit: int
) -> list[Change]:
    """The newest changes of those rows; looks further back until there are `limit`."""
    looked_at = limit * 4
    while True:
        found = journal.changes(session, of, looked_at)
        wanted = [change for change in found if change.id in rows.get(change.kind, ())]
        if len(wanted) >= limit or len(found) < looked_at:
            return wanted
        looked_at *= 4


def _rows_of_project(session: Session, project_id: int) -> dict[str, frozenset[int]]:
    """The rows that belong to a project, archived ones too, by table."""
    rows = {"project": frozenset({project_id})}
    for table in JOURNALLED:
        if "project_id" in table.c:
            found = session.execute(sa.select(table.c.id).where(table.c.project_id == project_id))
            rows[str(table.name)] = frozenset(row_id for (row_id,) in found)
    link = METADATA.tables["dependency"].c
    tasks = METADATA.tables["task"].c
    mine = sa.select(tasks.id).where(tasks.project_id == project_id)
    found = session.execute(sa.select(link.id).where(col(link.successor_id).in_(mine)))
    rows["dependency"] = frozenset(row_id for (row_id,) in found)
    return rows


COMMANDS: Commands = {Archive: archive}
QUERIES: Queries = {HistoryQuery: history}
