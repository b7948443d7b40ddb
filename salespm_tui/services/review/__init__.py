"""How a project does against what was agreed: earned value, slips, deviations."""

from __future__ import annotations

from salespm_tui.contract.review import (
    DeviationsQuery,
    EvmQuery,
    ProgressQuery,
    ReportProgress,
    SlipsQuery,
)
from salespm_tui.services.review.archiving import KINDS, archive
from salespm_tui.services.review.deviations import deviations
from salespm_tui.services.review.earned import evm
from salespm_tui.services.review.reporting import progress_rows, report_progress
from salespm_tui.services.review.slips import slips
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {ReportProgress: report_progress}
QUERIES: Queries = {
    EvmQuery: evm,
    ProgressQuery: progress_rows,
    SlipsQuery: slips,
    DeviationsQuery: deviations,
}
