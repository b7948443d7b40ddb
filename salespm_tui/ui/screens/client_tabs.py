"""The parts of a client on the Clients screen: which one is shown, what stands over and below it."""

from __future__ import annotations

from datetime import date
from typing import cast

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from salespm_tui.contract.change_requests import ChangeRequestRow
from salespm_tui.contract.clients import ClientDetail
from salespm_tui.contract.expectations import ExpectationRow
from salespm_tui.contract.feedback import FeedbackRow
from salespm_tui.contract.needs import RequirementRow
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present import clients as present
from salespm_tui.ui.present.client_book import (
    BESIDE,
    PARTS,
    ClientBook,
    Record,
    heads,
    part_name,
    tab_rows,
)
from salespm_tui.ui.present.client_feedback import (
    feedback_lines,
    report_lines,
    told_feedback,
    told_report,
)
from salespm_tui.ui.present.client_log import (
    PartLine,
    contact_lines,
    log_lines,
    plain_text,
    step_lines,
)
from salespm_tui.ui.present.client_needs import need_lines, told_need
from salespm_tui.ui.present.client_promises import (
    change_lines,
    promise_lines,
    told_change,
    told_promise,
)
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.stakeholders import grid_lines
from salespm_tui.ui.widgets.client_lists import ClientList, HeadLines, LayOut, PartList

WIDE, WIDEST = 110, 160
_ROUND_ABOUT = 11
"""The lines of the screen that are not of the part: frame and heads."""

LAY_OUTS: dict[str, LayOut] = {
    "log": lambda book, width, glyph: log_lines(book.detail, width, glyph),
    "needs": need_lines,
    "promises": promise_lines,
    "changes": change_lines,
    "feedback": feedback_lines,
    "reports": report_lines,
    "contacts": lambda book, width, glyph: contact_lines(book.detail, width, glyph),
    "steps": lambda book, width, glyph: step_lines(book.detail, width, glyph),
}


def _grid(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    return grid_lines(book.detail.contacts, width, glyph)


def told_record(record: Record, today: date, width: int, glyph: Glyph) -> list[Pieces]:
    """A record of one of the lists in full."""
    if isinstance(record, RequirementRow):
        return told_need(record, width, glyph)
    if isinstance(record, ExpectationRow):
        return told_promise(record, today, width, glyph)
    if isinstance(record, ChangeRequestRow):
        return told_change(record, today, width, glyph)
    if isinstance(record, FeedbackRow):
        return told_feedback(record, today, width, glyph)
    return told_report(record, today, width, glyph)


def text_of_parts(book: ClientBook, width: int, glyph: Glyph) -> list[str]:
    """Every part that holds something, as plain text."""
    lines: list[str] = []
    for part in PARTS:
        if book.count(part):
            found = LAY_OUTS[part](book, width, glyph)
            lines += ["", part_name(part)]
            lines += [plain_text(line.pieces, width) for line in found]
    return lines


class ClientTabs(Pane):
    """Narrow: one part at a time. Wide: people and next steps stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._part = self._main = "log"
        self._as_grid = False

    @property
    def book(self) -> ClientBook | None:
        """The client under the cursor, once all of it is known."""
        raise NotImplementedError

    @property
    def detail(self) -> ClientDetail | None:
        """The client itself, its people, its log and its next steps."""
        return None if self.book is None else self.book.detail

    def compose(self) -> ComposeResult:
        with Vertical(id="clients-left"):
            yield HeadLines(1, id="list-head", tell_anew=self._show_heads)
            yield ClientList(id="client-list")
        with Vertical(id="clients-right"):
            yield HeadLines(5, id="client-head", tell_anew=self._show_heads)
            with Container(id="client-parts"):
                with Vertical(id="client-main"):
                    for part in PARTS:
                        if part not in BESIDE:
                            yield PartList(LAY_OUTS[part], id=part)
                    yield HeadLines(1, id="record-head")
                    yield HeadLines(6, id="record", tell_anew=self._tell_record)
                with Vertical(id="client-side"):
                    for part in BESIDE:
                        yield HeadLines(1, id=f"{part}-head")
                        yield PartList(LAY_OUTS[part], id=part)
                yield PartList(_grid, id="grid")

    # Which part

    @property
    def list(self) -> ClientList:
        """The clients."""
        return self.query_one("#client-list", ClientList)

    @property
    def part(self) -> str:
        """The part that the keys are for: clients, or one of PARTS."""
        focused = self.screen.focused if self.is_mounted else None
        if not isinstance(focused, PartList):
            return "clients"
        return "contacts" if focused.id == "grid" else focused.id or ""

    @property
    def part_shown(self) -> str:
        """The part that enter in the list of clients goes to."""
        return self._part

    def part_list(self, name: str) -> PartList:
        """The list of that part; of the people, the grid where that is shown."""
        grid = name == "contacts" and self._as_grid
        return self.query_one("#grid" if grid else f"#{name}", PartList)

    def cursor_in(self, part: str) -> int | None:
        """The id under the cursor of that part."""
        return cast("int | None", self.part_list(part).cursor_key)

    def record_at_hand(self) -> Record | None:
        """The need, promise, change, feedback or report under the cursor, where one is shown."""
        if self.book is None or self.part == "clients":
            return None
        return self._record_in(self.part)

    def _record_in(self, part: str) -> Record | None:
        if self.book is None or part in (*BESIDE, "log"):
            return None
        wanted = self.cursor_in(part)
        return next((row for row in self.book.records(part) if row.id == wanted), None)

    @property
    def is_grid(self) -> bool:
        """Whether the people are shown as a grid."""
        return self._as_grid and self._part == "contacts"

    def toggle_grid(self) -> None:
        """People as a list or as a grid, the cursor on the same person."""
        at = self.cursor_in("contacts")
        self._as_grid = not self._as_grid
        self.go_to_part("contacts", focus=True)
        if at is not None:
            self.part_list("contacts").move_to(at)

    def do_next_tab(self) -> None:
        self._turn(1)

    def do_last_tab(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """The next part; from the list of clients only those that are not there anyway."""
        inside = self.part != "clients"
        parts = [part for part in PARTS if inside or not (self._wide and part in BESIDE)]
        at = parts.index(self._part) if self._part in parts else parts.index(self._main)
        self.go_to_part(parts[(at + by) % len(parts)], focus=inside)

    def go_to_part(self, part: str, *, focus: bool) -> None:
        """Show that part, and give it the keys."""
        self._part = part
        if part not in BESIDE:
            self._main = part
        self._arrange()
        if focus:
            self.part_list(part).focus()
        self._show_heads()
        self._tell_record()
        self.renew_frame()

    def on_descendant_focus(self) -> None:
        part = self.part
        if part != "clients":
            self._part = part
            if part not in BESIDE:
                self._main = part
        self._arrange()
        self._show_heads()

    # What is seen

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _arrange(self) -> None:
        """Show the parts that are to be seen, and hide the others."""
        self.set_class(self._wide, "wide")
        self.set_class(self.app.size.width >= WIDEST, "widest")
        self.set_class(self.is_grid, "grid")
        main = self._main if self._wide else self._part
        seen = {"grid"} if self.is_grid else {main, *(BESIDE if self._wide else ())}
        in_side = bool(seen & set(BESIDE))
        self.query_one("#client-main").display = main not in BESIDE and not self.is_grid
        self.query_one("#client-side").display = in_side
        told = main not in (*BESIDE, "log")
        record = self.query_one("#record", HeadLines)
        record.styles.height = max((self.app.size.height - _ROUND_ABOUT) * 3 // 5, 3)
        record.display = self.query_one("#record-head").display = told
        for part in self.query(PartList):
            if part.id in seen:
                part.come_forth()
            else:
                part.display = False
        for name in BESIDE:
            self.query_one(f"#{name}-head").display = self._wide and not self.is_grid

    def _show_book(self) -> None:
        for part in self.query(PartList):
            part.show(self.book)
        self._show_heads()
        self._tell_record()
        self.renew_frame()

    def _show_heads(self) -> None:
        titles = self.query_one("#list-head", HeadLines)
        titles.say((Piece(" "), *present.list_titles(titles.size.width - 2)))
        head = self.query_one("#client-head", HeadLines)
        book, width, glyph = self.book, head.size.width, self.salespm.glyph
        beside = [self.query_one(f"#{name}-head", HeadLines) for name in BESIDE]
        if book is None:
            for one in (head, *beside):
                one.say()
            return
        top = (
            present.heading(book.detail, width, glyph),
            present.next_line(book.detail, glyph, width),
        )
        here = self.part
        shown = tuple(part for part in PARTS if not (self._wide and part in BESIDE))
        rows = tab_rows(book, shown, self._part if shown == PARTS else self._main, here, width)
        if len(rows) == 1:
            tabs = [present.ruled(rows[0], width, glyph)]
        else:
            tabs = [*(present.spaced(row, width) for row in rows), present.ruled((), width, glyph)]
        head.styles.height = len(top) + len(tabs)
        head.say(*top, *tabs)
        for name, one in zip(BESIDE, beside, strict=True):
            one.say(present.ruled(heads(book, (name,), name, here), one.size.width, glyph))

    def _tell_record(self) -> None:
        """The record under the cursor in full, below its list."""
        told, rule = (self.query_one(f"#{name}", HeadLines) for name in ("record", "record-head"))
        record = self._record_in(self._main)
        if self.book is None or record is None:
            told.say()
            rule.say()
            return
        glyph, width = self.salespm.glyph, told.size.width
        rule.say((Piece(glyph("rule") * rule.size.width, "dim"),))
        today = self.book.detail.today
        told.say(*told_record(record, today, width - 1, glyph))
