"""Feedback: written down, handled, resolved; and how satisfied clients are."""

from __future__ import annotations

from salespm_tui.contract.feedback import (
    FeedbackQuery,
    HandleFeedback,
    LogSurvey,
    ResolveFeedback,
    SaveFeedback,
)
from salespm_tui.services.feedback.handling import handle_feedback, resolve_feedback
from salespm_tui.services.feedback.listing import feedback
from salespm_tui.services.feedback.saving import log_survey, save_feedback
from salespm_tui.services.work import Commands, Queries

COMMANDS: Commands = {
    SaveFeedback: save_feedback,
    HandleFeedback: handle_feedback,
    ResolveFeedback: resolve_feedback,
    LogSurvey: log_survey,
}
QUERIES: Queries = {FeedbackQuery: feedback}
