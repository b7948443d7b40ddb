from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from salespm_tui.contract.projects import ProjectRow, ProjectsQuery, SaveProject
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.services.portfolio.codes import code_from
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Dependency, Meta, Project

from .conftest import Desk


def projects(desk: Desk) -> list[ProjectRow]:
    return list(desk.ask(ProjectsQuery()).projects)


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Huawei CRM rollout", (), "HCR"),
        ("Huawei CRM rollout", ("hcr", "HCR2"), "HCR3"),
        ("Müller", (), "MUL"),
        ("A very long name of five words", (), "AVLN"),
        ("华为客户关系管理", (), "P1"),
        ("华为客户关系管理", ("P1",), "P2"),
        ("华为 CRM 二期", (), "CRM"),
        ("2026", (), "P1"),
        ("Проект", (), "P1"),
    ],
)
def test_a_code_is_made_from_the_name(name: str, taken: tuple[str, ...], code: str) -> None:
    assert code_from(name, taken) == code


def test_a_new_project_starts_today_in_the_workspaces_currency(desk: Desk) -> None:
    desk.do(SaveProject(name="  华为客户\x1b关系管理 "))
    row = next(row for row in projects(desk) if row.code == "P1")
    assert (row.name, row.status, row.currency) == ("华为客户关系管理", "active", "EUR")
    assert (row.start_on, row.start, row.finish) == (date(2026, 11, 23), None, None)
    assert desk.rows("SELECT start_on FROM project WHERE code = 'P1'") == [("2026-11-23T08:00",)]


def test_a_project_that_starts_on_a_sunday_starts_on_monday(desk: Desk) -> None:
    desk.do(SaveProject(1, start_on=date(2026, 11, 29)))
    assert projects(desk)[0].start_on == date(2026, 11, 30)


def test_fields_that_are_not_given_stay(desk: Desk) -> None:
    desk.do(SaveProject(1, phase="execution", manager="Li Wei"))
    desk.do(SaveProject(1, name="Huawei CRM"))
    row = projects(desk)[0]
    assert (row.code, row.name, row.phase, row.manager) == (
        "HCR",
        "Huawei CRM",
        "execution",
        "Li Wei",
    )


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "  "}, "name"),
        ({"code": "two words"}, "code"),
        ({"code": "much-too-long-a-code"}, "code"),
        ({"currency": "euros"}, "currency"),
        ({"status": "sleeping"}, "status"),
        ({"feasibility": "perhaps"}, "feasibility"),
        ({"health_override": "blue"}, "health_override"),
        ({"start_on": None}, "start_on"),
        ({"end_on": date(2026, 11, 1)}, "end_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    desk: Desk, fields: dict[str, object], field: str
) -> None:
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(SaveProject(1, **fields))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert desk.everything() == before


def test_two_projects_never_share_a_code(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        desk.do(SaveProject(name="Another", code="hcr"))
    assert refused.value.field == "code"
    desk.do(SaveProject(1, code="HCR"))


def test_what_a_project_lacks_and_how_it_does_is_told(desk: Desk) -> None:
    desk.do(SaveProject(1, phase="planning", end_on=date(2026, 11, 27)))
    first = desk.task("First", 3)
    desk.task("Second", 4)
    row = projects(desk)[0]
    assert row.thin_links == ("no_client", "no_needs", "no_goals", "no_links", "no_risks")
    assert (row.start, row.finish, row.open_tasks) == (date(2026, 11, 23), date(2026, 11, 26), 2)
    assert row.health == "green"
    desk.change(first + 1, links=desk.after(first))
    row = projects(desk)[0]
    assert (row.thin_links, row.health, row.finish) == (
        ("no_client", "no_needs", "no_goals", "no_risks"),
        "amber",
        date(2026, 12, 1),
    )
    assert "The plan ends 4 days after the agreed finish." in [str(why) for why in row.why]


def test_an_archived_project_goes_with_its_plan_and_comes_back_with_it(desk: Desk) -> None:
    first = desk.task("First")
    desk.task("Second", links=desk.after(first))
    before = desk.everything()
    desk.archive("project", 1)
    assert projects(desk) == []
    assert desk.rows("SELECT count(*) FROM task WHERE archived_at IS NULL") == [(0,)]
    assert desk.rows("SELECT count(*) FROM dependency WHERE archived_at IS NULL") == [(0,)]
    desk.undo()
    assert desk.everything() == before


def test_a_plan_that_cannot_be_scheduled_says_why_and_hides_no_other(desk: Desk) -> None:
    first = desk.task("Plan")
    second = desk.task("Build", links=desk.after(first))
    desk.do(SaveProject(name="Another"))

    def close_the_circle(work: Work) -> Outcome:
        work.session.add(Dependency(predecessor_id=second, successor_id=first))
        return Outcome(label("linked"))

    desk._change(close_the_circle)
    rows = {row.name: row for row in projects(desk)}
    assert rows["Another"].health == "green"
    row = rows["Huawei CRM rollout"]
    assert (row.health, row.start, row.finish) == ("red", None, None)
    assert str(row.why[0]) == "These tasks wait for each other: Build → Plan → Build."


def test_a_plan_without_a_start_begins_on_the_day_of_the_workspace_on_which_it_was_made(
    desk: Desk,
) -> None:
    def forget_start(work: Work) -> Outcome:
        project = work.session.get_one(Project, desk.project)
        project.start_on = None
        project.created_at = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
        zone = work.session.exec(select(Meta).where(Meta.key == "time_zone")).one()
        zone.value = "Asia/Shanghai"
        work.session.add_all((project, zone))
        return Outcome(label("forgot"))

    desk._change(forget_start)
    desk.task("Plan")
    assert desk.plan().start == datetime(2026, 11, 25, 8)


def test_the_charter_is_kept(desk: Desk) -> None:
    desk.do(
        SaveProject(
            1,
            scope_in="Delivery\nTraining",
            feasibility="conditional",
            approved_by="Wang Fang",
            approved_on=date(2026, 11, 20),
            health_override="amber",
        )
    )
    assert desk.rows(
        "SELECT scope_in, feasibility, approved_by, approved_on, health_override FROM project"
    ) == [("Delivery\nTraining", "conditional", "Wang Fang", "2026-11-20", "amber")]
    desk.do(SaveProject(1, health_override=None, approved_by=None))
    assert desk.rows("SELECT health_override, approved_by FROM project") == [(None, None)]
