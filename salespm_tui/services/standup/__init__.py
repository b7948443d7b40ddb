"""The stand-up: an agenda out of facts, single keys that act on its items, minutes at the end."""

from __future__ import annotations

from salespm_tui.contract.standup import (
    AgendaQuery,
    FinishStandup,
    ItemQuery,
    MarkDone,
    MarkReviewed,
    MinutesQuery,
    NoteDecision,
    Reschedule,
    SetBlocked,
    SetWaiting,
    Snooze,
    StandupsQuery,
)
from salespm_tui.services.standup.agenda import agenda, minutes_now
from salespm_tui.services.standup.finishing import finish_standup, standups
from salespm_tui.services.standup.item import item
from salespm_tui.services.standup.rescheduling import reschedule
from salespm_tui.services.standup.walking import (
    mark_done,
    mark_reviewed_command,
    note_decision,
    set_blocked,
    set_waiting,
    snooze,
)
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "QUERIES"]

COMMANDS: Commands = {
    MarkReviewed: mark_reviewed_command,
    Snooze: snooze,
    MarkDone: mark_done,
    Reschedule: reschedule,
    SetBlocked: set_blocked,
    SetWaiting: set_waiting,
    NoteDecision: note_decision,
    FinishStandup: finish_standup,
}
QUERIES: Queries = {
    AgendaQuery: agenda,
    ItemQuery: item,
    StandupsQuery: standups,
    MinutesQuery: minutes_now,
}
