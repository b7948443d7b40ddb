"""A task in full: what it moves, what it waits on, its neighbours on the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.standup import ItemDetail, NeighbourBar
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda import waiting_words
from salespm_tui.domain.checks import wrong_in_plan, wrong_with
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.outline import TaskData
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.standup.past import history_of
from salespm_tui.services.standup.plan_facts import planned
from salespm_tui.services.standup.workdays import Workdays
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Client, Task

AROUND = 4
"""How many tasks before and after it the bar strip shows."""

_MOST_NAMED = 5


def task_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """The detail of a task; None if it is gone or its plan has no dates."""
    row = reading.session.get(Task, ref.id)
    if row is None or row.archived_at is not None:
        return None
    try:
        plan = scheduled(reading, row.project_id)
    except UserError:
        return _undated(reading, ref, row)
    task = next((task for task in plan.tasks if task.id == ref.id), None)
    return None if task is None else _Detail(reading, plan, task).make(ref)


def _undated(reading: Reading, ref: Ref, row: Task) -> ItemDetail:
    said = (label(N_("its plan has no dates")),)
    return ItemDetail(ref, row.name, "", said, (), history_of(reading, ref), ())


@dataclass(slots=True)
class _Detail:
    """A task with its plan, being described."""

    reading: Reading
    plan: ScheduledProject
    task: TaskData

    def make(self, ref: Ref) -> ItemDetail:
        project = self.plan.project
        wbs = self.plan.places[self.task.id].wbs
        return ItemDetail(
            ref=ref,
            heading=f"{project.code} {wbs}  {self.task.name}",
            place=self._place(),
            so_what=(*self._so_what(), *self._ties()),
            facts=self._facts(),
            history=history_of(self.reading, ref),
            links=self._links(),
            neighbours=self._neighbours(),
            wrong=self._wrong(),
        )

    def _place(self) -> str:
        """The project and the summaries above the task."""
        known = {task.id: task for task in self.plan.tasks}
        above: list[str] = []
        at = self.task.parent_id
        while at is not None and at in known:
            above.append(f"{self.plan.places[at].wbs} {known[at].name}")
            at = known[at].parent_id
        return " › ".join((self.plan.project.name, *reversed(above)))

    def _facts(self) -> tuple[Label, ...]:
        task = self.task
        finish = self.plan.finish_of(task.id).date()
        is_over = task.status in CLOSED_TASK_STATUS
        due = label(N_("finished") if is_over else N_("due %(due)s"), due=finish)
        facts = [due, label(N_("%(percent)d %%"), percent=task.percent)]
        if task.owner:
            facts.append(label(N_("by %(owner)s"), owner=task.owner))
        return tuple(facts)

    def _so_what(self) -> list[Label]:
        """What it moves when it is late, or how far it may slip."""
        if self.task.status in CLOSED_TASK_STATUS:
            return []
        late = self._late_days()
        slack = self._days(self.plan.schedule.total_slack(self.task.id))
        moved = late - max(slack, 0)
        if late and moved > 0:
            return [self._moves_the_end(moved)]
        if self.plan.is_critical(self.task.id):
            return [label(N_("critical: each day late moves the end"))]
        return [
            counted(
                "%(number)d day of slack left",
                "%(number)d days of slack left",
                slack - late,
            )
        ]

    def _moves_the_end(self, days: int) -> Label:
        if self.plan.is_critical(self.task.id):
            return counted(
                "critical: moves the end by %(number)d day",
                "critical: moves the end by %(number)d days",
                days,
            )
        return counted(
            "its slack is used up: moves the end by %(number)d day",
            "its slack is used up: moves the end by %(number)d days",
            days,
        )

    def _late_days(self) -> int:
        """Working days after the scheduled finish up to and with today."""
        finish = self.plan.finish_of(self.task.id).date()
        return Workdays(self.reading)(self.plan.project.id, finish, self.reading.today)

    def _days(self, minutes: int) -> int:
        return round(minutes / self.plan.project.minutes_per_day)

    def _ties(self) -> list[Label]:
        """On what it waits, and how many wait on it."""
        known = {task.id: task for task in self.plan.tasks}
        before = [
            known[link.predecessor_id]
            for link in self.plan.links
            if link.successor_id == self.task.id
            and known[link.predecessor_id].status not in CLOSED_TASK_STATUS
        ]
        after = sum(link.predecessor_id == self.task.id for link in self.plan.links)
        return [
            self._waits_on(before),
            counted("%(number)d waits on it", "%(number)d wait on it", after)
            if after
            else label(N_("nothing waits on it")),
        ]

    def _waits_on(self, before: list[TaskData]) -> Label:
        blocked = self.task.status == "blocked"
        if blocked or self.task.waiting_on in ("client", "third_party"):
            return waiting_words(blocked, self.task.blocked_reason or "", self.task.waiting_on)
        if not before:
            return label(N_("waits on nothing"))
        if len(before) == 1:
            return label(N_("waits on %(name)s"), name=before[0].name)
        return counted("waits on %(number)d task", "waits on %(number)d tasks", len(before))

    def _links(self) -> tuple[tuple[Ref, Label], ...]:
        known = {task.id: task for task in self.plan.tasks}
        found: list[tuple[Ref, Label]] = []
        for link in self.plan.links:
            if link.successor_id == self.task.id:
                other, said = link.predecessor_id, N_("after %(wbs)s %(name)s")
            elif link.predecessor_id == self.task.id:
                other, said = link.successor_id, N_("before %(wbs)s %(name)s")
            else:
                continue
            place = self.plan.places[other].wbs
            found.append((Ref("task", other), label(said, wbs=place, name=known[other].name)))
        return (*found[:_MOST_NAMED], *self._client())

    def _client(self) -> tuple[tuple[Ref, Label], ...]:
        client_id = self.plan.project.client_id
        row = None if client_id is None else self.reading.session.get(Client, client_id)
        if row is None:
            return ()
        name = row.short_name or row.name
        return ((Ref("client", row.id), label(N_("client %(name)s"), name=name)),)

    def _neighbours(self) -> tuple[NeighbourBar, ...]:
        leaves = self.plan.leaves
        at = next((n for n, task in enumerate(leaves) if task.id == self.task.id), None)
        if at is None:
            return ()
        first = max(0, at - AROUND)
        return tuple(self._bar(task) for task in leaves[first : at + AROUND + 1])

    def _bar(self, task: TaskData) -> NeighbourBar:
        return NeighbourBar(
            task_id=task.id,
            wbs=self.plan.places[task.id].wbs,
            name=task.name,
            start=self.plan.start_of(task.id),
            finish=self.plan.finish_of(task.id),
            percent=task.percent,
            critical=self.plan.is_critical(task.id),
            is_self=task.id == self.task.id,
            milestone=task.kind == "milestone",
        )

    def _wrong(self) -> tuple[Label, ...]:
        task, names = self.task, {task.id: task.name for task in self.plan.tasks}
        broken = [
            wrong_in_plan(rule, names.get(rule.predecessor_id or 0, ""))
            for rule in self.plan.broken
            if rule.task_id == task.id and task.status not in CLOSED_TASK_STATUS
        ]
        if self.plan.places[task.id].children:
            return tuple(one.text for one in broken)
        return tuple(
            one.text for one in (*broken, *wrong_with(planned(self.plan, task), self.reading.today))
        )
