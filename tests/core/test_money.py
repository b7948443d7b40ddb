from __future__ import annotations

import pytest

from salespm_tui.core.money import format_money


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (125_000, "EUR", "1,250.00 EUR"),
        (-5, "CNY", "-0.05 CNY"),
        (0, "CNY", "0.00 CNY"),
        (1_250, "JPY", "1,250 JPY"),
        (1_250, "KWD", "1.250 KWD"),
        (10**20 + 1, "USD", "1,000,000,000,000,000,000.01 USD"),
    ],
)
def test_an_amount_is_exact_in_its_currency(minor: int, currency: str, words: str) -> None:
    assert format_money(minor, currency) == words


def test_a_difference_has_its_sign() -> None:
    assert format_money(250, "EUR", signed=True) == "+2.50 EUR"
    assert format_money(-250, "EUR", signed=True) == "-2.50 EUR"
    assert format_money(0, "EUR", signed=True) == "0.00 EUR"
