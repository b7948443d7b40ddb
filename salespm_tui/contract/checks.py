"""Everything that should be looked at in a plan, with the action that mends it."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.values import Query
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """One rule that a task breaks; without a task (None), the project.

    `severity` is `error` (two things that cannot both be true) or `advice` (what a scheduler looks
    at). `fix` is the id of the action that mends it.
    """

    task_id: int | None
    wbs: str
    name: str
    rule: str
    severity: str
    text: Label
    fix: str


@dataclass(frozen=True, slots=True)
class PlanChecksQuery(Query[tuple[PlanCheck, ...]]):
    """The checks of a project: the project's own first, then by task in the order of the plan."""

    project_id: int
