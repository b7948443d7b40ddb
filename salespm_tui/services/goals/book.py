"""All goals with how each stands today, computed once until a row changes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from salespm_tui.core.labels import counted
from salespm_tui.domain.figures import Number
from salespm_tui.domain.goal_owners import owner_that_counts
from salespm_tui.domain.goal_sources import (
    ActualRule,
    ActualValue,
    SourceRow,
    StatedValue,
    actual_value,
)
from salespm_tui.domain.goal_tree import Part, RollUp, roll_up
from salespm_tui.domain.goals import Bands, Goal, GoalFigures, goal_figures
from salespm_tui.domain.working_days import WorkingDays
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.goals.bands import bands
from salespm_tui.services.goals.deals import Sources, sources
from salespm_tui.services.goals.feeding import Claim, fed, feed_code
from salespm_tui.services.goals.rows import CheckInFacts, GoalFacts, check_in_rows, goal_rows
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_PROJECT = METADATA.tables["project"].c


@dataclass(frozen=True, slots=True)
class Standing:
    """One goal with its place in the tree and all that is computed of it."""

    facts: GoalFacts
    goal: Goal
    level: int
    children: tuple[int, ...]
    claim: Claim
    check_ins: tuple[CheckInFacts, ...]
    actual: ActualValue
    figures: GoalFigures
    rolled: RollUp | None

    def as_part(self) -> Part:
        """The goal as its parent sees it."""
        return part_of(self.facts, self.actual.value.value)


@dataclass(frozen=True, slots=True)
class ProjectOfGoals:
    """What goals need to know of a project."""

    id: int
    code: str
    calendar_id: int | None


@dataclass(frozen=True, slots=True)
class Book:
    """Every goal by its id, in the order of the tree. `kept` is for what others compute from it."""

    today: date
    standings: Mapping[int, Standing]
    projects: Mapping[int, ProjectOfGoals]
    bands: Bands
    sources: Sources
    calendars: Mapping[int | None, WorkingDays]
    kept: dict[Hashable, Any] = field(default_factory=dict)

    def days_of(self, facts: GoalFacts) -> WorkingDays:
        """The working days that count for a goal: its project's, else the workspace's."""
        project = self.projects.get(facts.project_id or 0)
        return self.calendars[None if project is None else project.calendar_id]


def part_of(facts: GoalFacts, actual: Number | None = None) -> Part:
    """A goal as others of its family see it."""
    return Part(
        id=facts.id,
        name=facts.name,
        metric=facts.metric,
        unit=facts.measured_in,
        aggregation=facts.aggregation,
        period=facts.period,
        target_value=facts.target_value,
        actual=actual,
        project_id=facts.project_id,
        owner=facts.owner or "",
    )


def book(reading: Reading) -> Book:
    """The goals as they stand today."""
    found: Book | None = reading.cache.get("goals")
    if found is None or found.today != reading.today:
        found = _Writing(reading).book()
        reading.cache["goals"] = found
    return found


class _Writing:
    """A book being made, goals below before those above them."""

    def __init__(self, reading: Reading) -> None:
        self._rows = {one.id: one for one in goal_rows(reading)}
        self._check_ins = check_in_rows(reading)
        self._below: dict[int | None, list[int]] = {}
        for one in self._rows.values():
            above = one.parent_id if one.parent_id in self._rows else None
            self._below.setdefault(above, []).append(one.id)
        self._made: dict[int, Standing] = {}
        columns = (_PROJECT.id, _PROJECT.code, _PROJECT.calendar_id)
        statement = METADATA.tables["project"].select().with_only_columns(*columns)
        projects = {
            row.id: ProjectOfGoals(*row) for row in reading.session.connection().execute(statement)
        }
        wanted = {None, *(one.calendar_id for one in projects.values())}
        self._book = Book(
            today=reading.today,
            standings={},
            projects=projects,
            bands=bands(reading),
            sources=sources(reading),
            calendars={one: WorkingDays(calendar_of(reading, one)) for one in wanted},
        )

    def book(self) -> Book:
        order: list[int] = []
        for root in self._below.get(None, ()):
            self._make(root, 0)
            order += self._family(root)
        return replace(self._book, standings={goal_id: self._made[goal_id] for goal_id in order})

    def _family(self, goal_id: int) -> Iterator[int]:
        """The goal and all below it, in the order of the tree."""
        yield goal_id
        for child in self._below.get(goal_id, ()):
            yield from self._family(child)

    def _make(self, goal_id: int, level: int) -> None:
        below = tuple(self._below.get(goal_id, ()))
        for child in below:
            self._make(child, level + 1)
        facts = self._rows[goal_id]
        claim = Claim(facts, frozenset(self._family(goal_id)), self._owner(facts))
        check_ins = self._check_ins.get(goal_id, ())
        children = [self._made[child] for child in below]
        rolled = _rolled(facts, children)
        actual = self._actual(claim, check_ins, rolled, children)
        goal, days = facts.as_goal(), self._book.days_of(facts)
        figures = goal_figures(goal, actual.value.value, self._book.today, days, self._book.bands)
        self._made[goal_id] = Standing(
            facts, goal, level, below, claim, check_ins, actual, figures, rolled
        )

    def _owner(self, facts: GoalFacts) -> str:
        above = facts.parent_id if facts.parent_id in self._rows else None
        if above is None:
            return ""
        return owner_that_counts(
            part_of(facts), (part_of(self._rows[one]) for one in self._below[above])
        )

    def _actual(
        self,
        claim: Claim,
        check_ins: Sequence[CheckInFacts],
        rolled: RollUp | None,
        children: Sequence[Standing],
    ) -> ActualValue:
        facts = claim.facts
        from_nothing = facts.aggregation != "cumulative" or feed_code(facts) == "customers"
        rule = ActualRule(facts.aggregation, start=0 if from_nothing else facts.baseline_value)
        said = (
            StatedValue(one.id, one.as_of, one.value, one.note)
            for one in check_ins
            if one.value is not None
        )
        own = actual_value(
            fed(self._book.sources, claim), said, rule, facts.period, self._book.today
        )
        if own.source == "none" and rolled is not None and rolled.actual.value is not None:
            return _from_below(rolled, children)
        return own


def _rolled(facts: GoalFacts, children: Sequence[Standing]) -> RollUp | None:
    """What the children make together; None without children."""
    parts = [one.as_part() for one in children if one.facts.status != "abandoned"]
    return roll_up(part_of(facts), parts) if parts else None


def _from_below(rolled: RollUp, children: Sequence[Standing]) -> ActualValue:
    """The value of a goal of which nothing is known but what the goals below it have reached."""
    counting = [one for one in children if one.facts.id in rolled.counted]
    known = [one for one in counting if one.actual.value.value is not None]
    rows = tuple(
        SourceRow("goal", one.facts.id, one.facts.name, _latest(one), one.actual.value.value or 0)
        for one in known
    )
    return ActualValue(
        value=rolled.actual,
        source="goals",
        text=counted(
            "added up from %(number)d goal below it",
            "added up from %(number)d goals below it",
            len(rows),
        ),
        rows=rows,
        stated=(),
        points=_added_points(known),
        unknown=len(rolled.unknown),
    )


def _latest(standing: Standing) -> date:
    points = standing.actual.points
    return points[-1][0] if points else standing.facts.start_on


def _added_points(parts: Sequence[Standing]) -> tuple[tuple[date, Fraction], ...]:
    """The sum of the parts after each day on which one of them changed."""
    events = sorted(
        (day, at, value) for at, one in enumerate(parts) for day, value in one.actual.points
    )
    values = [Fraction(0)] * len(parts)
    sums: dict[date, Fraction] = {}
    for day, at, value in events:
        values[at] = value
        sums[day] = sum(values, Fraction(0))
    return tuple(sums.items())
