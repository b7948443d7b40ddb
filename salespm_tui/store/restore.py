"""Bringing a backup back: checked before, itself undone by restoring the backup that it makes."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from salespm_tui.core import private
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.i18n import _
from salespm_tui.core.paths import make_directory
from salespm_tui.store import failures, header, place
from salespm_tui.store.backup import (
    Damaged,
    copy_pages,
    explained,
    folder_of,
    verify,
    write_backup,
)
from salespm_tui.store.connection import connect
from salespm_tui.store.recognition import recognise
from salespm_tui.store.schema import SCHEMA_VERSION


def restore(path: Path, source: Path, at: datetime, backups: Path) -> Path | None:
    """Bring the workspace in `source` back to `path`; the answer is the backup of what was there.

    The workspace may be open, here or in other sessions: they see the restored rows at their next
    look. A damaged one is kept, as it is, among the backups. UserError, with nothing changed,
    where the source is no good or the workspace cannot be written.
    """
    real = place.real_path(path)
    good = _examine(place.real_path(source), real, backups)
    if real.exists():
        found = place.examine(real)
        if found.why_read_only:
            raise failures.read_only(found.why_read_only)
        recognise(real, backups)
    make_directory(real.parent)
    folder = folder_of(backups, real)
    try:
        with private.draft_for(folder / good.name) as draft:
            shutil.copyfile(good, draft)
            _bring_up_to_date(draft, at)
            return _put_back(draft, real, at, backups)
    except (OSError, sqlite3.Error) as error:
        raise explained(error, real, real) from error


def _examine(source: Path, workspace: Path, backups: Path) -> Path:
    """The backup, if it is a whole workspace of a format that we know; UserError if not."""
    if not source.exists():
        raise failures.missing(source)
    if not source.is_file():
        raise failures.not_a_file(source)
    if not os.access(source, os.R_OK):
        raise failures.unreadable(source)
    if workspace.exists() and source.samefile(workspace):
        raise UserError(
            _("%(path)s is the workspace itself.") % {"path": source}, _("Name one of its backups.")
        )
    if recognise(source, backups) is None:
        raise failures.damaged(source, None)
    try:
        verify(source)
    except Damaged as error:
        raise failures.damaged(source, None) from error
    return source


def _bring_up_to_date(draft: Path, at: datetime) -> None:
    found = header.read_header(draft)
    if found is not None and found.version < SCHEMA_VERSION:
        from salespm_tui.store.migrations import upgrade

        upgrade(draft, SCHEMA_VERSION, at, None)
        _without_journal(draft)


def _put_back(draft: Path, real: Path, at: datetime, backups: Path) -> Path | None:
    if not real.exists():
        with private.draft_for(real) as beside:
            shutil.copyfile(draft, beside)
            private.flush_file(beside)
            private.put_in_place(beside, real)
        return None
    try:
        live = connect(real, writable=True)
    except sqlite3.Error as error:
        if not failures.is_damage(error):
            raise
        return _replace_damaged(draft, real, at, backups)
    with closing(live):
        try:
            before = write_backup(live, real, backups, at, "restore")
        except (Damaged, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.Error) and not failures.is_damage(error):
                raise
            live.close()
            return _replace_damaged(draft, real, at, backups)
        with closing(sqlite3.connect(f"{draft.as_uri()}?immutable=1", uri=True)) as good:
            live.execute("PRAGMA query_only=OFF")
            copy_pages(good, live)
    return before


def _replace_damaged(draft: Path, real: Path, at: datetime, backups: Path) -> Path:
    """Keep the damaged file, byte for byte, and put the good one in its place.

    SQLite itself cannot write into it. A journal must go first: it would be played back into the
    good file.
    """
    if header.in_use[header.identity_of(real)]:
        raise WorkspaceError(
            _("%(path)s is damaged, and open.") % {"path": real},
            _("Close it, then use salespm restore."),
        )
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = folder_of(backups, real) / f"{stamp}-damaged-{secrets.token_hex(2)}.db"
    with private.draft_for(kept) as part:
        shutil.copyfile(real, part)
        private.flush_file(part)
        private.put_in_place(part, kept)
    with private.draft_for(real) as beside:
        shutil.copyfile(draft, beside)
        private.flush_file(beside)
        real.with_name(f"{real.name}-journal").unlink(missing_ok=True)
        beside.replace(real)
        private.flush_folder(real.parent)
    return kept


def _without_journal(draft: Path) -> None:
    with suppress(FileNotFoundError):
        draft.with_name(f"{draft.name}-journal").unlink()
