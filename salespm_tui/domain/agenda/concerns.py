"""What can hurt, and what clients wait for, as facts of the agenda: one fact a record."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

Urgency = tuple[bool, int, str, int]


class RiskFact(NamedTuple):
    """A risk at work, or one that changed since the last stand-up.

    `score` and `level` are empty where probability or impact are unknown. `trend` is how the score
    went at the last review: 1 up, −1 down, 0 level. `change` is new, occurred, closed, scored (it was
    `score_before`) or empty.
    """

    id: int
    title: str
    project_id: int | None = None
    project: str = ""
    client_id: int | None = None
    owner: str = ""
    threat: bool = True
    score: int | None = None
    level: str = ""
    trend: int = 0
    is_open: bool = True
    triggered_on: date | None = None
    next_review_on: date | None = None
    change: str = ""
    score_before: int | None = None

    @property
    def kind(self) -> str:
        return "risk"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (self.level != "critical", -(self.score or 0), self.title, self.id)


class IssueFact(NamedTuple):
    """Something that has gone wrong: open, or changed since the last stand-up.

    Severity 5 is the worst. `change` is new, resolved or empty.
    """

    id: int
    title: str
    project_id: int | None = None
    project: str = ""
    client_id: int | None = None
    owner: str = ""
    severity: int = 3
    blocks: bool = False
    is_open: bool = True
    due_on: date | None = None
    change: str = ""

    @property
    def kind(self) -> str:
        return "issue"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (True, -self.severity, self.title, self.id)


class ExpectationFact(NamedTuple):
    """What a client expects of us: unsettled, or settled since the last stand-up (`change` kept,
    renegotiated or broken). Importance 5 is the greatest."""

    id: int
    title: str
    client_id: int
    client: str = ""
    project_id: int | None = None
    project: str = ""
    owner: str = ""
    importance: int = 3
    agreed: bool = False
    is_open: bool = True
    due_on: date | None = None
    change: str = ""

    @property
    def kind(self) -> str:
        return "expectation"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (True, -self.importance, self.client, self.id)


class ChangeFact(NamedTuple):
    """A change that was asked for: waiting for a decision, or decided since the last stand-up
    (`change` approved, rejected, implemented or withdrawn). Priority 1 is first.

    `days` are working days on the plan, None while nobody estimated them.
    """

    id: int
    title: str
    project_id: int | None = None
    project: str = ""
    client_id: int | None = None
    client: str = ""
    priority: int = 3
    is_open: bool = True
    requested_on: date | None = None
    decide_by: date | None = None
    days: int | None = None
    change: str = ""

    @property
    def kind(self) -> str:
        return "change_request"

    @property
    def code(self) -> str:
        return ""

    @property
    def owner(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (True, self.priority, self.client, self.id)


class FeedbackFact(NamedTuple):
    """A complaint: open, or changed since the last stand-up (`change` new, resolved or empty)."""

    id: int
    title: str
    client_id: int
    client: str = ""
    project_id: int | None = None
    project: str = ""
    owner: str = ""
    is_open: bool = True
    received_on: date | None = None
    due_on: date | None = None
    change: str = ""

    @property
    def kind(self) -> str:
        return "feedback"

    @property
    def code(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (True, 0, self.client, self.id)


class ContactFact(NamedTuple):
    """A contact with a client that is planned for today (`at`, as hh:mm) or was for a day before."""

    id: int
    title: str
    client_id: int
    client: str
    on: date
    at: str = ""
    with_whom: str = ""
    project_id: int | None = None
    project: str = ""

    @property
    def kind(self) -> str:
        return "interaction"

    @property
    def code(self) -> str:
        return ""

    @property
    def owner(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (True, 0, self.at, self.id)


ClientMatter = ExpectationFact | ChangeFact | FeedbackFact | ContactFact
Concern = RiskFact | IssueFact | ClientMatter
