"""Baselines: taken, kept, and what became of the plan since."""

from __future__ import annotations

from salespm_tui.contract.baselines import (
    BaselinesQuery,
    SaveBaseline,
    TakeBaseline,
    UseBaseline,
    VarianceQuery,
)
from salespm_tui.services.baselines.keeping import (
    archive_baseline,
    save_baseline,
    take_baseline,
    use_baseline,
)
from salespm_tui.services.baselines.reports import baselines, variance
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive_baseline"]

KINDS = ("baseline",)
"""The kinds of records that `archive` takes."""

COMMANDS: Commands = {
    TakeBaseline: take_baseline,
    SaveBaseline: save_baseline,
    UseBaseline: use_baseline,
}
QUERIES: Queries = {BaselinesQuery: baselines, VarianceQuery: variance}
