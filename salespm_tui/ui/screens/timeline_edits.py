"""The plan edited in place: a run of keys is tried on the screen, and kept or dropped as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from salespm_tui.contract.baselines import CURRENT
from salespm_tui.contract.plan_edits import EditPlan, PlanPreview, PlanStep, PreviewPlan
from salespm_tui.contract.timeline import SaveTask, TaskRow, TimelineQuery
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.forms.amount import Amount, read_amount
from salespm_tui.ui.forms.task import Position, read_imposed_date
from salespm_tui.ui.present import plan_words as words
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.plan_edit_words import preview_cells, slip_words
from salespm_tui.ui.present.plan_rows import PlanIndex
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds

_WEEKLY = ("month", "quarter")
_DURING_A_RUN = frozenset(
    {
        "later", "earlier", "longer", "shorter", "indent", "outdent", "row_up", "row_down", "shift",
        "left", "right", "page_left", "page_right", "zoom_in", "zoom_out", "bar", "fit", "fold",
        "fold_all", "fold_less", "fold_more", "select", "critical", "explain", "checks",
    }
)  # fmt: skip
"""What may be done while edits are tried: more edits, and looking around."""


@dataclass(slots=True)
class Run:
    """Edits that are tried: the keys so far, what they came to, and the plan without them."""

    base: PlanIndex
    steps: list[PlanStep] = field(default_factory=list)
    preview: PlanPreview | None = None
    is_asking: bool = False


class EditDeeds(TimelineDeeds):
    """Moving and stretching bars, moving rows, and what else is changed without a form."""

    run: Run | None = None

    # Why a key cannot act

    def held_up(self, name: str) -> str | None:
        """While edits are tried, keys that would change something else wait."""
        if self.run is None or name in _DURING_A_RUN:
            return None
        return _("Keep what is tried with enter, or drop it with esc, first.")

    def _no_task_to_edit(self) -> str | None:
        return self._no_task()

    cannot_later = cannot_earlier = cannot_longer = cannot_shorter = _no_task_to_edit
    cannot_indent = cannot_outdent = cannot_row_up = cannot_row_down = _no_task_to_edit
    cannot_shift = cannot_insert = _no_task_to_edit

    def cannot_milestone(self) -> str | None:
        task = self.at_cursor
        if task is not None and task.children and not self.marked:
            return _("A summary is no milestone: it has tasks below it.")
        return self._no_task()

    def cannot_constraint(self) -> str | None:
        return self._no_task()

    # A run of keys

    def do_later(self) -> None:
        self._try("shift", days=self._days())

    def do_earlier(self) -> None:
        self._try("shift", days=-self._days())

    def do_longer(self) -> None:
        self._try("stretch", days=self._days())

    def do_shorter(self) -> None:
        self._try("stretch", days=-self._days())

    def do_indent(self) -> None:
        self._try("indent")

    def do_outdent(self) -> None:
        self._try("outdent")

    def do_row_up(self) -> None:
        self._try("up")

    def do_row_down(self) -> None:
        self._try("down")

    async def do_shift(self) -> None:
        """By how much, typed; or the day on which it is to begin."""
        task, index = self.at_cursor, self.index
        assert task is not None
        assert index is not None
        title = _("Move by (3d, -1w, 4h), or to a day: %(task)s") % {"task": self._called()}

        def read(text: str) -> Amount:
            return read_amount(text, task, index.timeline)

        def say(text: str) -> str:
            return _amount_words(read(text), task, index) if text.strip() else ""

        amount = await self.prompt(title, say=say, read=read)
        if amount is not None:
            self._try("shift", days=amount.days, minutes=amount.minutes)

    def _days(self) -> int:
        """How many working days one key is worth: what one sees move on the screen."""
        assert self.index is not None
        week = 7 - len(self.index.timeline.weekdays_off)
        return max(1, week) if self.gantt.zoom in _WEEKLY else 1

    def _try(self, kind: str, *, days: int = 0, minutes: int = 0) -> None:
        targets = self._targets()
        if self.index is None or not targets or (kind == "shift" and not (days or minutes)):
            return
        if self.run is None:
            self.run = Run(self.index)
        self.run.steps.append(PlanStep(kind, targets, days, minutes))
        self._ask_for_preview()
        self.tell_row()

    def _ask_for_preview(self) -> None:
        """Ask what the run comes to; while an answer is on its way, keys only add to the run."""
        run = self.run
        if run is not None and not run.is_asking:
            run.is_asking = True
            run_behind(self.salespm, self._preview(run))

    async def _preview(self, run: Run) -> None:
        while self.run is run:
            asked = tuple(run.steps)
            question = self.question()
            against = question.against if isinstance(question, TimelineQuery) else CURRENT
            preview = None
            try:
                preview = await self.ask(PreviewPlan(run.base.timeline.project_id, asked, against))
            finally:
                if preview is None and self.run is run:
                    self._end_run()
            if self.run is not run:
                return
            if tuple(run.steps) != asked:
                continue
            run.is_asking = False
            self._show_preview(run, preview)
            return

    def _show_preview(self, run: Run, preview: PlanPreview) -> None:
        if preview.refused is not None:
            self.toast(str(preview.refused), severity="warning")
            run.steps.pop()
        if not preview.steps:
            self._end_run()
            return
        run.preview = preview
        self.show_plan(PlanIndex(preview.timeline, run.base))

    def _end_run(self) -> None:
        """The plan as it was before the run."""
        run, self.run = self.run, None
        if run is not None:
            self.show_plan(run.base)

    def show_plan(self, index: PlanIndex) -> None:
        """Show another state of the same plan; unfold what the row at hand was put below."""
        task = self.at_cursor
        self.index = index
        if task is not None and task.id in index.tasks:
            project_id = index.timeline.project_id
            above = set(index.ancestors(task.id))
            if above & self.folds.of(project_id):
                self.folds.set(project_id, self.folds.of(project_id) - above)
        self.lay_out()

    def rebase(self, index: PlanIndex) -> bool:
        """The plan below a run is new: try the run on it. False where there is no run on it."""
        run = self.run
        if run is None:
            return False
        if run.base.timeline.project_id != index.timeline.project_id:
            self.run = None
            return False
        run.base = index
        self._ask_for_preview()
        return True

    def keep_run(self) -> bool:
        """Keep what is tried, as one change; False where nothing is."""
        run = self.run
        if run is None:
            return False
        self.beside(self._keep(run))
        return True

    async def _keep(self, run: Run) -> None:
        self.run = None
        self.marked = frozenset()
        try:
            outcome = await self.done(EditPlan(run.base.timeline.project_id, tuple(run.steps)))
        except UserError:
            self.show_plan(run.base)
            raise
        if outcome.set_id is None:
            self.show_plan(run.base)
        self._tell_kept(outcome)

    def _tell_kept(self, outcome: Outcome) -> None:
        said = (_("%(done)s.") % {"done": str(outcome.label)}, *map(str, outcome.notes))
        self.toast(sentences(*said))

    def drop_run(self) -> bool:
        """Drop what is tried (esc); False where nothing is."""
        if self.run is None:
            return False
        self._end_run()
        return True

    def take_back(self) -> bool:
        """Take the last key of the run back (u); False where there is no run."""
        run = self.run
        if run is None:
            return False
        run.steps.pop()
        if run.steps:
            self._ask_for_preview()
        else:
            self._end_run()
        return True

    def run_cells(self, width: int) -> list[Cell] | None:
        """The line of that width that tells what the run does; None where there is none."""
        if self.run is None:
            return None
        names = {key: task.name for key, task in self.run.base.tasks.items()}
        return preview_cells(self.run.preview, names, width)

    # Changed at once

    async def do_insert(self) -> None:
        task = self.at_cursor
        if task is not None:
            await self._add(Position(before_id=task.id))

    def do_milestone(self) -> None:
        task = self.at_cursor
        assert task is not None
        if task.kind == "milestone":
            self._change(SaveTask(kind="task"))
        else:
            self._change(SaveTask(kind="milestone", duration_min=0))

    async def do_constraint(self) -> None:
        """Choose the constraint; then its day, where it has one."""
        task, index = self.at_cursor, self.index
        assert task is not None
        assert index is not None
        title = _("When may it be? %(task)s") % {"task": self._called()}
        picked = await self.choose(title, words.choices(words.CONSTRAINT), task.constraint)
        if picked is None:
            return
        if picked in ("asap", "alap"):
            self._change(SaveTask(constraint=picked))
            return

        def read(text: str) -> datetime:
            return read_imposed_date(text, picked, index.timeline)

        def say(text: str) -> str:
            return _day_words(read(text), index.timeline.today) if text.strip() else ""

        title = f"{_(words.CONSTRAINT[picked])} …"
        at = await self.prompt(title, value=_usual_day(task, picked), say=say, read=read)
        if at is not None:
            self._change(SaveTask(constraint=picked, constraint_at=at))


def _usual_day(task: TaskRow, constraint: str) -> str:
    """The day that is offered: the constraint's own, else where the task stands."""
    at = task.constraint_at if task.constraint == constraint else None
    at = at or (task.start if constraint in words.STARTS else task.finish)
    return at.date().isoformat()


def _day_words(at: datetime, today: date) -> str:
    return f"{format_date(at.date(), today)} {at:%H:%M}"


def _amount_words(amount: Amount, task: TaskRow, index: PlanIndex) -> str:
    per_day = index.timeline.minutes_per_day
    minutes = amount.days * per_day + amount.minutes
    return f"{task.name} {slip_words(minutes, per_day)}"
