"""Looking at the pipeline another way, and why its figures are what they are."""

from __future__ import annotations

from salespm_tui.core.i18n import _
from salespm_tui.ui.present import client_words as words
from salespm_tui.ui.present import pipeline as present
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.pipeline_words import ORDERS, VIEWS
from salespm_tui.ui.screens.pipeline_deeds import PipelineDeeds


class ViewDeeds(PipelineDeeds):
    """Views, order, table or board, the currency of the sums, `=`."""

    view: str = ""
    order: str = "close"
    currency: str = ""

    cannot_view = cannot_order = cannot_table = PipelineDeeds._unread

    async def do_view(self) -> None:
        assert self.pipeline is not None
        options = [("", f"{_(VIEWS[''])} {self.pipeline.total}")]
        options += [
            (one.code, f"{word(VIEWS, one.code)} {one.count}") for one in self.pipeline.views
        ]
        picked = await self.choose(_("Which deals?"), options, self.view)
        if picked is not None:
            self.show_view(picked)

    def show_view(self, view: str) -> None:
        """Show the deals of that built-in view; all of them where it is empty."""
        if view != self.view:
            self.view = view
            self.renew()

    async def do_order(self) -> None:
        picked = await self.choose(_("In which order?"), words.choices(ORDERS), self.order)
        if picked is not None and picked != self.order:
            self.order = picked
            self.lay_out()

    def do_table(self) -> None:
        self.use_table(table=not self.is_table)

    def use_table(self, *, table: bool) -> None:
        """Show the deals as a table, or as the board again."""
        raise NotImplementedError

    # Currency

    def take_currency(self) -> None:
        """Sums are of one currency: the one chosen, else that of most deals."""
        if self.pipeline is None:
            return
        known = [one.currency for one in self.pipeline.figures]
        if self.currency not in known:
            self.currency = known[0] if known else self.pipeline.currency

    def cannot_currency(self) -> str | None:
        if self.pipeline is not None and len(self.pipeline.figures) < 2:
            return _("All deals are in one currency.")
        return self._unread()

    async def do_currency(self) -> None:
        assert self.pipeline is not None
        options = [
            (one.currency, f"{one.currency} {one.total.open_count}")
            for one in self.pipeline.figures
        ]
        picked = await self.choose(_("Sums of which currency?"), options, self.currency)
        if picked is not None:
            self.currency = picked
            self.lay_out()

    # Explain

    cannot_explain = PipelineDeeds._unread

    async def do_explain(self) -> None:
        """Of the deal at hand, of its stage, of the whole pipeline: the figure that is chosen."""
        from salespm_tui.ui.explaining import explain_one_of
        from salespm_tui.ui.present.pipeline_figures import (
            deal_figures,
            pipeline_figures,
            stage_figures,
        )

        assert self.pipeline is not None
        glyph, found = self.salespm.glyph, []
        deal = self.deal_here()
        if deal is not None:
            found += deal_figures(deal, glyph)
            stage = self.stage_name(deal.stage_id)
            found += stage_figures(deal.stage_id, stage, self.project_id, self.currency)
        figures = present.figures_of(self.pipeline, self.currency)
        if figures is not None:
            found += pipeline_figures(figures, self.project_id, self.today, glyph)
        if found:
            await explain_one_of(self, found)
        else:
            self.toast(_("There is no deal here. Press n to add one."))
