"""One project around the loop, from its charter to the template that it leaves, as the screens send it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from salespm_tui.contract.acceptance import (
    FillAcceptance,
    HoldAcceptance,
    JudgeItem,
    SaveAcceptance,
    SignAcceptance,
)
from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.evaluation import FillEvaluation, SaveEvaluation
from salespm_tui.contract.gates import DecideGate
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import CheckQuery, Undo
from salespm_tui.contract.review import EvmQuery, ReportProgress
from salespm_tui.contract.templates import FinishToTemplate, NewFromTemplate, TemplateRef
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import FixedClock
from salespm_tui.domain import codes
from salespm_tui.services.workspace import Workspace

MONDAY = date(2026, 11, 23)
NEXT = date(2027, 1, 11)


class Round:
    """A workspace, and the words for going around."""

    def __init__(self, folder: Path) -> None:
        clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
        self.path = folder / "w.db"
        self.workspace = Workspace.open(self.path, clock, backups=folder / "backups")

    def do(self, command: Command) -> int:
        ref = self.workspace.do(command)[0].ref
        return 0 if ref is None else ref.id

    def ask(self, query: Any) -> Any:
        return self.workspace.ask(query)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as opened:
            return opened.execute(sql).fetchall()

    def names(self, project_id: int) -> list[tuple[str, str]]:
        return [(task.wbs, task.name) for task in self.ask(TimelineQuery(project_id)).tasks]


def test_from_charter_to_template_and_into_the_next_project(tmp_path: Path) -> None:
    desk = Round(tmp_path)
    client = desk.do(SaveClient(name="Acme"))
    template = TemplateRef(shipped="tender")
    project = desk.do(
        NewFromTemplate(
            template, "Acme tender", MONDAY, code="ACM", client_id=client, budget_minor=1_000_000
        )
    )
    assert desk.rows("SELECT sum(planned_minor) FROM budget_line") == [(1_000_000,)]

    desk.do(
        SaveProject(
            project_id=project,
            objective="Win the tender",
            scope_in="bid",
            scope_out="delivery",
            deliverables="offer",
            approved_by="Lin Yue",
            approved_on=MONDAY,
        )
    )
    need = SaveRequirement(project_id=project, title="Price list", acceptance_criteria="signed")
    desk.do(need)
    desk.do(DecideGate(project, "go", reason="the client waits"))
    desk.do(TakeBaseline(project))
    assert desk.rows("SELECT approved_by, phase FROM project") == [
        ("Lin Yue", codes.PROJECT_PHASE[1])
    ]

    plan = desk.ask(TimelineQuery(project))
    leaves = [task for task in plan.tasks if task.kind != "summary"]
    for task in leaves:
        desk.do(ReportProgress(task.id, percent=100))
    assert desk.rows("SELECT min(percent) FROM task WHERE kind <> 'summary'") == [(100,)]
    assert desk.rows("SELECT count(*) FROM progress_entry") == [(len(leaves),)]
    assert desk.ask(EvmQuery(project)).project == "ACM"

    acceptance = desk.do(SaveAcceptance(project_id=project, kind="final"))
    desk.do(FillAcceptance(acceptance))
    for (point,) in desk.rows("SELECT id FROM acceptance_item"):
        desk.do(JudgeItem(point, "pass"))
    desk.do(HoldAcceptance(acceptance))
    desk.do(SignAcceptance(acceptance, by="Mr Acme"))
    assert desk.rows("SELECT result, signed_by, signed_on FROM acceptance") == [
        ("passed", "Mr Acme", MONDAY.isoformat())
    ]

    desk.do(FillEvaluation(desk.do(SaveEvaluation(project_id=project, kind="final"))))
    assert desk.rows("SELECT count(*) > 3 FROM kpi_result") == [(1,)]
    desk.do(SaveLesson(project_id=project, title="Ask for the criteria early", reusable=True))
    desk.do(SaveProject(project_id=project, status="closed"))

    kept = desk.do(FinishToTemplate(project, "Our tender"))
    again = desk.do(NewFromTemplate(TemplateRef(kept), "Next tender", NEXT, code="NXT"))
    assert desk.rows(
        "SELECT template_id, status, phase, start_on FROM project WHERE code = 'NXT'"
    ) == [(kept, "active", "needs", "2027-01-11T08:00")]
    assert desk.names(again) == desk.names(project)
    first = min(task.start.date() for task in desk.ask(TimelineQuery(again)).tasks)
    assert NEXT <= first <= NEXT + timedelta(7)
    assert desk.rows(f"SELECT max(percent) FROM task WHERE project_id = {again}") == [(0,)]
    assert desk.ask(CheckQuery()) == ()

    desk.do(Undo())
    assert desk.rows("SELECT code FROM project WHERE archived_at IS NULL") == [("ACM",)]
    desk.workspace.close()
