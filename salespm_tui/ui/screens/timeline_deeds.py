"""What the keys of the timeline do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.records import Archive
from salespm_tui.contract.timeline import ArchiveTasks, SaveTask, SaveTasks, TaskRow
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.ui.forms.task import Position, new_task_form, read_percent, task_form
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present import plan_words as words
from salespm_tui.ui.present.plan_rows import is_over

if TYPE_CHECKING:
    from salespm_tui.contract.projects import ProjectRow, Projects
    from salespm_tui.ui.present.plan_rows import Folds, PlanIndex
    from salespm_tui.ui.widgets.gantt import Gantt

_STEP_CELLS = {"day": 4, "week": 7, "month": 8, "quarter": 13}
_NOBODY = "nobody"


class TimelineDeeds(Pane):
    """The actions of the timeline's scope; `TimelinePane` is what they act on."""

    gantt: Gantt
    index: PlanIndex | None
    projects: Projects | None
    folds: Folds
    marked: frozenset[int]

    @property
    def at_cursor(self) -> TaskRow | None:
        """The task under the cursor."""
        raise NotImplementedError

    @property
    def project_row(self) -> ProjectRow | None:
        """The project under the cursor, where all are shown."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Draw the rows anew."""
        raise NotImplementedError

    def tell_row(self) -> None:
        """Say anew what is under the cursor."""
        raise NotImplementedError

    def go_to(self, task_id: int) -> None:
        """Put the cursor on a row as soon as it is there."""
        raise NotImplementedError

    # Why a key cannot act

    def _no_task(self) -> str | None:
        if self.index is None:
            return self._unread() or _(
                "Open a project first: enter opens the one under the cursor."
            )
        return _("There is no task here yet: n adds one.") if self.at_cursor is None else None

    def _no_row(self) -> str | None:
        if self.index is None and self.project_row is None:
            return self._unread() or _("There is no project here yet: n makes one.")
        return None if self.index is None else self._no_task()

    def _unread(self) -> str | None:
        if self.projects is None and self.index is None:
            return _("The plan is still being read.")
        return None

    cannot_child = cannot_blocked = cannot_waiting = _no_task
    cannot_select = cannot_fold = cannot_fold_all = _no_task
    cannot_edit = cannot_archive = cannot_bar = _no_row

    def cannot_percent(self) -> str | None:
        task = self.at_cursor
        if task is not None and not self.marked and task.children:
            return _("A summary is as far as the tasks below it: say it of those.")
        return self._no_task()

    def cannot_done(self) -> str | None:
        task = self.at_cursor
        if task is not None and not self.marked and is_over(task):
            return _("This task is over already; % or e takes it up again.")
        return self._no_task()

    def cannot_project_data(self) -> str | None:
        if self._project_at_hand() is None:
            return _("There is no project here yet: n makes one.")
        return None

    def cannot_zoom_in(self) -> str | None:
        return _("These are the days already.") if self.gantt.zoom == "day" else None

    def cannot_zoom_out(self) -> str | None:
        return _("These are the quarters already.") if self.gantt.zoom == "quarter" else None

    # Rows

    async def do_new(self) -> None:
        if self.index is None:
            await self.salespm.new_project()
            return
        task = self.at_cursor
        await self._add(Position(after_id=None if task is None else task.id))

    async def do_child(self) -> None:
        task = self.at_cursor
        if task is not None and self.index is not None:
            project_id = self.index.timeline.project_id
            self.folds.set(project_id, self.folds.of(project_id) - {task.id})
            await self._add(Position(parent_id=task.id))

    async def _add(self, position: Position) -> None:
        assert self.index is not None
        outcome = await self.fill(new_task_form(self.index, position))
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)

    def open_row(self) -> None:
        """Enter: the task's form; on all projects, the project's plan."""
        row = self.project_row
        if row is not None:
            self.salespm.ways.open_screen("timeline", row.id, None)
        elif self.at_cursor is not None:
            self.beside(self.do_edit())

    async def do_edit(self) -> None:
        if self.index is None:
            await self.do_project_data()
        elif self.at_cursor is not None:
            await self.fill(task_form(self.index, self.at_cursor))

    async def do_project_data(self) -> None:
        from salespm_tui.ui.forms.project import project_form

        row = self._project_at_hand()
        if row is not None:
            await self.fill(await project_form(self.salespm, row))

    def _project_at_hand(self) -> ProjectRow | None:
        return self.project_row if self.index is None else self.salespm.project()

    def do_archive(self) -> None:
        row = self.project_row
        if row is not None:
            self.do(Archive(Ref("project", row.id)), then=self._tell_done)
        elif self._targets():
            self.do(ArchiveTasks(self._targets()), then=self._tell_done)
            self.marked = frozenset()

    def _tell_done(self, outcome: Outcome) -> None:
        said = (
            _("%(done)s.") % {"done": str(outcome.label)},
            *outcome.notes,
            _("u brings it back."),
        )
        self.toast(sentences(*said))

    # Progress

    def _targets(self) -> tuple[int, ...]:
        """The tasks that a key acts on: those selected, in the plan's order, or the one at hand."""
        if self.index is None or self.at_cursor is None:
            return ()
        if self.marked:
            return tuple(sorted(self.marked, key=self.index.place.__getitem__))
        return (self.at_cursor.id,)

    def _change(self, change: SaveTask) -> None:
        self.do(SaveTasks(self._targets(), change))
        if self.marked:
            self.marked = frozenset()
            self.lay_out()

    def _called(self) -> str:
        """What the tasks at hand are called in the title of a prompt."""
        number = len(self.marked)
        if number:
            return ngettext("%(number)d task", "%(number)d tasks", number) % {"number": number}
        return "" if self.at_cursor is None else f"{self.at_cursor.wbs} {self.at_cursor.name}"

    async def do_percent(self) -> None:
        task = self.at_cursor
        assert task is not None
        title = _("How far is it, in percent? %(task)s") % {"task": self._called()}
        value = "" if self.marked else str(task.percent)
        percent = await self.prompt(title, value=value, read=read_percent)
        if percent is not None:
            self._change(SaveTask(percent=percent))

    async def do_blocked(self) -> None:
        task = self.at_cursor
        assert task is not None
        title = _("What blocks it? Empty: nothing any more. %(task)s") % {"task": self._called()}
        value = "" if self.marked else task.blocked_reason
        reason = await self.prompt(title, value=value, key=f"blocked:{task.id}")
        if reason is not None and (reason or task.status == "blocked" or self.marked):
            self._change(SaveTask(blocked_reason=reason))

    async def do_waiting(self) -> None:
        task = self.at_cursor
        assert task is not None
        options = [(_NOBODY, _("nobody")), *words.choices(words.WAITING_ON)]
        title = _("On whom does it wait? %(task)s") % {"task": self._called()}
        picked = await self.choose(title, options, task.waiting_on or _NOBODY)
        if picked is not None:
            self._change(SaveTask(waiting_on=None if picked == _NOBODY else picked))

    def do_done(self) -> None:
        self._change(SaveTask(status="done"))

    def do_select(self) -> None:
        task = self.at_cursor
        if task is not None:
            self.marked ^= {task.id}
            self.lay_out()
            self.gantt.do_down()

    # Tree and calendar

    def do_fold(self) -> None:
        task = self.at_cursor
        if task is None or self.index is None:
            return
        if not task.children:
            if task.parent_id is None:
                return
            self.gantt.move_to(task.parent_id)
        self.folds.toggle(
            self.index.timeline.project_id, task.id if task.children else task.parent_id or 0
        )
        self.lay_out()

    def do_fold_all(self) -> None:
        if self.index is None:
            return
        timeline = self.index.timeline
        summaries = {task.id for task in timeline.tasks if task.children}
        anything_open = summaries - self.folds.of(timeline.project_id)
        task = self.at_cursor
        if task is not None and anything_open:
            above = list(self.index.ancestors(task.id))
            self.gantt.move_to(above[-1] if above else task.id)
        self.folds.set(timeline.project_id, summaries if anything_open else ())
        self.lay_out()

    def do_left(self) -> None:
        self.gantt.scroll_days(-_STEP_CELLS[self.gantt.zoom])

    def do_right(self) -> None:
        self.gantt.scroll_days(_STEP_CELLS[self.gantt.zoom])

    def do_page_left(self) -> None:
        self.gantt.scroll_days(-max(1, self.gantt.chart_width * 3 // 4))

    def do_page_right(self) -> None:
        self.gantt.scroll_days(max(1, self.gantt.chart_width * 3 // 4))

    def do_zoom_in(self) -> None:
        self.gantt.zoom_by(1)

    def do_zoom_out(self) -> None:
        self.gantt.zoom_by(-1)

    def do_bar(self) -> None:
        self.gantt.show_bar()

    def show_today(self) -> None:
        """`t`, from the app."""
        if self.gantt.sheet is not None:
            self.gantt.show_day(self.gantt.sheet.days.today)
