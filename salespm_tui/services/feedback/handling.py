"""A feedback is taken up, with a follow-up promised, and resolved."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.feedback import HandleFeedback, ResolveFeedback
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.services.clients.rows import called
from salespm_tui.services.fields import living, put, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Client, Feedback


def handle_feedback(work: Work, command: HandleFeedback) -> Outcome:
    """Take a feedback up; one that was resolved is open again with it."""
    row = living(work, Feedback, command.feedback_id)
    put(row, "owner", words(command.owner))
    put(row, "due_on", command.due_on)
    put(row, "status", "handling")
    row.resolved_on = None
    work.session.add(row)
    work.session.flush()
    notes: list[Label] = []
    title = clean_text(command.follow_up)
    if title:
        step = ActionItem(
            kind="follow_up",
            title=title,
            due_on=command.follow_up_on,
            owner=row.owner,
            client_id=row.client_id,
            project_id=row.project_id,
            feedback_id=row.id,
        )
        work.session.add(step)
        work.session.flush()
        notes.append(label(N_("Added next step %(title)s"), title=title))
    said = label(N_("Handling a feedback of %(name)s"), name=_name(work, row))
    return Outcome(said, ref=Ref("feedback", row.id), notes=tuple(notes))


def resolve_feedback(work: Work, command: ResolveFeedback) -> Outcome:
    """Say how a feedback was resolved; with `close` nothing is left to do about it."""
    row = living(work, Feedback, command.feedback_id)
    resolution = clean_text(command.resolution, multiline=True) or row.resolution
    if row.kind == "complaint" and not resolution:
        raise UserError(
            _("It is not said how the complaint was resolved."),
            _("Say in a few words what was done about it."),
            field="resolution",
        )
    on = command.on or work.today
    if not row.received_on <= on <= work.today:
        raise UserError(
            _("It cannot have been resolved on that day."),
            _("Give a day from when it came until today."),
            field="on",
        )
    row.status = "closed" if command.close else "resolved"
    row.resolution = resolution
    row.resolved_on = on
    work.session.add(row)
    work.session.flush()
    left = [
        label(N_("Still to do: %(title)s"), title=item.title) for item in _open_items(work, row)
    ]
    said = N_("Closed a feedback of %(name)s")
    if not command.close:
        said = N_("Resolved a feedback of %(name)s")
    return Outcome(
        label(said, name=_name(work, row)), ref=Ref("feedback", row.id), notes=tuple(left)
    )


def _open_items(work: Work, row: Feedback) -> list[ActionItem]:
    mine = (ActionItem.feedback_id == row.id, ActionItem.status == "open")
    living_ones = select(ActionItem).where(*mine, col(ActionItem.archived_at).is_(None))
    return list(work.session.exec(living_ones.order_by(col(ActionItem.id))).all())


def _name(work: Work, row: Feedback) -> str:
    return called(living(work, Client, row.client_id))
