"""Deviations that were recorded, and those that the data shows."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.issues import JudgeAction, ResolveIssue, SaveIssue
from salespm_tui.contract.review import Deviations, DeviationsQuery

from .conftest import HWA, Desk


def deviations(desk: Desk, *, ended: bool = True) -> Deviations:
    found: Deviations = desk.ask(DeviationsQuery(HWA, include_ended=ended))
    return found


def test_what_the_figures_show_is_proposed_until_somebody_records_it(desk: Desk) -> None:
    task = desk.task("Work", date(2026, 11, 17), date(2026, 11, 20), 1000_00)
    desk.agree()
    assert [one.metric for one in deviations(desk).proposed] == ["schedule"]
    assert deviations(desk).proposed[0].severity == 5
    desk.report(task, 70)
    desk.spend(900_00)
    schedule, cost = deviations(desk).proposed
    assert (schedule.metric, schedule.severity, schedule.deviation_value) == ("schedule", 4, None)
    assert (cost.metric, cost.severity, cost.deviation_value) == ("cost", 4, 200_00)
    assert "0.78" in str(cost.text)
    issue = desk.made(
        SaveIssue(
            title="Too dear",
            project_id=HWA,
            kind="deviation",
            metric="cost",
            deviation_value=200_00,
        )
    )
    assert [one.metric for one in deviations(desk).proposed] == ["schedule"]
    desk.do(ResolveIssue(issue))
    assert [one.metric for one in deviations(desk).proposed] == ["schedule", "cost"]


def test_a_goal_that_is_behind_is_proposed(desk: Desk) -> None:
    goal = desk.made(
        SaveGoal(
            name="Sales",
            metric="revenue",
            project_id=HWA,
            target_value=1000_00,
            start_on=date(2026, 10, 1),
            due_on=date(2026, 12, 31),
        )
    )
    assert deviations(desk).proposed == ()
    desk.do(CheckIn(goal, value=100_00))
    found = deviations(desk).proposed
    assert [(one.metric, one.goal_id) for one in found] == [("goal", goal)]
    assert (found[0].deviation_value or 0) < -400_00
    desk.do(CheckIn(goal, as_of=date(2026, 10, 20), value=100_00))
    desk.do(SaveGoal(goal, start_on=date(2026, 9, 1), due_on=date(2026, 10, 22)))
    assert deviations(desk).proposed == ()
    desk.do(SaveGoal(goal, due_on=date(2026, 10, 23)))
    assert [one.severity for one in deviations(desk).proposed] == [4]
    desk.do(SaveIssue(title="Slow", goal_id=goal, kind="deviation", metric="goal"))
    assert deviations(desk).proposed == ()


def test_recorded_ones_tell_whether_their_measures_worked(desk: Desk) -> None:
    issue = desk.made(SaveIssue(title="Late", project_id=HWA, kind="deviation", metric="schedule"))
    desk.do(SaveIssue(title="Blocked", project_id=HWA, kind="blocker"))
    for effect in ("worked", "worked", "failed"):
        item = desk.made(SaveActionItem(title="Do", kind="corrective", issue_id=issue))
        desk.do(SaveActionItem(item, status="done"))
        desk.do(JudgeAction(item, effect))
    item = desk.made(SaveActionItem(title="Do", kind="corrective", issue_id=issue))
    desk.do(SaveActionItem(item, status="done"))
    desk.do(SaveActionItem(title="Open", kind="corrective", issue_id=issue))
    (found,) = deviations(desk).recorded
    assert (found.worked, found.partly, found.failed, found.unjudged) == (2, 0, 1, 1)
    assert found.issue.actions_open == 1
    desk.do(ResolveIssue(issue))
    assert len(deviations(desk).recorded) == 1
    assert deviations(desk, ended=False).recorded == ()
