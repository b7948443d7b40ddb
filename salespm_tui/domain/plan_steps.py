"""What an edit of a plan in place is made of: steps, the plan that they find, what they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from salespm_tui.core.labels import Label
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.network import Plan
from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One edit of some tasks. `kind` is shift, stretch, indent, outdent, up or down.

    `days` are working days of each task's own calendar, later or longer where positive; `minutes`
    are working minutes on top of them. Only shift and stretch have an amount.
    """

    kind: str
    task_ids: tuple[int, ...]
    days: int = 0
    minutes: int = 0

    def joined(self, other: PlanStep) -> PlanStep | None:
        """Both as one step, where they are one: the same tasks moved on, or stretched on."""
        same = (self.kind, self.task_ids) == (other.kind, other.task_ids)
        if not same or self.kind not in ("shift", "stretch"):
            return None
        days, minutes = self.days + other.days, self.minutes + other.minutes
        return PlanStep(self.kind, self.task_ids, days, minutes)


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan as it stands: its rows in WBS order with their places, and its schedule."""

    tasks: tuple[TaskData, ...]
    places: Mapping[int, Place]
    plan: Plan
    schedule: Schedule
    minutes_per_day: int

    def task(self, task_id: int) -> TaskData | None:
        place = self.places.get(task_id)
        return None if place is None else self.tasks[place.number]

    def below(self, task_id: int) -> Iterator[TaskData]:
        """Every task below that one, at any depth, in order."""
        place = self.places[task_id]
        for task in self.tasks[place.number + 1 :]:
            if self.places[task.id].level <= place.level:
                return
            yield task

    def siblings(self, task: TaskData) -> list[TaskData]:
        """The tasks below the same parent, itself among them, in order."""
        return self.children(task.parent_id)

    def children(self, parent_id: int | None) -> list[TaskData]:
        """The tasks directly below a parent; None for the roots."""
        if parent_id is None or parent_id not in self.places:
            return [task for task in self.tasks if self.places[task.id].level == 0]
        level = self.places[parent_id].level + 1
        return [task for task in self.below(parent_id) if self.places[task.id].level == level]

    def is_summary(self, task: TaskData) -> bool:
        return self.places[task.id].children > 0

    def calendar(self, task: TaskData) -> WorkCalendar:
        """The hours in which a task is moved: its own calendar's, else the project's."""
        return self.plan.calendars.get(task.calendar_id or 0, self.plan.calendar)

    def length(self, task: TaskData) -> int:
        """The duration that the task is planned with."""
        return self.plan.tasks[self.places[task.id].number].duration_min


@dataclass(slots=True)
class Edited:
    """What one step comes to: the rows that change, or why nothing does (`refused`).

    `imposed` are tasks that were given a start-no-earlier-than constraint, to be dropped again
    where it turns out to bind nothing; `notes` say what was replaced or left out on the way.
    """

    rows: dict[int, TaskData] = field(default_factory=dict)
    imposed: set[int] = field(default_factory=set)
    notes: list[Label] = field(default_factory=list)
    refused: Label | None = None
