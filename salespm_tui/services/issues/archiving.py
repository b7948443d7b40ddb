"""Issues leave every list with what is done about them; undo brings them back."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Issue

KINDS = ("issue",)


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive an issue and its actions; the tasks made of them stay in the plan."""
    issue = living(work, Issue, ref.id)
    items = select(ActionItem).where(
        ActionItem.issue_id == issue.id, col(ActionItem.archived_at).is_(None)
    )
    for row in (issue, *work.session.exec(items).all()):
        row.archived_at = work.now
        work.session.add(row)
    work.session.flush()
    return Outcome(label(N_("Archived issue %(title)s"), title=issue.title), ref=ref)
