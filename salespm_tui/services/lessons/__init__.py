"""Lessons: written down, found again, taken up by other projects, suggested by the data."""

from __future__ import annotations

from salespm_tui.contract.lessons import (
    FittingLessonsQuery,
    LessonProposalsQuery,
    LessonsQuery,
    ReuseLesson,
    SaveLesson,
)
from salespm_tui.services.lessons.archiving import KINDS, archive
from salespm_tui.services.lessons.listing import fitting_lessons, lessons
from salespm_tui.services.lessons.proposing import lesson_proposals
from salespm_tui.services.lessons.saving import reuse_lesson, save_lesson
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {SaveLesson: save_lesson, ReuseLesson: reuse_lesson}
QUERIES: Queries = {
    LessonsQuery: lessons,
    FittingLessonsQuery: fitting_lessons,
    LessonProposalsQuery: lesson_proposals,
}
