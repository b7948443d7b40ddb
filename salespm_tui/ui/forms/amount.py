"""By how much something is moved, as people type it: `3d`, `-1w`, `+4h`, or the day it goes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.durations import duration_or_none
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import date_or_none
from salespm_tui.ui.present.plan_sheet import days_of

_LEADS = "-−－"
_LAGS = "+＋"
_FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole working days, and working minutes on top of them; earlier where negative."""

    days: int
    minutes: int


def read_amount(text: str, task: TaskRow, timeline: Timeline) -> Amount:
    """The amount that `text` means for that task; UserError with examples where it means none.

    A number alone counts working days; a day is where the task is to begin.
    """
    typed = text.strip()
    sign = -1 if typed[:1] in _LEADS and typed else 1
    bare = typed[1:] if typed[:1] in _LEADS + _LAGS and typed else typed
    per_day, week = timeline.minutes_per_day, 7 - len(timeline.weekdays_off)
    length = duration_or_none(bare, minutes_per_day=per_day, days_per_week=week, bare_unit="d")
    if length is not None and not length.elapsed:
        days, minutes = divmod(length.minutes, per_day)
        return Amount(sign * days, sign * minutes)
    day = date_or_none(typed, timeline.today)
    if day is None or abs(day - task.start.date()) > _FARTHEST:
        raise UserError(
            _("“%(text)s” is neither an amount nor a day.") % {"text": typed[:20]},
            _("Type for example: 3d, -1w, 4h, fri, 12/24."),
        )
    return Amount(_working_days(task.start.date(), day, timeline), 0)


def _working_days(first: date, last: date, timeline: Timeline) -> int:
    """The working days from one day to another, as steps of one; negative backward."""
    days = days_of(timeline)
    step = timedelta(days=1 if last > first else -1)
    count, day = 0, first
    while day != last:
        day += step
        count += not days.is_off(day)
    if days.is_off(last):
        # A day on which nobody works stands for the next one on which somebody does.
        count += last > first
    return count if last >= first else -count
