"""Snapshots as text for people: one line a thing, columns aligned in cells, dates as people write them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from salespm_tui.cli.bars import Chart, legend, noon
from salespm_tui.cli.table import Column, table
from salespm_tui.contract.clients import ClientDetail, ClientRow, Clients, LogRow
from salespm_tui.contract.imports import LISTS, ImportReport
from salespm_tui.contract.projects import Projects
from salespm_tui.contract.records import Change, Problem
from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import N_, _, ngettext, sentences
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import CHANNELS, word
from salespm_tui.ui.present.plan_words import HEALTH, PROJECT_PHASE
from salespm_tui.ui.present.variance import compared_words, task_variance

_BAR_CELLS = 40
_FEWEST_BAR_CELLS = 16
_MOST_INDENT = 6
_NONE = "-"


def project_lines(snapshot: Projects, width: int | None) -> list[str]:
    columns = (
        Column(_("Code")),
        Column(_("Project"), give=True),
        Column(_("Client"), give=True),
        Column(_("Phase")),
        Column(_("Start"), right=True),
        Column(_("Finish"), right=True),
        Column(_("Open"), right=True),
        Column(_("Health")),
    )
    rows = [
        (
            row.code,
            row.name,
            row.client or _NONE,
            word(PROJECT_PHASE, row.phase),
            _day(row.start, snapshot.today),
            _day(row.finish, snapshot.today),
            str(row.open_tasks),
            word(HEALTH, row.health),
        )
        for row in snapshot.projects
    ]
    if not rows:
        return [_("No projects yet.")]
    why = [
        _("%(code)s: %(why)s") % {"code": row.code, "why": sentences(*row.why)}
        for row in snapshot.projects
        if row.why
    ]
    return [*table(columns, rows, width), *([""] if why else []), *why]


def timeline_lines(plan: Timeline, width: int | None, *, plain: bool) -> list[str]:
    """A heading, the plan as a table with bars, what the signs mean, and the broken rules."""
    span = {
        "name": plan.name,
        "code": plan.code,
        "start": format_date(plan.start.date(), plan.today, short=True),
        "finish": format_date(plan.finish.date(), plan.today, short=True),
    }
    heading = _("%(code)s %(name)s, %(start)s to %(finish)s") % span
    compared = compared_words(plan)
    lines = [f"{heading} ({compared})" if compared else heading, ""]
    if not plan.tasks:
        return [*lines, _("No tasks yet.")]
    bars = _bar_width(plan, width)
    chart = Chart.of(plan, bars, plain=plain)
    now = noon(plan)
    rows = [(*_task_cells(task, plan), chart.bar(task, now)) for task in plan.tasks]
    lines += table((*_task_columns(plan), Column("")), rows, width, ascii=plain)
    lines += ["", _legend_line(plain=plain)]
    by_id = {task.id: task for task in plan.tasks}
    for check in plan.checks:
        task = by_id.get(check.task_id)
        name = f"{task.wbs} {task.name}: " if task else ""
        lines.append(f"! {name}{check.text}")
    return lines


def _task_columns(plan: Timeline) -> tuple[Column, ...]:
    compared = (Column(_("Variance"), right=True),) if plan.against is not None else ()
    return (
        Column(_("WBS")),
        Column(_("Task"), give=True),
        Column(_("Start"), right=True),
        Column(_("Finish"), right=True),
        Column("%", right=True),
        Column(_("Slack"), right=True),
        *compared,
    )


def _task_cells(task: TaskRow, plan: Timeline) -> tuple[str, ...]:
    indent = " " * min(task.level, _MOST_INDENT)
    slack = ""
    if task.kind != "summary" and task.percent < 100:
        slack = _whole_days(task.total_slack_min, plan.minutes_per_day)
    return (
        task.wbs,
        f"{indent}{task.name}",
        _day(task.start.date(), plan.today),
        _day(task.finish.date(), plan.today),
        str(task.percent),
        slack,
        *((task_variance(task, plan),) if plan.against is not None else ()),
    )


def _whole_days(minutes: int, minutes_per_day: int) -> str:
    """A length of a day or more without its hours."""
    days = abs(minutes) // minutes_per_day * minutes_per_day
    whole = (days if minutes > 0 else -days) or minutes
    return format_duration(whole, minutes_per_day=minutes_per_day)


def _bar_width(plan: Timeline, width: int | None) -> int:
    """What the other columns leave, names cut to two dozen cells if it must be."""
    if width is None:
        return _BAR_CELLS
    others = table(_task_columns(plan), [_task_cells(task, plan) for task in plan.tasks], None)
    from salespm_tui.core.cells import cell_width

    widest = max(cell_width(line) for line in others)
    return max(_FEWEST_BAR_CELLS, width - widest - 2)


def _legend_line(*, plain: bool) -> str:
    return _(
        "%(done)s done  %(left)s left  %(critical)s critical  %(milestone)s milestone  "
        "%(today)s today"
    ) % legend(plain=plain)


def client_lines(snapshot: Clients, width: int | None) -> list[str]:
    columns = (
        Column(_("Id"), right=True),
        Column(_("Client"), give=True),
        Column(_("Tier")),
        Column(_("Last contact"), right=True),
        Column(_("Days"), right=True),
        Column(_("Next step"), give=True),
        Column(_("On"), right=True),
        Column(_("Health"), right=True),
    )
    rows = [_client_cells(row, snapshot.today) for row in snapshot.clients]
    return table(columns, rows, width) if rows else [_("No clients yet.")]


def _client_cells(row: ClientRow, today: date) -> tuple[str, ...]:
    days = _NONE if row.silent_days is None else str(row.silent_days)
    if row.silent:
        days = f"! {days}"
    return (
        str(row.id),
        row.name,
        row.tier or "",
        _day(row.last_contact, today),
        days,
        row.next_step or _NONE,
        _day(row.next_step_on, today),
        _NONE if row.health is None else str(row.health),
    )


def log_lines(detail: ClientDetail, width: int | None) -> list[str]:
    """The log of one client, newest first."""
    if not detail.log:
        return [_("%(name)s: nothing is logged yet.") % {"name": detail.client.name}]
    columns = (
        Column(_("When")),
        Column(_("How")),
        Column(_("With")),
        Column(_("What was said"), give=True),
        Column(_("Next step"), give=True),
    )
    rows = [_log_cells(row, detail.today) for row in detail.log]
    return [detail.client.name, *table(columns, rows, width)]


def _log_cells(row: LogRow, today: date) -> tuple[str, ...]:
    said = " ".join(filter(None, (row.summary, row.outcome)))
    step = row.next_step or ""
    if row.next_step and row.next_step_on:
        step = f"{row.next_step} ({_day(row.next_step_on, today)})"
    return (_moment(row.at, today), word(CHANNELS, row.channel), row.contact or "", said, step)


def history_lines(
    changes: Sequence[Change],
    today: date,
    width: int | None,
    zone: tzinfo | None,
    *,
    fields: bool,
) -> list[str]:
    """One line a change set; with `fields`, what it changed in each record beneath it."""
    if not changes:
        return [_("Nothing was changed yet.")]
    by_set: dict[int, list[Change]] = {}
    for change in changes:
        by_set.setdefault(change.set_id, []).append(change)
    columns = (
        Column(_("No."), right=True),
        Column(_("When")),
        Column(_("Who")),
        Column(_("What"), give=True),
        Column(_("Records"), right=True),
        Column(""),
    )
    rows = [_set_cells(rows, today, zone) for rows in by_set.values()]
    heading, *lines = table(columns, rows, width)
    if not fields:
        return [heading, *lines]
    told = [heading]
    for line, of_set in zip(lines, by_set.values(), strict=True):
        told.append(line)
        told += (f"        {text}" for change in of_set for text in _differences(change))
    return told


def _set_cells(changes: Sequence[Change], today: date, zone: tzinfo | None) -> tuple[str, ...]:
    first = changes[0]
    return (
        str(first.set_id),
        _moment(first.at.astimezone(zone), today),
        first.actor,
        str(first.label),
        str(len(changes)),
        _("undone") if first.undone else "",
    )


_HOUSEKEEPING = frozenset({"id", "created_at", "updated_at"})
_EMPTY = (None, "", "[]")


def _differences(change: Change) -> Iterator[str]:
    before = json.loads(change.before) if change.before else {}
    after = json.loads(change.after) if change.after else {}
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if _plain(old) != _plain(new) and name not in _HOUSEKEEPING:
            yield f"{name}: {_plain(old)} -> {_plain(new)}"


def _plain(value: Any) -> str:
    return _NONE if value in _EMPTY else str(value)


def problem_lines(problems: Sequence[Problem], path: str) -> list[str]:
    if not problems:
        return [_("%(path)s is whole.") % {"path": path}]
    lines = [
        ngettext(
            "%(number)d problem in %(path)s:", "%(number)d problems in %(path)s:", len(problems)
        )
        % {"number": len(problems), "path": path}
    ]
    for problem in problems:
        lines += [f"! {problem.where}: {problem.what}", f"  {problem.fix}"]
    return lines


_IMPORTED_LIST = (
    N_(
        "%(file)s, %(kind)s: %(created)d new, %(updated)d changed, %(unchanged)d as before, "
        "%(refused)d refused."
    ),
    N_(
        "%(file)s, %(kind)s, would bring: %(created)d new, %(updated)d changed, "
        "%(unchanged)d as before, %(refused)d refused."
    ),
)
_IMPORTED = (
    N_(
        "%(file)s, project %(project)s: %(created)d new, %(updated)d changed, "
        "%(unchanged)d as before."
    ),
    N_(
        "%(file)s, project %(project)s, would bring: %(created)d new, %(updated)d changed, "
        "%(unchanged)d as before."
    ),
)


_IMPORTED_WHOLE = (
    N_("%(file)s, a whole workspace: %(created)d records."),
    N_("%(file)s, a whole workspace, would bring %(created)d records."),
)


def import_lines(report: ImportReport, *, dry_run: bool) -> list[str]:
    """What one file brought (or would bring), then everything that needs to be known about it."""
    values = {
        "file": report.file,
        "project": report.project_code,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "kind": report.kind,
        "refused": len(report.refused),
    }
    said = _IMPORTED_LIST if report.kind in LISTS else _IMPORTED
    said = _IMPORTED_WHOLE if report.kind == "json" else said
    lines = [_(said[dry_run]) % values]
    for kept in report.kept:
        lines.append("  " + _("kept: %(what)s") % {"what": kept})
    for refused in report.refused:
        reason = {"line": refused.line, "reason": refused.reason}
        lines.append("  " + _("refused: line %(line)d: %(reason)s") % reason)
    lines += (f"  {note}" for note in report.notes)
    return lines


def _day(value: date | None, today: date) -> str:
    return _NONE if value is None else format_date(value, today, short=True)


def _moment(at: datetime, today: date) -> str:
    return f"{format_date(at.date(), today, short=True)} {at:%H:%M}"
