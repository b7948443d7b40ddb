"""Lists written by hand and brought in, and what stands in the file afterwards."""

from __future__ import annotations

import sqlite3
from typing import Any

from salespm_tui.contract.imports import ImportFile, ImportReport
from tests.services.importing.conftest import Desk


def bring(desk: Desk, text: str | bytes, *, file: str = "list.csv", **how: Any) -> ImportReport:
    """Import that text."""
    path = desk.folder / file
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = desk.do(ImportFile(str(path), **how))
    assert isinstance(report, ImportReport)
    return report


def ask(desk: Desk, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query of the workspace's file."""
    connection = sqlite3.connect(f"file:{desk.workspace.path}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused."""
    return report.created, report.updated, report.unchanged, len(report.refused)


def reasons(report: ImportReport) -> list[tuple[int, str]]:
    return [(one.line, str(one.reason)) for one in report.refused]


def notes(report: ImportReport) -> list[str]:
    """What is said beyond how the text was read."""
    return [str(one) for one in report.notes][1:]
