"""What the Pipeline screen tells around its lists: forecast, heads, the deal at hand, the frame."""

from __future__ import annotations

from salespm_tui.core.i18n import _
from salespm_tui.ui.present import pipeline as present
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.present.pipeline_detail import detail_text
from salespm_tui.ui.present.pipeline_forecast import strip_lines
from salespm_tui.ui.present.pipeline_lists import lead_summary, lead_titles, table_titles
from salespm_tui.ui.present.pipeline_text import board_text
from salespm_tui.ui.present.pipeline_words import ORDERS
from salespm_tui.ui.screens.pipeline_moves import MoveDeeds
from salespm_tui.ui.screens.pipeline_view import ViewDeeds
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.deal_board import BoardColumn

COPIED_WIDTH = 100
_FORECAST_LINES = ((44, 7), (30, 5), (20, 3), (0, 0))
_SUMMARY_LINES = ((30, 4), (20, 2), (0, 1))
"""From how many rows of the terminal on each has how many lines."""


class Telling(MoveDeeds, ViewDeeds):
    """Says it; asks nothing and changes nothing."""

    columns: tuple[BoardColumn, ...] = ()

    def tell_all(self) -> None:
        """Say everything around the lists anew."""
        if self.pipeline is None or not self.is_mounted:
            return
        figures = present.figures_of(self.pipeline, self.currency)
        strip = self.query_one("#forecast", HeadLines)
        lines: list[Pieces] = []
        if figures is not None:
            today, glyph = self.pipeline.today, self.salespm.glyph
            width, height = strip.size.width, self.forecast_lines()
            lines = strip_lines(figures, today, width, height, glyph) if height else []
        strip.say(*lines)
        titles = self.query_one("#deal-titles", HeadLines)
        titles.say((Piece(" "), *table_titles(titles.size.width - 2)))
        titles = self.query_one("#lead-titles", HeadLines)
        titles.say((Piece(" "), *lead_titles(titles.size.width - 2)))
        self.tell_deal()
        self.renew_frame()

    def tell_deal(self) -> None:
        """Say what is under the cursor."""
        if self.pipeline is None:
            return
        summary = self.query_one("#deal-summary", HeadLines)
        width, glyph = summary.size.width, self.salespm.glyph
        rule: Pieces = (Piece(glyph("rule") * width, "dim"),)
        lines = [(Piece(" "), *line) for line in self._summary(width - 2)]
        summary.say(rule, *lines[: self.summary_lines()])

    def _summary(self, width: int) -> tuple[Pieces, ...]:
        assert self.pipeline is not None
        glyph, today = self.salespm.glyph, self.pipeline.today
        if self.part == "leads":
            lead = self.leads.lead()
            return () if lead is None else lead_summary(lead, today, glyph)
        tried = self.run_lines(width, self.summary_lines())
        deal = self.deal_here()
        if tried or deal is None:
            return tried
        stage = self.stage_name(deal.stage_id)
        return present.summary_lines(deal, stage, today, width, glyph)

    def summary_lines(self) -> int:
        """How many lines are told of the deal at hand."""
        height = self.app.size.height
        return next(lines for least, lines in _SUMMARY_LINES if height >= least)

    def forecast_lines(self) -> int:
        """How many lines the forecast has, its head among them."""
        height = self.app.size.height
        return next(lines for least, lines in _FORECAST_LINES if height >= least)

    def note(self) -> str:
        if self.pipeline is None:
            return ""
        width, glyph = self.app.size.width, self.salespm.glyph
        return present.note_words(self.pipeline, self.currency, width, glyph)

    def status(self) -> str:
        if self.pipeline is None:
            return ""
        facts = [present.view_words(self.pipeline)]
        if self.filter_text():
            facts.append(_("filter: %(text)s") % {"text": self.filter_text()})
        if self.board.selected:
            facts.append(_("%(number)d selected") % {"number": len(self.board.selected)})
        if self.order != "close":
            facts.append(_("by %(order)s") % {"order": word(ORDERS, self.order)})
        facts += present.loose_words(self.pipeline, self.currency)
        return present.status_words(facts, self.salespm.glyph)

    def as_text(self) -> str:
        if self.pipeline is None:
            return ""
        glyph = self.salespm.glyph
        if self.part == "deal" and self.detail is not None:
            return "\n".join(detail_text(self.detail, COPIED_WIDTH, glyph))
        return board_text(self.pipeline, self.columns, self.currency, COPIED_WIDTH, glyph)
