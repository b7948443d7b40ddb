"""A whole plan as bars in a given number of cells, for text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from salespm_tui.contract.timeline import TaskRow, Timeline

_GLYPHS = {
    "done": ("█", "#"),
    "left": ("░", "-"),
    "critical": ("▓", "="),
    "summary": ("─", "_"),
    "milestone": ("◆", "*"),
    "today": ("│", "|"),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """The span of a plan spread evenly over `width` cells."""

    begin: datetime
    end: datetime
    width: int
    plain: bool = False

    @classmethod
    def of(cls, plan: Timeline, width: int, *, plain: bool) -> Chart:
        """From the first to the last thing in the plan, today included where it lies inside."""
        begin = min((plan.start, *(task.start for task in plan.tasks)))
        end = max((plan.finish, *(task.finish for task in plan.tasks)))
        return cls(begin, end, width, plain)

    def bar(self, task: TaskRow, now: datetime) -> str:
        """The row of one task; today shows wherever no bar is drawn."""
        cells = [" "] * self.width
        if self.begin <= now <= self.end:
            cells[self._cell(now)] = self._glyph("today")
        first, last = self._cell(task.start), self._cell(task.finish)
        if task.kind == "milestone":
            cells[last] = self._glyph("milestone")
        elif task.kind == "summary":
            cells[first : last + 1] = self._glyph("summary") * (last + 1 - first)
        else:
            cells[first : last + 1] = self._inside(task, last + 1 - first)
        return "".join(cells).rstrip()

    def _inside(self, task: TaskRow, length: int) -> str:
        """Done and left; a single cell shows done only when all is."""
        done = length * task.percent // 100
        left = "critical" if task.critical and task.percent < 100 else "left"
        return self._glyph("done") * done + self._glyph(left) * (length - done)

    def _cell(self, at: datetime) -> int:
        whole = (self.end - self.begin).total_seconds() or 1.0
        cell = int((at - self.begin).total_seconds() / whole * self.width)
        return min(max(cell, 0), self.width - 1)

    def _glyph(self, name: str) -> str:
        return _GLYPHS[name][self.plain]


def noon(plan: Timeline) -> datetime:
    """Today as a working instant."""
    return datetime.combine(plan.today, time(12))


def legend(*, plain: bool) -> dict[str, str]:
    """The signs that bars are made of."""
    return {name: signs[plain] for name, signs in _GLYPHS.items()}
