"""The open workspace: commands become change sets, queries become snapshots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from salespm_tui.contract.portfolio import DeleteProject
from salespm_tui.contract.records import (
    CheckQuery,
    LastChangeQuery,
    NewestSetQuery,
    RebuildSearch,
    Redo,
    RestoreBackup,
    Undo,
    Unless,
    WriteBackup,
)
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import Clock
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services import history
from salespm_tui.services.registry import handler_of, reader_of
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.workspace import Store

T = TypeVar("T")
NO_TABLES: frozenset[str] = frozenset()
NOT_COMPUTED_FROM = frozenset({"stand_up", "stand_up_item"})
"""Tables that nothing in the cache is computed from: walking the stand-up leaves schedules alone."""


class _OnlyTried(Exception):  # noqa: N818 - no error: the way out of a unit of work that is not kept
    """Ends a unit of work whose command was only tried."""


class Workspace:
    """One workspace file with everything that can be done to it. Used by one thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._cache: dict[Any, Any] = {}
        self._kept: dict[Any, Any] = {}
        self._day = clock.today()
        self._ours: set[int] = set()

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        backups: Path,
        create: bool = True,
        settings: Mapping[str, str] | None = None,
        draft: bool = False,
    ) -> Workspace:
        """Open the workspace at `path` (made if there is none and `create`); WorkspaceError if not.

        The clock goes on in the workspace's time zone. A `draft` is nobody's yet (`Store.open`).
        """
        store = Store.open(
            path, clock, create=create, backups=backups, settings=settings, draft=draft
        )
        zone = history.time_zone(store)
        here = clock.in_zone(zone) if zone else clock
        store.clock = here
        return cls(store, here)

    @property
    def path(self) -> str:
        return str(self._store.path)

    @property
    def clock(self) -> Clock:
        """The clock in the workspace's time zone."""
        return self._clock

    @property
    def read_only_because(self) -> str | None:
        return self._store.why_read_only or None

    def do(self, command: Command) -> tuple[Outcome, frozenset[str]]:
        """Run a command as one unit of work; the tables whose rows changed come with the outcome."""
        if isinstance(command, Undo | Redo | WriteBackup | RestoreBackup | RebuildSearch):
            outcome = history.keep(self._store, command)
        elif isinstance(command, DeleteProject):
            outcome = self._delete(command)
        else:
            outcome = self._change(command)
        if outcome.set_id is None and not isinstance(command, RestoreBackup):
            return outcome, NO_TABLES
        trouble = self._store.take_backup_trouble()
        if trouble is not None:
            outcome = replace(outcome, warning=str(trouble))
        if outcome.set_id is None:
            self._kept.clear()  # the whole file is another
        tables = history.tables_of(self._store, outcome.set_id)
        if not tables <= NOT_COMPUTED_FROM:
            self._cache.clear()
        return outcome, tables

    def ask(self, query: Query[T]) -> T:
        """Answer a query from one moment of the file."""
        if isinstance(query, LastChangeQuery):
            return cast("T", history.last_change(self._store))
        if isinstance(query, CheckQuery):
            return cast("T", history.problems(self._store))
        if isinstance(query, NewestSetQuery):
            return cast("T", history.newest_set(self._store))
        with self._store.read() as session:
            reading = Reading(session, self._clock, self._cache, self._kept)
            return cast("T", reader_of(type(query))(reading, query))

    def changed_elsewhere(self) -> bool:
        """Whether another session committed, or a new day began, since the last time asked."""
        today = self._clock.today()
        changed = self._store.changed_elsewhere() or today != self._day
        self._day = today
        if changed:
            self._cache.clear()
            self._kept.clear()  # it may be another file by now
        return changed

    def close(self) -> None:
        self._store.close()

    def _delete(self, command: DeleteProject) -> Outcome:
        """A project goes for good only where a backup of the workspace still has it."""
        from salespm_tui.services.portfolio.deleting import named

        with self._store.read() as session:
            named(Reading(session, self._clock), command)
        if not self._store.writable:
            return self._change(command)  # which refuses it
        path = self._store.back_up()
        outcome = self._change(command)
        note = label(N_("Before that, everything was backed up to %(path)s"), path=str(path))
        return replace(outcome, notes=(note, *outcome.notes))

    def _change(self, given: Command) -> Outcome:
        command = given.command if isinstance(given, Unless) else given
        handler = handler_of(type(command))
        name = type(command).__name__
        outcome: Outcome | None = None
        try:
            with self._store.write(label(name), name) as unit:
                # Computed values must see the rows as this command leaves them.
                work = Work(unit.session, self._clock, {}, self._kept)
                if isinstance(given, Unless):
                    from salespm_tui.services.unseen import refuse_unseen

                    refuse_unseen(work, command, given.since, self._ours)
                outcome = handler(work, command)
                unit.label = outcome.label
                if work.dry:
                    raise _OnlyTried
        except _OnlyTried:
            assert outcome is not None
            return outcome
        if unit.set_id:
            self._ours.add(unit.set_id)
        return history.with_set(outcome, unit.set_id or None)
