"""Issues with their deviations and corrections, and responses that become tasks."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.issues import IssueQuery, IssuesQuery, Measure, ResolveIssue, SaveIssue
from salespm_tui.contract.records import NewestSetQuery, Undo, Unless
from salespm_tui.contract.risks import PutResponseOnTimeline
from salespm_tui.contract.timeline import SaveTask, TimelineQuery
from salespm_tui.core.errors import UserError

from .conftest import HWA, Desk

TODAY = date(2026, 11, 23)


def test_an_issue_takes_its_project_from_its_task_and_its_correction_with_it(desk: Desk) -> None:
    task = desk.made(SaveTask(project_id=HWA, name="Price model"))
    issue_id = desk.made(
        SaveIssue(
            title="Model is late",
            task_id=task,
            kind="deviation",
            metric="schedule",
            deviation_value=1,
            cause="estimate",
            due_on=date(2026, 11, 20),
            actions=(
                Measure("Add Anna", "Anna", date(2026, 11, 24)),
                Measure("Tell them", kind="todo"),
            ),
        )
    )
    found = desk.ask(IssueQuery(issue_id))
    issue = found.issue
    assert (issue.project, issue.raised_on, issue.overdue_days) == ("HWA", TODAY, 3)
    assert (str(issue.deviation), issue.actions_open) == ("1 working day", 2)
    assert [(one.kind, one.title) for one in found.actions] == [
        ("corrective", "Add Anna"),
        ("todo", "Tell them"),
    ]
    assert [(link.ref.kind, link.name) for link in found.links] == [("task", "Price model")]
    desk.back_and_forth()


def test_a_deviation_is_written_in_what_it_is_measured_in(desk: Desk) -> None:
    money = desk.made(SaveIssue(title="Dearer", project_id=HWA, metric="cost", deviation_value=500))
    assert str(desk.ask(IssueQuery(money)).issue.deviation) == "+5.00 CNY"
    goal = desk.made(
        SaveGoal(name="Deals", metric="custom", unit="deals", target_value=1000, due_on=TODAY)
    )
    short = desk.made(SaveIssue(title="Short", goal_id=goal, metric="goal", deviation_value=-250))
    assert str(desk.ask(IssueQuery(short)).issue.deviation) == "-2.5 deals"
    with pytest.raises(UserError) as told:
        desk.do(SaveIssue(title="Bad", metric="quality", deviation_value=1))
    assert told.value.field == "deviation_value"
    desk.do(SaveIssue(issue_id=short, metric="quality"))
    assert desk.ask(IssueQuery(short)).issue.deviation_value is None


def test_the_gravest_come_first_and_resolved_ones_only_where_asked_for(desk: Desk) -> None:
    ids = {
        severity: desk.made(SaveIssue(title=f"Of {severity}", severity=severity, project_id=HWA))
        for severity in (2, 5, 3)
    }
    assert [row.severity for row in desk.ask(IssuesQuery(HWA)).issues] == [5, 3, 2]
    desk.do(SaveActionItem(title="Fix it", issue_id=ids[5]))
    outcome = desk.do(ResolveIssue(ids[5], "fixed by the vendor"))
    assert [str(note) for note in outcome.notes] == ["1 action against it is still open."]
    issue = desk.ask(IssueQuery(ids[5])).issue
    assert (issue.status, issue.resolved_on, issue.notes) == (
        "resolved",
        TODAY,
        "fixed by the vendor",
    )
    assert [row.severity for row in desk.ask(IssuesQuery(HWA)).issues] == [3, 2]
    assert [row.severity for row in desk.ask(IssuesQuery(HWA, True)).issues] == [3, 2, 5]
    desk.do(SaveIssue(issue_id=ids[5], status="doing"))
    assert desk.ask(IssueQuery(ids[5])).issue.resolved_on is None
    desk.archive("issue", ids[5])
    assert desk.ask(IssueQuery(ids[5])) is None


def test_an_action_item_is_what_it_answers(desk: Desk) -> None:
    risk_id = desk.risk()
    outcome = desk.do(SaveActionItem(title="Hold the list price", risk_id=risk_id))
    assert str(outcome.label) == "Added response Hold the list price"
    issue_id = desk.made(SaveIssue(title="Late", project_id=HWA))
    outcome = desk.do(SaveActionItem(title="Add Anna", issue_id=issue_id))
    assert str(outcome.label) == "Added corrective action Add Anna"
    assert outcome.ref is not None
    outcome = desk.do(SaveActionItem(action_item_id=outcome.ref.id, owner="Anna"))
    assert str(outcome.label) == "Changed corrective action Add Anna"
    with pytest.raises(UserError):
        desk.do(SaveActionItem(title="Of nothing", risk_id=99))


def test_a_response_becomes_a_task_that_both_name(desk: Desk) -> None:
    risk_id = desk.risk()
    item = desk.made(
        SaveActionItem(
            title="Bundle the service", risk_id=risk_id, owner="李伟", due_on=date(2026, 12, 4)
        )
    )
    outcome = desk.do(PutResponseOnTimeline(item, duration_min=960))
    assert str(outcome.label) == "Put Bundle the service on the timeline"
    task = desk.ask(TimelineQuery(HWA)).tasks[0]
    assert (task.name, task.owner, task.duration_min) == ("Bundle the service", "李伟", 960)
    assert task.deadline_at.date() == date(2026, 12, 4)
    action = desk.detail(risk_id).actions[0]
    assert (action.task_id, action.task, action.task_finish) == (
        task.id,
        "Bundle the service",
        task.finish.date(),
    )
    with pytest.raises(UserError, match="on the timeline already"):
        desk.do(PutResponseOnTimeline(item))
    desk.archive("task", task.id)
    assert desk.detail(risk_id).actions[0].task_id is None
    desk.do(PutResponseOnTimeline(item))
    desk.do(Undo())
    assert desk.ask(TimelineQuery(HWA)).tasks == ()


def test_a_response_is_done_with_its_task(desk: Desk) -> None:
    risk_id = desk.risk()
    item = desk.made(SaveActionItem(title="Bundle the service", risk_id=risk_id))
    task = desk.made(PutResponseOnTimeline(item))
    desk.do(SaveTask(task_id=task, percent=50))
    assert desk.detail(risk_id).actions[0].status == "open"
    desk.do(SaveTask(task_id=task, percent=100))
    action = desk.detail(risk_id).actions[0]
    assert (action.status, action.done_on, desk.row(risk_id).actions_open) == ("done", TODAY, 0)
    desk.back_and_forth()
    desk.do(Undo())
    assert desk.detail(risk_id).actions[0].status == "open"


def test_a_response_of_no_project_says_what_it_lacks(desk: Desk) -> None:
    item = desk.made(SaveActionItem(title="Watch", risk_id=desk.risk(project_id=None)))
    with pytest.raises(UserError) as told:
        desk.do(PutResponseOnTimeline(item))
    assert told.value.field == "project_id"
    outcome = desk.do(PutResponseOnTimeline(item, project_id=HWA))
    assert outcome.ref is not None and outcome.ref.kind == "task"


def test_a_form_is_not_saved_over_what_its_fields_were_not_filled_from(desk: Desk) -> None:
    issue_id = desk.made(SaveIssue(title="Late"))
    since = desk.ask(NewestSetQuery())
    other = Desk(desk.path)
    try:
        other.do(SaveIssue(issue_id=issue_id, severity=5))
    finally:
        other.workspace.close()
    with pytest.raises(UserError) as told:
        desk.do(Unless(SaveIssue(issue_id=issue_id, severity=1), since))
    assert told.value.field == "severity"
