"""What is told of the task under the cursor, in as many lines as there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.contract.timeline import LinkRow, TaskRow
from salespm_tui.core.cells import cell_width, fit, wrap
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.links_text import DayLengths, show_predecessors
from salespm_tui.domain.network import PlanLink
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.driving import deadline_of, driven_by, driver_of, pauses_of
from salespm_tui.ui.present.plan_rows import PlanIndex, duration_words, is_over, is_overdue
from salespm_tui.ui.present.plan_words import (
    CONSTRAINT,
    HEALTH,
    PROJECT_PHASE,
    PROJECT_STATUS,
    TASK_STATUS,
    WAITING_ON,
    day_of,
)
from salespm_tui.ui.present.variance import told_of

_FEW_LINES = 3
_LINES_OF_NOTES = 3
_MOST_NAMED = 3
_HOURS_COUNT_BELOW = 10
_GAP = "  "


def task_lines(task: TaskRow, index: PlanIndex, width: int, lines: int) -> list[list[Cell]]:
    """The task in at most `lines` lines of `width` cells: what it is, what matters now, its notes."""
    groups = [[*_head(task, index)], [*_matters(task, index), *_rules(task, index)]]
    if lines <= _FEW_LINES:
        groups = [[*(fact for group in groups for fact in group), *_free(task, index)]]
    else:
        groups += [[*_neighbours(task, index)], [*_computed(task, index)]]
    told = [line for group in groups for line in _flow(group, width)][:lines]
    left = lines - len(told)
    if left and task.notes:
        notes = wrap(task.notes, width - 2)[: min(left, _LINES_OF_NOTES)]
        told += [[(" " + line, "dim")] for line in notes]
    return told


def project_lines(row: ProjectRow, width: int, lines: int) -> list[list[Cell]]:
    """A project in the same way: its state, what makes it so, and what it aims at."""
    facts: list[Cell] = [
        (f"{row.code} {row.name}", "strong"),
        (_(PROJECT_STATUS[row.status]), ""),
        (_(PROJECT_PHASE[row.phase]), ""),
        (_(HEALTH[row.health]), {"red": "bad", "amber": "warning"}.get(row.health, "good")),
    ]
    if row.client:
        facts.append((row.client, ""))
    if row.manager:
        facts.append((row.manager, ""))
    if row.start and row.finish:
        facts.append((f"{_day(row.start)} → {_day(row.finish)}", ""))
    ink = "warning" if row.health != "green" or row.thin_links else "dim"
    facts += [(str(why), ink) for why in row.why]
    told = _flow(facts, width)[:lines]
    left = lines - len(told)
    if left and row.objective:
        told += [[(" " + line, "dim")] for line in wrap(row.objective, width - 2)[:left]]
    return told


def links_of(task_id: int, index: PlanIndex) -> str:
    """The predecessors of a task as they are typed: `1.4FS+1d;2.1SS`."""
    links = index.before.get(task_id, ())
    names = {link.predecessor_id: index.tasks[link.predecessor_id].wbs for link in links}
    return show_predecessors(map(_as_link, links), names, lengths_of(index))


def lengths_of(index: PlanIndex) -> DayLengths:
    """How long a day is in this plan."""
    working = 7 - len(index.timeline.weekdays_off)
    return DayLengths(index.timeline.minutes_per_day, working)


def _as_link(link: LinkRow) -> PlanLink:
    return PlanLink(link.predecessor_id, link.successor_id, link.type, link.lag, link.lag_unit)


def _head(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """Number, name, dates with duration, percent, owner, slack."""
    timeline = index.timeline
    yield f"{task.wbs} {task.name}", "strong"
    start, finish = day_of(task.start, timeline.opens_min), day_of(task.finish, timeline.closes_min)
    if task.kind == "milestone":
        yield finish, ""
    else:
        days = start if start == finish else f"{start} → {finish}"
        yield f"{days} ({duration_words(task, timeline)})", ""
    if task.kind != "milestone" or task.percent:
        yield f"{task.percent} %", ""
    if task.owner:
        yield task.owner, ""
    if not is_over(task) and (task.kind != "summary" or task.total_slack_min < 0):
        yield _slack(task, index)


def _slack(task: TaskRow, index: PlanIndex) -> Cell:
    minutes = task.total_slack_min
    words = _room(abs(minutes), index)
    if minutes < 0:
        return _("%(time)s too late") % {"time": words}, "bad"
    if task.critical:
        return _("critical"), "critical"
    return _("slack %(time)s") % {"time": words}, ""


def _matters(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """What stands in the way: blocked, waiting, overdue, and the rules that are broken."""
    if task.status == "blocked":
        yield _("blocked: %(reason)s") % {"reason": task.blocked_reason}, "bad"
    elif task.status == "cancelled":
        yield _(TASK_STATUS["cancelled"]), "dim"
    if task.waiting_on is not None:
        yield _("waits on %(whom)s") % {"whom": _(WAITING_ON[task.waiting_on])}, "warning"
    if is_overdue(task, index.timeline.today):
        yield _("overdue since %(day)s") % {"day": _day(task.finish.date())}, "bad"
    for check in index.checks.get(task.id, ()):
        yield f"! {check.text}", "bad"


def _rules(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """What the dates follow from: links, constraint, deadline, hand, calendar, priority."""
    links = links_of(task.id, index)
    if links:
        yield _("after %(links)s") % {"links": links}, ""
    yield from driver_of(task, index, links)
    if task.constraint_at is not None:
        when = format_date(task.constraint_at.date(), index.timeline.today, short=True)
        yield f"{_(CONSTRAINT[task.constraint])} {when}", ""
    elif task.constraint != "asap":
        yield _(CONSTRAINT[task.constraint]), ""
    yield from deadline_of(task, index.timeline)
    yield from pauses_of(task, index.timeline)
    then = told_of(task, index.timeline)
    if then is not None:
        yield then
    if task.schedule_mode == "manual":
        yield _("set by hand"), "warning"
    if task.calendar is not None:
        yield _("calendar %(name)s") % {"name": task.calendar}, "dim"
    if _waits_for_publication(task, index):
        yield _("provisional public holidays in its time"), "warning"
    if task.priority != 3:
        yield _("priority %(number)d") % {"number": task.priority}, "dim"
    yield from driven_by(task, index)


def _waits_for_publication(task: TaskRow, index: PlanIndex) -> bool:
    """Whether the authorities may still change days that the task runs over."""
    first, last = task.start.date(), task.finish.date()
    days = index.timeline.provisional_days
    return not is_over(task) and any(first <= day <= last for day in days)


def _neighbours(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """The names behind the links, where there is room for them."""
    before = [index.tasks[link.predecessor_id] for link in index.before.get(task.id, ())]
    after = [index.tasks[link.successor_id] for link in index.after.get(task.id, ())]
    if before:
        yield _("follows %(tasks)s") % {"tasks": _named(before)}, "dim"
    if after:
        yield _("leads to %(tasks)s") % {"tasks": _named(after)}, "dim"


def _computed(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """The dates between which the task may move, and how far without moving another."""
    if is_over(task) or task.kind == "summary":
        return
    early, late = (
        f"{_day(start.date())} → {_day(finish.date())}"
        for start, finish in (
            (task.early_start, task.early_finish),
            (task.late_start, task.late_finish),
        )
    )
    yield _("early %(dates)s") % {"dates": early}, "dim"
    yield _("late %(dates)s") % {"dates": late}, "dim"
    yield from _free(task, index)


def _free(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """How far the task may slip before another moves."""
    if not is_over(task) and task.kind != "summary" and not task.critical:
        yield _("free slack %(time)s") % {"time": _room(task.free_slack_min, index)}, "dim"


def _room(minutes: int, index: PlanIndex) -> str:
    """How much room there is; from ten days on nobody counts the hours."""
    per_day = index.timeline.minutes_per_day
    if minutes >= _HOURS_COUNT_BELOW * per_day:
        minutes -= minutes % per_day
    return format_duration(minutes, minutes_per_day=per_day)


def _named(tasks: list[TaskRow]) -> str:
    named = ", ".join(f"{task.wbs} {task.name}" for task in tasks[:_MOST_NAMED])
    more = len(tasks) - _MOST_NAMED
    return (
        named
        if more <= 0
        else _("%(tasks)s and %(number)d more") % {"tasks": named, "number": more}
    )


def _day(day: date) -> str:
    return format_date(day, day, short=True)


def _flow(facts: Iterable[Cell], width: int) -> list[list[Cell]]:
    """The facts in lines, none broken; what is wider than a line is cut."""
    lines: list[list[Cell]] = []
    used = width
    for text, ink in facts:
        shown = text if cell_width(text) <= width - 2 else fit(text, width - 2)
        cells = cell_width(shown)
        if used + len(_GAP) + cells > width - 1:
            lines.append([(" ", "")])
            used = 1
        else:
            lines[-1].append((_GAP, ""))
            used += len(_GAP)
        lines[-1].append((shown, ink))
        used += cells
    return lines
