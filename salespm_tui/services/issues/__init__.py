"""Issues: what has gone wrong, why, and what is done about it."""

from __future__ import annotations

from salespm_tui.contract.issues import (
    IssueQuery,
    IssuesQuery,
    JudgeAction,
    ResolveIssue,
    SaveIssue,
)
from salespm_tui.services.issues.archiving import KINDS, archive
from salespm_tui.services.issues.judging import judge_action
from salespm_tui.services.issues.listing import issue, issues
from salespm_tui.services.issues.saving import resolve_issue, save_issue
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveIssue: save_issue,
    ResolveIssue: resolve_issue,
    JudgeAction: judge_action,
}
QUERIES: Queries = {IssuesQuery: issues, IssueQuery: issue}
