"""Budget lines, their revisions and spending leave every list and every sum; undo brings them back."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.money import format_money
from salespm_tui.services.budget.saving import count_revisions, revisions_of
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import BudgetLine, BudgetRevision, CostEntry, Project, Row

KINDS = ("budget_line", "budget_revision", "cost_entry")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS. A line goes with its revisions and its spending; without a
    revision the one before it counts again."""
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive the whole budget of a project."""
    mine = select(BudgetLine.id).where(
        BudgetLine.project_id == project_id, col(BudgetLine.archived_at).is_(None)
    )
    for line_id in work.session.exec(mine).all():
        _line(work, line_id)


def _put_away(work: Work, row: Row) -> None:
    row.archived_at = work.now
    work.session.add(row)


def _line(work: Work, line_id: int) -> Label:
    line = living(work, BudgetLine, line_id)
    entries = select(CostEntry).where(
        CostEntry.budget_line_id == line_id, col(CostEntry.archived_at).is_(None)
    )
    for row in (line, *revisions_of(work, line_id), *work.session.exec(entries).all()):
        _put_away(work, row)
    project = work.session.get(Project, line.project_id)
    code = "" if project is None else project.code
    return label(N_("Archived a budget line of %(project)s"), project=code)


def _revision(work: Work, revision_id: int) -> Label:
    revision = living(work, BudgetRevision, revision_id)
    line = living(work, BudgetLine, revision.budget_line_id)
    _put_away(work, revision)
    work.session.flush()
    count_revisions(work, line)
    project = living(work, Project, line.project_id)
    return label(N_("Archived a revision of a budget line of %(project)s"), project=project.code)


def _entry(work: Work, entry_id: int) -> Label:
    entry = living(work, CostEntry, entry_id)
    line = living(work, BudgetLine, entry.budget_line_id)
    _put_away(work, entry)
    currency = living(work, Project, line.project_id).currency
    amount = format_money(entry.amount_minor, currency)
    return label(N_("Archived a cost entry of %(amount)s"), amount=amount)


_ARCHIVE = {"budget_line": _line, "budget_revision": _revision, "cost_entry": _entry}
