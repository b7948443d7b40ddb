"""Bringing a plan up to the day: percent to where it should be, unfinished work out of the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import Command, Query
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class CatchUp(Command):
    """Say that all went as planned until the end of today: percent and actual dates follow the plan.

    Of those tasks (with all below them), of all of the project where none is named.
    """

    project_id: int
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RescheduleWork(Command):
    """Move what is unfinished and planned before `from_day` to that day, or to the next working day
    after it; None is the first working day after today.

    Of those tasks (with all below them), of all of the project where none is named.
    """

    project_id: int
    task_ids: tuple[int, ...] = ()
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class WorkEffect:
    """What a command would do: how many tasks it changes, the day that it works towards, the
    project's finish before and after, by how many working minutes that moves, and what it leaves.
    """

    tasks: int
    day: date
    finish_before: datetime
    finish_after: datetime
    slip_min: int
    notes: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkEffectQuery(Query[WorkEffect]):
    """What that command would do, without doing it."""

    command: CatchUp | RescheduleWork
