"""The goals as the board and the tree show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from salespm_tui.contract.goals import GoalRow, Goals, GoalsQuery, RolledUp
from salespm_tui.domain.goal_tree import RollUp
from salespm_tui.services.goals.bands import in_percent
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.outlook import outlook
from salespm_tui.services.goals.rows import factor_rows
from salespm_tui.services.work import Reading


def goals(reading: Reading, query: GoalsQuery) -> Goals:
    """Every goal, or those of one project, in the order of the tree."""
    known = book(reading)
    chosen = [
        one
        for one in known.standings.values()
        if query.project_id is None or one.facts.project_id == query.project_id
    ]
    rows = goal_rows_of(known, chosen, factor_counts(reading))
    return Goals(known.today, rows, outlook(known, chosen), in_percent(known.bands))


def factor_counts(reading: Reading) -> dict[int, int]:
    """How many factors each goal has."""
    return {goal_id: len(rows) for goal_id, rows in factor_rows(reading).items()}


def goal_rows_of(
    known: Book, chosen: Iterable[Standing], factors: Mapping[int, int]
) -> tuple[GoalRow, ...]:
    """Those goals, each as deep in the tree as what is chosen of it goes."""
    levels: dict[int, int] = {}
    rows = []
    chosen = list(chosen)
    ids = {one.facts.id for one in chosen}
    for one in chosen:
        facts = one.facts
        above = facts.parent_id if facts.parent_id in ids else None
        levels[facts.id] = 0 if above is None else levels[above] + 1
        children = sum(child in ids for child in one.children)
        rows.append(_row(known, one, levels[facts.id], children, factors.get(facts.id, 0)))
    return tuple(rows)


def _row(known: Book, one: Standing, level: int, children: int, factors: int) -> GoalRow:
    facts, figures = one.facts, one.figures
    project = known.projects.get(facts.project_id or 0)
    said = [check_in for check_in in one.check_ins if check_in.as_of <= known.today]
    sure = [check_in for check_in in said if check_in.confidence is not None]
    return GoalRow(
        id=facts.id,
        parent_id=facts.parent_id,
        level=level,
        children=children,
        project_id=facts.project_id,
        project=None if project is None else project.code,
        name=facts.name,
        metric=facts.metric,
        unit=facts.unit,
        currency=facts.currency,
        aggregation=facts.aggregation,
        direction=facts.direction,
        curve=facts.curve,
        curve_points=facts.points,
        fed_by=facts.fed_by,
        owner=facts.owner or "",
        strategy_note=facts.strategy_note,
        notes=facts.notes,
        status=facts.status,
        start=facts.start_on,
        due=facts.due_on,
        baseline=facts.baseline_value,
        target=facts.target_value,
        stretch=facts.stretch_value,
        actual=one.actual.value,
        source=one.actual.source,
        source_text=one.actual.text,
        attainment=figures.attainment,
        expected=figures.expected,
        pace=figures.pace,
        gap=figures.gap,
        projection=figures.projection,
        required_per_day=figures.required_per_day,
        stretch_attainment=figures.stretch_attainment,
        reached=figures.reached,
        band=figures.band,
        band_why=None if figures.band_why is None else figures.band_why.text,
        days_total=figures.time.total,
        days_gone=figures.time.gone,
        days_left=figures.time.left,
        confidence=sure[-1].confidence if sure else None,
        checked_on=sure[-1].as_of if sure else None,
        last_check_in=said[-1].as_of if said else None,
        factors=factors,
        rolled=None if one.rolled is None else _rolled(one.rolled),
    )


def _rolled(found: RollUp) -> RolledUp:
    return RolledUp(found.target, found.actual, len(found.counted), found.notes)
