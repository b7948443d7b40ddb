"""Files and folders for their owner's eyes alone, whatever the umask."""

from __future__ import annotations

import os
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, each 0700; what is there stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise


def create(path: Path) -> int:
    """A new file, 0600, open for writing; FileExistsError where something (or a link) is."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)


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
