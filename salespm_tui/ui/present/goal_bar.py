"""The bar of a goal: filled is the actual value, a mark says where it should be today, the end is
the target."""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.contract.goals import GoalRow
from salespm_tui.ui.present.chart import Cell, Glyph, runs
from salespm_tui.ui.present.goal_words import BAND_INK

_EIGHTHS = "▏▎▍▌▋▊▉"


def bar_cells(goal: GoalRow, width: int, glyph: Glyph, *, plain: bool) -> list[Cell]:
    """The bar in `width` cells. Beyond the target its last cell is an arrow; where no share can be
    told, it is empty. Where the mark falls into the filled part, it stays visible there."""
    ink = BAND_INK.get(goal.band or "", "bar")
    share = goal.attainment.value
    cells: list[Cell] = [(glyph("goal_rest"), "dim")] * width
    if share is not None:
        _fill(cells, share, ink, glyph, plain=plain)
    due = _expected_share(goal)
    if due is not None and goal.band not in ("done", "missed"):
        at = min(width - 1, max(0, int(due * width)))
        filled = cells[at][0] == glyph("goal_bar")
        cells[at] = (glyph("goal_due_in" if filled else "goal_due"), "strong")
    if share is not None and share > 1:
        cells[-1] = (glyph("goal_beyond"), ink)
    return runs(cells)


def _fill(cells: list[Cell], share: Fraction, ink: str, glyph: Glyph, *, plain: bool) -> None:
    """Whole cells, and a part of one in eighths where the terminal can show that."""
    width = len(cells)
    eighths = int(min(max(share, Fraction(0)), Fraction(1)) * width * 8)
    whole, part = divmod(eighths, 8)
    cells[:whole] = [(glyph("goal_bar"), ink)] * whole
    if part and not plain and whole < width:
        cells[whole] = (_EIGHTHS[part - 1], ink)
    elif plain and whole == 0 and eighths:
        cells[0] = (glyph("goal_bar"), ink)


def _expected_share(goal: GoalRow) -> Fraction | None:
    """How far along the bar it should be today; None where nobody can say."""
    way = goal.target - goal.baseline
    if goal.expected.value is None or not way or not goal.days_gone:
        return None
    return Fraction(goal.expected.value - goal.baseline) / way
