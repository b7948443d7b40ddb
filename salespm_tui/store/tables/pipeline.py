"""The pipeline: products, leads, stages, deals and how they moved, and the money that came in."""

from __future__ import annotations

from datetime import date, datetime

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, instant, link, number, one_of, words


class Product(Row, table=True):
    """Something that is sold. Deals name products as text; this list is what they are checked against."""

    __tablename__ = "product"

    name: str = words()
    series: str | None = words(None)
    price_minor: int | None = number(None)
    currency: str | None = words(None)


class PipelineStage(Row, table=True):
    """One stage of the ladder that deals climb; `position` counts from 0.

    A stage that an import brought without more has no probability. After `rot_days` without contact
    or movement a deal in it is stale.
    """

    __tablename__ = "pipeline_stage"

    position: int = number(0)
    name_en: str = words()
    name_zh: str = words()
    kind: str = one_of(codes.STAGE_KIND, "open")
    probability: int | None = number(None, low=0, high=100)
    rot_days: int | None = number(None, low=1)
    exit_criteria: str = words("")


class Lead(Row, table=True):
    """Somebody who may become a deal. Its next step is the earliest open action item that names it."""

    __tablename__ = "lead"

    title: str = words()
    project_id: int | None = link("project", None)
    client_id: int | None = link("client", None)
    contact_name: str | None = words(None)
    company: str | None = words(None)
    phone: str | None = words(None)
    email: str | None = words(None)
    source: str | None = one_of(codes.LEAD_SOURCE, None)
    status: str = one_of(codes.LEAD_STATUS, "new")
    score: int | None = number(None, low=0, high=100)
    owner: str | None = words(None)
    lost_reason: str | None = words(None)
    converted_opportunity_id: int | None = link("opportunity", None)
    converted_at: datetime | None = instant(None)
    notes: str = words("")
    source_uid: str | None = words(None)


class Opportunity(Row, table=True):
    """A deal. `amount_minor` is in minor units of `currency`; what is unknown is empty.

    `opened_on` is when it became one, `stage_entered_at` when it came to where it is now; a closed
    deal's `closed_on` is the actual date. BANT scores run from 0 to 3.
    """

    __tablename__ = "opportunity"

    name: str = words()
    project_id: int | None = link("project", None)
    client_id: int | None = link("client", None)
    goal_id: int | None = link("goal", None)
    amount_minor: int | None = number(None)
    currency: str = words()
    stage_id: int = link("pipeline_stage")
    probability_override: int | None = number(None, low=0, high=100)
    forecast_category: str = one_of(codes.FORECAST_CATEGORY, "pipeline")
    opened_on: date | None = day(None)
    expected_close_on: date | None = day(None)
    closed_on: date | None = day(None)
    stage_entered_at: datetime = instant()
    waiting_on: str | None = one_of(codes.WAITING_ON, None)
    competitor: str | None = words(None)
    products: str | None = words(None)
    bant_budget: int | None = number(None, low=0, high=3)
    bant_authority: int | None = number(None, low=0, high=3)
    bant_need: int | None = number(None, low=0, high=3)
    bant_timing: int | None = number(None, low=0, high=3)
    owner: str | None = words(None)
    outcome_reason: str | None = one_of(codes.OUTCOME_REASON, None)
    outcome_detail: str = words("")
    notes: str = words("")
    source_uid: str | None = words(None)


class StageChange(Row, table=True):
    """A deal came to a stage, with what it was worth then."""

    __tablename__ = "stage_change"

    opportunity_id: int = link("opportunity")
    from_stage_id: int | None = link("pipeline_stage", None, index=False)
    to_stage_id: int = link("pipeline_stage", index=False)
    at: datetime = instant()
    note: str = words("")
    amount_minor_at: int | None = number(None)
    probability_at: int | None = number(None, low=0, high=100)


class Payment(Row, table=True):
    """Cash that was collected."""

    __tablename__ = "payment"

    project_id: int | None = link("project", None)
    client_id: int | None = link("client", None)
    opportunity_id: int | None = link("opportunity", None)
    collected_on: date = day()
    amount_minor: int = number()
    currency: str = words()
    note: str = words("")
