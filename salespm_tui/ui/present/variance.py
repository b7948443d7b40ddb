"""How far a plan is from what it is compared with, in words."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.baselines import BaselineRow, Baselines, Compared
from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.durations import format_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date, read_date

_LEAST_WIDTH_WITH_NAME = 100


def variance_words(minutes: int | None, minutes_per_day: int) -> str:
    """A variance with its sign, in whole days from one day on: `+4 d`, `-3 h`, `0 d`; nothing for one
    that is not known.
    """
    if minutes is None:
        return ""
    days = int(minutes / minutes_per_day)
    words = format_duration(days * minutes_per_day or minutes, minutes_per_day=minutes_per_day)
    return f"+{words}" if minutes > 0 else words


def name_of(against: Compared, today: date) -> str:
    """The name of the baseline, or the day."""
    return against.name or format_date(against.on, today, short=True)


def compared_words(timeline: Timeline, *, named: bool = True) -> str:
    """How much later the plan ends than it is compared with; nothing where there is nothing to say."""
    against = timeline.against
    if against is None or against.finish_variance_min is None or not timeline.tasks:
        return ""
    variance = variance_words(against.finish_variance_min, timeline.minutes_per_day)
    if not named:
        return variance
    values = {"variance": variance, "name": name_of(against, timeline.today)}
    if against.finish_variance_min == 0:
        return _("as in %(name)s") % values
    return _("%(variance)s vs %(name)s") % values


def finish_words(timeline: Timeline, *, width: int | None = None) -> str:
    """The plan's finish, and how far that is from what it is compared with; its name where there is
    room for it.
    """
    finish = format_date(timeline.finish.date(), timeline.today, short=True)
    words = _("finish %(day)s") % {"day": finish}
    named = width is None or width >= _LEAST_WIDTH_WITH_NAME
    compared = compared_words(timeline, named=named)
    return f"{words} ({compared})" if compared else words


def task_variance(task: TaskRow, timeline: Timeline) -> str:
    """How much later a task finishes; nothing where it was no part of the other plan."""
    if timeline.against is None:
        return ""
    minutes = timeline.against.later_min(task.id, task.finish)
    return variance_words(minutes, timeline.minutes_per_day)


def told_of(task: TaskRow, timeline: Timeline) -> tuple[str, str] | None:
    """What the task was to be, with its ink: `Baseline 1: 20 Nov → 30 Nov, +2 d`; None where nothing
    is compared, or the other plan does not say.
    """
    against = timeline.against
    if against is None:
        return None
    name = name_of(against, timeline.today)
    if task.id not in against.dates:
        return _("new since %(name)s") % {"name": name}, "dim"
    start, finish = against.dates[task.id]
    minutes = against.later_min(task.id, task.finish)
    if finish is None or minutes is None:
        return None
    if minutes == 0 and (start is None or against.calendar.between(start, task.start) == 0):
        return _("as in %(name)s") % {"name": name}, "dim"
    days = format_date(finish.date(), timeline.today, short=True)
    if start is not None and task.kind != "milestone":
        first = format_date(start.date(), timeline.today, short=True)
        days = f"{first} → {days}" if first != days else days
    values = {
        "name": name,
        "dates": days,
        "variance": variance_words(minutes, timeline.minutes_per_day),
    }
    return _("%(name)s: %(dates)s, %(variance)s") % values, "warning" if minutes > 0 else ""


def option_words(row: BaselineRow, baselines: Baselines) -> str:
    """One baseline in a list to choose from: its name, its day, how far the plan is from it."""
    parts = [
        row.name,
        format_date(row.taken_on, baselines.today, short=True),
        ngettext("%(number)d task", "%(number)d tasks", row.tasks) % {"number": row.tasks},
        variance_words(row.finish_variance_min, baselines.minutes_per_day),
        _("current") if row.is_current else "",
    ]
    return " · ".join(part for part in parts if part)


def read_day(text: str, baselines: Baselines) -> date:
    """A day whose evening the plan can be compared with; UserError for any other."""
    day = read_date(text, baselines.today)
    if day >= baselines.today:
        raise UserError(
            _("%(day)s is not over yet.") % {"day": format_date(day, baselines.today)},
            _("Choose a day before today."),
        )
    if day < baselines.since:
        raise UserError(
            _("On %(day)s this plan was not here yet.")
            % {"day": format_date(day, baselines.today)},
            _("There is one since %(day)s: choose that day or a later one.")
            % {"day": format_date(baselines.since, baselines.today)},
        )
    return day


def day_words(text: str, baselines: Baselines) -> str:
    """The live reading of a day that is being typed."""
    try:
        return format_date(read_day(text, baselines), baselines.today)
    except UserError:
        return ""
