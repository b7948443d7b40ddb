"""The figures of earned value that can be explained, each with the line to choose it by."""

from __future__ import annotations

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.review import Evm, EvmRow, Figure
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.review_value import FIGURES, NAMES, figure_of, written

Choices = list[tuple[ExplainFigure, str]]
_OF_GOAL = {
    "expected": N_("expected today"),
    "actual": N_("actual"),
    "pace": N_("pace"),
}


def value_figures(evm: Evm, row: EvmRow | None, roi: Figure | None, glyph: Glyph) -> Choices:
    """Every figure of the project, then those of the task given."""
    found = []
    if evm.total is not None:
        for name in FIGURES:
            figure = figure_of(evm.total, name, roi)
            if figure is not None:
                query = ExplainFigure("evm", evm.project_id, name, on=evm.status_date)
                found.append((query, _line(name, figure, evm.currency, glyph)))
    if row is not None:
        for name in FIGURES:
            figure = figure_of(row.earned, name)
            if figure is not None:
                query = ExplainFigure("evm_task", row.task_id, name, on=evm.status_date)
                line = _line(name, figure, evm.currency, glyph)
                found.append((query, f"{row.wbs} {row.name}: {line}".strip()))
    return found


def _line(name: str, figure: Figure, currency: str, glyph: Glyph) -> str:
    """`SPI 0.8`; `SPI —` where it is undefined."""
    text = glyph("undefined")
    if figure.value is not None:
        text = written(name, figure.value, currency, glyph, whole=True)
    return f"{_(NAMES[name])} {text}"


def goal_figures(evm: Evm, ref: Ref | None) -> Choices:
    """What is computed for the money goal at the cursor, else for all of them."""
    goals = [goal for goal in evm.revenue if ref is None or ref.id == goal.goal_id]
    return [
        (ExplainFigure("goal", goal.goal_id, name), f"{goal.name}: {_(called)}")
        for goal in goals
        for name, called in _OF_GOAL.items()
    ]
