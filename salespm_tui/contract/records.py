"""Commands that mean the same for every kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salespm_tui.contract.values import Command, Query, Ref
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class Archive(Command):
    """Take a record (and what hangs below it) out of every list and every sum. `u` brings it back."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Unless(Command):
    """Do `command` unless somebody else changed, after change set `since`, a field that it gives.

    Forms send it, with the newest change set that their fields were filled from: what another
    session saved meanwhile is shown, never written over unseen.
    """

    command: Command
    since: int


@dataclass(frozen=True, slots=True)
class NewestSetQuery(Query[int]):
    """The id of the newest change set; 0 before the first."""


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Undo the newest change set, if it is this session's; or the one given, whoever made it.

    Given is what the person was shown: what another session saves meanwhile stays.
    """

    set_id: int | None = None


@dataclass(frozen=True, slots=True)
class Redo(Command):
    """Do again what was undone last."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The change set that `Undo` would take back."""

    set_id: int
    at: datetime
    label: Label
    actor: str
    host: str
    ours: bool


@dataclass(frozen=True, slots=True)
class LastChangeQuery(Query["LastChange | None"]):
    """What would `Undo` take back?"""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one change set; `before` and `after` are JSON objects as text, None where absent."""

    set_id: int
    at: datetime
    label: Label
    kind: str
    id: int
    before: str | None
    after: str | None
    undone: bool
    actor: str = ""


@dataclass(frozen=True, slots=True)
class HistoryQuery(Query["tuple[Change, ...]"]):
    """Changes, newest first; of one record where `of` is given."""

    of: Ref | None = None
    limit: int = 200
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that `check` found: where, what is wrong, and what to do."""

    where: str
    what: Label
    fix: Label


@dataclass(frozen=True, slots=True)
class CheckQuery(Query["tuple[Problem, ...]"]):
    """Is the workspace whole: file, schema, references, journal?"""


@dataclass(frozen=True, slots=True)
class WriteBackup(Command):
    """Copy the workspace to `path` (None: a new name in the backup folder), verified; no journal entry."""

    path: str | None = None


@dataclass(frozen=True, slots=True)
class RebuildSearch(Command):
    """Make the index of the search anew from the records; no journal entry."""


@dataclass(frozen=True, slots=True)
class RestoreBackup(Command):
    """Bring back the workspace from `path`, after a backup of the present state."""

    path: str
