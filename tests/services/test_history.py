"""Undo, redo, history, archive, backup and restore, through the workspace's one door."""

from __future__ import annotations

from pathlib import Path

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import (
    Archive,
    CheckQuery,
    HistoryQuery,
    LastChangeQuery,
    Redo,
    RestoreBackup,
    Undo,
    WriteBackup,
)
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.login import Login
from salespm_tui.store.workspace import Store


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock):
    opened = Workspace.open(tmp_path / "w.db", clock, backups=tmp_path / "backups")
    yield opened
    opened.close()


def do(workspace: Workspace, command) -> Outcome:
    return workspace.do(command)[0]


def test_undo_and_redo_name_what_they_turned(workspace: Workspace):
    made = do(workspace, SaveClient(name="华为"))
    last = workspace.ask(LastChangeQuery())
    assert last is not None
    assert (last.set_id, str(last.label), last.ours) == (made.set_id, "Added client 华为", True)
    outcome, tables = workspace.do(Undo())
    assert (str(outcome.label), tables) == ("Added client 华为", {"client"})
    assert workspace.ask(LastChangeQuery()) is None
    outcome, tables = workspace.do(Redo())
    assert (str(outcome.label), tables) == ("Added client 华为", {"client"})


def test_nothing_to_undo_or_redo_is_said(workspace: Workspace):
    for command, said in ((Undo(), "nothing to undo"), (Redo(), "nothing to redo")):
        outcome, tables = workspace.do(command)
        assert outcome.set_id is None
        assert said in str(outcome.label)
        assert tables == frozenset()


def test_the_change_of_another_session_is_named_first(tmp_path: Path, clock: FixedClock):
    path, backups = tmp_path / "w.db", tmp_path / "backups"
    other = Store.open(path, clock, backups=backups, login=Login("chen", "desk", "desk/1/2"))
    theirs = Workspace(other, clock)
    do(theirs, SaveClient(name="Acme"))
    theirs.close()
    ours = Workspace.open(path, clock, backups=backups)
    with pytest.raises(UserError, match="change of chen on desk"):
        do(ours, Undo())
    shown = ours.ask(LastChangeQuery())
    assert shown is not None
    do(ours, SaveClient(name="Later"))
    assert str(do(ours, Undo(shown.set_id)).label) == "Added client Acme"
    with pytest.raises(UserError, match="not in force any more"):
        do(ours, Undo(shown.set_id))
    ours.close()


def test_archive_finds_the_service_of_each_kind(workspace: Workspace):
    project = do(workspace, SaveProject(name="Rollout")).ref
    client = do(workspace, SaveClient(name="Acme")).ref
    assert project is not None and client is not None
    task = do(workspace, SaveTask(project_id=project.id, name="Offer")).ref
    step = do(workspace, SaveActionItem(title="call", client_id=client.id)).ref
    assert task is not None and step is not None
    for ref in (step, task, client, project):
        assert str(do(workspace, Archive(ref)).label).startswith("Archived")
    with pytest.raises(UserError, match="cannot be archived"):
        do(workspace, Archive(Ref("stand_up", 1)))


def test_history_of_everything_of_one_record_and_of_one_project(workspace: Workspace):
    client = do(workspace, SaveClient(name="Acme")).ref
    assert client is not None
    do(workspace, SaveClient(client_id=client.id, name="Acme AG"))
    one = do(workspace, SaveProject(name="One")).ref
    two = do(workspace, SaveProject(name="Two")).ref
    assert one is not None and two is not None
    do(workspace, SaveTask(project_id=one.id, name="Offer"))
    do(workspace, SaveTask(project_id=two.id, name="Demo"))
    everything = workspace.ask(HistoryQuery())
    assert str(everything[0].label) == "Added task Demo"
    assert {change.kind for change in everything} == {"client", "project", "task"}
    of_client = workspace.ask(HistoryQuery(of=client))
    assert [(c.before is None, c.after) for c in of_client] == [
        (False, '{"name":"Acme AG"}'),
        (True, of_client[1].after),
    ]
    of_one = workspace.ask(HistoryQuery(project_id=one.id))
    assert [str(change.label) for change in of_one] == ["Added task Offer", "Added project One"]
    assert len(workspace.ask(HistoryQuery(project_id=one.id, limit=1))) == 1


def test_backup_and_restore(workspace: Workspace, tmp_path: Path):
    do(workspace, SaveClient(name="Acme"))
    copy = tmp_path / "copy.db"
    outcome, tables = workspace.do(WriteBackup(str(copy)))
    assert str(copy) in str(outcome.label)
    assert tables == frozenset()
    do(workspace, SaveClient(name="Müller"))
    outcome, tables = workspace.do(RestoreBackup(str(copy)))
    assert {"client", "task", "stand_up"} <= tables
    assert "is kept in" in str(outcome.notes[0])
    workspace.changed_elsewhere()
    assert [str(change.label) for change in workspace.ask(HistoryQuery())] == ["Added client Acme"]


def test_a_whole_workspace_has_no_problems(workspace: Workspace):
    do(workspace, SaveClient(name="Acme"))
    assert workspace.ask(CheckQuery()) == ()
