"""The portfolio, and one project's card."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.portfolio import (
    Charter,
    LoopStep,
    Portfolio,
    PortfolioQuery,
    PortfolioRow,
    ProjectCard,
    ProjectCardQuery,
)
from salespm_tui.domain import codes
from salespm_tui.domain.loop import LINKS, state
from salespm_tui.services.gates.listing import summaries
from salespm_tui.services.portfolio.milestones import gate_due, next_milestone
from salespm_tui.services.portfolio.money import exposure, goal_pace, margin
from salespm_tui.services.portfolio.standing import Standing, standing_of
from salespm_tui.services.portfolio.where import thin_link
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Client, Project, Template

_WORST_FIRST = ("red", "amber", "green")


def portfolio(reading: Reading, query: PortfolioQuery) -> Portfolio:
    """Every project as it stands today."""
    found = reading.session.exec(
        select(Project).where(col(Project.archived_at).is_(None)).order_by(Project.code)
    ).all()
    ended = [project for project in found if project.status in codes.CLOSED_PROJECT_STATUS]
    shown = found if query.include_ended else [one for one in found if one not in ended]
    rows = [row_of(reading, standing_of(reading, project)) for project in shown]
    rows.sort(key=lambda row: (row.is_over, _WORST_FIRST.index(row.health), row.code))
    return Portfolio(reading.today, tuple(rows), len(ended))


def row_of(reading: Reading, standing: Standing) -> PortfolioRow:
    """A project as the portfolio shows it."""
    project, facts = standing.project, standing.facts
    due = gate_due(standing, project.phase)
    return PortfolioRow(
        id=project.id,
        code=project.code,
        name=project.name,
        status=project.status,
        phase=project.phase,
        client_id=project.client_id,
        client=_client(reading, project.client_id),
        manager=project.manager or "",
        currency=project.currency,
        start=facts.start,
        finish=facts.finish,
        promised=facts.promised,
        health=standing.health.code,
        health_by_hand=project.health_override is not None,
        why=standing.health.why,
        thin=tuple(thin_link(reading, standing, lack) for lack in standing.lacks),
        tasks=facts.tasks,
        open_tasks=facts.open_tasks,
        overdue_tasks=facts.overdue,
        next_milestone=next_milestone(standing),
        pace=goal_pace(reading, project),
        exposure=exposure(reading, project),
        margin=margin(reading, project),
        gate_due=None if due is None else due.on,
    )


def _client(reading: Reading, client_id: int | None) -> str | None:
    found = None if client_id is None else reading.session.get(Client, client_id)
    return None if found is None else found.short_name or found.name


def card(reading: Reading, query: ProjectCardQuery) -> ProjectCard | None:
    """One project with its charter, its loop and its gates."""
    project = reading.session.get(Project, query.project_id)
    if project is None or project.archived_at is not None:
        return None
    standing = standing_of(reading, project)
    row = row_of(reading, standing)
    return ProjectCard(
        today=reading.today,
        row=row,
        charter=_charter(reading, project),
        loop=_loop(row),
        gates=summaries(reading, standing),
    )


def _loop(row: PortfolioRow) -> tuple[LoopStep, ...]:
    return tuple(
        LoopStep(
            link, state(link, row.phase), tuple(thin for thin in row.thin if thin.link == link)
        )
        for link in LINKS
    )


def _charter(reading: Reading, project: Project) -> Charter:
    source = None
    if project.template_id is not None:
        source = reading.session.get(Template, project.template_id)
    return Charter(
        objective=project.objective,
        scope_in=project.scope_in,
        scope_out=project.scope_out,
        deliverables=project.deliverables,
        feasibility=project.feasibility,
        feasibility_notes=project.feasibility_notes,
        market_notes=project.market_notes,
        competitor_notes=project.competitor_notes,
        approved_by=project.approved_by or "",
        approved_on=project.approved_on,
        start_on=project.start_on.date() if project.start_on else None,
        end_on=project.end_on.date() if project.end_on else None,
        status_date=project.status_date,
        health_override=project.health_override,
        template_id=project.template_id,
        template="" if source is None else source.name,
    )
