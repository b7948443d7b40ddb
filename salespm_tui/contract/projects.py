"""Projects: the switcher, the header, `salespm projects`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class SaveProject(Command):
    """Create a project (`project_id` None) or change the fields that are given.

    A new one needs a name; its code is made from it when none is given, and codes are unique.
    """

    project_id: int | None = None
    code: str | Unset = UNSET
    name: str | Unset = UNSET
    client_id: int | Unset | None = UNSET
    manager: str | Unset = UNSET
    currency: str | Unset = UNSET
    status: str | Unset = UNSET
    phase: str | Unset = UNSET
    start_on: date | Unset | None = UNSET
    end_on: date | Unset | None = UNSET
    status_date: date | Unset | None = UNSET
    objective: str | Unset = UNSET
    scope_in: str | Unset = UNSET
    scope_out: str | Unset = UNSET
    deliverables: str | Unset = UNSET
    feasibility: str | Unset = UNSET
    feasibility_notes: str | Unset = UNSET
    market_notes: str | Unset = UNSET
    competitor_notes: str | Unset = UNSET
    approved_by: str | Unset | None = UNSET
    approved_on: date | Unset | None = UNSET
    health_override: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project as lists and the header show it. `start` and `finish` are computed from its plan.

    `thin_links` are codes of what its loop lacks (`domain.loop`); `health` is green, amber or red.
    """

    id: int
    code: str
    name: str
    status: str
    phase: str
    client_id: int | None
    client: str | None
    manager: str
    currency: str
    start: date | None
    finish: date | None
    health: str
    thin_links: tuple[str, ...]
    open_tasks: int
    start_on: date | None = None
    end_on: date | None = None
    objective: str = ""
    why: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Projects:
    """Every project that is not archived, by code. `zone` is the workspace's time zone."""

    projects: tuple[ProjectRow, ...]
    today: date
    zone: str


@dataclass(frozen=True, slots=True)
class ProjectsQuery(Query[Projects]):
    """All projects."""
