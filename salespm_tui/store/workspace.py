"""The store: one workspace file, opened by one thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa
from sqlmodel import Session

from salespm_tui.core.clock import Clock
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.labels import Label
from salespm_tui.store import backup, failures, lease, opening, place, schema, search
from salespm_tui.store.connection import Pinned
from salespm_tui.store.login import Login, this_login
from salespm_tui.store.unit_of_work import Heading, Work, start_journalling, unit_of_work


class Store:
    """An open workspace. Its thread alone may use it, one transaction at a time.

    `writable` is False where the file may only be read; `why_read_only` then says why, as a whole
    sentence. Reading sees one moment of the file; writing is one change set in the journal.
    """

    def __init__(
        self, found: place.Place, clock: Clock, backups: Path, login: Login, *, draft: bool = False
    ) -> None:
        self.path = found.path
        self._draft = draft
        self.why_read_only = found.why_read_only
        self.clock = clock
        self.backups = backups
        self.login = login
        self.lease: lease.Lease | None = None
        self._backup_trouble: UserError | None = None
        self._backed_up_on: date | None = None
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
        mounts: Path = lease.MOUNTS,
        draft: bool = False,
    ) -> Store:
        """Open the workspace at `path`, or make a new one there if none is and `create`.

        `backups` is the folder under which its backups are kept; `settings` go into a new
        workspace. A file of an older format is brought up to date, after a backup. WorkspaceError
        where it cannot be opened; the file is then left untouched.

        A `draft` is a file that nobody sees before it is whole: its changes are not brought to the
        disk one by one, and no backups are made of it. Whoever puts it in place flushes it first.
        """
        real = place.real_path(path)
        if not real.exists():
            if not create:
                raise failures.missing(real)
            schema.create_workspace(real, clock.now(), settings or {})
        found, held = opening.leased(place.examine(real), mounts)
        try:
            store = cls(found, clock, backups, login or this_login(), draft=draft)
        except BaseException:
            if held is not None:
                lease.release(held)
            raise
        store.lease = held
        return store

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
        self._back_up_daily()
        with self._one_transaction(), self._pin.engine.connect() as connection:
            start_journalling(self._pin.raw)
            writer = connection.execution_options(write=True)
            with unit_of_work(writer, heading, self.login, self.clock.now()) as work:
                yield work

    def changed_elsewhere(self) -> bool:
        """Whether somebody else committed to the file since the last time asked.

        A file put in the place of ours is opened in its stead, and counts as a change.
        WorkspaceError where that cannot be; the store then goes on reading the old one.
        """
        with self._told_plainly():
            if not self._pin.replaced():
                return self._pin.moved_on()
        if not self.path.exists():
            raise failures.moved(self.path)
        found = place.examine(self.path)
        if self.lease is not None and self.lease.host:
            found = replace(found, why_read_only=self.why_read_only)
        before, self._pin = self._pin, self._connected(found)
        self.why_read_only = found.why_read_only
        before.close()
        return True

    def back_up(self, target: Path | None = None) -> Path:
        """Write a verified backup to a new file, or among the workspace's own; the path is answered.

        UserError where it cannot be written or exists already.
        """
        at = self.clock.now()
        try:
            if target is None:
                return backup.write_backup(self._pin.raw, self.path, self.backups, at, "hand")
            target = target.expanduser().absolute()
            backup.copy_to(self._pin.raw, target)
        except (OSError, sqlite3.Error, backup.Damaged) as error:
            folder = backup.folder_of(self.backups, self.path)
            raise backup.explained(error, self.path, target or folder) from error
        return target

    def restore(self, source: Path) -> Path | None:
        """Bring back what is in a backup; the answer is the backup of what was there before.

        UserError, with nothing changed, where that cannot be done.
        """
        from salespm_tui.store.restore import restore

        if not self.writable:
            raise failures.read_only(self.why_read_only)
        return restore(self.path, source, self.clock.now(), self.backups)

    def rebuild_search(self) -> None:
        """Make the index of the search anew from the records; nothing else changes, and no change
        set is made of it. UserError where the file may only be read.
        """
        if not self.writable:
            raise failures.read_only(self.why_read_only)
        with self._one_transaction(), self._pin.engine.connect() as connection:
            start_journalling(self._pin.raw)
            with connection.execution_options(write=True).begin():
                search.rebuild(self._pin.raw)

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        self._pin.close()
        if self.lease is not None:
            lease.release(self.lease)
            self.lease = None

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
        try:
            with self._told_plainly():
                opening.bring_up_to_date(found, self.clock.now(), self.backups)
                pin = opening.pinned(found)
        except UserError as error:
            # Whatever it is (a lock, a full disk): here it means that the workspace cannot be had.
            raise WorkspaceError(error.title, error.what_to_do) from error
        if self._draft:
            pin.raw.execute("PRAGMA journal_mode=MEMORY")
            pin.raw.execute("PRAGMA synchronous=OFF")
        return pin

    def take_backup_trouble(self) -> UserError | None:
        """What kept the daily backup from being made; told once."""
        trouble, self._backup_trouble = self._backup_trouble, None
        return trouble

    def _back_up_daily(self) -> None:
        """Before the first change of a day (UTC). A disk that takes no backup does not stop work."""
        now = self.clock.now()
        today = now.astimezone(UTC).date()
        if self._draft or self._backed_up_on == today:
            return
        self._backed_up_on = today
        self._backup_trouble = None
        if opening.is_untouched(self._pin.raw) or any(
            made.at.date() == today for made in backup.backups_of(self.backups, self.path)
        ):
            return
        try:
            backup.write_backup(self._pin.raw, self.path, self.backups, now, "daily")
        except backup.Damaged as error:
            raise self._damaged() from error
        except (OSError, sqlite3.Error) as error:
            folder = backup.folder_of(self.backups, self.path)
            self._backup_trouble = backup.explained(error, self.path, folder)

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
        except backup.Damaged as error:
            raise self._damaged() from error
        except (sqlite3.Error, sa.exc.DBAPIError) as error:
            cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
            if not isinstance(cause, sqlite3.Error):
                raise
            told = self._damaged() if failures.is_damage(cause) else None
            told = told or failures.explained(cause, self.path)
            if told is None:
                raise
            raise told from error

    def _damaged(self) -> UserError:
        return failures.damaged(self.path, backup.newest_good(self.backups, self.path))
