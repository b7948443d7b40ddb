"""What became of a plan since it was agreed on: variance, as MS Project counts it.

Every variance is what is now minus what was agreed (MS Project's sign): a positive one is later,
longer, more effort or dearer. Variance of dates is in working minutes of the project's calendar, so
that 17:00 and 08:00 of the next working day are no difference. What is not known on both sides has
no variance (None), which is not 0.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from salespm_tui.domain.calendar import WorkCalendar

MOST_PUSHING = 5
"""How many of the tasks that push most are named."""


class Agreed(NamedTuple):
    """One task at one time: its dates, its duration and effort in minutes, its cost in minor units."""

    start: datetime | None = None
    finish: datetime | None = None
    duration_min: int | None = None
    effort_min: int | None = None
    cost_minor: int | None = None


class Variance(NamedTuple):
    """One task's variance: of dates in working minutes, of duration and effort in minutes, of cost in
    minor units.
    """

    start_min: int | None = None
    finish_min: int | None = None
    duration_min: int | None = None
    effort_min: int | None = None
    cost_minor: int | None = None


class Push(NamedTuple):
    """A task that finishes later than agreed by more than what it follows: `minutes` are its own."""

    task_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class PlanVariance:
    """A whole plan against what was agreed.

    `tasks` holds what is in both, `added` and `gone` what is in one alone. `finish_min` is the
    project's finish variance. `later`, `earlier` and `unchanged` count the tasks that are no
    summaries by their finish; `pushing` names those that push most, the greatest first.
    """

    tasks: Mapping[int, Variance]
    added: tuple[int, ...]
    gone: tuple[int, ...]
    finish_min: int | None
    later: int
    earlier: int
    unchanged: int
    pushing: tuple[Push, ...]


def variance(now: Agreed, then: Agreed, calendar: WorkCalendar) -> Variance:
    """One task's variance: each value now minus the one agreed.

    start = W(agreed start → start) and finish = W(agreed finish → finish), W being the working
    minutes of `calendar` between the two, negative where the second comes first.
    """
    return Variance(
        minutes_later(now.start, then.start, calendar),
        minutes_later(now.finish, then.finish, calendar),
        _more(now.duration_min, then.duration_min),
        _more(now.effort_min, then.effort_min),
        _more(now.cost_minor, then.cost_minor),
    )


def plan_variance(
    now: Mapping[int, Agreed],
    then: Mapping[int, Agreed],
    calendar: WorkCalendar,
    *,
    summaries: Collection[int] = (),
    follows: Mapping[int, Collection[int]] | None = None,
) -> PlanVariance:
    """The variance of every task and of the project, whose finish is the last finish of its tasks.

    `summaries` name the tasks of `now` that have others below them; `follows` the tasks that each
    one waits for.
    """
    both = {
        task_id: variance(task, then[task_id], calendar)
        for task_id, task in now.items()
        if task_id in then
    }
    slips = [
        found.finish_min
        for task_id, found in both.items()
        if task_id not in summaries and found.finish_min is not None
    ]
    return PlanVariance(
        tasks=both,
        added=tuple(task_id for task_id in now if task_id not in then),
        gone=tuple(task_id for task_id in then if task_id not in now),
        finish_min=minutes_later(last_finish(now), last_finish(then), calendar),
        later=sum(slip > 0 for slip in slips),
        earlier=sum(slip < 0 for slip in slips),
        unchanged=slips.count(0),
        pushing=_pushing(both, summaries, follows or {}),
    )


def minutes_later(
    now: datetime | None, then: datetime | None, calendar: WorkCalendar
) -> int | None:
    """Working minutes from `then` to `now`; None where one is not known."""
    return None if now is None or then is None else calendar.between(then, now)


def last_finish(tasks: Mapping[int, Agreed]) -> datetime | None:
    """The last of the finishes that are known."""
    return max((task.finish for task in tasks.values() if task.finish is not None), default=None)


def _more(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then


def _pushing(
    tasks: Mapping[int, Variance],
    summaries: Collection[int],
    follows: Mapping[int, Collection[int]],
) -> tuple[Push, ...]:
    """The tasks whose own slip is greatest; of equal ones the first in the plan.

    own slip = finish variance − max(0, finish variance of each task that it follows): what comes to
    a task through its links is the push of those before it.
    """
    found = []
    for task_id, of_task in tasks.items():
        if task_id in summaries or not of_task.finish_min:
            continue
        own = of_task.finish_min - max(
            (_slip(tasks, before) for before in follows.get(task_id, ())), default=0
        )
        if own > 0:
            found.append(Push(task_id, own))
    return tuple(sorted(found, key=lambda push: -push.minutes)[:MOST_PUSHING])


def _slip(tasks: Mapping[int, Variance], task_id: int) -> int:
    """How much later than agreed that task finishes; 0 where it does not, or was not agreed."""
    found = tasks.get(task_id)
    return max(0, found.finish_min or 0) if found is not None else 0
