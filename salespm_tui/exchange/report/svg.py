"""Drawings as SVG: shapes by number, escaped text, and an axis of months.

Light colours that differ in brightness too, so that a copy in grey says the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date
from html import escape

from salespm_tui.core.cells import cell_width, truncate
from salespm_tui.core.clean import visible_controls

FONTS = (
    'system-ui, "Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei",'
    " sans-serif"
)
INK, SOFT, FAINT, DARK, MIDDLE, PALE, ALARM = (
    "#1c1f24",
    "#5a6470",
    "#d5dbe1",
    "#24475f",
    "#6f9bbb",
    "#d3e2ee",
    "#8c1d18",
)
SIZE = 12
"""The size of text, in the units of a drawing."""

_MONTH = 52
"""The room that the name of a month takes."""

_CELL = 0.62
"""How wide a cell of text is, in sizes of the text; a little more than it mostly is."""


def escaped(text: str) -> str:
    """Text as markup takes it, without anything that no document may hold."""
    return escape(visible_controls(text, multiline=True), quote=True)


def room_for(text: str, size: int = SIZE) -> float:
    """About how wide the text is drawn."""
    return cell_width(text) * _CELL * size


class Drawing:
    """Shapes one after another, in a space of that width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._parts: list[str] = []

    def hatch(self, name: str, fill: str, stroke: str) -> str:
        """Make a hatched fill of that name, and answer how a shape asks for it."""
        self._parts.append(
            f'<defs><pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)"><rect width="5" height="5" fill="{fill}"/>'
            f'<rect width="1.6" height="5" fill="{stroke}"/></pattern></defs>'
        )
        return f"url(#{name})"

    def rect(self, x: float, y: float, width: float, height: float, **look: object) -> None:
        """A rectangle."""
        place = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}"'
        self._parts.append(f"<rect {place}{_look(look)}/>")

    def line(self, x1: float, y1: float, x2: float, y2: float, **look: object) -> None:
        """A straight line."""
        place = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        self._parts.append(f"<line {place}{_look(look)}/>")

    def polyline(self, points: Iterable[tuple[float, float]], **look: object) -> None:
        """Lines from point to point."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polyline points="{told}" fill="none"{_look(look)}/>')

    def diamond(self, x: float, y: float, half: float, **look: object) -> None:
        """The sign of a milestone."""
        points = f"{x:.1f},{y - half:.1f} {x + half:.1f},{y:.1f} {x:.1f},{y + half:.1f} {x - half:.1f},{y:.1f}"
        self._parts.append(f'<polygon points="{points}"{_look(look)}/>')

    def text(
        self, x: float, y: float, text: str, *, cells: int | None = None, **look: object
    ) -> None:
        """One line of text with its foot at `y`, cut to so many cells; then its whole is its title."""
        shown = text if cells is None else truncate(text, cells)
        title = f"<title>{escaped(text)}</title>" if shown != text else ""
        told = _look({"font_size": SIZE, "fill": INK, **look})
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{told}>{title}{escaped(shown)}</text>')

    def end(self, height: float, said: str) -> str:
        """The whole drawing; `said` is what it is, for those who do not see it."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:.0f}"'
            f' width="{self.width}" height="{height:.0f}" role="img" aria-label="{escaped(said)}"'
            f" font-family='{FONTS}'>\n"
        )
        return head + "\n".join(self._parts) + "\n</svg>\n"


def _look(look: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in look.items())


class Days:
    """Days along a stretch of a drawing."""

    def __init__(self, first: date, last: date, left: float, right: float) -> None:
        self.first = first
        self.last = max(last, first)
        self._left = left
        self._per_day = (right - left) / ((self.last - first).days + 1)

    def at(self, day: date, share: float = 0.0) -> float:
        """Where a day begins, or where that share of it is over; within the stretch."""
        inside = min(max(day, self.first), self.last)
        return self._left + ((inside - self.first).days + share) * self._per_day

    def months(self, most: int = 13) -> list[date]:
        """The first days of months that are marked: as many as there is room for."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600) if count / step <= most)
        found, at = [], self.first.replace(day=1)
        while at <= self.last:
            if (at.month - 1) % min(step, 12) == 0 and (step <= 12 or at.year % (step // 12) == 0):
                found.append(at)
            at = at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
        return found

    def draw(self, drawing: Drawing, top: float, bottom: float) -> None:
        """A line and a name for each marked month, the names above."""
        places = [self.at(month) for month in self.months()]
        ends = [*places[1:], float(drawing.width)]
        for month, x, end in zip(self.months(), places, ends, strict=True):
            drawing.line(x, top, x, bottom, stroke=FAINT, stroke_width=1)
            if end - x > _MONTH:
                drawing.text(x + 3, top - 4, f"{month:%Y-%m}", fill=SOFT, font_size=11)


def steps_to(high: float, most: int = 5) -> list[float]:
    """Round numbers from 0 to the first at or above `high`."""
    if high <= 0:
        return [0.0, 1.0]
    size = 10 ** math.floor(math.log10(high / most))
    step = next(times * size for times in (1, 2, 5, 10, 20) if times * size * most >= high)
    return [step * number for number in range(math.ceil(high / step) + 1)]


def draw_scale(
    drawing: Drawing, values: Iterable[float], y_of: Callable[[float], float], words: Callable[[float], str],
    across: tuple[float, float],
) -> None:  # fmt: skip
    """A line and a number for each value."""
    left, right = across
    for value in values:
        y = y_of(value)
        drawing.line(left, y, right, y, stroke=FAINT, stroke_width=1)
        drawing.text(left - 6, y + 4, words(value), fill=SOFT, font_size=11, text_anchor="end")
