"""Earned value: the published vector, and laws that hold for any values."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD
from salespm_tui.domain.deviations import severity
from salespm_tui.domain.earned_value import (
    Values,
    Work,
    earned_fraction,
    of_values,
    planned_fraction,
    return_on,
    together,
    values_of,
)
from salespm_tui.domain.figures import Figure, known, undefined
from salespm_tui.domain.s_curve import Reported, earned_line, planned_line, spent_line, weekly

BEGIN, END = datetime(2026, 11, 16, 8), datetime(2026, 11, 27, 17)
MIDDLE = datetime(2026, 11, 21)
MONEY = st.integers(0, 10**9)
PARTS = st.fractions(0, 1, max_denominator=100)


def values(bac: int, pv: int, ev: int, ac: int) -> Values:
    return Values(*map(Fraction, (bac, pv, ev, ac)))


def code(figure: Figure) -> str:
    assert figure.value is None
    assert figure.why is not None
    return figure.why.code


def test_the_vector_of_the_domain() -> None:
    found = of_values(values(100_000, 50_000, 40_000, 45_000))
    told = {
        "sv": -10_000, "cv": -5_000, "spi": Fraction(4, 5), "cpi": Fraction(8, 9),
        "sv_percent": Fraction(-1, 5), "cv_percent": Fraction(-1, 8),
        "eac_typical": 112_500, "eac_atypical": 105_000, "eac_both": 129_375,
        "etc": 67_500, "vac": -12_500, "tcpi_bac": Fraction(12, 11), "tcpi_eac": Fraction(8, 9),
    }  # fmt: skip
    assert {name: getattr(found, name).value for name in told} == told


@given(MONEY, PARTS, PARTS, MONEY)
def test_the_laws_of_any_project(bac: int, planned: Fraction, done: Fraction, ac: int) -> None:
    found = of_values(Values(Fraction(bac), bac * planned, bac * done, Fraction(ac)))
    assert found.sv.value == bac * done - bac * planned
    if found.tcpi_eac.value is not None:
        assert found.tcpi_eac.value == found.cpi.value
    if found.eac_typical.value is not None:
        assert found.etc.value == found.eac_typical.value - ac
        assert found.vac.value == bac - found.eac_typical.value
    if found.eac_both.value is not None and found.spi.value == 1:
        assert found.eac_both.value == found.eac_typical.value
    if found.cpi.value == 1:
        assert found.eac_typical.value == bac == found.eac_atypical.value
        assert found.vac.value == 0
    for figure in (found.spi, found.cpi, found.eac_both, found.tcpi_bac, found.tcpi_eac):
        assert (figure.value is None) != (figure.why is None)


def test_what_has_no_denominator_is_undefined_and_says_why() -> None:
    fresh = of_values(values(100, 0, 0, 0))
    assert (code(fresh.spi), code(fresh.cpi)) == ("no_planned_value", "no_actual_cost")
    assert code(fresh.cv_percent) == "no_earned_value"
    assert code(fresh.eac_both) == code(fresh.eac_typical) == code(fresh.vac) == "no_actual_cost"
    assert fresh.eac_atypical.value == 100
    assert fresh.tcpi_bac.value == 1
    nothing_earned = of_values(values(100, 50, 0, 20))
    assert nothing_earned.cpi.value == 0
    assert code(nothing_earned.eac_typical) == code(nothing_earned.eac_both) == "no_earned_value"
    spent = of_values(values(100, 50, 60, 100))
    assert code(spent.tcpi_bac) == "unreachable"
    done = of_values(values(100, 50, 100, 120))
    assert (code(done.tcpi_bac), code(done.tcpi_eac)) == ("all_earned", "all_earned")
    assert (done.etc.value, done.vac.value) == (0, -20)
    assert code(of_values(values(0, 0, 0, 5)).tcpi_bac) == "no_budget"


@pytest.mark.parametrize(
    ("method", "percent", "started", "planned", "earned"),
    [
        ("percent", 0, False, Fraction(1, 2), 0),
        ("percent", 37, True, Fraction(1, 2), Fraction(37, 100)),
        ("fifty_fifty", 0, False, Fraction(1, 2), 0),
        ("fifty_fifty", 0, True, Fraction(1, 2), Fraction(1, 2)),
        ("fifty_fifty", 100, True, Fraction(1, 2), 1),
        ("zero_hundred", 99, True, 0, 0),
        ("milestone", 100, True, 0, 1),
    ],
)
def test_each_method_plans_and_earns(
    method: str, percent: int, started: bool, planned: object, earned: object
) -> None:
    work = Work(100, BEGIN, END, percent, started, method)
    assert planned_fraction(work, MIDDLE, STANDARD) == planned
    assert earned_fraction(work) == earned
    assert planned_fraction(work, END, STANDARD) == 1
    assert planned_fraction(work, datetime(2026, 11, 16), STANDARD) == 0


def test_work_without_dates_is_never_planned_and_a_milestone_all_at_once() -> None:
    assert planned_fraction(Work(1, None, None, 0, False), END, STANDARD) == 0
    milestone = Work(1, END, END, 0, False)
    assert planned_fraction(milestone, MIDDLE, STANDARD) == 0
    assert planned_fraction(milestone, END, STANDARD) == 1


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 100)), max_size=6))
def test_the_whole_is_the_sum_of_its_parts(parts: list[tuple[int, int]]) -> None:
    works = [Work(budget, BEGIN, END, percent, percent > 0) for budget, percent in parts]
    whole = values_of(works, MIDDLE, STANDARD, 7 * len(works))
    assert together(values_of([work], MIDDLE, STANDARD, 7) for work in works) == whole
    assert whole.ev <= whole.bac


@given(
    st.lists(
        st.tuples(st.integers(1, 1000), st.integers(0, 100), st.integers(0, 20)),
        min_size=1,
        max_size=5,
    )
)
def test_the_lines_rise_and_end_in_the_values(parts: list[tuple[int, int, int]]) -> None:
    works = [Work(budget, BEGIN, END, percent, percent > 0) for budget, percent, _day in parts]
    days = weekly(BEGIN.date(), END.date())
    assert days[0] < BEGIN.date()
    assert days[-1] == END.date()
    planned = [value for _day, value in planned_line(works, days, STANDARD)]
    assert planned == sorted(planned)
    assert (planned[0], planned[-1]) == (0, sum(work.budget_minor for work in works))
    halfway = planned_line(works, [MIDDLE.date().replace(day=20)], STANDARD)[0][1]
    assert halfway == pytest.approx(float(values_of(works, MIDDLE, STANDARD, 0).pv))
    reported = [
        Reported(work, [(date(2026, 11, 1 + day), work.percent)])
        for work, (_budget, _percent, day) in zip(works, parts, strict=True)
    ]
    earned = earned_line(reported, days)
    assert earned[-1][1] == pytest.approx(float(values_of(works, END, STANDARD, 0).ev))
    spent = spent_line(
        [(date(2026, 11, 1 + day), 1.0) for *_rest, day in sorted(parts, key=lambda one: one[2])],
        days,
    )
    assert spent[-1][1] == len(parts)


def test_return_and_severity() -> None:
    assert return_on(900, 300).value == 2
    assert code(return_on(900, 0)) == "no_actual_cost"
    indices = [known(Fraction(n, 100)) for n in (100, 90, 89, 79, 0)]
    assert [severity(one) for one in indices] == [None, None, 3, 4, 5]
    assert severity(undefined("no_planned_value")) is None
