"""The plan of a project as a Mermaid chart."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from salespm_tui.contract.timeline import TaskRow, Timeline, TimelineQuery
from salespm_tui.core.labels import Label, counted
from salespm_tui.exchange.mermaid import Bar, Chart, Section, mermaid_text
from salespm_tui.services.timeline import timeline
from salespm_tui.services.work import Reading


def mermaid(reading: Reading, project_id: int) -> tuple[bytes, tuple[Label, ...]]:
    """The plan as a `gantt` diagram: a section for each summary at the top, a bar for each task that
    is no summary; called-off tasks are left out."""
    plan = timeline(reading, TimelineQuery(project_id))
    leaves = [task for task in plan.tasks if not task.children]
    shown = [task for task in leaves if task.status != "cancelled"]
    first, last = plan.start.date(), plan.finish.date()
    chart = Chart(
        title=plan.name,
        sections=_sections(plan),
        weekdays_off=plan.weekdays_off,
        days_off=[day for day in plan.days_off if first <= day <= last],
        days_on=[day for day in plan.days_on if first <= day <= last],
    )
    left_out = len(leaves) - len(shown)
    notes = _left_out(left_out) if left_out else ()
    return mermaid_text(chart).encode(), notes


def _left_out(number: int) -> tuple[Label, ...]:
    return (
        counted(
            "%(number)d task that was called off is left out.",
            "%(number)d tasks that were called off are left out.",
            number,
        ),
    )


def _sections(plan: Timeline) -> tuple[Section, ...]:
    """Tasks at the top that are no summaries stand in sections named after the project."""
    sections: list[tuple[str, list[Bar]]] = []
    above = ""
    for task in plan.tasks:
        if task.level == 0:
            heading = task.name if task.children else plan.name
            if task.children or heading != above or not sections:
                sections.append((heading, []))
            above = "" if task.children else heading
        if not task.children and task.status != "cancelled":
            sections[-1][1].append(_bar(task))
    return tuple(Section(name, tuple(bars)) for name, bars in sections if bars)


def _bar(task: TaskRow) -> Bar:
    milestone = task.kind == "milestone" or task.start == task.finish
    last = _last_day(task.start, task.finish)
    return Bar(
        id=task.id,
        name=task.name,
        first=last if milestone else task.start.date(),
        last=last,
        milestone=milestone,
        critical=task.critical,
        done=task.percent == 100,
        active=0 < task.percent < 100,
    )


def _last_day(start: datetime, finish: datetime) -> date:
    """Work up to midnight ends on the day before."""
    return (finish - timedelta(minutes=1)).date() if finish > start else finish.date()
