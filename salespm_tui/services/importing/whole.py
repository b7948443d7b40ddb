"""A whole workspace comes in from JSON: into a new one alone, as one change set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import LANGUAGES, N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.progress import tell_progress
from salespm_tui.exchange.workspace_json import WorkspaceFile, read_workspace
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Work
from salespm_tui.store.connection import raw_of
from salespm_tui.store.fitting import Unfit
from salespm_tui.store.schema import SCHEMA_VERSION
from salespm_tui.store.tables import Project
from salespm_tui.store.whole import Arrival, is_new

FIRST_FORMAT = 5
"""The first format that was written as JSON. Rows of an older one than today's lack the columns that
came later; they get what a new row has."""

_TOLD_EVERY = 500
_CURRENCY = re.compile("[A-Z]{3}")


def bring_workspace(work: Work, command: ImportFile) -> ImportReport:
    """Put every row of the file in place of the seeds of a new workspace.

    UserError, and nothing written, where something was done in this one, and where the file cannot be
    read: it names the line, the record and the field.
    """
    if command.project_id is not None or command.new or command.mapping or command.dates:
        raise UserError(
            _("The file holds a whole workspace."),
            _("Import it without options, into a new workspace: --file NEW.db"),
        )
    raw = raw_of(work.session.connection())
    if not is_new(raw):
        raise UserError(
            _("A whole workspace can only be imported into a new one, and this one is in use."),
            _("Name a file that does not exist yet: salespm import FILE --file NEW.db"),
        )
    file = read_workspace(Path(command.path))
    _refuse_format(file)
    work.dry = command.dry_run
    zone = settings(work).get("time_zone")
    count = _put(work, file)
    _look_over(work, file)
    notes = []
    if settings(work)["time_zone"] != zone:
        note = N_("Its time zone, %(zone)s, counts from when the workspace is opened again.")
        notes.append(label(note, zone=settings(work)["time_zone"]))
    name = Path(command.path).name
    return ImportReport(
        label(N_("Imported the whole workspace of %(file)s"), file=name),
        notes=tuple(notes),
        file=command.path,
        kind="json",
        created=count,
    )


def _refuse_format(file: WorkspaceFile) -> None:
    if FIRST_FORMAT <= file.version <= SCHEMA_VERSION:
        return
    told = {"path": file.name, "version": str(file.version)[:9], "ours": SCHEMA_VERSION}
    if file.version > SCHEMA_VERSION:
        raise UserError(
            _("%(path)s is of format %(version)s, newer than this program (%(ours)d).") % told,
            _("Install a newer salespm."),
        )
    raise UserError(
        _("%(path)s is of format %(version)s, which was never written as JSON.") % told,
        _("Export it again with this program."),
    )


def _put(work: Work, file: WorkspaceFile) -> int:
    arrival = Arrival(raw_of(work.session.connection()))
    count, told = 0, 0
    for row in file.rows():
        try:
            arrival.put(row.table, row.values)
        except Unfit as error:
            number = json.dumps(row.values.get("id"))[:12]
            record = {"table": ascii(row.table[:40])[1:-1], "id": number, "what": error}
            file.refuse(row.at, _("%(table)s %(id)s: %(what)s") % record)
        count += 1
        if count - told >= _TOLD_EVERY:
            told = count
            tell_progress(row.at, file.size)
    try:
        arrival.finish()
    except Unfit as error:
        raise _refused(file, str(error)) from error
    work.session.expire_all()
    work.cache.clear()
    return count


def _look_over(work: Work, file: WorkspaceFile) -> None:
    """What no column's rule can tell: settings without which nothing runs, plans without a schedule."""
    found = settings(work)
    wrong = next((key for key, fits in _SETTINGS.items() if not fits(found.get(key, ""))), None)
    if wrong is not None:
        what = _("the setting %(key)s of its meta is missing, or none that can be used")
        raise _refused(file, what % {"key": wrong})
    for project_id in work.session.exec(
        select(Project.id).where(col(Project.archived_at).is_(None))
    ).all():
        scheduled(work, project_id, fresh=True)


def _is_zone(text: str) -> bool:
    try:
        return bool(text) and ZoneInfo(text).key == text
    except (ValueError, OSError, KeyError):
        return False


_SETTINGS: dict[str, Callable[[str], bool]] = {
    "workspace_id": lambda text: text != "",
    "time_zone": _is_zone,
    "currency": lambda text: _CURRENCY.fullmatch(text) is not None,
    "language": lambda text: text in LANGUAGES,
    "calendar_id": lambda text: text.isascii() and text.isdigit() and len(text) < 12,
}


def _refused(file: WorkspaceFile, what: str) -> UserError:
    return UserError(
        _("%(path)s: %(what)s") % {"path": file.name, "what": what},
        _("Nothing was imported. Mend the file, or export it again."),
    )
