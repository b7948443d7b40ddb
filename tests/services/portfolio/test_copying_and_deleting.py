from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from salespm_tui.contract.gates import GateQuery
from salespm_tui.contract.portfolio import (
    CopyProject,
    DeleteProject,
    DeletionQuery,
    PortfolioQuery,
    PortfolioRow,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask, TimelineQuery
from salespm_tui.core.errors import UserError
from salespm_tui.store.backup import is_good

from .conftest import Desk


def row(desk: Desk, project_id: int) -> PortfolioRow:
    return next(one for one in desk.ask(PortfolioQuery()).projects if one.id == project_id)


def test_a_copy_starts_anew_on_its_own_day(desk: Desk) -> None:
    desk.do(SaveTask(desk.design, status="done"))
    desk.do(SaveProject(desk.project, end_on=date(2026, 12, 11), approved_by="王芳"))
    before = desk.everything()
    copy = desk.new(CopyProject(desk.project, "Second rollout", date(2027, 1, 11)))
    found = row(desk, copy)
    assert (found.code, found.status, found.phase, found.promised) == (
        "SR", "draft", "needs", date(2027, 1, 29),
    )  # fmt: skip
    plan = desk.ask(TimelineQuery(copy))
    assert [(task.name, task.status, task.percent, task.start.date()) for task in plan.tasks] == [
        ("Design", "todo", 0, date(2027, 1, 11)),
        ("Build", "todo", 0, date(2027, 1, 14)),
        ("Acceptance signed", "todo", 0, date(2027, 1, 20)),
    ]
    assert found.exposure is not None
    assert (found.exposure.open, found.margin.cost_minor) == (1, 400_000)
    assert desk.rows(f"SELECT status, next_review_on FROM risk WHERE project_id = {copy}") == [
        ("identified", "2027-01-11")
    ]
    gate = desk.ask(GateQuery(copy, "planning"))
    assert gate is not None
    assert str(gate.points[-1].text) == "The lawyer has read the offer"
    assert desk.rows(f"SELECT approved_by, client_id FROM project WHERE id = {copy}") == [
        (None, desk.client)
    ]
    desk.undo()
    assert desk.everything() == before


def test_a_copy_takes_no_more_than_it_is_asked_to(desk: Desk) -> None:
    copy = desk.new(
        CopyProject(
            desk.project,
            "Bare",
            date(2027, 1, 11),
            code="BARE",
            plan=False,
            budget=False,
            risks=False,
        )
    )
    found = row(desk, copy)
    assert (found.code, found.tasks, found.exposure, found.margin.cost_minor) == (
        "BARE", 0, None, None,
    )  # fmt: skip


def test_a_code_that_is_taken_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        desk.do(CopyProject(desk.project, "Second", date(2027, 1, 11), code="hcr"))
    assert refused.value.field == "code"


def test_deleting_tells_what_would_go(desk: Desk) -> None:
    found = desk.ask(DeletionQuery(desk.project))
    assert found is not None
    records = dict(found.records)
    assert (found.code, records["task"], records["dependency"], records["risk"]) == (
        "HCR", 3, 2, 1,
    )  # fmt: skip
    assert "interaction" not in records
    assert "client" not in records
    assert desk.ask(DeletionQuery(99)) is None


def test_a_deleted_project_leaves_a_backup_and_comes_back_whole(desk: Desk) -> None:
    before = desk.everything()
    outcome = desk.do(DeleteProject(desk.project, "hcr"))
    (note,) = outcome.notes
    backup = Path(str(dict(note.args)["path"]))
    assert is_good(backup)
    after = desk.everything()
    assert after["project"] == after["task"] == after["risk"] == after["opportunity"] == []
    assert len(after["interaction"]) == 1
    assert desk.rows("SELECT project_id FROM interaction") == [(None,)]
    assert desk.rows("SELECT title, project_id FROM action_item") == [("回复报价", None)]
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


def test_a_wrong_code_deletes_nothing_and_backs_nothing_up(desk: Desk, tmp_path: Path) -> None:
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(DeleteProject(desk.project, "HC"))
    assert refused.value.field == "code"
    assert desk.everything() == before
    assert list((tmp_path / "backups").rglob("*-hand.db")) == []


def test_without_a_backup_nothing_is_deleted(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    before = desk.everything()
    with pytest.raises(UserError):
        desk.do(DeleteProject(desk.project, "HCR"))
    assert desk.everything() == before
