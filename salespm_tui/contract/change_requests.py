"""Changes that are asked for: their impact, what the plan would become, the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class SaveChangeRequest(Command):
    """Create a change request (`change_request_id` None; `project_id` or `task_id`, and `title`
    needed) or change the fields given.

    `impact_days` are working days (negative: shorter) of `task_id`, `impact_cost_minor` minor units of
    the project's currency (negative: cheaper). The impact of an approved one stays as approved.
    """

    change_request_id: int | None = None
    project_id: int | None = None
    client_id: int | Unset | None = UNSET
    task_id: int | Unset | None = UNSET
    title: str | Unset = UNSET
    reason: str | Unset = UNSET
    description: str | Unset = UNSET
    impact_scope: str | Unset = UNSET
    impact_days: int | Unset | None = UNSET
    impact_cost_minor: int | Unset | None = UNSET
    priority: int | Unset = UNSET
    requested_on: date | Unset = UNSET
    decide_by: date | Unset | None = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class AssessChangeRequest(Command):
    """Write down what a change would take; it is being assessed from then on.

    One that was rejected or withdrawn is taken up again with it.
    """

    change_request_id: int
    task_id: int | Unset | None = UNSET
    impact_scope: str | Unset = UNSET
    impact_days: int | Unset | None = UNSET
    impact_cost_minor: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class DecideChangeRequest(Command):
    """Decide a waiting change request: `decision` is approved, rejected or withdrawn.

    Approval puts days and money on the task in the same change set; without a task it says that it
    changed no plan. `by` is whoever decided, `on` when (today unless given). Rejecting needs a `note`.
    """

    change_request_id: int
    decision: str
    by: str = ""
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MarkImplemented(Command):
    """An approved change is done."""

    change_request_id: int


@dataclass(frozen=True, slots=True)
class ChangeRequestRow:
    """One change request. While it waits for a decision `waiting_days` counts from the day it was
    asked for, and `late` says that the day to decide by has passed; `open_actions` are its open
    action items. `client` is the project's where it names none of its own."""

    id: int
    project_id: int
    project: str
    currency: str
    client_id: int | None
    client: str | None
    task_id: int | None
    task: str | None
    title: str
    reason: str
    description: str
    impact_scope: str
    impact_days: int | None
    impact_cost_minor: int | None
    priority: int
    status: str
    requested_on: date
    decide_by: date | None
    decided_by: str
    decided_on: date | None
    decision_note: str
    notes: str
    waiting_days: int | None
    late: bool
    open_actions: int


@dataclass(frozen=True, slots=True)
class ChangeRequests:
    """Those that wait for a decision first, by the day to decide by, then the most important
    (priority 1); then approved ones to be implemented; then the others, the latest decided first."""

    today: date
    change_requests: tuple[ChangeRequestRow, ...]

    @property
    def waiting(self) -> tuple[ChangeRequestRow, ...]:
        """Those that wait for a decision."""
        return tuple(row for row in self.change_requests if row.waiting_days is not None)


@dataclass(frozen=True, slots=True)
class ChangeRequestsQuery(Query[ChangeRequests]):
    """The change requests of a client, of a project, or of one client in one project; all without
    either. A request without a client of its own is that of its project's."""

    client_id: int | None = None
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class MissedDeadline:
    """A task whose deadline the change would break, and the finish that it would have."""

    task_id: int
    name: str
    deadline_at: datetime
    finish_at: datetime


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What approval would do, as the scheduler says; nothing is written.

    Finishes and slips are of the task and of the project; slips in working minutes of the project's
    calendar, later where positive. `moved` counts the other tasks (no summaries) with new dates.
    `missed` are the deadlines that hold now and would not. Money in minor units of `currency`: the
    task's fixed cost before and after. `refused` says why approval would be refused, with what to
    choose instead; `notes` say what would not be applied, and why.
    """

    project_id: int
    currency: str
    task_id: int | None
    task: str | None
    minutes_per_day: int
    task_finish_before: datetime | None
    task_finish_after: datetime | None
    task_slip_min: int
    project_finish_before: datetime | None
    project_finish_after: datetime | None
    project_slip_min: int
    moved: int
    missed: tuple[MissedDeadline, ...]
    cost_before: int | None
    cost_after: int | None
    notes: tuple[Label, ...] = ()
    refused: Label | None = None


@dataclass(frozen=True, slots=True)
class PreviewChange(Query[ChangePreview]):
    """What would approving it do to the plan? Fields given stand for those kept, as a form has them;
    without a request `project_id` is needed. UserError where the request or the project is gone."""

    change_request_id: int | None = None
    project_id: int | None = None
    task_id: int | Unset | None = UNSET
    impact_days: int | Unset | None = UNSET
    impact_cost_minor: int | Unset | None = UNSET
