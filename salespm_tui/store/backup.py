"""Backups: verified copies under the state folder, one subfolder for each workspace.

A copy is made through SQLite's own backup, never by reading the live file; it has its name only
when it is whole, checked and on the disk. A checksum beside it tells later damage.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from salespm_tui.core import private
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.paths import open_private
from salespm_tui.store import failures
from salespm_tui.store.header import APPLICATION_ID

KEPT = 10
"""How many of the newest backups stay; of older ones, the newest of each month does."""

PATIENCE_SECONDS = 5.0
_STALE_SECONDS = 24 * 60 * 60

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d+))?-(daily|upgrade|restore|hand)\.db")


class Damaged(Exception):  # noqa: N818 - what a copy is found to be
    """A file that is no whole workspace."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of ours: where it is, when it was made (UTC) and why."""

    path: Path
    at: datetime
    reason: str


def folder_of(backups: Path, workspace: Path) -> Path:
    """The folder in which the backups of the workspace at this real path are kept."""
    mark = hashlib.sha256(os.fsencode(workspace)).hexdigest()[:8]
    return backups / f"{workspace.stem}-{mark}"


def backups_of(backups: Path, workspace: Path) -> tuple[Backup, ...]:
    """The backups of a workspace, newest first. Whether they are good is not looked at."""
    folder = folder_of(backups, workspace)
    found = [(_NAME.fullmatch(path.name), path) for path in _files_in(folder)]
    found.sort(key=lambda pair: _order(pair[0]), reverse=True)
    return tuple(Backup(path, _instant(match[1]), match[3]) for match, path in found if match)


def newest_good(backups: Path, workspace: Path) -> Path | None:
    """The newest backup that is whole now, or None."""
    return next((b.path for b in backups_of(backups, workspace) if is_good(b.path)), None)


def is_good(path: Path) -> bool:
    """Whether a backup is a whole workspace, and still the bytes that were written."""
    try:
        told = _sum_path(path)
        if told.exists() and told.read_text(encoding="ascii").split()[0] != _sum_of(path):
            return False
        verify(path)
    except (OSError, UnicodeDecodeError, IndexError, Damaged):
        return False
    return True


def write_backup(
    source: sqlite3.Connection, workspace: Path, backups: Path, at: datetime, reason: str
) -> Path:
    """Back up an open workspace among its own backups, and thin out the old ones.

    OSError or sqlite3.Error where the copy cannot be written, Damaged where the workspace is not
    whole; nothing is left behind then.
    """
    folder = folder_of(backups, workspace)
    stamp = at.astimezone(UTC).strftime(_STAMP)
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        target = folder / f"{stamp}{again}-{reason}.db"
        if target.exists():
            continue
        # Another session may have the same thought in the same second.
        with suppress(FileExistsError):
            copy_to(source, target)
            break
    thin_out(backups, workspace)
    return target


def copy_to(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open workspace to a new file, verified, with its checksum beside it.

    FileExistsError where the target exists; otherwise fails as `write_backup` does.
    """
    if _sum_path(target).exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(_sum_path(target)))
    with private.draft_for(target) as draft:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")
            copy_pages(source, copy)
        verify(draft)
        private.flush_file(draft)
        checksum = _sum_of(draft)
        private.put_in_place(draft, target)
    _write_sum(target, checksum)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a database whole, in one transaction of the target.

    sqlite3 itself would wait for locks without an end; after a few seconds this raises
    TimeoutError.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS

    def give_up(status: int, remaining: int, total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > deadline:
            raise TimeoutError

    source.backup(target, progress=give_up, sleep=0.05)


def verify(path: Path) -> None:
    """Damaged unless the file, which nobody writes to, is a whole workspace."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as opened:
            application = opened.execute("PRAGMA application_id").fetchone()[0]
            found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Damaged(str(path)) from error
    if application != APPLICATION_ID or found != "ok":
        raise Damaged(str(path))


def thin_out(backups: Path, workspace: Path) -> None:
    """Remove old backups: the newest ones stay, and the newest of each month before them.

    Drafts go too that a program left behind when it was killed.
    """
    kept_months: set[str] = set()
    for backup in backups_of(backups, workspace)[KEPT:]:
        month = backup.at.strftime("%Y-%m")
        if month in kept_months:
            backup.path.unlink(missing_ok=True)
            _sum_path(backup.path).unlink(missing_ok=True)
        kept_months.add(month)
    _remove_stale_drafts(folder_of(backups, workspace))


def _remove_stale_drafts(folder: Path) -> None:
    """Drafts much older than the newest file here: nobody writes to them any more."""
    changed = {path: _changed_at(path) for path in _files_in(folder)}
    newest = max(changed.values(), default=0.0)
    for path, at in changed.items():
        if path.name.endswith(".part") and newest - at > _STALE_SECONDS:
            path.unlink(missing_ok=True)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def explained(error: Exception, workspace: Path, target: Path) -> UserError:
    """What to tell the person when a backup could not be written to `target`."""
    if isinstance(error, Damaged):
        return failures.damaged(workspace, None)
    if isinstance(error, FileExistsError):
        return UserError(
            _("%(path)s exists already; it was left as it is.") % {"path": target},
            _("Name a file that does not exist yet."),
        )
    told = failures.explained(error, target) if isinstance(error, sqlite3.Error) else None
    return told or UserError(
        _("The backup could not be written to %(path)s (%(error)s).")
        % {"path": target, "error": getattr(error, "strerror", None) or error},
        _("Check the folder, its permissions and the room on its disk."),
    )


def _files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _order(match: re.Match[str] | None) -> tuple[str, int]:
    return (match[1], int(match[2] or 1)) if match else ("", 0)


def _instant(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _sum_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_sum(path: Path, checksum: str) -> None:
    with os.fdopen(open_private(_sum_path(path)), "w") as file:
        file.write(f"{checksum}  {path.name}\n")
