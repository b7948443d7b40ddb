"""The stand-up: what needs me today? A queue that is walked with single keys, and one item in full."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult

from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaQuery, ItemDetail, ItemQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.agenda_text import agenda_text
from salespm_tui.ui.present.standup import QueueRow, note_of, status_of
from salespm_tui.ui.present.standup_detail import group_lines, item_lines
from salespm_tui.ui.screens.standup_concerns import StandupConcerns
from salespm_tui.ui.widgets.agenda_list import AgendaList, DetailList
from salespm_tui.ui.widgets.line_list import LineList

WIDE, WIDEST = 110, 160


class StandupPane(StandupConcerns):
    """The queue on the left, what is under the cursor on the right."""

    SCOPE = "standup"
    TABLES = frozenset(
        {
            "project",
            "client",
            "interaction",
            "action_item",
            "task",
            "dependency",
            "work_calendar",
            "calendar_exception",
            "stand_up",
            "stand_up_item",
            "finish_mark",
            "opportunity",
            "pipeline_stage",
            "stage_change",
            "goal",
            "goal_actual",
            "payment",
            "risk",
            "risk_review",
            "issue",
            "expectation",
            "change_request",
            "feedback",
            "resource",
            "assignment",
            "budget_line",
            "budget_revision",
            "cost_entry",
            "acceptance",
            "acceptance_item",
            "gate_check",
            "gate_review",
            "meta",
        }
    )
    BINDINGS: ClassVar[list[Any]] = bindings_of("standup")

    def __init__(self) -> None:
        super().__init__()
        self.queue = AgendaList(id="agenda")
        self.detail = DetailList(id="agenda-detail")
        self.agenda: Agenda | None = None
        self._filter = ""
        self._wanted: Ref | None = None
        self._asking = False
        self._generation = 0
        self._known: dict[Ref, ItemDetail | None] = {}

    def compose(self) -> ComposeResult:
        yield self.queue
        yield self.detail

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self, _event: events.Resize) -> None:
        self._arrange()
        self.call_after_refresh(self._show_detail)

    def _arrange(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "wide")
        self.set_class(self.app.size.width >= WIDEST, "widest")

    def on_key(self) -> None:
        """Every key moves the clock of the time box on; nothing else does."""
        self.stopwatch.touch()

    # The question and its answer

    def question(self) -> Query[Agenda]:
        return AgendaQuery(self.project_id)

    def show(self, snapshot: Agenda) -> None:
        self.agenda = snapshot
        self._generation += 1
        self._known.clear()
        self.queue.show(snapshot, self._filter)
        self._want()

    @property
    def row(self) -> QueueRow | None:
        return self.queue.row_at_cursor()

    @property
    def item(self) -> AgendaItem | None:
        row = self.row
        return row.item if row is not None and row.kind == "item" else None

    # The detail of what is under the cursor

    def _want(self) -> None:
        """Show the item under the cursor as soon as it is known; of several in a row, the last."""
        item = self.item
        self._wanted = None if item is None else item.ref
        if self._wanted is None or self._wanted in self._known:
            self._show_detail()
        elif not self._asking:
            self._asking = True
            self.beside(self._ask_detail())

    async def _ask_detail(self) -> None:
        try:
            while self._wanted is not None and self._wanted not in self._known:
                wanted, generation = self._wanted, self._generation
                found = await self.ask(ItemQuery(wanted))
                if generation == self._generation:
                    self._known[wanted] = found
        finally:
            self._asking = False
        self._show_detail()

    def _show_detail(self) -> None:
        row, agenda = self.row, self.agenda
        if row is None or agenda is None:
            self.detail.show(())
        elif row.kind == "group":
            self.detail.show(group_lines(row, self.detail.text_width))
        else:
            found = self._known.get(row.item.ref)
            width, glyph = self.detail.text_width, self.salespm.glyph
            self.detail.show(
                () if found is None else item_lines(found, row.item, agenda.date, width, glyph)
            )
        self.renew_frame()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.queue:
            self._want()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.detail:
            if isinstance(message.key, Ref):
                self.open(message.key)
        else:
            self.open_row()

    # What the app asks

    def note(self) -> str:
        return "" if self.agenda is None else note_of(self.agenda)

    def status(self) -> str:
        if self.agenda is None:
            return ""
        box = self.salespm.settings.time_box_minutes
        words = status_of(self.agenda, self.stopwatch.seconds, box)
        return f"{self.filter_words(self._filter)}{words}"

    def place_at(self) -> Ref | None:
        return None if self.item is None else self.item.ref

    def client_at_hand(self) -> int | None:
        return None if self.item is None else self.item.client_id

    def deal_at_hand(self) -> int | None:
        item = self.item
        return None if item is None or item.ref.kind != "opportunity" else item.ref.id

    def follow_up_at_hand(self) -> int | None:
        item = self.item
        return None if item is None or item.ref.kind != "action_item" else item.ref.id

    def reveal(self, ref: Ref) -> bool:
        if self.queue.move_to(ref) or self.queue.cursor_key == ref:
            return True
        folded = self._fold_of(ref)
        if folded is not None:
            self.queue.fold(folded, self._filter)
        elif self._filter:
            self.apply_filter("")
        return self.queue.move_to(ref) or self.queue.cursor_key == ref

    def _fold_of(self, ref: Ref) -> Hashable | None:
        """The group that hides this record."""
        for row in self.queue.rows:
            if row.kind == "group" and any(item.ref == ref for item in row.items):
                return row.key
        return None

    def filter_text(self) -> str:
        return self._filter

    def apply_filter(self, text: str) -> None:
        if text != self._filter:
            self._filter = text
            if self.agenda is not None:
                self.queue.show(self.agenda, text)
                self._want()

    def close_top(self) -> bool:
        if self.detail.has_focus:
            self.queue.focus()
            return True
        return super().close_top()

    def on_language(self) -> None:
        if self.agenda is not None:
            self.queue.show(self.agenda, self._filter)
            self._show_detail()

    def as_text(self) -> str:
        return "" if self.agenda is None else agenda_text(self.agenda)
