"""Resources and assignments of MS Project XML."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from salespm_tui.core.clean import clean_text
from salespm_tui.exchange.mspdi.project import MspdiAssignment, MspdiResource
from salespm_tui.exchange.mspdi.values import (
    flag_of,
    hundredths_of,
    integer_of,
    minutes,
    number_of,
    text_of,
)

WORK, MATERIAL, COST = 1, 0, 2
PER_PIECE = 8
"""The StandardRateFormat of a material: what one piece costs."""
_KINDS = {WORK: "person", MATERIAL: "material", COST: "budget"}
_PLACEHOLDER = 0
"""The uid under which MS Project keeps its row for work that nobody is assigned to."""
_MOST_PERCENT = 1_000_000


@dataclass(slots=True)
class People:
    """Resources and assignments as they come out of the stream."""

    resources: dict[int, MspdiResource] = field(default_factory=dict)
    assignments: list[MspdiAssignment] = field(default_factory=list)
    without_rate: set[int] = field(default_factory=set)
    """Resources whose price is not one an hour."""

    def take_resource(self, record: Element) -> None:
        """One Resource element; blank rows are passed over, the first of two with one uid counts."""
        uid = integer_of(record, "UID", -1)
        if uid < 0 or uid in self.resources or flag_of(record, "IsNull"):
            return
        name = clean_text(text_of(record, "Name"))
        if not name:
            return
        calendar = integer_of(record, "CalendarUID", -1)
        kind = integer_of(record, "Type", WORK)
        if flag_of(record, "IsCostResource"):
            kind = COST
        rate = hundredths_of(record, "StandardRate", units=True)
        if kind != WORK or integer_of(record, "StandardRateFormat", 2) == PER_PIECE:
            if rate:
                self.without_rate.add(uid)
            rate = None
        self.resources[uid] = MspdiResource(
            uid=uid,
            name=name,
            kind=_KINDS.get(kind, "person"),
            email=clean_text(text_of(record, "EmailAddress")),
            calendar_uid=calendar if calendar >= 0 else None,
            units_percent=_percent(record, "MaxUnits"),
            rate_minor_per_hour=rate,
            notes=clean_text(text_of(record, "Notes"), multiline=True),
        )

    def take_assignment(self, record: Element) -> None:
        """One Assignment element; that of the placeholder for unassigned work is passed over."""
        resource = integer_of(record, "ResourceUID", -1)
        task = integer_of(record, "TaskUID", -1)
        if resource < 0 or task <= 0 or resource not in self.resources:
            return
        timed = self.resources[resource].kind == "person"
        self.assignments.append(
            MspdiAssignment(
                uid=integer_of(record, "UID", -1),
                task_uid=task,
                resource_uid=resource,
                units_percent=_percent(record, "Units"),
                work_min=_effort(record, "Work") if timed else None,
                actual_work_min=_effort(record, "ActualWork") if timed else None,
                remaining_work_min=_effort(record, "RemainingWork") if timed else None,
                cost_minor=hundredths_of(record, "Cost"),
                actual_cost_minor=hundredths_of(record, "ActualCost"),
            )
        )

    def fitted(
        self, tasks: set[int], calendars: set[int]
    ) -> tuple[tuple[MspdiResource, ...], tuple[MspdiAssignment, ...]]:
        """Those whose tasks and calendars are in the file; a second assignment of the same resource
        to the same task is left out, and so is a placeholder that nothing refers to."""
        by_pair: dict[tuple[int, int], MspdiAssignment] = {}
        for one in self.assignments:
            if one.task_uid in tasks:
                by_pair.setdefault((one.task_uid, one.resource_uid), one)
        used = {resource for _, resource in by_pair}
        resources = tuple(
            _on_known_calendar(one, calendars)
            for one in self.resources.values()
            if one.uid != _PLACEHOLDER or one.uid in used
        )
        return resources, tuple(by_pair.values())


def _on_known_calendar(resource: MspdiResource, calendars: set[int]) -> MspdiResource:
    known = resource.calendar_uid is None or resource.calendar_uid in calendars
    return resource if known else replace(resource, calendar_uid=None)


def _percent(record: Element, name: str) -> int:
    units = number_of(record, name)
    if units is None or units < 0:
        return 100
    return min(round(units * 100), _MOST_PERCENT)


def _effort(record: Element, name: str) -> int | None:
    found = minutes(text_of(record, name))
    return None if found is None or found < 0 else found
