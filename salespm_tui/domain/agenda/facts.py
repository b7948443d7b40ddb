"""What the agenda is made from: one fact a record, as the store has it and the scheduler dates it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from salespm_tui.domain.agenda.concerns import (
    ChangeFact,
    Concern,
    ContactFact,
    ExpectationFact,
    FeedbackFact,
    IssueFact,
    RiskFact,
)
from salespm_tui.domain.agenda.means import HandoverFact, Means, OverloadFact, OverspentFact
from salespm_tui.domain.checks import Wrong

Workdays = Callable[[int, date, date], int]
"""Working days of a project (its id) after the first date, up to and with the second; 0 where the
second is not later. At least 1 is shown to people where the dates differ."""


class TaskFact(NamedTuple):
    """A task that is no summary: open, or finished since the last stand-up.

    `start` and `finish` are the scheduled days; `place` its number in WBS order; `finish_before` the
    finish at the end of the last stand-up. `change` is finished, new or empty. Priority 1 is first.
    """

    id: int
    project_id: int
    project: str
    place: int
    code: str
    title: str
    start: date
    finish: date
    milestone: bool = False
    percent: int = 0
    priority: int = 3
    owner: str = ""
    critical: bool = False
    blocked: bool = False
    blocked_reason: str = ""
    waiting_on: str | None = None
    finish_before: date | None = None
    change: str = ""
    client_id: int | None = None

    @property
    def kind(self) -> str:
        return "task"

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (not self.critical, self.priority, self.project, self.place)


class PromiseFact(NamedTuple):
    """An action item: open with a date, done since the last stand-up (`change` finished), or done on
    `done_on` about a risk or an issue, and nobody said yet whether it worked (`change` unjudged).

    `answers` is the risk, the issue, the complaint or the change that something is done about, as
    (kind, id).
    """

    id: int
    title: str
    due_on: date | None
    owner: str = ""
    client_id: int | None = None
    client: str = ""
    tier: str | None = None
    project_id: int | None = None
    project: str = ""
    change: str = ""
    answers: tuple[str, int] | None = None
    done_on: date | None = None

    @property
    def kind(self) -> str:
        return "action_item"

    @property
    def section(self) -> str:
        """The section that tells it when it is due; empty where that goes by its day."""
        if self.answers is not None:
            return "risks" if self.answers[0] in ("risk", "issue") else "clients"
        return "" if self.client_id is None else "clients"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (True, _rank_of_tier(self.tier), self.client, self.id)


class ClientFact(NamedTuple):
    """A client: silent for longer than its cadence, or new since the last stand-up.

    `silent_days` is None where there was no contact yet; `next_on` the day of its next step.
    """

    id: int
    title: str
    silent: bool = False
    silent_days: int | None = None
    cadence_days: int = 0
    next_on: date | None = None
    tier: str | None = None
    change: str = ""

    @property
    def kind(self) -> str:
        return "client"

    @property
    def code(self) -> str:
        return ""

    @property
    def owner(self) -> str:
        return ""

    @property
    def project_id(self) -> None:
        return None

    @property
    def client_id(self) -> int:
        return self.id

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (True, _rank_of_tier(self.tier), self.title, self.id)


class DealFact(NamedTuple):
    """An open deal, or one that changed since the last stand-up.

    `matter` names what is the matter with it: closing (this week), passed (its close date),
    no_next_step (none with a date), stale, pushed. `idle_days` is since the last contact or stage
    change. `change` is won, lost, moved (from the stage `from_stage` to `stage`), new or empty.
    `amount` is in words, empty where it is unknown; `weight` sorts the greatest first. `others` are
    as new as this one and told with it.
    """

    id: int
    title: str
    client: str = ""
    client_id: int | None = None
    project_id: int | None = None
    project: str = ""
    owner: str = ""
    is_open: bool = True
    stage: str = ""
    from_stage: str = ""
    amount: str = ""
    weight: int = 0
    close_on: date | None = None
    has_next_step: bool = False
    next_step_on: date | None = None
    idle_days: int | None = None
    pushes: int = 0
    matter: frozenset[str] = frozenset()
    change: str = ""
    others: int = 0

    @property
    def kind(self) -> str:
        return "opportunity"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (True, -self.weight, self.title, self.id)


class GoalFact(NamedTuple):
    """A goal at work that is behind its pace: `band` is at_risk or behind.

    `pace` is in whole percent of what is expected by today; `needed` is what each working day left
    has to bring, in words, empty where that cannot be told.
    """

    id: int
    title: str
    band: str
    pace: int
    needed: str = ""
    due_on: date | None = None
    owner: str = ""
    project_id: int | None = None
    project: str = ""

    @property
    def kind(self) -> str:
        return "goal"

    @property
    def code(self) -> str:
        return ""

    @property
    def client_id(self) -> None:
        return None

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (self.band != "behind", self.pace, self.title, self.id)


class ProjectFact(NamedTuple):
    """A project that is new since the last stand-up, or that many new tasks came to; or one whose
    gate of the present phase is due on `gate_due`, with so many points open."""

    id: int
    code: str
    title: str
    new: bool
    new_tasks: int
    client_id: int | None = None
    gate_due: date | None = None
    gate_open: int = 0

    @property
    def kind(self) -> str:
        return "project"

    @property
    def owner(self) -> str:
        return ""

    @property
    def project_id(self) -> int:
        return self.id

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        return (True, 0, self.code, self.id)


Fact = TaskFact | PromiseFact | ClientFact | DealFact | GoalFact | ProjectFact | Concern | Means


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the agenda is made from. `since` None: there was no stand-up before."""

    today: date
    since: date | None
    workdays: Workdays
    tasks: tuple[TaskFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    clients: tuple[ClientFact, ...] = ()
    projects: tuple[ProjectFact, ...] = ()
    gates: tuple[ProjectFact, ...] = ()
    deals: tuple[DealFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    risks: tuple[RiskFact, ...] = ()
    issues: tuple[IssueFact, ...] = ()
    expectations: tuple[ExpectationFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()
    feedback: tuple[FeedbackFact, ...] = ()
    contacts: tuple[ContactFact, ...] = ()
    overloads: tuple[OverloadFact, ...] = ()
    overspent: tuple[OverspentFact, ...] = ()
    handovers: tuple[HandoverFact, ...] = ()
    wrong: tuple[tuple[Fact, Wrong], ...] = ()
    away: frozenset[tuple[str, int]] = field(default=frozenset())
    """What is snoozed until a later day, as (kind, id)."""


def _rank_of_tier(tier: str | None) -> int:
    return {"A": 1, "B": 2, "C": 3}.get(tier or "", 4)
