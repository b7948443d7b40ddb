"""How many records each project has of every kind that its facts count, in few statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from salespm_tui.domain import codes
from salespm_tui.domain.project_facts import LONGEST_SILENCE_DAYS
from salespm_tui.services.risks.book import book as risk_book
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_TABLES = METADATA.tables
_NEED = _TABLES["requirement"].c
_GOAL = _TABLES["goal"].c
_CHECK_IN = _TABLES["goal_actual"].c
_ISSUE = _TABLES["issue"].c
_CHANGE = _TABLES["change_request"].c
_PROMISE = _TABLES["expectation"].c
_DEAL = _TABLES["opportunity"].c
_STAGE = _TABLES["pipeline_stage"].c
_LINE = _TABLES["budget_line"].c
_ACCEPTANCE = _TABLES["acceptance"].c
_ACTION = _TABLES["action_item"].c
_FEEDBACK = _TABLES["feedback"].c
_EVALUATION = _TABLES["evaluation"].c
_TEMPLATE = _TABLES["template"].c
_SERIOUS = 4

Tallies = Mapping[int, Counter[str]]
"""By project, and by the name of the field of `Facts`."""


def tallies(reading: Reading) -> Tallies:
    """The counts of every project, computed once until a row changes or the day does."""
    key = ("project tallies", reading.today)
    found: Tallies | None = reading.cache.get(key)
    if found is None:
        found = reading.cache[key] = _Counting(reading).all()
    return found


class _Counting:
    """The counts being made."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, Counter[str]] = {}
        self._silent_before = reading.today - timedelta(days=LONGEST_SILENCE_DAYS)

    def all(self) -> Tallies:
        self._needs()
        self._goals()
        self._risks()
        self._matters()
        self._acceptances()
        self._papers()
        return self._found

    def _add(self, project_id: int | None, field: str, number: int = 1) -> None:
        if project_id is not None and number:
            self._found.setdefault(project_id, Counter())[field] += number

    def _count(self, table: str, *columns: sa.ColumnElement[Any], where: Any = True) -> Any:
        """By project how many living rows, and of them how many meet each condition."""
        of = _TABLES[table].c
        sums = (sa.func.sum(sa.case((column, 1), else_=0)) for column in columns)
        statement = (
            sa.select(of.project_id, sa.func.count(), *sums)
            .where(of.archived_at.is_(None), of.project_id.is_not(None), where)
            .group_by(of.project_id)
        )
        return self._reading.session.connection().execute(statement).all()

    def _put(self, rows: Any, *fields: str) -> None:
        for project_id, *numbers in rows:
            for field, number in zip(fields, numbers, strict=True):
                self._add(project_id, field, number)

    def _needs(self) -> None:
        wanted = sa.and_(_NEED.status != "rejected", sa.func.coalesce(_NEED.priority, "") != "wont")
        conditions = {
            "needs_unranked": _NEED.priority.is_(None),
            "needs_vague": _NEED.acceptance_criteria == "",
            "needs_unconfirmed": _NEED.status == "captured",
            "needs_undelivered": _NEED.status != "delivered",
        }
        rows = self._count("requirement", *conditions.values(), where=wanted)
        self._put(rows, "needs", *conditions)

    def _goals(self) -> None:
        spoken_of = sa.exists().where(
            _CHECK_IN.goal_id == _GOAL.id,
            _CHECK_IN.archived_at.is_(None),
            _CHECK_IN.as_of >= self._silent_before,
        )
        running = sa.and_(_GOAL.start_on < self._silent_before, _GOAL.due_on >= self._reading.today)
        silent = sa.and_(running, ~spoken_of)
        self._put(
            self._count("goal", silent, where=_GOAL.status == "active"), "goals", "goals_silent"
        )

    def _risks(self) -> None:
        for row in risk_book(self._reading).rows.values():
            self._add(row.project_id, "risks")
            if row.ended:
                continue
            looked_at = row.last_review_on or row.identified_on
            serious = row.level in ("high", "critical") and row.polarity == "threat"
            handled = row.response or row.actions_open or row.strategy == "accept"
            self._add(row.project_id, "risks_open")
            self._add(row.project_id, "risks_silent", looked_at < self._silent_before)
            self._add(row.project_id, "risks_unrated", row.score is None)
            self._add(row.project_id, "risks_unanswered", serious and not handled)

    def _matters(self) -> None:
        grave = sa.and_(_ISSUE.severity >= _SERIOUS, _ISSUE.status.not_in(codes.ENDED_ISSUE_STATUS))
        waiting = _CHANGE.status.in_(codes.WAITING_CHANGE_REQUEST_STATUS)
        climbing = _DEAL.stage_id.in_(sa.select(_STAGE.id).where(_STAGE.kind == "open"))
        scored = sa.or_(_FEEDBACK.csat.is_not(None), _FEEDBACK.nps.is_not(None))
        self._put(self._count("issue", where=grave), "issues")
        self._put(self._count("change_request", where=waiting), "changes")
        self._put(self._count("expectation", where=_PROMISE.status == "open"), "promises")
        self._put(self._count("opportunity", where=climbing), "deals")
        self._put(self._count("feedback", where=scored), "scores")

    def _acceptances(self) -> None:
        rows = self._count(
            "acceptance",
            _ACCEPTANCE.held_on.is_not(None),
            _ACCEPTANCE.result.in_(("passed", "conditional")),
            _ACCEPTANCE.signed_on.is_not(None),
        )
        self._put(rows, "acceptances", "acceptances_held", "accepted", "signed")
        statement = (
            sa.select(_ACCEPTANCE.project_id, sa.func.count())
            .join_from(_TABLES["action_item"], _TABLES["acceptance"])
            .where(
                _ACTION.archived_at.is_(None),
                _ACTION.status == "open",
                _ACCEPTANCE.archived_at.is_(None),
            )
            .group_by(_ACCEPTANCE.project_id)
        )
        self._put(self._reading.session.connection().execute(statement).all(), "leftovers")

    def _papers(self) -> None:
        reserve = _LINE.category == "contingency"
        self._put(self._count("baseline"), "baselines")
        self._put(self._count("budget_line", reserve), "budget_lines", "reserves")
        self._put(self._count("evaluation", where=_EVALUATION.kind == "final"), "evaluations")
        self._put(self._count("lesson"), "lessons")
        statement = (
            sa.select(_TEMPLATE.source_project_id, sa.func.count())
            .where(_TEMPLATE.archived_at.is_(None), _TEMPLATE.source_project_id.is_not(None))
            .group_by(_TEMPLATE.source_project_id)
        )
        self._put(self._reading.session.connection().execute(statement).all(), "templates")
