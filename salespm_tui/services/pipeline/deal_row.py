"""A deal in a snapshot: its row and its figures, put together when something of it is asked for."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from salespm_tui.domain.deal_health import (
    DealHealth,
    HealthReason,
    bant,
    health,
    idle_days,
    is_stale,
    stage_age,
)
from salespm_tui.domain.figures import half_up
from salespm_tui.services.pipeline.around import Step
from salespm_tui.services.pipeline.deals import DealData, Deals

_NO_STEP = Step(0, "", None)


class KeptDeal:
    """A `contract.pipeline.DealRow`. Immutable, and asked by the screen while others are made."""

    __slots__ = ("_all", "_data", "_deal", "_today")

    def __init__(self, deal_id: int, deals: Deals, today: date) -> None:
        self._all = deals
        self._data: DealData = deals.data[deal_id]
        self._deal = deals.deals[deal_id]
        self._today = today

    # As it is kept

    @property
    def id(self) -> int:
        return self._data.id

    @property
    def name(self) -> str:
        return self._data.name

    @property
    def project_id(self) -> int | None:
        return self._data.project_id

    @property
    def project(self) -> str | None:
        project_id = self._data.project_id
        return None if project_id is None else self._all.around.projects.get(project_id)

    @property
    def client_id(self) -> int | None:
        return self._data.client_id

    @property
    def client(self) -> str | None:
        client_id = self._data.client_id
        return None if client_id is None else self._all.around.clients.get(client_id)

    @property
    def goal_id(self) -> int | None:
        return self._data.goal_id

    @property
    def stage_id(self) -> int:
        return self._data.stage_id

    @property
    def currency(self) -> str:
        return self._data.currency

    @property
    def amount_minor(self) -> int | None:
        return self._data.amount_minor

    @property
    def probability_is_manual(self) -> bool:
        return self._data.probability_override is not None and self.kind == "open"

    @property
    def forecast_category(self) -> str:
        return self._data.forecast_category

    @property
    def opened_on(self) -> date | None:
        return self._data.opened_on

    @property
    def expected_close_on(self) -> date | None:
        return self._data.expected_close_on

    @property
    def closed_on(self) -> date | None:
        return self._data.closed_on

    @property
    def waiting_on(self) -> str | None:
        return self._data.waiting_on

    @property
    def owner(self) -> str:
        return self._data.owner or ""

    @property
    def competitor(self) -> str:
        return self._data.competitor or ""

    @property
    def products(self) -> str:
        return self._data.products or ""

    @property
    def bant(self) -> tuple[int | None, int | None, int | None, int | None]:
        return self._deal.bant

    @property
    def outcome_reason(self) -> str | None:
        return self._data.outcome_reason

    @property
    def outcome_detail(self) -> str:
        return self._data.outcome_detail

    @property
    def notes(self) -> str:
        return self._data.notes

    @property
    def version(self) -> datetime:
        return self._data.updated_at

    # What hangs on it

    @property
    def next_step(self) -> str | None:
        return self._step.title or None

    @property
    def next_step_on(self) -> date | None:
        return self._step.due_on

    @property
    def next_step_id(self) -> int | None:
        return self._step.id or None

    @property
    def _step(self) -> Step:
        return self._all.around.steps.get(self._data.id, _NO_STEP)

    @property
    def last_contact_on(self) -> date | None:
        return self._deal.last_contact_on

    @property
    def pushes(self) -> int:
        return self._deal.pushes

    # What is computed

    @property
    def kind(self) -> str:
        return self._all.ladder.kind(self._deal)

    @property
    def probability(self) -> int | None:
        return self._all.ladder.probability(self._deal)

    @property
    def weighted_minor(self) -> int | None:
        weighted = self._all.ladder.weighted(self._deal)
        return None if weighted is None else half_up(weighted)

    @property
    def close_on(self) -> date | None:
        return self.expected_close_on if self.kind == "open" else self.closed_on

    @property
    def age_days(self) -> int | None:
        return stage_age(self._deal, self._today)

    @property
    def idle_days(self) -> int | None:
        return idle_days(self._deal, self._today)

    @property
    def stale(self) -> bool:
        return is_stale(self._deal, self._all.ladder, self._today)

    @property
    def health(self) -> int | None:
        found = self._health
        return None if found is None else found.score

    @property
    def reasons(self) -> tuple[HealthReason, ...]:
        found = self._health
        return () if found is None else found.reasons

    @property
    def _health(self) -> DealHealth | None:
        return health(self._deal, self._all.ladder, self._today)

    @property
    def bant_score(self) -> Fraction | None:
        return bant(self._deal.bant)
