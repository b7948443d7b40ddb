"""Why a figure or a date is what it is: sentences, and the records that they name."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class ExplainLine:
    """One sentence; `level` 0 states something, 1 says what stands behind it. `ref` is the record
    that it names, for going there."""

    level: int
    text: Label
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is to be said about one record; `title` names it."""

    title: Label
    lines: tuple[ExplainLine, ...]


@dataclass(frozen=True, slots=True)
class ExplainTask(Query[Explanation]):
    """Why a task starts, finishes and may slip as it does; UserError where there is none."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ExplainProject(Query[Explanation]):
    """Why a project finishes when it does; UserError where there is none."""

    project_id: int
