"""Documents in Markdown: the needs of a project, and a report as it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from salespm_tui.contract.client_reports import SaveClientReport
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    path = tmp_path / "salespm.db"
    with closing(Workspace.open(path, clock, backups=tmp_path / "backups")) as workspace:
        workspace.do(SaveClient(name="Acme"))
        workspace.do(SaveProject(name="Roll/out", client_id=1))
        workspace.do(SaveRequirement(title="Single sign-on", project_id=1, priority="must"))
        yield workspace


def test_the_needs_of_a_project_go_out_as_a_document(workspace: Workspace) -> None:
    made = workspace.ask(ExportQuery("md", 1))
    assert made.file_name == "Roll-out-requirements.md"
    assert made.content.decode().startswith("# Requirements: Roll/out\n\n- Client: Acme\n")
    assert "### N-1 Single sign-on" in made.content.decode()
    of_client = workspace.ask(ExportQuery("md", client_id=1))
    assert of_client.file_name == "Acme-requirements.md"
    assert workspace.ask(ExportQuery("md")).file_name == "requirements.md"


def test_a_report_goes_out_as_it_is_kept(workspace: Workspace) -> None:
    text = "# November\n\n- all is well"
    day = date(2026, 11, 23)
    workspace.do(
        SaveClientReport(client_id=1, title="November 2026", start_on=day, end_on=day, text=text)
    )
    made = workspace.ask(ExportQuery("md", report_id=1))
    assert (made.file_name, made.content.decode()) == ("November-2026.md", f"{text}\n")
    with pytest.raises(UserError):
        workspace.ask(ExportQuery("md", report_id=2))
