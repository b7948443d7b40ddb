"""Deals as people type them become rows."""

from __future__ import annotations

from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.fields import (
    currency,
    given,
    living,
    one_of,
    paragraphs,
    put,
    required,
    within,
    words,
)
from salespm_tui.services.pipeline.climbing import (
    Ending,
    checked_close,
    checked_reason,
    enter,
    stage_for,
)
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.duplicates import duplicate_notes
from salespm_tui.services.pipeline.steps import put_next_step
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Goal, Opportunity, PipelineStage, Project, Row

MOST_MINOR = 10**15
"""Ten thousand billion in most currencies; more is a slip of the key."""

_BELONGS_TO: dict[str, type[Row]] = {
    "client_id": Client,
    "project_id": Project,
    "goal_id": Goal,
}
_SCORES = ("bant_budget", "bant_authority", "bant_need", "bant_timing")


def save_deal(work: Work, command: SaveDeal) -> Outcome:
    """Create or change a deal. One like another is noted, never refused."""
    new = command.deal_id is None
    stage = _stage(work, command)
    if command.deal_id is None:
        deal = Opportunity(
            name="", currency="", stage_id=stage.id, opened_on=work.today, stage_entered_at=work.now
        )
    else:
        deal = living(work, Opportunity, command.deal_id)
    if new or not isinstance(command.name, Unset):
        deal.name = required(command.name, "name")
    _tie(work, deal, command)
    _say(deal, command)
    if new:
        enter(work, deal, stage, _ending(command))
    else:
        _correct_ending(work, deal, stage, command)
    _categorize(deal, stage, command)
    work.session.add(deal)
    work.session.flush()
    put_next_step(work, deal, command.next_step, command.next_step_on)
    return Outcome(
        label(N_("Added deal %(name)s") if new else N_("Changed deal %(name)s"), name=deal.name),
        ref=Ref("opportunity", deal.id),
        notes=_notes(work, deal) if new else (),
    )


def checked_amount(amount: int | Unset | None, field: str = "amount_minor") -> int | Unset | None:
    """An amount that is not below nothing; UserError otherwise."""
    if isinstance(amount, int) and not 0 <= amount <= MOST_MINOR:
        raise UserError(
            _("This amount cannot be right."), _("Give a number of 0 or more."), field=field
        )
    return amount


def _notes(work: Work, deal: Opportunity) -> tuple[Label, ...]:
    return duplicate_notes(work, "opportunity", deal.id, deal.name, deal.client_id)


def _stage(work: Work, command: SaveDeal) -> PipelineStage:
    """Where a new deal is to stand, and where an old one stands."""
    asked = command.stage_id
    if command.deal_id is None:
        return stage_for(work, None if isinstance(asked, Unset) else asked)
    stands = work.session.get_one(
        PipelineStage, living(work, Opportunity, command.deal_id).stage_id
    )
    if not isinstance(asked, Unset) and asked != stands.id:
        raise UserError(
            _("A deal changes its stage by being moved."),
            _("Move it with H and L on the board."),
            field="stage_id",
        )
    return stands


def _tie(work: Work, deal: Opportunity, command: SaveDeal) -> None:
    """What the deal belongs to, and the currency that follows from it."""
    for field, table in _BELONGS_TO.items():
        row_id = getattr(command, field)
        if isinstance(row_id, int):
            living(work, table, row_id)
        put(deal, field, row_id)
    asked = currency(command.currency)
    if isinstance(asked, Unset):
        asked = deal.currency or currency_of(work, deal.project_id)
    if deal.project_id is not None and asked != (own := currency_of(work, deal.project_id)):
        raise UserError(
            _("The project counts in %(own)s, the deal in %(other)s.")
            % {"own": own, "other": asked},
            _("A project has one currency: give the amount in it."),
            field="currency",
        )
    put(deal, "currency", asked)


def _say(deal: Opportunity, command: SaveDeal) -> None:
    """The fields that stand for themselves."""
    put(deal, "amount_minor", checked_amount(command.amount_minor))
    put(deal, "probability_override", within(command.probability, 0, 100, "probability"))
    put(deal, "opened_on", command.opened_on)
    put(deal, "expected_close_on", command.expected_close_on)
    waiting = one_of(command.waiting_on or None, codes.WAITING_ON, "waiting_on", or_none=True)
    put(deal, "waiting_on", waiting)
    for field in ("competitor", "products", "owner"):
        put(deal, field, words(getattr(command, field)))
    for field in _SCORES:
        put(deal, field, within(getattr(command, field), 0, 3, field))
    put(deal, "notes", paragraphs(command.notes))


def _ending(command: SaveDeal) -> Ending:
    return Ending(
        given(command.outcome_reason, None),
        given(command.outcome_detail, ""),
        given(command.closed_on, None),
    )


def _correct_ending(work: Work, deal: Opportunity, stage: PipelineStage, command: SaveDeal) -> None:
    """Put right why and when a closed deal closed."""
    reason, closed_on = command.outcome_reason, command.closed_on
    if stage.kind == "open":
        for field, given_value in (("closed_on", closed_on), ("outcome_reason", reason)):
            if not isinstance(given_value, Unset) and given_value:
                raise UserError(
                    _("This deal is still open."),
                    _("Move it to won or lost; then give the reason and the day."),
                    field=field,
                )
        return
    if not isinstance(reason, Unset) and reason != deal.outcome_reason:
        deal.outcome_reason = checked_reason(reason, stage.kind)
    put(deal, "outcome_detail", paragraphs(command.outcome_detail))
    if not isinstance(closed_on, Unset):
        deal.closed_on = closed_on
    if not (isinstance(closed_on, Unset) and isinstance(command.opened_on, Unset)):
        checked_close(deal.closed_on, deal.opened_on, work.today)


def _categorize(deal: Opportunity, stage: PipelineStage, command: SaveDeal) -> None:
    is_open = stage.kind == "open"
    fitting = tuple(one for one in codes.FORECAST_CATEGORY if (one == "closed") is not is_open)
    put(deal, "forecast_category", one_of(command.forecast_category, fitting, "forecast_category"))
