"""The pipeline: deals and how they move, leads, stages, payments, and who lacks a next step."""

from __future__ import annotations

from salespm_tui.contract.pipeline import (
    ConvertLead,
    DealQuery,
    LeadsQuery,
    LooseEndsQuery,
    MoveDeal,
    MoveStage,
    PipelineQuery,
    SaveDeal,
    SaveLead,
    SavePayment,
    SaveStage,
    StagesQuery,
)
from salespm_tui.services.pipeline.archiving import KINDS, archive
from salespm_tui.services.pipeline.board import pipeline
from salespm_tui.services.pipeline.converting import convert_lead
from salespm_tui.services.pipeline.detail import deal
from salespm_tui.services.pipeline.laddering import move_stage, save_stage
from salespm_tui.services.pipeline.leads import leads, save_lead
from salespm_tui.services.pipeline.loose_ends import loose_ends
from salespm_tui.services.pipeline.moving import move_deal
from salespm_tui.services.pipeline.payments import save_payment
from salespm_tui.services.pipeline.saving import save_deal
from salespm_tui.services.pipeline.stages import stages
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveDeal: save_deal,
    MoveDeal: move_deal,
    SaveLead: save_lead,
    ConvertLead: convert_lead,
    SaveStage: save_stage,
    MoveStage: move_stage,
    SavePayment: save_payment,
}
QUERIES: Queries = {
    PipelineQuery: pipeline,
    DealQuery: deal,
    LeadsQuery: leads,
    LooseEndsQuery: loose_ends,
    StagesQuery: stages,
}
