"""What a plan is compared with: a baseline, or the plan as it was on the evening of an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from sqlmodel import col, select

from salespm_tui.contract.baselines import Against, Compared
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.baseline import Agreed, last_finish
from salespm_tui.services.baselines.agreed import agreed_now
from salespm_tui.services.baselines.keeping import current_baseline
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.history import newest_set_id
from salespm_tui.store.images import Image
from salespm_tui.store.past import (
    as_it_was,
    changed_after,
    first_made,
    last_set_before,
)
from salespm_tui.store.tables import Baseline, BaselineTask, Project

_BASELINES = ("baseline", "baseline_task")


@dataclass(frozen=True)
class Then:
    """The plan as it was: each of its tasks, and the dates among that once more by themselves."""

    agreed: Mapping[int, Agreed]

    @cached_property
    def dates(self) -> dict[int, tuple[datetime | None, datetime | None]]:
        return {task_id: (task.start, task.finish) for task_id, task in self.agreed.items()}

    @cached_property
    def finish(self) -> datetime | None:
        return last_finish(self.agreed)


@dataclass(frozen=True, slots=True)
class Side:
    """The other side of a comparison, with what it is called."""

    name: str
    on: date
    then: Then
    baseline_id: int | None = None


def compared(reading: Reading, plan: ScheduledProject, against: Against) -> Compared | None:
    """What the timeline says of the other side; None where there is nothing to compare with."""
    side = side_of(reading, plan.project, against)
    return None if side is None else compared_with(side, plan)


def compared_with(side: Side, plan: ScheduledProject) -> Compared:
    """The comparison of a plan with that side."""
    return Compared(
        name=side.name,
        on=side.on,
        finish=side.then.finish,
        dates=side.then.dates,
        calendar=plan.calendar,
        finish_now=plan.finish,
        baseline_id=side.baseline_id,
    )


def side_of(reading: Reading, project: Project, against: Against) -> Side | None:
    """The other side; None where there is no baseline, or nothing is asked for.

    UserError for a day on which there was no such plan yet, or which is not over.
    """
    if against.kind == "nothing":
        return None
    if against.kind == "day":
        assert against.day is not None
        return Side("", against.day, _plan_of_day(reading, project, against.day))
    baseline = _baseline(reading, project, against.baseline_id)
    if baseline is None:
        return None
    on = local_day(baseline.taken_at, zone_of(reading))
    return Side(baseline.name, on, rows_of(reading, baseline.id), baseline.id)


def rows_of(reading: Reading, baseline_id: int) -> Then:
    """What a baseline holds. Kept for as long as the journal says that no baseline changed."""
    key = ("baseline", baseline_id)
    kept: tuple[int, Then] | None = reading.kept.get(key)
    newest = newest_set_id(reading.session)
    if kept is not None and (
        kept[0] == newest or not changed_after(reading.session, kept[0], _BASELINES)
    ):
        found = kept[1]
    else:
        found = _read_rows(reading, baseline_id)
    if reading.is_settled:
        reading.kept[key] = newest, found
    return found


def _read_rows(reading: Reading, baseline_id: int) -> Then:
    rows = reading.session.execute(
        select(
            BaselineTask.task_id,
            BaselineTask.start_on,
            BaselineTask.due_on,
            BaselineTask.duration_min,
            col(BaselineTask.effort_min),
            col(BaselineTask.budget_minor),
        )  # type: ignore[call-overload]
        .where(BaselineTask.baseline_id == baseline_id, col(BaselineTask.archived_at).is_(None))
        .order_by(col(BaselineTask.id))
    )
    return Then({task_id: Agreed(*values) for task_id, *values in rows})


def first_day(reading: Reading, project: Project) -> date:
    """The day on which the project came into this workspace: no plan of it is older."""
    made = first_made(reading.session, "project", project.id) or project.created_at
    return local_day(made, zone_of(reading))


def _baseline(reading: Reading, project: Project, baseline_id: int | None) -> Baseline | None:
    if baseline_id is not None:
        found = reading.session.get(Baseline, baseline_id)
        if found is not None and found.archived_at is None and found.project_id == project.id:
            return found
    return current_baseline(reading, project.id)


def _plan_of_day(reading: Reading, project: Project, day: date) -> Then:
    """The plan after the last change of that day, by the workspace's clock."""
    if day >= reading.today:
        raise UserError(
            _("%(day)s is not over yet.") % {"day": format_date(day, reading.today)},
            _("Choose a day before today."),
        )
    zone = zone_of(reading)
    midnight = datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)
    set_id = last_set_before(reading.session, midnight)
    key = ("plan as it was", project.id, set_id)
    found: Then | None = reading.kept.get(key)
    if found is None:
        found = _as_it_was(reading, project, set_id, day)
        if reading.is_settled:
            reading.kept[key] = found  # what was, stays
    return found


def _as_it_was(reading: Reading, project: Project, set_id: int, day: date) -> Then:
    def ours(row: Image) -> bool:
        return bool(row["project_id"] == project.id)

    tables = {
        "meta": None,
        "work_calendar": None,
        "calendar_exception": None,
        "project": None,
        "task": ours,
        "dependency": None,
        "resource": None,
        "assignment": None,
        "budget_line": ours,
    }
    with as_it_was(reading.session, set_id, tables) as session:
        past = Reading(session, reading.clock)
        found = session.get(Project, project.id)
        if found is None:
            raise _too_early(reading, project, day)
        if found.archived_at is not None:
            raise UserError(
                _("On %(day)s the project was archived.")
                % {"day": format_date(day, reading.today)},
                _("Choose another day."),
            )
        return Then(agreed_now(past, scheduled(past, project.id)))


def _too_early(reading: Reading, project: Project, day: date) -> UserError:
    since = format_date(first_day(reading, project), reading.today)
    return UserError(
        _("On %(day)s there was no plan of %(project)s here yet.")
        % {"day": format_date(day, reading.today), "project": project.code},
        _("There is one since %(day)s: choose that day or a later one.") % {"day": since},
    )
