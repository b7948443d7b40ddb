"""The pipeline: deals on the ladder of their stages, what they bring in, and leads before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Protocol

from salespm_tui.contract.clients import LogRow, NextStepRow
from salespm_tui.contract.deals import (
    ConvertLead,
    MoveDeal,
    MoveStage,
    SaveDeal,
    SaveLead,
    SavePayment,
    SaveStage,
)
from salespm_tui.contract.leads import (
    LeadRow,
    Leads,
    LeadsQuery,
    LooseEnd,
    LooseEnds,
    LooseEndsQuery,
)
from salespm_tui.contract.values import Query
from salespm_tui.core.i18n import language
from salespm_tui.domain.deal_health import HealthReason
from salespm_tui.domain.deal_history import Slippage
from salespm_tui.domain.figures import Period
from salespm_tui.domain.forecast import Forecast
from salespm_tui.domain.pipeline import PipelineSum, Unknown
from salespm_tui.domain.win_history import Conversion, Cycle, Velocity, WinRate

__all__ = [
    "ConvertLead",
    "CurrencyFigures",
    "DealDetail",
    "DealQuery",
    "DealRow",
    "LeadRow",
    "Leads",
    "LeadsQuery",
    "LooseEnd",
    "LooseEnds",
    "LooseEndsQuery",
    "MonthForecast",
    "MoveDeal",
    "MoveStage",
    "PaymentRow",
    "Pipeline",
    "PipelineQuery",
    "SaveDeal",
    "SaveLead",
    "SavePayment",
    "SaveStage",
    "StageAmount",
    "StageColumn",
    "StageRow",
    "StagesQuery",
    "StayRow",
    "ViewCount",
]


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the ladder; `kind` open, won or lost. None is unknown."""

    id: int
    position: int
    name_en: str
    name_zh: str
    kind: str
    probability: int | None
    rot_days: int | None
    exit_criteria: str

    @property
    def name(self) -> str:
        """Its name in the language of the moment."""
        return self.name_zh if language() == "zh" else self.name_en


class DealRow(Protocol):
    """One deal, with everything that is computed for it; None is unknown.

    What is computed is computed when it is asked for: a board of thousands of deals costs what is
    on the screen. `kind` is that of its stage. `probability` is in percent, `weighted_minor`
    (rounded, half away from zero) of open deals alone. `close_on` is the actual day of a closed
    deal, the expected one of an open one. The next step is the earliest open action item that names
    the deal. `age_days` counts since it came to its stage, `idle_days` since anything happened.
    `health` and `reasons` are of open deals; `bant_score` is from 0 to 3. `bant` holds budget,
    authority, need, timing.
    """

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def project_id(self) -> int | None: ...

    @property
    def project(self) -> str | None: ...

    @property
    def client_id(self) -> int | None: ...

    @property
    def client(self) -> str | None: ...

    @property
    def goal_id(self) -> int | None: ...

    @property
    def stage_id(self) -> int: ...

    @property
    def kind(self) -> str: ...

    @property
    def currency(self) -> str: ...

    @property
    def amount_minor(self) -> int | None: ...

    @property
    def probability(self) -> int | None: ...

    @property
    def probability_is_manual(self) -> bool: ...

    @property
    def weighted_minor(self) -> int | None: ...

    @property
    def forecast_category(self) -> str: ...

    @property
    def opened_on(self) -> date | None: ...

    @property
    def expected_close_on(self) -> date | None: ...

    @property
    def closed_on(self) -> date | None: ...

    @property
    def close_on(self) -> date | None: ...

    @property
    def next_step(self) -> str | None: ...

    @property
    def next_step_on(self) -> date | None: ...

    @property
    def next_step_id(self) -> int | None: ...

    @property
    def last_contact_on(self) -> date | None: ...

    @property
    def age_days(self) -> int | None: ...

    @property
    def idle_days(self) -> int | None: ...

    @property
    def pushes(self) -> int: ...

    @property
    def stale(self) -> bool: ...

    @property
    def health(self) -> int | None: ...

    @property
    def reasons(self) -> tuple[HealthReason, ...]: ...

    @property
    def waiting_on(self) -> str | None: ...

    @property
    def owner(self) -> str: ...

    @property
    def competitor(self) -> str: ...

    @property
    def products(self) -> str: ...

    @property
    def bant(self) -> tuple[int | None, int | None, int | None, int | None]: ...

    @property
    def bant_score(self) -> Fraction | None: ...

    @property
    def outcome_reason(self) -> str | None: ...

    @property
    def outcome_detail(self) -> str: ...

    @property
    def notes(self) -> str: ...

    @property
    def version(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class StageAmount:
    """What the deals of one currency at one stage come to. `weighted` is of open stages alone."""

    currency: str
    count: int
    amount_minor: int
    weighted: Fraction | None
    unknown: Unknown


@dataclass(frozen=True, slots=True)
class StageColumn:
    """One column of the board: all its deals (of every view) counted, and those that are shown.

    `deals` are in the order of their close days, those without one last. `amounts` has an entry a
    currency; none where there is no deal.
    """

    stage: StageRow
    count: int
    amounts: tuple[StageAmount, ...]
    deals: tuple[DealRow, ...]


@dataclass(frozen=True, slots=True)
class MonthForecast:
    """One month of the forecast strip; `target_minor` is what the goals ask of it, None without."""

    forecast: Forecast
    target_minor: int | None

    @property
    def period(self) -> Period:
        """The month."""
        return self.forecast.period


@dataclass(frozen=True, slots=True)
class CurrencyFigures:
    """What the deals of one currency come to; never summed with those of another.

    `months` are this month, the five after it, and every other one in which a deal counts, in
    order. `open_undated` and `won_undated` deals belong to no month. A rate that lacks history says
    so (`Figure.why`). `assumed`: fewer than twenty deals have closed, so the ladder's probabilities
    are no experience yet.
    """

    currency: str
    total: PipelineSum
    months: tuple[MonthForecast, ...]
    open_undated: int
    won_undated: int
    win_rate: WinRate
    velocity: Velocity
    cycle: Cycle
    conversions: tuple[Conversion, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class ViewCount:
    """A built-in view (`domain.deal_health.VIEWS`) and how many deals it holds."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The board. `figures` has an entry a currency, that of most deals first; none without deals.

    `view` is the code asked for, "" for all deals; it narrows the columns' `deals` alone. `total`
    counts all deals. `leads` counts those that are neither converted nor disqualified,
    `loose_ends` the open deals without a dated next step.
    """

    today: date
    project_id: int | None
    view: str
    currency: str
    columns: tuple[StageColumn, ...]
    figures: tuple[CurrencyFigures, ...]
    views: tuple[ViewCount, ...]
    total: int
    leads: int
    loose_ends: int


@dataclass(frozen=True, slots=True)
class PipelineQuery(Query[Pipeline]):
    """The board, of one project where given; UserError for a view that there is not."""

    project_id: int | None = None
    view: str = ""


@dataclass(frozen=True, slots=True)
class StayRow:
    """A stay at a stage: when it began, how long it lasted, and what the deal was worth then.

    `until` is None for the stay that lasts. `stage` is its name in the language of the moment.
    """

    stage_id: int
    stage: str
    since: datetime
    until: datetime | None
    days: int
    note: str
    amount_minor: int | None
    probability: int | None


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """Cash that came in."""

    id: int
    collected_on: date
    amount_minor: int
    currency: str
    note: str
    version: datetime


@dataclass(frozen=True, slots=True)
class DealDetail:
    """Everything about one deal: the log newest first (`log_total` entries in all), open steps
    before done ones, stays in their order. `slippage` says how its close date moved."""

    deal: DealRow
    stage: StageRow
    stages: tuple[StageRow, ...]
    stays: tuple[StayRow, ...]
    slippage: Slippage
    log: tuple[LogRow, ...]
    log_total: int
    steps: tuple[NextStepRow, ...]
    payments: tuple[PaymentRow, ...]
    lead: LeadRow | None
    goal: tuple[int, str] | None
    has_decider: bool | None
    today: date


@dataclass(frozen=True, slots=True)
class DealQuery(Query["DealDetail | None"]):
    """One deal with all that hangs on it; None if it is gone."""

    deal_id: int
    log_limit: int | None = None


@dataclass(frozen=True, slots=True)
class StagesQuery(Query[tuple[StageRow, ...]]):
    """The ladder, from the first stage on."""
