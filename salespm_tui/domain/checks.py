"""What in the data cannot be right, each with the key that mends it.

This is not planning advice: every rule names two things that cannot both be true. The rules that the
scheduler finds broken join the ones that are found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, Value, counted, label
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.schedule import BrokenRule

OPEN_IT = "e"
"""The key that leads to the record's form, where a person has to decide."""

GO_THERE = "enter"
"""The key that leads to the plan, where there is more than one record to look at."""


class PlannedTask(NamedTuple):
    """A task that is no summary, with its schedule, as the rules look at it."""

    status: str
    percent: int
    start: datetime
    finish: datetime
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    blocked_reason: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One rule that a record breaks; `fix` is the key of the walk that mends it."""

    rule: str
    text: Label
    fix: str = OPEN_IT


def wrong_with(task: PlannedTask, today: date) -> Iterator[Wrong]:
    """What cannot be right about a task on that day, the gravest first."""
    yield from _wrong_dates(task, today)
    if task.status in CLOSED_TASK_STATUS:
        yield from _wrong_when_closed(task)
    else:
        yield from _wrong_while_open(task, today)


def _wrong_dates(task: PlannedTask, today: date) -> Iterator[Wrong]:
    start, finish = task.actual_start, task.actual_finish
    if start is not None and finish is not None and finish < start:
        text = label(
            N_("finished on %(finish)s, before it started on %(start)s"),
            finish=finish.date(),
            start=start.date(),
        )
        yield Wrong("ends_before_start", text)
    if finish is not None and finish.date() > today:
        text = label(N_("finished on %(day)s, a day still to come"), day=finish.date())
        yield Wrong("finished_ahead", text)
    elif start is not None and start.date() > today:
        text = label(N_("started on %(day)s, a day still to come"), day=start.date())
        yield Wrong("started_ahead", text)


def _wrong_when_closed(task: PlannedTask) -> Iterator[Wrong]:
    if task.status == "done" and task.actual_finish is None:
        yield Wrong("done_undated", label(N_("done, but nobody said when")))


def _wrong_while_open(task: PlannedTask, today: date) -> Iterator[Wrong]:
    if task.percent == 100:
        yield Wrong("done_but_open", label(N_("100 %%, but not marked done")), "d")
    if task.status == "blocked" and not task.blocked_reason:
        yield Wrong("blocked_without_reason", label(N_("blocked, but nobody said why")), "b")
    yield from _wrong_progress(task, today)


def _wrong_progress(task: PlannedTask, today: date) -> Iterator[Wrong]:
    if task.actual_start is not None:
        return
    if 0 < task.percent < 100 and task.start.date() > today:
        text = label(
            N_("%(percent)d %% done, but planned to start on %(day)s"),
            percent=task.percent,
            day=task.start.date(),
        )
        yield Wrong("begun_ahead", text)
    if task.percent == 0 and task.start.date() < today <= task.finish.date():
        text = label(N_("should have started on %(day)s"), day=task.start.date())
        yield Wrong("not_begun", text)


def wrong_in_plan(broken: BrokenRule, predecessor: str = "") -> Wrong:
    """A rule that the schedule does not keep; `predecessor` names the task that it breaks with."""
    values: dict[str, Value] = {
        "is_at": broken.is_at.date(),
        "allowed": broken.should_be_at.date(),
        "predecessor": predecessor,
    }
    sentences = _BROKEN_WITH if predecessor else _BROKEN
    return Wrong(broken.rule, label(sentences[broken.rule], **values))


_DEADLINE_MISSED = N_("due %(is_at)s, after its deadline of %(allowed)s")
_BROKEN = {
    "deadline_missed": _DEADLINE_MISSED,
    "constraint_breaks_link": N_(
        "its constraint starts it on %(is_at)s, but its links allow %(allowed)s"
    ),
    "manual_breaks_link": N_("set by hand to start on %(is_at)s, but its links allow %(allowed)s"),
    "started_too_early": N_("started on %(is_at)s, but its links allow %(allowed)s"),
    "no_common_time": N_("who works on it never works in its own calendar, which counts alone"),
}
_BROKEN_WITH = {
    "deadline_missed": _DEADLINE_MISSED,
    "constraint_breaks_link": N_(
        "its constraint starts it on %(is_at)s, but %(predecessor)s allows %(allowed)s"
    ),
    "manual_breaks_link": N_(
        "set by hand to start on %(is_at)s, but %(predecessor)s allows %(allowed)s"
    ),
    "started_too_early": N_("started on %(is_at)s, but %(predecessor)s allows %(allowed)s"),
}


def wrong_with_promise(due_on: date | None) -> Wrong | None:
    """What cannot be right about an open action item."""
    if due_on is not None:
        return None
    return Wrong("promise_undated", label(N_("has no date, so it never comes up")), "r")


def wrong_with_project(finish: date | None, end_on: date | None) -> Wrong | None:
    """What cannot be right about a project: `finish` is its plan's, `end_on` the agreed one."""
    if finish is None or end_on is None or finish <= end_on:
        return None
    text = label(
        N_("the plan ends on %(finish)s, after the agreed %(end)s"), finish=finish, end=end_on
    )
    return Wrong("ends_late", text)


_TOLD_TOGETHER: dict[str, Callable[[int], Label]] = {
    "ends_before_start": lambda number: counted(
        "%(number)d task finished before it started",
        "%(number)d tasks finished before they started",
        number,
    ),
    "finished_ahead": lambda number: counted(
        "%(number)d task finished on a day to come",
        "%(number)d tasks finished on days to come",
        number,
    ),
    "started_ahead": lambda number: counted(
        "%(number)d task started on a day to come",
        "%(number)d tasks started on days to come",
        number,
    ),
    "done_undated": lambda number: counted(
        "%(number)d task done without a date", "%(number)d tasks done without a date", number
    ),
    "done_but_open": lambda number: counted(
        "%(number)d task at 100 %%, not done", "%(number)d tasks at 100 %%, not done", number
    ),
    "deadline_missed": lambda number: counted(
        "%(number)d task misses its deadline", "%(number)d tasks miss their deadlines", number
    ),
    "blocked_without_reason": lambda number: counted(
        "%(number)d task blocked without a reason",
        "%(number)d tasks blocked without a reason",
        number,
    ),
    "constraint_breaks_link": lambda number: counted(
        "%(number)d task is held against its links",
        "%(number)d tasks are held against their links",
        number,
    ),
    "manual_breaks_link": lambda number: counted(
        "%(number)d task set by hand against its links",
        "%(number)d tasks set by hand against their links",
        number,
    ),
    "started_too_early": lambda number: counted(
        "%(number)d task started before it could",
        "%(number)d tasks started before they could",
        number,
    ),
    "no_common_time": lambda number: counted(
        "%(number)d task whose calendar and people share no time",
        "%(number)d tasks whose calendars and people share no time",
        number,
    ),
    "cycle": lambda number: counted(
        "%(number)d plan goes round in a circle", "%(number)d plans go round in a circle", number
    ),
    "out_of_years": lambda number: counted(
        "%(number)d plan runs outside the years", "%(number)d plans run outside the years", number
    ),
    "begun_ahead": lambda number: counted(
        "%(number)d task begun before its start",
        "%(number)d tasks begun before their start",
        number,
    ),
    "not_begun": lambda number: counted(
        "%(number)d task should have started", "%(number)d tasks should have started", number
    ),
    "promise_undated": lambda number: counted(
        "%(number)d follow-up without a date", "%(number)d follow-ups without a date", number
    ),
    "ends_late": lambda number: counted(
        "%(number)d project ends after the agreed date",
        "%(number)d projects end after the agreed date",
        number,
    ),
}


def _anything(number: int) -> Label:
    return counted("%(number)d thing to put right", "%(number)d things to put right", number)


def wrong_with_links(path: str) -> Wrong:
    """Links that go round in a circle, so that the plan has no dates; `path` names the tasks."""
    text = label(N_("these tasks wait for each other: %(path)s"), path=path)
    return Wrong("cycle", text, GO_THERE)


def wrong_with_years() -> Wrong:
    """A plan whose dates no calendar can show."""
    return Wrong("out_of_years", label(N_("its dates run outside the years 1 to 9999")), GO_THERE)


def told_together(rule: str, number: int) -> Label:
    """One line for `number` records that break the same rule."""
    return _TOLD_TOGETHER.get(rule, _anything)(number)
