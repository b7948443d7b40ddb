"""The form of a task, and the reading of what is typed about one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from salespm_tui.contract.timeline import LinkDraft, SaveTask, TaskRow, Timeline
from salespm_tui.core.durations import Duration, format_duration, read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import TypedInstant, format_date, read_instant
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import plan_words as words
from salespm_tui.ui.present.link_words import link_words, read_drafts
from salespm_tui.ui.present.plan_rows import PlanIndex
from salespm_tui.ui.present.task_detail import links_of

_PERCENT = re.compile(r"(\d{1,3}) ?[%％]?")
_NEW = "new"
_DEFAULTS = {
    "kind": "task",
    "status": "todo",
    "waiting_on": "",
    "constraint": "asap",
    "priority": "3",
    "schedule_mode": "auto",
}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a new task comes to stand: behind one task, before one, or as the last below another."""

    after_id: int | None = None
    before_id: int | None = None
    parent_id: int | None = None


def task_form(index: PlanIndex, task: TaskRow) -> Form:
    """Change a task of the plan."""

    def make(values: dict[str, Any]) -> SaveTask:
        return SaveTask(task.id, **_as_command(values, index.timeline, task))

    title = f"{task.wbs} {task.name}"
    return Form(f"task:{task.id}", title, _fields(index, task), make)


def new_task_form(index: PlanIndex, position: Position) -> Form:
    """Add a task to the plan."""
    timeline = index.timeline

    def make(values: dict[str, Any]) -> SaveTask:
        chosen = {
            name: value for name, value in values.items() if value != _DEFAULTS.get(name, object())
        }
        place: dict[str, Any] = {"project_id": timeline.project_id}
        if position.parent_id is not None:
            place["parent_id"] = position.parent_id
        elif position.after_id is not None:
            place["after_id"] = position.after_id
        elif position.before_id is not None:
            place["before_id"] = position.before_id
        return SaveTask(**place, **_as_command(chosen, timeline, None))

    key = f"task:{_NEW}:{timeline.project_id}"
    title = _("New task")
    if position.parent_id is not None:
        title = _("New task below %(name)s") % {"name": index.tasks[position.parent_id].name}
    return Form(key, title, _fields(index, None), make, creating=True)


def read_percent(text: str) -> int:
    """0 to 100, with or without the sign; UserError otherwise."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None or int(match[1]) > 100:
        raise UserError(
            _("“%(text)s” is not a percentage.") % {"text": text.strip()[:20]},
            _("Type a whole number from 0 to 100."),
        )
    return int(match[1])


def read_imposed_date(text: str, constraint: str, timeline: Timeline) -> datetime:
    """The instant of a constraint: a day alone is its beginning or, for a finish, its end."""
    usual = timeline.opens_min if constraint in words.STARTS else timeline.closes_min
    return _instant(read_instant(text, timeline.today), usual)


def _fields(index: PlanIndex, task: TaskRow | None) -> tuple[Field, ...]:
    name = Field("name", _("Name"), "" if task is None else task.name, required=True)
    if task is not None and task.children:
        return (name, _links_field(index, task), *_deadline(index, task), *_about(task))
    return (
        name,
        _duration_field(index.timeline, task),
        Field("percent", _("Percent"), _percent(task), read=read_percent),
        _choice("status", _("Status"), words.TASK_STATUS, _of(task, "status")),
        Field("blocked_reason", _("Blocked by"), _of(task, "blocked_reason", "")),
        _waiting_field(task),
        _links_field(index, task),
        _choice("constraint", _("Constraint"), words.CONSTRAINT, _of(task, "constraint")),
        _date_field("constraint_at", _("… on"), index.timeline, task),
        *_deadline(index, task),
        _choice("schedule_mode", _("Dates"), words.SCHEDULE_MODE, _of(task, "schedule_mode")),
        _start_field(index.timeline, task),
        *_about(task),
    )


def _about(task: TaskRow | None) -> tuple[Field, ...]:
    priority = "3" if task is None else str(task.priority)
    return (
        Field("owner", _("Owner"), _of(task, "owner", "")),
        _choice("priority", _("Priority"), words.PRIORITY, priority),
        Field("notes", _("Notes"), _of(task, "notes", ""), lines=4),
    )


def _of(task: TaskRow | None, field: str, otherwise: str | None = None) -> str:
    if task is None:
        return _DEFAULTS[field] if otherwise is None else otherwise
    return str(getattr(task, field))


def _choice(name: str, label: str, known: dict[str, str], value: str) -> Field:
    return Field(name, label, value, choices=words.choices(known))


def _waiting_field(task: TaskRow | None) -> Field:
    choices = (("", _("nobody")), *words.choices(words.WAITING_ON))
    value = "" if task is None else task.waiting_on or ""
    return Field("waiting_on", _("Waiting on"), value, choices=choices)


def _percent(task: TaskRow | None) -> str:
    return "" if task is None else str(task.percent)


def _duration_field(timeline: Timeline, task: TaskRow | None) -> Field:
    per_day, per_week = timeline.minutes_per_day, 7 - len(timeline.weekdays_off)

    def read(text: str) -> Duration:
        return read_duration(text, minutes_per_day=per_day, days_per_week=per_week, bare_unit="d")

    def say(duration: Duration) -> str:
        if not duration.minutes:
            return _("a milestone")
        return format_duration(duration.minutes, elapsed=duration.elapsed, minutes_per_day=per_day)

    value = ""
    if task is not None:
        value = format_duration(
            task.duration_min, elapsed=task.duration_elapsed, minutes_per_day=per_day
        )
    hint = _("3d, 4h, 2w; 0 is a milestone")
    return Field("duration", _("Duration"), value, read=read, say=say, hint=hint)


def _date_field(name: str, label: str, timeline: Timeline, task: TaskRow | None) -> Field:
    at = None if task is None else getattr(task, name)
    usual = timeline.opens_min
    if name == "deadline_at" or (task is not None and task.constraint not in words.STARTS):
        usual = timeline.closes_min
    return _instant_field(name, label, timeline, at, usual)


def _start_field(timeline: Timeline, task: TaskRow | None) -> Field:
    """A start is kept for what is set by hand; else the field says where the plan puts it."""
    manual = task is not None and task.schedule_mode == "manual"
    at = task.start if task is not None and manual else None
    field = _instant_field("start_at", _("Start"), timeline, at, timeline.opens_min)
    if task is None or manual:
        return field
    computed = format_date(task.start.date(), timeline.today)
    return Field(field.name, field.label, "", field.read, field.say, hint=computed)


def _instant_field(
    name: str, label: str, timeline: Timeline, at: datetime | None, usual: int
) -> Field:
    def read(text: str) -> TypedInstant | None:
        return read_instant(text, timeline.today) if text.strip() else None

    def say(typed: TypedInstant | None) -> str:
        return "" if typed is None else _instant_words(typed, timeline.today)

    value = ""
    if at is not None:
        value = format_date(at.date(), timeline.today)
        if at.hour * 60 + at.minute != usual:
            value += f" {at:%H:%M}"
    return Field(name, label, value, read=read, say=say)


def _instant_words(typed: TypedInstant, today: date) -> str:
    day = format_date(typed.on, today)
    return day if typed.at is None else f"{day} {typed.at:%H:%M}"


def _deadline(index: PlanIndex, task: TaskRow | None) -> tuple[Field]:
    return (_date_field("deadline_at", _("Deadline"), index.timeline, task),)


def _links_field(index: PlanIndex, task: TaskRow | None) -> Field:
    own = 0 if task is None else task.id

    def read(text: str) -> tuple[LinkDraft, ...]:
        return read_drafts(text, own, index)

    def say(drafts: tuple[LinkDraft, ...]) -> str:
        return "; ".join(link_words(draft, index) for draft in drafts)

    value = "" if task is None else links_of(task.id, index)
    return Field("links", _("Follows"), value, read=read, say=say, hint="1.2FS+2d;1.3SS")


def _as_command(values: dict[str, Any], timeline: Timeline, task: TaskRow | None) -> dict[str, Any]:
    """What was typed, as the fields of the command."""
    said = dict(values)
    duration = said.pop("duration", None)
    if isinstance(duration, Duration):
        said |= {"duration_min": duration.minutes, "duration_elapsed": duration.elapsed}
    if "priority" in said:
        said["priority"] = int(said["priority"])
    if "waiting_on" in said:
        said["waiting_on"] = said["waiting_on"] or None
    constraint = said.get("constraint", "asap" if task is None else task.constraint)
    finishes = constraint not in words.STARTS
    _turn_constraint(said, constraint, task)
    for name, at_close in (("constraint_at", finishes), ("deadline_at", True), ("start_at", False)):
        if isinstance(said.get(name), TypedInstant):
            usual = timeline.closes_min if at_close else timeline.opens_min
            said[name] = _instant(said[name], usual)
    return said


def _turn_constraint(said: dict[str, Any], constraint: str, task: TaskRow | None) -> None:
    """A date that stays while its constraint turns from a start to a finish keeps its day alone."""
    if task is None or task.constraint_at is None or "constraint_at" in said:
        return
    if "constraint" in said and constraint not in ("asap", "alap"):
        said["constraint_at"] = TypedInstant(task.constraint_at.date(), None)


def _instant(typed: TypedInstant, usual_min: int) -> datetime:
    if typed.at is not None:
        return datetime.combine(typed.on, typed.at)
    return datetime.combine(typed.on, time.min) + timedelta(minutes=usual_min)
