"""Who has too much to do this week, which budget lines are overspent, which acceptances are near."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import sqlalchemy as sa

from salespm_tui.core.money import short_money
from salespm_tui.domain.agenda.load import HANDOVER_DAYS, rest_of_week
from salespm_tui.domain.agenda.means import HandoverFact, OverloadFact, OverspentFact
from salespm_tui.domain.budget_words import name_of_line
from salespm_tui.services.standup.plan_facts import Line
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ACCEPTANCE = METADATA.tables["acceptance"].c
_POINT = METADATA.tables["acceptance_item"].c
_LINE = METADATA.tables["budget_line"].c


def overloads(reading: Reading, project_id: int | None) -> tuple[OverloadFact, ...]:
    """Those at work who have more to do than they can on a day of this week that is still to come; of
    one project, those who work on it."""
    from salespm_tui.services.team.book import loads_between, team_book

    book = team_book(reading)
    first, last = rest_of_week(reading.today)
    found = loads_between(reading, first, last)
    facts = []
    for row in book.of_project(project_id):
        over = [one for one in found.get(row.id, {}).values() if row.active and one.is_over]
        if over:
            days = sorted(one.day for one in over)
            minutes = round(sum(one.over_min for one in over))
            facts.append(OverloadFact(row.id, row.name, minutes, len(days), days[0], days[-1]))
    return tuple(facts)


def overspent(reading: Reading, at_work: Iterable[Line]) -> tuple[OverspentFact, ...]:
    """The lines of these projects on which more is spent and bound than there is."""
    from salespm_tui.services.budget.rows import line_rows

    clients = {line.id: line.client_id for line in at_work}
    rows = line_rows(reading, _LINE.project_id.in_(clients))
    return tuple(
        OverspentFact(
            id=row.line.id,
            title=name_of_line(row.line.name, row.line.category),
            project_id=row.line.project_id,
            project=row.project,
            over=short_money(-row.left_minor, row.line.currency),
            percent=_percent(row.spent_minor + row.committed_minor, row.line.amount_minor),
            client_id=clients[row.line.project_id],
        )
        for row in rows
        if row.overspent
    )


def _percent(used: int, amount: int) -> int | None:
    """Rounded up, so that what is overspent never reads as 100 %."""
    return -(-used * 100 // amount) if amount else None


def handovers(reading: Reading, at_work: Iterable[Line]) -> tuple[HandoverFact, ...]:
    """The acceptances of these projects that are near or late."""
    lines = {line.id: line for line in at_work}
    last = reading.today + timedelta(days=HANDOVER_DAYS)
    pending = (
        sa.select(sa.func.count())
        .where(
            _POINT.acceptance_id == _ACCEPTANCE.id,
            _POINT.archived_at.is_(None),
            _POINT.result == "pending",
        )
        .scalar_subquery()
    )
    statement = (
        sa.select(
            _ACCEPTANCE.id,
            _ACCEPTANCE.project_id,
            _ACCEPTANCE.planned_on,
            pending,
        )
        .where(
            _ACCEPTANCE.archived_at.is_(None),
            _ACCEPTANCE.held_on.is_(None),
            _ACCEPTANCE.planned_on <= last,
            _ACCEPTANCE.project_id.in_(lines),
        )
        .order_by(_ACCEPTANCE.planned_on, _ACCEPTANCE.id)
    )
    found = reading.session.connection().execute(statement).all()
    return tuple(
        HandoverFact(
            row_id,
            lines[project_id].name,
            project_id,
            lines[project_id].code,
            planned_on,
            points,
            lines[project_id].client_id,
        )
        for row_id, project_id, planned_on, points in found
    )
