"""The burn-up chart, plotted by textual-plotext. Imported when the first chart is shown, no sooner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual_plotext import PlotextPlot

from salespm_tui.core.cells import cell_width, fit_right
from salespm_tui.ui.present.burn_up import BurnUpPlot, Ticks, sign_of
from salespm_tui.ui.theme import add_glyphs

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

_FIRST_STAND_IN = 0xE000
_STAND_INS = re.compile("([\ue000-\uf8ff])\\1*")
_BOX = str.maketrans("─│┌┐└┘├┤┬┴┼", "-|++++||+++")

add_glyphs(
    {
        "burn_actual": ("●", "#"),
        "burn_expected": ("·", "."),
        "burn_projection": ("○", "o"),
        "burn_target": ("═", "="),
        "burn_stretch": ("╌", "~"),
        "burn_today": ("┊", ":"),
    }
)


class BurnUpChart(PlotextPlot):
    """Each line has a sign of its own, so that it is told without colour; labels of any width line
    up, since the plotter sees one-cell stand-ins for them; in ASCII the axes are ASCII too."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._shown: BurnUpPlot | None = None
        self._labels: list[str] = []

    @property
    def salespm(self) -> SalesApp:
        return cast("SalesApp", self.app)

    def show(self, plot: BurnUpPlot | None) -> None:
        """Show this chart; None shows nothing."""
        if plot != self._shown:
            self._shown = plot
            self.refresh()

    def render(self) -> Text:
        width, height = self.size
        if self._shown is None or width < 20 or height < 4:
            return Text()
        self._draw(self._shown, width, height)
        drawn = _STAND_INS.sub(self._label, self.plt.build())
        return Text.from_ansi(drawn.translate(_BOX) if self.salespm.plain else drawn, no_wrap=True)

    def _draw(self, shown: BurnUpPlot, width: int, height: int) -> None:
        app, plt = self.salespm, cast("Any", self.plt)
        self._labels = []
        plt.clear_figure()
        plt.theme("clear")
        plt.plotsize(width, height)
        plt._set_size(width, height)
        plt.xlim(0, shown.days)
        plt.ylim(shown.low, shown.high)
        plt.xticks(*self._ticks(shown.x_ticks))
        plt.yticks(*self._ticks(shown.y_ticks))
        if shown.today is not None:
            ends = ([shown.today, shown.today], [shown.low, shown.high])
            plt.plot(*ends, marker=app.glyph(sign_of("today")), **self._colour("accent"))
        for line in shown.lines:
            xs, ys = [x for x, _y in line.points], [y for _x, y in line.points]
            marker = app.glyph(sign_of(line.name))
            draw = plt.plot if len(xs) > 1 else plt.scatter
            draw(xs, ys, marker=marker, **self._colour(line.ink))

    def _colour(self, ink: str) -> dict[str, Any]:
        colour = self.salespm.ink(ink).color
        if colour is None:
            return {}
        return {"color": tuple(colour.get_truecolor())}

    def _ticks(self, ticks: Ticks) -> tuple[list[float], list[str]]:
        """Places and stand-ins, as many signs as the label has cells."""
        stand_ins = []
        for _place, label in ticks:
            sign = chr(_FIRST_STAND_IN + len(self._labels))
            self._labels.append(label)
            stand_ins.append(sign * max(1, cell_width(label)))
        return [place for place, _label in ticks], stand_ins

    def _label(self, found: re.Match[str]) -> str:
        """The label that stands there, in as many cells."""
        label = self._labels[ord(found[1]) - _FIRST_STAND_IN]
        return fit_right(label, len(found[0]), ascii=self.salespm.plain)
