from __future__ import annotations

import pytest

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.core.money import format_money, read_money, read_parts, short_money


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


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1.2m", 120_000_000),
        ("120万", 120_000_000),
        ("１２０万", 120_000_000),
        ("1.5亿", 15_000_000_000),
        ("850k", 85_000_000),
        ("12,500.50", 1_250_050),
        ("¥1.2M", 120_000_000),
        ("12500元", 1_250_000),
        ("2 bn", 200_000_000_000),
        ("-3k", -300_000),
        ("0.005", 1),
        ("3千万", 3_000_000_000),
    ],
)
def test_amounts_are_typed_as_people_say_them(text: str, minor: int) -> None:
    assert read_money(text) == minor


def test_the_currency_may_stand_beside_the_amount() -> None:
    assert read_money("1.2m CNY", "CNY") == read_money("cny 1.2m", "CNY") == 120_000_000
    assert read_money("5k", "JPY") == 5000
    assert read_money("0.5", "KWD") == 500


def test_a_share_is_typed_with_or_without_its_sign() -> None:
    assert read_parts("34.5 %") == read_parts("34.5") == 3450


@pytest.mark.parametrize("text", ["", "much", "1.2x", "1,2,3", "12m3", "%", "1..2", "1" * 30])
def test_what_is_no_amount_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UserError, match=r"1\.2m, 850k, 120万"):
        read_money(text)


@pytest.mark.parametrize(
    ("minor", "english", "chinese"),
    [
        (620_000_000, "6.2m CNY", "620万 CNY"),
        (15_234_500, "152k CNY", "15.2万 CNY"),
        (99_950_000, "1m CNY", "100万 CNY"),
        (120_000_000_000, "1.2bn CNY", "12亿 CNY"),
        (-99_900, "-999 CNY", "-999 CNY"),
        (3_450, "34.5 CNY", "34.5 CNY"),
        (500_000, "5k CNY", "5,000 CNY"),
        (99_999, "1k CNY", "1,000 CNY"),
        (0, "0 CNY", "0 CNY"),
    ],
)
def test_an_amount_is_short_in_the_thousands_of_the_language(
    minor: int, english: str, chinese: str
) -> None:
    set_language("en")
    assert short_money(minor, "CNY") == english
    set_language("zh")
    assert short_money(minor, "CNY") == chinese
