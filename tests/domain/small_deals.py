"""Deals on a ladder of five stages, as the tests of the pipeline's figures use them."""

from __future__ import annotations

from datetime import date
from typing import Any

from salespm_tui.domain.pipeline import Deal, Ladder, Stage

FIRST, SECOND, UNSURE, WON, LOST = 1, 2, 3, 4, 5
LADDER = Ladder(
    [
        Stage(WON, 3, "won", 100),
        Stage(LOST, 4, "lost", 0),
        Stage(FIRST, 0, "open", 10, rot_days=14),
        Stage(SECOND, 1, "open", 50, rot_days=7),
        Stage(UNSURE, 2, "open"),
    ]
)
TODAY = date(2026, 11, 23)


def deal(number: int, amount: int | None = None, p: int | None = None, **other: Any) -> Deal:
    """A deal at the first stage, in yuan, unless `other` says otherwise."""
    facts: dict[str, Any] = {"stage_id": FIRST, "currency": "CNY", **other}
    name = facts.pop("name", f"Deal {number}")
    return Deal(number, name, amount_minor=amount, probability_override=p, **facts)


def won(number: int, amount: int | None, on: date | None = TODAY, **other: Any) -> Deal:
    """A deal won that day."""
    return deal(number, amount, stage_id=WON, closed_on=on, **other)


def lost(number: int, amount: int | None, on: date | None = TODAY, **other: Any) -> Deal:
    """A deal lost that day."""
    return deal(number, amount, stage_id=LOST, closed_on=on, **other)
