"""Needs: what a client requires, why, how it will be accepted, who signed, and the tasks that meet it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset


@dataclass(frozen=True, slots=True)
class SaveRequirement(Command):
    """Create a need (`requirement_id` None; `title` and a client or a project needed) or change the
    fields given. A new one of a project with a client is that client's.

    `source`, `kind`, `priority` and `status` are codes of `domain.codes` REQUIREMENT_*; an empty
    source or priority says that nobody knows. `interaction_id` is the contact that it was heard in.
    """

    requirement_id: int | None = None
    title: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    interaction_id: int | Unset | None = UNSET
    source: str | Unset | None = UNSET
    kind: str | Unset = UNSET
    pain: str | Unset = UNSET
    priority: str | Unset | None = UNSET
    status: str | Unset = UNSET
    acceptance_criteria: str | Unset = UNSET
    owner: str | Unset = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SignOffRequirement(Command):
    """Say who signed a need off, and when (today unless given); an empty `by` takes it back.

    A need that was only captured is confirmed with it. UserError without an acceptance criterion:
    nobody signs what cannot be checked.
    """

    requirement_id: int
    by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LinkRequirementTasks(Command):
    """Say which tasks meet a need: exactly these from now on, none for an empty tuple.

    A task serves one need; one that served another is noted and serves this one.
    """

    requirement_id: int
    task_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ServingTask:
    """A task that meets a need; `finish` is its scheduled day, None where the plan has no schedule."""

    id: int
    project_id: int
    project: str
    wbs: str
    name: str
    kind: str
    status: str
    percent: int
    finish: date | None


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One need. `percent` is how far its tasks are, weighed by their durations (None without any).

    `hint` is the status that the tasks suggest where it differs from the one kept: `planned` once
    there are tasks, `delivered` once all of them are done; None where there is nothing to say.
    `captured_on` is the day on which it was written down.
    """

    id: int
    title: str
    project_id: int | None
    project: str | None
    client_id: int | None
    client: str | None
    interaction_id: int | None
    source: str | None
    kind: str
    pain: str
    priority: str | None
    status: str
    acceptance_criteria: str
    owner: str
    signed_by: str
    signed_on: date | None
    notes: str
    captured_on: date
    tasks: tuple[ServingTask, ...]
    percent: int | None
    hint: str | None


@dataclass(frozen=True, slots=True)
class Requirements:
    """Needs by MoSCoW, must first and unknown last, rejected ones at the end; then as they came."""

    today: date
    requirements: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True)
class RequirementsQuery(Query[Requirements]):
    """The needs of a client, of a project, or of one client in one project; all without either."""

    client_id: int | None = None
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class TaskWithoutNeed:
    """A task that no need asks for, neither itself nor one above it."""

    id: int
    project_id: int
    project: str
    wbs: str
    name: str
    status: str
    percent: int


@dataclass(frozen=True, slots=True)
class Traceability:
    """What does not hang together between needs and plan.

    Needs that were rejected or put off (`wont`) lack nothing. Of tasks only those are told that are
    no summaries and not cancelled; `needs` and `tasks` count all that were looked at.
    """

    without_task: tuple[RequirementRow, ...]
    without_criterion: tuple[RequirementRow, ...]
    without_sign_off: tuple[RequirementRow, ...]
    without_need: tuple[TaskWithoutNeed, ...]
    needs: int
    tasks: int


@dataclass(frozen=True, slots=True)
class TraceabilityQuery(Query[Traceability]):
    """Which needs have no task, and which tasks no need? Of a project, or of all of a client's."""

    project_id: int | None = None
    client_id: int | None = None
