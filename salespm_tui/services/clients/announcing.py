"""A contact does what had announced it, and announces what comes next."""

from __future__ import annotations

from datetime import date

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.cadence import is_done_by
from salespm_tui.services.clients.listing import open_promises
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Interaction


def do_what_was_announced(
    work: Work, client_id: int, summary: str, follow_up_id: int | None = None
) -> list[Label]:
    """Mark the follow-ups done that had announced a contact of that summary, and the one of that id."""
    notes = []
    for promise in open_promises(work, client_id).get(client_id, ()):
        if promise.id == follow_up_id or is_done_by(promise, summary, work.today):
            item = living(work, ActionItem, promise.id)
            item.status, item.done_on = "done", work.today
            work.session.add(item)
            notes.append(label(N_("Done: %(title)s"), title=item.title))
    return notes


def promise_next_step(work: Work, entry: Interaction, title: str, due_on: date | None) -> None:
    """Add the follow-up that came of a contact."""
    step = ActionItem(
        kind="follow_up",
        title=title,
        due_on=due_on,
        client_id=entry.client_id,
        opportunity_id=entry.opportunity_id,
        interaction_id=entry.id,
    )
    work.session.add(step)
    work.session.flush()
