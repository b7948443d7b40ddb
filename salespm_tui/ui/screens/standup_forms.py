"""The forms of deals, goals and what clients wait for, opened from the stand-up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from salespm_tui.contract.change_requests import ChangeRequestsQuery
from salespm_tui.contract.clients import ClientDetail, ClientQuery, KnownClientsQuery
from salespm_tui.contract.expectations import ExpectationsQuery
from salespm_tui.contract.feedback import FeedbackQuery
from salespm_tui.contract.goals import GoalQuery
from salespm_tui.contract.pipeline import DealQuery
from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.standup import AgendaItem
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

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


async def form_for_client(pane: Pane, item: AgendaItem) -> Form | None:
    """The form of a promise, a change or a complaint; None if it is gone."""
    if item.client_id is None:
        raise UserError(_("This item belongs to no client."), _("Open it with enter instead."))
    detail = await pane.ask(ClientQuery(item.client_id, log_limit=1))
    if detail is None:
        return None
    found: dict[str, Callable[[Pane, ClientDetail, int], Awaitable[Form | None]]] = {
        "expectation": _promise_form,
        "change_request": _change_form,
        "feedback": _feedback_form,
    }
    return await found[item.ref.kind](pane, detail, item.ref.id)


async def _promise_form(pane: Pane, detail: ClientDetail, row_id: int) -> Form | None:
    from salespm_tui.ui.forms.promise import promise_form

    rows = (await pane.ask(ExpectationsQuery(detail.client.id))).expectations
    row = next((row for row in rows if row.id == row_id), None)
    return None if row is None else promise_form(detail, row)


async def _change_form(pane: Pane, detail: ClientDetail, row_id: int) -> Form | None:
    from salespm_tui.ui.forms.change_request import change_form

    rows = (await pane.ask(ChangeRequestsQuery(detail.client.id))).change_requests
    row = next((row for row in rows if row.id == row_id), None)
    return None if row is None else change_form(detail, row, currency=row.currency)


async def _feedback_form(pane: Pane, detail: ClientDetail, row_id: int) -> Form | None:
    from salespm_tui.ui.forms.feedback import feedback_form

    rows = (await pane.ask(FeedbackQuery(detail.client.id))).feedback
    row = next((row for row in rows if row.id == row_id), None)
    return None if row is None else feedback_form(detail, row)
