"""The goal's form: what is typed becomes values in the parts of its currency."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.projects import ProjectRow
from salespm_tui.core.errors import UserError
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.forms.goal import check_in_form, goal_form, read_curve
from salespm_tui.ui.screens.goal_split import project_reader, read_owners
from tests.ui.present.test_present_goals import goal

TODAY = date(2026, 11, 23)


def project(currency: str) -> ProjectRow:
    return ProjectRow(
        id=3, code="HWA", name="Huawei", status="active", phase="planning", client_id=None,
        client=None, manager="", currency=currency, start=None, finish=None, health="green",
        thin_links=(), open_tasks=0,
    )  # fmt: skip


def made(form: Form, **texts: str) -> object:
    """The command that the form makes of these texts."""
    filled = {field.name: texts.get(field.name, field.value) for field in form.fields}
    return form.make(form.values(filled))


def new(currency: str = "CNY", **texts: str) -> SaveGoal:
    form = goal_form(None, TODAY, (project(currency),), project_id=3)
    command = made(form, name="Goal", due_on="12/31", **texts)
    assert isinstance(command, SaveGoal)
    return command


def test_money_is_read_in_the_parts_of_the_currency_beside_it() -> None:
    assert new(target_value="120万").target_value == 120_000_000
    assert new("JPY", target_value="120万").target_value == 1_200_000
    assert new(target_value="1.5k", currency="kwd").target_value == 1_500_000


def test_a_goal_that_counts_no_money_takes_no_currency_from_its_project() -> None:
    command = new("JPY", target_value="12.5", metric="new_customers")
    assert command.target_value == 1250
    assert not isinstance(command.currency, str)
    counted = new("JPY", target_value="40", metric="custom", unit="visits")
    assert counted.target_value == 4000


def test_what_stands_in_the_form_is_read_back_as_the_same() -> None:
    row = goal(curve="custom", curve_points=((5000, 2050),), stretch=1550)
    form = goal_form(row, TODAY, ())
    filled = {field.name: field.value for field in form.fields}
    assert form.values(filled) == {}
    read = {field.name: field.value_of(field.value) for field in form.fields}
    assert read["curve_points"] == ((5000, 2050),)
    assert made(form, stretch_value="16") == SaveGoal(goal_id=1, stretch_value=1600)


def test_a_check_in_says_nothing_that_was_not_typed() -> None:
    form = check_in_form(goal(), TODAY)
    command = made(form, note="on course")
    assert (command.value, command.confidence, command.note) == (None, None, "on course")  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "50", "50:20, 40:60", "50:60, 80:20", "120:20", "a:b"])
def test_a_curve_rises_within_its_frame(text: str) -> None:
    with pytest.raises(UserError, match="is no curve"):
        read_curve(text)


def test_a_curve_is_typed_in_percent() -> None:
    assert read_curve("50:20.5，80%：60%") == ((5000, 2050), (8000, 6000))


def test_owners_and_projects_are_weighed_against_each_other() -> None:
    assert [(part.owner, part.weight) for part in read_owners("李伟 2，Ann Lee, Bo：3")] == [
        ("李伟", 2), ("Ann Lee", 1), ("Bo", 3),
    ]  # fmt: skip
    with pytest.raises(UserError, match="one part alone"):
        read_owners("李伟 2")
    parts = project_reader((project("CNY"),))("hwa 2, Huawei")
    assert [(part.project_id, part.weight) for part in parts] == [(3, 2), (3, 1)]
    with pytest.raises(UserError, match="HWA"):
        project_reader((project("CNY"),))("XYZ, HWA")
