"""The S-curve as numbers to plot: planned, earned, spent and what is expected, by day."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.review import Evm, SCurve
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.present.burn_up import BurnUpPlot, Line, Points, Ticks, month_ticks, sign_of
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.pipeline import brief

_AIR = 1.05
_NAMES = {
    "planned": N_("planned value"),
    "earned": N_("earned value"),
    "spent": N_("actual cost"),
    "estimate": N_("estimate at completion"),
    "bac": N_("budget at completion"),
}
"""What each line is, in the order of the legend."""


def plot_of(curve: SCurve, currency: str, width: int, glyph: Glyph) -> BurnUpPlot:
    """The S-curve in about `width` cells. Later lines lie over earlier ones."""
    end = max(curve.planned_finish, curve.finish, curve.status_date)
    days = float(max((end - curve.start).days, 1))

    def points(given: tuple[tuple[date, float], ...]) -> Points:
        return tuple((float((day - curve.start).days), value) for day, value in given)

    lines = (
        Line("bac", "strong", ((0.0, curve.bac), (days, curve.bac))),
        Line("planned", "dim", points(curve.planned)),
        Line("estimate", "warning", points(curve.estimate)),
        Line("spent", "bad", points(curve.spent)),
        Line("earned", "good", points(curve.earned)),
    )
    at = float((curve.status_date - curve.start).days)
    return BurnUpPlot(
        tuple(line for line in lines if line.points),
        month_ticks(curve.start, end, width),
        _money_ticks(curve, currency, glyph),
        days,
        0.0,
        max(curve.high, 1.0) * _AIR,
        at if 0 <= at <= days else None,
    )


def _money_ticks(curve: SCurve, currency: str, glyph: Glyph) -> Ticks:
    """Nothing, half of the budget, the budget; and where the estimate ends, if that is elsewhere."""
    named = {0.0, curve.bac / 2, curve.bac}
    if curve.estimate:
        end = curve.estimate[-1][1]
        if all(abs(end - value) > curve.high / 10 for value in named):
            named.add(end)
    return tuple((value, brief(round(value), currency, glyph)) for value in sorted(named))


def legend(evm: Evm, plot: BurnUpPlot, width: int, glyph: Glyph) -> list[Pieces]:
    """What each line is: its sign and its name, in as many lines as that takes."""
    inks = {line.name: line.ink for line in plot.lines}
    named = [(name, inks[name], _(called)) for name, called in _NAMES.items() if name in inks]
    if plot.today is not None:
        at = _("today") if evm.status_date == evm.today else _("status date")
        named.append(("today", "accent", at))
    lines: list[list[Piece]] = [[]]
    left = width
    for name, ink, called in named:
        pieces = [Piece(f" {glyph(sign_of(name))} ", ink), Piece(f"{called} ")]
        taken = sum(cell_width(piece.text) for piece in pieces)
        if taken > left and lines[-1]:
            lines.append([])
            left = width
        lines[-1] += pieces
        left -= taken
    return [tuple(line) for line in lines]
