"""Goals, check-ins and factors as people type them; each undone exactly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salespm_tui.contract.goals import (
    CheckIn,
    SaveCheckIn,
    SaveFactor,
    SaveGoal,
    SaveGoalBands,
    SplitGoal,
    SplitPart,
)
from salespm_tui.contract.records import Unless
from salespm_tui.contract.values import Command
from salespm_tui.core.errors import UserError

from .conftest import JULY, JUNE, Desk

YEAR = {"start_on": date(2026, 1, 1), "due_on": date(2026, 12, 31)}


def test_a_new_goal_has_what_follows_from_its_metric(desk: Desk) -> None:
    number = desk.do(
        SaveGoal(name=" 营收\n", target_value=100_00, due_on=JULY, owner="陈", strategy_note="a\nb")
    ).ref.id  # type: ignore[union-attr]
    row = desk.row(number)
    assert (row.name, row.metric, row.currency, row.fed_by) == (
        "营收",
        "revenue",
        "CNY",
        "won_deals",
    )
    assert (row.aggregation, row.direction, row.status) == ("cumulative", "higher", "active")
    assert (row.start, row.due, row.owner) == (date(2026, 6, 26), JULY, "陈")
    assert (row.baseline, row.stretch, row.strategy_note) == (0, None, "a\nb")


@pytest.mark.parametrize(
    ("metric", "aggregation", "unit", "currency", "fed_by"),
    [
        ("cash_collected", "cumulative", "", "CNY", "cash"),
        ("new_customers", "cumulative", "", None, "clients"),
        ("customers", "level", "", None, "clients"),
        ("market_share", "level", "%", None, "manual"),
        ("win_rate", "average", "%", None, "won_deals"),
        ("csat", "level", "", None, "manual"),
        ("custom", "cumulative", "", None, "manual"),
    ],
)
def test_every_metric_has_its_usual_measure(
    desk: Desk, metric: str, aggregation: str, unit: str, currency: str | None, fed_by: str
) -> None:
    row = desk.row(desk.goal(metric=metric))
    assert (row.aggregation, row.unit, row.currency, row.fed_by) == (
        aggregation, unit, currency, fed_by,
    )  # fmt: skip


def test_a_part_takes_over_what_its_whole_measures(desk: Desk) -> None:
    project = desk.project("P")
    whole = desk.goal(metric="orders_signed", currency="EUR", project_id=project)
    part = desk.do(SaveGoal(name="Part", target_value=5_00, parent_id=whole)).ref.id  # type: ignore[union-attr]
    row = desk.row(part)
    assert (row.metric, row.currency, row.project_id) == ("orders_signed", "EUR", project)
    assert (row.start, row.due, row.level) == (JUNE, JULY, 1)


def test_a_new_metric_brings_its_measure_along(desk: Desk) -> None:
    number = desk.goal()
    desk.do(SaveGoal(goal_id=number, metric="win_rate", target_value=30_00))
    row = desk.row(number)
    assert (row.aggregation, row.unit, row.currency, row.fed_by) == (
        "average", "%", None, "won_deals",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"target_value": 0}, "target_value"),
        ({"target_value": -1}, "target_value"),
        ({"direction": "lower"}, "target_value"),
        ({"stretch_value": 1}, "stretch_value"),
        ({"target_value": 10**17}, "target_value"),
        ({"due_on": date(2026, 5, 1)}, "due_on"),
        ({"start_on": date(2026, 8, 1)}, "start_on"),
        ({"parent_id": 1}, "parent_id"),
        ({"parent_id": 2}, "parent_id"),
        ({"metric": "luck"}, "metric"),
        ({"metric": "market_share", "aggregation": "cumulative"}, "aggregation"),
        ({"metric": "market_share", "fed_by": "won_deals"}, "fed_by"),
        ({"metric": "csat", "currency": "EUR"}, "currency"),
        ({"currency": "yuan"}, "currency"),
        ({"curve": "custom"}, "curve_points"),
        ({"curve": "custom", "curve_points": ((5000, 9000), (4000, 9500))}, "curve_points"),
        ({"status": "won"}, "status"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, fields: dict[str, Any], field: str
) -> None:
    desk.goal("Part", parent_id=desk.goal())
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(SaveGoal(goal_id=1, **fields))
    assert refused.value.field == field
    assert refused.value.what_to_do
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SaveGoal(name="x", due_on=JULY), "target_value"),
        (SaveGoal(name="x", target_value=1), "due_on"),
        (CheckIn(1), "value"),
        (CheckIn(1, date(2026, 6, 27), value=1), "as_of"),
        (CheckIn(1, confidence=6), "confidence"),
        (SaveFactor(goal_id=1, weight=6), "weight"),
        (SaveFactor(goal_id=1, kind="luck"), "kind"),
        (SaveGoalBands(105, 106, 80), "ahead"),
        (SaveGoalBands(105, 95, 0), "at_risk"),
    ],
)
def test_other_commands_are_refused_at_their_field(
    desk: Desk, command: Command, field: str
) -> None:
    desk.goal()
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(command)
    assert refused.value.field == field
    assert desk.everything() == before


def test_a_period_beyond_that_of_the_whole_is_noted_not_refused(desk: Desk) -> None:
    whole = desk.goal()
    late = date(2026, 7, 20)
    outcome = desk.do(SaveGoal(name="Part", target_value=1, parent_id=whole, due_on=late))
    (note,) = outcome.notes
    assert str(note).startswith("Its period reaches beyond that of Revenue, ")
    moved = desk.do(SaveGoal(goal_id=whole, start_on=date(2026, 6, 2)))
    assert "Part" in str(moved.notes[0])


def test_a_curve_of_its_own_decides_what_is_expected(desk: Desk) -> None:
    number = desk.goal(target=100_00, curve="custom", curve_points=((5000, 2000),))
    row = desk.row(number)
    assert row.curve_points == ((5000, 2000),)
    assert float(row.expected.value or 0) == pytest.approx(46_66.67, abs=0.01)


def test_check_ins_are_changed_archived_and_listed_newest_first(desk: Desk) -> None:
    number = desk.goal(fed_by="manual")
    first = desk.do(CheckIn(number, date(2026, 6, 5), value=5_00, confidence=3, note="slow")).ref
    desk.do(CheckIn(number, value=9_00))
    assert first is not None
    desk.do(SaveCheckIn(first.id, value=6_00, note=""))
    shown = [(one.value, one.confidence, one.note) for one in desk.detail(number).check_ins]
    assert shown == [(9_00, None, ""), (6_00, 3, "")]
    desk.archive("goal_actual", desk.detail(number).check_ins[0].id)
    assert desk.row(number).actual.value == 6_00
    desk.undo()
    assert desk.row(number).actual.value == 9_00


def test_a_value_that_does_not_count_is_said_so(desk: Desk) -> None:
    number = desk.goal(fed_by="manual")
    outcome = desk.do(CheckIn(number, date(2026, 5, 1), value=5_00))
    assert "outside" in str(outcome.notes[0])
    assert desk.row(number).actual.value is None


def test_factors_stand_on_the_goal_the_heaviest_first(desk: Desk) -> None:
    number = desk.goal()
    desk.do(SaveFactor(goal_id=number, kind="competition", effect="negative", weight=2, note="B"))
    heavy = desk.do(SaveFactor(goal_id=number, kind="policy", weight=5)).ref
    assert heavy is not None
    assert [(one.kind, one.effect, one.weight) for one in desk.detail(number).factors] == [
        ("policy", "positive", 5), ("competition", "negative", 2),
    ]  # fmt: skip
    desk.do(SaveFactor(goal_factor_id=heavy.id, weight=1))
    assert desk.detail(number).factors[0].kind == "competition"
    desk.archive("goal_factor", heavy.id)
    assert desk.row(number).factors == 1


def test_quarters_make_up_the_year_exactly(desk: Desk) -> None:
    number = desk.goal(target=1_000_000_00, curve="back_loaded", owner="Chen", **YEAR)
    outcome = desk.do(SplitGoal(number, "quarter"))
    assert str(outcome.label) == "Cut Revenue into 4 goals"
    parts = desk.detail(number).children
    assert [part.name for part in parts] == [
        f"Revenue · 2026 Q{quarter}" for quarter in (1, 2, 3, 4)
    ]
    assert sum(part.target for part in parts) == 1_000_000_00
    assert all(part.target % 100 == 0 and part.owner == "Chen" for part in parts)
    assert [part.target for part in parts] == sorted(part.target for part in parts)
    assert (parts[0].start, parts[3].due) == (YEAR["start_on"], YEAR["due_on"])
    assert desk.row(number).rolled.target.value == 1_000_000_00  # type: ignore[union-attr]


def test_thirds_in_whole_units_for_owners_and_projects(desk: Desk) -> None:
    owners = tuple(SplitPart(owner) for owner in ("Ann", "Bob", "Cat"))
    number = desk.goal("Clients", 10_00, metric="new_customers")
    desk.do(SplitGoal(number, "owner", parts=owners))
    parts = desk.detail(number).children
    assert [(part.owner, part.target) for part in parts] == [
        ("Ann", 4_00), ("Bob", 3_00), ("Cat", 3_00),
    ]  # fmt: skip
    money = desk.goal(target=100_01)
    ids = tuple(SplitPart(project_id=desk.project(code), weight=2) for code in ("A", "B"))
    desk.do(SplitGoal(money, "project", parts=ids))
    assert [(part.project, part.target) for part in desk.detail(money).children] == [
        ("A", 50_01), ("B", 50_00),
    ]  # fmt: skip


def test_a_goal_is_not_cut_twice_nor_where_it_does_not_add_up(desk: Desk) -> None:
    number, rate = desk.goal(), desk.goal("Rate", 30_00, metric="win_rate")
    desk.do(SplitGoal(number, "month"))
    for command in (
        SplitGoal(number, "month"),
        SplitGoal(rate, "month"),
        SplitGoal(number, "week"),
        SplitGoal(number, "owner"),
        SplitGoal(number, "owner", parts=(SplitPart(" "), SplitPart("Bob"))),
    ):
        with pytest.raises(UserError):
            desk.do(command)
    assert len(desk.detail(number).children) == 2


def test_archiving_takes_the_family_along_and_undo_brings_all_back(desk: Desk) -> None:
    number = desk.goal()
    desk.do(SplitGoal(number, "month"))
    desk.do(CheckIn(number, value=1))
    desk.do(SaveFactor(goal_id=number))
    before = desk.everything()
    assert str(desk.archive("goal", number).label) == "Archived goal Revenue"
    assert desk.rows() == ()
    assert desk.detail(number) is None
    after = desk.everything()
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


@pytest.mark.parametrize(
    "command",
    [
        SaveGoal(name="New", target_value=5, due_on=JULY, stretch_value=7),
        SaveGoal(goal_id=1, name="Other", metric="csat", target_value=4_50, owner="Li"),
        SplitGoal(1, "month"),
        CheckIn(1, value=5, confidence=2, note="x"),
        SaveCheckIn(1, value=None),
        SaveFactor(goal_id=1, note="x"),
        SaveFactor(goal_factor_id=1, effect="negative"),
        SaveGoalBands(110, 100, 90),
    ],
)
def test_every_change_is_undone_exactly(desk: Desk, command: Command) -> None:
    desk.goal()
    desk.do(CheckIn(1, value=3, note="y"))
    desk.do(SaveFactor(goal_id=1))
    before = desk.everything()
    outcome = desk.do(command)
    assert outcome.set_id is not None
    after = desk.everything()
    assert after != before
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


def test_a_form_is_not_saved_over_what_another_session_changed(desk: Desk) -> None:
    number = desk.goal()
    other = Desk(desk.path, desk.workspace.clock.now())
    other.do(SaveGoal(goal_id=number, target_value=7_00))
    other.workspace.close()
    desk.workspace.changed_elsewhere()
    with pytest.raises(UserError, match="target"):
        desk.do(Unless(SaveGoal(goal_id=number, target_value=8_00), 1))
    desk.do(Unless(SaveGoal(goal_id=number, owner="Li"), 1))
    assert (desk.row(number).target, desk.row(number).owner) == (7_00, "Li")
