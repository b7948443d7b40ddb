"""A private account of what went wrong, for whoever mends it; never the values at hand."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from pathlib import Path

from salespm_tui.core.errors import UserError
from salespm_tui.core.paths import open_private, private_directory

_MOST_FILES = 20


def write_crash(error: BaseException, folder: Path, version: str) -> Path:
    """Write where `error` arose into a new file in `folder`, readable by the owner alone.

    Holds the stack and the error's own message, no local variables. The oldest are removed beyond
    twenty. OSError where the folder cannot be written.
    """
    try:
        private_directory(folder)
    except UserError as error_of_folder:
        raise OSError(str(error_of_folder)) from error_of_folder
    story = traceback.TracebackException.from_exception(error, capture_locals=False)
    lines = [
        f"salespm {version}, Python {platform.python_version()}, {sys.platform}\n",
        f"TERM={os.environ.get('TERM', '')}\n\n",
        *story.format(),
    ]
    path, descriptor = _new_file(folder)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as crash:
        crash.writelines(lines)
    _remove_oldest(folder)
    return path


def _new_file(folder: Path) -> tuple[Path, int]:
    number = 0
    while True:
        number += 1
        path = folder / f"crash-{os.getpid()}-{number}.txt"
        try:
            return path, open_private(path)
        except FileExistsError:
            continue


def _remove_oldest(folder: Path) -> None:
    crashes = sorted(folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime)
    for path in crashes[:-_MOST_FILES]:
        path.unlink(missing_ok=True)
