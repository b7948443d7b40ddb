"""Deviations: those that somebody recorded, and those that the data shows and nobody did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import sqlalchemy as sa

from salespm_tui.contract.issues import IssueRow
from salespm_tui.contract.review import (
    Deviation,
    Deviations,
    DeviationsQuery,
    ProposedDeviation,
)
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.domain.baseline import last_finish, minutes_later
from salespm_tui.domain.deviations import severity
from salespm_tui.domain.earned_value import of_values
from salespm_tui.domain.figures import Figure, half_up, money_writer, write_number
from salespm_tui.services.goals.book import book
from salespm_tui.services.issues.listing import issue_rows
from salespm_tui.services.review.earned import Standing, standing
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ISSUE = METADATA.tables["issue"].c
_ITEM = METADATA.tables["action_item"].c
_STILL_NEWS = 31
"""A goal that was missed so many days ago is past correcting."""


def deviations(reading: Reading, query: DeviationsQuery) -> Deviations:
    """The deviations of a project with what became of their measures, and what is proposed."""
    rows = issue_rows(reading, _ISSUE.project_id == query.project_id, _ISSUE.kind == "deviation")
    effects = _effects(reading)
    standing_ones = [row for row in rows if row.status not in codes.ENDED_ISSUE_STATUS]
    shown = rows if query.include_ended else tuple(standing_ones)
    return Deviations(
        today=reading.today,
        recorded=tuple(_recorded(row, effects.get(row.id, Counter())) for row in shown),
        proposed=tuple(_proposed(reading, query.project_id, standing_ones)),
    )


def _effects(reading: Reading) -> Mapping[int, Counter[str | None]]:
    """By issue, how many of its done measures had which effect."""
    statement = sa.select(_ITEM.issue_id, _ITEM.effect).where(
        _ITEM.issue_id.is_not(None), _ITEM.status == "done", _ITEM.archived_at.is_(None)
    )
    found: dict[int, Counter[str | None]] = {}
    for issue_id, effect in reading.session.connection().execute(statement):
        found.setdefault(issue_id, Counter())[effect] += 1
    return found


def _recorded(row: IssueRow, effects: Counter[str | None]) -> Deviation:
    return Deviation(row, effects["worked"], effects["partly"], effects["failed"], effects[None])


def _proposed(
    reading: Reading, project_id: int, recorded: Sequence[IssueRow]
) -> Iterator[ProposedDeviation]:
    """At most one of schedule and one of cost, and one for each goal that is behind."""
    known = {row.metric for row in recorded}
    found = standing(reading, project_id, None)
    if not found.is_missing:
        figures = of_values(found.total)
        if "schedule" not in known:
            yield from _schedule(found, figures.spi)
        if "cost" not in known:
            yield from _cost(found, figures.cpi)
    goals = {row.goal_id for row in recorded if row.metric == "goal"}
    yield from _goals(reading, project_id, goals)


def _schedule(found: Standing, spi: Figure) -> Iterator[ProposedDeviation]:
    grave = severity(spi)
    if grave is None or spi.value is None:
        return
    plan, known = found.plan, found.known
    late = None
    if known is not None:
        minutes = minutes_later(plan.finish, last_finish(known.agreed), plan.calendar)
        late = half_up(Fraction(max(0, minutes or 0), plan.project.minutes_per_day)) or None
    yield ProposedDeviation(
        project_id=plan.project.id,
        metric="schedule",
        title=label(N_("%(project)s is behind schedule"), project=plan.project.code),
        text=label(
            N_("SPI is %(spi)s: of what was planned by %(day)s so much is earned."),
            spi=write_number(spi.value),
            day=found.day,
        ),
        deviation_value=late,
        severity=grave,
    )


def _cost(found: Standing, cpi: Figure) -> Iterator[ProposedDeviation]:
    grave = severity(cpi)
    if grave is None or cpi.value is None:
        return
    project, total = found.plan.project, found.total
    over = half_up(total.ac - total.ev)
    write = money_writer(project.currency)
    yield ProposedDeviation(
        project_id=project.id,
        metric="cost",
        title=label(N_("%(project)s costs more than planned"), project=project.code),
        text=label(
            N_("CPI is %(cpi)s: %(spent)s were spent for work worth %(earned)s."),
            cpi=write_number(cpi.value),
            spent=write(total.ac),
            earned=write(total.ev),
        ),
        deviation_value=over,
        severity=grave,
    )


def _goals(
    reading: Reading, project_id: int, recorded: set[int | None]
) -> Iterator[ProposedDeviation]:
    for goal_id, one in book(reading).standings.items():
        gap = one.figures.gap
        if one.facts.project_id != project_id or goal_id in recorded or gap.value is None:
            continue
        if (reading.today - one.facts.due_on).days > _STILL_NEWS:
            continue
        if one.figures.band in ("behind", "missed"):
            yield ProposedDeviation(
                project_id=project_id,
                metric="goal",
                title=label(N_("%(goal)s is behind"), goal=one.facts.name),
                text=label(
                    N_("By today it is off what is expected by %(gap)s."),
                    gap=one.facts.write(gap.value),
                ),
                deviation_value=half_up(gap.value),
                severity=4 if one.figures.band == "missed" else 3,
                goal_id=goal_id,
            )
