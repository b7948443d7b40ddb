"""Handing out what is here, as files that other programs read."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.values import Query
from salespm_tui.core.labels import Label

KINDS = ("csv", "json", "mermaid", "ics", "mspdi", "md", "html")
"""Every kind of file that can be made."""

OF_ONE_PROJECT = ("csv", "mermaid", "mspdi", "html")
"""Those that show the plan of one project; the others cover everything unless a project is named. A
CSV does so for the area `tasks` alone."""

AREAS = (
    "tasks",
    "risks",
    "issues",
    "clients",
    "contacts",
    "log",
    "needs",
    "expectations",
    "changes",
    "feedback",
    "deals",
    "leads",
    "goals",
    "budget",
    "costs",
)
"""What a CSV can list, one area a file."""


REPORTS = ("status", "closing")
"""The kinds of report that can be made of a project."""


def is_of_one_project(kind: str, area: str) -> bool:
    """Whether that file shows one project, which has to be named then."""
    return kind in OF_ONE_PROJECT and area == AREAS[0]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was made and written nowhere yet. `notes` say what it cannot carry."""

    content: bytes
    file_name: str
    notes: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportQuery(Query[Exported]):
    """Make one file of one of KINDS. `raw` leaves cells of a CSV as they are, formulas too; `area` is
    what a CSV lists. Headings are in the language of the moment, which our own import reads back.

    `md` is the requirements document of a project or of `client_id` (or of all), in `language` (en
    or zh, None that of the moment); with `report_id` that report to a client, as it is kept.
    `json` is the whole workspace, whatever project is named: every row with its id, for ImportFile
    into a new workspace. `html` is a report of the project, and so is `md` with a `report`: one of
    REPORTS, or "" for the one that fits the project's phase.
    """

    kind: str
    project_id: int | None = None
    raw: bool = False
    area: str = AREAS[0]
    client_id: int | None = None
    report_id: int | None = None
    language: str | None = None
    report: str | None = None
