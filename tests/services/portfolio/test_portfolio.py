from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from salespm_tui.contract.pipeline import MoveDeal
from salespm_tui.contract.portfolio import (
    PortfolioQuery,
    PortfolioRow,
    ProjectCard,
    ProjectCardQuery,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.values import Ref
from salespm_tui.domain.figures import known

from .conftest import Desk


def only_row(desk: Desk) -> PortfolioRow:
    (row,) = desk.ask(PortfolioQuery()).projects
    return row


def card(desk: Desk) -> ProjectCard:
    found = desk.ask(ProjectCardQuery(desk.project))
    assert found is not None
    return found


def test_a_row_says_how_the_project_stands(desk: Desk) -> None:
    row = only_row(desk)
    assert (row.code, row.client, row.health, row.tasks, row.open_tasks) == (
        "HCR", "华为", "green", 3, 3,
    )  # fmt: skip
    milestone = row.next_milestone
    assert milestone is not None
    assert (milestone.name, milestone.on, milestone.days) == (
        "Acceptance signed", date(2026, 12, 2), 9,
    )  # fmt: skip
    assert row.exposure is not None
    assert (row.exposure.open, row.exposure.unknown, row.exposure.worst) == (1, 1, "critical")
    assert row.pace is not None
    assert (row.pace.name, row.pace.goals, row.pace.behind) == ("Orders", 1, 1)


def test_the_margin_is_unknown_until_something_is_won(desk: Desk) -> None:
    margin = only_row(desk).margin
    assert (margin.won_minor, margin.cost_minor, margin.margin.value) == (None, 400_000, None)
    assert margin.margin.why is not None
    assert str(margin.margin.why.text) == "no deal of it is won"
    ((won,),) = desk.rows("SELECT id FROM pipeline_stage WHERE kind = 'won'")
    desk.do(MoveDeal((1,), won, outcome_reason="win_value"))
    margin = only_row(desk).margin
    assert margin.margin == known(600_000)
    assert margin.rate == known(Fraction(3, 5))


def test_thin_links_lead_to_where_they_are_mended(desk: Desk) -> None:
    desk.do(SaveProject(desk.project, phase="execution"))
    thin = {one.code: (one.screen, one.ref) for one in only_row(desk).thin}
    assert thin == {
        "no_needs": ("clients", Ref("client", desk.client)),
        "no_objective": ("projects", Ref("project", desk.project)),
        "goals_not_checked": ("goals", Ref("goal", 1)),
        "no_baseline": ("timeline", Ref("project", desk.project)),
    }


def test_the_card_shows_charter_loop_and_gates(desk: Desk) -> None:
    desk.do(
        SaveProject(
            desk.project,
            phase="planning",
            scope_in="Licences",
            feasibility="feasible",
            approved_by="王芳",
            approved_on=date(2026, 11, 20),
        )
    )
    found = card(desk)
    assert (found.charter.scope_in, found.charter.feasibility, found.charter.approved_by) == (
        "Licences", "feasible", "王芳",
    )  # fmt: skip
    assert [(step.link, step.state) for step in found.loop[:4]] == [
        ("needs", "past"),
        ("goals", "past"),
        ("plan", "here"),
        ("run", "ahead"),
    ]
    assert [lack.code for lack in found.loop[0].lacks] == ["no_needs"]
    gates = {gate.phase: gate for gate in found.gates}
    assert [gate.place for gate in found.gates[:4]] == ["past", "past", "here", "ahead"]
    assert gates["acceptance"].due == date(2026, 12, 2)
    assert gates["planning"].due is None


def test_red_projects_come_first_and_ended_ones_last(desk: Desk) -> None:
    desk.do(SaveProject(name="Zeta", code="AAA", status="closed"))
    desk.do(SaveProject(name="Zeta", code="ZZZ", health_override="red"))
    found = desk.ask(PortfolioQuery())
    assert [row.code for row in found.projects] == ["ZZZ", "HCR", "AAA"]
    assert found.ended == 1
    assert [row.code for row in desk.ask(PortfolioQuery(include_ended=False)).projects] == [
        "ZZZ",
        "HCR",
    ]


@pytest.mark.parametrize("project_id", [0, 99])
def test_a_project_that_is_not_there_has_no_card(desk: Desk, project_id: int) -> None:
    assert desk.ask(ProjectCardQuery(project_id)) is None
