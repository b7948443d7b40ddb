"""What clients expect of us: how near its day is, and how much of it we kept."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from salespm_tui.domain.codes import SETTLED_EXPECTATION_STATUS
from salespm_tui.domain.figures import Figure, known, undefined

DUE_SOON_DAYS = 7
"""An expectation due within so many days is coming due."""


def kept_ratio(kept: int, broken: int) -> Figure:
    """kept / (kept + broken). What was renegotiated counts as neither."""
    settled = kept + broken
    return known(Fraction(kept, settled)) if settled else undefined("none_settled")


def days_left(status: str, due_on: date | None, today: date) -> int | None:
    """Days until an expectation is due, negative once it is late; None where it is settled or undated."""
    if due_on is None or status in SETTLED_EXPECTATION_STATUS:
        return None
    return (due_on - today).days


def standing(status: str, due_on: date | None, today: date) -> str:
    """settled, overdue, due_soon (within a week, today among it) or open."""
    if status in SETTLED_EXPECTATION_STATUS:
        return "settled"
    left = days_left(status, due_on, today)
    if left is None or left > DUE_SOON_DAYS:
        return "open"
    return "overdue" if left < 0 else "due_soon"
