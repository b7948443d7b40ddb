"""Who and what works on the plan, and on which tasks."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words, yes_or_no


class Resource(Row, table=True):
    """A person, a material, a tool, a channel or money. It belongs to the workspace, not to a project.

    `calendar_id` names the hours that it works; without one, those of the project. The capacity is
    in working minutes a day, the rate in minor units of `currency` an hour.

    A thing or a service that is bought for a project names it, with when it is needed, ordered and
    delivered, and its price.
    """

    __tablename__ = "resource"

    name: str = words()
    kind: str = one_of(codes.RESOURCE_KIND, "person")
    job_title: str | None = words(None)
    responsibilities: str = words("")
    authority: str = words("")
    email: str | None = words(None)
    calendar_id: int | None = link("work_calendar", None)
    capacity_min_per_day: int | None = number(None, low=0)
    cost_rate_minor_per_hour: int | None = number(None)
    currency: str | None = words(None)
    active: bool = yes_or_no(default=True)
    project_id: int | None = link("project", None)
    supplier: str | None = words(None)
    needed_by: date | None = day(None)
    ordered_on: date | None = day(None)
    delivered_on: date | None = day(None)
    price_minor: int | None = number(None)
    notes: str = words("")


class Assignment(Row, table=True):
    """A resource that works on a task. Effort is in minutes, cost in minor units of the project's
    currency; what is unknown is empty. `units_percent` is the share of its time, 100 for all.
    """

    __tablename__ = "assignment"

    task_id: int = link("task")
    resource_id: int = link("resource")
    units_percent: int = number(100, low=0)
    planned_min: int | None = number(None, low=0)
    actual_min: int | None = number(None, low=0)
    remaining_min: int | None = number(None, low=0)
    planned_cost_minor: int | None = number(None)
    actual_cost_minor: int | None = number(None)


class ResourceSkill(Row, table=True):
    """What somebody can do, from 1 to 5, for how many years, and how they learn it."""

    __tablename__ = "resource_skill"

    resource_id: int = link("resource")
    skill: str = words()
    level: int = number(3, low=1, high=5)
    years: int | None = number(None, low=0)
    training_plan: str = words("")
    trained_by_on: date | None = day(None)
