"""One deal whole: its stays, its log, its next steps, the lead that it was."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from salespm_tui.contract.pipeline import DealDetail, DealQuery, PaymentRow, StayRow
from salespm_tui.core.i18n import language
from salespm_tui.domain.deal_history import Slippage, StageStep, slippage, stage_history
from salespm_tui.services.clients.detail import (
    action_items,
    log_entries,
    log_total,
    next_step_rows,
)
from salespm_tui.services.clients.rows import ACTION_ITEM, INTERACTION
from salespm_tui.services.pipeline.close_changes import close_changes
from salespm_tui.services.pipeline.deal_row import KeptDeal
from salespm_tui.services.pipeline.deals import DealData, Deals, all_deals
from salespm_tui.services.pipeline.leads import lead_of_deal
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_CHANGE = METADATA.tables["stage_change"].c
_GOAL = METADATA.tables["goal"].c
_PAYMENT = METADATA.tables["payment"].c
_STAGE = METADATA.tables["pipeline_stage"].c


def deal(reading: Reading, query: DealQuery) -> DealDetail | None:
    """One deal with all that hangs on it; None if it is gone."""
    found = all_deals(reading)
    data = found.data.get(query.deal_id)
    if data is None:
        return None
    stages = {stage.id: stage for stage in found.around.stages}
    items = action_items(reading, ACTION_ITEM.opportunity_id == data.id)
    mine = INTERACTION.opportunity_id == data.id
    return DealDetail(
        deal=KeptDeal(data.id, found, reading.today),
        stage=stages[data.stage_id],
        stages=found.around.stages,
        stays=_stays(reading, data),
        slippage=_slippage(reading, found, data),
        log=log_entries(reading, mine, query.log_limit, items),
        log_total=log_total(reading, mine),
        steps=next_step_rows(items),
        payments=_payments(reading, data.id),
        lead=lead_of_deal(reading, data.id),
        goal=_goal(reading, data.goal_id),
        has_decider=found.deals[data.id].has_decider,
        today=reading.today,
    )


def _stays(reading: Reading, data: DealData) -> tuple[StayRow, ...]:
    """The stays as noted; of a deal without a history the one that lasts."""
    zone = zone_of(reading)
    statement = (
        select(
            _CHANGE.to_stage_id,
            _CHANGE.at,
            _CHANGE.note,
            _CHANGE.amount_minor_at,
            _CHANGE.probability_at,
        )
        .where(_CHANGE.opportunity_id == data.id, _CHANGE.archived_at.is_(None))
        .order_by(_CHANGE.at, _CHANGE.id)
    )
    noted = {
        (row.to_stage_id, row.at): row for row in reading.session.connection().execute(statement)
    }
    steps = [StageStep(*key) for key in noted] or [StageStep(data.stage_id, data.stage_entered_at)]
    names = _stage_names(reading)
    return tuple(
        StayRow(
            stage_id=stay.stage_id,
            stage=names.get(stay.stage_id, ""),
            since=stay.since.astimezone(zone),
            until=None if stay.until is None else stay.until.astimezone(zone),
            days=_days(stay.since, stay.until or reading.now, zone),
            note="" if row is None else row.note,
            amount_minor=None if row is None else row.amount_minor_at,
            probability=None if row is None else row.probability_at,
        )
        for stay in stage_history(steps, reading.now).stays
        for row in (noted.get((stay.stage_id, stay.since)),)
    )


def _days(since: datetime, until: datetime, zone: ZoneInfo) -> int:
    """Calendar days from the one day to the other, as the age at a stage is counted."""
    return max(0, (local_day(until, zone) - local_day(since, zone)).days)


def _stage_names(reading: Reading) -> dict[int, str]:
    """The name of every stage there ever was, in the language of the moment."""
    name = _STAGE.name_zh if language() == "zh" else _STAGE.name_en
    rows = reading.session.connection().execute(select(_STAGE.id, name))
    return {row[0]: row[1] for row in rows}


def _slippage(reading: Reading, found: Deals, data: DealData) -> Slippage:
    closed = [stage.id for stage in found.around.stages if stage.kind != "open"]
    changes = close_changes(reading, {data.id: data.stage_id}, closed, data.id)
    return slippage(changes.get(data.id, ()), data.expected_close_on)


def _payments(reading: Reading, deal_id: int) -> tuple[PaymentRow, ...]:
    statement = (
        select(
            _PAYMENT.id,
            _PAYMENT.collected_on,
            _PAYMENT.amount_minor,
            _PAYMENT.currency,
            _PAYMENT.note,
            _PAYMENT.updated_at,
        )
        .where(_PAYMENT.opportunity_id == deal_id, _PAYMENT.archived_at.is_(None))
        .order_by(_PAYMENT.collected_on, _PAYMENT.id)
    )
    return tuple(PaymentRow(*row) for row in reading.session.connection().execute(statement))


def _goal(reading: Reading, goal_id: int | None) -> tuple[int, str] | None:
    if goal_id is None:
        return None
    statement = select(_GOAL.id, _GOAL.name).where(_GOAL.id == goal_id, _GOAL.archived_at.is_(None))
    row = reading.session.connection().execute(statement).first()
    return None if row is None else (row.id, row.name)
