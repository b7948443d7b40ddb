"""The next step of a deal or a lead: its earliest open action item."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.values import Unset
from salespm_tui.services.fields import put, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Lead, Opportunity


def put_next_step(
    work: Work, owner: Opportunity | Lead, title: str | Unset, due_on: date | Unset | None
) -> None:
    """Change the next step as given, or make one of a title; an emptied title drops it."""
    if isinstance(title, Unset) and isinstance(due_on, Unset):
        return
    step = _current(work, owner)
    named = words(title)
    if step is None:
        if isinstance(named, str):
            _make(work, owner, named, None if isinstance(due_on, Unset) else due_on)
        return
    if named is None:
        step.status = "dropped"
    else:
        put(step, "title", named)
        put(step, "due_on", due_on)
    work.session.add(step)
    work.session.flush()


def items_of(work: Work, owner: Opportunity | Lead, *, only_open: bool = False) -> list[ActionItem]:
    """The action items that name a deal or a lead, the next step first."""
    link = ActionItem.opportunity_id if isinstance(owner, Opportunity) else ActionItem.lead_id
    statement = select(ActionItem).where(link == owner.id, col(ActionItem.archived_at).is_(None))
    if only_open:
        statement = statement.where(ActionItem.status == "open")
    due = col(ActionItem.due_on)
    order = (due.is_(None), due, col(ActionItem.id))
    return list(work.session.exec(statement.order_by(*order)))


def _current(work: Work, owner: Opportunity | Lead) -> ActionItem | None:
    return next(iter(items_of(work, owner, only_open=True)), None)


def _make(work: Work, owner: Opportunity | Lead, title: str, due_on: date | None) -> None:
    is_deal = isinstance(owner, Opportunity)
    step = ActionItem(
        kind="follow_up",
        title=title,
        due_on=due_on,
        owner=owner.owner,
        client_id=owner.client_id,
        project_id=owner.project_id,
        opportunity_id=owner.id if is_deal else None,
        lead_id=None if is_deal else owner.id,
    )
    work.session.add(step)
    work.session.flush()
