"""The forms of deals and goals, opened from the stand-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.clients import KnownClientsQuery
from salespm_tui.contract.goals import GoalQuery
from salespm_tui.contract.pipeline import DealQuery
from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.values import Ref

if TYPE_CHECKING:
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.pane import Pane


async def form_of_number(pane: Pane, ref: Ref) -> Form | None:
    """The form of a deal or a goal; None if it is gone."""
    return await (
        _deal_form(pane, ref.id) if ref.kind == "opportunity" else _goal_form(pane, ref.id)
    )


async def _deal_form(pane: Pane, deal_id: int) -> Form | None:
    from salespm_tui.ui.forms.around import Around
    from salespm_tui.ui.forms.deal import deal_form

    detail = await pane.ask(DealQuery(deal_id, log_limit=1))
    if detail is None:
        return None
    rows = (await pane.ask(ProjectsQuery())).projects
    around = Around(
        today=detail.today,
        currency=detail.deal.currency,
        stages=detail.stages,
        projects=tuple((row.id, f"{row.code} {row.name}") for row in rows),
        clients=await pane.ask(KnownClientsQuery()),
        project_id=detail.deal.project_id,
    )
    return deal_form(around, detail.deal)


async def _goal_form(pane: Pane, goal_id: int) -> Form | None:
    from salespm_tui.ui.forms.goal import goal_form

    detail = await pane.ask(GoalQuery(goal_id, feeding_limit=1))
    if detail is None:
        return None
    return goal_form(detail.goal, detail.today, (await pane.ask(ProjectsQuery())).projects)
