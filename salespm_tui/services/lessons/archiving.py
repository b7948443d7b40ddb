"""Lessons leave every list with where they were taken up."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Lesson, LessonUse

KINDS = ("lesson", "lesson_use")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS."""
    if ref.kind == "lesson_use":
        use = living(work, LessonUse, ref.id)
        lesson, gone, said = (
            living(work, Lesson, use.lesson_id),
            [use],
            N_("No longer taken up: %(title)s"),
        )
    else:
        lesson = living(work, Lesson, ref.id)
        uses = select(LessonUse).where(
            LessonUse.lesson_id == lesson.id, col(LessonUse.archived_at).is_(None)
        )
        gone, said = [*work.session.exec(uses).all()], N_("Archived lesson %(title)s")
        lesson.archived_at = work.now
        work.session.add(lesson)
    for row in gone:
        row.archived_at = work.now
        work.session.add(row)
    work.session.flush()
    return Outcome(label(said, title=lesson.title), ref=ref)
