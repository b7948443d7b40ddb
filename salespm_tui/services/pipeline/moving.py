"""Deals move along the ladder, one or several as one change."""

from __future__ import annotations

from salespm_tui.contract.pipeline import MoveDeal
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.services.fields import living
from salespm_tui.services.pipeline.climbing import Ending, enter, stage_called
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Opportunity, PipelineStage


def move_deal(work: Work, command: MoveDeal) -> Outcome:
    """Move the deals to the stage; those that stand there already stay as they are."""
    if not command.deal_ids:
        raise UserError(_("No deal is chosen."), _("Put the cursor on one."))
    stage = living(work, PipelineStage, command.stage_id)
    deals = [living(work, Opportunity, one) for one in dict.fromkeys(command.deal_ids)]
    moving = [deal for deal in deals if deal.stage_id != stage.id]
    before = {deal.id: work.session.get_one(PipelineStage, deal.stage_id) for deal in moving}
    ending = Ending(command.outcome_reason, command.outcome_detail, command.closed_on)
    for deal in moving:
        enter(work, deal, stage, ending, command.note)
    said = _said(moving or deals, stage, moved=bool(moving), before=before)
    return Outcome(said, ref=Ref("opportunity", deals[0].id))


def _said(
    deals: list[Opportunity],
    stage: PipelineStage,
    *,
    moved: bool,
    before: dict[int, PipelineStage],
) -> Label:
    where = stage_called(stage)
    if len(deals) > 1:
        return counted(
            "Moved %(number)d deal to %(stage)s",
            "Moved %(number)d deals to %(stage)s",
            len(deals),
            stage=where,
        )
    deal = deals[0]
    if not moved:
        return label(N_("%(name)s stands at %(stage)s already"), name=deal.name, stage=where)
    if stage.kind == "won":
        return label(N_("Won: %(name)s"), name=deal.name)
    if stage.kind == "lost":
        return label(N_("Lost: %(name)s"), name=deal.name)
    if before[deal.id].kind != "open":
        return label(N_("Opened %(name)s again at %(stage)s"), name=deal.name, stage=where)
    return label(N_("Moved %(name)s to %(stage)s"), name=deal.name, stage=where)
