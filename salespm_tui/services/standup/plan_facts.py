"""One project's plan as facts of the agenda."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from salespm_tui.domain.agenda import Fact, ProjectFact, TaskFact
from salespm_tui.domain.checks import (
    PlannedTask,
    Wrong,
    wrong_in_plan,
    wrong_with,
    wrong_with_links,
    wrong_with_project,
    wrong_with_years,
)
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.domain.outline import TaskData
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.standup.news import News
from salespm_tui.services.work import Reading

MOST_NEW_TASKS = 20
"""More new tasks than this in one project (an import) are told as the project's."""


class Line(NamedTuple):
    """A project, as far as the facts need it."""

    id: int
    code: str
    name: str
    client_id: int | None
    end_on: datetime | None


@dataclass(slots=True)
class Part:
    """The facts of one project."""

    tasks: list[TaskFact] = field(default_factory=list)
    wrong: list[tuple[Fact, Wrong]] = field(default_factory=list)
    projects: list[ProjectFact] = field(default_factory=list)


def facts_of(reading: Reading, line: Line, news: News, marks: dict[int, date]) -> Part:
    """The facts of a project; `marks` are the finishes at the end of the last stand-up."""
    part = Part()
    try:
        plan = scheduled(reading, line.id)
    except (CycleError, OutOfYearsError) as error:
        fact = ProjectFact(line.id, line.code, line.name, False, 0, line.client_id)
        part.wrong.append((fact, _why_undated(error)))
    else:
        _Planned(reading.today, line, plan, news, marks, part).take_in()
    return part


def _why_undated(error: CycleError | OutOfYearsError) -> Wrong:
    if isinstance(error, CycleError):
        return wrong_with_links(" → ".join(error.path_names))
    return wrong_with_years()


@dataclass(slots=True)
class _Planned:
    """A scheduled project being turned into facts."""

    today: date
    line: Line
    plan: ScheduledProject
    news: News
    marks: dict[int, date]
    part: Part

    def take_in(self) -> None:
        broken = self._broken_rules()
        new_tasks: list[TaskFact] = []
        for place, task in enumerate(self.plan.leaves):
            if task.kind == "summary":
                continue
            looked_at = planned(self.plan, task)
            wrong = [*broken.get(task.id, ()), *wrong_with(looked_at, self.today)]
            if not wrong and not self._is_told(task):
                continue
            fact = self._fact(place, task, looked_at.start.date(), looked_at.finish.date())
            self.part.wrong += ((fact, one) for one in wrong)
            if self._is_told(task):
                self.part.tasks.append(fact)
                if fact.change == "new":
                    new_tasks.append(fact)
        self._fold_new(new_tasks)
        self._look_at_the_end()

    def _is_told(self, task: TaskData) -> bool:
        if task.status in CLOSED_TASK_STATUS or task.percent == 100:
            return self.news.is_finished("task", task.id) and not self._is_new_project
        return True

    @property
    def _is_new_project(self) -> bool:
        return self.news.is_new("project", self.line.id)

    def _fact(self, place: int, task: TaskData, start: date, finish: date) -> TaskFact:
        line = self.line
        return TaskFact(
            id=task.id,
            project_id=line.id,
            project=line.code,
            place=place,
            code=self.plan.places[task.id].wbs,
            title=task.name,
            start=start,
            finish=finish,
            milestone=task.kind == "milestone",
            percent=task.percent,
            priority=task.priority,
            owner=task.owner or "",
            critical=self.plan.is_critical(task.id),
            blocked=task.status == "blocked",
            blocked_reason=task.blocked_reason or "",
            waiting_on=task.waiting_on,
            finish_before=self.marks.get(task.id),
            change=self._change(task),
            client_id=line.client_id,
        )

    def _change(self, task: TaskData) -> str:
        if self._is_new_project:
            return ""
        if self.news.is_finished("task", task.id):
            return "finished"
        return "new" if self.news.is_new("task", task.id) else ""

    def _broken_rules(self) -> dict[int, list[Wrong]]:
        names = {task.id: task.name for task in self.plan.tasks} if self.plan.broken else {}
        open_ones = {task.id for task in self.plan.leaves if task.status not in CLOSED_TASK_STATUS}
        found: dict[int, list[Wrong]] = {}
        for rule in self.plan.broken:
            if rule.task_id in open_ones:
                wrong = wrong_in_plan(rule, names.get(rule.predecessor_id or 0, ""))
                found.setdefault(rule.task_id, []).append(wrong)
        return found

    def _fold_new(self, new_tasks: list[TaskFact]) -> None:
        """A new project, or an import into one, is one thing to look at."""
        count = len(new_tasks)
        if self._is_new_project:
            count = len(self.part.tasks)
        elif count <= MOST_NEW_TASKS:
            return
        else:
            self.part.tasks = [
                task._replace(change="") if task.change == "new" else task
                for task in self.part.tasks
            ]
        self.part.projects.append(self._project(count))

    def _look_at_the_end(self) -> None:
        agreed = self.line.end_on
        wrong = wrong_with_project(
            self.plan.finish.date() if self.part.tasks else None, agreed and agreed.date()
        )
        if wrong is not None:
            self.part.wrong.append((self._project(0), wrong))

    def _project(self, new_tasks: int) -> ProjectFact:
        line = self.line
        return ProjectFact(
            line.id, line.code, line.name, self._is_new_project, new_tasks, line.client_id
        )


def planned(plan: ScheduledProject, task: TaskData) -> PlannedTask:
    """A task with its dates, as the checks look at it."""
    return PlannedTask(
        task.status,
        task.percent,
        plan.start_of(task.id),
        plan.finish_of(task.id),
        task.actual_start_on,
        task.actual_end_on,
        task.blocked_reason or "",
    )
