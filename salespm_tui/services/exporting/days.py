"""The days that matter: milestones, deadlines, and what was promised to be done next."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import col, or_, select

from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.exchange.icalendar import Day, icalendar_file
from salespm_tui.services.settings import settings
from salespm_tui.services.timeline import timeline
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import ActionItem, Client, Project, Task


def icalendar(
    reading: Reading, project_id: int | None, name: str
) -> tuple[bytes, tuple[Label, ...]]:
    """The days of one project, or of everything, as a calendar of that name."""
    home = settings(reading)["workspace_id"]
    days: list[Day] = []
    notes: list[Label] = []
    for project in _projects(reading, project_id):
        days += _days_of_plan(reading, project, home)
    days += _follow_ups(reading, project_id, home)
    if not days:
        notes.append(label(N_("No milestone, deadline or follow-up has a date: it is empty.")))
    return icalendar_file(name, days, reading.now), tuple(notes)


def _projects(reading: Reading, project_id: int | None) -> list[Project]:
    statement = select(Project).where(col(Project.archived_at).is_(None)).order_by(col(Project.id))
    if project_id is not None:
        return list(reading.session.exec(statement.where(Project.id == project_id)))
    open_ones = col(Project.status).not_in(codes.CLOSED_PROJECT_STATUS)
    return list(reading.session.exec(statement.where(open_ones)))


def _days_of_plan(reading: Reading, project: Project, home: str) -> Iterator[Day]:
    for task in timeline(reading, TimelineQuery(project.id)).tasks:
        if task.status == "cancelled":
            continue
        text = _("%(code)s %(project)s, task %(wbs)s") % {
            "code": project.code,
            "project": project.name,
            "wbs": task.wbs,
        }
        if task.kind == "milestone":
            title = f"◆ {task.name}"
            yield Day(f"task-{task.id}@{home}", task.finish.date(), title, text, project.code)
        if task.deadline_at is not None:
            title = _("Deadline: %(name)s") % {"name": task.name}
            uid = f"task-{task.id}-deadline@{home}"
            yield Day(uid, task.deadline_at.date(), title, text, project.code)


def _follow_ups(reading: Reading, project_id: int | None, home: str) -> Iterator[Day]:
    """What is still to be done by a day."""
    statement = (
        select(ActionItem, Client.name)
        .outerjoin(Client, col(Client.id) == col(ActionItem.client_id))
        .where(
            ActionItem.status == "open",
            col(ActionItem.due_on).is_not(None),
            col(ActionItem.archived_at).is_(None),
            col(Client.archived_at).is_(None),
        )
        .order_by(col(ActionItem.due_on), col(ActionItem.id))
    )
    if project_id is not None:
        of_project = select(Task.id).where(Task.project_id == project_id)
        statement = statement.where(
            or_(ActionItem.project_id == project_id, col(ActionItem.task_id).in_(of_project))
        )
    for item, client in reading.session.exec(statement):
        assert item.due_on is not None
        title = f"{client}: {item.title}" if client else item.title
        yield Day(f"action-{item.id}@{home}", item.due_on, title, item.notes)
