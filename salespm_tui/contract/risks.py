"""Risks: the matrix and the register with what is at stake, one in detail, checklists and scales.

Money is in minor units of `currency`: that of the risk's project, else the workspace's. Sums are
made for each currency alone. What is unknown is None, and counted beside the sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.issues import IssueRow, MeasureRow, NamedRef
from salespm_tui.contract.risk_edits import (
    AddFromChecklist,
    CloseRisk,
    MoveRisk,
    OccurRisk,
    PutResponseOnTimeline,
    ReopenRisk,
    ReviewRisk,
    SaveRisk,
    SetRiskScales,
    TriggerRisk,
)
from salespm_tui.contract.values import Query
from salespm_tui.core.labels import Label
from salespm_tui.domain import codes

__all__ = [
    "AddFromChecklist",
    "Checklist",
    "ChecklistEntry",
    "ChecklistQuery",
    "CloseRisk",
    "GoalAtRisk",
    "MoveRisk",
    "OccurRisk",
    "PutResponseOnTimeline",
    "ReopenRisk",
    "ReviewRisk",
    "ReviewRow",
    "RiskDetail",
    "RiskMatrix",
    "RiskQuery",
    "RiskRow",
    "RiskScales",
    "RiskScalesQuery",
    "RiskSums",
    "Risks",
    "RisksQuery",
    "SaveRisk",
    "ScaleStep",
    "SetRiskScales",
    "TriggerRisk",
]


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One of the five steps: its word, what it means (its anchor), and for probability the percent.

    `own_word` and `own_anchor` are the workspace's own, "" where the usual ones stand.
    """

    step: int
    word: Label
    anchor: Label
    percent: int | None
    own_word: str
    own_anchor: str


@dataclass(frozen=True, slots=True)
class RiskScales:
    """The scales of the workspace, steps rising; `levels` are the lowest scores of medium, high and
    critical."""

    levels: tuple[int, int, int]
    probability: tuple[ScaleStep, ...]
    impact: tuple[ScaleStep, ...]


@dataclass(frozen=True, slots=True)
class RiskScalesQuery(Query[RiskScales]):
    """The scales that risks are rated on."""


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk. `project` is the code.

    `score` is probability × impact, `level` its band (`codes.RISK_LEVEL`); both None while one of
    the two is unknown. `emv_minor` is the percent of the probability of `cost_minor`, positive for a
    threat, negative for an opportunity; `residual_emv_minor` is the same with the residual
    probability. `scores` are those of its reviews, oldest first, the newest last; `trend`
    (up, down, same) is the last against the one before, None where one of them is unknown.
    `review_overdue_days` counts days after `next_review_on`, 0 where it is not late.
    """

    id: int
    title: str
    project_id: int | None
    project: str | None
    category: str
    polarity: str
    cause: str
    event: str
    effect: str
    probability: int | None
    impact: int | None
    score: int | None
    level: str | None
    residual_probability: int | None
    residual_impact: int | None
    residual_score: int | None
    residual_level: str | None
    schedule_days: int | None
    cost_minor: int | None
    currency: str
    emv_minor: int | None
    residual_emv_minor: int | None
    strategy: str | None
    response: str
    contingency: str
    trigger: str
    triggered_on: date | None
    owner: str
    status: str
    proximity: str | None
    identified_on: date
    next_review_on: date | None
    review_every_days: int | None
    review_overdue_days: int
    last_review_on: date | None
    closed_on: date | None
    close_reason: str
    goal_id: int | None
    task_id: int | None
    opportunity_id: int | None
    client_id: int | None
    notes: str
    scores: tuple[int | None, ...]
    trend: str | None
    actions_open: int
    actions_overdue: int
    next_action_on: date | None

    @property
    def ended(self) -> bool:
        """Whether it is past: occurred or closed."""
        return self.status in codes.ENDED_RISK_STATUS


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """How many open risks lie in each cell: `counts[probability - 1][impact - 1]`; `opportunities` are
    those of them that are chances. `unknown` lack one of the two and lie in no cell."""

    counts: tuple[tuple[int, ...], ...]
    opportunities: tuple[tuple[int, ...], ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class RiskSums:
    """What the open risks of one currency put at stake.

    `exposure_minor` adds up their EMV, `residual_exposure_minor` the EMV after the responses (that
    of a risk whose residual probability is unknown is its EMV: what nobody has rated has not helped
    yet; `fallen_back` counts those). `contingency_minor` is the reserve that this asks for: the
    residual exposure, never below 0. `reserve_minor` is what the budget keeps (lines of category
    contingency), None where no line is there. `unknown` risks lack probability or money and are in
    no sum; `open` counts all.
    """

    currency: str
    exposure_minor: int
    residual_exposure_minor: int
    contingency_minor: int
    reserve_minor: int | None
    open: int
    unknown: int
    fallen_back: int


@dataclass(frozen=True, slots=True)
class GoalAtRisk:
    """What open threats put at stake of a goal: the sum of their EMV, of one currency; `unknown`
    threats have none."""

    goal_id: int
    name: str
    currency: str
    at_risk_minor: int
    threats: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Risks:
    """The register: open risks by score (unknown ones last), then ended ones where asked for.

    `sums` begins with the currency that was asked about: the project's, else the workspace's; it is
    always there. `ended` counts the ended ones, shown or not.
    """

    today: date
    risks: tuple[RiskRow, ...]
    inherent: RiskMatrix
    residual: RiskMatrix
    sums: tuple[RiskSums, ...]
    goals: tuple[GoalAtRisk, ...]
    scales: RiskScales
    ended: int


@dataclass(frozen=True, slots=True)
class RisksQuery(Query[Risks]):
    """The risks; of one project where given, with occurred and closed ones where asked for."""

    project_id: int | None = None
    include_ended: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One look at a risk, with the score that it had from that day on."""

    id: int
    on: date
    probability: int | None
    impact: int | None
    score: int | None
    level: str | None
    note: str


@dataclass(frozen=True, slots=True)
class RiskDetail:
    """Everything about one risk: reviews oldest first, actions (open ones first), the issues that it
    became, `links` to task, goal, deal and client as far as given, and its goal's sum at risk."""

    risk: RiskRow
    today: date
    reviews: tuple[ReviewRow, ...]
    actions: tuple[MeasureRow, ...]
    issues: tuple[IssueRow, ...]
    links: tuple[NamedRef, ...]
    goal_at_risk: GoalAtRisk | None


@dataclass(frozen=True, slots=True)
class RiskQuery(Query["RiskDetail | None"]):
    """One risk; None if it is gone."""

    risk_id: int


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """A risk to start from. `there` says whether the project has it already; `source` says where an
    earlier one comes from, and how it ended (None: a shipped one)."""

    key: str
    title: Label
    cause: Label
    event: Label
    effect: Label
    polarity: str
    there: bool
    source: Label | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """Entries of one category (`codes.RISK_CATEGORY`), or with category None those from earlier
    projects: risks that occurred or were closed, issues, and lessons of risks or of what failed,
    the newest of each first."""

    category: str | None
    entries: tuple[ChecklistEntry, ...]


@dataclass(frozen=True, slots=True)
class ChecklistQuery(Query[tuple[Checklist, ...]]):
    """The lists to start from, for a project (None: for what belongs to none)."""

    project_id: int | None = None
