"""The rows of a plan, and of all projects, as the Gantt widget draws them."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime, time, timedelta

from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.cells import fit, fit_right
from salespm_tui.core.i18n import _, language
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.codes import CLOSED_PROJECT_STATUS
from salespm_tui.ui.present.chart import Arrow, Bar, Cell, Glyph
from salespm_tui.ui.present.plan_rows import (
    Layout,
    PlanIndex,
    TreeRow,
    arrow_of,
    bar_of,
    day_cells,
    layout_of,
    tree_cells,
    tree_head,
)
from salespm_tui.ui.present.sheet import Days

_HEALTH_SIGNS = {"green": ("", ""), "amber": ("warning", "warning"), "red": ("bad", "bad")}


class PlanSheet:
    """One project's plan: the tasks that are shown, those that are marked, those that are folded."""

    def __init__(
        self,
        index: PlanIndex,
        shown: tuple[TaskRow, ...],
        *,
        folded: frozenset[int] = frozenset(),
        marked: frozenset[int] = frozenset(),
    ) -> None:
        self.index = index
        self.shown = shown
        self.folded = folded
        self.marked = marked
        self.keys: tuple[Hashable, ...] = tuple(task.id for task in shown)
        self.days = days_of(index.timeline)
        self._widest = max((len(task.wbs) for task in index.timeline.tasks), default=3)
        self._tasks = index.tasks
        self._laid_out: tuple[tuple[int, str], Layout] | None = None

    def tree_width(self, width: int) -> int:
        return self._layout(width).tree

    def head(self, width: int, *, plain: bool) -> str:
        return tree_head(self._layout(width), plain=plain)

    def tree(
        self, key: Hashable, width: int, current: bool, glyph: Glyph, *, plain: bool
    ) -> list[Cell]:
        task = self._task(key)
        row = TreeRow(
            current=current,
            marked=task.id in self.marked,
            folded=task.id in self.folded,
            checked=task.id in self.index.checks,
        )
        layout = self._layout(width)
        return tree_cells(task, row, layout, self.index.timeline, glyph, plain=plain)

    def bar(self, key: Hashable) -> Bar:
        return bar_of(self._task(key), self.index.timeline)

    def arrow(self, key: Hashable) -> Arrow | None:
        return arrow_of(self._task(key), self.index)

    def _task(self, key: Hashable) -> TaskRow:
        assert isinstance(key, int)
        return self._tasks[key]

    def _layout(self, width: int) -> Layout:
        asked = width, language()
        if self._laid_out is None or self._laid_out[0] != asked:
            self._laid_out = (
                asked,
                layout_of(width, self._widest, compared=self.index.timeline.against is not None),
            )
        return self._laid_out[1]


def days_of(timeline: Timeline) -> Days:
    return Days(
        today=timeline.today,
        start=timeline.start.date(),
        finish=timeline.finish.date(),
        opens=timeline.opens_min,
        closes=timeline.closes_min,
        weekdays_off=timeline.weekdays_off,
        days_off=timeline.days_off,
        provisional=timeline.provisional_days,
        days_on=timeline.days_on,
    )


class ProjectsSheet:
    """All projects, one row each: its code, its name, how it does, and when its plan runs."""

    CODE, OPEN = 8, 6

    def __init__(self, projects: Projects, shown: tuple[ProjectRow, ...]) -> None:
        self.shown = shown
        self.keys: tuple[Hashable, ...] = tuple(row.id for row in shown)
        self._rows = {row.id: row for row in shown}
        starts = [row.start for row in shown if row.start]
        finishes = [row.finish for row in shown if row.finish]
        self.days = Days(
            today=projects.today,
            start=min(starts, default=projects.today),
            finish=max(finishes, default=projects.today + timedelta(days=30)),
        )

    def tree_width(self, width: int) -> int:
        return 3 + self.CODE + 1 + self._name(width) + 1 + self.OPEN + 1 + self._day() + 1

    def head(self, width: int, *, plain: bool) -> str:
        code = fit(_("Code"), self.CODE, ascii=plain)
        name = fit(_("Project"), self._name(width), ascii=plain)
        left = fit_right(_("To do"), self.OPEN, ascii=plain)
        ends = fit_right(_("Ends"), self._day(), ascii=plain)
        return f"   {code} {name} {left} {ends} "

    def tree(
        self, key: Hashable, width: int, current: bool, glyph: Glyph, *, plain: bool
    ) -> list[Cell]:
        row = self.row(key)
        sign, ink = _HEALTH_SIGNS[row.health]
        over = row.status in CLOSED_PROJECT_STATUS
        finish = format_date(row.finish, row.finish, short=True) if row.finish else ""
        return [
            (glyph("cursor") if current else " ", "accent"),
            (glyph(sign) if sign else " ", ink),
            (" ", ""),
            (fit(row.code, self.CODE, ascii=plain) + " ", "dim"),
            (fit(row.name, self._name(width), ascii=plain) + " ", "dim" if over else "strong"),
            (fit_right(str(row.open_tasks), self.OPEN) + " ", ""),
            (fit_right(finish, self._day(), ascii=plain) + " ", "dim" if over else ""),
        ]

    def bar(self, key: Hashable) -> Bar | None:
        row = self.row(key)
        if row.start is None or row.finish is None:
            return None
        return Bar(
            kind="summary",
            start=_morning(row.start),
            finish=_evening(row.finish),
            critical=row.health == "red",
            over=row.status in CLOSED_PROJECT_STATUS,
            deadline=_evening(row.end_on) if row.end_on else None,
        )

    def arrow(self, key: Hashable) -> Arrow | None:
        return None

    def row(self, key: Hashable) -> ProjectRow:
        assert isinstance(key, int)
        return self._rows[key]

    @staticmethod
    def _name(width: int) -> int:
        return 14 if width < 76 else 20 if width < 106 else 32

    @staticmethod
    def _day() -> int:
        return day_cells()


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8))


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(17))
