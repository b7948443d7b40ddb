"""Which deals are stale, what takes health off them, the views, and what they went through."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.deal_health import (
    VIEWS,
    HealthWeights,
    bant,
    health,
    idle_days,
    is_stale,
    lacks_next_step,
    stage_age,
)
from salespm_tui.domain.deal_history import (
    CloseChange,
    StageStep,
    days_pushed,
    slippage,
    stage_history,
    visited_stages,
)
from tests.domain.small_deals import (
    FIRST,
    LADDER,
    LOST,
    SECOND,
    TODAY,
    UNSURE,
    WON,
    deal,
    lost,
    won,
)

scores = st.one_of(st.none(), st.integers(0, 3))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


WELL: dict[str, Any] = {
    "stage_entered_on": ago(3),
    "has_next_step": True,
    "next_step_on": TODAY,
    "has_decider": True,
    "expected_close_on": TODAY,
}


@pytest.mark.parametrize(
    ("four", "expected"),
    [
        ((3, 3, 3, 3), Fraction(3)),
        ((0, 0, 0, 0), Fraction(0)),
        ((2, 1, 3, 0), Fraction(165, 100)),
        ((1, 2, 1, 2), Fraction(145, 100)),
        ((1, 2, None, 2), None),
    ],
)
def test_bant(four: tuple[int, int, int, int], expected: Fraction | None) -> None:
    assert bant(four) == expected


@given(st.tuples(scores, scores, scores, scores))
def test_bant_lies_between_its_scores(
    four: tuple[int | None, int | None, int | None, int | None],
) -> None:
    found = bant(four)
    if None in four:
        assert found is None
    else:
        known = [one for one in four if one is not None]
        assert found is not None
        assert min(known) <= found <= max(known)


def test_stale_is_idle_beyond_the_stages_limit() -> None:
    assert not is_stale(deal(1, stage_entered_on=ago(14)), LADDER, TODAY)
    assert is_stale(deal(1, stage_entered_on=ago(15)), LADDER, TODAY)
    assert is_stale(deal(1, stage_entered_on=ago(8), stage_id=SECOND), LADDER, TODAY)
    talked = deal(1, stage_entered_on=ago(99), last_contact_on=ago(14))
    assert (idle_days(talked, TODAY), stage_age(talked, TODAY)) == (14, 99)
    assert not is_stale(talked, LADDER, TODAY)


def test_a_dated_step_ahead_suspends_it_and_a_passed_one_does_not() -> None:
    for day, stale in ((ago(-1), False), (TODAY, False), (ago(1), True), (None, True)):
        assert is_stale(deal(1, stage_entered_on=ago(60), next_step_on=day), LADDER, TODAY) is stale


def test_where_nobody_knows_nothing_is_claimed() -> None:
    assert not is_stale(deal(1), LADDER, TODAY)
    assert not is_stale(deal(1, stage_entered_on=ago(500), stage_id=UNSURE), LADDER, TODAY)
    assert not is_stale(won(1, 5, stage_entered_on=ago(500)), LADDER, TODAY)
    assert (idle_days(deal(1), TODAY), stage_age(deal(1), TODAY)) == (None, None)


def test_nothing_is_the_matter() -> None:
    found = health(deal(1, **WELL), LADDER, TODAY)
    assert found is not None
    assert (found.score, found.reasons) == (100, ())
    assert health(won(1, 5), LADDER, TODAY) is None


@pytest.mark.parametrize(
    ("changed", "code", "points"),
    [
        ({"next_step_on": None}, "no_next_step", 25),
        ({"next_step_on": ago(1)}, "next_step_overdue", 20),
        ({"expected_close_on": ago(1)}, "close_passed", 30),
        ({"pushes": 3}, "pushed", 20),
        ({"has_decider": False}, "no_decider", 10),
        ({"bant": (1, 1, 1, 1)}, "weak_bant", 10),
    ],
)
def test_each_reason_takes_its_points(changed: dict[str, Any], code: str, points: int) -> None:
    found = health(deal(1, **{**WELL, **changed}), LADDER, TODAY)
    assert found is not None
    assert [(one.code, one.points) for one in found.reasons] == [(code, points)]
    assert found.score == 100 - points
    assert str(found.reasons[0].text)


def test_all_reasons_together_never_go_below_nought() -> None:
    worst = deal(
        1, stage_entered_on=ago(60), expected_close_on=ago(2), pushes=4, has_decider=False,
        bant=(0, 0, 0, 0),
    )  # fmt: skip
    found = health(worst, LADDER, TODAY)
    assert found is not None
    assert found.score == 0
    assert sum(one.points for one in found.reasons) == 120
    mild = health(worst, LADDER, TODAY, HealthWeights(stale=0, close_passed=0))
    assert mild is not None
    assert mild.score == 35


def test_views() -> None:
    stuck = deal(1, stage_entered_on=ago(60))
    soon = deal(2, next_step_on=TODAY, expected_close_on=date(2026, 11, 29))
    later = deal(3, next_step_on=TODAY, expected_close_on=date(2026, 11, 30), pushes=3)
    next_year = deal(4, next_step_on=TODAY, expected_close_on=date(2027, 11, 24))
    deals = [
        stuck,
        soon,
        later,
        next_year,
        won(5, 1),
        won(6, 1, ago(31)),
        lost(7, 1, ago(30), pushes=9),
    ]
    found = {
        name: [one.id for one in deals if belongs(one, LADDER, TODAY)]
        for name, belongs in VIEWS.items()
    }
    assert found == {
        "stuck": [1],
        "no_next_step": [1],
        "closing_this_week": [2],
        "closing_this_month": [2, 3],
        "pushed": [3],
        "recently_won": [5],
        "recently_lost": [7],
    }
    assert lacks_next_step(deal(8, has_next_step=True), LADDER)


START = datetime(2026, 11, 1, 9, tzinfo=UTC)


def step(stage_id: int, day: int) -> StageStep:
    return StageStep(stage_id, START + timedelta(days=day))


def test_the_time_at_each_stage() -> None:
    steps = [step(SECOND, 4), step(FIRST, 0), step(SECOND, 5), step(FIRST, 6), step(LOST, 9)]
    found = stage_history(steps, START + timedelta(days=10))
    assert [one.stage_id for one in found.stays] == [FIRST, SECOND, FIRST, LOST]
    assert [one.lasted.days for one in found.stays] == [4, 2, 3, 1]
    assert [(stage, lasted.days) for stage, lasted in found.time_in] == [
        (FIRST, 7),
        (SECOND, 2),
        (LOST, 1),
    ]
    assert found.entered_at == START + timedelta(days=9)
    assert found.reached == {FIRST, SECOND, LOST}
    assert WON not in found.reached


def test_a_deal_without_history() -> None:
    found = stage_history([], START)
    assert (found.stays, found.entered_at, found.time_in) == ((), None, ())


def moved(day: int, before: int | None, after: int | None, was_open: bool = True) -> CloseChange:
    dates = [None if one is None else TODAY + timedelta(days=one) for one in (before, after)]
    return CloseChange(START + timedelta(days=day), dates[0], dates[1], was_open)


def test_a_push_is_a_later_date_while_open() -> None:
    changes = [
        moved(1, None, 0),
        moved(2, 0, 10),
        moved(3, 10, 5),
        moved(4, 5, None),
        moved(5, None, 20),
        moved(6, 20, 27),
        moved(7, 27, 40, was_open=False),
    ]
    found = slippage(changes[::-1], TODAY + timedelta(days=40))
    assert (found.pushes, found.pushed_days) == (2, 17)
    assert (found.first_close_on, found.slipped_days) == (TODAY, 40)


def test_slippage_of_what_never_moved() -> None:
    assert slippage([], TODAY).slipped_days == 0
    found = slippage([moved(1, 3, None)], None)
    assert (found.pushes, found.slipped_days) == (0, None)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), max_size=8))
def test_pushes_add_up_to_what_each_change_pushed(rows: list[tuple[int, int, bool]]) -> None:
    changes = [moved(at, *row) for at, row in enumerate(rows)]
    found = slippage(changes, None)
    assert found.pushed_days == sum(days_pushed(one) for one in changes)
    assert found.pushes <= len(changes)
    assert all(days_pushed(one) == 0 for one in changes if not one.was_open)


def test_the_stages_of_many_deals() -> None:
    rows = [(1, FIRST), (2, SECOND), (1, SECOND), (1, FIRST)]
    assert visited_stages(rows) == {1: frozenset({FIRST, SECOND}), 2: frozenset({SECOND})}
