"""When the data shows that a project is off its plan."""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.domain.figures import Figure

BEHIND = Fraction(9, 10)
"""Below this index schedule or cost deviate."""
FAR_BEHIND = Fraction(8, 10)
"""Below this one they deviate gravely."""


def severity(index: Figure) -> int | None:
    """How grave a deviation an SPI or a CPI shows, from 1 to 5; None where it shows none.

    3 below 0.90, 4 below 0.80; 5 where nothing is earned though something was planned or spent.
    """
    if index.value is None or index.value >= BEHIND:
        return None
    if index.value <= 0:
        return 5
    return 4 if index.value < FAR_BEHIND else 3
