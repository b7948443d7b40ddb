"""What is here goes out, as files that other programs read. Each kind is imported when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from salespm_tui.contract.exports import AREAS, Exported, ExportQuery
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.services.fields import living
from salespm_tui.services.work import Commands, Queries, Reading
from salespm_tui.store.tables import ClientReport, Project

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST_STEM = 60


def export(reading: Reading, query: ExportQuery) -> Exported:
    """Make one file; UserError where the project is not there any more or has no schedule."""
    return _MAKERS[query.kind](reading, query)


def _csv(reading: Reading, query: ExportQuery) -> Exported:
    if query.area != AREAS[0]:
        return _list(reading, query)
    from salespm_tui.services.exporting.tasks import tasks_csv

    project = _project(reading, query)
    content, notes = tasks_csv(reading, project.id, raw=query.raw)
    return Exported(content, _file_name(project.name, "csv"), notes)


def _list(reading: Reading, query: ExportQuery) -> Exported:
    from salespm_tui.services.exporting.lists import list_csv

    content = list_csv(reading, query.area, query.project_id, raw=query.raw)
    whose = "" if query.project_id is None else f"{_project(reading, query).name}-"
    return Exported(content, _file_name(f"{whose}{query.area}", "csv"))


def _mermaid(reading: Reading, query: ExportQuery) -> Exported:
    from salespm_tui.services.exporting.chart import mermaid

    project = _project(reading, query)
    content, notes = mermaid(reading, project.id)
    return Exported(content, _file_name(project.name, "mmd"), notes)


def _ics(reading: Reading, query: ExportQuery) -> Exported:
    from salespm_tui.services.exporting.days import icalendar

    name = "salespm" if query.project_id is None else _project(reading, query).name
    content, notes = icalendar(reading, query.project_id, name)
    return Exported(content, _file_name(name, "ics"), notes)


def _json(reading: Reading, _query: ExportQuery) -> Exported:
    from salespm_tui.services.exporting.whole import whole_workspace

    return whole_workspace(reading)


def _mspdi(reading: Reading, query: ExportQuery) -> Exported:
    from salespm_tui.services.exporting.mspdi import mspdi

    project = _project(reading, query)
    return Exported(mspdi(reading, project.id), _file_name(project.name, "xml"))


def _md(reading: Reading, query: ExportQuery) -> Exported:
    if query.report_id is not None:
        report = living(reading, ClientReport, query.report_id)
        return Exported(f"{report.text}\n".encode(), _file_name(report.title, "md"))
    if query.report is not None:
        return _report(reading, query)
    from salespm_tui.services.needs.document import requirements_document

    title, text = requirements_document(
        reading, project_id=query.project_id, client_id=query.client_id, language=query.language
    )
    stem = "-".join(filter(None, (title, _("requirements"))))
    return Exported(text.encode(), _file_name(stem, "md"))


def _report(reading: Reading, query: ExportQuery) -> Exported:
    from salespm_tui.services.reporting import report_text

    project = _project(reading, query)
    title, text = report_text(reading, project.id, query.kind, query.report or None, query.language)
    return Exported(text.encode(), _file_name(title, query.kind))


def _project(reading: Reading, query: ExportQuery) -> Project:
    if query.project_id is None:
        raise UserError(
            _("This kind of file shows one project, and none was chosen."),
            _("Choose a project first."),
        )
    return living(reading, Project, query.project_id)


def _file_name(name: str, suffix: str) -> str:
    """A name that every file system takes, from one that a person gave."""
    stem = _UNFIT.sub("-", name).strip("-.")[:_LONGEST_STEM] or "salespm"
    return f"{stem}.{suffix}"


_MAKERS: dict[str, Callable[[Reading, ExportQuery], Exported]] = {
    "csv": _csv,
    "json": _json,
    "mermaid": _mermaid,
    "ics": _ics,
    "mspdi": _mspdi,
    "md": _md,
    "html": _report,
}

COMMANDS: Commands = {}
QUERIES: Queries = {ExportQuery: export}
