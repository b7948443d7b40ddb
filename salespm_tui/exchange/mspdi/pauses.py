"""Tasks whose dates lie further apart than their duration: where their work rests in between."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from salespm_tui.domain.axis import Axis, Hours
from salespm_tui.domain.placing import Placer
from salespm_tui.exchange.mspdi.fitting import Remarks
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import MspdiProject, MspdiTask
from salespm_tui.exchange.mspdi.stream import TIMEPHASED, read_records
from salespm_tui.exchange.mspdi.tasks import RawTask
from salespm_tui.exchange.mspdi.values import instant_of, integer_of, minutes, text_of

Span = tuple[datetime, datetime]
Pauses = tuple[tuple[int, int], ...]
_REMAINING, _ACTUAL = 1, 2


@dataclass(slots=True)
class _Stretched:
    """A task whose dates lie `excess` minutes of its hours further apart than its duration (less far
    where that is negative), and the rests that may explain it."""

    task: MspdiTask
    start: datetime
    hours: Hours
    axis: Axis
    excess: int
    rests: list[Span] = field(default_factory=list)

    def pauses(self) -> Pauses:
        """The rests in the task's own hours, those without any left out."""
        start, rested, found = self.axis.code(self.start), 0, []
        for begin, end in sorted(self.rests):
            one, other = self.axis.code(begin), self.axis.code(end)
            length = self.hours.between(one, other)
            after = self.hours.between(start, one) - rested
            if length > 0 and 0 < after < self.task.duration_min:
                found.append((after, length))
                rested += length
        return tuple(found)

    def explained(self) -> bool:
        return sum(length for _, length in self.pauses()) == self.excess


def with_pauses(
    project: MspdiProject, raws: list[RawTask], path: Path, remarks: Remarks
) -> MspdiProject:
    """The project with the pauses of its split tasks, so that they keep both their dates.

    They come from where a task in progress stopped and resumes, and where that does not explain its
    dates, from the days on which nobody works on it: for these the file is read a second time. What
    stays unexplained is counted in `remarks`.
    """
    found: dict[int, Pauses] = {}
    stretched = _stretched(project, raws, found)
    unexplained = {uid: one for uid, one in stretched.items() if not one.explained()}
    longer = {uid for uid, one in unexplained.items() if one.excess > 0}
    if longer:
        work = _TimedWork(longer)
        read_records(
            path,
            work.take_record,
            lambda _name, _text: None,
            timephased_of={str(uid) for uid in longer},
        )
        for uid, spans in work.spans.items():
            known, unexplained[uid].rests = unexplained[uid].rests, _between(spans)
            if not unexplained[uid].explained():
                unexplained[uid].rests = known
    remarks.counts["odd_span"] += sum(not one.explained() for one in unexplained.values())
    found |= {uid: one.pauses() for uid, one in stretched.items()}
    tasks = tuple(
        replace(task, pauses=found[task.uid]) if found.get(task.uid) else task
        for task in project.tasks
    )
    return replace(project, tasks=tasks)


def _stretched(
    project: MspdiProject, raws: list[RawTask], found: dict[int, Pauses]
) -> dict[int, _Stretched]:
    """Tasks whose duration does not explain their dates, by uid; `found` takes the pauses of those
    in progress that have no dates."""
    plan = plan_of(project)
    axis = Axis(plan.calendar)
    placer = Placer(plan, axis)
    stretched: dict[int, _Stretched] = {}
    for raw, task, planned in zip(raws, project.tasks, plan.tasks, strict=True):
        if task.kind == "summary" or not task.duration_min or task.mode == "manual":
            continue
        hours, rest = placer.hours(planned), _rest_in_progress(raw, task)
        start, finish = task.start_at, task.finish_at
        with suppress(OverflowError):  # A date before the first working minute of its calendar.
            if start is None or finish is None:
                found[task.uid] = _pause_after_percent(task, rest, hours, axis)
            elif finish > start and not (task.actual_start_at and task.actual_finish_at):
                excess = hours.between(axis.code(start), axis.code(finish)) - task.duration_min
                if excess:
                    stretched[task.uid] = _Stretched(task, start, hours, axis, excess, rest)
    return stretched


def _rest_in_progress(raw: RawTask, task: MspdiTask) -> list[Span]:
    """From where the done part stopped to where the rest resumes."""
    stop, resume = raw.stopped_at, raw.resumes_at
    if stop is None or resume is None or stop >= resume or not 0 < task.percent < 100:
        return []
    return [(stop, resume)]


def _pause_after_percent(task: MspdiTask, rest: list[Span], hours: Hours, axis: Axis) -> Pauses:
    after = (task.duration_min * task.percent + 50) // 100
    lengths = (hours.between(axis.code(begin), axis.code(end)) for begin, end in rest)
    return tuple((after, length) for length in lengths if length > 0)


class _TimedWork:
    """When work is done on some tasks, by uid, from the work of each day in their assignments."""

    def __init__(self, uids: set[int]) -> None:
        self.spans: dict[int, list[Span]] = {}
        self._uids = uids

    def take_record(self, name: str, record: Element) -> None:
        uid = integer_of(record, "TaskUID", -1)
        if name != "Assignment" or uid not in self._uids:
            return
        for element in record.iterfind(TIMEPHASED):
            begin, end = instant_of(element, "Start"), instant_of(element, "Finish")
            worked = integer_of(element, "Type", 0) in (_REMAINING, _ACTUAL)
            if worked and begin and end and (minutes(text_of(element, "Value")) or 0) > 0:
                self.spans.setdefault(uid, []).append((begin, end))


def _between(spans: list[Span]) -> list[Span]:
    """The gaps between spans that may overlap."""
    gaps: list[Span] = []
    ordered = sorted(spans)
    last = ordered[0][1]
    for begin, end in ordered:
        if begin > last:
            gaps.append((last, begin))
        last = max(last, end)
    return gaps
