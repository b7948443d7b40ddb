"""What the Gantt widget is handed to draw: rows with a tree on the left and a bar on the right."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from salespm_tui.ui.present.chart import Arrow, Bar, Cell, Glyph


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the chart stands on: when work begins and ends, and on which days nobody works;
    those of them that are `provisional` the authorities may still change.
    """

    today: date
    start: date
    finish: date
    opens: int = 8 * 60
    closes: int = 17 * 60
    weekdays_off: frozenset[int] = frozenset({5, 6})
    days_off: frozenset[date] = frozenset()
    days_on: frozenset[date] = frozenset()
    provisional: frozenset[date] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether nobody works on that day."""
        if day.weekday() in self.weekdays_off:
            return day not in self.days_on
        return day in self.days_off


class Sheet(Protocol):
    """The rows of one Gantt chart. `keys` are in order; every other question is about one of them."""

    keys: tuple[Hashable, ...]
    days: Days

    def tree_width(self, width: int) -> int:
        """How many of `width` cells the tree takes."""
        ...

    def head(self, width: int, *, plain: bool) -> str:
        """The names of the tree's columns, `tree_width` cells."""
        ...

    def tree(
        self, key: Hashable, width: int, current: bool, glyph: Glyph, *, plain: bool
    ) -> list[Cell]:
        """The pieces of one row of the tree, `tree_width` cells."""
        ...

    def bar(self, key: Hashable) -> Bar | None: ...

    def arrow(self, key: Hashable) -> Arrow | None: ...


def middle_of(bar: Bar) -> datetime:
    """An instant in the middle of a bar."""
    return bar.start + (bar.finish - bar.start) / 2
