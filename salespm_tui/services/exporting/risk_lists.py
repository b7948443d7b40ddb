"""Risks and issues as lists."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.domain import codes
from salespm_tui.domain.risk import level, score
from salespm_tui.services.exporting.list_cells import Cells, amount, own_ids, text
from salespm_tui.services.risks.scales import scales
from salespm_tui.store.tables import ActionItem, Issue, Risk

_RISK = {
    "name": "title",
    "cause": "cause",
    "event": "event",
    "effect": "effect",
    "category": "category",
    "polarity": "polarity",
    "likelihood": "probability",
    "impact": "impact",
    "days": "impact_schedule_days",
    "residual_likelihood": "residual_probability",
    "residual_impact": "residual_impact",
    "strategy": "strategy",
    "response": "response",
    "contingency": "contingency",
    "trigger": "trigger",
    "triggered": "triggered_on",
    "owner": "owner",
    "status": "status",
    "proximity": "proximity",
    "identified": "identified_on",
    "review": "next_review_on",
    "review_every": "review_every_days",
    "closed": "closed_on",
    "close_reason": "close_reason",
    "notes": "notes",
}
_ISSUE = {
    "name": "title",
    "kind": "kind",
    "metric": "metric",
    "cause": "cause",
    "cause_detail": "cause_detail",
    "severity": "severity",
    "status": "status",
    "owner": "owner",
    "raised": "raised_on",
    "due": "due_on",
    "resolved": "resolved_on",
    "notes": "notes",
}


def risks(cells: Cells) -> Iterator[dict[str, str]]:
    """The risks, ended ones too, each with the first of its open responses."""
    rows = cells.rows(Risk)
    ids, actions = own_ids(rows), cells.steps("risk_id", "response")
    levels = scales(cells.reading).levels
    for row in rows:
        currency = cells.currency(row.project_id)
        points = score(row.probability, row.impact)
        ended = row.status in codes.ENDED_RISK_STATUS
        yield {
            **cells.plain(row, _RISK),
            "id": ids.get(row.id or 0, ""),
            "score": text(points),
            "level": text(level(points, levels)),
            "amount": amount(row.impact_cost_minor, currency),
            "currency": "" if row.impact_cost_minor is None else currency,
            **_action(None if ended else actions.get(row.id or 0)),
        }


def issues(cells: Cells) -> Iterator[dict[str, str]]:
    """The issues, resolved ones too; a deviation in days, money, or hundredths of the goal's unit."""
    names: dict[int | None, str] = {row.id: row.title for row in cells.rows(Risk)}
    for row in cells.rows(Issue):
        deviation = text(row.deviation_value)
        if row.metric == "cost":
            deviation = amount(row.deviation_value, cells.currency(row.project_id))
        elif row.metric == "goal":
            deviation = amount(row.deviation_value, None)
        yield {
            **cells.plain(row, _ISSUE),
            "project": cells.project(row.project_id),
            "deviation": deviation,
            "risk": names.get(row.risk_id, ""),
        }


def _action(item: ActionItem | None) -> dict[str, str]:
    """An action that names neither a person nor a day is no plan yet, and stays at home."""
    if item is None or not (item.owner or item.due_on):
        return {}
    return {"actions": item.title, "action_owner": text(item.owner), "due": text(item.due_on)}
