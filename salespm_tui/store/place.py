"""Where the workspace lies: the real file behind a path, and what may be done with it."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from salespm_tui.store import failures


@dataclass(frozen=True, slots=True)
class Place:
    """The real path of a workspace file; `why_read_only` is empty where it may be written."""

    path: Path
    why_read_only: str = ""


def real_path(path: Path) -> Path:
    """The file that `path` leads to, absolute; it need not exist unless `path` is a link.

    WorkspaceError for a link that somebody else made, or that leads nowhere, and for a path that
    cannot be followed.
    """
    try:
        absolute = path.expanduser().absolute()
        real = absolute.resolve()
        if absolute.is_symlink():
            if absolute.lstat().st_uid not in {os.geteuid(), 0}:
                raise failures.strange_link(absolute)
            if not real.exists():
                raise failures.dangling(absolute, real)
        real.exists()  # whether it does is asked later; here, whether that can be told
    except PermissionError as error:
        raise failures.unreadable(path) from error
    except (OSError, RuntimeError, ValueError) as error:
        # A name too long, links in a circle, a home directory that nobody has.
        raise failures.not_a_file(path) from error
    return real


def examine(path: Path) -> Place:
    """What may be done with the existing file at the real `path`.

    A file of ours that others could read is made private. WorkspaceError where it may not be used.
    """
    try:
        status = path.stat()
    except PermissionError as error:
        raise failures.unreadable(path) from error
    if not stat.S_ISREG(status.st_mode):
        raise failures.not_a_file(path)
    check_folder(path.parent)
    if not os.access(path, os.R_OK):
        raise failures.unreadable(path)
    if os.geteuid() not in {status.st_uid, 0}:
        return Place(path, failures.why_not_owner(path, _name_of(status.st_uid)))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        return Place(path, failures.why_read_only(path))
    if status.st_mode & 0o077:
        path.chmod(stat.S_IMODE(status.st_mode) & 0o700)
    return Place(path)


def check_folder(folder: Path) -> None:
    """WorkspaceError where anybody could put another file in the place of ours."""
    mode = folder.stat().st_mode
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise failures.unsafe_folder(folder)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
