"""Bringing in files that other programs wrote."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.labels import Label

LISTS = (
    "deals",
    "clients",
    "contacts",
    "leads",
    "stages",
    "log",
    "products",
    "people",
    "risks",
    "costs",
)
"""The kinds of CSV that other programs write, besides tasks."""

KINDS = ("mspdi", "tasks", "json", *LISTS)
"""What can come in; `json` is a whole workspace, for a new one alone."""


@dataclass(frozen=True, slots=True)
class ImportFile(Command):
    """Bring in one file as one change set; `dry_run` tells what it would do and writes nothing.

    `kind` None is decided from the file. `new` makes another project even of a known file. Of a CSV,
    `mapping` gives our columns by its headings, and `dates` (dmy, mdy, ymd) the order of dates that
    could be read in several ways. A column mapped to `-` is none of ours. One of the scaled columns
    of a risk may name how its numbers are meant: `likelihood/percent`, `impact/10`.
    """

    path: str
    kind: str | None = None
    project_id: int | None = None
    new: bool = False
    dry_run: bool = False
    mapping: tuple[tuple[str, str], ...] = ()
    dates: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of an imported file that could not be read."""

    line: int
    reason: Label


@dataclass(frozen=True, slots=True)
class ImportReport(Outcome):
    """What one file brought. `kept` names what was changed on both sides and stayed ours; `notes`
    what was simplified, taken as unknown or created on the way.
    """

    file: str = ""
    kind: str = ""
    project_code: str = ""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: tuple[Refused, ...] = ()
    kept: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesInOrder(Query[tuple[str, ...]]):
    """The same paths in the order in which they are to be imported: products, people and clients
    before the deals that name them. `kind` and `mapping` as of `ImportFile`."""

    paths: tuple[str, ...]
    kind: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """A column of a file: its heading, the first few different cells, and which of ours it is taken
    for (None: of none). `scales` are the other ways to read its numbers, as a mapping names them."""

    heading: str
    samples: tuple[str, ...]
    field: str | None
    scales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file as it would be read. `rows` are its first rows as understood, a cell for each of
    `row_fields`; a plan in XML has no columns."""

    kind: str
    read_as: Label | None
    fields: tuple[str, ...]
    columns: tuple[ColumnPreview, ...]
    row_fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ImportPreviewQuery(Query[ImportPreview]):
    """How that command would read its file; UserError where it cannot."""

    command: ImportFile
