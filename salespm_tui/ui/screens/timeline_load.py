"""The load under the chart, and who works on a task."""

from __future__ import annotations

from datetime import timedelta

from salespm_tui.contract.assigning import RequireSkill, WhoIsFreeQuery
from salespm_tui.contract.team import PlanLoad, PlanLoadQuery
from salespm_tui.core.i18n import _
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.assigning import staff_task
from salespm_tui.ui.present import load_row
from salespm_tui.ui.present.plan_rows import is_over
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds
from salespm_tui.ui.widgets.load_row import LoadRow

_MOST_DAYS = 1095


class LoadDeeds(TimelineDeeds):
    """`v` `A` `S`. The row is worked out on the engine's thread; a key that only moves the cursor asks
    for nothing, unless it is the load of the task at the cursor that is shown."""

    load_bar: LoadRow
    load_of = load_row.ALL
    _load: PlanLoad | None = None
    _load_is: PlanLoadQuery | None = None
    _load_wanted: PlanLoadQuery | None = None
    _load_asking = False

    # The row

    def forget_load(self) -> None:
        """The plan is another one: what was known of its people may be wrong."""
        self._load_is = self._load_wanted = None

    def want_load(self) -> None:
        """Show the load of the days that are to be seen, now or as soon as it is known."""
        query = self._load_query()
        if query is None:
            self._load = self._load_is = self._load_wanted = None
            self.load_bar.tell([])
            return
        if self._load_is is not None and _covers(self._load_is, query):
            self._draw_load()
            return
        if self._load_wanted is not None and _covers(self._load_wanted, query):
            return
        self._load_wanted = _wider(query)
        if not self._load_asking:
            self._load_asking = True
            run_behind(self.salespm, self._ask_load())

    def _load_query(self) -> PlanLoadQuery | None:
        """Of the days to be seen; None where no load is shown."""
        view, index = self.gantt.view, self.index
        if self.load_of == load_row.NONE or index is None or view is None or not self.gantt.keys:
            return None
        task = self.at_cursor
        ids = (task.id,) if self.load_of == load_row.TASK and task is not None else ()
        return PlanLoadQuery(index.timeline.project_id, *load_row.days_of(view), ids)

    async def _ask_load(self) -> None:
        """Of several asked for in a row, the last."""
        try:
            while (wanted := self._load_wanted) is not None and wanted != self._load_is:
                found = await self.ask(wanted)
                if wanted == self._load_wanted:
                    self._load, self._load_is = found, wanted
        finally:
            self._load_asking = False
        self._draw_load()

    def _draw_load(self) -> None:
        view, load = self.gantt.view, self._load
        if view is None or load is None or not load_row.is_anybody(load):
            self.load_bar.tell([])
            return
        task = self.at_cursor
        label = load_row.label_of(self.load_of, "" if task is None else task.wbs)
        cells = load_row.row_cells(load, view, label, self.gantt.tree_width, self.load_bar.sign)
        self.load_bar.tell(cells)

    def follow_load(self) -> None:
        """The cursor stands on another task."""
        if self.load_of == load_row.TASK:
            self.want_load()

    def cannot_load(self) -> str | None:
        return self._no_task()

    def do_load(self) -> None:
        """Of all, of the task at the cursor, none."""
        self.load_of = load_row.next_mode(self.load_of)
        self.forget_load()
        self.want_load()
        words = {
            load_row.ALL: _("The load of all who work on the plan."),
            load_row.TASK: _("The load of those who work on the task at the cursor."),
            load_row.NONE: _("The load is hidden; v shows it."),
        }
        self.toast(words[self.load_of])

    # Who works on it

    def cannot_assign(self) -> str | None:
        task = self.at_cursor
        if task is not None and task.children:
            return _("Nobody works on a summary: assign somebody to the tasks below it.")
        if task is not None and is_over(task):
            return _("This task is over already; % or e takes it up again.")
        return self._no_task()

    async def do_assign(self) -> None:
        """Who fits and has time; put to work on the task, or taken off it."""
        task = self.at_cursor
        assert task is not None
        await staff_task(self, task.id)

    def cannot_skills(self) -> str | None:
        task = self.at_cursor
        if task is not None and task.children:
            return _("A summary needs no skills: the tasks below it do.")
        return self._no_task()

    async def do_skills(self) -> None:
        """Which skills the task at the cursor needs."""
        task = self.at_cursor
        assert task is not None
        free = await self.ask(WhoIsFreeQuery(task.id))
        title = _("Which skills does it need? negotiation 4, English. %(task)s") % {
            "task": f"{task.wbs} {task.name}"
        }
        value = "" if free is None else free.required_text
        skills = await self.prompt(title, value=value)
        if skills is not None:
            self.do(RequireSkill(task.id, str(skills)))


def _covers(known: PlanLoadQuery, wanted: PlanLoadQuery) -> bool:
    """Whether the answer to one holds that to the other."""
    same = known.project_id == wanted.project_id and known.task_ids == wanted.task_ids
    return same and known.first <= wanted.first and wanted.last <= known.last


def _wider(query: PlanLoadQuery) -> PlanLoadQuery:
    """As much again on both sides: who moves on in the calendar need not wait."""
    length = (query.last - query.first).days + 1
    more = timedelta(days=min(length, max(0, (_MOST_DAYS - length) // 2)))
    return PlanLoadQuery(query.project_id, query.first - more, query.last + more, query.task_ids)
