"""Clients: what did we hear and promise? The list on the left, one client whole on the right."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from salespm_tui.contract.change_requests import ChangeRequests, ChangeRequestsQuery
from salespm_tui.contract.client_reports import ClientReportRow, ClientReports, ClientReportsQuery
from salespm_tui.contract.clients import (
    ClientOfQuery,
    ClientQuery,
    ClientRow,
    Clients,
    ClientsQuery,
)
from salespm_tui.contract.expectations import Expectations, ExpectationsQuery
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.feedback import FeedbackList, FeedbackQuery
from salespm_tui.contract.needs import Requirements, RequirementsQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present import clients as present
from salespm_tui.ui.present.client_book import PART_OF, RECORDS, ClientBook
from salespm_tui.ui.present.client_log import in_log_order, plain_text
from salespm_tui.ui.screens.client_deeds import ClientDeeds
from salespm_tui.ui.screens.client_tabs import text_of_parts
from salespm_tui.ui.widgets.client_lists import PartList

if TYPE_CHECKING:
    from textual import events

    from salespm_tui.ui.widgets.line_list import LineList

FIRST_ENTRIES = 100
COPIED_WIDTH = 76


class ClientsPane(ClientDeeds):
    """The list of clients; the one under the cursor is told in parts."""

    SCOPE = "clients"
    TABLES = frozenset(
        {"client", "contact", "interaction", "action_item", "project", "task", *RECORDS}
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("clients")]

    def __init__(self) -> None:
        super().__init__()
        self._clients: Clients | None = None
        self._names: tuple[str, ...] = ()
        self._shown: tuple[ClientRow, ...] = ()
        self._filter = ""
        self._books: dict[int, ClientBook] = {}
        self._log_limits: dict[int, int | None] = {}
        self._wanted: int | None = None
        self._asking = False
        self._generation = 0
        self._go_to: int | None = None
        self._note = ""

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")
        self._arrange()

    def on_resize(self, _event: events.Resize) -> None:
        self._arrange()
        self.call_after_refresh(self._show_heads)

    # The question and its answer

    def question(self) -> Query[Clients]:
        return ClientsQuery(self.project_id)

    def show(self, snapshot: Clients) -> None:
        self._clients = snapshot
        self._names = ()
        self._generation += 1
        self._books.clear()
        self.list.selected &= {row.id for row in snapshot.clients}
        self._show_list()
        if self._go_to is not None and self.list.move_to(self._go_to):
            self._go_to = None
        self._want(self.client_at_hand())

    def _show_list(self) -> None:
        assert self._clients is not None
        if self._filter and not self._names:
            self._names = present.searchable(self._clients)
        self._shown = (
            present.matching(self._clients, self._names, self._filter)
            if self._filter
            else self._clients.clients
        )
        self._note = present.list_heading(self._clients, len(self._shown), self.salespm.glyph)
        self.list.show(self._shown, self._clients.today, self._hint())
        self.renew_frame()

    def _hint(self) -> str:
        if self._filter:
            return _("No client has a name with “%(text)s”.") % {"text": self._filter}
        return _(
            "No clients yet. Press n to add one, or a and write what was said: "
            "call 华为 谈价格 !fri @李伟 ~30m"
        )

    # One client whole

    def _want(self, client_id: int | None) -> None:
        """Show this client as soon as it is known; of several asked for in a row, the last."""
        self._wanted = client_id
        if client_id is None or client_id in self._books:
            self._show_book()
        elif not self._asking:
            self._asking = True
            self.beside(self._ask_book())

    async def _ask_book(self) -> None:
        try:
            while self._wanted is not None and self._wanted not in self._books:
                wanted, generation = self._wanted, self._generation
                limit = self._log_limits.get(wanted, FIRST_ENTRIES)
                book = await self._read_book(wanted, limit)
                if generation != self._generation:
                    continue
                if book is None:
                    return
                self._books[wanted] = book
        finally:
            self._asking = False
        self._show_book()

    async def _read_book(self, client_id: int, log_limit: int | None) -> ClientBook | None:
        """All of one client, asked for at once; None if it is gone."""
        found = self.ask(ClientQuery(client_id, log_limit=log_limit))
        detail, (needs, promises, changes, feedback, reports) = await asyncio.gather(
            found, self._read_lists(client_id)
        )
        if detail is None:
            return None
        return ClientBook(detail, needs, promises, changes, feedback, reports)

    async def _read_lists(
        self, client_id: int
    ) -> tuple[Requirements, Expectations, ChangeRequests, FeedbackList, ClientReports]:
        return await asyncio.gather(
            self.ask(RequirementsQuery(client_id)),
            self.ask(ExpectationsQuery(client_id)),
            self.ask(ChangeRequestsQuery(client_id)),
            self.ask(FeedbackQuery(client_id)),
            self.ask(ClientReportsQuery(client_id)),
        )

    # Parts

    @property
    def book(self) -> ClientBook | None:
        return self._books.get(self._wanted) if self._wanted is not None else None

    @property
    def is_read(self) -> bool:
        """Whether the list has been answered."""
        return self._clients is not None

    def all_rows(self) -> tuple[ClientRow, ...]:
        """Every client, filtered out or not."""
        return () if self._clients is None else self._clients.clients

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.list:
            self._want(cast("int | None", message.key))
        elif message.line_list.id == "log":
            self._read_on(message.key)
        else:
            self._tell_record()

    def _read_on(self, entry_id: Hashable | None) -> None:
        """At the last entry that was read, read as many again."""
        detail = self.detail
        if detail is None or len(detail.log) == detail.log_total:
            return
        if entry_id == in_log_order(detail.log)[-1].id:
            self._log_limits[detail.client.id] = 4 * len(detail.log)
            del self._books[detail.client.id]
            self._want(detail.client.id)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.list:
            self.part_list(self.part_shown).focus()
        else:
            self.beside(self.do_edit())

    # What the app asks

    def note(self) -> str:
        return self._note

    def status(self) -> str:
        words = []
        if self._filter:
            words.append(_("filter: %(text)s") % {"text": self._filter})
        if self.list.selected:
            words.append(_("%(number)d selected") % {"number": len(self.list.selected)})
        return present.dot(self.salespm.glyph).join(words)

    @property
    def export_area(self) -> str:
        """What a CSV of the list at hand is called."""
        part = self.part
        return "expectations" if part == "promises" else part

    def own_exports(self) -> tuple[tuple[str, ExportQuery], ...]:
        """The report at hand; the requirements document of the client."""
        record, client_id = self.record_at_hand(), self.client_at_hand()
        if isinstance(record, ClientReportRow):
            query = ExportQuery("md", report_id=record.id)
            return ((_("Markdown: this report"), query),)
        if self.part == "needs" and client_id is not None:
            query = ExportQuery("md", client_id=client_id)
            return ((_("Markdown: the requirements document of this client"), query),)
        return ()

    def place_at(self) -> Ref | None:
        client_id = self.client_at_hand()
        return None if client_id is None else Ref("client", client_id)

    def client_at_hand(self) -> int | None:
        return cast("int | None", self.list.cursor_key)

    def follow_up_at_hand(self) -> int | None:
        return self.cursor_in("steps") if self.part == "steps" else None

    def reveal(self, ref: Ref) -> bool:
        if self._clients is None:
            return False
        if ref.kind != "client":
            self.beside(self._reveal_inside(ref))
            return True
        if self._filter and ref.id not in {row.id for row in self._shown}:
            self.apply_filter("")
        if not self.list.move_to(ref.id):
            return False
        self._want(ref.id)
        return True

    def logged(self, ref: Ref) -> None:
        """Show it; who stood in the list walks on in the list."""
        self.beside(self._reveal_inside(ref, beside=True))

    async def _reveal_inside(self, ref: Ref, *, beside: bool = False) -> None:
        """Show the client whose record this is, and go to the record in its part; `beside` leaves
        the focus in the list, and the last word on the screen.
        """
        client_id = await self.ask(ClientOfQuery(ref))
        if client_id is not None and client_id not in {row.id for row in self.all_rows()}:
            self.show(await self.ask(self.question()))
        if client_id is None:
            self.toast(_("This record is not there any more."), severity="warning")
            return
        if not self.reveal(Ref("client", client_id)):
            if not beside:
                words = _("Its client does not belong to this project; p shows all projects.")
                self.toast(words, severity="warning")
            return
        limit = None if ref.kind == "interaction" else FIRST_ENTRIES
        self._log_limits[client_id] = limit
        book = await self._read_book(client_id, limit)
        if book is not None and self._wanted == client_id:
            self._books[client_id] = book
            self._show_book()
            name = PART_OF[ref.kind]
            self.go_to_part(name, focus=not (beside and self.part == "clients"))
            self.part_list(name).move_to(ref.id)
            self._tell_record()

    def go_to(self, client_id: int) -> None:
        """Put the cursor on this client, now or when it arrives."""
        if not self.reveal(Ref("client", client_id)):
            self._go_to = client_id

    def filter_text(self) -> str:
        return self._filter

    def apply_filter(self, text: str) -> None:
        if text != self._filter:
            self._filter = text
            if self._clients is not None:
                self._show_list()

    def close_top(self) -> bool:
        if self.is_grid:
            self.toggle_grid()
            return True
        if self.part != "clients":
            self.list.focus()
            return True
        return super().close_top()

    def on_language(self) -> None:
        for part in self.query(PartList):
            part.lay_out()
        self._show_heads()
        if self._clients is not None:
            self._show_list()

    def as_text(self) -> str:
        glyph = self.salespm.glyph
        lines = [self.note(), ""]
        if self._clients is not None:
            lines += [
                plain_text(present.list_pieces(row, self._clients.today, COPIED_WIDTH, glyph), 0)
                for row in self._shown
            ]
        book = self.book
        if book is not None:
            heads = (
                present.heading(book.detail, COPIED_WIDTH, glyph),
                present.next_line(book.detail, glyph, COPIED_WIDTH),
            )
            lines += ["", *(plain_text(head, COPIED_WIDTH) for head in heads)]
            lines += text_of_parts(book, COPIED_WIDTH, glyph)
        return "\n".join(lines)
