"""Needs: written down, signed off, tied to tasks, traced, told in a document."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.needs import (
    LinkRequirementTasks,
    RequirementRow,
    RequirementsQuery,
    SaveRequirement,
    SignOffRequirement,
    TraceabilityQuery,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.errors import UserError

from .conftest import DAY, Desk


def need(desk: Desk, title: str, **fields: object) -> int:
    fields.setdefault("project_id", desk.project)
    return desk.new(SaveRequirement(title=title, **fields))  # type: ignore[arg-type]


def row(desk: Desk, need_id: int) -> RequirementRow:
    rows = desk.ask(RequirementsQuery()).requirements
    return next(one for one in rows if one.id == need_id)


def test_a_need_of_a_project_is_its_clients_and_changes_field_by_field(desk: Desk) -> None:
    number = need(desk, "Single sign-on", priority="must", source="interview", pain="Passwords")
    desk.do(SaveRequirement(number, kind="product", source=""))
    told = row(desk, number)
    assert (told.client, told.project, told.priority, told.kind) == (
        "华为",
        "ROL",
        "must",
        "product",
    )
    assert (told.source, told.pain, told.status) == (None, "Passwords", "captured")
    assert told.captured_on == date(2026, 11, 23)
    assert desk.ask(RequirementsQuery(client_id=desk.client)).requirements == (told,)
    assert desk.ask(RequirementsQuery(client_id=desk.client + 1)).requirements == ()


def test_needs_stand_by_moscow_and_rejected_ones_last(desk: Desk) -> None:
    titles = {
        "later": {"priority": "wont"},
        "rejected": {"priority": "must", "status": "rejected"},
        "unknown": {},
        "could": {"priority": "could"},
        "must": {"priority": "must"},
    }
    for title, fields in titles.items():
        need(desk, title, **fields)
    told = [one.title for one in desk.ask(RequirementsQuery()).requirements]
    assert told == ["must", "could", "unknown", "later", "rejected"]


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SaveRequirement(title="x"), "client_id"),
        (SaveRequirement(title=" ", project_id=1), "title"),
        (SaveRequirement(title="x", project_id=1, priority="urgent"), "priority"),
        (SaveRequirement(title="x", project_id=1, kind="odd"), "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, command: SaveRequirement, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        desk.do(command)
    assert refused.value.field == field


def test_who_signs_signs_what_can_be_checked_and_it_can_be_taken_back(desk: Desk) -> None:
    number = need(desk, "Single sign-on")
    with pytest.raises(UserError, match="no acceptance criterion"):
        desk.do(SignOffRequirement(number, "李伟"))
    desk.do(SaveRequirement(number, acceptance_criteria="One password opens all"))
    outcome = desk.do(SignOffRequirement(number, "李伟"))
    assert str(outcome.label) == "李伟 signed off Single sign-on"
    told = row(desk, number)
    assert (told.signed_by, told.signed_on, told.status) == (
        "李伟",
        date(2026, 11, 23),
        "confirmed",
    )
    desk.do(SignOffRequirement(number, ""))
    assert (row(desk, number).signed_by, row(desk, number).signed_on) == ("", None)
    desk.undo()
    assert row(desk, number).signed_by == "李伟"
    with pytest.raises(UserError, match="still to come"):
        desk.do(SignOffRequirement(number, "李伟", date(2026, 11, 24)))


def test_tasks_meet_a_need_and_say_how_far_it_is(desk: Desk) -> None:
    number = need(desk, "Single sign-on")
    desk.do(LinkRequirementTasks(number, (desk.design, desk.build)))
    told = row(desk, number)
    assert [(task.wbs, task.name, task.finish) for task in told.tasks] == [
        ("1", "Design", date(2026, 11, 25)),
        ("2", "Build", date(2026, 12, 2)),
    ]
    assert (told.percent, told.hint) == (0, "planned")
    desk.do(SaveTask(desk.design, status="done"))
    assert row(desk, number).percent == 38  # three days of eight
    desk.do(SaveRequirement(number, status="planned"))
    assert row(desk, number).hint is None
    desk.do(SaveTask(desk.build, status="done"))
    assert (row(desk, number).percent, row(desk, number).hint) == (100, "delivered")


def test_a_task_meets_one_need_and_the_other_one_hears_of_it(desk: Desk) -> None:
    first, second = need(desk, "Sign-on"), need(desk, "Speed")
    desk.do(LinkRequirementTasks(first, (desk.design,)))
    before = desk.everything()
    outcome = desk.do(LinkRequirementTasks(second, (desk.design, desk.build)))
    assert [str(note) for note in outcome.notes] == ["Design met “Sign-on” until now."]
    assert row(desk, first).tasks == ()
    desk.undo()
    assert desk.everything() == before
    desk.do(LinkRequirementTasks(first, ()))
    assert row(desk, first).tasks == ()


def test_a_summary_meets_a_need_with_all_below_it(desk: Desk) -> None:
    part = desk.new(
        SaveTask(project_id=desk.project, parent_id=desk.build, name="Code", duration_min=DAY)
    )
    test = desk.new(
        SaveTask(project_id=desk.project, parent_id=desk.build, name="Test", duration_min=DAY)
    )
    number = need(desk, "Sign-on", acceptance_criteria="It opens")
    desk.do(LinkRequirementTasks(number, (desk.build,)))
    desk.do(SaveTask(part, status="done"))
    told = row(desk, number)
    assert (told.percent, told.tasks[0].kind, told.tasks[0].percent) == (50, "summary", 50)
    traced = desk.ask(TraceabilityQuery(project_id=desk.project))
    assert [task.id for task in traced.without_need] == [desk.design, desk.live]
    assert test not in {task.id for task in traced.without_need}


def test_what_does_not_hang_together_is_told(desk: Desk) -> None:
    served = need(desk, "Served", acceptance_criteria="It opens")
    idle = need(desk, "Idle")
    need(desk, "Later", priority="wont")
    need(desk, "No", status="rejected")
    desk.do(LinkRequirementTasks(served, (desk.design,)))
    desk.do(SaveTask(desk.live, status="cancelled"))
    traced = desk.ask(TraceabilityQuery(client_id=desk.client))
    assert [one.id for one in traced.without_task] == [idle]
    assert [one.id for one in traced.without_criterion] == [idle]
    assert [one.id for one in traced.without_sign_off] == [served, idle]
    assert [task.name for task in traced.without_need] == ["Build"]
    assert (traced.needs, traced.tasks) == (4, 2)


def test_a_need_that_goes_leaves_its_tasks_and_comes_back_with_them(desk: Desk) -> None:
    number = need(desk, "Sign-on")
    desk.do(LinkRequirementTasks(number, (desk.design,)))
    before = desk.everything()
    assert desk.archive("requirement", number) == "Archived need Sign-on"
    assert desk.ask(RequirementsQuery()).requirements == ()
    assert desk.rows("SELECT count(*) FROM task WHERE requirement_id IS NOT NULL") == [(0,)]
    desk.undo()
    assert desk.everything() == before


def test_a_task_of_another_project_meets_no_need_of_this_one(desk: Desk) -> None:
    other = desk.new(SaveProject(name="Other"))
    task = desk.new(SaveTask(project_id=other, name="Elsewhere"))
    with pytest.raises(UserError, match="belongs to another project"):
        desk.do(LinkRequirementTasks(need(desk, "Sign-on"), (task,)))
