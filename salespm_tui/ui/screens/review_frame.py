"""Where what stands on the Review screen: parts in a row, figures, list, detail, and the S-curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.clients import Piece, dot, ruled
from salespm_tui.ui.present.review_acceptance import acceptance_note
from salespm_tui.ui.present.review_deviations import deviations_note, slips_note
from salespm_tui.ui.present.review_evaluation import evaluation_note
from salespm_tui.ui.present.review_lessons import lessons_note, view_words
from salespm_tui.ui.present.review_value import panel_lines, table_titles
from salespm_tui.ui.present.review_words import PARTS, part_heads
from salespm_tui.ui.screens.review_value import ValueDeeds
from salespm_tui.ui.widgets.client_lists import HeadLines

if TYPE_CHECKING:
    from textual import events

    from salespm_tui.ui.present.review_book import ReviewView

WIDE, HIGH, LOW = 110, 32, 16
_LEAST_LIST, _LEAST_TOLD = 3, 3
_OF_LIST = {"acceptance": 3, "evaluation": 3}
"""A list of few records leaves the height to what is told: it takes at most one of so many parts."""
_USUAL_PART = 2


class CurveBox(Vertical):
    """What holds the S-curve; it takes the keys only where nothing else is there to take them."""


class ReviewFrame(ValueDeeds):
    """Draws what is around the list, and divides the height."""

    @property
    def view(self) -> ReviewView:
        """How the parts are looked at."""
        raise NotImplementedError

    def show_rows(self, *, anew: bool) -> None:
        """The list of the part that is shown, and what is told of its record."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")

    def on_resize(self, _event: events.Resize) -> None:
        self.lay_out()

    def lay_out(self, *, anew: bool = False) -> None:
        """Draw the part that is shown; `anew` with the cursor where the part kept it."""
        for name, on in (
            ("wide", self.app.size.width >= WIDE),
            ("chart", self.curve_shown),
        ):
            self.set_class(on, name)
        panel = self._show_heads()
        self.show_rows(anew=anew)
        self._divide(panel)
        self._keep_focus()
        if self.curve_shown:
            self.call_after_refresh(self.show_curve)
        self.renew_frame()

    def _keep_focus(self) -> None:
        """A curve in the place of the list has the keys, and gives them back with it."""
        box = self.query_one("#review-chart", CurveBox)
        alone = self.curve_shown and self.app.size.width < WIDE
        had_keys = box.has_focus
        box.can_focus = alone
        if alone and (self.rows.has_focus or self.told.has_focus):
            box.focus()
        elif had_keys and not alone:
            self.rows.focus()

    # Heads

    def _show_heads(self) -> int:
        """Parts, figures and the heads of columns; answers how many lines the figures take."""
        width, glyph = self.app.size.width, self.salespm.glyph
        tabs, panel = self._head("review-tabs"), self._head("review-panel")
        titles, rule = self._head("review-titles"), self._head("review-rule")
        rule.say((Piece(glyph("rule") * (self._main_width() - int(self.curve_shown)), "dim"),))
        book = self.book
        counts = {} if book is None else {part: book.count(part) for part in PARTS}
        shown = "" if self.projects is not None else self.part
        tabs.say(ruled(part_heads(counts, shown, width), width, glyph))
        is_value = book is not None and self.part == "value"
        panel.display = is_value
        has_table = book is not None and book.evm.total is not None and not self.revenue
        titles.display = is_value and has_table
        if book is None or not is_value:
            panel.say()
            return 0
        low = self.size.height < LOW
        lines = panel_lines(book.evm, book.roi, width, glyph, low=low)
        if low and self.curve_shown:
            lines = lines[:1]
        panel.styles.height = len(lines)
        panel.say(*lines)
        inside = self._main_width() - 3
        titles.say((Piece(" "), *table_titles(inside, worst=self.worst)))
        return len(lines)

    def _head(self, name: str) -> HeadLines:
        return self.query_one(f"#{name}", HeadLines)

    def _main_width(self) -> int:
        """The cells of list and detail: beside the curve, half of the screen."""
        width = self.app.size.width
        return width - width // 2 if self.curve_shown and width >= WIDE else width

    # Height

    def _divide(self, panel: int) -> None:
        """List and detail share what parts and figures leave."""
        if self.projects is not None:
            self.told.display = self._head("review-rule").display = False
            self.rows.styles.height = "1fr"
            return
        titles = int(self._head("review-titles").display)
        low = self.part == "value" and self.size.height < LOW
        self.told.display = self._head("review-rule").display = not low
        room = max(self.size.height - 1 - panel - titles - 1, _LEAST_LIST + _LEAST_TOLD)
        if self.part == "value":
            told = 7 if self.size.height >= HIGH else _LEAST_TOLD
            told = room - _LEAST_LIST if self.told.has_focus else told
            height = room + 1 if low else room - told
        else:
            most = max(room // _OF_LIST.get(self.part, _USUAL_PART), _LEAST_LIST)
            height = min(max(len(self.rows.keys), 1), most)
        self.rows.styles.height = height

    # The S-curve

    @property
    def curve_shown(self) -> bool:
        """Whether the S-curve is on the screen: where there is room, unless it was sent away."""
        if self.part != "value" or self.book is None or self.book.evm.curve is None:
            return False
        if self.curve_wanted is None:
            return self.app.size.width >= WIDE
        return self.curve_wanted

    def show_curve(self) -> None:
        """The plotter is loaded when its first chart is shown."""
        book = self.book
        if book is None or book.evm.curve is None or not self.curve_shown:
            return
        from salespm_tui.ui.present.review_curve import legend, plot_of
        from salespm_tui.ui.widgets.burn_up import BurnUpChart

        found = self.query(BurnUpChart)
        if not found:
            self.query_one("#review-chart", Vertical).mount(BurnUpChart(id="s-curve"))
            self.call_after_refresh(self.show_curve)
            return
        chart, glyph = found.first(), self.salespm.glyph
        plot = plot_of(book.evm.curve, book.evm.currency, chart.size.width, glyph)
        chart.show(plot)
        lines = legend(book.evm, plot, chart.size.width, glyph)
        head = self._head("review-legend")
        head.styles.height = len(lines)
        head.say(*lines)

    # Words for the frame

    def note(self) -> str:
        book = self.book
        if book is None:
            return ""
        notes = {
            "deviations": lambda: deviations_note(book.deviations),
            "acceptance": lambda: acceptance_note(book.acceptances),
            "evaluation": lambda: evaluation_note(book.evaluations.evaluations, self.salespm.glyph),
            "lessons": lambda: lessons_note(book.learnt),
            "slips": lambda: slips_note(book.slips),
        }
        if self.part in notes:
            return notes[self.part]()
        return _("at %(day)s") % {
            "day": format_date(book.evm.status_date, book.evm.today, short=True)
        }

    def status(self) -> str:
        view, glyph = self.view, self.salespm.glyph
        facts = []
        if view.text:
            facts.append(_("filter: %(text)s") % {"text": view.text})
        if self.part == "lessons":
            facts.append(view_words(view.lessons, glyph))
        if self.part == "deviations" and view.ended:
            facts.append(_("solved ones too"))
        return dot(glyph).join(fact for fact in facts if fact)
