"""Risks: what can hurt us or help us, how much is at stake, and what is done about it."""

from __future__ import annotations

from salespm_tui.contract.risks import (
    AddFromChecklist,
    ChecklistQuery,
    CloseRisk,
    MoveRisk,
    OccurRisk,
    PutResponseOnTimeline,
    ReopenRisk,
    ReviewRisk,
    RiskQuery,
    RiskScalesQuery,
    RisksQuery,
    SaveRisk,
    SetRiskScales,
    TriggerRisk,
)
from salespm_tui.services.risks.archiving import KINDS, archive
from salespm_tui.services.risks.checklists import add_from_checklist, checklists
from salespm_tui.services.risks.ending import close_risk, occur_risk, reopen_risk
from salespm_tui.services.risks.listing import risk, risks
from salespm_tui.services.risks.responding import put_on_timeline
from salespm_tui.services.risks.reviewing import move_risk, review_risk, trigger_risk
from salespm_tui.services.risks.saving import save_risk
from salespm_tui.services.risks.scales import risk_scales, set_risk_scales
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveRisk: save_risk,
    MoveRisk: move_risk,
    ReviewRisk: review_risk,
    TriggerRisk: trigger_risk,
    CloseRisk: close_risk,
    ReopenRisk: reopen_risk,
    OccurRisk: occur_risk,
    PutResponseOnTimeline: put_on_timeline,
    AddFromChecklist: add_from_checklist,
    SetRiskScales: set_risk_scales,
}
QUERIES: Queries = {
    RisksQuery: risks,
    RiskQuery: risk,
    ChecklistQuery: checklists,
    RiskScalesQuery: risk_scales,
}
