"""What is done to resources: saved, trained, given days off.

Capacities are in working minutes, money in minor units of the resource's currency (that
of its project, else the workspace's, where it names none), levels of skills are 1 to 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Unset


@dataclass(frozen=True, slots=True)
class SaveResource(Command):
    """Create a resource (`resource_id` None, `name` needed) or change the fields given.

    `kind` is one of `codes.RESOURCE_KIND`. A capacity of None is that of its working calendar; the
    rate is for an hour. What is bought for a project names it, and when it is needed, ordered and
    delivered. UserError on the field that is wrong: no name, a name that another one of
    the kind (bought for the same project, or for none) has, a negative number, delivered before ordered. Its name in `Archive` is `resource`.
    """

    resource_id: int | None = None
    name: str | Unset = UNSET
    kind: str | Unset = UNSET
    job_title: str | Unset = UNSET
    responsibilities: str | Unset = UNSET
    authority: str | Unset = UNSET
    email: str | Unset = UNSET
    capacity_min_per_day: int | Unset | None = UNSET
    cost_rate_minor_per_hour: int | Unset | None = UNSET
    currency: str | Unset | None = UNSET
    active: bool | Unset = UNSET
    project_id: int | Unset | None = UNSET
    supplier: str | Unset = UNSET
    needed_by: date | Unset | None = UNSET
    ordered_on: date | Unset | None = UNSET
    delivered_on: date | Unset | None = UNSET
    price_minor: int | Unset | None = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SaveSkill(Command):
    """Create a skill of a resource (`skill_id` None; `resource_id` and `skill` needed) or change it.

    `years` are years of experience, None where unknown. `training_plan` says how it is learnt,
    `trained_by_on` until when. UserError on field `skill` where the resource has it already. Its
    name in `Archive` is `resource_skill`.
    """

    skill_id: int | None = None
    resource_id: int | None = None
    skill: str | Unset = UNSET
    level: int | Unset = UNSET
    years: int | Unset | None = UNSET
    training_plan: str | Unset = UNSET
    trained_by_on: date | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class AddDayOff(Command):
    """A resource does not work from `first_on` to `last_on`, both included (one day where no last is
    given); `name` says why.

    With the first of them a resource gets a working calendar of its own, which goes on from the one
    that it had. Tasks that it works on make way, as with every calendar of a resource. UserError on
    field `last_on` where it is before the first, on `first_on` where all of the days are off already.
    """

    resource_id: int
    first_on: date
    last_on: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class RemoveDayOff(Command):
    """A day off of a resource is none any more. `day_off_id` is that of a `DayOff`."""

    day_off_id: int
