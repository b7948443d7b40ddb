"""Every figure taken apart: formula, values, rows, and why it is undefined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from salespm_tui.domain.calendar import ALL_HOURS
from salespm_tui.domain.close_gap import close_gap
from salespm_tui.domain.deal_health import health
from salespm_tui.domain.explain_figures import (
    GOAL_FIGURES,
    FigureExplanation,
    explain_goal,
    explain_roll_up,
)
from salespm_tui.domain.explain_pipeline import (
    explain_bant,
    explain_conversion,
    explain_coverage,
    explain_forecast,
    explain_gap,
    explain_health,
    explain_velocity,
    explain_weighted,
    explain_win_rate,
)
from salespm_tui.domain.figures import Period, money_writer, unit_writer, write_number
from salespm_tui.domain.forecast import forecast
from salespm_tui.domain.goal_sources import (
    ActualRule,
    Fed,
    StatedValue,
    actual_value,
    fed_by_deals,
)
from salespm_tui.domain.goal_tree import Part, roll_up
from salespm_tui.domain.goals import Goal, goal_figures
from salespm_tui.domain.number_made import will_be_made
from salespm_tui.domain.win_history import Reached, velocity, win_rate
from salespm_tui.domain.working_days import WorkingDays
from tests.domain.small_deals import FIRST, LADDER, SECOND, TODAY, UNSURE, deal, lost, won

GOAL = Goal(1, date(2026, 11, 1), date(2026, 11, 30), 500_000)
DAY_20 = date(2026, 11, 20)
NOVEMBER = GOAL.period
WRITE = unit_writer("")
DEALS = [won(1, 300_000, date(2026, 11, 2), name="华为"), won(2, 20_000, date(2026, 11, 9))]
CLOSES = date(2026, 11, 28)


def said(found: FigureExplanation) -> list[str]:
    return [str(line.text) for line in found.lines()]


def of_goal(code: str, goal: Goal = GOAL, today: date = DAY_20) -> FigureExplanation:
    fed = fed_by_deals("amount", DEALS, LADDER, NOVEMBER)
    actual = actual_value(fed, [], ActualRule(), NOVEMBER, today)
    figures = goal_figures(goal, actual.value.value, today, WorkingDays(ALL_HOURS))
    return explain_goal(code, goal, figures, actual, WRITE)


@pytest.mark.parametrize(
    ("code", "values", "result"),
    [
        ("attainment", "(320,000 − 0) ÷ (500,000 − 0)", "It is 64%."),
        ("expected", "0 + (500,000 − 0) · 66.7%", "It is 333,333.33."),
        ("pace", "(320,000 − 0) ÷ (333,333.33 − 0)", "It is 0.96."),
        ("projection", "0 + (320,000 − 0) ÷ (20 ÷ 30)", "It is 480,000."),
        ("required_per_day", "(500,000 − 320,000) ÷ 10", "It is 18,000."),
    ],
)
def test_the_worked_example_in_words(code: str, values: str, result: str) -> None:
    found = of_goal(code)
    assert (str(found.values), str(found.result), found.why) == (values, result, None)
    assert said(found)[0] == result


def test_a_projection_names_the_deals_it_rests_on() -> None:
    lines = of_goal("projection").lines()
    assert [(one.kind, one.id) for one in lines if one.kind] == [
        ("opportunity", 1),
        ("opportunity", 2),
    ]
    assert "华为: 300,000" in [str(one.text) for one in lines]


@pytest.mark.parametrize("code", GOAL_FIGURES)
def test_every_figure_of_a_goal_is_told_or_says_why_not(code: str) -> None:
    for goal in (GOAL, Goal(2, GOAL.start_on, GOAL.due_on, None, aggregation="level")):
        found = of_goal(code, goal)
        assert (found.result is None) != (found.why is None)
        assert str(found.title)
        assert all(said(found))


def test_why_there_is_no_projection_yet() -> None:
    found = of_goal("projection", today=date(2026, 11, 2))
    assert found.values is None
    assert "a tenth" in str(found.why)
    assert "—" in said(found)[0]


def test_a_value_by_hand_is_named_by_its_note_or_its_day() -> None:
    stated = [StatedValue(4, date(2026, 11, 3), 5), StatedValue(5, date(2026, 11, 3), 6, "books")]
    actual = actual_value(Fed(), stated, ActualRule(manual="add"), NOVEMBER, DAY_20)
    figures = goal_figures(GOAL, actual.value.value, DAY_20, WorkingDays(ALL_HOURS))
    found = explain_goal("actual", GOAL, figures, actual, WRITE)
    assert [(row.kind, row.id, row.value) for row in found.rows] == [
        ("goal_actual", 4, 5),
        ("goal_actual", 5, 6),
    ]
    assert found.rows[1].name == "books"
    assert "by hand" in found.rows[0].name


def test_weighted_names_each_deal_and_what_is_unknown() -> None:
    deals = [deal(1, 100, 10), deal(2, 200), deal(3, None), deal(4, 9, stage_id=UNSURE), won(5, 7)]
    found = explain_weighted(deals, LADDER, money_writer("CNY"))
    assert [row.id for row in found.rows] == [2, 1, 3, 4]
    texts = said(found)
    assert texts[0] == "It is 0.30 CNY."
    assert "Deal 1: 0.10 CNY (1.00 CNY · 10% by hand)" in texts
    assert "Deal 3: — (— · 10%)" in texts
    assert sum("deal has no" in one for one in texts) == 2


def test_long_lists_are_counted_at_their_end() -> None:
    found = explain_weighted([deal(number, 100) for number in range(9)], LADDER, WRITE)
    assert [str(one.text) for one in found.lines(most=2)][-1] == "… 7 more"
    assert sum(one.kind is not None for one in found.lines(most=2)) == 2


def test_a_forecast_part_by_part_and_the_coverage() -> None:
    deals = [
        *DEALS,
        deal(3, 1_000, 20, forecast_category="commit", expected_close_on=CLOSES),
        deal(4, 1_000, 20, forecast_category="best_case", expected_close_on=CLOSES),
        deal(5, 1_000, 20, forecast_category="omitted", expected_close_on=CLOSES),
        deal(6, 1_000, 20),
    ]
    parts = forecast(deals, LADDER, NOVEMBER)
    found = explain_forecast(parts, deals, LADDER, WRITE)
    assert str(found.values) == "320,000 + 1,000 + 200"
    assert [(row.id, row.value) for row in found.rows] == [
        (1, 300_000), (2, 20_000), (3, 1_000), (4, 200),
    ]  # fmt: skip
    assert sum(Fraction(row.value or 0) for row in found.rows) == parts.total
    covered = explain_coverage(parts, 323_000, WRITE)
    assert str(covered.values) == "3,000 ÷ (323,000 − 320,000)"
    assert explain_coverage(parts, 5, WRITE).why is not None


def test_rates_say_how_many_they_rest_on() -> None:
    opened = TODAY - timedelta(days=10)
    closed = [won(number, 300, opened_on=opened) for number in range(15)]
    closed += [lost(90 + number, 100) for number in range(5)]
    rate = win_rate(closed, LADDER)
    assert str(explain_win_rate(rate, "count", WRITE).values) == "15 ÷ (15 + 5)"
    assert str(explain_win_rate(rate, "amount", WRITE).result) == "It is 90%."
    few = explain_win_rate(win_rate(closed[:3], LADDER), "count", WRITE)
    assert "3 of 20" in str(few.why)
    speed = velocity([*closed, deal(200, 100)], LADDER, needed=2)
    assert str(explain_velocity(speed, WRITE).values) == "100 · 75% ÷ 10"
    reached = Reached([deal(1), deal(2, stage_id=SECOND)], LADDER, {})
    converted = explain_conversion(reached.conversion(FIRST, SECOND, 1), without_history=7)
    assert str(converted.values) == "1 ÷ 2"
    assert any(one.startswith("7 lost deals") for one in said(converted))


def test_the_gap_and_what_remains() -> None:
    deals = [deal(1, 1_000, 10, expected_close_on=CLOSES)]
    period = Period(NOVEMBER.first, NOVEMBER.last)
    closes = explain_gap(close_gap(deals, LADDER, period, 1_000), {1: "华为"}, write_number)
    assert str(closes.values) == "1,000 − (0 + 100)"
    assert "华为: 900" in said(closes)
    short = explain_gap(close_gap(deals, LADDER, period, 5_000), {1: "华为"}, write_number)
    assert any("4,000 remains" in one for one in said(short))
    done = explain_gap(close_gap(deals, LADDER, period, 50), {}, write_number)
    assert "Nothing is left to be closed." in said(done)


def test_qualification_and_what_was_added_up_from_below() -> None:
    found = explain_bant(deal(1, bant=(2, 1, 3, 0)))
    assert str(found.values) == "0.25 · 2 + 0.25 · 1 + 0.3 · 3 + 0.2 · 0"
    assert str(found.result) == "It is 1.65."
    assert explain_bant(deal(1)).why is not None
    whole = Part(1, "Year", "revenue", "CNY", "cumulative", NOVEMBER, 10, None)
    parts = [replace(whole, id=2, name="Li", actual=7), replace(whole, id=3, metric="custom")]
    added = explain_roll_up(roll_up(whole, parts), parts, WRITE)
    assert "Li: 7" in said(added)
    assert [row.id for row in added.rows] == [2]


def test_health_point_by_point() -> None:
    found = explain_health(health(deal(1, pushes=3), LADDER, TODAY))
    assert "It is 55." in said(found)
    assert sum(one.startswith("−") for one in said(found)) == 2
    assert explain_health(None).why is not None


@pytest.mark.parametrize(
    ("target", "code", "missing"),
    [
        (100, "made", 0),
        (150, "commit", 0),
        (170, "best_case", 0),
        (175, "weighted", 0),
        (200, "not_made", 25),
    ],
)
def test_will_the_number_be_made(target: int, code: str, missing: int) -> None:
    deals = [
        won(1, 100),
        deal(2, 50, forecast_category="commit", expected_close_on=CLOSES),
        deal(3, 40, 50, forecast_category="best_case", expected_close_on=CLOSES),
        deal(4, 50, 10, expected_close_on=CLOSES),
    ]
    found = will_be_made("Q4", target, forecast(deals, LADDER, NOVEMBER), WRITE)
    assert (found.code, found.missing, found.open) == (code, missing, target - 100)
    assert str(found.text).startswith("Q4: ")
    if missing:
        assert "25 is missing" in str(found.text)
