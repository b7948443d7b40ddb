"""What the scheduler is told: tasks, the links between them, and the calendars they work by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain.calendar import STANDARD, WorkCalendar


@dataclass(frozen=True, slots=True)
class PlanTask:
    """One node of the work breakdown structure; a task that others name as parent is a summary.

    `duration_min` counts working minutes of the task's calendar, or minutes by the clock where
    `elapsed`; a task of no duration is a milestone. Instants are naive, to the minute. Codes of
    `constraint` and `mode` are those of `domain.codes`. `calendar_key` names one of the plan's
    calendars, None its default. A task that is not `active` (cancelled) is dated, but moves nothing;
    neither do its descendants.

    `pauses` are (after, length) in the minutes of the duration, in order: work rests that long once
    so much of it is done. `resource_calendars` name those of the plan's calendars by which the
    people on the task work; none means that nobody's calendar counts.
    """

    id: int
    name: str
    parent_id: int | None = None
    duration_min: int = 0
    elapsed: bool = False
    constraint: str = "asap"
    constraint_at: datetime | None = None
    deadline_at: datetime | None = None
    mode: str = "auto"
    start_at: datetime | None = None
    finish_at: datetime | None = None
    percent: int = 0
    actual_start_at: datetime | None = None
    actual_finish_at: datetime | None = None
    calendar_key: int | None = None
    active: bool = True
    pauses: tuple[tuple[int, int], ...] = ()
    resource_calendars: tuple[int, ...] = ()

    @property
    def span_min(self) -> int:
        """Duration and pauses: the minutes from the task's start to its finish."""
        if not self.pauses:
            return self.duration_min
        return self.duration_min + self.rest_within(self.duration_min)

    def rest_within(self, done_min: int) -> int:
        """The minutes of all pauses that come before or right after that much work.

        A pause before all work, or after it, is none.
        """
        most = min(done_min, self.duration_min - 1)
        return sum(length for after, length in self.pauses if 0 < after <= most)


@dataclass(frozen=True, slots=True)
class PlanLink:
    """The successor follows the predecessor: `type` is fs, ss, ff or sf.

    `lag` counts minutes of the successor's calendar (lag_unit `working`), minutes by the clock
    (`elapsed`) or percent of the predecessor's duration (`percent`); a lead is negative.
    """

    predecessor_id: int
    successor_id: int
    type: str = "fs"
    lag: int = 0
    lag_unit: str = "working"


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole project, as the scheduler needs it. Every id that a link or a parent names is a task
    of the plan (ValueError when it is scheduled, otherwise).

    `honours_constraints` is MS Project's "tasks will always honor their constraint dates": where it
    is off, a link may push a task past its constraint.
    """

    start_at: datetime
    tasks: tuple[PlanTask, ...]
    links: tuple[PlanLink, ...] = ()
    calendar: WorkCalendar = STANDARD
    calendars: Mapping[int, WorkCalendar] = field(default_factory=dict)
    critical_slack_limit_min: int = 0
    honours_constraints: bool = True


class CycleError(UserError):
    """Tasks that wait for each other: no schedule exists.

    `path_ids` and `path_names` name them in the order of the links; the last is the first again.
    A summary stands in the path where the links go through it.
    """

    def __init__(self, path: tuple[PlanTask, ...]) -> None:
        self.path_ids = tuple(task.id for task in path)
        self.path_names = tuple(task.name for task in path)
        path_text = " → ".join(self.path_names)
        self.why = label(N_("These tasks wait for each other: %(path)s."), path=path_text)
        super().__init__(str(self.why), _("Remove one of the links between them."))


class OutOfYearsError(UserError):
    """A date of the schedule falls outside the years that a date can have."""

    def __init__(self) -> None:
        self.why = label(N_("The schedule runs outside the years 1 to 9999."))
        super().__init__(
            str(self.why),
            _("Look for a duration, a lag or a date that is far too long."),
        )


class Outline:
    """The tree of a plan's tasks, by their places in `plan.tasks`.

    ValueError where an id is doubled, a parent is missing, or tasks are each other's parents.
    """

    __slots__ = ("active", "children", "parents", "places", "summaries", "tasks")

    def __init__(self, tasks: tuple[PlanTask, ...]) -> None:
        self.tasks = tasks
        self.places = {task.id: place for place, task in enumerate(tasks)}
        if len(self.places) != len(tasks):
            raise ValueError("two tasks of the plan have the same id")
        places = self.places
        try:
            self.parents = [
                -1 if task.parent_id is None else places[task.parent_id] for task in tasks
            ]
        except KeyError as missing:
            raise ValueError(f"no task of the plan has the id {missing} of a parent") from None
        self.children: dict[int, list[int]] = {}
        for place, parent in enumerate(self.parents):
            try:
                self.children[parent].append(place)
            except KeyError:
                self.children[parent] = [place]
        self.children.pop(-1, None)
        self.summaries = self._summaries_bottom_up()
        self.active = self._active_ones()

    def leaves(self, summary: int) -> list[int]:
        """Every task below that summary that is no summary itself, in the order of the plan."""
        found: list[int] = []
        waiting = [summary]
        while waiting:
            place = waiting.pop()
            below = self.children.get(place)
            if below is None:
                found.append(place)
            else:
                waiting.extend(reversed(below))
        return found

    def _summaries_bottom_up(self) -> list[int]:
        """All summaries, each after those below it."""
        order = [place for place in self.children if self.parents[place] < 0]
        for place in order:
            order.extend(child for child in self.children[place] if child in self.children)
        if len(order) != len(self.children):
            raise ValueError("tasks of the plan are each other's parents")
        return order[::-1]

    def _active_ones(self) -> list[bool]:
        active = [task.active for task in self.tasks]
        if not all(active):
            for place in reversed(self.summaries):
                if not active[place]:
                    for child in self.children[place]:
                        active[child] = False
        return active
