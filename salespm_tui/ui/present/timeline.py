"""The words around the timeline: header, status line, and what stands there when nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

from salespm_tui.contract.projects import Projects
from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted
from salespm_tui.ui.present.plan_rows import PlanIndex
from salespm_tui.ui.present.variance import finish_words

ZOOM_WORDS = {
    "day": N_("by day"),
    "week": N_("by week"),
    "month": N_("by month"),
    "quarter": N_("by quarter"),
}


def plan_note(timeline: Timeline | None, zoom: str, *, width: int | None = None) -> str:
    """The plan's finish, how far that is from what was agreed, and the zoom, for a header that wide."""
    if timeline is None or not timeline.tasks:
        return _(ZOOM_WORDS[zoom])
    return f"{finish_words(timeline, width=width)} · {_(ZOOM_WORDS[zoom])}"


def plan_status(
    index: PlanIndex, shown: int, marked: int, filter_text: str, *, only_critical: bool = False
) -> str:
    """What the plan counts: tasks, those overdue and blocked, checks; or what the filter shows."""
    timeline, counts = index.timeline, index.timeline.counts
    if filter_text:
        return _filtered(shown, len(timeline.tasks), filter_text)
    parts = [
        _("critical path only, C shows all") if only_critical else "",
        _count(counted("%(number)d selected", "%(number)d selected", marked)),
        _count(counted("%(number)d task", "%(number)d tasks", counts.tasks)),
        _count(counted("%(number)d finished", "%(number)d finished", counts.done)),
        _count(counted("%(number)d overdue", "%(number)d overdue", counts.overdue)),
        _count(counted("%(number)d blocked", "%(number)d blocked", counts.blocked)),
        _count(counted("%(number)d check", "%(number)d checks", len(timeline.checks))),
    ]
    return " · ".join(part for part in parts if part)


def projects_status(projects: Projects, shown: int, filter_text: str) -> str:
    """How many projects there are, and how many of them are in danger."""
    rows = projects.projects
    if filter_text:
        return _filtered(shown, len(rows), filter_text)
    danger = sum(row.health != "green" for row in rows)
    parts = [
        _count(counted("%(number)d project", "%(number)d projects", len(rows))),
        _count(counted("%(number)d in danger", "%(number)d in danger", danger)),
    ]
    return " · ".join(part for part in parts if part)


def empty_words(
    *, projects: Projects | None, tasks: Sequence[TaskRow] | None, filter_text: str
) -> tuple[str, ...]:
    """What to say where no row is shown, and which keys lead on."""
    if filter_text:
        return (_("Nothing matches “%(text)s”.") % {"text": filter_text}, _("esc shows all rows"))
    if tasks is not None:
        return (
            _("This plan has no tasks yet."),
            _("n  adds the first task"),
            _("salespm import FILE.xml  brings a plan from MS Project"),
        )
    if projects is not None:
        return (
            _("There is no project yet."),
            _("n  makes the first one"),
            _("salespm import FILE.xml  brings a plan from MS Project"),
        )
    return ()


def _filtered(shown: int, rows: int, text: str) -> str:
    return _("%(shown)d of %(all)d rows · filter “%(text)s”, esc clears it") % {
        "shown": shown,
        "all": rows,
        "text": text,
    }


def _count(words: Label) -> str:
    """The words for a number of things; none for none."""
    return str(words) if words.number else ""
