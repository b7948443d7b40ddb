"""How a task's status, its percent and what blocks it hang together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.codes import CLOSED_TASK_STATUS


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is. 100 % and done are the same thing; the reason goes with blocked alone."""

    status: str = "todo"
    percent: int = 0
    reason: str = ""


def is_overdue(kind: str, status: str, finish: datetime, today: date) -> bool:
    """A task that is no summary, neither done nor cancelled, scheduled to end on a day before today."""
    return kind != "summary" and status not in CLOSED_TASK_STATUS and finish.date() < today


def progressed(
    before: Progress,
    *,
    status: str | None = None,
    percent: int | None = None,
    reason: str | None = None,
) -> Progress:
    """`before`, changed by what is given (None: not said); what was not said follows from the rest.

    A reason blocks, an empty one unblocks. Taking back "done" without a percent starts again at 0.
    UserError, with the field, where two of them cannot be true together.
    """
    status = _status(before, percent, reason) if status is None else status
    percent = _percent(before, status, percent)
    reason = _reason(before, status, reason)
    return Progress(status, percent, reason)


def _status(before: Progress, percent: int | None, reason: str | None) -> str:
    if reason:
        return "blocked"
    if percent == 100:
        return "done"
    held = before.status == "cancelled" or (before.status == "blocked" and reason is None)
    if held or (percent is None and reason is None):
        return before.status
    if reason is not None and percent is None and before.status != "blocked":
        return before.status
    return "doing" if (before.percent if percent is None else percent) else "todo"


def _percent(before: Progress, status: str, percent: int | None) -> int:
    if status == "cancelled":
        return before.percent if percent is None else percent
    if percent is None:
        if status in ("done", "todo"):
            return 100 if status == "done" else 0
        return before.percent if before.percent < 100 else 0
    if (percent == 100) != (status == "done") or (status == "todo" and percent):
        raise UserError(
            _("%(percent)d %% does not go with that status.") % {"percent": percent},
            _("100 is done, 0 not started, and all between in progress or blocked."),
            field="percent",
        )
    return percent


def _reason(before: Progress, status: str, reason: str | None) -> str:
    if status != "blocked":
        if reason:
            raise UserError(
                _("What blocks a task goes with the status blocked."),
                _("Choose blocked, or leave the reason empty."),
                field="blocked_reason",
            )
        return ""
    said = before.reason if reason is None else reason
    if not said:
        raise UserError(
            _("It is not said what blocks the task."),
            _("Give the reason in a few words."),
            field="blocked_reason",
        )
    return said
