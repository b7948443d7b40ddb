"""Why a figure of earned value is what it is: of a project, or of one of its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.earned_value import earned_fraction, of_values, planned_fraction, return_on
from salespm_tui.domain.explain_budget import explain_budget
from salespm_tui.domain.explain_evm import EVM_FIGURES, Piece, explain_evm
from salespm_tui.domain.explain_figures import FigureExplanation
from salespm_tui.domain.figures import money_writer
from salespm_tui.services.budget.listing import won_minor
from salespm_tui.services.review.earned import Standing, after, standing
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_TASK = METADATA.tables["task"].c


def of_project(reading: Reading, query: ExplainFigure) -> tuple[str, FigureExplanation] | None:
    """A figure of the whole project (kind `evm`) or of a task (`evm_task`) on the status date `on`;
    None for an unknown figure. UserError where there is nothing to measure against."""
    of_task = query.kind == "evm_task"
    if query.figure not in EVM_FIGURES and (of_task or query.figure != "roi"):
        return None
    project_id = _project_of(reading, query.id) if of_task else query.id
    if project_id is None:
        raise _gone()
    found = standing(reading, project_id, query.on)
    if query.figure == "roi":
        return found.plan.project.code, _roi(reading, found)
    if found.is_missing:
        raise UserError(
            _("The project has no baseline with a budget."), _("Take one with B on the timeline.")
        )
    write = money_writer(found.plan.project.currency)
    if of_task:
        return _of_task(query, found)
    total = of_values(found.total)
    parts = list(_pieces(found, None))
    return found.plan.project.code, explain_evm(query.figure, total, parts, write, _notes(found))


def _roi(reading: Reading, found: Standing) -> FigureExplanation:
    """ROI = (booked revenue − AC) ÷ AC: all that won deals brought against all that was spent."""
    project, spent = found.plan.project, found.total.ac
    won, write = won_minor(reading, project.id, project.currency), money_writer(project.currency)
    values = {"won": write(Fraction(won)), "spent": write(spent)}
    return explain_budget("return_on", return_on(won, spent), values, (), write)


def _of_task(query: ExplainFigure, found: Standing) -> tuple[str, FigureExplanation]:
    values = found.values.get(query.id or 0)
    if values is None or found.known is None:
        raise _gone()
    node = found.known.nodes[query.id or 0]
    write = money_writer(found.plan.project.currency)
    pieces = list(_pieces(found, node.id))
    return node.name, explain_evm(query.figure, of_values(values), pieces, write, _notes(found))


def _pieces(found: Standing, root_id: int | None) -> Iterator[Piece]:
    """Every task with values of its own; of those below a task (and itself) where one is given."""
    assert found.known is not None
    below: set[int | None] = {root_id}
    for task_id in (*(task.id for task in found.plan.tasks), *found.gone):
        node = found.known.nodes[task_id]
        if root_id is not None and not {task_id, node.parent_id} & below:
            continue
        below.add(task_id)
        work = found.works.get(task_id)
        planned = earned = Fraction(0)
        if work is not None:
            planned = planned_fraction(work, after(found.day), found.plan.calendar)
            earned = earned_fraction(work)
        yield Piece(task_id, node.name, found.own_values(task_id), planned, earned)


def _notes(found: Standing) -> list[Label]:
    baseline = "" if found.known is None else found.known.baseline.name
    words = N_("At the end of %(day)s, against %(baseline)s.")
    return [label(words, day=found.day, baseline=baseline)]


def _project_of(reading: Reading, task_id: int | None) -> int | None:
    statement = METADATA.tables["task"].select().with_only_columns(_TASK.project_id)
    found: int | None = (
        reading.session.connection()
        .execute(statement.where(_TASK.id == (task_id or 0)))
        .scalar_one_or_none()
    )
    return found


def _gone() -> UserError:
    return UserError(_("This record is not there any more."), _("Choose another one."))
