from __future__ import annotations

from datetime import date, datetime, time

import pytest

from salespm_tui.contract.budget import BudgetLinesQuery
from salespm_tui.contract.gates import GateQuery
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.portfolio import ProjectCardQuery
from salespm_tui.contract.records import Archive
from salespm_tui.contract.risks import OccurRisk, RisksQuery
from salespm_tui.contract.templates import (
    FinishToTemplate,
    NewFromTemplate,
    RenameTemplate,
    TemplateDetail,
    TemplateQuery,
    TemplateRef,
    TemplateRow,
    TemplatesQuery,
)
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import Resource, Task

from .conftest import Desk

MONDAY = date(2027, 1, 11)


def listed(desk: Desk) -> tuple[TemplateRow, ...]:
    return desk.ask(TemplatesQuery()).templates


def detail(desk: Desk, ref: TemplateRef) -> TemplateDetail:
    found = desk.ask(TemplateQuery(ref))
    assert found is not None
    return found


def finished(desk: Desk) -> TemplateRef:
    return TemplateRef(desk.new(FinishToTemplate(desk.project, "CRM rollout")))


def plan_of(desk: Desk, project_id: int) -> list[tuple[str, date, date]]:
    plan = desk.ask(TimelineQuery(project_id))
    return [(task.name, task.start.date(), task.finish.date()) for task in plan.tasks]


def test_three_templates_are_offered_without_being_rows(desk: Desk) -> None:
    assert [(row.ref.shipped, str(row.name)) for row in listed(desk)] == [
        ("key_account", "Key account"),
        ("tender", "Tender"),
        ("channel_launch", "Channel launch"),
    ]
    assert desk.rows("SELECT count(*) FROM template") == [(0,)]
    found = detail(desk, TemplateRef(shipped="tender"))
    assert found.tasks[0].kind == "summary"
    assert [str(role.name) for role in found.roles][:2] == ["Bid manager", "Sales engineer"]
    assert sum(one.share for one in found.budget) == 10_000
    assert desk.ask(TemplateQuery(TemplateRef(shipped="dream"))) is None


def test_a_shipped_template_becomes_a_row_when_it_is_used(desk: Desk) -> None:
    before = desk.everything()
    used = TemplateRef(shipped="tender")
    project = desk.new(
        NewFromTemplate(used, "Metro bid", MONDAY, client_id=desk.client, budget_minor=1_000_001)
    )
    rows = {str(row.name): row for row in listed(desk)}
    assert rows["Tender"].ref == TemplateRef(template_id=1)
    assert (rows["Tender"].used, len(rows)) == (1, 3)
    plan = desk.ask(TimelineQuery(project))
    assert plan.tasks[0].name == "Needs analysis"
    assert plan.tasks[1].start.date() == MONDAY
    handed = next(task for task in plan.tasks if task.name == "Bid handed in")
    assert handed.finish.date() == date(2027, 2, 2)
    assert desk.rows(
        f"SELECT count(*) FROM task WHERE project_id = {project} AND constraint_on IS NOT NULL"
    ) == [(0,)]
    lines = desk.ask(BudgetLinesQuery(project))
    assert sum(line.amount_minor for line in lines) == 1_000_001
    risks = desk.ask(RisksQuery(project)).risks
    assert {(risk.status, risk.next_review_on, risk.score) for risk in risks} == {
        ("identified", MONDAY, None)
    }
    gate = desk.ask(GateQuery(project, "initiation"))
    assert gate is not None
    assert str(gate.points[-1].text) == "We can meet every demand that excludes"
    card = desk.ask(ProjectCardQuery(project))
    assert card is not None
    assert (card.charter.template, card.row.code, card.row.phase) == ("Tender", "MB", "needs")
    assert {gate.phase: gate.due for gate in card.gates}["execution"] == date(2027, 2, 2)
    desk.undo()
    assert desk.everything() == before


def test_a_second_project_takes_the_same_row(desk: Desk) -> None:
    for name in ("First bid", "Second bid"):
        desk.do(NewFromTemplate(TemplateRef(shipped="tender"), name, MONDAY))
    assert desk.rows("SELECT count(*) FROM template") == [(1,)]


def test_a_finished_project_leaves_what_it_really_took(desk: Desk) -> None:
    _was_done(desk, date(2026, 11, 23), date(2026, 11, 26))
    desk.do(OccurRisk(1))
    desk.do(SaveLesson(project_id=desk.project, title="Ask for the decider first", reusable=True))
    desk.do(SaveLesson(project_id=desk.project, title="Only of this client", reusable=False))
    found = detail(desk, finished(desk))
    assert [(str(task.name), task.kind, task.offset, task.tenths) for task in found.tasks] == [
        ("Design", "task", 0, 40),
        ("Build", "task", 4, 50),
        ("Acceptance signed", "milestone", 9, 0),
    ]
    assert [str(role.name) for role in found.roles] == ["Person 1"]
    assert [str(risk) for risk in found.risks] == ["Price war"]
    assert [(one.category, one.share) for one in found.budget] == [
        ("travel", 7500),
        ("contingency", 2500),
    ]
    assert [str(lesson) for lesson in found.lessons] == ["Ask for the decider first"]
    assert found.gate_points[0][0] == "planning"
    assert "Li Wei" not in desk.rows("SELECT payload FROM template")[0][0]
    assert (found.row.source, found.row.working_days, found.row.links) == ("HCR", 9, 2)


def _was_done(desk: Desk, first: date, last: date) -> None:
    """The design took longer than its three days."""
    with desk.workspace._store.write(label("Done"), "Test") as unit:
        task = unit.session.get_one(Task, desk.design)
        task.status, task.percent = "done", 100
        task.actual_start_on = datetime.combine(first, time(8))
        task.actual_end_on = datetime.combine(last, time(17))
        unit.session.add(task)


def test_a_project_comes_back_of_its_own_template(desk: Desk) -> None:
    ref = finished(desk)
    (role,) = detail(desk, ref).roles
    seller = _resource(desk.workspace, "Chen Yu")
    project = desk.new(
        NewFromTemplate(ref, "Again", MONDAY, people=((role.key, seller),), budget_minor=1_000)
    )
    assert plan_of(desk, project) == [
        ("Design", MONDAY, date(2027, 1, 13)),
        ("Build", date(2027, 1, 14), date(2027, 1, 20)),
        ("Acceptance signed", date(2027, 1, 20), date(2027, 1, 20)),
    ]
    assert desk.rows(f"SELECT name, owner FROM task WHERE project_id = {project}")[0] == (
        "Design",
        "Chen Yu",
    )
    assert [line.amount_minor for line in desk.ask(BudgetLinesQuery(project))] == [750, 250]


def _resource(workspace: Workspace, name: str) -> int:
    with workspace._store.write(label("A resource"), "Test") as unit:
        row = Resource(name=name)
        unit.session.add(row)
        unit.session.flush()
        return row.id


def test_lessons_are_taken_up_with_the_template(desk: Desk) -> None:
    desk.do(SaveLesson(project_id=desk.project, title="Ask first", reusable=True))
    project = desk.new(NewFromTemplate(finished(desk), "Again", MONDAY))
    assert desk.rows('SELECT project_id, "on" FROM lesson_use') == [(project, "2026-11-23")]


def test_templates_are_renamed_and_put_away(desk: Desk) -> None:
    ref = finished(desk)
    assert ref.template_id is not None
    desk.do(RenameTemplate(ref.template_id, name="Rollouts", notes="Good for banks"))
    row = listed(desk)[0]
    assert (str(row.name), str(row.notes)) == ("Rollouts", "Good for banks")
    desk.do(FinishToTemplate(desk.project, "Rollouts"))
    assert desk.rows("SELECT version FROM template") == [(1,), (2,)]
    desk.do(Archive(Ref("template", ref.template_id)))
    assert len(listed(desk)) == 4
    assert desk.ask(TemplateQuery(ref)) is None


@pytest.mark.parametrize(
    "command",
    [
        NewFromTemplate(TemplateRef(shipped="dream"), "Again", MONDAY),
        NewFromTemplate(TemplateRef(template_id=9), "Again", MONDAY),
        NewFromTemplate(TemplateRef(shipped="tender"), " ", MONDAY),
        NewFromTemplate(TemplateRef(shipped="tender"), "Again", MONDAY, people=(("king", 1),)),
        NewFromTemplate(TemplateRef(shipped="tender"), "Again", MONDAY, budget_minor=-1),
        NewFromTemplate(TemplateRef(shipped="tender"), "Again", MONDAY, client_id=99),
        FinishToTemplate(1, "  "),
        FinishToTemplate(99, "Gone"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    desk: Desk, command: FinishToTemplate
) -> None:
    before = desk.everything()
    with pytest.raises(UserError):
        desk.do(command)
    assert desk.everything() == before
