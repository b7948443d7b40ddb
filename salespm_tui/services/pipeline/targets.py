"""What the goals ask of each month of the forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from salespm_tui.domain.figures import Period, half_up
from salespm_tui.domain.goals import Goal, expected_on
from salespm_tui.domain.working_days import WorkingDays
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project

if TYPE_CHECKING:
    from salespm_tui.services.goals.rows import GoalFacts

_METRICS = ("revenue", "orders_signed")
"""What deals bring in by being won; where goals of both are there, those of the first count."""

_PROMISED = frozenset({"active", "achieved", "missed"})


def monthly_targets(
    reading: Reading, project_id: int | None, currency: str
) -> Callable[[Period], int | None]:
    """Answers what is asked of a month in minor units, None where no goal covers a day of it.

    A goal asks of a month what its phasing expects at its end beyond what it expected before. Of
    goals within goals the highest counts. Over all projects those of the workspace count, and those
    of projects only where it has none.
    """
    chosen = [
        (one.as_goal(), _days(reading, one)) for one in _asking(reading, project_id, currency)
    ]

    def target(month: Period) -> int | None:
        asked = [_asked(goal, days, month) for goal, days in chosen if _meets(goal, month)]
        return half_up(sum(asked, Fraction(0))) if asked else None

    return target


def _asked(goal: Goal, days: WorkingDays, month: Period) -> Fraction:
    after = expected_on(goal, month.last, days).value
    before = expected_on(goal, month.first - timedelta(days=1), days).value
    return Fraction(0) if after is None or before is None else after - before


def _meets(goal: Goal, month: Period) -> bool:
    return goal.start_on <= month.last and goal.due_on >= month.first


def _asking(reading: Reading, project_id: int | None, currency: str) -> Sequence[GoalFacts]:
    from salespm_tui.services.goals.rows import goal_rows  # that area reads this one

    rows = goal_rows(reading)
    for metric in _METRICS:
        found = _highest(
            one
            for one in rows
            if one.metric == metric
            and one.currency == currency
            and one.status in _PROMISED
            and (one.aggregation, one.direction) == ("cumulative", "higher")
            and project_id in (None, one.project_id)
        )
        if found:
            of_all = [one for one in found if one.project_id is None]
            return of_all if project_id is None and of_all else found
    return ()


def _highest(goals: Iterable[GoalFacts]) -> list[GoalFacts]:
    """Those that stand below no other of them."""
    by_id = {one.id: one for one in goals}

    def is_highest(goal: GoalFacts) -> bool:
        return goal.parent_id not in by_id

    return [one for one in by_id.values() if is_highest(one)]


def _days(reading: Reading, goal: GoalFacts) -> WorkingDays:
    project = None if goal.project_id is None else reading.session.get(Project, goal.project_id)
    return WorkingDays(calendar_of(reading, None if project is None else project.calendar_id))
