"""Money spent or bound is written down on a line of the budget."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.budget import SaveCostEntry
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.money import format_money
from salespm_tui.domain import codes
from salespm_tui.domain.budget_words import name_of_line
from salespm_tui.services.budget.saving import MOST_MINOR, other_project
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import given, living, one_of, paragraphs, put, within
from salespm_tui.services.work import Work
from salespm_tui.store.tables import BudgetLine, CostEntry, Project, Resource, Task


def save_cost_entry(work: Work, command: SaveCostEntry) -> Outcome:
    """Create or change an entry; the note says what it leaves of its line."""
    line = _line_of(work, command)
    if command.cost_entry_id is None:
        entry = CostEntry(budget_line_id=line.id, on=work.today, amount_minor=0)
    else:
        entry = living(work, CostEntry, command.cost_entry_id)
        put(entry, "budget_line_id", line.id)
    put(entry, "amount_minor", _amount(command, entry))
    put(entry, "on", command.on)
    put(entry, "status", one_of(command.status, codes.COST_STATUS, "status"))
    put(entry, "note", paragraphs(command.note))
    put_link(work, entry, "task_id", Task, command.task_id)
    put_link(work, entry, "resource_id", Resource, command.resource_id)
    _keep_within_project(work, entry, line)
    work.session.add(entry)
    work.session.flush()
    currency = living(work, Project, line.project_id).currency
    said = (
        N_("Wrote down %(amount)s committed on %(line)s")
        if entry.status == "committed"
        else N_("Wrote down %(amount)s spent on %(line)s")
    )
    amount = format_money(entry.amount_minor, currency)
    return Outcome(
        label(said, amount=amount, line=name_of_line(line.name, line.category)),
        ref=Ref("cost_entry", entry.id),
        notes=_notes(work, line, currency),
    )


def _amount(command: SaveCostEntry, entry: CostEntry) -> int:
    amount: int = within(
        given(command.amount_minor, entry.amount_minor), -MOST_MINOR, MOST_MINOR, "amount_minor"
    )
    if not amount:
        raise UserError(
            _("The amount is missing."),
            _("Give what was spent; a refund is negative."),
            field="amount_minor",
        )
    return amount


def _line_of(work: Work, command: SaveCostEntry) -> BudgetLine:
    if not isinstance(command.budget_line_id, Unset):
        return living(work, BudgetLine, command.budget_line_id)
    if command.category:
        return line_of_category(work, _project_of(work, command), command.category)
    if command.cost_entry_id is not None:
        entry = living(work, CostEntry, command.cost_entry_id)
        return living(work, BudgetLine, entry.budget_line_id)
    raise UserError(
        _("It is not said which line of the budget pays for it."),
        _("Choose a line, or a category."),
        field="budget_line_id",
    )


def _project_of(work: Work, command: SaveCostEntry) -> int:
    if command.project_id is not None:
        return living(work, Project, command.project_id).id
    if command.cost_entry_id is not None:
        entry = living(work, CostEntry, command.cost_entry_id)
        return living(work, BudgetLine, entry.budget_line_id).project_id
    raise UserError(
        _("A budget belongs to a project."), _("Choose the project first."), field="project_id"
    )


def line_of_category(work: Work, project_id: int, category: str) -> BudgetLine:
    """The project's first line of that category; made, with nothing planned, where there is none."""
    one_of(category, codes.BUDGET_CATEGORY, "category")
    found = work.session.exec(
        select(BudgetLine)
        .where(
            BudgetLine.project_id == project_id,
            BudgetLine.category == category,
            col(BudgetLine.archived_at).is_(None),
        )
        .order_by(col(BudgetLine.id))
    ).first()
    if found is None:
        found = BudgetLine(project_id=project_id, category=category)
        work.session.add(found)
        work.session.flush()
    return found


def _keep_within_project(work: Work, entry: CostEntry, line: BudgetLine) -> None:
    """UserError where it was spent on a task of another project."""
    if entry.task_id is None:
        return
    task = work.session.get(Task, entry.task_id)
    if task is not None and task.project_id != line.project_id:
        raise other_project("task_id")


def _notes(work: Work, line: BudgetLine, currency: str) -> tuple[Label, ...]:
    """What is left of the line, or by how much it is overspent."""
    entries = work.session.exec(
        select(CostEntry.amount_minor).where(
            CostEntry.budget_line_id == line.id, col(CostEntry.archived_at).is_(None)
        )
    ).all()
    amount = line.planned_minor if line.revised_minor is None else line.revised_minor
    left = amount - sum(entries)
    said = (
        N_("The line is overspent by %(amount)s.")
        if left < 0
        else N_("%(amount)s of the line are left.")
    )
    return (label(said, amount=format_money(abs(left), currency)),)
