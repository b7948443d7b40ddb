"""What stands between a path and an open workspace: recognised, upgraded, leased, looked over."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from salespm_tui.store import failures, lease
from salespm_tui.store.backup import Damaged
from salespm_tui.store.connection import Pinned
from salespm_tui.store.place import Place
from salespm_tui.store.recognition import recognise
from salespm_tui.store.schema import SCHEMA_VERSION

_SMALL = 1 << 20
"""Up to this size a look through the whole file costs next to nothing."""


def bring_up_to_date(found: Place, at: datetime, backups: Path) -> None:
    """Upgrade the file if its format is older than today's.

    Damaged where it is no whole workspace; WorkspaceError where it is not ours, newer, or must be
    upgraded and may not be written.
    """
    try:
        marks = recognise(found.path, backups)
    except PermissionError as error:
        raise failures.unreadable(found.path) from error
    if marks is None:
        raise Damaged(str(found.path))
    if marks.version == SCHEMA_VERSION:
        return
    if found.why_read_only:
        raise failures.must_upgrade(found.path)
    from salespm_tui.store.migrations import upgrade

    upgrade(found.path, SCHEMA_VERSION, at, backups)


def pinned(found: Place) -> Pinned:
    """The connection of an open store. Damaged where a look through the file finds that it is.

    A small file is looked through each time, a big one only when it was not closed well; its
    daily backup looks through it too.
    """
    unclean = _has_hot_journal(found.path)
    pin = Pinned(found.path, writable=not found.why_read_only)
    try:
        if (unclean or found.path.stat().st_size <= _SMALL) and not _looks_whole(pin.raw):
            raise Damaged(str(found.path))
    except BaseException:
        pin.close()
        raise
    return pin


def leased(found: Place, mounts: Path) -> tuple[Place, lease.Lease | None]:
    """On a network drive: with the lease, or read-only where another machine has it."""
    if found.why_read_only or not lease.is_on_network(found.path, mounts):
        return found, None
    try:
        held = lease.take(found.path, lease.this_machine())
    except OSError:
        return replace(found, why_read_only=failures.why_read_only(found.path)), None
    if not held.host:
        return found, held
    why = failures.why_other_host(found.path, held.host, held.path)
    return replace(found, why_read_only=why), held


def is_untouched(raw: sqlite3.Connection) -> bool:
    """Whether nobody has changed anything in the workspace yet."""
    return raw.execute("SELECT 1 FROM change_set LIMIT 1").fetchone() is None


def _has_hot_journal(path: Path) -> bool:
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def _looks_whole(raw: sqlite3.Connection) -> bool:
    found: str = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
    return found == "ok"
