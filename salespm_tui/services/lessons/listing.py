"""The lessons as lists show them, and those that fit where a project stands."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.lessons import (
    FittingLessonsQuery,
    LessonRow,
    Lessons,
    LessonsQuery,
    LessonUseRow,
)
from salespm_tui.core.similar import fold
from salespm_tui.domain.lessons import fits, holds
from salespm_tui.services.fields import living
from salespm_tui.services.pipeline.around import project_codes
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, Project

_LESSON = METADATA.tables["lesson"].c
_USE = METADATA.tables["lesson_use"].c
_SAME = (
    "id",
    "project_id",
    "kind",
    "area",
    "title",
    "situation",
    "action",
    "result",
    "recommendation",
    "reusable",
    "learnt_on",
)


def lessons(reading: Reading, query: LessonsQuery) -> Lessons:
    """The lessons asked for, the latest first."""
    wanted: list[sa.ColumnElement[bool]] = []
    if query.project_id is not None:
        wanted.append(_LESSON.project_id == query.project_id)
    if query.area is not None:
        wanted.append(_LESSON.area == query.area)
    found = (row for row in lesson_rows(reading, *wanted) if holds(_texts(row), query.text))
    if query.tag is not None:
        tag = fold(query.tag)
        found = (row for row in found if tag in map(fold, row.tags))
    return _told(reading, found)


def fitting_lessons(reading: Reading, query: FittingLessonsQuery) -> Lessons:
    """Reusable lessons of other projects that fit a phase of this one."""
    project = living(reading, Project, query.project_id)
    phase = query.phase or project.phase
    fitting = [
        row
        for row in lesson_rows(reading, _LESSON.reusable == 1)
        if row.project_id != project.id
        and fits(row.area, phase)
        and all(use.project_id != project.id for use in row.uses)
    ]
    return _told(reading, sorted(fitting, key=lambda row: -len(row.uses)))


def lesson_rows(reading: Reading, *wanted: sa.ColumnElement[bool]) -> list[LessonRow]:
    """The living lessons that meet the conditions, the latest first."""
    statement = (
        sa.select(METADATA.tables["lesson"])
        .where(_LESSON.archived_at.is_(None), *wanted)
        .order_by(_LESSON.learnt_on.desc(), _LESSON.id.desc())
    )
    found = reading.session.connection().execute(statement).all()
    if not found:
        return []
    projects = project_codes(reading)
    uses = _uses(reading, projects)
    return [_row(row, projects, uses[row.id]) for row in found]


def _row(row: Any, projects: dict[int, str], uses: list[LessonUseRow]) -> LessonRow:
    return LessonRow(
        **{name: getattr(row, name) for name in _SAME},
        project=projects.get(row.project_id),
        tags=tuple(json.loads(row.tags)),
        uses=tuple(uses),
    )


def _uses(reading: Reading, projects: dict[int, str]) -> defaultdict[int, list[LessonUseRow]]:
    statement = (
        sa.select(METADATA.tables["lesson_use"])
        .where(_USE.archived_at.is_(None))
        .order_by(_USE.on, _USE.id)
    )
    found: defaultdict[int, list[LessonUseRow]] = defaultdict(list)
    for row in reading.session.connection().execute(statement):
        project = projects.get(row.project_id, "")
        found[row.lesson_id].append(LessonUseRow(row.id, row.project_id, project, row.on, row.note))
    return found


def _texts(row: LessonRow) -> tuple[str, ...]:
    return (row.title, row.situation, row.action, row.result, row.recommendation, *row.tags)


def _told(reading: Reading, rows: Iterable[LessonRow]) -> Lessons:
    kept = tuple(rows)
    tags = Counter(tag for row in kept for tag in row.tags)
    return Lessons(reading.today, kept, tuple(tag for tag, _count in tags.most_common()))
