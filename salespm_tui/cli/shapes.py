"""Snapshots as the JSON that scripts are written against: fields may be added, never renamed.

Dates `YYYY-MM-DD`, working instants `YYYY-MM-DDTHH:MM`, UTC instants with `Z`, durations in working
minutes, enums as codes, unknown is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from salespm_tui.contract.calendars import HolidaysSaved
from salespm_tui.contract.clients import ClientDetail, ClientRow, Clients, LogRow
from salespm_tui.contract.imports import ImportReport
from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.records import Change, Problem
from salespm_tui.contract.standup import Agenda, AgendaItem
from salespm_tui.contract.timeline import CheckRow, LinkRow, TaskRow, Timeline
from salespm_tui.core.errors import UserError

Json = dict[str, Any]

AGENDA_KEYS = (
    "changed",
    "overdue",
    "today",
    "blocked",
    "starting",
    "milestones",
    "goals",
    "risks",
    "clients",
    "deals",
    "load",
    "checks",
)


def standup(agenda: Agenda) -> Json:
    """`counts` has every section that this version knows, 0 where it is left out."""
    found = {section.key: len(section.items) for section in agenda.sections}
    return {
        "date": day(agenda.date),
        "since": day(agenda.since),
        "sections": [
            {
                "key": section.key,
                "title": str(section.title),
                "items": [_agenda_item(item) for item in section.items],
            }
            for section in agenda.sections
        ],
        "counts": dict.fromkeys(AGENDA_KEYS, 0) | found,
        "numbers": [str(number) for number in agenda.numbers],
    }


def _agenda_item(item: AgendaItem) -> Json:
    return {
        "kind": item.ref.kind,
        "id": item.ref.id,
        "project": item.project,
        "title": item.title,
        "why": str(item.why),
        "due": day(item.due),
        "days": item.days,
        "owner": item.owner or None,
        "action_keys": list(item.action_keys),
    }


def projects(snapshot: Projects) -> Json:
    return {"projects": [_project(row) for row in snapshot.projects]}


def _project(row: ProjectRow) -> Json:
    return {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "status": row.status,
        "phase": row.phase,
        "client": row.client,
        "start": day(row.start),
        "finish": day(row.finish),
        "health": row.health or None,
        "thin_links": list(row.thin_links),
    }


def timeline(plan: Timeline) -> Json:
    return {
        "project": {
            "code": plan.code,
            "start": instant(plan.start),
            "finish": instant(plan.finish),
            "status_date": day(plan.status_date),
            "calendar": plan.calendar,
        },
        "tasks": [_task(row, plan) for row in plan.tasks],
        "links": [_link(row) for row in plan.links],
        "checks": [_check(row) for row in plan.checks],
    }


def _task(row: TaskRow, plan: Timeline) -> Json:
    agreed = plan.against.dates if plan.against is not None else {}
    baseline_start, baseline_finish = agreed.get(row.id, (None, None))
    return {
        "id": row.id,
        "uid": _number_or_text(row.uid),
        "wbs": row.wbs,
        "name": row.name,
        "kind": row.kind,
        "parent_id": row.parent_id,
        "start": instant(row.start),
        "finish": instant(row.finish),
        "duration_min": row.duration_min,
        "percent": row.percent,
        "early_start": instant(row.early_start),
        "early_finish": instant(row.early_finish),
        "late_start": instant(row.late_start),
        "late_finish": instant(row.late_finish),
        "total_slack_min": row.total_slack_min,
        "free_slack_min": row.free_slack_min,
        "critical": row.critical,
        "constraint": row.constraint,
        "constraint_on": instant(row.constraint_at),
        "deadline": instant(row.deadline_at),
        "mode": row.schedule_mode,
        "status": row.status,
        "baseline_start": instant(baseline_start),
        "baseline_finish": instant(baseline_finish),
    }


def _number_or_text(uid: str | None) -> int | str | None:
    """An id of the file as the file has it: a number where it is one."""
    return int(uid) if uid is not None and uid.isascii() and uid.isdigit() else uid


def _link(row: LinkRow) -> Json:
    return {
        "predecessor_id": row.predecessor_id,
        "successor_id": row.successor_id,
        "type": row.type,
        "lag_min": row.lag_min,
    }


def _check(row: CheckRow) -> Json:
    return {"task_id": row.task_id, "rule": row.rule, "text": str(row.text)}


def clients(snapshot: Clients, detail: ClientDetail | None = None) -> Json:
    """With `detail`, the log of that client too."""
    found: Json = {"clients": [_client(row) for row in snapshot.clients]}
    if detail is not None:
        found["log"] = [_log_entry(row) for row in detail.log]
    return found


def _client(row: ClientRow) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "tier": row.tier or None,
        "status": row.status,
        "last_contact": day(row.last_contact),
        "cadence_days": row.cadence_days,
        "silent_days": row.silent_days,
        "next_step": row.next_step,
        "next_step_on": day(row.next_step_on),
        "open_promises": row.open_promises,
        "health": row.health,
    }


def _log_entry(row: LogRow) -> Json:
    return {
        "id": row.id,
        "at": utc(row.at),
        "channel": row.channel,
        "direction": row.direction,
        "summary": row.summary,
        "outcome": row.outcome or None,
        "next_step": row.next_step,
        "next_step_on": day(row.next_step_on),
    }


def history(changes: Sequence[Change]) -> Json:
    return {
        "changes": [
            {
                "set_id": change.set_id,
                "at": utc(change.at),
                "label": str(change.label),
                "kind": change.kind,
                "id": change.id,
                "before": _row_image(change.before),
                "after": _row_image(change.after),
                "undone": change.undone,
            }
            for change in changes
        ]
    }


def _row_image(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def check(problems: Sequence[Problem]) -> Json:
    return {
        "ok": not problems,
        "problems": [
            {"where": problem.where, "what": str(problem.what), "fix": str(problem.fix)}
            for problem in problems
        ],
    }


def unopened(path: str, error: UserError) -> Json:
    """A check of a workspace that cannot even be opened."""
    return {
        "ok": False,
        "problems": [{"where": path, "what": error.title, "fix": error.what_to_do}],
    }


def holidays(saved: HolidaysSaved) -> Json:
    """`days_off` and `days_on` are the days on which the calendar now differs from its week."""
    return {
        "calendar": saved.calendar,
        "country": saved.country,
        "years": [
            {
                "year": one.year,
                "days_off": [day(off) for off in one.days_off],
                "days_on": [day(on) for on in one.days_on],
                "provisional": one.provisional,
            }
            for one in saved.years
        ],
        "notes": [str(note) for note in saved.notes],
        "change_set": saved.set_id,
    }


def imported(files: Iterable[Json]) -> Json:
    """`change_set` is the newest one; each file names its own too."""
    found = list(files)
    sets = [one["change_set"] for one in found if one["change_set"] is not None]
    return {"files": found, "change_set": max(sets, default=None)}


def imported_file(report: ImportReport) -> Json:
    """`kept` names what both sides changed and stayed ours, `notes` what was simplified."""
    return {
        "file": report.file,
        "kind": report.kind,
        "project": report.project_code or None,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": [
            {"line": refused.line, "reason": str(refused.reason)} for refused in report.refused
        ],
        "kept": [str(kept) for kept in report.kept],
        "notes": [str(note) for note in report.notes],
        "change_set": report.set_id,
        "error": None,
    }


def failed_file(file: str, kind: str | None, error: str) -> Json:
    """A file that could not be brought in at all; nothing of it was written."""
    return {
        "file": file,
        "kind": kind,
        "project": None,
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "refused": [],
        "kept": [],
        "notes": [],
        "change_set": None,
        "error": error,
    }


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def instant(value: datetime | None) -> str | None:
    """A working instant: local, exact to the minute."""
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M")


def utc(value: datetime) -> str:
    """An instant of the world, in UTC."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
