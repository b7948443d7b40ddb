"""Lessons as people type them become rows; other projects take them up."""

from __future__ import annotations

import json

from sqlmodel import col, select

from salespm_tui.contract.lessons import ReuseLesson, SaveLesson
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.domain.lessons import tags_of
from salespm_tui.services.clients.ties import put_project
from salespm_tui.services.fields import living, one_of, paragraphs, put, required
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Lesson, LessonUse, Project


def save_lesson(work: Work, command: SaveLesson) -> Outcome:
    """Create or change a lesson."""
    new = command.lesson_id is None
    if command.lesson_id is None:
        lesson = Lesson(title=required(command.title, "title"), learnt_on=work.today)
    else:
        lesson = living(work, Lesson, command.lesson_id)
        if not isinstance(command.title, Unset):
            put(lesson, "title", required(command.title, "title"))
    put_project(work, lesson, command.project_id)
    put(lesson, "kind", one_of(command.kind, codes.LESSON_KIND, "kind"))
    put(lesson, "area", one_of(command.area, codes.LESSON_AREA, "area"))
    for field in ("situation", "action", "result", "recommendation"):
        put(lesson, field, paragraphs(getattr(command, field)))
    if not isinstance(command.tags, Unset):
        kept = tags_of(clean_text(tag) for tag in command.tags)
        put(lesson, "tags", json.dumps(kept, ensure_ascii=False))
    put(lesson, "reusable", command.reusable)
    put(lesson, "learnt_on", command.learnt_on)
    work.session.add(lesson)
    work.session.flush()
    said = N_("Added lesson %(title)s") if new else N_("Changed lesson %(title)s")
    return Outcome(label(said, title=lesson.title), ref=Ref("lesson", lesson.id))


def reuse_lesson(work: Work, command: ReuseLesson) -> Outcome:
    """A project takes a lesson up; one that did so already says when and how anew."""
    lesson = living(work, Lesson, command.lesson_id)
    project = living(work, Project, command.project_id)
    if lesson.project_id == project.id:
        raise UserError(
            _("The lesson was learnt in this very project."),
            _("Take it up in another one."),
            field="project_id",
        )
    found = select(LessonUse).where(
        LessonUse.lesson_id == lesson.id,
        LessonUse.project_id == project.id,
        col(LessonUse.archived_at).is_(None),
    )
    use = work.session.exec(found).first()
    if use is None:
        use = LessonUse(lesson_id=lesson.id, project_id=project.id, on=work.today)
    put(use, "on", command.on or work.today)
    note = clean_text(command.note, multiline=True)
    if note:
        put(use, "note", note)
    work.session.add(use)
    work.session.flush()
    said = label(N_("%(project)s takes up: %(title)s"), project=project.code, title=lesson.title)
    return Outcome(said, ref=Ref("lesson_use", use.id))
