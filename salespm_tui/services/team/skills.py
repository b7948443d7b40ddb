"""What resources can do, and how it fits what tasks ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from sqlmodel import col, select

from salespm_tui.contract.assigning import AssignmentRow, SkillFit
from salespm_tui.contract.team import SkillRow
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.load import effort_of
from salespm_tui.domain.skills import Fit, fits, least_fit, required_skills
from salespm_tui.services.team.book import Booked, TeamBook
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import ResourceSkill, Task


def skills_of(reading: Reading) -> Mapping[int, tuple[SkillRow, ...]]:
    """The skills of every resource: the best first, then by name."""
    key = ("team skills", reading.today)
    found: dict[int, tuple[SkillRow, ...]] | None = reading.cache.get(key)
    if found is None:
        found = {}
        living = select(ResourceSkill).where(col(ResourceSkill.archived_at).is_(None))
        for row in reading.session.exec(
            living.order_by(
                col(ResourceSkill.level).desc(), col(ResourceSkill.skill), col(ResourceSkill.id)
            )
        ):
            found[row.resource_id] = (*found.get(row.resource_id, ()), _row(reading, row))
        reading.cache[key] = found
    return found


def levels_of(skills: Iterable[SkillRow]) -> dict[str, int]:
    """The level of each skill by its folded name."""
    return {one.skill.casefold(): one.level for one in skills}


def required_by(reading: Reading) -> Mapping[int, tuple[tuple[str, int], ...]]:
    """What each living task asks for, as far as it asks for any skill."""
    found: dict[int, tuple[tuple[str, int], ...]] | None = reading.cache.get("required skills")
    if found is None:
        rows = reading.session.exec(
            select(Task.id, Task.required_skill).where(
                col(Task.archived_at).is_(None), col(Task.required_skill) != ""
            )
        ).all()
        found = {task_id: required_skills(text) for task_id, text in rows}
        reading.cache["required skills"] = found
    return found


def fits_for(
    reading: Reading, resource_id: int, task_id: int
) -> tuple[int | None, tuple[SkillFit, ...]]:
    """How the resource fits the task: the percent of its least fitting skill, and each of them."""
    required = required_by(reading).get(task_id, ())
    found = fits(required, levels_of(skills_of(reading).get(resource_id, ())))
    least = least_fit(found)
    return None if least is None else percent(least), tuple(map(_shown, found))


def assignment_row(reading: Reading, book: TeamBook, one: Booked) -> AssignmentRow:
    """An assignment as it is shown."""
    kept, task = one.kept, one.task
    plan = book.plans[kept.project_id]
    resource = book.resources[kept.resource_id]
    capacity = book.capacities.get(resource.id)
    work = half_up(effort_of(one.booking, capacity)) if capacity else kept.planned_min or 0
    fit_percent, found = fits_for(reading, resource.id, task.id)
    return AssignmentRow(
        id=kept.id,
        task_id=task.id,
        task=task.name,
        wbs=plan.places[task.id].wbs,
        project_id=kept.project_id,
        project=plan.project.code,
        resource_id=resource.id,
        resource=resource.name,
        start=one.booking.start,
        finish=one.booking.finish,
        status=task.status,
        percent=plan.schedule.percent(task.id),
        units_percent=kept.units_percent,
        planned_min=kept.planned_min,
        actual_min=kept.actual_min,
        remaining_min=kept.remaining_min,
        work_min=work,
        fit_percent=fit_percent,
        fits=found,
    )


def percent(share: Fraction) -> int:
    return half_up(share * 100)


def _shown(fit: Fit) -> SkillFit:
    return SkillFit(fit.skill, fit.required, fit.level, percent(fit.share))


def _row(reading: Reading, row: ResourceSkill) -> SkillRow:
    late = 0 if row.trained_by_on is None else max((reading.today - row.trained_by_on).days, 0)
    return SkillRow(
        row.id, row.skill, row.level, row.years, row.training_plan, row.trained_by_on, late
    )
