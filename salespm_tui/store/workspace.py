"""The store: one workspace file, opened by one thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa
from sqlmodel import Session

from salespm_tui.core.clock import Clock
from salespm_tui.core.labels import Label
from salespm_tui.store import failures, header, place, schema
from salespm_tui.store.connection import Pinned
from salespm_tui.store.login import Login, this_login
from salespm_tui.store.unit_of_work import Heading, Work, start_journalling, unit_of_work


class Store:
    """An open workspace. Its thread alone may use it, one transaction at a time.

    `writable` is False where the file may only be read; `why_read_only` then says why, as a whole
    sentence. Reading sees one moment of the file; writing is one change set in the journal.
    """

    def __init__(self, found: place.Place, clock: Clock, backups: Path, login: Login) -> None:
        self.path = found.path
        self.why_read_only = found.why_read_only
        self.clock = clock
        self.backups = backups
        self.login = login
        self._in_transaction = False
        self._pin = self._connected(found)

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        create: bool = True,
        backups: Path,
        settings: Mapping[str, str] | None = None,
        login: Login | None = None,
    ) -> Store:
        """Open the workspace at `path`, or make a new one there if none is and `create`.

        `backups` is the folder under which its backups are kept; `settings` go into a new
        workspace. WorkspaceError where it cannot be opened; the file is then left untouched.
        """
        real = place.real_path(path)
        if not real.exists():
            if not create:
                raise failures.missing(real)
            schema.create_workspace(real, clock.now(), settings or {})
        found = place.examine(real)
        _check_header(real)
        return cls(found, clock, backups, login or this_login())

    @property
    def writable(self) -> bool:
        """Whether commands may change anything."""
        return not self.why_read_only

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session over one moment of the file, for reading; it lasts no longer than the block."""
        with (
            self._one_transaction(),
            self._pin.engine.connect() as connection,
            Session(connection, autoflush=False, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def write(self, label: Label, command: str, *, reason: str | None = None) -> Iterator[Work]:
        """One command as one change set, committed when the block ends well.

        UserError where the file may only be read, is busy, or the disk is full: then nothing was
        changed.
        """
        with self.change(Heading(label, command, reason)) as work:
            yield work

    @contextmanager
    def change(self, heading: Heading) -> Iterator[Work]:
        """`write`, for history's own change sets too."""
        if not self.writable:
            raise failures.read_only(self.why_read_only)
        if self._pin.replaced():
            raise failures.moved(self.path)
        with (
            self._one_transaction(),
            self._pin.writing(),
            self._pin.engine.connect() as connection,
        ):
            start_journalling(self._pin.raw)
            writer = connection.execution_options(write=True)
            with unit_of_work(writer, heading, self.login, self.clock.now()) as work:
                yield work

    def changed_elsewhere(self) -> bool:
        """Whether somebody else committed to the file since the last time asked.

        A file put in the place of ours is opened in its stead, and counts as a change.
        WorkspaceError where that cannot be; the store then goes on reading the old one.
        """
        if not self._pin.replaced():
            return self._pin.moved_on()
        if not self.path.exists():
            raise failures.moved(self.path)
        found = place.examine(self.path)
        _check_header(self.path)
        before, self._pin = self._pin, self._connected(found)
        self.why_read_only = found.why_read_only
        before.close()
        return True

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        self._pin.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connected(self, found: place.Place) -> Pinned:
        with self._told_plainly():
            return Pinned(found.path, writable=not found.why_read_only)

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        """Nested blocks would share one connection's transaction without meaning to."""
        if self._in_transaction:
            raise RuntimeError("a transaction is open already: pass its session on")
        self._in_transaction = True
        try:
            with self._told_plainly():
                yield
        finally:
            self._in_transaction = False

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """Turn what SQLite says of the file into a sentence; mistakes of ours pass as they are."""
        try:
            yield
        except (sqlite3.Error, sa.exc.DBAPIError) as error:
            cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
            if not isinstance(cause, sqlite3.Error):
                raise
            if failures.is_damage(cause):
                raise failures.damaged(self.path, None) from error
            told = failures.explained(cause, self.path)
            if told is None:
                raise
            raise told from error


def _check_header(path: Path) -> None:
    """WorkspaceError unless the file is a workspace of ours, in a format that we know."""
    found = header.read_header(path)
    if found is None:
        raise failures.damaged(path, None)
    if found.application != header.APPLICATION_ID:
        raise failures.not_ours(path)
    if found.version > schema.SCHEMA_VERSION:
        raise failures.newer(path, found.version, schema.SCHEMA_VERSION)
