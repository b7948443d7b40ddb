"""The issues as lists and details show them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.issues import IssueDetail, IssueQuery, IssueRow, Issues, IssuesQuery
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import format_money
from salespm_tui.domain import codes
from salespm_tui.domain.figures import money_writer, unit_writer
from salespm_tui.domain.risk import days_late
from salespm_tui.services.issues.measures import (
    NONE_OPEN,
    Tally,
    measure_rows,
    named_links,
    tallies,
)
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ISSUE = METADATA.tables["issue"].c
_PROJECT = METADATA.tables["project"].c
_GOAL = METADATA.tables["goal"].c
_PER_UNIT = 100
_WORDS = "%(words)s"
_SAME = (
    "id",
    "title",
    "project_id",
    "kind",
    "metric",
    "deviation_value",
    "cause",
    "cause_detail",
    "severity",
    "status",
    "raised_on",
    "due_on",
    "resolved_on",
    "risk_id",
    "task_id",
    "goal_id",
    "opportunity_id",
    "client_id",
    "notes",
)


def issues(reading: Reading, query: IssuesQuery) -> Issues:
    """The issues, the gravest first, then those due first; ended ones last."""
    wanted = [] if query.project_id is None else [_ISSUE.project_id == query.project_id]
    if not query.include_ended:
        wanted.append(_ISSUE.status.not_in(codes.ENDED_ISSUE_STATUS))
    return Issues(reading.today, issue_rows(reading, *wanted))


def issue_rows(reading: Reading, *wanted: sa.ColumnElement[bool]) -> tuple[IssueRow, ...]:
    """The living issues that meet the conditions."""
    statement = (
        sa.select(
            *METADATA.tables["issue"].c,
            _PROJECT.code,
            _PROJECT.currency,
            _GOAL.unit.label("goal_unit"),
            _GOAL.currency.label("goal_currency"),
        )
        .outerjoin(METADATA.tables["project"], _PROJECT.id == _ISSUE.project_id)
        .outerjoin(METADATA.tables["goal"], _GOAL.id == _ISSUE.goal_id)
        .where(_ISSUE.archived_at.is_(None), *wanted)
        .order_by(
            _ISSUE.status.in_(codes.ENDED_ISSUE_STATUS),
            _ISSUE.severity.desc(),
            _ISSUE.due_on.is_(None),
            _ISSUE.due_on,
            _ISSUE.id,
        )
    )
    found = reading.session.connection().execute(statement).all()
    known = tallies(reading, "issue_id") if found else {}
    usual = settings(reading).get("currency", "USD")
    return tuple(_row(reading, row, known, usual) for row in found)


def _row(reading: Reading, row: Any, known: Mapping[int, Tally], usual: str) -> IssueRow:
    tally = known.get(row.id, NONE_OPEN)
    is_open = row.status not in codes.ENDED_ISSUE_STATUS
    currency = row.currency or usual
    return IssueRow(
        **{name: getattr(row, name) for name in _SAME},
        project=row.code,
        deviation=_deviation(row, currency),
        currency=currency,
        owner=row.owner or "",
        overdue_days=days_late(row.due_on, reading.today) if is_open else 0,
        actions_open=tally.open,
        actions_overdue=tally.overdue,
        next_action_on=tally.next_on,
    )


def _deviation(row: Any, currency: str) -> Label | None:
    """The deviation in words: days, money, or the unit of the goal."""
    value = row.deviation_value
    if value is None:
        return None
    if row.metric == "schedule":
        return counted("%(number)d working day", "%(number)d working days", value)
    if row.metric == "cost":
        return label(_WORDS, words=format_money(value, currency, signed=True))
    money = row.goal_currency is not None
    write = (
        money_writer(row.goal_currency) if money else unit_writer(row.goal_unit or "", _PER_UNIT)
    )
    return label(_WORDS, words=write(Fraction(value)))


def issue(reading: Reading, query: IssueQuery) -> IssueDetail | None:
    """One issue with what is done about it and what it is about."""
    found = issue_rows(reading, _ISSUE.id == query.issue_id)
    if not found:
        return None
    return IssueDetail(
        issue=found[0],
        today=reading.today,
        actions=measure_rows(reading, "issue_id", query.issue_id),
        links=named_links(reading, found[0]),
    )
