"""Deals, leads and goals as lists."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import language
from salespm_tui.services.exporting.list_cells import Cells, amount, own_ids
from salespm_tui.services.pipeline.stages import stage_rows
from salespm_tui.store.tables import Goal, Lead, Opportunity

_DEAL = {
    "name": "name",
    "currency": "currency",
    "forecast": "forecast_category",
    "opened": "opened_on",
    "closed": "closed_on",
    "product": "products",
    "owner": "owner",
    "competitor": "competitor",
    "reason": "outcome_reason",
    "detail": "outcome_detail",
    "notes": "notes",
}
_LEAD = {
    "name": "title",
    "contact": "contact_name",
    "phone": "phone",
    "email": "email",
    "source": "source",
    "status": "status",
    "score": "score",
    "owner": "owner",
    "reason": "lost_reason",
    "notes": "notes",
}
_GOAL = {
    "name": "name",
    "metric": "metric",
    "unit": "unit",
    "currency": "currency",
    "start": "start_on",
    "due": "due_on",
    "owner": "owner",
    "strategy": "strategy_note",
    "status": "status",
    "notes": "notes",
}
_VALUES = {"baseline": "baseline_value", "target": "target_value", "stretch": "stretch_value"}


def deals(cells: Cells) -> Iterator[dict[str, str]]:
    """The deals, closed ones too. The expected day of a closed one stands beside the actual one."""
    stages = {stage.id: stage for stage in stage_rows(cells.reading)}
    rows = cells.rows(Opportunity)
    ids, steps = own_ids(rows), cells.steps("opportunity_id", "follow_up")
    zh = language() == "zh"
    for row in rows:
        stage = stages[row.stage_id]
        override = row.probability_override
        shown = override is not None and override != stage.probability and stage.kind == "open"
        dated = stage.kind == "open" or row.closed_on is not None
        found = cells.plain(row, _DEAL)
        expected = row.expected_close_on.isoformat() if row.expected_close_on and dated else ""
        yield {
            **found,
            "id": ids.get(row.id or 0, ""),
            "client": cells.client(row.client_id),
            "stage": stage.name_zh if zh else stage.name_en,
            "status": stage.kind,
            "amount": amount(row.amount_minor, row.currency),
            "probability": f"{override}%" if shown else "",
            "close": expected,
            **cells.next_step(steps.get(row.id or 0)),
        }


def leads(cells: Cells) -> Iterator[dict[str, str]]:
    """The leads, converted ones with their deals."""
    rows = cells.rows(Lead)
    ids, steps = own_ids(rows), cells.steps("lead_id", "follow_up")
    for row in rows:
        deal = row.converted_opportunity_id if row.status == "converted" else None
        yield {
            **cells.plain(row, _LEAD),
            "id": ids.get(row.id or 0, ""),
            "company": row.company or cells.client(row.client_id),
            "deal": cells.deal(deal),
            "converted_on": cells.moment(row.converted_at),
            **cells.next_step(steps.get(row.id or 0)),
        }


def goals(cells: Cells) -> Iterator[dict[str, str]]:
    """The goals with their targets; money in whole units of its currency."""
    names: dict[int | None, str] = {row.id: row.name for row in cells.rows(Goal)}
    for row in cells.rows(Goal):
        yield {
            **cells.plain(row, _GOAL),
            "parent": names.get(row.parent_id, ""),
            "project": cells.project(row.project_id),
            **{field: amount(getattr(row, name), row.currency) for field, name in _VALUES.items()},
        }
