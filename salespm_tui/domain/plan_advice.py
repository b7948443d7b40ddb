"""What a scheduler looks at in a plan: nothing here is impossible, but each is worth a look.

The rules that cannot be right at all are those of `checks`; both are told in one list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.network import Plan, PlanLink
from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.domain.schedule import Schedule
from salespm_tui.domain.task_time import TaskTimes

_DATED_STARTS = ("snet", "snlt", "mso")
_FLOORS = ("snet", "fnet", "mso", "mfo")
_CAPS = ("snlt", "fnlt", "mso", "mfo")


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at; `fix` is the name of the timeline's action that mends it."""

    rule: str
    text: Label
    fix: str


@dataclass(frozen=True, slots=True)
class PlanLook:
    """A plan and its schedule, as the rules look at them; `places` in WBS order."""

    tasks: tuple[TaskData, ...]
    places: Mapping[int, Place]
    plan: Plan
    schedule: Schedule
    today: date


def advice_on_tasks(look: PlanLook) -> Iterator[tuple[TaskData, Advice]]:
    """What is to be said of each task, in the order of the plan; nothing of those called off."""
    network = _Network(look)
    for task in look.tasks:
        if task.status == "cancelled":
            continue
        if look.places[task.id].children:
            found = _of_summary(task, network)
        elif task.status in CLOSED_TASK_STATUS:
            found = _of_done(task, network)
        else:
            found = _of_open(task, look, network)
        for one in found:
            yield task, one


class _Network:
    """Which tasks are linked to which; the links of a summary count for all below it."""

    def __init__(self, look: PlanLook) -> None:
        self._by_id = {task.id: task for task in look.tasks}
        self.before: dict[int, list[PlanLink]] = {}
        self.linked: set[int] = set()
        for link in look.plan.links:
            self.before.setdefault(link.successor_id, []).append(link)
            self.linked |= {link.predecessor_id, link.successor_id}
        self.times = TaskTimes(look.plan)

    def is_linked(self, task: TaskData) -> bool:
        at: TaskData | None = task
        while at is not None:
            if at.id in self.linked:
                return True
            at = self._by_id.get(at.parent_id or 0)
        return False

    def unfinished_before(self, task: TaskData) -> TaskData | None:
        """A task that should be finished before this one, and is not."""
        for link in self.before.get(task.id, ()):
            before = self._by_id[link.predecessor_id]
            open_ = before.status not in CLOSED_TASK_STATUS and before.kind != "summary"
            if link.type == "fs" and link.lag >= 0 and open_:
                return before
        return None


def _of_summary(task: TaskData, network: _Network) -> Iterator[Advice]:
    if task.id in network.linked:
        text = label(N_("a summary with links: they hold for everything below it; link the parts"))
        yield Advice("summary_linked", text, "links")
    if task.constraint_on is not None:
        text = label(
            N_("a summary with a constraint of %(day)s: give it to a part"),
            day=task.constraint_on.date(),
        )
        yield Advice("summary_constrained", text, "constraint")


def _of_done(task: TaskData, network: _Network) -> Iterator[Advice]:
    before = network.unfinished_before(task)
    if before is not None:
        text = label(
            N_("done, but %(predecessor)s, which it follows, is not"), predecessor=before.name
        )
        yield Advice("done_before_predecessor", text, "links")


def _of_open(task: TaskData, look: PlanLook, network: _Network) -> Iterator[Advice]:
    finish = look.schedule.finish(task.id)
    if finish.date() < look.today:
        text = label(N_("unfinished work in the past: planned until %(day)s"), day=finish.date())
        yield Advice("work_in_the_past", text, "reschedule")
    if task.kind == "milestone" and task.duration_min:
        yield Advice("milestone_lasts", label(N_("a milestone that has a duration")), "milestone")
    elif task.kind != "milestone" and not task.duration_min:
        text = label(N_("a task without a duration: give it one, or make it a milestone"))
        yield Advice("no_duration", text, "edit")
    yield from _of_dates(task, look, network)
    if network.linked and task.constraint_on is None and not network.is_linked(task):
        yield Advice("unlinked", label(N_("no link ties it to any other task")), "links")


def _of_dates(task: TaskData, look: PlanLook, network: _Network) -> Iterator[Advice]:
    at, deadline = task.constraint_on, task.deadline_on
    if at is None:
        return
    if deadline is not None and task.constraint in _FLOORS and deadline < at:
        text = label(
            N_("its deadline of %(deadline)s lies before its constraint of %(day)s"),
            deadline=deadline.date(),
            day=at.date(),
        )
        yield Advice("deadline_before_constraint", text, "constraint")
    planned = look.plan.tasks[look.places[task.id].number]
    if task.constraint in _DATED_STARTS and not _works(network.times.of_task(planned), at.date()):
        text = label(N_("its constraint names %(day)s, a day off"), day=at.date())
        yield Advice("constraint_on_day_off", text, "constraint")
    if task.constraint in _CAPS and look.schedule.total_slack(task.id) < 0:
        text = label(
            N_("its constraint of %(day)s leaves too little time before it"), day=at.date()
        )
        yield Advice("constraint_too_tight", text, "constraint")


def _works(calendar: WorkCalendar, day: date) -> bool:
    return bool(calendar.hours_on(day))


def advice_on_project(
    *,
    has_begun: bool,
    has_baseline: bool,
    years_without_holidays: tuple[int, ...],
    provisional_years: tuple[int, ...],
) -> Iterator[Advice]:
    """What is to be said of a plan as a whole."""
    if has_begun and not has_baseline:
        text = label(N_("work has begun, but there is no baseline to compare it with"))
        yield Advice("no_baseline", text, "baseline")
    if years_without_holidays:
        text = label(
            N_("its calendar knows no public holidays of %(years)s"),
            years=_listed(years_without_holidays),
        )
        yield Advice("no_holidays", text, "holidays")
    if provisional_years:
        text = label(
            N_("the public holidays of %(years)s are provisional"),
            years=_listed(provisional_years),
        )
        yield Advice("provisional_holidays", text, "holidays")


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years))
