"""Deals, clients and goals in great number for benchmarks: always the same for the same size."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session

from salespm_tui.domain.codes import FORECAST_CATEGORY, WAITING_ON
from salespm_tui.store.tables import (
    METADATA,
    ActionItem,
    Client,
    Goal,
    GoalActual,
    Opportunity,
    StageChange,
)

_DEALS_OF_A_CLIENT = 4
_CLOSED_SHARE = 0.75
_DAYS_BACK = 720
_OPEN_CATEGORIES = FORECAST_CATEGORY[1:-1]


def add_deals(session: Session, project_id: int, count: int, today: date, seed: int = 1) -> None:
    """`count` deals, three in four of them closed, with clients, next steps and stage changes."""
    random = Random(seed)
    stages = session.execute(_stages()).all()
    clients = max(1, count // _DEALS_OF_A_CLIENT)
    session.execute(insert(Client), [{"name": f"Client {n}"} for n in range(1, clients + 1)])
    deals = [
        {"project_id": project_id, "client_id": 1 + number % clients}
        | _deal(number, stages, today, random)
        for number in range(1, count + 1)
    ]
    session.execute(insert(Opportunity), deals)
    kinds = {stage.id: stage.kind for stage in stages}
    session.execute(insert(StageChange), [_came_to(deal) for deal in deals])
    open_ones = [deal for deal in deals if kinds[deal["stage_id"]] == "open"]
    steps = [_next_step(deal, today, random) for deal in open_ones if random.random() < 0.7]
    if steps:
        session.execute(insert(ActionItem), steps)


def add_goals(session: Session, project_id: int, count: int, today: date) -> None:
    """`count` goals: years of four quarters each, every one with a check-in."""
    goals = [_goal(number, project_id, today.year) for number in range(1, count + 1)]
    session.execute(insert(Goal), goals)
    session.execute(
        insert(GoalActual),
        [{"goal_id": goal["id"], "as_of": today, "confidence": 3, "note": "ok"} for goal in goals],
    )


def _stages() -> Any:
    table = METADATA.tables["pipeline_stage"]
    return select(table.c.id, table.c.kind).order_by(table.c.position)


def _deal(number: int, stages: Sequence[Any], today: date, random: Random) -> dict[str, Any]:
    closed = random.random() < _CLOSED_SHARE
    fitting = [stage for stage in stages if (stage.kind != "open") is closed]
    stage = random.choice(fitting)
    opened = today - timedelta(days=random.randrange(1, _DAYS_BACK))
    entered = opened + timedelta(days=random.randrange((today - opened).days))
    return {
        "id": number,
        "name": f"Deal {number}",
        "amount_minor": None if random.random() < 0.05 else random.randrange(1, 5000) * 100_00,
        "currency": "EUR",
        "stage_id": stage.id,
        "forecast_category": "closed" if closed else random.choice(_OPEN_CATEGORIES),
        "opened_on": opened,
        "expected_close_on": entered + timedelta(days=random.randrange(1, 180)),
        "closed_on": entered if closed else None,
        "stage_entered_at": datetime.combine(entered, time(9), UTC),
        "waiting_on": None if closed else random.choice(WAITING_ON),
        "outcome_reason": {"won": "win_value", "lost": "lost_price"}.get(stage.kind),
    }


def _came_to(deal: dict[str, Any]) -> dict[str, Any]:
    return {
        "opportunity_id": deal["id"],
        "to_stage_id": deal["stage_id"],
        "at": deal["stage_entered_at"],
        "amount_minor_at": deal["amount_minor"],
    }


def _next_step(deal: dict[str, Any], today: date, random: Random) -> dict[str, Any]:
    return {
        "kind": "follow_up",
        "title": f"Call about {deal['name']}",
        "due_on": today + timedelta(days=random.randrange(-10, 40)),
        "client_id": deal["client_id"],
        "opportunity_id": deal["id"],
    }


def _goal(number: int, project_id: int, year: int) -> dict[str, Any]:
    """Each first of five is a year, the four after it are its quarters."""
    part = (number - 1) % 5
    first, last = date(year, 1, 1), date(year, 12, 31)
    if part:
        first = date(year, part * 3 - 2, 1)
        last = date(year + part // 4, part * 3 % 12 + 1, 1) - timedelta(days=1)
    return {
        "id": number,
        "project_id": project_id,
        "parent_id": number - part if part else None,
        "name": f"Goal {number}",
        "metric": "revenue",
        "currency": "EUR",
        "target_value": (400 if part else 1600) * 1_000_000,
        "start_on": first,
        "due_on": last,
        "fed_by": "won_deals",
    }
