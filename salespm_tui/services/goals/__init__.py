"""Goals: what is promised, how it stands, and what it takes."""

from __future__ import annotations

from salespm_tui.contract.goals import (
    CheckIn,
    ExplainFigure,
    GapQuery,
    GoalQuery,
    GoalsQuery,
    SaveCheckIn,
    SaveFactor,
    SaveGoal,
    SaveGoalBands,
    SplitGoal,
    SplitQuery,
)
from salespm_tui.services.goals.archiving import KINDS, archive
from salespm_tui.services.goals.bands import save_bands
from salespm_tui.services.goals.checking_in import check_in, save_check_in, save_factor
from salespm_tui.services.goals.closing import gap_plan
from salespm_tui.services.goals.detail import goal
from salespm_tui.services.goals.explaining import explain_figure
from salespm_tui.services.goals.listing import goals
from salespm_tui.services.goals.saving import save_goal
from salespm_tui.services.goals.splitting import split_goal, split_shares
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveGoal: save_goal,
    SplitGoal: split_goal,
    CheckIn: check_in,
    SaveCheckIn: save_check_in,
    SaveFactor: save_factor,
    SaveGoalBands: save_bands,
}
QUERIES: Queries = {
    GoalsQuery: goals,
    GoalQuery: goal,
    GapQuery: gap_plan,
    SplitQuery: split_shares,
    ExplainFigure: explain_figure,
}
