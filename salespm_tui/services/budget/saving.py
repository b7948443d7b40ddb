"""Budget lines are made, changed, and given other amounts."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.budget import ReviseBudgetLine, SaveBudgetLine
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.money import format_money
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import living, one_line, one_of, paragraphs, put, within
from salespm_tui.services.risks.reserves import CONTINGENCY
from salespm_tui.services.work import Work
from salespm_tui.store.tables import BudgetLine, BudgetRevision, Project, Task

MOST_MINOR = 10**16


def save_budget_line(work: Work, command: SaveBudgetLine) -> Outcome:
    """Create or change a line of a project's budget."""
    line = _line_of(work, command)
    put(line, "category", one_of(command.category, codes.BUDGET_CATEGORY, "category"))
    put(line, "name", one_line(command.name))
    put(line, "planned_minor", within(command.planned_minor, 0, MOST_MINOR, "planned_minor"))
    put_link(work, line, "task_id", Task, command.task_id)
    _keep_within_project(work, line)
    put(line, "note", paragraphs(command.note))
    work.session.add(line)
    work.session.flush()
    _revise(work, line, within(command.revised_minor, 0, MOST_MINOR, "revised_minor"))
    said = (
        N_("Set the contingency reserve of %(project)s to %(amount)s")
        if line.category == CONTINGENCY
        else N_("Set a budget line of %(project)s to %(amount)s")
    )
    return _outcome(work, line, said)


def _line_of(work: Work, command: SaveBudgetLine) -> BudgetLine:
    if command.budget_line_id is not None:
        return living(work, BudgetLine, command.budget_line_id)
    if command.project_id is None:
        raise UserError(
            _("A budget belongs to a project."), _("Choose the project first."), field="project_id"
        )
    return BudgetLine(project_id=living(work, Project, command.project_id).id)


def _keep_within_project(work: Work, line: BudgetLine) -> None:
    """UserError where the line pays for a task of another project."""
    if line.task_id is not None and living(work, Task, line.task_id).project_id != line.project_id:
        raise other_project("task_id")


def other_project(field: str) -> UserError:
    """What is said of a task that belongs elsewhere."""
    return UserError(
        _("This task belongs to another project."), _("Choose a task of this project."), field=field
    )


def _revise(work: Work, line: BudgetLine, revised_minor: int | Unset | None) -> None:
    """Take down another amount given with the line; None takes every revision back."""
    if isinstance(revised_minor, Unset) or revised_minor == line.revised_minor:
        return
    if revised_minor is None:
        for revision in revisions_of(work, line.id):
            revision.archived_at = work.now
            work.session.add(revision)
    else:
        _add_revision(work, line, revised_minor, work.today, "")
    work.session.flush()
    count_revisions(work, line)


def revise_budget_line(work: Work, command: ReviseBudgetLine) -> Outcome:
    """Give a line another amount, and say why."""
    line = living(work, BudgetLine, command.budget_line_id)
    amount = within(command.amount_minor, 0, MOST_MINOR, "amount_minor")
    reason = clean_text(command.reason, multiline=True)
    if not reason:
        raise UserError(
            _("A revision needs its reason."), _("Say why in a few words."), field="reason"
        )
    as_of = command.as_of or work.today
    if as_of > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today or a day before it."), field="as_of"
        )
    _add_revision(work, line, amount, as_of, reason)
    count_revisions(work, line)
    return _outcome(work, line, N_("Revised a budget line of %(project)s to %(amount)s"))


def _add_revision(work: Work, line: BudgetLine, amount: int, as_of: date, reason: str) -> None:
    revision = BudgetRevision(
        budget_line_id=line.id, as_of=as_of, amount_minor=amount, reason=reason
    )
    work.session.add(revision)
    work.session.flush()


def revisions_of(work: Work, line_id: int) -> list[BudgetRevision]:
    """The revisions of a line that count, the earliest day first."""
    query = (
        select(BudgetRevision)
        .where(BudgetRevision.budget_line_id == line_id, col(BudgetRevision.archived_at).is_(None))
        .order_by(col(BudgetRevision.as_of), col(BudgetRevision.id))
    )
    return list(work.session.exec(query))


def count_revisions(work: Work, line: BudgetLine) -> None:
    """Let the revision of the latest day be what the line may spend; without one, what was planned."""
    known = revisions_of(work, line.id)
    put(line, "revised_minor", known[-1].amount_minor if known else None)
    work.session.add(line)
    work.session.flush()


def _outcome(work: Work, line: BudgetLine, said: str) -> Outcome:
    project = living(work, Project, line.project_id)
    counts = line.planned_minor if line.revised_minor is None else line.revised_minor
    amount = format_money(counts, project.currency)
    return Outcome(
        label(said, project=project.code, amount=amount), ref=Ref("budget_line", line.id)
    )
