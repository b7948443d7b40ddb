"""How a file comes into being: as a private draft, brought to the disk, then given its name."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.paths import make_directory, open_private

_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def draft_for(target: Path) -> Iterator[Path]:
    """An empty private file beside `target`, gone after the block unless it got another name."""
    make_directory(target.parent)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    os.close(open_private(draft))
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def flush_file(path: Path) -> None:
    """Bring a closed file's contents to the disk. Never for a live workspace: see header.py."""
    _flush(path, os.O_RDONLY)


def flush_folder(folder: Path) -> None:
    """Bring a folder's names to the disk."""
    _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name; FileExistsError, and the draft stays, where one has it.

    A link never overwrites. On a filesystem without links the rename that stands in for it would,
    so it looks first.
    """
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        draft.rename(path)
    else:
        draft.unlink()
    flush_folder(path.parent)


def is_taken(path: Path) -> bool:
    """Whether anything, a dangling link too, has that name."""
    return os.path.lexists(path)


def free_target(target: Path, *, replace: bool, never: Path) -> None:
    """UserError where `target` may not be written: something is there and not to be replaced, or it
    is no plain file, or it is the file `never` (the workspace itself).
    """
    if not is_taken(target):
        return
    if not replace:
        raise UserError(
            _("%(path)s is there already.") % {"path": target},
            _("Choose another name, or replace it with --force."),
        )
    if target.is_symlink() or not target.is_file() or _is_same(target, never):
        raise UserError(
            _("%(path)s is not a file that can be replaced.") % {"path": target},
            _("Choose another name."),
        )


def write_whole(target: Path, content: bytes, *, replace: bool) -> None:
    """Write a private file that has its name only when all of it is on the disk.

    UserError where something has the name already (unless `replace`), or it cannot be written;
    what was there before stays then.
    """
    try:
        with draft_for(target) as draft:
            draft.write_bytes(content)
            flush_file(draft)
            if replace:
                draft.replace(target)
                flush_folder(target.parent)
            else:
                put_in_place(draft, target)
    except FileExistsError as error:
        raise UserError(
            _("%(path)s exists already; it was left as it is.") % {"path": target},
            _("Name a file that does not exist yet."),
        ) from error
    except OSError as error:
        raise UserError(
            _("%(path)s cannot be written (%(error)s).")
            % {"path": target, "error": error.strerror or error},
            _("Check the folder, its permissions and the room on its disk."),
        ) from error


def _is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)
