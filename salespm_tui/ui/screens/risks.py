"""Risks: what can hurt us, and is it handled? Matrix and register above, the risk at hand below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from salespm_tui.contract.risks import RiskDetail, RiskQuery, RiskRow, Risks, RisksQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.similar import fold
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.risk_matrix import Place, Tally, place_of, shape_for, tally
from salespm_tui.ui.present.risk_register import (
    columns_in,
    in_order,
    in_place,
    searchable,
    title_pieces,
)
from salespm_tui.ui.present.risk_text import (
    View,
    empty_words,
    risks_note,
    risks_status,
    risks_text,
    strip_pieces,
)
from salespm_tui.ui.screens.risk_changes import RiskChanges
from salespm_tui.ui.screens.risk_moves import RiskMoves
from salespm_tui.ui.screens.risk_view import RiskViews
from salespm_tui.ui.ways import has_home
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.risk_lists import RiskRegister, RiskWhole
from salespm_tui.ui.widgets.risk_matrix import RiskMatrix

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

_LEAST_ABOVE, _LEAST_BELOW = 3, 4


class RisksPane(RiskMoves, RiskViews, RiskChanges):
    """One risk is at hand: the one under the register's cursor. The matrix shows its cell; walking
    over the matrix takes the first risk of the cell."""

    SCOPE = "risks"
    TABLES = frozenset(
        {
            "risk",
            "risk_review",
            "issue",
            "budget_line",
            "action_item",
            "project",
            "task",
            "goal",
            "opportunity",
            "client",
            "meta",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("risks")]

    def __init__(self) -> None:
        super().__init__()
        self.matrix = RiskMatrix(id="risk-matrix")
        self.register = RiskRegister(id="risks", on_move=self._follow)
        self.whole = RiskWhole(id="risk")
        self.risks: Risks | None = None
        self._found: Tally | None = None
        self._shown: tuple[RiskRow, ...] = ()
        self._filter = ""
        self._place: Place | None = None
        self._of: int | None = None
        self._searchable: dict[int, str] = {}
        self._detail: RiskDetail | None = None
        self._wanted: int | None = None
        self._asking = False
        self._go_to: int | None = None
        self._noted = self._status = ""

    def compose(self) -> ComposeResult:
        yield HeadLines(1, id="risk-strip")
        with Horizontal(id="risk-above"):
            yield self.matrix
            with Vertical(id="risk-beside"):
                yield HeadLines(1, id="risk-titles")
                yield self.register
        yield HeadLines(1, id="risk-rule")
        yield self.whole

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")
        self._divide()

    def on_resize(self, _event: events.Resize) -> None:
        self.lay_out()

    # The question and its answer

    def question(self) -> Query[Risks]:
        return RisksQuery(self.project_id, include_ended=self.ended)

    def show(self, snapshot: Risks) -> None:
        self._searchable.clear()
        if self._of != self.project_id:
            self._of, self._place = self.project_id, None  # a cell is one of that project
        self.take(snapshot)
        if self._go_to is not None and self._move_to(self._go_to):
            self._go_to = None
        self._detail, self._wanted = None, None
        self._want(self.register.risk())

    def take(self, risks: Risks) -> None:
        self.risks = risks
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the risks that filter, cell and order leave."""
        self._divide()
        if self.risks is None:
            return
        risks = self._matching(self.risks.risks)
        self._shown = in_order(
            risks if self._place is None else in_place(risks, self._place), self.order
        )
        self._found = tally(in_order(risks, self.order))
        size = self.app.size
        self.matrix.show(self._found, shape_for(size.width, size.height), self.risks.scales)
        view = self._view
        self.register.show(self._shown, self.risks.today, empty_words(view), across=view.across)
        self._follow()
        self._want(self.register.risk())
        self._say_heads()
        self.renew_frame()

    def _matching(self, risks: tuple[RiskRow, ...]) -> tuple[RiskRow, ...]:
        words = fold(self._filter).split()
        if not words:
            return risks
        return tuple(risk for risk in risks if all(part in self._named(risk) for part in words))

    def _named(self, risk: RiskRow) -> str:
        if risk.id not in self._searchable:
            self._searchable[risk.id] = searchable(risk)
        return self._searchable[risk.id]

    @property
    def _view(self) -> View:
        across = self.project_id is None
        return View(self._filter, self._place, self.order, self.ended, across)

    def _say_heads(self) -> None:
        assert self.risks is not None
        width = self.app.size.width
        strip = self.query_one("#risk-strip", HeadLines)
        strip.say(strip_pieces(self.risks, width, self.salespm.glyph))
        titles = self.query_one("#risk-titles", HeadLines)
        beside = width - shape_for(width, self.app.size.height).width - 3
        columns = columns_in(beside, across=self.project_id is None)
        titles.say((Piece(" "), *title_pieces(beside, columns, self.order)))
        self._noted = risks_note(self.risks)
        shown = len(self._shown)
        self._status = risks_status(self.risks, shown, self._view, self.salespm.glyph)

    def _divide(self) -> None:
        """Matrix and register take the matrix' height; what tells of the risk has the rest, on a low
        screen only while it has the keys."""
        size = self.app.size
        shape = shape_for(size.width, size.height)
        below = _LEAST_BELOW if self.whole.has_focus else 0
        above = max(min(shape.height, self.size.height - below - 2), _LEAST_ABOVE)
        self.query_one("#risk-above").styles.height = above
        self.matrix.styles.width = shape.width
        rule = self.salespm.glyph("rule") * size.width
        self.query_one("#risk-rule", HeadLines).say((Piece(rule, "dim"),))

    # Cursor

    def _follow(self) -> None:
        """The matrix shows where the risk under the register's cursor lies."""
        risk = self.register.risk()
        if risk is not None and not risk.ended and not self.matrix.has_focus:
            self.matrix.move_to(place_of(risk))

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.matrix:
            self._take_cell()
        elif message.line_list is self.register:
            self._want(self.register.risk())

    def _take_cell(self) -> None:
        """The first risk of the cell comes to hand, unless one of it is."""
        place, risk = self.matrix.place, self.register.risk()
        if not self.matrix.has_focus or place is None or self._found is None:
            return
        ids = self._found.ids.get(place, ())
        if ids and (risk is None or risk.id not in ids):
            self.register.move_to(ids[0])
        self._want(self.risk_here())

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.matrix:
            self._open_cell()
        elif message.line_list is self.register:
            self.whole.focus()
        else:
            self._open_record(cast("Ref", message.key))

    def _open_cell(self) -> None:
        """List the risks of the cell; esc goes back."""
        if self._found is None or self.matrix.place is None:
            return
        why = self.no_risk()
        if why is not None:
            self.toast(why, severity="warning")
            return
        self._place = self.matrix.place
        self.register.focus()
        self.lay_out()

    def _open_record(self, ref: Ref) -> None:
        """Enter in the detail: what is the risk's own is edited, anything else opened."""
        measure = self.measure_here()
        if measure is not None and measure.task_id is not None:
            self.open(Ref("task", measure.task_id))
        elif ref.kind in ("action_item", "issue"):
            self.beside(self.do_edit())
        elif ref.kind != "risk_review" and has_home(ref):
            self.open(ref)

    def on_descendant_focus(self) -> None:
        self._divide()
        self._take_cell()
        self._follow()
        self.renew_frame()

    def risk_here(self) -> RiskRow | None:
        """The risk at hand; in the matrix only one of the cell under the cursor."""
        risk = self.register.risk()
        if risk is not None and self.matrix.has_focus:
            return risk if not risk.ended and place_of(risk) == self.matrix.place else None
        return risk

    def _move_to(self, risk_id: int) -> bool:
        """Put the cursor on that risk; False if it is not shown."""
        if not self.register.move_to(risk_id):
            return False
        risk = self.register.risk()
        if risk is not None and not risk.ended:
            self.matrix.move_to(place_of(risk))
        return True

    def go_to(self, risk_id: int) -> None:
        """Put the cursor on that risk, now or when it arrives."""
        if not self._move_to(risk_id):
            if self._filter or self._place is not None:
                self._filter, self._place = "", None
                self.lay_out()
            if not self._move_to(risk_id):
                self._go_to = risk_id

    # One risk whole

    @property
    def detail(self) -> RiskDetail | None:
        """The risk at hand, once it is known."""
        return self._detail

    def _want(self, risk: RiskRow | None) -> None:
        """Tell this risk as soon as it is known; of several asked for in a row, the last."""
        wanted = None if risk is None else risk.id
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self._show_detail(None)
        elif not self._asking:
            self._asking = True
            run_behind(self.salespm, self._ask_detail())

    async def _ask_detail(self) -> None:
        found: RiskDetail | None = None
        try:
            while True:
                wanted = self._wanted
                found = None if wanted is None else await self.ask(RiskQuery(wanted))
                if wanted == self._wanted:
                    break
        finally:
            self._asking = False
        self._show_detail(found)

    def _show_detail(self, detail: RiskDetail | None) -> None:
        self._detail = detail
        self.whole.show(detail, None if self.risks is None else self.risks.scales)
        self.renew_frame()

    # What the app asks

    def note(self) -> str:
        return self._noted

    def status(self) -> str:
        return self._status

    def place_at(self) -> Ref | None:
        risk = self.risk_here()
        return None if risk is None else Ref("risk", risk.id)

    def client_at_hand(self) -> int | None:
        risk = self.risk_here()
        return None if risk is None else risk.client_id

    def deal_at_hand(self) -> int | None:
        risk = self.risk_here()
        return None if risk is None else risk.opportunity_id

    def reveal(self, ref: Ref) -> bool:
        if self.risks is None:
            return False
        if ref.kind == "issue":
            self.beside(self.do_issues(ref.id))
            return True
        if ref in self.whole.keys:
            self.whole.focus()
            return self.whole.move_to(ref)
        if ref.kind != "risk":
            return False
        known = any(risk.id == ref.id for risk in self.risks.risks)
        if not known and self.risks.ended and not self.ended:
            self.ended = True
            self.renew()
        if known:
            self.go_to(ref.id)
            self.register.focus()
        return known

    def filter_text(self) -> str:
        return self._filter

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._filter:
            self._filter = text.strip()
            self.lay_out()

    def close_top(self) -> bool:
        if self.whole.has_focus:
            self.register.focus()
            return True
        if self._place is not None:
            self._place = None
            self.lay_out()
            self.matrix.focus()
            return True
        if super().close_top():
            return True
        if self.ended:
            self.do_ended()
            return True
        return False

    def focus_first(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            self.register.focus()

    def on_language(self) -> None:
        self._searchable.clear()
        self.lay_out()
        self.whole.lay_out()

    def as_text(self) -> str:
        glyph = self.salespm.glyph
        return risks_text(self.risks, self._shown, self._detail, self._view, glyph)
