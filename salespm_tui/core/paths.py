"""Where the program keeps its files, and how it makes them for their owner's eyes alone."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

_NAME = "salespm"
FILE_VARIABLE = "SALESPM_FILE"


def workspace_file(given: str | Path | None = None) -> Path:
    """The workspace to open: the one `given`, else the one $SALESPM_FILE names, else the default.

    Absolute; `~` is the home directory. It need not exist.
    """
    named = given or os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return data_directory() / "salespm.db"


def data_directory() -> Path:
    """Where the default workspace lies."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def state_directory() -> Path:
    """Where crash files and the view's memory lie: what may be lost without harm."""
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False)


def crash_directory() -> Path:
    """Where an account of each crash is written."""
    return state_directory() / "crashes"


def config_file() -> Path:
    """The settings file (`core.config`). It need not exist."""
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "config.toml"


def make_directory(path: Path) -> None:
    """Make `path` and what is missing above it, each 0700 whatever the umask.

    The mode of what is there already stays: a workspace may lie anywhere its owner likes, and the
    directory that it lies in is not ours to close. OSError where it cannot be made.
    """
    if path.is_dir():
        return
    make_directory(path.parent)
    try:
        path.mkdir(mode=0o700)
    except FileExistsError as error:
        if not path.is_dir():  # else another session was faster
            raise NotADirectoryError(
                errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)
            ) from error
    else:
        path.chmod(0o700)


def private_directory(path: Path) -> Path:
    """Make `path`, and what is missing above it, a directory of our own (0700 whatever the umask).

    One that is there already is closed to others. UserError where something else stands there or it
    belongs to another user; OSError where it cannot be made. Returns `path`.
    """
    if not path.exists():
        make_directory(path)
    _close_to_others(path)
    return path


def open_private(path: Path) -> int:
    """A new file that only we can read (0600 whatever the umask): its descriptor, open for both.

    FileExistsError where anything, a dangling link too, already has the name.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    os.fchmod(descriptor, 0o600)
    return descriptor


def _close_to_others(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISDIR(status.st_mode):
        raise UserError(
            _("%(path)s is needed as a directory, and something else stands there.")
            % {"path": path},
            _("Move it away and try again."),
        )
    if status.st_uid != os.geteuid():
        if os.geteuid() == 0:
            return
        raise UserError(
            _("The directory %(path)s belongs to another user.") % {"path": path},
            _("Choose another place, or have it given to you."),
        )
    if status.st_mode & 0o077:
        path.chmod(stat.S_IMODE(status.st_mode) & 0o700)
