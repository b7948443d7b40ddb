"""Whether a file is a workspace of ours, before anything touches it."""

from __future__ import annotations

from pathlib import Path

from salespm_tui.store import failures
from salespm_tui.store.backup import backups_of
from salespm_tui.store.header import APPLICATION_ID, Header, begins_like_nothing, read_header
from salespm_tui.store.schema import SCHEMA_VERSION


def recognise(path: Path, backups: Path) -> Header | None:
    """The marks of a workspace; None where it is one, as far as can be seen, but damaged.

    WorkspaceError for a file that is not ours and for one that a newer program wrote.
    """
    found = read_header(path)
    if found is None:
        if begins_like_nothing(path) or backups_of(backups, path):
            return None
        raise failures.not_ours(path)
    if found.application != APPLICATION_ID:
        raise failures.not_ours(path)
    if found.version > SCHEMA_VERSION:
        raise failures.newer(path, found.version, SCHEMA_VERSION)
    return found if found.known_format and found.version > 0 else None
