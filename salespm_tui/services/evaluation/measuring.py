"""What the data say of each indicator, in hundredths of its unit; None where they say nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.baselines import VarianceQuery
from salespm_tui.contract.budget import BudgetQuery
from salespm_tui.contract.review import EvmQuery
from salespm_tui.core.errors import UserError
from salespm_tui.domain import codes
from salespm_tui.domain.figures import Figure, Period, half_up
from salespm_tui.domain.promises import kept_ratio
from salespm_tui.domain.satisfaction import csat, nps
from salespm_tui.services.baselines.reports import variance
from salespm_tui.services.budget.listing import budget
from salespm_tui.services.evaluation.metrics import ONE, WHOLE
from salespm_tui.services.goals.book import Standing, book
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_TABLES = METADATA.tables
_ITEM, _ACCEPTANCE = _TABLES["acceptance_item"].c, _TABLES["acceptance"].c
_ISSUE, _DEAL, _STAGE = _TABLES["issue"].c, _TABLES["opportunity"].c, _TABLES["pipeline_stage"].c
_FEEDBACK, _EXPECTATION = _TABLES["feedback"].c, _TABLES["expectation"].c
_ASSIGNMENT, _TASK, _RESOURCE = _TABLES["assignment"].c, _TABLES["task"].c, _TABLES["resource"].c
_MINUTES_PER_HOUR = 60
_NPS = 100
_NOT_COUNTED = ("draft", "abandoned")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator as the data have it; a `target` of the data's own, such as an effort planned,
    moves with them (`moves`)."""

    metric: str
    subject: str = "project"
    resource_id: int | None = None
    actual: int | None = None
    target: int | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """Planned and actual effort in minutes, over so many tasks that have both."""

    tasks: int = 0
    planned_min: int = 0
    actual_min: int = 0


def measured(reading: Reading, project_id: int, period: Period) -> tuple[Measured, ...]:
    """Every indicator of the project, of its team, and of each person who worked on it."""
    asked = _Asked(reading, project_id, period)
    return (*asked.of_project(), *asked.of_people())


def efforts(reading: Reading, project_id: int) -> dict[int, Effort]:
    """The effort of each resource in the project, over the tasks that have both sides of it."""
    statement = (
        sa.select(
            _ASSIGNMENT.resource_id,
            sa.func.count(sa.distinct(_ASSIGNMENT.task_id)),
            sa.func.sum(_ASSIGNMENT.planned_min),
            sa.func.sum(_ASSIGNMENT.actual_min),
        )
        .join(_TABLES["task"], _TASK.id == _ASSIGNMENT.task_id)
        .where(
            _TASK.project_id == project_id,
            _TASK.archived_at.is_(None),
            _ASSIGNMENT.archived_at.is_(None),
            _ASSIGNMENT.planned_min > 0,
            _ASSIGNMENT.actual_min > 0,
        )
        .group_by(_ASSIGNMENT.resource_id)
    )
    return {row[0]: Effort(*row[1:]) for row in reading.session.connection().execute(statement)}


class _Asked:
    """One project over one period."""

    def __init__(self, reading: Reading, project_id: int, period: Period) -> None:
        self._reading, self._project_id, self._period = reading, project_id, period
        self._punctual = self._punctual_tasks()

    def of_project(self) -> Iterator[Measured]:
        yield Measured("goal_attainment", actual=self._goals())
        spi, cpi = self._earned()
        yield Measured("spi", actual=spi)
        yield Measured("on_time", actual=_share(self._punctual.values()))
        yield Measured("cpi", actual=cpi)
        yield Measured("budget_used", actual=self._budget())
        yield Measured("accepted", actual=self._accepted())
        yield Measured("issues_resolved", actual=self._issues())
        yield Measured("win_rate", actual=self._won(), target=self._goal_of("win_rate"))
        satisfied, recommended = self._satisfaction()
        yield Measured("csat", actual=satisfied, target=self._goal_of("csat"))
        yield Measured("nps", actual=recommended)
        yield Measured("expectation_kept", actual=self._kept())

    def of_people(self) -> Iterator[Measured]:
        tasks, spent = self._tasks_of_people(), efforts(self._reading, self._project_id)
        people = self._people(tasks.keys() | spent.keys())
        if not people:
            return
        everybody = {task_id for person in people for task_id in tasks[person]}
        whole = [spent[person] for person in people if person in spent]
        yield from self._of_one("team", None, everybody, whole)
        for person in people:
            own = [spent[person]] if person in spent else []
            yield from self._of_one("person", person, tasks[person], own)

    def _of_one(
        self, subject: str, person: int | None, tasks: set[int], spent: list[Effort]
    ) -> Iterator[Measured]:
        mine = [on_time for task_id, on_time in self._punctual.items() if task_id in tasks]
        yield Measured("on_time", subject, person, _share(mine))
        planned = sum(one.planned_min for one in spent)
        actual = sum(one.actual_min for one in spent)
        yield Measured(
            "effort",
            subject,
            person,
            _hours(actual) if spent else None,
            _hours(planned) if spent else None,
            moves=True,
        )

    def _rows(self, statement: sa.Select[Any]) -> list[Any]:
        return list(self._reading.session.connection().execute(statement).all())

    def _within(self, column: Any) -> sa.ColumnElement[bool]:
        within: sa.ColumnElement[bool] = column.between(self._period.first, self._period.last)
        return within

    def _standings(self) -> list[Standing]:
        return [
            one
            for one in book(self._reading).standings.values()
            if one.facts.project_id == self._project_id and one.facts.status not in _NOT_COUNTED
        ]

    def _goals(self) -> int | None:
        """The goals at the top alone: those below them are their parts."""
        mine = self._standings()
        ids = {one.facts.id for one in mine}
        found = [
            one.figures.attainment.value
            for one in mine
            if one.facts.parent_id not in ids and one.figures.attainment.value is not None
        ]
        return half_up(sum(found, Fraction(0)) / len(found) * WHOLE) if found else None

    def _goal_of(self, metric: str) -> int | None:
        """The target of the project's own goal of that metric, if it has one."""
        found = (one.facts.target_value for one in self._standings() if one.facts.metric == metric)
        return next(found, None)

    def _earned(self) -> tuple[int | None, int | None]:
        from salespm_tui.services.review import QUERIES

        day = min(self._period.last, self._reading.today)
        try:
            total = QUERIES[EvmQuery](self._reading, EvmQuery(self._project_id, day)).total
        except UserError:
            return None, None  # a plan that cannot be computed earns nothing that could be told
        return (None, None) if total is None else (_in(total.spi, ONE), _in(total.cpi, ONE))

    def _budget(self) -> int | None:
        found = budget(self._reading, BudgetQuery(self._project_id)).sums[0]
        if not found.revised_minor:
            return None
        return half_up(
            Fraction(found.spent_minor + found.committed_minor, found.revised_minor) * WHOLE
        )

    def _accepted(self) -> int | None:
        statement = (
            sa.select(_ITEM.result)
            .join(_TABLES["acceptance"], _ACCEPTANCE.id == _ITEM.acceptance_id)
            .where(
                _ACCEPTANCE.project_id == self._project_id,
                _ACCEPTANCE.archived_at.is_(None),
                _ITEM.archived_at.is_(None),
                _ITEM.result.not_in(("pending", "waived")),
                self._within(sa.func.coalesce(_ACCEPTANCE.held_on, _ACCEPTANCE.planned_on)),
            )
        )
        return _share(row.result == "pass" for row in self._rows(statement))

    def _issues(self) -> int | None:
        statement = sa.select(_ISSUE.status).where(
            _ISSUE.project_id == self._project_id,
            _ISSUE.archived_at.is_(None),
            self._within(_ISSUE.raised_on),
        )
        ended = codes.ENDED_ISSUE_STATUS
        return _share(row.status in ended for row in self._rows(statement))

    def _won(self) -> int | None:
        statement = (
            sa.select(_STAGE.kind)
            .join(_TABLES["opportunity"], _DEAL.stage_id == _STAGE.id)
            .where(
                _DEAL.project_id == self._project_id,
                _DEAL.archived_at.is_(None),
                _STAGE.kind != "open",
                self._within(_DEAL.closed_on),
            )
        )
        return _share(row.kind == "won" for row in self._rows(statement))

    def _satisfaction(self) -> tuple[int | None, int | None]:
        statement = sa.select(_FEEDBACK.csat, _FEEDBACK.nps).where(
            _FEEDBACK.project_id == self._project_id,
            _FEEDBACK.archived_at.is_(None),
            self._within(_FEEDBACK.received_on),
        )
        rows = self._rows(statement)
        satisfied, _n = csat(row.csat for row in rows if row.csat is not None)
        recommended, _m = nps(row.nps for row in rows if row.nps is not None)
        return _in(satisfied, WHOLE), _in(recommended, _NPS * ONE)

    def _kept(self) -> int | None:
        statement = sa.select(_EXPECTATION.status).where(
            _EXPECTATION.project_id == self._project_id,
            _EXPECTATION.archived_at.is_(None),
            self._within(_EXPECTATION.settled_on),
        )
        found = [row.status for row in self._rows(statement)]
        return _in(kept_ratio(found.count("kept"), found.count("broken")), WHOLE)

    def _punctual_tasks(self) -> dict[int, bool]:
        """The tasks done in the period that the baseline knows, and whether they kept its finish."""
        try:
            plan = scheduled(self._reading, self._project_id)
            report = variance(self._reading, VarianceQuery(self._project_id))
        except UserError:
            return {}
        found = {}
        for row in report.tasks:
            task = plan.task(row.task_id)
            if task is None or task.status != "done" or row.summary or row.finish_min is None:
                continue
            if plan.finish_of(row.task_id).date() in self._period:
                found[row.task_id] = row.finish_min <= 0
        return found

    def _tasks_of_people(self) -> defaultdict[int, set[int]]:
        statement = (
            sa.select(_ASSIGNMENT.resource_id, _ASSIGNMENT.task_id)
            .join(_TABLES["task"], _TASK.id == _ASSIGNMENT.task_id)
            .where(
                _TASK.project_id == self._project_id,
                _TASK.archived_at.is_(None),
                _ASSIGNMENT.archived_at.is_(None),
            )
        )
        found: defaultdict[int, set[int]] = defaultdict(set)
        for person, task_id in self._rows(statement):
            found[person].add(task_id)
        return found

    def _people(self, ids: Iterable[int]) -> list[int]:
        statement = (
            sa.select(_RESOURCE.id)
            .where(
                _RESOURCE.id.in_(sorted(ids)),
                _RESOURCE.kind == "person",
                _RESOURCE.archived_at.is_(None),
            )
            .order_by(_RESOURCE.name, _RESOURCE.id)
        )
        return [row.id for row in self._rows(statement)]


def _share(met: Iterable[bool]) -> int | None:
    found = list(met)
    return half_up(Fraction(sum(found), len(found)) * WHOLE) if found else None


def _in(figure: Figure, parts: int) -> int | None:
    return None if figure.value is None else half_up(figure.value * parts)


def _hours(minutes: int) -> int:
    return half_up(Fraction(minutes * ONE, _MINUTES_PER_HOUR))
