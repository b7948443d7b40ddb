"""Scores, levels, money at stake and their sums, by the formulas of the design."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain import codes
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.risk import (
    USUAL,
    GoalAtStake,
    Levels,
    Risk,
    Scales,
    at_stake,
    by_currency,
    days_late,
    goals_at_stake,
    inherent_emv,
    level,
    matrix,
    next_review,
    percents_rise,
    residual_emv,
    score,
    trend,
)

TODAY = date(2026, 11, 23)
STEP = st.none() | st.integers(1, 5)
RISKS = st.lists(
    st.builds(
        Risk,
        id=st.integers(1, 99),
        name=st.just("Price war"),
        currency=st.sampled_from(["CNY", "EUR"]),
        polarity=st.sampled_from(codes.RISK_POLARITY),
        probability=STEP,
        impact=STEP,
        cost_minor=st.none() | st.integers(0, 10**12),
        residual_probability=STEP,
        residual_impact=STEP,
        status=st.sampled_from(codes.RISK_STATUS),
        goal_id=st.sampled_from([None, 1, 2]),
    ),
    max_size=8,
)


def risk(**fields: object) -> Risk:
    return replace(Risk(1, "Price war", "CNY"), **fields)  # type: ignore[arg-type]


def test_the_score_is_the_product_and_its_level_begins_at_five_ten_and_fifteen() -> None:
    levels = {number: level(number) for number in (1, 4, 5, 9, 10, 14, 15, 25)}
    assert levels == {
        1: "low", 4: "low", 5: "medium", 9: "medium",
        10: "high", 14: "high", 15: "critical", 25: "critical",
    }  # fmt: skip
    assert (score(4, 5), score(None, 5), score(3, None)) == (20, None, None)
    assert level(None) is None
    assert level(12, Levels(3, 6, 12)) == "critical"


@pytest.mark.realdata
def test_the_levels_are_those_of_registers_and_methods_of_others(real_data: Path) -> None:
    rated = 0
    with (real_data / "risk" / "iso27005_5x5.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for side in ("", "residual_"):
                found = score(int(row[f"{side}L_1to5"]), int(row[f"{side}I_1to5"]))
                assert str(found) == row[f"{side}score"]
                assert level(found) == row[f"{side}level"].casefold()
                rated += 1
    assert rated == 60
    method = (real_data / "risk" / "method_scales_fr.md").read_text(encoding="utf-8")
    bands = re.findall(r"(\d+)–(\d+): (\w+)", method)
    assert len(bands) == 4
    for first, last, name in bands:
        assert {level(number) for number in range(int(first), int(last) + 1)} == {name.casefold()}


@pytest.mark.realdata
def test_the_percents_of_the_steps_are_those_of_the_standard(real_data: Path) -> None:
    scales = json.loads((real_data / "risk" / "scales.json").read_text(encoding="utf-8"))
    standard = scales["pmbok5_pim"]
    assert [half_up(p * 100) for p in reversed(standard["probability"])] == list(USUAL.percents)
    for p, row in zip(standard["probability"], standard["threat_scores"], strict=True):
        step = USUAL.percents.index(half_up(p * 100)) + 1
        for impact, product in zip(standard["impact"], row, strict=True):
            costs = risk(probability=step, cost_minor=half_up(impact * 100))
            assert inherent_emv(costs) == half_up(product * 100)


def test_a_matrix_whose_level_is_no_product_needs_limits_of_its_own() -> None:
    assert Levels(5, 15, 16).rise
    assert not Levels(10, 10, 15).rise
    assert not Levels(1, 5, 15).rise
    assert not Levels(5, 10, 26).rise
    assert percents_rise((5, 20, 40, 60, 100))
    assert not percents_rise((10, 30, 30, 70, 90))
    assert not percents_rise((0, 30, 50, 70, 90))
    assert not percents_rise((10, 30, 50, 70, 101))
    assert not percents_rise((10, 30, 50, 70))


def test_expected_money_is_rounded_half_away_from_zero_and_signed_by_polarity() -> None:
    assert inherent_emv(risk(probability=4, cost_minor=800_000_00)) == 560_000_00
    assert inherent_emv(risk(probability=3, cost_minor=5)) == 3
    assert inherent_emv(risk(probability=3, cost_minor=5, polarity="opportunity")) == -3
    assert inherent_emv(risk(probability=1, cost_minor=0)) == 0
    assert inherent_emv(risk(probability=None, cost_minor=5)) is None
    assert inherent_emv(risk(probability=5, cost_minor=None)) is None
    own = Scales(Levels(), (5, 20, 40, 60, 95))
    assert inherent_emv(risk(probability=5, cost_minor=1000), own) == 950


def test_what_remains_is_as_before_where_nobody_rated_it() -> None:
    rated = risk(probability=4, cost_minor=1000, residual_probability=1)
    assert residual_emv(rated) == 100
    assert residual_emv(replace(rated, residual_probability=None)) == 700
    assert residual_emv(replace(rated, probability=None)) == 100


def test_sums_are_of_open_risks_and_say_how_many_they_leave_out() -> None:
    risks = [
        risk(probability=4, cost_minor=1000, residual_probability=1),
        risk(probability=2, cost_minor=1000),
        risk(probability=5, cost_minor=100, polarity="opportunity"),
        risk(probability=5),
        risk(probability=5, cost_minor=9999, status="closed"),
        risk(probability=5, cost_minor=9999, status="occurred"),
    ]
    found = at_stake(risks)
    assert (found.exposure_minor, found.residual_minor) == (700 + 300 - 90, 100 + 300 - 90)
    assert (found.open, found.unknown, found.fallen_back) == (4, 1, 2)
    assert found.contingency_minor == 310


def test_nobody_sets_aside_less_than_nothing() -> None:
    chance = at_stake([risk(probability=5, cost_minor=1000, polarity="opportunity")])
    assert (chance.residual_minor, chance.contingency_minor) == (-900, 0)


def test_a_goal_is_at_risk_by_its_open_threats_alone() -> None:
    mine = risk(goal_id=7, probability=3, cost_minor=1000)
    risks = [
        mine,
        replace(mine, probability=None),
        replace(mine, polarity="opportunity"),
        replace(mine, status="closed"),
        replace(mine, currency="EUR"),
        replace(mine, goal_id=None),
    ]
    found = goals_at_stake(risks)
    assert found == {(7, "CNY"): GoalAtStake(500, 2, 1), (7, "EUR"): GoalAtStake(500, 1, 0)}


def test_the_trend_is_the_last_score_against_the_one_before() -> None:
    assert [trend(scores) for scores in ((), (4,), (4, 8), (8, 4), (4, 4), (4, None), (None, 4))] == [
        None, None, "up", "down", "same", None, None,
    ]  # fmt: skip


def test_a_review_is_late_from_the_day_after_and_pushed_by_the_cadence() -> None:
    assert [days_late(day, TODAY) for day in (None, TODAY, date(2026, 11, 20))] == [0, 0, 3]
    assert next_review(TODAY, 14, TODAY) == date(2026, 12, 7)
    assert next_review(TODAY, None, TODAY) is None
    assert next_review(date(2026, 12, 1), None, TODAY) == date(2026, 12, 1)
    assert next_review(None, None, TODAY) is None


@given(RISKS)
def test_every_open_risk_is_in_one_cell_or_counted_as_unknown(risks: list[Risk]) -> None:
    for residual in (False, True):
        found = matrix(risks, residual=residual)
        inside = sum(map(sum, found.counts))
        assert inside + found.unknown == sum(one.is_open for one in risks)
        chances = [one for one in risks if one.is_open and not one.is_threat]
        assert sum(map(sum, found.opportunities)) <= len(chances)
    for one in risks:
        if one.is_open and one.score is not None:
            assert matrix(risks).counts[(one.probability or 0) - 1][(one.impact or 0) - 1]


@given(RISKS, RISKS)
def test_sums_add_up_whatever_the_order(some: list[Risk], others: list[Risk]) -> None:
    one, other, both = at_stake(some), at_stake(others), at_stake(reversed([*some, *others]))
    assert both.exposure_minor == one.exposure_minor + other.exposure_minor
    assert both.residual_minor == one.residual_minor + other.residual_minor
    assert (both.open, both.unknown) == (one.open + other.open, one.unknown + other.unknown)
    parted = by_currency([*some, *others])
    assert sum(at_stake(mine).exposure_minor for mine in parted.values()) == both.exposure_minor


@given(st.integers(0, 10**12), st.integers(1, 4))
def test_expected_money_rises_with_the_probability_up_to_the_whole(cost: int, step: int) -> None:
    lower, higher = (inherent_emv(risk(probability=p, cost_minor=cost)) for p in (step, step + 1))
    assert lower is not None and higher is not None
    assert 0 <= lower <= higher <= cost
    assert lower == half_up(Fraction(USUAL.percents[step - 1] * cost, 100))
    chance = risk(probability=step, cost_minor=cost, polarity="opportunity")
    assert inherent_emv(chance) == -lower
