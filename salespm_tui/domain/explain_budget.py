"""Why the sums of a budget are what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label
from salespm_tui.domain.explain_figures import (
    Asked,
    FigureExplanation,
    FigureRow,
    explanation,
)
from salespm_tui.domain.figures import Figure, Writer, write_percent


class _Words(NamedTuple):
    title: str
    formula: str
    values: str | None = None


_WORDS = {
    "planned": _Words(N_("Planned spending"), N_("the sum of what was planned for the lines")),
    "revised": _Words(
        N_("Revised budget"),
        N_("the sum of the lines, each as it was revised last, else as planned"),
    ),
    "spent": _Words(N_("Spent"), N_("the sum of what was spent")),
    "committed": _Words(
        N_("Committed"), N_("the sum of what orders have bound and nobody has paid yet")
    ),
    "left": _Words(
        N_("Left of the budget"),
        N_("revised − spent − committed"),
        "%(revised)s − %(spent)s − %(committed)s",
    ),
    "return_on": _Words(
        N_("Return on spending"),
        N_("(won revenue − spent) ÷ spent"),
        "(%(won)s − %(spent)s) ÷ %(spent)s",
    ),
    "short": _Words(
        N_("Missing in the reserve"),
        N_("what the open risks ask for − what is left of the contingency reserve, never below 0"),
        "%(asked)s − %(reserve)s",
    ),
}
BUDGET_FIGURES = tuple(_WORDS)
"""The codes that `explain_budget` takes."""


def explain_budget(
    code: str,
    figure: Figure,
    values: Mapping[str, str],
    rows: Sequence[FigureRow],
    write: Writer,
    *,
    notes: Sequence[Label] = (),
) -> FigureExplanation:
    """One of `BUDGET_FIGURES`; `values` are written already, by the names in its formula. KeyError
    for another code."""
    words = _WORDS[code]
    writer = write_percent if code == "return_on" else write
    asked = Asked(words.title, words.formula, words.values, figure, writer)
    return explanation(asked, dict(values), rows, notes, write)
