"""The slip ledger: which changes let tasks finish later, by how much, and why.

A task slips in a change when the change touches the task itself or a link to it, and its computed
finish is later after the change than before. Its own slip is what remains of that when the greatest
slip of the tasks that it follows is taken off: what merely comes to it through its links is the slip
of those before it. Slips are counted in working minutes of the project's calendar. A change that was
undone is no slip; neither is time that passes without anybody changing the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from salespm_tui.domain.calendar import WorkCalendar

Key = TypeVar("Key")

REASONS = ("client", "third_party", "us", "scope", "estimate", "resource", "dependency", "market",
           "other", "blocked", "said", "unsaid")  # fmt: skip
"""The codes of reasons: whom the task waits for, the cause of its issue, what blocks it, what was
said of the change; unsaid where nobody said anything."""


class Slip(NamedTuple):
    """A task's own slip in working minutes, with its finish before and after the change."""

    task_id: int
    was: datetime
    now: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Total(Generic[Key]):
    """What slipped together: its amounts over `slips` changes of `tasks` tasks."""

    key: Key
    minutes: int
    slips: int
    tasks: int


def own_slips(
    before: Mapping[int, datetime],
    after: Mapping[int, datetime],
    touched: Collection[int],
    follows: Mapping[int, Collection[int]],
    calendar: WorkCalendar,
) -> tuple[Slip, ...]:
    """The slips of the touched tasks, of which both finishes are known; `follows` names the tasks
    that each one waits for after the change."""
    found = []
    for task_id in sorted(touched):
        if task_id not in before or task_id not in after:
            continue
        late = _late(task_id, before, after, calendar)
        pushed = (_late(one, before, after, calendar) for one in follows.get(task_id, ()))
        own = late - max(0, max(pushed, default=0))
        if late > 0 and own > 0:
            found.append(Slip(task_id, before[task_id], after[task_id], own))
    return tuple(found)


def _late(
    task_id: int,
    before: Mapping[int, datetime],
    after: Mapping[int, datetime],
    calendar: WorkCalendar,
) -> int:
    if task_id not in before or task_id not in after:
        return 0
    return calendar.between(before[task_id], after[task_id])


def reason_of(
    *,
    waiting_on: str | None = None,
    blocked_reason: str | None = None,
    cause: str | None = None,
    cause_detail: str = "",
    said: str | None = None,
) -> tuple[str, str]:
    """Why it slipped, and what was said of it: whom the task waits for goes first, then the cause of
    an issue of the task, then what blocks it, then the reason given with the change."""
    if waiting_on:
        return waiting_on, blocked_reason or ""
    if cause:
        return cause, cause_detail or blocked_reason or ""
    if blocked_reason:
        return "blocked", blocked_reason
    return ("said", said) if said else ("unsaid", "")


def totals(slips: Iterable[tuple[Key, int, int]]) -> tuple[Total[Key], ...]:
    """Slips (key, task, minutes) added up by their key, the greatest first."""
    parted: dict[Key, list[tuple[int, int]]] = {}
    for key, task_id, minutes in slips:
        parted.setdefault(key, []).append((task_id, minutes))
    found = [
        Total(
            key,
            sum(minutes for _task, minutes in mine),
            len(mine),
            len({task_id for task_id, _minutes in mine}),
        )
        for key, mine in parted.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.minutes))
