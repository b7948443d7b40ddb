"""Indicators and what they come to: achievement, capped, and the weighted score.

Targets and actual values of one indicator are in the same unit, whatever it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from salespm_tui.domain.figures import Figure, Number, known, undefined

MOST = Fraction(6, 5)
"""More than a fifth above the target counts as a fifth: one indicator shall not hide the others."""


def achievement(target: Number | None, actual: Number | None, direction: str = "higher") -> Figure:
    """actual ÷ target, where lower is better target ÷ actual; from 0 to 1.2.

    Undefined where one of both is not known, and where more is better of a target that is not above
    zero. Where lower is better, nothing of what was allowed counts as the most (of a target of 0: as
    1, and anything above it as 0).
    """
    if target is None:
        return undefined("no_target")
    if actual is None:
        return undefined("no_actual")
    if direction == "lower":
        return _of_less(Fraction(target), Fraction(actual))
    if target <= 0:
        return undefined("target_not_positive")
    return known(_capped(Fraction(actual) / target))


def _of_less(target: Fraction, actual: Fraction) -> Figure:
    if target < 0:
        return undefined("target_not_positive")
    if actual > 0:
        return known(_capped(target / actual))
    return known(1 if actual == target else MOST)


def _capped(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), MOST)


@dataclass(frozen=True, slots=True)
class Score:
    """A weighted score; `counted` indicators are in it, `left_out` are the places of those whose
    achievement is undefined. One that weighs nothing is neither."""

    score: Figure
    counted: int
    left_out: tuple[int, ...]


def weighted_score(parts: Iterable[tuple[int, Figure]]) -> Score:
    """Σ weight·achievement ÷ Σ weight over the parts (weight, achievement) that are defined."""
    total, weights, counted = Fraction(0), 0, 0
    left_out: list[int] = []
    for place, (weight, reached) in enumerate(parts):
        if reached.value is None:
            left_out.append(place)
        elif weight > 0:
            total += weight * reached.value
            weights += weight
            counted += 1
    score = known(total / weights) if weights else undefined("no_indicator")
    return Score(score, counted, tuple(left_out))


def efficiency(planned_min: int, actual_min: int) -> Figure:
    """planned ÷ actual effort: above 1 where less was needed than planned; undefined without any."""
    return known(Fraction(planned_min, actual_min)) if actual_min > 0 else undefined("no_effort")
