"""Single values of MS Project XML, and exceptions that recur."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.exchange.mspdi.recurrence import (
    DAILY,
    MONTHLY_DAY,
    MONTHLY_POSITION,
    MOST_DAYS,
    WEEKLY,
    YEARLY_DAY,
    YEARLY_POSITION,
    Recurrence,
)
from salespm_tui.exchange.mspdi.values import clock, days_between, flag, instant, integer, minutes

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def days(*pairs: tuple[int, int], year: int = 2026) -> list[date]:
    return [date(year, month, day) for month, day in pairs]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PT8H0M0S", 480),
        ("PT0H30M0S", 30),
        ("PT8H30M29S", 510),
        ("PT8H30M30S", 511),
        ("P1DT2H", 1560),
        ("-PT1H0M0S", -60),
        ("PT12.5H", None),
        ("P", None),
        ("8h", None),
        ("", None),
        ("PT９H", None),
        ("PT8784000H1M", None),
    ],
)
def test_durations(text: str, value: int | None) -> None:
    assert minutes(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("08:00:00", 480),
        ("24:00:00", 1440),
        ("23:59", 1439),
        ("2026-03-02T13:30:00", 810),
        ("24:01:00", None),
        ("8 o'clock", None),
        ("12:60:00", None),
    ],
)
def test_clock_times(text: str, value: int | None) -> None:
    assert clock(text) == value


def test_instants_numbers_and_flags() -> None:
    assert instant("2026-03-02T08:30:59") == datetime(2026, 3, 2, 8, 30)
    assert instant("2026-03-02T08:30:00+08:00") == datetime(2026, 3, 2, 8, 30)
    assert instant("never") is None
    assert (integer(" 12 "), integer("-3"), integer("21.7"), integer("１２")) == (12, -3, 21, None)
    assert (integer(""), integer("9" * 30)) == (None, None)
    assert [flag(text) for text in ("1", "0", "true", "-1", "", "x")] == [
        True, False, True, True, False, False,
    ]  # fmt: skip
    assert flag("", otherwise=True)


def test_a_period_may_end_at_a_midnight() -> None:
    first = datetime(2026, 3, 2)
    assert days_between(first, datetime(2026, 3, 2, 23, 59)) == 1
    assert days_between(first, datetime(2026, 3, 3)) == 1
    assert days_between(first, first) == 1
    assert days_between(first, datetime(2026, 3, 4, 12)) == 3


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [
        (Recurrence(DAILY, FIRST, date(2026, 1, 7), 3), days((1, 1), (1, 4), (1, 7))),
        (
            Recurrence(WEEKLY, FIRST, date(2026, 1, 20), 2, weekdays=2 + 32),
            days((1, 2), (1, 12), (1, 16)),
        ),
        (
            Recurrence(MONTHLY_DAY, FIRST, LAST, 2, month_day=31),
            days((1, 31), (3, 31), (5, 31), (7, 31)),
        ),
        (
            Recurrence(MONTHLY_POSITION, FIRST, date(2026, 3, 31), item=4, position=0),
            days((1, 5), (2, 2), (3, 2)),
        ),
        (
            Recurrence(MONTHLY_POSITION, FIRST, date(2026, 2, 28), item=8, position=4),
            days((1, 30), (2, 27)),
        ),
        (
            Recurrence(MONTHLY_POSITION, FIRST, date(2026, 2, 28), item=1, position=4),
            days((1, 30), (2, 27)),
        ),
        (
            Recurrence(MONTHLY_POSITION, FIRST, date(2026, 2, 28), item=2, position=0),
            days((1, 3), (2, 1)),
        ),
        (
            Recurrence(MONTHLY_POSITION, FIRST, date(2026, 2, 28), item=0, position=4),
            days((1, 31), (2, 28)),
        ),
        (
            Recurrence(YEARLY_DAY, FIRST, date(2028, 12, 31), month=9, month_day=1),
            [date(2026, 10, 1), date(2027, 10, 1), date(2028, 10, 1)],
        ),
        (
            Recurrence(YEARLY_POSITION, FIRST, LAST, month=10, item=7, position=3),
            days((11, 26)),
        ),
        (Recurrence(DAILY, FIRST, LAST, occurrences=2), days((1, 1), (1, 2))),
        (Recurrence(99, FIRST, LAST), []),
    ],
)
def test_recurring_exceptions(recurrence: Recurrence, expected: list[date]) -> None:
    assert recurrence.days() == expected


@given(
    st.builds(
        Recurrence,
        st.integers(0, 9),
        st.dates(date(2020, 1, 1), date(2026, 1, 1)),
        st.dates(date(2026, 1, 1), date(2032, 1, 1)),
        st.integers(-2, 5),
        st.integers(0, 200),
        st.integers(-1, 12),
        st.integers(-1, 6),
        st.integers(-1, 13),
        st.integers(-1, 40),
        st.integers(0, 50),
    )
)
def test_any_recurrence_stays_in_its_period_in_order(recurrence: Recurrence) -> None:
    found = recurrence.days()
    assert found == sorted(set(found))
    assert len(found) <= (recurrence.occurrences or MOST_DAYS)
    assert all(recurrence.first <= day <= recurrence.last for day in found)
