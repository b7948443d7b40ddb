"""Acceptances: planned, filled from needs and goals, judged, held, signed."""

from __future__ import annotations

from salespm_tui.contract.acceptance import (
    AcceptancesQuery,
    FillAcceptance,
    HoldAcceptance,
    JudgeItem,
    SaveAcceptance,
    SaveAcceptanceItem,
    SignAcceptance,
)
from salespm_tui.services.acceptance.archiving import KINDS, archive
from salespm_tui.services.acceptance.filling import fill_acceptance
from salespm_tui.services.acceptance.holding import hold_acceptance, sign_acceptance
from salespm_tui.services.acceptance.listing import acceptances
from salespm_tui.services.acceptance.saving import (
    judge_item,
    save_acceptance,
    save_acceptance_item,
)
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveAcceptance: save_acceptance,
    FillAcceptance: fill_acceptance,
    SaveAcceptanceItem: save_acceptance_item,
    JudgeItem: judge_item,
    HoldAcceptance: hold_acceptance,
    SignAcceptance: sign_acceptance,
}
QUERIES: Queries = {AcceptancesQuery: acceptances}
