"""Who works on which task: assigned, fit for it, free for it. Efforts are working minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salespm_tui.contract.values import UNSET, Command, Query, Unset


@dataclass(frozen=True, slots=True)
class Assign(Command):
    """Put a resource to work on a task, with a share of its time (percent, 1 to 1000), or with the
    planned effort where it is known. The outcome's `ref` is the assignment.

    UserError for a summary or a task that is over, for a resource that is not active, and where it
    works on the task already. Its name in `Archive` is `assignment`.
    """

    task_id: int
    resource_id: int
    units_percent: int = 100
    planned_min: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeAssignment(Command):
    """Change an assignment; with `resource_id` somebody else takes it over."""

    assignment_id: int
    resource_id: int | Unset = UNSET
    units_percent: int | Unset = UNSET
    planned_min: int | Unset | None = UNSET
    actual_min: int | Unset | None = UNSET
    remaining_min: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class Unassign(Command):
    """Take a resource off a task."""

    assignment_id: int


@dataclass(frozen=True, slots=True)
class RequireSkill(Command):
    """Say which skills a task needs: `negotiation 4, English`. A skill without a level needs 3; an
    empty text needs none."""

    task_id: int
    skills: str


@dataclass(frozen=True, slots=True)
class SkillFit:
    """How a level fits what is asked: min(1, level ÷ required), in percent. Level 0: not at all."""

    skill: str
    required: int
    level: int
    percent: int


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A resource on a task. `work_min` is what the load counts: planned, else the share of the time
    between start and finish. `fit_percent` is that of its least fitting skill, None where the task
    asks for none."""

    id: int
    task_id: int
    task: str
    wbs: str
    project_id: int
    project: str
    resource_id: int
    resource: str
    start: datetime
    finish: datetime
    status: str
    percent: int
    units_percent: int
    planned_min: int | None
    actual_min: int | None
    remaining_min: int | None
    work_min: int
    fit_percent: int | None
    fits: tuple[SkillFit, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody for a task. `free_min` is what the days of the task still hold without it, `enough`
    whether that suffices for what the task needs; `assignment_id` is set for who works on it already.
    `fit_percent` is that of the least fitting skill, None where the task asks for none."""

    resource_id: int
    name: str
    kind: str
    job_title: str
    fit_percent: int | None
    fits: tuple[SkillFit, ...]
    free_min: int
    capacity_min: int
    enough: bool
    days_off: int
    cost_rate_minor_per_hour: int | None
    currency: str
    assignment_id: int | None


@dataclass(frozen=True, slots=True)
class WhoIsFree:
    """Who could do a task: those that fit best first, then those with most time, then by name.

    `needed_min` is its planned effort, else its working time; `required` are its skills with levels.
    `assigned` are those who do it, as rows.
    """

    task_id: int
    task: str
    start: datetime
    finish: datetime
    needed_min: int
    required: tuple[tuple[str, int], ...]
    required_text: str
    assigned: tuple[AssignmentRow, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class WhoIsFreeQuery(Query["WhoIsFree | None"]):
    """Who is free for a task; None if it is gone."""

    task_id: int
