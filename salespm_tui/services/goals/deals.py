"""What goals read of deals, payments and clients."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

import sqlalchemy as sa

from salespm_tui.domain.pipeline import Deal, Ladder
from salespm_tui.services.pipeline.deals import Deals, all_deals
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_GOAL = METADATA.tables["goal"].c
_PAYMENT = METADATA.tables["payment"].c


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """Cash that was collected."""

    id: int
    project_id: int | None
    client_id: int | None
    opportunity_id: int | None
    collected_on: date
    amount_minor: int
    currency: str
    note: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that may feed a goal. A deal of `deals` that was tied to a goal which is archived
    is tied to none; `tied` are the goals that deals are tied to. `chosen` keeps what was chosen of
    the deals, by what it was chosen: many goals count the same ones."""

    known: Deals
    deals: Mapping[int, Deal]
    tied: frozenset[int]
    payments: tuple[PaymentFacts, ...]
    chosen: dict[Hashable, tuple[Deal, ...]] = field(default_factory=dict)

    @property
    def ladder(self) -> Ladder:
        return self.known.ladder

    def owner_of(self, deal_id: int) -> str:
        """Whose deal it is; "" where nobody knows."""
        return self.known.data[deal_id].owner or ""

    def client_of(self, client_id: int | None) -> str | None:
        """What people call that client; None where nobody knows."""
        return None if client_id is None else self.known.around.clients.get(client_id)


def sources(reading: Reading) -> Sources:
    """All of them, read once until a row changes."""
    found: Sources | None = reading.cache.get("goal sources")
    if found is None:
        known = all_deals(reading)
        deals = _untied(reading, known.deals)
        tied = frozenset(deal.goal_id for deal in deals.values() if deal.goal_id is not None)
        found = Sources(known, deals, tied, _payments(reading))
        reading.cache["goal sources"] = found
    return found


def _payments(reading: Reading) -> tuple[PaymentFacts, ...]:
    statement = sa.select(*(_PAYMENT[one.name] for one in fields(PaymentFacts)))
    rows = reading.session.connection().execute(statement.where(_PAYMENT.archived_at.is_(None)))
    return tuple(PaymentFacts(*row) for row in rows)


def _untied(reading: Reading, deals: Mapping[int, Deal]) -> Mapping[int, Deal]:
    statement = sa.select(_GOAL.id).where(_GOAL.archived_at.is_(None))
    living = {None, *reading.session.connection().execute(statement).scalars()}
    loose = {
        deal.id: replace(deal, goal_id=None)
        for deal in deals.values()
        if deal.goal_id not in living
    }
    return {**deals, **loose} if loose else deals
