"""Why a deal is stale or is not, and how it is weighted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from salespm_tui.domain.explain_deals import explain_stale, explain_weighted_deal
from salespm_tui.domain.explain_figures import FigureExplanation
from salespm_tui.domain.figures import money_writer
from tests.domain.small_deals import FIRST, LADDER, TODAY, UNSURE, deal, won

LONG_AGO = TODAY - timedelta(days=30)
WRITE = money_writer("CNY")


def text_of(found: FigureExplanation) -> str:
    return "\n".join(str(line.text) for line in found.lines())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"stage_entered_on": LONG_AGO}, "It is stale: its stage allows 14 days."),
        (
            {"stage_entered_on": LONG_AGO, "last_contact_on": TODAY},
            "It is not stale: its stage allows 14 days.",
        ),
        (
            {"stage_entered_on": LONG_AGO, "next_step_on": TODAY},
            "It is not stale: its next step is due on",
        ),
        (
            {"stage_entered_on": LONG_AGO, "stage_id": UNSURE},
            "Its stage has no limit, so it never becomes stale there.",
        ),
        ({}, "nobody knows when something last happened to the deal"),
    ],
)
def test_it_says_whether_and_why(facts: dict[str, Any], said: str) -> None:
    assert said in text_of(explain_stale(deal(1, 100, **facts), LADDER, TODAY))


def test_the_days_are_counted_from_the_later_of_both() -> None:
    facts = {"stage_entered_on": LONG_AGO, "last_contact_on": TODAY - timedelta(days=3)}
    told = text_of(explain_stale(deal(1, 100, **facts), LADDER, TODAY))
    assert "It is 3." in told
    assert "The last contact was on" in told


def test_a_closed_deal_is_never_stale() -> None:
    found = explain_stale(won(1, 100, date(2026, 11, 1)), LADDER, TODAY)
    assert "A closed deal is never stale." in text_of(found)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"amount": 100_00}, "It is 10.00 CNY."),
        ({"amount": 100_00, "p": 0}, "It is 0.00 CNY."),
        ({"amount": 100_00, "p": 30}, "The probability is set by hand."),
        ({"amount": None}, "no amount is known"),
        ({"amount": 100_00, "stage_id": UNSURE}, "no probability is known"),
    ],
)
def test_a_weighted_amount_says_what_it_is_weighted_with(facts: dict[str, Any], said: str) -> None:
    given = {"stage_id": FIRST, **facts}
    found = explain_weighted_deal(deal(1, **given), LADDER, WRITE)
    assert said in text_of(found)


def test_a_closed_deal_is_not_weighted() -> None:
    found = explain_weighted_deal(won(1, 100), LADDER, WRITE)
    assert "the deal is closed" in text_of(found)
