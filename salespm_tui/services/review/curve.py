"""The S-curve of a project at a status date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salespm_tui.contract.review import EarnedValue, SCurve
from salespm_tui.domain.s_curve import Reported, earned_line, planned_line, spent_line, weekly
from salespm_tui.services.review.costs import steps
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading

if TYPE_CHECKING:
    from salespm_tui.services.review.earned import Standing


def curve(reading: Reading, plan: ScheduledProject, found: Standing, total: EarnedValue) -> SCurve:
    """Planned to its end, earned and spent to the status date, and what is to be expected."""
    works, day = found.works.values(), found.day
    spent = steps(found.costs)
    starts = [work.start.date() for work in works if work.start is not None]
    starts += [on for on, _amount in spent[:1]]
    ends = [work.finish.date() for work in works if work.finish is not None]
    start = min([*starts, day])
    end = max([*ends, start])
    finish = max(plan.finish.date(), day)
    gone = weekly(start, day)
    planned = planned_line(works, weekly(start, max(end, day)), plan.calendar)
    reported = [
        Reported(work, _percents(found, task_id, day, reading.today))
        for task_id, work in found.works.items()
    ]
    earned, spending = earned_line(reported, gone), spent_line(spent, gone)
    estimate = _estimate(total, day, finish)
    values = [value for line in (planned, earned, spending, estimate) for _day, value in line]
    return SCurve(
        start=start,
        status_date=day,
        planned_finish=end,
        finish=finish,
        planned=planned,
        earned=earned,
        spent=spending,
        estimate=estimate,
        bac=float(total.values.bac),
        high=max([*values, float(total.values.bac)]),
    )


def _percents(found: Standing, task_id: int, day: date, today: date) -> list[tuple[date, int]]:
    """The reports of one task; on the status date it is as far as the figures say."""
    said = [(one.on, one.percent) for one in found.reports.get(task_id, ()) if one.on < day]
    return [*said, (day, found.percents.get(task_id, 0))]


def _estimate(total: EarnedValue, day: date, finish: date) -> tuple[tuple[date, float], ...]:
    """From what is spent to the estimate at completion; nothing where all is earned."""
    values = total.values
    figure = total.eac_typical if total.eac_typical.value is not None else total.eac_atypical
    if figure.value is None or values.ev >= values.bac:
        return ()
    return ((day, float(values.ac)), (finish, float(figure.value)))
