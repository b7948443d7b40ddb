"""What a project leaves, what its risks put at stake, and how its goals keep pace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import sqlalchemy as sa

from salespm_tui.contract.portfolio import Exposure, GoalPace, Margin
from salespm_tui.domain import codes
from salespm_tui.domain.margin import Cost, cost_of, margin_of
from salespm_tui.domain.risk import at_stake
from salespm_tui.services.goals.book import book as goal_book
from salespm_tui.services.risks.book import book as risk_book
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, Project

T = TypeVar("T")

_LINE = METADATA.tables["budget_line"].c
_ENTRY = METADATA.tables["cost_entry"].c
_DEAL = METADATA.tables["opportunity"].c
_STAGE = METADATA.tables["pipeline_stage"].c
_BEHIND = ("at_risk", "behind", "missed")


def margin(reading: Reading, project: Project) -> Margin:
    """The margin of a project in its own currency."""
    won = _kept(reading, "won deals", _won).get(project.id, [])
    lines = _kept(reading, "budget costs", _costs).get(project.id, [])
    cost = cost_of(lines, over=project.status in codes.CLOSED_PROJECT_STATUS)
    found = margin_of(
        (amount if currency == project.currency else None for amount, currency in won), cost
    )
    return Margin(found.won_minor, found.cost_minor, found.margin, found.rate, found.unknown)


def exposure(reading: Reading, project: Project) -> Exposure | None:
    """What the open risks of a project put at stake; None where it has none."""
    known = risk_book(reading)
    mine = [risk for risk in known.of_project(project.id) if risk.is_open]
    if not mine:
        return None
    found = at_stake(mine, known.scales)
    rows = [known.rows[risk.id] for risk in mine]
    levels = [row.level for row in rows if row.level is not None]
    return Exposure(
        exposure_minor=found.exposure_minor,
        residual_exposure_minor=found.residual_minor,
        open=found.open,
        unknown=found.unknown,
        worst=max(levels, key=codes.RISK_LEVEL.index, default=None),
        due=sum(row.review_overdue_days > 0 for row in rows),
    )


def goal_pace(reading: Reading, project: Project) -> GoalPace | None:
    """The goal of a project that lags most; None where no goal is active. Goals whose period is over
    count only where no other is active."""
    active = [
        one
        for one in goal_book(reading).standings.values()
        if one.facts.project_id == project.id and one.facts.status == "active"
    ]
    if not active:
        return None
    mine = [one for one in active if one.facts.due_on >= reading.today] or active
    paced = [one for one in mine if one.figures.pace.value is not None]
    slowest = min(paced or mine, key=lambda one: one.figures.pace.value or 0)
    return GoalPace(
        goal_id=slowest.facts.id,
        name=slowest.facts.name,
        pace=slowest.figures.pace,
        band=slowest.figures.band,
        goals=len(mine),
        unknown=len(mine) - len(paced),
        behind=sum(one.figures.band in _BEHIND for one in mine),
    )


def _kept(reading: Reading, key: str, make: Callable[[Reading], T]) -> T:
    """What `make` computes, once until a row changes."""
    if key not in reading.cache:
        reading.cache[key] = make(reading)
    found: T = reading.cache[key]
    return found


def _won(reading: Reading) -> Mapping[int, list[tuple[int | None, str]]]:
    """By project the amounts of its won deals, with their currencies."""
    statement = (
        sa.select(_DEAL.project_id, _DEAL.amount_minor, _DEAL.currency)
        .join_from(METADATA.tables["opportunity"], METADATA.tables["pipeline_stage"])
        .where(_STAGE.kind == "won", _DEAL.archived_at.is_(None), _DEAL.project_id.is_not(None))
    )
    found: dict[int, list[tuple[int | None, str]]] = {}
    for project_id, amount, currency in reading.session.connection().execute(statement):
        found.setdefault(project_id, []).append((amount, currency))
    return found


def _costs(reading: Reading) -> Mapping[int, list[Cost]]:
    """By project what its budget lines allow, and what is spent and committed on them."""

    def gone(status: str) -> sa.ColumnElement[int]:
        return sa.func.coalesce(
            sa.func.sum(sa.case((_ENTRY.status == status, _ENTRY.amount_minor), else_=0)), 0
        )

    amount = sa.func.coalesce(_LINE.revised_minor, _LINE.planned_minor)
    statement = (
        sa.select(_LINE.project_id, amount, gone("spent"), gone("committed"))
        .outerjoin_from(
            METADATA.tables["budget_line"],
            METADATA.tables["cost_entry"],
            sa.and_(_ENTRY.budget_line_id == _LINE.id, _ENTRY.archived_at.is_(None)),
        )
        .where(_LINE.archived_at.is_(None))
        .group_by(_LINE.id)
    )
    found: dict[int, list[Cost]] = {}
    for project_id, *amounts in reading.session.connection().execute(statement):
        found.setdefault(project_id, []).append(Cost(*amounts))
    return found
