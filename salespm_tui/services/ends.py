"""When projects end, and what a change does to that, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project

_MOST_NAMED = 5


def ends_of(work: Work, project_ids: Collection[int] | None = None) -> dict[str, date]:
    """The last day of each project (of those given) by its code, as far as its plan has dates."""
    statement = select(Project.id, Project.code).where(col(Project.archived_at).is_(None))
    found: dict[str, date] = {}
    for project_id, code in work.session.exec(statement).all():
        if project_ids is not None and project_id not in project_ids:
            continue
        try:
            plan = scheduled(work, project_id)
        except UserError:  # a plan that goes in a circle has no end that could move
            continue
        if plan.tasks:
            found[code] = plan.finish.date()
    return found


def moved_ends(before: dict[str, date], after: dict[str, date]) -> Iterator[Label]:
    """Which projects end on another day now."""
    moved = [code for code in after if code in before and before[code] != after[code]]
    for code in moved[:_MOST_NAMED]:
        yield label(
            N_("%(project)s now ends on %(after)s instead of %(before)s."),
            project=code,
            after=after[code],
            before=before[code],
        )
    if len(moved) > _MOST_NAMED:
        number = len(moved) - _MOST_NAMED
        yield counted(
            "%(number)d more project ends on another day.",
            "%(number)d more projects end on another day.",
            number,
        )
