"""Making the parts of a file fit together: parents, links, calendars, dates that contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.calendar import STANDARD, WorkCalendar
from salespm_tui.exchange.mspdi.project import MspdiCalendar, MspdiLink, MspdiTask
from salespm_tui.exchange.mspdi.tasks import RawTask

_SENTENCES = {
    "unknown_link": counted(
        "%(number)d link leads to a task that is not in the file; it was left out.",
        "%(number)d links lead to tasks that are not in the file; they were left out.",
        0,
    ),
    "foreign_link": counted(
        "%(number)d link leads to another file; it was left out.",
        "%(number)d links lead to other files; they were left out.",
        0,
    ),
    "second_link": counted(
        "%(number)d link doubles another between the same tasks; it was left out.",
        "%(number)d links double others between the same tasks; they were left out.",
        0,
    ),
    "external": counted(
        "%(number)d task belongs to another file; it is kept on its dates.",
        "%(number)d tasks belong to other files; they are kept on their dates.",
        0,
    ),
    "odd_span": counted(
        "The dates of %(number)d task do not fit its duration, and the file does not say why; it may"
        " finish at another time here.",
        "The dates of %(number)d tasks do not fit their durations, and the file does not say why;"
        " they may finish at other times here.",
        0,
    ),
    "piece_price": counted(
        "%(number)d resource has a price that is not one an hour; it was left out.",
        "%(number)d resources have prices that are not one an hour; they were left out.",
        0,
    ),
    "no_duration": counted(
        "%(number)d task has no duration; it was taken from its dates.",
        "%(number)d tasks have no duration; it was taken from their dates.",
        0,
    ),
    "no_dates": counted(
        "%(number)d task has neither duration nor dates; it takes one day.",
        "%(number)d tasks have neither duration nor dates; they take one day.",
        0,
    ),
    "contradicting": counted(
        "%(number)d task has actual dates that its percentage contradicts; they were left out.",
        "%(number)d tasks have actual dates that their percentage contradicts; they were left out.",
        0,
    ),
    "odd_value": counted(
        "%(number)d value could not be read; the usual one stands in for it.",
        "%(number)d values could not be read; the usual ones stand in for them.",
        0,
    ),
    "odd_exception": counted(
        "%(number)d calendar exception could not be read; it was left out.",
        "%(number)d calendar exceptions could not be read; they were left out.",
        0,
    ),
    "uid": counted(
        "%(number)d task has no number of its own in the file; it was given one.",
        "%(number)d tasks have no number of their own in the file; they were given one.",
        0,
    ),
}
"""One sentence a kind, to be given its number."""


@dataclass(slots=True)
class Remarks:
    """What had to be simplified, counted by kind."""

    counts: Counter[str] = field(default_factory=Counter)
    single: list[Label] = field(default_factory=list)

    def labels(self) -> tuple[Label, ...]:
        """One sentence a kind, in the order of the table above, after the single ones."""
        return tuple(self.single) + tuple(
            replace(sentence, args=(("number", self.counts[kind]),), number=self.counts[kind])
            for kind, sentence in _SENTENCES.items()
            if self.counts[kind]
        )


def fit_calendars(calendars: list[MspdiCalendar], remarks: Remarks) -> tuple[MspdiCalendar, ...]:
    """Calendars whose bases exist and lead to no circle, each with some working time."""
    by_uid = {calendar.uid: calendar for calendar in calendars}
    for uid, calendar in by_uid.items():
        if _base_of(calendar, by_uid) is None:
            by_uid[uid] = replace(calendar, base_uid=None)
    for uid, calendar in by_uid.items():
        silent = calendar.base_uid is None and set(calendar.week) == {None}
        if silent or not _works(calendar, by_uid):
            by_uid[uid] = replace(calendar, week=STANDARD.week)
            remarks.single.append(
                label(
                    N_("The calendar “%(name)s” names no working time; the standard week is used."),
                    name=calendar.name,
                )
            )
    return tuple(by_uid.values())


def _base_of(calendar: MspdiCalendar, by_uid: Mapping[int, MspdiCalendar]) -> MspdiCalendar | None:
    """The base that a calendar names; None where there is none, or its bases go in a circle."""
    seen = {calendar.uid}
    base = calendar
    while base.base_uid is not None and base.base_uid in by_uid:
        base = by_uid[base.base_uid]
        if base.uid in seen:
            return None
        seen.add(base.uid)
    return None if base is calendar else by_uid[calendar.base_uid or 0]


def _works(calendar: MspdiCalendar, by_uid: Mapping[int, MspdiCalendar]) -> bool:
    """Whether any weekday has working time, its own or its base's."""
    week = list(calendar.week)
    while calendar.base_uid is not None:
        calendar = by_uid[calendar.base_uid]
        week = [
            below if own is None else own for own, below in zip(week, calendar.week, strict=True)
        ]
    usual = (hours if own is None else own for own, hours in zip(week, STANDARD.week, strict=True))
    return any(usual)


def fit_tasks(
    raws: list[RawTask],
    calendars: Mapping[int, WorkCalendar],
    default: WorkCalendar,
    minutes_per_day: int,
    remarks: Remarks,
) -> tuple[MspdiTask, ...]:
    """Tasks with uids of their own, below their summaries, with durations and dates that agree."""
    _number(raws, remarks)
    tasks: list[MspdiTask] = []
    above: list[tuple[int, int]] = []
    parents: set[int] = set()
    for raw in raws:
        task = raw.task
        while above and above[-1][0] >= task.level:
            above.pop()
        above.append((task.level, task.uid))
        if len(above) > 1:
            task = replace(task, parent_uid=above[-2][1])
            parents.add(above[-2][1])
        if task.level != len(above):
            task = replace(task, level=len(above))
        if task.calendar_uid is not None and task.calendar_uid not in calendars:
            task = replace(task, calendar_uid=None)
        calendar = default if task.calendar_uid is None else calendars[task.calendar_uid]
        task = _with_duration(task, raw, calendar, minutes_per_day, remarks)
        task = _with_progress(task, raw, remarks)
        remarks.counts["odd_value"] += len(raw.odd)
        remarks.counts["foreign_link"] += raw.foreign_links
        tasks.append(task)
    return tuple(_with_kind(task, parents) for task in tasks)


def fit_links(
    raws: list[RawTask], tasks: tuple[MspdiTask, ...], remarks: Remarks
) -> tuple[MspdiLink, ...]:
    """Links between two tasks of the file, one a pair."""
    known = {task.uid for task in tasks}
    links: dict[tuple[int, int], MspdiLink] = {}
    for raw in raws:
        for link in raw.links:
            pair = (link.predecessor_uid, raw.task.uid)
            if pair[0] not in known or pair[0] == pair[1]:
                remarks.counts["unknown_link"] += 1
            elif pair in links:
                remarks.counts["second_link"] += 1
            else:
                same = link.successor_uid == raw.task.uid
                links[pair] = link if same else replace(link, successor_uid=raw.task.uid)
    return tuple(links.values())


def _number(raws: list[RawTask], remarks: Remarks) -> None:
    """Give a new uid to a task without one, and to the second of two that share one."""
    seen: set[int] = set()
    free = max((raw.task.uid for raw in raws), default=0) + 1
    for raw in raws:
        if raw.task.uid < 0 or raw.task.uid in seen:
            raw.task = replace(raw.task, uid=free)
            remarks.counts["uid"] += 1
            free += 1
        seen.add(raw.task.uid)


def _with_duration(
    task: MspdiTask,
    raw: RawTask,
    calendar: WorkCalendar,
    minutes_per_day: int,
    remarks: Remarks,
) -> MspdiTask:
    """Where the file gives no duration, that between its dates; a day where it has no dates."""
    if raw.duration_min is not None or task.kind != "task":
        return task
    if task.start_at is None or task.finish_at is None or task.finish_at < task.start_at:
        remarks.counts["no_dates"] += 1
        return replace(task, duration_min=minutes_per_day)
    remarks.counts["no_duration"] += 1
    return replace(task, duration_min=calendar.between(task.start_at, task.finish_at))


def _with_progress(task: MspdiTask, raw: RawTask, remarks: Remarks) -> MspdiTask:
    """An actual finish belongs to what is done, an actual start to what has begun."""
    if raw.external:
        remarks.counts["external"] += 1
        task = replace(task, mode="manual")
    if task.actual_finish_at is None or task.percent == 100:
        return task
    if task.kind != "summary":
        remarks.counts["contradicting"] += 1
    start = task.actual_start_at if task.percent else None
    return replace(task, actual_start_at=start, actual_finish_at=None)


def _with_kind(task: MspdiTask, parents: set[int]) -> MspdiTask:
    """A summary is what has tasks below it, whatever the file calls it."""
    if task.uid in parents:
        return replace(task, kind="summary")
    if task.kind == "summary":
        return replace(task, kind="task" if task.duration_min else "milestone")
    return task
