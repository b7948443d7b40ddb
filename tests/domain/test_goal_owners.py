"""Whose deals count where a goal was cut by owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salespm_tui.domain.figures import Period
from salespm_tui.domain.goal_owners import owner_that_counts
from salespm_tui.domain.goal_tree import Part

ANN = Part(
    1, "Ann", "revenue", "CNY", "cumulative", Period(date(2026, 1, 1), date(2026, 3, 31)),
    100, None, None, "Ann",
)  # fmt: skip
BOB = replace(ANN, id=2, owner="Bob")
SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


def test_beside_a_goal_of_another_owner_each_has_its_own() -> None:
    assert owner_that_counts(ANN, [ANN, BOB]) == "Ann"


@pytest.mark.parametrize(
    "other",
    [
        ANN,
        replace(BOB, owner=""),
        replace(BOB, owner="ANN"),
        replace(BOB, period=SPRING),
        replace(BOB, metric="new_customers"),
        replace(BOB, project_id=7),
    ],
)
def test_else_everybody_works_for_it(other: Part) -> None:
    assert not owner_that_counts(ANN, [ANN, other])


def test_a_goal_of_nobody_counts_everybodys_deals() -> None:
    assert not owner_that_counts(replace(ANN, owner=""), [BOB])
