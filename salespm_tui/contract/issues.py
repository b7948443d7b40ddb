"""Issues: what has gone wrong, why, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Ref, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be done: it becomes an action item of what it is given with.

    Without a `kind` it is a response where it is given with a risk, corrective with an issue.
    """

    title: str
    owner: str = ""
    due_on: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SaveIssue(Command):
    """Create an issue (`issue_id` None, title needed) or change the fields given.

    `deviation_value` is in working days (metric schedule), minor units of the currency (cost) or
    hundredths of the goal's unit (goal); quality has none. `actions` are added as action items. Of
    a task, deal or goal a new one takes project and client where they are not given. Status resolved
    and closed fill `resolved_on`, the others empty it. Its name in `Archive` is `issue`.
    """

    issue_id: int | None = None
    title: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    kind: str | Unset = UNSET
    metric: str | Unset | None = UNSET
    deviation_value: int | Unset | None = UNSET
    cause: str | Unset | None = UNSET
    cause_detail: str | Unset = UNSET
    severity: int | Unset = UNSET
    status: str | Unset = UNSET
    owner: str | Unset = UNSET
    raised_on: date | Unset = UNSET
    due_on: date | Unset | None = UNSET
    risk_id: int | Unset | None = UNSET
    task_id: int | Unset | None = UNSET
    goal_id: int | Unset | None = UNSET
    opportunity_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    notes: str | Unset = UNSET
    actions: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolveIssue(Command):
    """An issue is resolved (or `status` closed) on `resolved_on`, today where it is not given; `note`
    goes below its notes. Measures that are still open stay so, and are counted in the notes."""

    issue_id: int
    note: str = ""
    status: str = "resolved"
    resolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class JudgeAction(Command):
    """Say whether an action item that is done worked: worked, partly or failed (None: not judged any
    more). `note` goes below its notes. UserError for one that is not done."""

    action_item_id: int
    effect: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """An action item of a risk or an issue. `task_id` is the task that it was made into, `task` that
    one's name, `task_finish` its day in the plan. `effect` is whether a done one worked (worked, partly,
    failed), None while nobody said. `overdue_days` counts days after `due_on` of an
    open one, 0 where it is not late."""

    id: int
    kind: str
    title: str
    owner: str
    due_on: date | None
    status: str
    done_on: date | None
    overdue_days: int
    task_id: int | None
    task: str | None
    task_finish: date | None
    effect: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue. `project` is the code, `deviation` says the deviation in words, `currency` is that
    of its money; `overdue_days` counts days after `due_on` of an open one, 0 where it is not late."""

    id: int
    title: str
    project_id: int | None
    project: str | None
    kind: str
    metric: str | None
    deviation_value: int | None
    deviation: Label | None
    currency: str
    cause: str | None
    cause_detail: str
    severity: int
    status: str
    owner: str
    raised_on: date
    due_on: date | None
    resolved_on: date | None
    overdue_days: int
    risk_id: int | None
    task_id: int | None
    goal_id: int | None
    opportunity_id: int | None
    client_id: int | None
    notes: str
    actions_open: int
    actions_overdue: int
    next_action_on: date | None


@dataclass(frozen=True, slots=True)
class Issues:
    """Issues, the gravest first, then those due first; ended ones last."""

    today: date
    issues: tuple[IssueRow, ...]


@dataclass(frozen=True, slots=True)
class IssuesQuery(Query[Issues]):
    """The issues; of one project where given, with resolved and closed ones where asked for."""

    project_id: int | None = None
    include_ended: bool = False


@dataclass(frozen=True, slots=True)
class NamedRef:
    """A record that another one names, with its name."""

    ref: Ref
    name: str


@dataclass(frozen=True, slots=True)
class IssueDetail:
    """Everything about one issue; `links` are risk, task, goal, deal and client, as far as given."""

    issue: IssueRow
    today: date
    actions: tuple[MeasureRow, ...]
    links: tuple[NamedRef, ...]


@dataclass(frozen=True, slots=True)
class IssueQuery(Query["IssueDetail | None"]):
    """One issue; None if it is gone."""

    issue_id: int
