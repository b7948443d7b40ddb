"""Change requests: tried on the plan before the decision, applied by it, taken back as one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.contract.change_requests import (
    AssessChangeRequest,
    ChangePreview,
    ChangeRequestRow,
    ChangeRequestsQuery,
    DecideChangeRequest,
    MarkImplemented,
    PreviewChange,
    SaveChangeRequest,
)
from salespm_tui.contract.clients import ClientOfQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import DAY, Desk


def change(desk: Desk, **fields: object) -> int:
    fields.setdefault("project_id", desk.project)
    fields.setdefault("title", "Two more branches")
    return desk.new(SaveChangeRequest(**fields))  # type: ignore[arg-type]


def row(desk: Desk, row_id: int) -> ChangeRequestRow:
    rows = desk.ask(ChangeRequestsQuery()).change_requests
    return next(one for one in rows if one.id == row_id)


def test_the_effect_is_computed_before_the_decision_and_nothing_is_written(desk: Desk) -> None:
    number = change(desk, task_id=desk.design, impact_days=2, impact_cost_minor=50_000)
    before = desk.everything()
    told = desk.ask(PreviewChange(number))
    assert (told.task, told.refused, told.notes) == ("Design", None, ())
    assert told.task_finish_before == datetime(2026, 11, 25, 17)
    assert told.task_finish_after == datetime(2026, 11, 27, 17)
    assert told.project_finish_before == datetime(2026, 12, 2, 17)
    assert told.project_finish_after == datetime(2026, 12, 4, 17)
    assert (told.task_slip_min, told.project_slip_min, told.moved) == (2 * DAY, 2 * DAY, 2)
    assert (told.cost_before, told.cost_after, told.currency) == (None, 50_000, "CNY")
    assert desk.everything() == before


def test_fields_of_a_form_stand_for_those_kept(desk: Desk) -> None:
    number = change(desk, task_id=desk.design, impact_days=2)
    assert desk.ask(PreviewChange(number, impact_days=1)).project_slip_min == DAY
    assert desk.ask(PreviewChange(number, task_id=None)).project_slip_min == 0
    anew = desk.ask(PreviewChange(task_id=desk.build, impact_days=-1))
    assert (anew.project_slip_min, anew.moved) == (-DAY, 1)
    with pytest.raises(UserError, match="which project"):
        desk.ask(PreviewChange(impact_days=1))


def test_deadlines_that_would_be_missed_are_named(desk: Desk) -> None:
    deadline = datetime(2026, 12, 3, 17)
    desk.do(SaveTask(desk.build, deadline_at=deadline))
    held = desk.ask(PreviewChange(task_id=desk.design, impact_days=1))
    assert held.missed == ()
    broken = desk.ask(PreviewChange(task_id=desk.design, impact_days=2))
    assert [(one.name, one.deadline_at, one.finish_at) for one in broken.missed] == [
        ("Build", deadline, datetime(2026, 12, 4, 17))
    ]


def test_approval_applies_days_and_money_in_one_change(desk: Desk) -> None:
    number = change(desk, task_id=desk.design, impact_days=2, impact_cost_minor=50_000)
    before, preview = desk.everything(), desk.ask(PreviewChange(number))
    outcome = desk.do(DecideChangeRequest(number, "approved", by="王总", note="worth it"))
    assert str(outcome.label) == "Approved change request Two more branches"
    assert [str(note) for note in outcome.notes] == [
        "The end of the project moves out by 2 days.",
        "Fixed cost of “Design”: +500.00 CNY",
    ]
    assert preview.project_finish_after == desk.plan().finish
    assert desk.finish(desk.design) == date(2026, 11, 27)
    assert desk.rows(f"SELECT duration_min, fixed_cost_minor FROM task WHERE id={desk.design}") == [
        (5 * DAY, 50_000)
    ]
    told = row(desk, number)
    assert (told.status, told.decided_by, told.decided_on, told.decision_note) == (
        "approved",
        "王总",
        date(2026, 11, 23),
        "worth it",
    )
    after = desk.everything()
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


def test_less_work_makes_the_task_shorter_and_cheaper(desk: Desk) -> None:
    number = change(desk, task_id=desk.build, impact_days=-2, impact_cost_minor=-100)
    desk.do(DecideChangeRequest(number, "approved"))
    assert desk.finish(desk.build) == date(2026, 11, 30)
    assert desk.rows(f"SELECT fixed_cost_minor FROM task WHERE id={desk.build}") == [(-100,)]


@pytest.mark.parametrize(
    ("target", "days", "why"),
    [
        ("live", 2, "“Live” is a milestone: choose the task before it that takes the days."),
        ("design", -3, "“Design” is not as long as that: give fewer days, or cancel the task."),
        ("done", 1, "“Design” is done: choose a task that is still open."),
        ("cancelled", 1, "“Build” is cancelled: choose a task that is still open."),
        ("summary", 1, "“Build” is a summary: choose the task below it that takes the change."),
    ],
)
def test_what_the_task_cannot_take_is_refused_before_and_at_the_decision(
    desk: Desk, target: str, days: int, why: str
) -> None:
    task_id = {"live": desk.live, "design": desk.design, "done": desk.design}.get(
        target, desk.build
    )
    if target in ("done", "cancelled"):
        desk.do(SaveTask(task_id, status=target))
    if target == "summary":
        desk.new(SaveTask(project_id=desk.project, parent_id=task_id, name="Code"))
    number = change(desk, task_id=task_id, impact_days=days)
    before = desk.everything()
    assert str(desk.ask(PreviewChange(number)).refused) == why
    with pytest.raises(UserError) as refused:
        desk.do(DecideChangeRequest(number, "approved"))
    assert (refused.value.title, refused.value.field) == (why, "task_id")
    assert desk.everything() == before


def test_without_a_task_or_an_impact_approval_says_that_the_plan_stays(desk: Desk) -> None:
    bare = change(desk, impact_days=5)
    plan = desk.rows("SELECT * FROM task")
    outcome = desk.do(DecideChangeRequest(bare, "approved"))
    said = "No task is named: approval changes nothing in the plan."
    assert [str(note) for note in outcome.notes] == [said]
    unknown = change(desk, task_id=desk.design)
    told: ChangePreview = desk.ask(PreviewChange(unknown))
    assert "Neither days nor money are known" in str(told.notes[0])
    assert desk.do(DecideChangeRequest(unknown, "approved")).notes == told.notes
    assert desk.rows("SELECT * FROM task") == plan


def test_a_change_goes_its_way_and_no_other(desk: Desk) -> None:
    number = change(desk, task_id=desk.design, impact_days=1)
    with pytest.raises(UserError, match="not approved"):
        desk.do(MarkImplemented(number))
    with pytest.raises(UserError, match="why the change is rejected"):
        desk.do(DecideChangeRequest(number, "rejected"))
    desk.do(DecideChangeRequest(number, "rejected", note="too late"))
    with pytest.raises(UserError, match="is decided already"):
        desk.do(DecideChangeRequest(number, "approved"))
    desk.do(AssessChangeRequest(number, impact_days=2, impact_scope="Two branches"))
    told = row(desk, number)
    assert (told.status, told.impact_days, told.decided_on) == ("assessing", 2, None)
    assert desk.ask(ClientOfQuery(Ref("change_request", number))) == desk.client
    desk.do(DecideChangeRequest(number, "approved"))
    for late in (SaveChangeRequest(number, impact_days=9), AssessChangeRequest(number)):
        with pytest.raises(UserError, match="its impact is in the plan"):
            desk.do(late)
    desk.do(SaveChangeRequest(number, notes="signed", impact_days=2))
    desk.do(MarkImplemented(number))
    assert row(desk, number).status == "implemented"


def test_what_waits_for_a_decision_stands_first(desk: Desk) -> None:
    later = change(desk, title="later", decide_by=date(2026, 12, 1))
    late = change(desk, title="late", decide_by=date(2026, 11, 20), requested_on=date(2026, 11, 13))
    approved = change(desk, title="approved")
    desk.do(DecideChangeRequest(approved, "approved"))
    withdrawn = change(desk, title="withdrawn")
    desk.do(DecideChangeRequest(withdrawn, "withdrawn"))
    found = desk.ask(ChangeRequestsQuery(client_id=desk.client))
    assert [one.id for one in found.change_requests] == [late, later, approved, withdrawn]
    assert [(one.late, one.waiting_days) for one in found.waiting] == [(True, 10), (False, 0)]
    assert desk.archive("change_request", late) == "Archived change request late"
    assert len(desk.ask(ChangeRequestsQuery(client_id=desk.client)).waiting) == 1


def test_a_change_is_of_one_project(desk: Desk) -> None:
    other = desk.new(SaveProject(name="Other"))
    with pytest.raises(UserError, match="belongs to another project"):
        change(desk, project_id=other, task_id=desk.design)
    with pytest.raises(UserError, match="which project"):
        desk.do(SaveChangeRequest(title="x"))
    assert row(desk, change(desk, project_id=None, task_id=desk.design)).project == "ROL"
