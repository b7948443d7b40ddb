"""Links between tasks, tried before they are made, and made between several tasks at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.contract.values import Command, Query


@dataclass(frozen=True, slots=True)
class LinkTasks(Command):
    """Let each of these tasks follow the one before it in the order given, finish to start; links
    that there are stay. UserError where that would close a circle, or a task is part of another."""

    task_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnlinkTasks(Command):
    """Take away every link between two of these tasks."""

    task_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkEffect:
    """What links would do: to the finish of the task at hand, to the project's, and to how many
    other tasks. Slips are in working minutes of the project's calendar, later where positive.

    Where the links cannot be made, `refused` says why, and the rest is the plan as it is.
    """

    finish: datetime
    task_slip_min: int
    project_finish: datetime
    project_slip_min: int
    others: int = 0
    refused: str = ""


@dataclass(frozen=True, slots=True)
class TryLinks(Query[LinkEffect]):
    """What it would do if these were the links to the predecessors of that task. Nothing is written."""

    task_id: int
    links: tuple[LinkDraft, ...]


@dataclass(frozen=True, slots=True)
class ChainEffect:
    """What linking several tasks would do, as seen from the last of them. They are `linked` where
    each follows the one before it already: then it tells what unlinking them would do. `number`
    counts the links that would come or go."""

    linked: bool
    number: int
    effect: LinkEffect


@dataclass(frozen=True, slots=True)
class TryChain(Query[ChainEffect]):
    """What LinkTasks would do to these tasks, or UnlinkTasks where they are linked already."""

    task_ids: tuple[int, ...]
