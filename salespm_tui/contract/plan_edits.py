"""Edits of a plan in place: tried while they are typed, kept as one change."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.baselines import CURRENT, Against
from salespm_tui.contract.timeline import Timeline
from salespm_tui.contract.values import Command, Query
from salespm_tui.core.labels import Label
from salespm_tui.domain.plan_steps import PlanStep

__all__ = ["EditPlan", "PlanEffect", "PlanPreview", "PlanStep", "PreviewPlan"]


@dataclass(frozen=True, slots=True)
class EditPlan(Command):
    """Do these steps one after the other, as one change. UserError where none of them does anything,
    or where a link would lead in a circle."""

    project_id: int
    steps: tuple[PlanStep, ...]


@dataclass(frozen=True, slots=True)
class PlanEffect:
    """What edits do: to the finish of the task at hand, to the project's, and to how many others.

    Slips are in working minutes of the project's calendar, later where positive.
    """

    task_id: int
    task_slip_min: int
    project_slip_min: int
    others: int


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """The plan as it would be. `steps` are those that can be done; where the last one could not,
    `refused` says why, and the rest of the answer is without it."""

    timeline: Timeline
    steps: tuple[PlanStep, ...]
    effect: PlanEffect | None
    notes: tuple[Label, ...] = ()
    refused: Label | None = None


@dataclass(frozen=True, slots=True)
class PreviewPlan(Query[PlanPreview]):
    """What those steps would come to, compared as the timeline is. Nothing is written."""

    project_id: int
    steps: tuple[PlanStep, ...]
    against: Against = CURRENT
