"""The timeline: the plan of one project as tree and bars; all projects, where none is chosen."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult

from salespm_tui.contract.projects import ProjectRow, Projects, ProjectsQuery
from salespm_tui.contract.timeline import TaskRow, Timeline, TimelineQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.plan_rows import Folds, PlanIndex, visible
from salespm_tui.ui.present.plan_sheet import PlanSheet, ProjectsSheet
from salespm_tui.ui.present.plan_text import plan_text, projects_text
from salespm_tui.ui.present.task_detail import project_lines, task_lines
from salespm_tui.ui.present.timeline import (
    empty_words,
    plan_note,
    plan_status,
    projects_status,
)
from salespm_tui.ui.screens.timeline_baselines import BaselineDeeds
from salespm_tui.ui.screens.timeline_checks import ChecksDeeds
from salespm_tui.ui.screens.timeline_edits import EditDeeds
from salespm_tui.ui.screens.timeline_explain import ExplainDeeds
from salespm_tui.ui.screens.timeline_links import LinkDeeds
from salespm_tui.ui.screens.timeline_load import LoadDeeds
from salespm_tui.ui.screens.timeline_progress import ProgressDeeds
from salespm_tui.ui.screens.timeline_view import ViewDeeds
from salespm_tui.ui.widgets.gantt import Gantt, GanttHead
from salespm_tui.ui.widgets.line_list import LineList
from salespm_tui.ui.widgets.load_row import LoadRow
from salespm_tui.ui.widgets.told_lines import ToldLines

_DETAIL_LINES = ((44, 8), (32, 5), (26, 4), (0, 3))
"""From how many rows of the terminal on the detail has how many lines."""


class TimelinePane(
    EditDeeds,
    BaselineDeeds,
    ViewDeeds,
    LinkDeeds,
    ExplainDeeds,
    ProgressDeeds,
    ChecksDeeds,
    LoadDeeds,
):
    """Tree and bars above, what is under the cursor below."""

    SCOPE = "timeline"
    TABLES = frozenset(
        {
            "project",
            "task",
            "dependency",
            "work_calendar",
            "calendar_exception",
            "baseline",
            "baseline_task",
            "client",
            "resource",
            "assignment",
        }
    )
    BINDINGS: ClassVar[list[Any]] = bindings_of("timeline")

    def __init__(self) -> None:
        super().__init__()
        self.gantt = Gantt(id="gantt", on_move=self._moved)
        self.load_bar = LoadRow()
        self.index: PlanIndex | None = None
        self.projects: Projects | None = None
        self.folds = Folds()
        self.marked: frozenset[int] = frozenset()
        self._filter = ""
        self._shown_before: int | None = None
        self._go_to: int | None = None
        self._detail = ToldLines(id="task-detail")

    def compose(self) -> ComposeResult:
        yield GanttHead(self.gantt)
        yield self.gantt
        yield self.load_bar
        yield self._detail

    # What is shown

    def question(self) -> Query[Any]:
        if self.project_id is None:
            return ProjectsQuery()
        return TimelineQuery(self.project_id, self.against)

    def show(self, snapshot: Any) -> None:
        now = snapshot.project_id if isinstance(snapshot, Timeline) else 0
        if now != self._shown_before:
            self._shown_before = now
            self._filter = ""
            self.marked = frozenset()
            self.gantt.forget_place()
        self.forget_load()
        self.projects = snapshot if isinstance(snapshot, Projects) else None
        if isinstance(snapshot, Timeline) and self.rebase(index := PlanIndex(snapshot, self.index)):
            return
        self.index = index if isinstance(snapshot, Timeline) else None
        if self.index is not None:
            self.marked &= self.index.tasks.keys()
        self.lay_out()
        if self._go_to is not None and self.gantt.move_to(self._go_to):
            self._go_to = None

    def lay_out(self) -> None:
        """Draw the rows that folds and filter leave."""
        self.gantt.notice = empty_words(
            projects=self.projects,
            tasks=None if self.index is None else self.index.timeline.tasks,
            filter_text=self._filter,
        )
        sheet = self._sheet()
        if sheet is not None:
            self.gantt.show_sheet(sheet)
        self.tell_row()
        self.want_load()
        self.renew_frame()

    def _sheet(self) -> PlanSheet | ProjectsSheet | None:
        if self.index is not None:
            timeline = self.index.timeline
            folded = self.folds.of(timeline.project_id)
            shown = visible(timeline.tasks, folded, self._filter, only_critical=self.only_critical)
            return PlanSheet(self.index, shown, folded=folded, marked=self.marked)
        if self.projects is not None:
            wanted = self._filter.casefold().split()
            rows = tuple(
                row
                for row in self.projects.projects
                if all(word in f"{row.code} {row.name}".casefold() for word in wanted)
            )
            return ProjectsSheet(self.projects, rows)
        return None

    def go_to(self, task_id: int) -> None:
        """Put the cursor on a row as soon as it is there."""
        if not self.gantt.move_to(task_id):
            self._go_to = task_id

    @property
    def at_cursor(self) -> TaskRow | None:
        """The task under the cursor."""
        key = self.gantt.cursor_key
        return self.index.tasks.get(key) if self.index and isinstance(key, int) else None

    @property
    def project_row(self) -> ProjectRow | None:
        """The project under the cursor, where all are shown."""
        key: Hashable = self.gantt.cursor_key
        rows = self.projects.projects if self.projects is not None else ()
        return next((row for row in rows if row.id == key), None)

    def _moved(self) -> None:
        self.tell_row()
        self.follow_load()

    def tell_row(self) -> None:
        """Say what is under the cursor."""
        width, lines = self._detail.size.width, self._detail_lines()
        told: list[list[Cell]] = []
        if self.at_cursor is not None and self.index is not None:
            tried = self.run_cells(width)
            told = [] if tried is None else [tried]
            told += task_lines(self.at_cursor, self.index, width, lines - len(told))
        elif self.project_row is not None:
            told = project_lines(self.project_row, width, lines)
        glyph = self.salespm.glyph("rule")
        self._detail.tell([[(glyph * width, "dim")], *told])

    def _detail_lines(self) -> int:
        height = self.app.size.height
        return next(lines for least, lines in _DETAIL_LINES if height >= least)

    def on_mount(self) -> None:
        self._detail.styles.height = self._detail_lines() + 1

    def on_resize(self, _event: events.Resize) -> None:
        self._detail.styles.height = self._detail_lines() + 1
        self.call_after_refresh(self.tell_row)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if not self.keep_run():
            self.open_row()

    def on_gantt_scrolled(self, _message: Gantt.Scrolled) -> None:
        self.query_one(GanttHead).refresh()
        self.want_load()
        self.renew_frame()

    def on_language(self) -> None:
        self.query_one(GanttHead).refresh()
        self.lay_out()

    # What the app asks

    def note(self) -> str:
        timeline = None if self.index is None else self.index.timeline
        return plan_note(timeline, self.gantt.zoom, width=self.app.size.width)

    def status(self) -> str:
        shown = len(self.gantt.keys)
        if self.index is not None:
            return plan_status(
                self.index,
                shown,
                len(self.marked),
                self._filter,
                only_critical=self.only_critical,
            )
        if self.projects is not None:
            return projects_status(self.projects, shown, self._filter)
        return ""

    def reveal(self, ref: Ref) -> bool:
        if ref.kind == "project":
            return self.gantt.move_to(ref.id) if self.index is None else ref.id == self.project_id
        if ref.kind != "task" or self.index is None or ref.id not in self.index.tasks:
            return False
        timeline = self.index.timeline
        above = set(self.index.ancestors(ref.id))
        self.folds.set(timeline.project_id, self.folds.of(timeline.project_id) - above)
        self._filter = ""
        self.lay_out()
        return self.gantt.move_to(ref.id)

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._filter:
            self._filter = text.strip()
            self.lay_out()

    def filter_text(self) -> str:
        return self._filter

    def close_top(self) -> bool:
        if self.drop_run() or super().close_top():
            return True
        if self.marked:
            self.marked = frozenset()
            self.lay_out()
            return True
        return False

    def as_text(self) -> str:
        if self.index is not None:
            shown = [self.index.tasks[key] for key in self.gantt.keys if isinstance(key, int)]
            return plan_text(self.index.timeline, shown)
        if self.projects is not None:
            keys = set(self.gantt.keys)
            return projects_text([row for row in self.projects.projects if row.id in keys])
        return ""

    def place_at(self) -> Ref | None:
        key = self.gantt.cursor_key
        if not isinstance(key, int):
            return None
        return Ref("project" if self.index is None else "task", key)

    def client_at_hand(self) -> int | None:
        if self.index is None:
            return None if self.project_row is None else self.project_row.client_id
        project = self.salespm.project()
        return None if project is None else project.client_id
