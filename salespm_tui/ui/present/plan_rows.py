"""Which rows of a plan are shown, and what stands in the columns of their tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from salespm_tui.contract.timeline import CheckRow, LinkRow, TaskRow, Timeline
from salespm_tui.core.cells import cell_width, fit, fit_right
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain import progress
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.ui.present.chart import Arrow, Bar, Cell, Glyph
from salespm_tui.ui.present.variance import task_variance

MOST_INDENT = 6
_CODE_ONLY_BELOW = 76
_NAME_CELLS = ((150, 40), (106, 30), (0, 24))
_PERCENT_CELLS = 4
_VARIANCE_FROM = 170


class PlanIndex:
    """A timeline with what is looked up for single tasks; `known` is an index of the same plan before
    it changed, from which what did not change is taken over.
    """

    def __init__(self, timeline: Timeline, known: PlanIndex | None = None) -> None:
        self.timeline = timeline
        self.tasks = {task.id: task for task in timeline.tasks}
        self.before: dict[int, list[LinkRow]] = {}
        self.after: dict[int, list[LinkRow]] = {}
        if known is not None and known.timeline.links is timeline.links:
            self.before, self.after = known.before, known.after
        else:
            for link in timeline.links:
                self.before.setdefault(link.successor_id, []).append(link)
                self.after.setdefault(link.predecessor_id, []).append(link)
        self.checks: dict[int, list[CheckRow]] = {}
        for check in timeline.checks:
            self.checks.setdefault(check.task_id, []).append(check)
        self.place = {task.id: number for number, task in enumerate(timeline.tasks)}

    def ancestors(self, task_id: int) -> Iterator[int]:
        """The ids above a task, the nearest first."""
        parent = self.tasks[task_id].parent_id
        while parent is not None and parent in self.tasks:
            yield parent
            parent = self.tasks[parent].parent_id

    def driver(self, task: TaskRow) -> tuple[TaskRow, LinkRow] | None:
        """The task that this one's dates follow from, with the link between them."""
        driver = self.tasks.get(task.driver_id or 0)
        if driver is None:
            return None
        for task_id in (task.id, *self.ancestors(task.id)):
            for link in self.before.get(task_id, ()):
                if link.predecessor_id == driver.id:
                    return driver, link
        return None


def visible(
    tasks: Iterable[TaskRow], folded: frozenset[int], text: str, *, only_critical: bool = False
) -> tuple[TaskRow, ...]:
    """The rows to show, in order. A filter, or the critical path alone, shows what matches and the
    summaries above, folded or not.
    """
    words = text.casefold().split()
    if words or only_critical:
        return _matching(tuple(tasks), words, only_critical=only_critical)
    rows: list[TaskRow] = []
    hidden_from = None
    for task in tasks:
        if hidden_from is not None and task.level > hidden_from:
            continue
        hidden_from = task.level if task.id in folded and task.children else None
        rows.append(task)
    return tuple(rows)


def _matching(
    tasks: tuple[TaskRow, ...], words: list[str], *, only_critical: bool
) -> tuple[TaskRow, ...]:
    parents = {task.id: task.parent_id for task in tasks}
    shown: set[int] = set()
    for task in tasks:
        if only_critical and not (task.critical and not task.children):
            continue
        searched = f"{task.wbs} {task.name} {task.owner}".casefold()
        if all(word in searched for word in words):
            at: int | None = task.id
            while at is not None and at not in shown:
                shown.add(at)
                at = parents.get(at)
    return tuple(task for task in tasks if task.id in shown)


def is_over(task: TaskRow) -> bool:
    """Whether nothing is to be done about a task any more."""
    return task.status in CLOSED_TASK_STATUS


def is_overdue(task: TaskRow, today: date) -> bool:
    """Whether the task of this row is overdue (`domain.progress`)."""
    return progress.is_overdue(task.kind, task.status, task.finish, today)


def state_of(task: TaskRow, today: date, *, checked: bool) -> tuple[str, str]:
    """The glyph and the ink of what is most to be said of a task; ("", "") where there is nothing."""
    if task.status == "done":
        return "done", "dim"
    if task.status == "cancelled":
        return "cancelled", "dim"
    if task.status == "blocked":
        return "blocked", "bad"
    if is_overdue(task, today) or checked:
        return "bad", "bad"
    if task.waiting_on in ("client", "third_party"):
        return "waiting", "warning"
    return "", ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the tree: how wide each is, and how wide all of them."""

    wbs: int
    name: int
    extra: tuple[tuple[str, int], ...]
    tree: int

    @property
    def percent_at(self) -> int:
        return self.tree - _PERCENT_CELLS - 1


def day_cells() -> int:
    """How wide a column of days is in the language of the moment."""
    return cell_width(format_date(date(2000, 12, 28), date(2000, 1, 1), short=True))


def layout_of(width: int, widest_wbs: int, *, compared: bool = False) -> Layout:
    """The columns at a width: the code alone on narrow screens, more facts on wide ones; `compared`
    says that the plan is compared with something.
    """
    wbs = max(3, min(widest_wbs, 8 if width < 106 else 10))
    name = next(cells for least, cells in _NAME_CELLS if width >= least)
    if width < _CODE_ONLY_BELOW:
        name = 0
    day = day_cells()
    extra: tuple[tuple[str, int], ...] = ()
    if width >= 106:
        extra = (("finish", day),)
    if width >= 150:
        extra = (("owner", 10), ("duration", 8), ("start", day), ("finish", day), ("slack", 6))
    if compared and width >= _VARIANCE_FROM:
        extra += (("variance", 8),)
    tree = 3 + wbs + 1 + (name + 1 if name else 0) + sum(cells + 1 for _name, cells in extra)
    return Layout(wbs, name, extra, tree + _PERCENT_CELLS + 1)


@dataclass(frozen=True, slots=True)
class TreeRow:
    """What one row of the tree shows beside the task itself."""

    current: bool = False
    marked: bool = False
    folded: bool = False
    checked: bool = False


def tree_cells(
    task: TaskRow, row: TreeRow, layout: Layout, timeline: Timeline, glyph: Glyph, *, plain: bool
) -> list[Cell]:
    """The pieces of a tree row, `layout.tree` cells wide together."""
    ink = "strong" if task.kind == "summary" else "dim" if is_over(task) else ""
    state, state_ink = state_of(task, timeline.today, checked=row.checked)
    mark = "cursor" if row.current else "marked" if row.marked else ""
    texts = [fit(task.wbs, layout.wbs, ascii=plain)]
    if layout.name:
        texts.append(fit(_name(task, row, glyph), layout.name, ascii=plain))
    for column, width in layout.extra:
        text, right = _extra(column, task, timeline)
        texts.append((fit_right if right else fit)(text, width, ascii=plain))
    percent = "" if task.kind == "milestone" and not task.percent else f"{task.percent}%"
    texts.append(fit_right(percent, _PERCENT_CELLS))
    return [
        (glyph(mark) if mark else " ", "accent" if mark else ""),
        (glyph(state) if state else " ", state_ink),
        (" ", ""),
        ("".join(f"{text} " for text in texts), ink),
    ]


def _name(task: TaskRow, row: TreeRow, glyph: Glyph) -> str:
    indent = " " * min(task.level, MOST_INDENT)
    fold = f"{glyph('closed' if row.folded else 'open')} " if task.children else ""
    return f"{indent}{fold}{task.name}"


def _extra(column: str, task: TaskRow, timeline: Timeline) -> tuple[str, bool]:
    """The text of a further column, and whether it stands at the right."""
    if column == "owner":
        return task.owner, False
    if column == "duration":
        return duration_words(task, timeline), True
    if column == "slack":
        return slack_words(task, timeline), True
    if column == "variance":
        return task_variance(task, timeline), True
    at = task.start if column == "start" else task.finish
    return format_date(at.date(), at.date(), short=True), True


def duration_words(task: TaskRow, timeline: Timeline) -> str:
    """The duration as people read it; nothing for a milestone."""
    if task.kind == "milestone":
        return ""
    return format_duration(
        task.duration_min, elapsed=task.duration_elapsed, minutes_per_day=timeline.minutes_per_day
    )


def slack_words(task: TaskRow, timeline: Timeline) -> str:
    """The total slack as people read it, in whole days from one day on; nothing for what is over."""
    if is_over(task):
        return ""
    per_day = timeline.minutes_per_day
    days = int(task.total_slack_min / per_day)
    return format_duration(days * per_day or task.total_slack_min, minutes_per_day=per_day)


HEADS: Mapping[str, str] = {
    "owner": N_("Owner"),
    "duration": N_("Duration"),
    "start": N_("Starts"),
    "finish": N_("Ends"),
    "slack": N_("Slack"),
    "variance": N_("Variance"),
}


def tree_head(layout: Layout, *, plain: bool) -> str:
    """The names of the columns, `layout.tree` cells wide."""
    head = "   " + fit(_("WBS"), layout.wbs, ascii=plain) + " "
    if layout.name:
        head += fit(_("Task"), layout.name, ascii=plain) + " "
    for column, width in layout.extra:
        title = _(HEADS[column])
        shown = fit if column == "owner" else fit_right
        head += shown(title, width, ascii=plain) + " "
    return fit(head, layout.percent_at, ascii=plain) + fit_right("%", _PERCENT_CELLS) + " "


def bar_of(task: TaskRow, timeline: Timeline) -> Bar:
    """How a task is drawn in the chart."""
    over = is_over(task)
    slack = task.total_slack_min > 0 and not over and task.kind != "summary"
    label = ""
    if task.kind == "milestone":
        label = format_date(task.finish.date(), task.finish.date(), short=True)
    return Bar(
        kind=task.kind,
        start=task.start,
        finish=task.finish,
        percent=task.percent,
        critical=task.critical and not over,
        over=over,
        slack_until=task.late_finish if slack else None,
        deadline=task.deadline_at,
        label=label,
        then=_then(task, timeline),
        rests=task.rests,
    )


def _then(task: TaskRow, timeline: Timeline) -> tuple[datetime, datetime] | None:
    """The dates that the task is compared with, as far as they are known."""
    if timeline.against is None:
        return None
    start, finish = timeline.against.dates.get(task.id, (None, None))
    if finish is None:
        return None
    return finish if start is None else start, finish


def arrow_of(task: TaskRow, index: PlanIndex) -> Arrow | None:
    """The link to what drives a task; None where no other task does."""
    found = index.driver(task)
    if found is None:
        return None
    driver, link = found
    from_finish = link.type in ("fs", "ff")
    return Arrow(
        at=driver.finish if from_finish else driver.start,
        from_finish=from_finish,
        to_finish=link.type in ("ff", "sf"),
        from_above=index.place[driver.id] < index.place[task.id],
    )


@dataclass(slots=True)
class Folds:
    """Which summaries are folded, project by project, for as long as the app runs."""

    by_project: dict[int, frozenset[int]] = field(default_factory=dict)

    def of(self, project_id: int) -> frozenset[int]:
        return self.by_project.get(project_id, frozenset())

    def toggle(self, project_id: int, task_id: int) -> None:
        self.by_project[project_id] = self.of(project_id) ^ {task_id}

    def set(self, project_id: int, folded: Iterable[int]) -> None:
        self.by_project[project_id] = frozenset(folded)
