"""The agenda of a morning: facts go in, sections come out."""

from __future__ import annotations

from salespm_tui.domain.agenda.client_matters import CLIENT_NEWS, why_settled
from salespm_tui.domain.agenda.concerns import (
    ChangeFact,
    ContactFact,
    ExpectationFact,
    FeedbackFact,
    IssueFact,
    RiskFact,
)
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
from salespm_tui.domain.agenda.means import HandoverFact, OverloadFact, OverspentFact
from salespm_tui.domain.agenda.pipeline import DEAL_NEWS, why_changed
from salespm_tui.domain.agenda.risks import RISK_NEWS, why_risk_changed
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
    "CLIENT_NEWS",
    "DEAL_NEWS",
    "RISK_NEWS",
    "SECTIONS",
    "ChangeFact",
    "ClientFact",
    "Composed",
    "ContactFact",
    "DealFact",
    "Entry",
    "ExpectationFact",
    "Fact",
    "Facts",
    "FeedbackFact",
    "GoalFact",
    "HandoverFact",
    "IssueFact",
    "OverloadFact",
    "OverspentFact",
    "ProjectFact",
    "PromiseFact",
    "RiskFact",
    "Section",
    "TaskFact",
    "Workdays",
    "compose",
    "days_late",
    "waiting_words",
    "waits",
    "why_changed",
    "why_risk_changed",
    "why_settled",
    "why_waiting",
]
