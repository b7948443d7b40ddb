"""The pipeline: which deals, which stage, what next? Board or table, leads, one deal whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical

from salespm_tui.contract.pipeline import (
    DealDetail,
    DealQuery,
    DealRow,
    LeadRow,
    Leads,
    LeadsQuery,
    Pipeline,
    PipelineQuery,
)
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present import pipeline as present
from salespm_tui.ui.present.pipeline_lists import (
    searchable_lead,
)
from salespm_tui.ui.screens.pipeline_changes import ChangeDeeds
from salespm_tui.ui.screens.pipeline_inbox import InboxDeeds
from salespm_tui.ui.screens.pipeline_leads import LeadDeeds
from salespm_tui.ui.screens.pipeline_telling import Telling
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.deal_board import BoardColumn, DealBoard
from salespm_tui.ui.widgets.deal_lists import DealTable, DealWhole, LeadList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

WIDE = 160
FIRST_ENTRIES = 30


class PipelinePane(Telling, ChangeDeeds, LeadDeeds, InboxDeeds):
    """One of its parts has the keys: board, deals (the table), leads, deal (one of them whole)."""

    SCOPE = "pipeline"
    TABLES = frozenset(
        {
            "opportunity",
            "pipeline_stage",
            "stage_change",
            "lead",
            "payment",
            "action_item",
            "interaction",
            "client",
            "contact",
            "project",
            "goal",
        }
    )
    BINDINGS: ClassVar[list[Any]] = bindings_of("pipeline")

    def __init__(self) -> None:
        super().__init__()
        self.board = DealBoard(id="board", on_move=self.tell_deal)
        self.table = DealTable(id="deals", on_move=self.tell_deal)
        self.table.can_focus = False
        self.leads = LeadList(id="leads", on_move=self.tell_deal)
        self.whole = DealWhole(id="deal")
        self.pipeline: Pipeline | None = None
        self.all_leads: Leads | None = None
        self.detail: DealDetail | None = None
        self._part = "board"
        self._filter = ""
        self._searchable: dict[int, str] = {}
        self._go_to: int | None = None
        self._wanted: int | None = None
        self._asking = False

    def compose(self) -> ComposeResult:
        with Vertical(id="pipeline-left"):
            yield HeadLines(3, id="forecast")
            yield self.board
            yield HeadLines(1, id="deal-titles")
            yield self.table
            yield HeadLines(1, id="lead-titles")
            yield self.leads
            yield HeadLines(3, id="deal-summary")
        with Vertical(id="pipeline-right"):
            yield self.whole

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")
        self._arrange()

    def on_resize(self, _event: events.Resize) -> None:
        self._arrange()
        self.call_after_refresh(self.tell_all)

    # The question and its answer

    def question(self) -> Query[Pipeline]:
        return PipelineQuery(self.project_id, self.view)

    def show(self, snapshot: Pipeline) -> None:
        self.pipeline = snapshot
        self._searchable.clear()
        if self.board.selected:
            known = {deal.id for column in snapshot.columns for deal in column.deals}
            self.board.selected &= known
        self.table.selected = self.board.selected
        self.take_currency()
        self.rebase_run()
        self.lay_out()
        if self._go_to is not None and self.put_cursor(self._go_to):
            self._go_to = None
        self._wanted = None
        self._want(self.deal_here())
        run_behind(self.salespm, self._read_leads())

    async def _read_leads(self) -> None:
        self.all_leads = await self.ask(LeadsQuery(self.project_id, self.closed_leads))
        self._show_leads()
        self.leads_arrived()

    def lay_out(self) -> None:
        """Draw the deals that view, filter and order leave, in board and table."""
        if self.pipeline is None:
            return
        today, hint = self.pipeline.today, self._hint()
        self.columns = self.with_run(
            tuple(
                BoardColumn(column, self._shown(column.deals)) for column in self.pipeline.columns
            )
        )
        self.board.show(self.columns, today, self.currency, hint)
        if self.is_table:
            rows = tuple(deal for column in self.columns for deal in column.deals)
            stages = {column.stage.id: column.stage.name for column in self.pipeline.columns}
            rows = present.in_order(rows, self.order, across=True)
            self.table.show(rows, stages, today, currency=self.currency, hint=hint)
        self._show_leads()
        self.tell_all()

    def _shown(self, deals: tuple[DealRow, ...]) -> tuple[DealRow, ...]:
        words = fold(self._filter).split()
        if words:
            deals = tuple(
                deal for deal in deals if all(part in self._named(deal) for part in words)
            )
        return present.in_order(deals, self.order)

    def _named(self, deal: DealRow) -> str:
        if deal.id not in self._searchable:
            self._searchable[deal.id] = present.searchable(deal)
        return self._searchable[deal.id]

    def _show_leads(self) -> None:
        if self.all_leads is None:
            return
        words = fold(self._filter).split()
        rows = tuple(
            lead
            for lead in self.all_leads.leads
            if all(part in searchable_lead(lead) for part in words)
        )
        hint = _("No leads. Press n to note one: who may become a client, and how you know.")
        self.leads.show(rows, self.all_leads.today, hint)
        self.tell_all()

    def _hint(self) -> str:
        if self._filter:
            return _("No deal here has “%(text)s”.") % {"text": self._filter}
        if self.pipeline is not None and self.pipeline.total == 0:
            return _("No deals yet. Press n to add one; a lead becomes one by c.")
        return ""

    # One deal whole

    def _want(self, deal: DealRow | None) -> None:
        """Show this deal whole, where that part is seen; of several in a row, the last."""
        if deal is None:
            self.detail = None
            self.whole.show(None)
            return
        if deal.id == self._wanted or not (self.has_class("wide") or self._part == "deal"):
            return
        self._wanted = deal.id
        if not self._asking:
            self._asking = True
            run_behind(self.salespm, self._ask_detail())

    async def _ask_detail(self) -> None:
        try:
            while True:
                wanted = self._wanted
                found = None
                if wanted is not None:
                    found = await self.ask(DealQuery(wanted, log_limit=FIRST_ENTRIES))
                if wanted == self._wanted:
                    break
        finally:
            self._asking = False
        self.detail = found
        self.whole.show(found)
        self.renew_frame()

    # Parts

    @property
    def part(self) -> str:
        """The part that the keys are for: board, deals, leads or deal."""
        return self._part

    @property
    def is_table(self) -> bool:
        """Whether the deals stand in the table."""
        return self.table.can_focus

    @property
    def list(self) -> DealBoard | DealTable:
        """The board, or the table in its place."""
        return self.table if self.is_table else self.board

    def use_table(self, *, table: bool) -> None:
        """Show the deals as a table, or as the board again; the cursor stays on its deal."""
        deal = self.deal_here()
        self.table.can_focus, self.board.can_focus = table, not table
        self._part = "deals" if table else "board"
        self._arrange()
        self.lay_out()
        if deal is not None:
            self.put_cursor(deal.id)
        self.list.focus()

    def on_descendant_focus(self) -> None:
        focused = self.screen.focused
        part = focused.id if focused is not None else None
        if part in ("board", "deals", "leads", "deal") and part != self._part:
            self._part = part
            self._arrange()
            self._want(self.deal_here())
        self.call_after_refresh(self.tell_all)

    def _arrange(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "wide")
        shown = self._part
        if shown == "deal" and self.has_class("wide"):
            shown = self.list.id or "board"
        for name in ("board", "deals", "leads", "deal"):
            self.set_class(name == shown, f"at-{name}")
        self.query_one("#forecast", HeadLines).styles.height = self.forecast_lines()
        self.query_one("#deal-summary", HeadLines).styles.height = self.summary_lines() + 1

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.list:
            self._want(self.deal_here())

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if self.keep_run():
            return
        if message.line_list is self.leads:
            self.beside(self.do_edit())
        elif message.line_list is self.whole:
            self.open_named(message.key)
        elif self.deal_here() is not None:
            self.whole.focus()

    def open_named(self, key: object) -> None:
        """Go to the record that a line of the detail names."""
        if isinstance(key, Ref):
            self.open(key)

    # What is at hand

    def deal_here(self) -> DealRow | None:
        """The deal under the cursor; None among the leads."""
        return None if self._part == "leads" else self.list.deal()

    def lead_here(self) -> LeadRow | None:
        """The lead under the cursor, where the leads have the keys."""
        return self.leads.lead() if self._part == "leads" else None

    def stage_name(self, stage_id: int) -> str:
        """What the stage is called."""
        assert self.pipeline is not None
        names = (one.stage.name for one in self.pipeline.columns if one.stage.id == stage_id)
        return next(names, "")

    def put_cursor(self, deal_id: int) -> bool:
        """Put the cursor on that deal; False if it is not shown."""
        on_board = self.board.go_to(deal_id)
        return self.table.move_to(deal_id) if self.is_table else on_board

    def go_to(self, deal_id: int) -> None:
        """Put the cursor on that deal, now or when it arrives."""
        if not self.put_cursor(deal_id):
            self._go_to = deal_id

    # What the app asks

    def place_at(self) -> Ref | None:
        deal, lead = self.deal_here(), self.lead_here()
        if deal is not None:
            return Ref("opportunity", deal.id)
        return None if lead is None else Ref("lead", lead.id)

    def client_at_hand(self) -> int | None:
        one = self.deal_here() or self.lead_here()
        return None if one is None else one.client_id

    def deal_at_hand(self) -> int | None:
        deal = self.deal_here()
        return None if deal is None else deal.id

    def reveal(self, ref: Ref) -> bool:
        if self.pipeline is None or ref.kind not in ("opportunity", "lead"):
            return False
        if ref.kind == "lead":
            self.leads.focus()
            if not self.leads.move_to(ref.id):
                # It may be one that became a deal.
                self.closed_leads = True
                self.show_lead(ref.id)
                self.renew()
            return True
        if not self.put_cursor(ref.id):
            if not self.filter_text() and not self.view:
                return False
            self._filter = ""
            self.show_view("")
            self.lay_out()
            self.go_to(ref.id)
        self.list.focus()
        return True

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._filter:
            self._filter = text.strip()
            self.lay_out()

    def filter_text(self) -> str:
        return self._filter

    def take_back(self) -> bool:
        return self.drop_run()

    def close_top(self) -> bool:
        if self.drop_run():
            return True
        if self._part in ("leads", "deal"):
            self.list.focus()
            return True
        if super().close_top():
            return True
        if self.board.selected:
            self.board.selected.clear()
            self.lay_out()
            return True
        if self.view:
            self.show_view("")
            return True
        return False

    def focus_first(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            self.list.focus()

    def on_language(self) -> None:
        self.whole.lay_out()
        self.lay_out()
