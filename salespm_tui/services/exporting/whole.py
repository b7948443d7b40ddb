"""The whole workspace as JSON, in one reading."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.exports import Exported
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.core.progress import tell_progress
from salespm_tui.exchange.workspace_json import workspace_text
from salespm_tui.services.work import Reading
from salespm_tui.store.connection import raw_of
from salespm_tui.store.schema import SCHEMA_VERSION
from salespm_tui.store.whole import row_count, tables_out

_TOLD_EVERY = 500


def whole_workspace(reading: Reading) -> Exported:
    """Every row of every table; the journal stays here, which a note says."""
    raw = raw_of(reading.session.connection())
    total = row_count(raw)
    done = 0

    def telling(rows: Iterator[str]) -> Iterator[str]:
        nonlocal done
        for row in rows:
            yield row
            done += 1
            if done % _TOLD_EVERY == 0:
                tell_progress(done, total)

    tables = ((name, telling(rows)) for name, rows in tables_out(raw))
    content = b"".join(piece.encode() for piece in workspace_text(SCHEMA_VERSION, tables))
    note = label(N_("The history of changes is not in it; salespm backup keeps that as well."))
    return Exported(content, "salespm.json", (note,))
