"""What kind of file it is: what was asked for, else what its first bytes and its headings say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from salespm_tui.contract.imports import FilesInOrder, ImportFile
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.services.importing.incoming import Incoming
from salespm_tui.services.work import Reading, Work

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OF_TASKS = frozenset({"duration", "predecessors", "wbs", "level", "milestone", "constraint"})


def kind_of(command: ImportFile) -> str:
    """The kind of the file; UserError for a CSV whose headings are of no list that is known."""
    if command.kind is not None:
        return command.kind
    path = Path(command.path)
    begin = _begin_of(path)
    if begin is None or begin.startswith(b"<"):
        return "mspdi"
    if begin.startswith(b"{"):
        return "json"
    from salespm_tui.exchange.csv_table import read_headings

    return _kind_by(read_headings(path), command)


def plan_of(work: Work, command: ImportFile, kind: str) -> Incoming:
    """What a file with a plan says, as what the merge compares."""
    if kind == "tasks":
        from salespm_tui.services.importing.tasks_csv import tasks_from

        return tasks_from(work, command)
    from salespm_tui.exchange.mspdi.reader import read_mspdi
    from salespm_tui.services.importing.plans import plan_from

    return plan_from(read_mspdi(Path(command.path)), command.path)


def files_in_order(_reading: Reading, query: FilesInOrder) -> tuple[str, ...]:
    """The files so that what others refer to comes first; what cannot be read stays for its error."""
    from salespm_tui.exchange.crm_columns import KINDS

    def rank(path: str) -> int:
        try:
            kind = kind_of(ImportFile(path, query.kind, mapping=query.mapping))
        except UserError:
            return len(KINDS)
        return KINDS.index(kind) if kind in KINDS else -1

    return tuple(sorted(query.paths, key=rank))


def _kind_by(headings: Iterable[str], command: ImportFile) -> str:
    from salespm_tui.exchange import crm_columns, task_columns

    named = tuple(headings)
    mapped = dict(command.mapping)
    known = {fold(one) for one in named}
    mapped = {theirs: ours for theirs, ours in mapped.items() if fold(theirs) in known}
    found = crm_columns.kind_of(named, mapped)
    if found in ("risks", "costs"):
        return found  # registers have a level too, which is none of an outline
    tasks, _rest = task_columns.columns_of(named, mapped)
    if _OF_TASKS & tasks.keys() or {"start", "finish"} <= tasks.keys():
        return "tasks"
    if found is not None:
        return found
    if crm_columns.is_dictionary(named):
        raise UserError(
            _("%(path)s describes the columns of other files and holds no rows itself.")
            % {"path": command.path},
            _("Import the files that it describes."),
        )
    return "tasks"


def _begin_of(path: Path) -> bytes | None:
    """How a file begins that may be any text; None for one that is XML by its name, or cannot be read."""
    if path.suffix.casefold() == ".xml" or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            begin = file.read(400)
    except OSError:
        return None
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    return begin.replace(b"\0", b"").lstrip()
