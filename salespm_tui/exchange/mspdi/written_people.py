"""Resources and assignments as MS Project XML has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from salespm_tui.domain.schedule import TaskDates
from salespm_tui.exchange.mspdi.markup import Markup, Value, duration, in_units
from salespm_tui.exchange.mspdi.people import COST, MATERIAL, WORK
from salespm_tui.exchange.mspdi.project import MspdiAssignment, MspdiProject, MspdiResource
from salespm_tui.exchange.mspdi.spans import Span

NOBODY = -65535
"""The resource of work that nobody is assigned to. Without such an assignment MS Project shows no
progress and no pauses of a task that nobody works on."""
_AN_HOUR, _PER_PIECE = 2, 8
_REMAINING, _ACTUAL = 1, 2
_PRORATED = 3
_IN_MINUTES = 1


def write_resources(out: Markup, resources: Iterable[MspdiResource]) -> None:
    """The Resources element, in the order of the schema's elements."""
    out.open("Resources")
    for row, resource in enumerate(resources, 1):
        kind = {"material": MATERIAL, "budget": COST}.get(resource.kind, WORK)
        calendar = resource.calendar_uid
        out.group(
            "Resource",
            (
                ("UID", resource.uid),
                ("ID", row),
                ("Name", resource.name),
                ("Type", kind),
                ("IsNull", 0),
                ("EmailAddress", resource.email or None),
                ("MaxUnits", in_units(resource.units_percent)),
                ("CanLevel", 0),
                ("AccrueAt", _PRORATED),
                ("StandardRate", in_units(resource.rate_minor_per_hour)),
                ("StandardRateFormat", _PER_PIECE if kind == MATERIAL else _AN_HOUR),
                ("CalendarUID", -1 if calendar is None else calendar),
                ("Notes", resource.notes or None),
                ("IsGeneric", 0),
                ("IsInactive", 0),
                ("IsEnterprise", 0),
                ("IsCostResource", kind == COST),
                ("IsBudget", 0),
            ),
        )
    out.close("Resources")


def write_assignments(
    out: Markup,
    project: MspdiProject,
    dates: Mapping[int, TaskDates],
    spans: Mapping[int, Sequence[Span]],
) -> None:
    """The Assignments element: those that are, then one of nobody for each task that needs it."""
    kinds = {resource.uid: resource.kind for resource in project.resources}
    out.open("Assignments")
    timed: set[int] = set()
    for one in project.assignments:
        works = kinds[one.resource_uid] not in ("material", "budget")
        stretches = spans.get(one.task_uid, ()) if works else ()
        if works:
            timed.add(one.task_uid)
        _write(out, one, dates[one.task_uid], stretches, is_material=not works)
    free = max((one.uid for one in project.assignments), default=0) + 1
    for task in project.tasks:
        if task.uid in timed or not (task.uid in spans or (task.percent and task.kind == "task")):
            continue
        done = (task.duration_min * task.percent + 50) // 100
        nobody = MspdiAssignment(
            free, task.uid, NOBODY, 100, task.duration_min, done, task.duration_min - done
        )
        _write(out, nobody, dates[task.uid], spans.get(task.uid, ()), is_material=False)
        free += 1
    out.close("Assignments")


def _write(
    out: Markup,
    one: MspdiAssignment,
    dates: TaskDates,
    spans: Sequence[Span],
    *,
    is_material: bool,
) -> None:
    out.open("Assignment")
    out.fields(
        (
            ("UID", one.uid),
            ("TaskUID", one.task_uid),
            ("ResourceUID", one.resource_uid),
            ("PercentWorkComplete", _percent(one)),
            ("ActualCost", one.actual_cost_minor),
            ("ActualWork", duration(one.actual_work_min)),
            ("Cost", one.cost_minor),
            ("Finish", dates.finish),
            ("HasFixedRateUnits", 1),
            ("FixedMaterial", is_material),
            ("RemainingWork", duration(one.remaining_work_min)),
            ("Start", dates.start),
            ("Units", in_units(one.units_percent)),
            ("Work", duration(one.work_min)),
            ("WorkContour", 0),
        )
    )
    if len(spans) > 1:
        for span in spans:
            out.group("TimephasedData", _timed(one, span))
    out.close("Assignment")


def _percent(one: MspdiAssignment) -> int | None:
    if not one.work_min or one.actual_work_min is None:
        return None
    return min(100 * one.actual_work_min // one.work_min, 100)


def _timed(one: MspdiAssignment, span: Span) -> tuple[tuple[str, Value], ...]:
    """The work of one stretch: this is what shows where it rests in between."""
    work = max(span.minutes * one.units_percent // 100, 1)
    return (
        ("Type", _ACTUAL if span.done else _REMAINING),
        ("UID", one.uid),
        ("Start", span.begin),
        ("Finish", span.end),
        ("Unit", _IN_MINUTES),
        ("Value", duration(work)),
    )
