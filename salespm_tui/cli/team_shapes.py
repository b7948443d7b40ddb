"""The team as the JSON that scripts are written against; unknown is null, never 0."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.cli.shapes import Json, day
from salespm_tui.contract.budget import Budget
from salespm_tui.contract.team import GhostDeal, ProcurementRow, ResourceRow, Team


def team(snapshot: Team, budget: Budget) -> Json:
    """Resources, their load by week (`week` is its Monday; `over_days` hold more than they can), what
    is to be bought, what open deals may bring, and the budget by category and currency."""
    totals = snapshot.totals
    return {
        "from": day(snapshot.days[0]),
        "to": day(snapshot.days[-1]),
        "resources": [_resource(row) for row in snapshot.rows],
        "load": [one for row in snapshot.rows for one in _load(row, snapshot)],
        "budget": list(_budget(budget)),
        "procurement": [_procurement(row) for row in snapshot.procurement],
        "pipeline_load": [
            {"week": day(week), "weighted_min": minutes}
            for week, minutes in zip(snapshot.weeks, snapshot.ghost.week_min, strict=True)
        ],
        "pipeline_deals": [_deal(deal) for deal in snapshot.ghost.deals],
        "pipeline_unknown": snapshot.ghost.unknown,
        "totals": {
            "resources": totals.resources,
            "over_resources": totals.over_resources,
            "over_days": totals.over_days,
            "assigned_min": totals.assigned_min,
            "capacity_min": totals.capacity_min,
            "free_min": totals.free_min,
            "unassigned_tasks": totals.unassigned,
            "late_purchases": totals.late,
        },
        "unscheduled": list(snapshot.unscheduled),
    }


def _resource(row: ResourceRow) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "job_title": row.job_title or None,
        "capacity_min_per_day": None if row.load is None else row.day_min,
        "cost_rate_minor_per_hour": row.cost_rate_minor_per_hour,
        "currency": row.currency,
        "active": row.active,
        "away": row.away,
        "tasks": row.tasks,
        "over_days": row.over_days,
        "skills": [
            {
                "skill": one.skill,
                "level": one.level,
                "years": one.years,
                "training_plan": one.training_plan or None,
                "trained_by": day(one.trained_by_on),
            }
            for one in row.skills
        ],
    }


def _load(row: ResourceRow, snapshot: Team) -> Iterator[Json]:
    load = row.load
    if load is None:
        return
    for at, week in enumerate(snapshot.weeks):
        yield {
            "resource_id": row.id,
            "week": day(week),
            "assigned_min": load.week_assigned_min[at],
            "capacity_min": load.week_capacity_min[at],
            "percent": load.week_percents[at],
            "over_days": load.week_over_days[at],
        }


def _budget(budget: Budget) -> Iterator[Json]:
    for sums in budget.sums:
        for one in sums.categories:
            yield {
                "category": one.category,
                "currency": sums.currency,
                "planned_minor": one.planned_minor,
                "revised_minor": one.revised_minor,
                "spent_minor": one.spent_minor,
                "committed_minor": one.committed_minor,
                "left_minor": one.left_minor,
            }


def _procurement(row: ProcurementRow) -> Json:
    return {
        "resource_id": row.id,
        "name": row.name,
        "project": row.project,
        "supplier": row.supplier or None,
        "state": row.state,
        "needed_by": day(row.needed_by),
        "ordered": day(row.ordered_on),
        "delivered": day(row.delivered_on),
        "price_minor": row.price_minor,
        "currency": row.currency,
        "late_days": row.late_days,
        "wanted": day(row.wanted_on),
        "too_late_days": row.too_late_days,
    }


def _deal(deal: GhostDeal) -> Json:
    return {
        "id": deal.id,
        "name": deal.name,
        "close": day(deal.close_on),
        "probability": deal.probability,
        "effort_min": deal.effort_min,
        "weighted_min": deal.weighted_min,
        "basis": deal.basis,
        "template": deal.basis_name or None,
    }
