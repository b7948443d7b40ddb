"""What kind of file it is, and its plan as what the merge compares."""

from __future__ import annotations

from pathlib import Path

from salespm_tui.contract.imports import ImportFile
from salespm_tui.services.importing.incoming import Incoming
from salespm_tui.services.work import Work

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def incoming_of(work: Work, command: ImportFile) -> tuple[str, Incoming]:
    """The kind of the file (the one asked for, else what it looks like) and what it says."""
    kind = command.kind or _kind_of(Path(command.path))
    if kind == "tasks":
        from salespm_tui.services.importing.tasks_csv import tasks_from

        return kind, tasks_from(work, command)
    from salespm_tui.exchange.mspdi.reader import read_mspdi
    from salespm_tui.services.importing.plans import plan_from

    return kind, plan_from(read_mspdi(Path(command.path)), command.path)


def _kind_of(path: Path) -> str:
    """XML begins with `<`; everything else that is text may be a CSV."""
    if path.suffix.casefold() == ".xml" or not path.is_file():
        return "mspdi"
    try:
        with path.open("rb") as file:
            begin = file.read(400)
    except OSError:
        return "mspdi"
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    return "mspdi" if begin.replace(b"\0", b"").lstrip().startswith(b"<") else "tasks"
