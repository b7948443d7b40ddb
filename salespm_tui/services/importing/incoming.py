"""A plan as a file tells it: plain values by the file's own ids, ready to be compared.

A task's values stand in groups that only make sense together (a constraint and its date). Each is a
value that JSON keeps as it is, so that what was said at the last import compares equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from salespm_tui.contract.imports import Refused
from salespm_tui.core.labels import Label

Groups = dict[str, Any]
LinkKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells whether a file is the same project as an earlier one."""

    file_name: str
    guid: str | None
    created: str | None


@dataclass(frozen=True, slots=True)
class IncomingCalendar:
    """A calendar; `groups` are name, base (an id or None), week and exceptions."""

    uid: int
    groups: Groups


@dataclass(frozen=True, slots=True)
class IncomingTask:
    """A task in the file's order; `parent` is another task's id, None at the top."""

    uid: int
    parent: int | None
    groups: Groups


@dataclass(frozen=True, slots=True)
class IncomingResource:
    """Who or what works on the plan."""

    uid: int
    groups: Groups


@dataclass(frozen=True, slots=True)
class IncomingAssignment:
    """A resource on a task, both by the file's ids. `key` names it among all of the file, whatever
    number the file gives it (`uid`): programs count assignments anew when they save."""

    key: str
    uid: int
    task: int
    resource: int
    groups: Groups


BaselineTasks = dict[str, list[Any]]
"""Start, finish, duration, work and cost of each task, by its id in the file as text."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One project. `links` say (type, lag, unit) by (predecessor, successor); `baselines` stand by
    their number."""

    name: str
    identity: Identity
    project: Groups
    calendars: tuple[IncomingCalendar, ...]
    tasks: tuple[IncomingTask, ...]
    links: Mapping[LinkKey, list[Any]]
    resources: tuple[IncomingResource, ...] = ()
    assignments: tuple[IncomingAssignment, ...] = ()
    baselines: Mapping[int, BaselineTasks] = field(default_factory=dict)
    notes: tuple[Label, ...] = ()
    refused: tuple[Refused, ...] = field(default=())


def plain(value: Any) -> Any:
    """A value as JSON keeps it; dates and minutes as the store writes them."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def minute_from(text: str | None) -> datetime | None:
    """The working instant that `plain` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def day_from(text: str | None) -> date | None:
    """The day that `plain` wrote."""
    return None if text is None else date.fromisoformat(text)
