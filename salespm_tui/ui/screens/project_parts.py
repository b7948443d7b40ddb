"""The parts of the project at hand: which one is shown, what it is told from, what stands over it."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable

from salespm_tui.contract.gates import Gate, GatePoint, GateQuery, GateSummary
from salespm_tui.contract.portfolio import Portfolio, PortfolioRow, ProjectCardQuery
from salespm_tui.contract.templates import TemplateRow, TemplatesQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _, sentences
from salespm_tui.domain.codes import PROJECT_PHASE
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present.clients import Piece, ruled
from salespm_tui.ui.present.gate import gate_lines, spot_of, spot_of_record
from salespm_tui.ui.present.project_card import card_lines
from salespm_tui.ui.present.project_loop import loop_lines
from salespm_tui.ui.present.project_parts import PARTS, ProjectBook, Spot, SpotLine, tab_heads
from salespm_tui.ui.present.templates import template_lines
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.project_lists import LinesIn, PortfolioList, ProjectPart


def part_lines(book: ProjectBook, part: str, width: int, pane: Pane) -> list[SpotLine]:
    """A part of a project, in lines of `width` cells."""
    glyph = pane.salespm.glyph
    if part == "card":
        return card_lines(book.card, width, glyph)
    if part == "loop":
        return loop_lines(book.card, width, glyph)
    if part == "templates":
        return template_lines(book.templates, width, glyph)
    return [] if book.gate is None else gate_lines(book.gate, book.card.gates, width, glyph)


class ProjectParts(Pane):
    """One part at a time, of the project under the cursor of the portfolio."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = PortfolioList(id="portfolio")
        self.told = ProjectPart(id="project")
        self.portfolio: Portfolio | None = None
        self.part = PARTS[0]
        self._phase: str | None = None
        self._book: ProjectBook | None = None
        self._wanted: tuple[int, str | None] | None = None
        self._asking = False
        self._seek: Spot | None = None

    def go_to(self, project_id: int) -> None:
        """Put the cursor on that project, now or when it arrives."""
        raise NotImplementedError

    # At hand

    def row_here(self) -> PortfolioRow | None:
        """The project under the cursor."""
        return self.rows.row()

    @property
    def book(self) -> ProjectBook | None:
        """All of the project at hand, once it is known."""
        row = self.row_here()
        if self._book is None or row is None or self._book.card.row.id != row.id:
            return None
        return self._book

    @property
    def known(self) -> ProjectBook:
        """The project at hand, where `no_book` has nothing against it."""
        assert self.book is not None
        return self.book

    @property
    def gate(self) -> Gate | None:
        """The gate that is looked at."""
        return None if self.book is None else self.book.gate

    def spot_in(self, part: str) -> Spot | None:
        """What the cursor stands on, where the keys are for that part."""
        return self.told.spot if self.told.has_focus and self.part == part else None

    def point_here(self) -> GatePoint | None:
        """The point of the gate under the cursor."""
        spot, gate = self.spot_in("gate"), self.gate
        if gate is None or spot is None:
            return None
        return next((point for point in gate.points if spot_of(point) == spot), None)

    def template_here(self) -> TemplateRow | None:
        """The template under the cursor."""
        spot, book = self.spot_in("templates"), self.book
        if spot is None or book is None:
            return None
        return next((one for one in book.templates.templates if one.ref == spot[1]), None)

    # Why a key cannot act

    def unread(self) -> str | None:
        """The projects have not come yet."""
        return _("The projects are still being read.") if self.portfolio is None else None

    def no_project(self) -> str | None:
        """There is none to act on."""
        if self.row_here() is not None:
            return None
        return self.unread() or _("There is no project here. Press n to begin one.")

    def no_book(self) -> str | None:
        """The project at hand is not there whole yet."""
        if self.row_here() is not None and self.book is None:
            return _("The project is still being read.")
        return self.no_project()

    # Which part

    def do_next_tab(self) -> None:
        self._turn(1)

    def do_last_tab(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.show_part(PARTS[(PARTS.index(self.part) + by) % len(PARTS)])

    def show_part(self, part: str, *, focus: bool = False) -> None:
        """Tell that part; with `focus` the keys are for it."""
        self.part = part
        if focus:
            self.told.focus()
        self.tell_part()

    def cannot_left(self) -> str | None:
        return self._no_other_gate(-1)

    def cannot_right(self) -> str | None:
        return self._no_other_gate(1)

    def _no_other_gate(self, by: int) -> str | None:
        if self.part != "gate":
            return _("Left and right go from gate to gate; ] leads to them.")
        if self.gate is None:
            return self.no_book() or _("The project is still being read.")
        if not 0 <= self._gate_number() + by < len(PROJECT_PHASE):
            return _("This is the last gate on that side.")
        return None

    def _gate_number(self) -> int:
        return -1 if self.gate is None else PROJECT_PHASE.index(self.gate.summary.phase)

    def do_left(self) -> None:
        self.look_at(PROJECT_PHASE[self._gate_number() - 1])

    def do_right(self) -> None:
        self.look_at(PROJECT_PHASE[self._gate_number() + 1])

    def look_at(self, phase: str | None) -> None:
        """Tell the gate of that phase; None is that of the present one."""
        self._phase = phase
        self.want()

    # What is told

    def want(self) -> None:
        """Tell the project at hand as soon as it is known; of several asked for in a row, the last."""
        row = self.row_here()
        if self._book is not None and row is not None and self._book.card.row.id != row.id:
            self._phase = None  # another project is looked at from its present gate
        self._wanted = None if row is None else (row.id, self._phase)
        if self._wanted is None:
            self._book = None
            self.tell_part()
        elif not self._asking:
            self._asking = True
            run_behind(self.salespm, self._ask_book())

    async def _ask_book(self) -> None:
        try:
            while True:
                wanted = self._wanted
                found = None if wanted is None else await self._read_book(*wanted)
                if wanted == self._wanted:
                    break
        finally:
            self._asking = False
        self._book = found
        self.tell_part()

    async def _read_book(self, project_id: int, phase: str | None) -> ProjectBook | None:
        card, gate, templates = await asyncio.gather(
            self.ask(ProjectCardQuery(project_id)),
            self.ask(GateQuery(project_id, phase)),
            self.ask(TemplatesQuery()),
        )
        return None if card is None else ProjectBook(card, gate, templates)

    def tell_part(self) -> None:
        """Draw the part that is shown, and the heads over it."""
        book, part = self.book, self.part
        lines_in: LinesIn | None = None
        if book is not None:
            lines_in = lambda width: part_lines(book, part, width, self)  # noqa: E731
        self.told.show(self._told_key(book), lines_in)
        if self._seek is not None and self.told.move_to(self._seek):
            self._seek = None
        self.say_heads()
        self.renew_frame()

    def seek(self, part: str, spot: Spot) -> None:
        """Show that part with the cursor on that spot, now or when it arrives."""
        self._seek = spot
        self.show_part(part, focus=True)

    async def seek_in_gates(self, project_id: int, ref: Ref) -> None:
        """Show the point or the decision (`ref`) at whichever gate of the project it stands."""
        for phase in PROJECT_PHASE:
            gate = await self.ask(GateQuery(project_id, phase))
            spot = None if gate is None else spot_of_record(gate, ref)
            if spot is not None:
                self.seek("gate", spot)
                self.look_at(phase)
                return
        self.toast(_("This record is not there any more."), severity="warning")

    def _told_key(self, book: ProjectBook | None) -> Hashable | None:
        if book is None:
            return None
        gate: GateSummary | None = None if book.gate is None else book.gate.summary
        phase = gate.phase if gate is not None and self.part == "gate" else ""
        return (book.card.row.id if self.part != "templates" else 0, self.part, phase)

    def say_heads(self) -> None:
        """The heads of the parts, and whose they are."""
        head = self.query_one("#project-head", HeadLines)
        width, glyph = self.app.size.width, self.salespm.glyph
        heads = tab_heads(self.book, self.part, self.told.has_focus)
        row = self.row_here()
        code = "" if row is None else f"{row.code} "
        ruled_heads = ruled(heads, width - cell_width(code) - 2, glyph)
        head.say((Piece(" "), *ruled_heads, Piece(f" {code}", "strong")))

    # Telling

    async def fill_told(self, form: Form) -> Outcome | None:
        """Fill a form, and pass on what the outcome has to say."""
        outcome = await self.fill(form)
        if outcome is not None and outcome.notes:
            self.toast(sentences(*outcome.notes))
        return outcome

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and how it is taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(said, *outcome.notes, _("u takes it back.")))
