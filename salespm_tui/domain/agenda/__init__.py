"""The agenda of a morning: facts go in, sections come out."""

from __future__ import annotations

from salespm_tui.domain.agenda.facts import (
    ClientFact,
    Fact,
    Facts,
    ProjectFact,
    PromiseFact,
    TaskFact,
    Workdays,
)
from salespm_tui.domain.agenda.sections import (
    SECTIONS,
    Composed,
    Entry,
    Section,
    compose,
    days_late,
    waiting_words,
    waits,
    why_waiting,
)

__all__ = [
    "SECTIONS",
    "ClientFact",
    "Composed",
    "Entry",
    "Fact",
    "Facts",
    "ProjectFact",
    "PromiseFact",
    "Section",
    "TaskFact",
    "Workdays",
    "compose",
    "days_late",
    "waiting_words",
    "waits",
    "why_waiting",
]
