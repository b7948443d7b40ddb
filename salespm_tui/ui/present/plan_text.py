"""The timeline as plain text, for a chat or a mail."""

from __future__ import annotations

from collections.abc import Sequence

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.cells import cell_width, pad
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.plan_rows import is_over
from salespm_tui.ui.present.plan_words import HEALTH, TASK_STATUS
from salespm_tui.ui.present.variance import finish_words, task_variance

_VARIANCE_AT = 4


def plan_text(timeline: Timeline, shown: Sequence[TaskRow]) -> str:
    """The rows that are shown, with their dates, progress and owners, under the plan's finish."""
    title = f"{timeline.code} {timeline.name} · {finish_words(timeline)}"
    rows: list[tuple[str, ...]] = [
        (
            task.wbs,
            "  " * task.level + task.name,
            format_date(task.start.date(), timeline.today, short=True),
            format_date(task.finish.date(), timeline.today, short=True),
            task_variance(task, timeline),
            f"{task.percent} %",
            task.owner,
            _words(task),
        )
        for task in shown
    ]
    if timeline.against is None:
        rows = [(*row[:_VARIANCE_AT], *row[_VARIANCE_AT + 1 :]) for row in rows]
    return "\n".join([title, "", *columns(rows)])


def projects_text(shown: Sequence[ProjectRow]) -> str:
    """The projects that are shown: how they do, and when they end."""
    rows = [
        (
            row.code,
            row.name,
            format_date(row.finish, row.finish, short=True) if row.finish else "",
            _(HEALTH[row.health]),
        )
        for row in shown
    ]
    return "\n".join(columns(rows))


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with every column as wide as its widest cell."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)] if rows else []
    return [
        "  ".join(pad(text, width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _words(task: TaskRow) -> str:
    if task.status == "blocked":
        return _("blocked: %(reason)s") % {"reason": task.blocked_reason}
    if task.kind != "summary" and task.critical:
        return _("critical")
    return _(TASK_STATUS[task.status]) if is_over(task) else ""
