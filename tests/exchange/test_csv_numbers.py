"""Amounts as spreadsheets write them, read in one way down the whole column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from salespm_tui.exchange.csv_numbers import amount_column, currency_named


def read(*cells: str, home: str = "EUR") -> list[tuple[str, str | None] | None]:
    column = amount_column(cells, home)
    found = [column.read(cell) for cell in cells]
    return [None if one is None else (str(one.value), one.currency) for one in found]


@pytest.mark.parametrize(
    ("cell", "value", "currency"),
    [
        ("1054", "1054", None),
        ("350000.0", "350000.0", None),
        ("$40,000", "40000", "USD"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("￥120万", "1200000", "CNY"),
        ("120万元", "1200000", "CNY"),
        ("US$ 3m", "3000000", "USD"),
        ("(1,200.50)", "-1200.50", None),
        ("-5", "-5", None),
        ("CNY 5,000", "5000", "CNY"),
        ("12 345,5", "12345.5", None),
        ("1'250.00 CHF", "1250.00", "CHF"),
        ("１２，３４５", "12345", None),
    ],
)
def test_one_amount(cell: str, value: str, currency: str | None) -> None:
    found = amount_column([cell], "EUR").read(cell)
    assert found is not None
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize("cell", ["abc", "40%", "1,2,3", "12/3", "(5", "5" * 60, "1e5", "--5"])
def test_what_is_no_amount(cell: str) -> None:
    assert amount_column([cell], "EUR").read(cell) is None


def test_one_cell_that_leaves_no_choice_decides_for_the_column() -> None:
    assert read("1.234", "99,5") == [("1234", None), ("99.5", None)]
    assert read("1,234", "99.5") == [("1234", None), ("99.5", None)]


def test_three_digits_behind_the_only_sign_are_thousands_and_that_is_a_guess() -> None:
    assert read("1.234", "2.500") == [("1234", None), ("2500", None)]
    assert read("1,234", "2,500") == [("1234", None), ("2500", None)]
    assert not amount_column(["1.234"], "EUR").certain
    assert amount_column(["1.234", "7.5"], "EUR").certain


def test_a_sign_of_several_currencies_is_the_workspaces_own_where_it_can_be() -> None:
    assert [currency_named("$", home) for home in ("EUR", "HKD", "CAD")] == ["USD", "HKD", "CAD"]
    assert [currency_named("¥", home) for home in ("EUR", "JPY")] == ["CNY", "JPY"]
    assert currency_named("人民币", "EUR") == "CNY"
    assert currency_named("shells", "EUR") is None
