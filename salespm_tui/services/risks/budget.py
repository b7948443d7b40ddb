"""The budget of a project as far as reserves need it."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.budget import BudgetLineRow, BudgetLinesQuery, SaveBudgetLine
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.money import format_money
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import living, one_line, one_of, paragraphs, put, within
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, BudgetLine, Project, Task

_LINE = METADATA.tables["budget_line"].c
_PROJECT = METADATA.tables["project"].c
MOST_MINOR = 10**16
CONTINGENCY = "contingency"


def save_budget_line(work: Work, command: SaveBudgetLine) -> Outcome:
    """Create or change a line of a project's budget."""
    if command.budget_line_id is not None:
        line = living(work, BudgetLine, command.budget_line_id)
    elif command.project_id is None:
        raise UserError(
            _("A budget belongs to a project."), _("Choose the project first."), field="project_id"
        )
    else:
        line = BudgetLine(project_id=living(work, Project, command.project_id).id)
    put(line, "category", one_of(command.category, codes.BUDGET_CATEGORY, "category"))
    put(line, "name", one_line(command.name))
    for field in ("planned_minor", "revised_minor"):
        put(line, field, within(getattr(command, field), 0, MOST_MINOR, field))
    put_link(work, line, "task_id", Task, command.task_id)
    put(line, "note", paragraphs(command.note))
    work.session.add(line)
    work.session.flush()
    project = living(work, Project, line.project_id)
    said = (
        N_("Set the contingency reserve of %(project)s to %(amount)s")
        if line.category == CONTINGENCY
        else N_("Set a budget line of %(project)s to %(amount)s")
    )
    amount = format_money(_counts(line.planned_minor, line.revised_minor), project.currency)
    return Outcome(
        label(said, project=project.code, amount=amount), ref=Ref("budget_line", line.id)
    )


def _counts(planned_minor: int, revised_minor: int | None) -> int:
    return planned_minor if revised_minor is None else revised_minor


def budget_lines(reading: Reading, query: BudgetLinesQuery) -> tuple[BudgetLineRow, ...]:
    """The lines of a project's budget; none for a project that is gone."""
    statement = (
        select(BudgetLine, Project.currency)
        .join(Project, col(Project.id) == col(BudgetLine.project_id))
        .where(
            col(BudgetLine.project_id) == query.project_id,
            col(BudgetLine.archived_at).is_(None),
            col(Project.archived_at).is_(None),
        )
        .order_by(col(BudgetLine.id))
    )
    if query.category is not None:
        statement = statement.where(col(BudgetLine.category) == query.category)
    return tuple(
        BudgetLineRow(
            id=line.id,
            project_id=line.project_id,
            category=line.category,
            name=line.name,
            planned_minor=line.planned_minor,
            revised_minor=line.revised_minor,
            amount_minor=_counts(line.planned_minor, line.revised_minor),
            currency=currency,
            task_id=line.task_id,
            note=line.note,
        )
        for line, currency in reading.session.exec(statement).all()
    )


def reserves(reading: Reading, project_id: int | None) -> Mapping[str, int]:
    """What the budgets keep for risks, by currency; of one project where given."""
    statement = (
        sa.select(
            _PROJECT.currency,
            sa.func.sum(sa.func.coalesce(_LINE.revised_minor, _LINE.planned_minor)),
        )
        .join_from(METADATA.tables["budget_line"], METADATA.tables["project"])
        .where(
            _LINE.category == CONTINGENCY,
            _LINE.archived_at.is_(None),
            _PROJECT.archived_at.is_(None),
        )
        .group_by(_PROJECT.currency)
    )
    if project_id is not None:
        statement = statement.where(_LINE.project_id == project_id)
    found = reading.session.connection().execute(statement).all()
    return {currency: int(amount) for currency, amount in found}
