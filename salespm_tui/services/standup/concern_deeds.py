"""What the walk does to risks, issues and what clients wait for: each has its own end and its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from salespm_tui.contract.change_requests import SaveChangeRequest
from salespm_tui.contract.clients import HoldInteraction, SaveInteraction
from salespm_tui.contract.expectations import SaveExpectation, SettleExpectation
from salespm_tui.contract.feedback import ResolveFeedback, SaveFeedback
from salespm_tui.contract.issues import ResolveIssue, SaveIssue
from salespm_tui.contract.risks import ReviewRisk, SaveRisk
from salespm_tui.contract.standup import MarkDone
from salespm_tui.contract.values import Command, Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.services.fields import living
from salespm_tui.services.settings import zone_of
from salespm_tui.services.standup.naming import name_of
from salespm_tui.services.standup.others import done
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Expectation, Interaction

_ENDS: dict[str, Callable[[int, str], Command]] = {
    "risk": lambda row_id, note: ReviewRisk(row_id, note=note),
    "issue": lambda row_id, note: ResolveIssue(row_id, note=note),
    "expectation": lambda row_id, _note: SettleExpectation(row_id, "kept"),
    "feedback": lambda row_id, note: ResolveFeedback(row_id, resolution=note),
    "interaction": lambda row_id, _note: HoldInteraction(row_id),
}
_DAYS: dict[str, Callable[[int, date], Command]] = {
    "risk": lambda row_id, to: SaveRisk(row_id, next_review_on=to),
    "issue": lambda row_id, to: SaveIssue(row_id, due_on=to),
    "expectation": lambda row_id, to: SaveExpectation(row_id, due_on=to),
    "feedback": lambda row_id, to: SaveFeedback(row_id, due_on=to),
    "change_request": lambda row_id, to: SaveChangeRequest(row_id, decide_by=to),
}
_MOVED = {
    "risk": N_("Review of %(name)s on %(day)s"),
    "change_request": N_("%(name)s is to be decided by %(day)s"),
    "interaction": N_("Contact about %(name)s planned for %(day)s"),
}


def finish_concern(work: Work, command: MarkDone) -> Outcome:
    """Review a risk as it is, resolve an issue or a complaint, keep a promise, hold a contact."""
    ref = command.ref
    if ref.kind == "change_request":
        raise UserError(
            _("A change needs a decision."),
            _("Open it with enter, and approve or reject it there."),
        )
    if ref.kind == "interaction" and not living(work, Interaction, ref.id).planned:
        raise UserError(_("This contact took place already."))
    return done(work, _ENDS[ref.kind](ref.id, command.note))


def move_concern(work: Work, ref: Ref, to: date) -> Outcome:
    """Another day for a review, an issue, a promise, a decision, a complaint or a planned contact."""
    if ref.kind == "interaction":
        _move_contact(work, ref.id, to)
    else:
        _refuse_agreed(work, ref, to)
        done(work, _DAYS[ref.kind](ref.id, to))
    said = _MOVED.get(ref.kind, N_("Moved %(title)s to %(day)s"))
    name = name_of(work, ref)
    return Outcome(label(said, name=name, title=name, day=to), ref=ref)


def _refuse_agreed(work: Work, ref: Ref, to: date) -> None:
    """A promise that the client has agreed to is renegotiated, not moved behind its back."""
    if ref.kind != "expectation":
        return
    row = living(work, Expectation, ref.id)
    if row.status == "agreed" and row.due_on is not None and to > row.due_on:
        raise UserError(
            _("The client counts on %(day)s.") % {"day": format_date(row.due_on, work.today)},
            _("Open it with enter, and renegotiate it there."),
        )


def _move_contact(work: Work, entry_id: int, to: date) -> None:
    """To another day at the same time of the day."""
    zone = zone_of(work)
    entry = living(work, Interaction, entry_id)
    at = entry.occurred_at.astimezone(zone)
    moved = datetime.combine(to, at.time(), zone)
    done(work, SaveInteraction(entry_id, occurred_at=moved, planned=True))
