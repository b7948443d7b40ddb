"""What the keys of the Pipeline screen act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.pipeline import DealDetail, DealRow, LeadRow, Leads, Pipeline
from salespm_tui.contract.values import Outcome
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.pane import Pane

if TYPE_CHECKING:
    from datetime import date

    from salespm_tui.ui.forms.around import Around
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.widgets.deal_board import DealBoard
    from salespm_tui.ui.widgets.deal_lists import DealTable, LeadList


class PipelineDeeds(Pane):
    """The actions of the pipeline's scope; `PipelinePane` is what they act on."""

    board: DealBoard
    table: DealTable
    leads: LeadList
    pipeline: Pipeline | None
    all_leads: Leads | None
    detail: DealDetail | None

    @property
    def part(self) -> str:
        """The part that the keys are for: board, deals, leads or deal."""
        raise NotImplementedError

    @property
    def is_table(self) -> bool:
        """Whether the deals stand in the table."""
        raise NotImplementedError

    @property
    def list(self) -> DealBoard | DealTable:
        """The board, or the table in its place."""
        raise NotImplementedError

    def deal_here(self) -> DealRow | None:
        """The deal under the cursor; None among the leads."""
        raise NotImplementedError

    def lead_here(self) -> LeadRow | None:
        """The lead under the cursor, where the leads have the keys."""
        raise NotImplementedError

    def stage_name(self, stage_id: int) -> str:
        """What the stage is called."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Draw the deals anew."""
        raise NotImplementedError

    def tell_deal(self) -> None:
        """Say anew what is under the cursor."""
        raise NotImplementedError

    def go_to(self, deal_id: int) -> None:
        """Put the cursor on a deal as soon as it is there."""
        raise NotImplementedError

    def show_lead(self, lead_id: int) -> None:
        """Put the cursor on a lead as soon as it is there."""
        raise NotImplementedError

    async def around(self) -> Around:
        """What the forms choose from."""
        raise NotImplementedError

    # Why a key cannot act

    def _unread(self) -> str | None:
        return _("The deals are still being read.") if self.pipeline is None else None

    def _no_deal(self) -> str | None:
        if self.deal_here() is None:
            if self.part == "leads":
                return _("This is for deals: tab goes to them.")
            return self._unread() or _("There is no deal here. Press n to add one.")
        return None

    def _no_open_deal(self) -> str | None:
        deal = self.deal_here()
        if deal is not None and deal.kind != "open":
            return _("This deal is closed: H or m opens it again.")
        return self._no_deal()

    def _no_record(self) -> str | None:
        """Neither a deal nor a lead is at hand."""
        if self.part != "leads":
            return self._no_deal()
        return None if self.lead_here() else _("There is no lead here. Press n to note one.")

    # What they share

    @property
    def today(self) -> date:
        return self.salespm.clock.today() if self.pipeline is None else self.pipeline.today

    async def fill_told(self, form: Form) -> Outcome | None:
        """Fill a form, and pass on what the outcome has to say."""
        outcome = await self.fill(form)
        if outcome is not None and outcome.notes:
            self.toast(sentences(*(str(note) for note in outcome.notes)), severity="warning")
        return outcome

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and how it is taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        notes = (str(note) for note in outcome.notes)
        self.toast(sentences(said, *notes, _("u takes it back.")))
