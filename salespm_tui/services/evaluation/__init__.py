"""Evaluations of stages and projects: indicators filled from the data, weighed, adjusted by hand."""

from __future__ import annotations

from salespm_tui.contract.evaluation import (
    EvaluationsQuery,
    FillEvaluation,
    SaveEvaluation,
    SaveKpi,
)
from salespm_tui.services.evaluation.archiving import KINDS, archive
from salespm_tui.services.evaluation.filling import fill_evaluation
from salespm_tui.services.evaluation.listing import evaluations
from salespm_tui.services.evaluation.saving import save_evaluation, save_kpi
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveEvaluation: save_evaluation,
    FillEvaluation: fill_evaluation,
    SaveKpi: save_kpi,
}
QUERIES: Queries = {EvaluationsQuery: evaluations}
