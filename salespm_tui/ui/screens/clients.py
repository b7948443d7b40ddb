"""Clients: what did we hear and promise? The list on the left, one client whole on the right."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.containers import Container, Vertical

from salespm_tui.contract.clients import (
    ClientDetail,
    ClientOfQuery,
    ClientQuery,
    ClientRow,
    Clients,
    ClientsQuery,
)
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present import clients as present
from salespm_tui.ui.present.client_log import contact_lines, log_lines, plain_text, step_lines
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.screens.client_deeds import ClientDeeds
from salespm_tui.ui.widgets.client_lists import ClientList, HeadLines, PartList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

WIDE, WIDEST = 110, 160
FIRST_ENTRIES = 100
COPIED_WIDTH = 76
PART_OF = {"interaction": "log", "contact": "contacts", "action_item": "steps"}


class ClientsPane(ClientDeeds, Pane):
    """The parts of a client stand one at a time where the terminal is narrow, side by side where not."""

    SCOPE = "clients"
    TABLES = frozenset({"client", "contact", "interaction", "action_item", "project"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("clients")]

    def __init__(self) -> None:
        super().__init__()
        self._clients: Clients | None = None
        self._names: tuple[str, ...] = ()
        self._shown: tuple[ClientRow, ...] = ()
        self._filter = ""
        self._details: dict[int, ClientDetail] = {}
        self._log_limits: dict[int, int | None] = {}
        self._wanted: int | None = None
        self._asking = False
        self._generation = 0
        self._go_to: int | None = None
        self._part = "log"
        self._note = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="clients-left"):
            yield HeadLines(1, id="list-head")
            yield ClientList(id="client-list")
        with Vertical(id="clients-right"):
            yield HeadLines(3, id="client-head")
            with Container(id="client-parts"):
                yield PartList(log_lines, id="log")
                with Vertical(id="client-side"):
                    yield HeadLines(1, id="contacts-head")
                    yield PartList(contact_lines, id="contacts")
                    yield HeadLines(1, id="steps-head")
                    yield PartList(step_lines, id="steps")

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
        self._details.clear()
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
        known = self._details.get(client_id) if client_id is not None else None
        if client_id is None or known is not None:
            self._show_detail(known)
        elif not self._asking:
            self._asking = True
            self.beside(self._ask_detail())

    async def _ask_detail(self) -> None:
        try:
            while self._wanted is not None and self._wanted not in self._details:
                wanted, generation = self._wanted, self._generation
                limit = self._log_limits.get(wanted, FIRST_ENTRIES)
                detail = await self.ask(ClientQuery(wanted, log_limit=limit))
                if generation != self._generation:
                    continue
                if detail is None:
                    return
                self._details[wanted] = detail
        finally:
            self._asking = False
        self._show_detail(self.detail)

    def _show_detail(self, detail: ClientDetail | None) -> None:
        for part in self.query(PartList):
            part.show(detail)
        self._show_heads()
        self.renew_frame()

    def _show_heads(self) -> None:
        titles = self.query_one("#list-head", HeadLines)
        titles.say((Piece(" "), *present.list_titles(titles.size.width - 2)))
        head = self.query_one("#client-head", HeadLines)
        detail, width = self.detail, head.size.width
        if detail is None:
            head.say()
            self.query_one("#contacts-head", HeadLines).say()
            self.query_one("#steps-head", HeadLines).say()
            return
        glyph = self.salespm.glyph
        tabs = self._tabs(detail)
        shown = tabs[:1] if self.has_class("wide") else tabs
        head.say(
            present.heading(detail, width, glyph),
            present.next_line(detail, glyph, width),
            present.ruled(shown, width, glyph),
        )
        for name, tab in (("contacts", tabs[1]), ("steps", tabs[2])):
            part_head = self.query_one(f"#{name}-head", HeadLines)
            part_head.say(present.ruled((tab,), part_head.size.width, glyph))

    def _tabs(self, detail: ClientDetail) -> tuple[Piece, ...]:
        open_steps = sum(step.status == "open" for step in detail.next_steps)
        words = (
            ("log", _("Log"), detail.log_total),
            ("contacts", _("Contacts"), len(detail.contacts)),
            ("steps", _("Next steps"), open_steps),
        )
        wide = self.has_class("wide")
        return tuple(
            Piece(f" {word} {number} ", "cursor" if name == self.part else self._ink(name, wide))
            for name, word, number in words
        )

    def _ink(self, name: str, wide: bool) -> str:
        return "strong" if wide or name == self._part else "dim"

    # Parts

    @property
    def list(self) -> ClientList:
        """The clients."""
        return self.query_one("#client-list", ClientList)

    @property
    def part(self) -> str:
        """The part that the keys are for: clients, log, contacts or steps."""
        focused = self.screen.focused if self.is_mounted else None
        return (focused.id or "") if isinstance(focused, PartList) else "clients"

    @property
    def detail(self) -> ClientDetail | None:
        """The client under the cursor, once it is known."""
        return self._details.get(self._wanted) if self._wanted is not None else None

    @property
    def is_read(self) -> bool:
        """Whether the list has been answered."""
        return self._clients is not None

    def all_rows(self) -> tuple[ClientRow, ...]:
        """Every client, filtered out or not."""
        return () if self._clients is None else self._clients.clients

    def part_list(self, name: str) -> PartList:
        """The list of that part."""
        return self.query_one(f"#{name}", PartList)

    def on_descendant_focus(self) -> None:
        if self.part != "clients":
            self._part = self.part
        self._arrange()
        self._show_heads()

    def _arrange(self) -> None:
        """Narrow: one part at a time, the one that had the focus last. Wide: all of them."""
        width = self.app.size.width
        self.set_class(width >= WIDE, "wide")
        self.set_class(width >= WIDEST, "widest")
        for name in ("log", "contacts", "steps"):
            self.set_class(name == self._part, f"at-{name}")

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.list:
            self._want(cast("int | None", message.key))
        elif message.line_list.id == "log":
            self._read_on(message.key)

    def _read_on(self, entry_id: Hashable | None) -> None:
        """At the last entry that was read, read as many again."""
        detail = self.detail
        if detail is None or len(detail.log) == detail.log_total:
            return
        if entry_id == detail.log[-1].id:
            self._log_limits[detail.client.id] = 4 * len(detail.log)
            del self._details[detail.client.id]
            self._want(detail.client.id)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.list:
            self.part_list(self._part).focus()
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
        detail = await self.ask(ClientQuery(client_id, log_limit=limit))
        if detail is not None and self._wanted == client_id:
            self._details[client_id] = detail
            self._show_detail(detail)
            part = self.part_list(PART_OF[ref.kind])
            if not (beside and self.part == "clients"):
                part.focus()
            part.move_to(ref.id)

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
        if self.detail is not None:
            detail = self.detail
            heads = (
                present.heading(detail, COPIED_WIDTH, glyph),
                present.next_line(detail, glyph, COPIED_WIDTH),
            )
            lines += ["", *(plain_text(head, COPIED_WIDTH) for head in heads)]
            for lay_out in (log_lines, contact_lines, step_lines):
                part = lay_out(detail, COPIED_WIDTH, glyph)
                lines += ["", *(plain_text(line.pieces, COPIED_WIDTH) for line in part)]
        return "\n".join(lines)
