"""How a project ends: gates, acceptance, evaluation, lessons, and the template that it leaves."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words, yes_or_no


class GateCheck(Row, table=True):
    """A point of a stage gate's checklist that somebody ticked, or added (`text`).

    Points of the standard list are named by `key`; what the data shows needs no tick.
    """

    __tablename__ = "gate_check"

    project_id: int = link("project")
    phase: str = one_of(codes.PROJECT_PHASE)
    key: str | None = words(None)
    text: str = words("")
    done_on: date | None = day(None)
    note: str = words("")


class GateReview(Row, table=True):
    """The decision at the end of a phase, and why."""

    __tablename__ = "gate_review"

    project_id: int = link("project")
    phase: str = one_of(codes.PROJECT_PHASE)
    decision: str = one_of(codes.GATE_DECISION)
    decided_on: date = day()
    decided_by: str | None = words(None)
    reason: str = words("")


class Acceptance(Row, table=True):
    """An acceptance: planned, held, its result, who signed, and what is left over."""

    __tablename__ = "acceptance"

    project_id: int = link("project")
    kind: str = one_of(codes.ACCEPTANCE_KIND, "client")
    planned_on: date = day()
    held_on: date | None = day(None)
    participants: str = words("")
    deliverables: str = words("")
    result: str = one_of(codes.ACCEPTANCE_RESULT, "pending")
    signed_by: str | None = words(None)
    signed_on: date | None = day(None)
    leftovers: str = words("")
    follow_up_plan: str = words("")


class AcceptanceItem(Row, table=True):
    """One point of an acceptance: a need, a goal or anything else, its target and what was found."""

    __tablename__ = "acceptance_item"

    acceptance_id: int = link("acceptance")
    position: int = number(0)
    requirement_id: int | None = link("requirement", None)
    goal_id: int | None = link("goal", None)
    name: str = words()
    criterion: str = words("")
    target: str = words("")
    actual: str = words("")
    result: str = one_of(codes.ACCEPTANCE_ITEM_RESULT, "pending")
    note: str = words("")


class Evaluation(Row, table=True):
    """An evaluation of a project over a period, of a stage or at its end."""

    __tablename__ = "evaluation"

    project_id: int = link("project")
    kind: str = one_of(codes.EVALUATION_KIND, "stage")
    phase: str | None = one_of(codes.PROJECT_PHASE, None)
    start_on: date = day()
    end_on: date = day()
    summary: str = words("")
    success_factors: str = words("")
    problems: str = words("")
    improvements: str = words("")


class KpiResult(Row, table=True):
    """One indicator of an evaluation. Values are in hundredths of the unit; `metric` names the figure
    of the data that filled it, and is empty for one entered by hand.
    """

    __tablename__ = "kpi_result"

    evaluation_id: int = link("evaluation")
    position: int = number(0)
    subject: str = one_of(codes.KPI_SUBJECT, "project")
    resource_id: int | None = link("resource", None)
    metric: str | None = words(None)
    name: str = words()
    unit: str = words("")
    target: int | None = number(None)
    actual: int | None = number(None)
    weight: int = number(1, low=0)
    direction: str = one_of(codes.GOAL_DIRECTION, "higher")
    comment: str = words("")


class Lesson(Row, table=True):
    """What was learnt: situation, what was done, what came of it, what to do next time."""

    __tablename__ = "lesson"

    project_id: int | None = link("project", None)
    kind: str = one_of(codes.LESSON_KIND, "improvement")
    area: str = one_of(codes.LESSON_AREA, "execution")
    title: str = words()
    situation: str = words("")
    action: str = words("")
    result: str = words("")
    recommendation: str = words("")
    tags: str = words("[]")
    reusable: bool = yes_or_no(default=True)
    learnt_on: date = day()


class LessonUse(Row, table=True):
    """A lesson that another project took up."""

    __tablename__ = "lesson_use"

    lesson_id: int = link("lesson")
    project_id: int = link("project")
    on: date = day()
    note: str = words("")


class Template(Row, table=True):
    """What a new project can start from; `payload` is JSON."""

    __tablename__ = "template"

    name: str = words()
    kind: str = one_of(codes.TEMPLATE_KIND, "project")
    version: int = number(1, low=1)
    payload: str = words()
    source_project_id: int | None = link("project", None)
    notes: str = words("")
