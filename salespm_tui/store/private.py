"""How a file comes into being: as a private draft, brought to the disk, then given its name."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
