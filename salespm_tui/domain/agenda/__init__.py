"""The agenda of a morning: facts go in, sections come out."""

from __future__ import annotations

from salespm_tui.domain.agenda.entry import Entry, Section
from salespm_tui.domain.agenda.facts import (
    ClientFact,
    DealFact,
    Fact,
    Facts,
    GoalFact,
    ProjectFact,
    PromiseFact,
    TaskFact,
    Workdays,
)
from salespm_tui.domain.agenda.pipeline import DEAL_NEWS, why_changed
from salespm_tui.domain.agenda.sections import (
    SECTIONS,
    Composed,
    compose,
    days_late,
    waiting_words,
    waits,
    why_waiting,
)

__all__ = [
    "DEAL_NEWS",
    "SECTIONS",
    "ClientFact",
    "Composed",
    "DealFact",
    "Entry",
    "Fact",
    "Facts",
    "GoalFact",
    "ProjectFact",
    "PromiseFact",
    "Section",
    "TaskFact",
    "Workdays",
    "compose",
    "days_late",
    "waiting_words",
    "waits",
    "why_changed",
    "why_waiting",
]
