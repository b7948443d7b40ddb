"""What drives the task under the cursor, what it drives, and how much room it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.plan_rows import PlanIndex, is_over

_MOST_DAYS = 2000
"""So many days of margin are counted; more is enough."""


def driver_of(task: TaskRow, index: PlanIndex, links: str) -> Iterator[Cell]:
    """Which of several links decides; `links` are all of the task's own, as they are typed."""
    driver = index.driver(task)
    if driver is not None and len(index.before.get(task.id, ())) != 1:
        named = f"{driver[0].wbs} {driver[0].name}"
        yield _("driven by %(task)s") % {"task": named}, ""
    elif driver is None and links and not is_over(task) and not task.children:
        yield _("none of them drives it"), "dim"


def driven_by(task: TaskRow, index: PlanIndex) -> Iterator[Cell]:
    """How many tasks start when this one lets them, and the first of them."""
    after = (index.tasks.get(link.successor_id) for link in index.after.get(task.id, ()))
    driven = [one for one in after if one is not None and one.driver_id == task.id]
    if not driven:
        return
    first = min(driven, key=lambda one: index.place[one.id])
    named = f"{first.wbs} {first.name}"
    more = len(driven) - 1
    words = ngettext(
        "drives %(task)s and %(number)d more", "drives %(task)s and %(number)d more", more
    )
    text = (
        words % {"task": named, "number": more} if more else _("drives %(task)s") % {"task": named}
    )
    yield text, ""


def deadline_of(task: TaskRow, timeline: Timeline) -> Iterator[Cell]:
    """The deadline, with the working days between it and the finish."""
    if task.deadline_at is None:
        return
    when = format_date(task.deadline_at.date(), timeline.today, short=True)
    said = _("deadline %(day)s") % {"day": when}
    if is_over(task):
        yield said, ""
        return
    days = _working_days(task.finish.date(), task.deadline_at.date(), timeline)
    missed = task.finish > task.deadline_at
    if days:
        words = (
            ngettext("%(number)d d too late", "%(number)d d too late", days)
            if missed
            else ngettext("%(number)d d to spare", "%(number)d d to spare", days)
        )
        said += f" ({words % {'number': days}})"
    yield said, "bad" if missed else ""


def pauses_of(task: TaskRow, timeline: Timeline) -> Iterator[Cell]:
    """How often the task rests, and for how long together."""
    lengths = [length for after, length in task.pauses if 0 < after < task.duration_min and length]
    if lengths:
        number = len(lengths)
        words = ngettext("%(number)d pause, %(time)s", "%(number)d pauses, %(time)s", number)
        time = format_duration(sum(lengths), minutes_per_day=timeline.minutes_per_day)
        yield words % {"number": number, "time": time}, ""


def _working_days(one: date, other: date, timeline: Timeline) -> int:
    """The days after the earlier one, up to the later one, on which people work."""
    first, last = sorted((one.toordinal(), other.toordinal()))
    days = map(date.fromordinal, range(first + 1, min(last, first + _MOST_DAYS) + 1))
    return sum(not _is_off(day, timeline) for day in days)


def _is_off(day: date, timeline: Timeline) -> bool:
    if day.weekday() in timeline.weekdays_off:
        return day not in timeline.days_on
    return day in timeline.days_off
