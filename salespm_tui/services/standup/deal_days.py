"""Moving the days of a deal: the one on which it is to close, or that of its next step."""

from __future__ import annotations

from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.standup import Reschedule
from salespm_tui.contract.values import UNSET, Outcome, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.pipeline.saving import save_deal
from salespm_tui.services.pipeline.steps import items_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Opportunity, PipelineStage


def move_deal_day(work: Work, command: Reschedule) -> Outcome:
    """Move the day on which a deal is to close, or its next step; one is made where it has none."""
    deal = living(work, Opportunity, command.ref.id)
    if command.what == "close":
        _refuse_closed(work, deal)
        save_deal(work, SaveDeal(deal_id=deal.id, expected_close_on=command.to))
        said = label(N_("%(name)s is to close on %(day)s"), name=deal.name, day=command.to)
        return Outcome(said, ref=command.ref)
    title: str | Unset = UNSET
    if not items_of(work, deal, only_open=True):
        title = _("get on with %(name)s") % {"name": deal.name}
    step = SaveDeal(deal_id=deal.id, next_step=title, next_step_on=command.to)
    save_deal(work, step)
    said = label(N_("Next step of %(name)s on %(day)s"), name=deal.name, day=command.to)
    return Outcome(said, ref=command.ref)


def _refuse_closed(work: Work, deal: Opportunity) -> None:
    if work.session.get_one(PipelineStage, deal.stage_id).kind != "open":
        raise UserError(
            _("The deal “%(name)s” is closed already.") % {"name": deal.name},
            _("Open it with enter, and move it back to an open stage first."),
        )
