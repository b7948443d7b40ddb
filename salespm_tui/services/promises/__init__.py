"""Expectations: what clients count on, and what became of it."""

from __future__ import annotations

from salespm_tui.contract.expectations import (
    ExpectationsQuery,
    SaveExpectation,
    SettleExpectation,
)
from salespm_tui.services.promises.listing import expectations
from salespm_tui.services.promises.saving import save_expectation, settle_expectation
from salespm_tui.services.work import Commands, Queries

COMMANDS: Commands = {SaveExpectation: save_expectation, SettleExpectation: settle_expectation}
QUERIES: Queries = {ExpectationsQuery: expectations}
