"""Projects: which project, which stage of the loop? The portfolio above, one project below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.portfolio import Portfolio, PortfolioQuery, PortfolioRow
from salespm_tui.contract.templates import TemplateRef
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present import portfolio as present
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.project_parts import Spot
from salespm_tui.ui.screens.project_parts import part_lines
from salespm_tui.ui.screens.project_ways import ProjectWays
from salespm_tui.ui.widgets.client_lists import HeadLines

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

_LEAST_ROWS = 3
_COPIED_WIDTH = 100


class ProjectsPane(ProjectWays):
    """All projects, whichever is the current one; the one under the cursor is told in parts."""

    SCOPE = "projects"
    TABLES = frozenset(
        {
            "acceptance",
            "action_item",
            "assignment",
            "baseline",
            "budget_line",
            "change_request",
            "client",
            "cost_entry",
            "dependency",
            "evaluation",
            "expectation",
            "feedback",
            "gate_check",
            "gate_review",
            "goal",
            "goal_actual",
            "interaction",
            "issue",
            "lesson",
            "meta",
            "opportunity",
            "pipeline_stage",
            "project",
            "requirement",
            "resource",
            "risk",
            "risk_review",
            "task",
            "template",
            "work_calendar",
            "calendar_exception",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("projects")]

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PortfolioRow, ...] = ()
        self._view = present.View()
        self._go_to: int | None = None
        self._in_part = False

    def compose(self) -> ComposeResult:
        yield HeadLines(1, id="portfolio-titles")
        yield self.rows
        yield HeadLines(1, id="project-head")
        yield self.told

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")

    def on_resize(self, _event: events.Resize) -> None:
        self.lay_out()

    # The question and its answer

    def question(self) -> Query[Portfolio]:
        return PortfolioQuery(include_ended=self._view.ended)

    def show(self, snapshot: Portfolio) -> None:
        first = self.portfolio is None
        self.portfolio = snapshot
        if first and self.project_id is not None:
            self._go_to = self.project_id
        self.lay_out()
        if self._go_to is not None and self.rows.move_to(self._go_to):
            self._go_to = None
        self.want()

    def lay_out(self) -> None:
        """Draw the projects that filter and order leave."""
        if self.portfolio is None:
            return
        found = present.matching(self.portfolio.projects, self._view.filter)
        self._shown = present.in_order(found, self._view.order)
        # Titles and heads take a line each; the rest is divided two to three, the list getting less.
        most = max((self.size.height - 2) * 2 // 5, _LEAST_ROWS)
        self.rows.styles.height = min(max(len(self._shown), _LEAST_ROWS), most)
        self.rows.show(self._shown, present.empty_words(self._view))
        titles = self.query_one("#portfolio-titles", HeadLines)
        shape = self.rows.shape(self.app.size.width - 2)
        titles.say((Piece(" "), *present.title_pieces(shape, self._view.order)))
        self.say_heads()
        self.renew_frame()

    # Cursor

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.rows:
            self.want()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.rows:
            self.beside(self.work_on())
        else:
            self.choose_spot(cast("Spot", message.key))

    def on_descendant_focus(self) -> None:
        self._in_part = self.told.has_focus
        self.say_heads()
        self.renew_frame()

    def go_to(self, project_id: int) -> None:
        if not self.rows.move_to(project_id):
            if self._view.filter:
                self.apply_filter("")
            if not self.rows.move_to(project_id):
                self._go_to = project_id

    # s C

    def cannot_sort(self) -> str | None:
        return self.unread()

    def do_sort(self) -> None:
        """The next order; the cursor stays on its project."""
        order = present.next_order(self._view.order)
        self._view = present.View(self._view.filter, order, self._view.ended)
        self.lay_out()
        self.toast(_("Sorted by %(order)s.") % {"order": word(words.ORDERS, order)})

    def cannot_ended(self) -> str | None:
        if self.portfolio is not None and not self.portfolio.ended:
            return _("No project has ended yet.")
        return self.unread()

    def do_ended(self) -> None:
        """Show closed and cancelled ones too, or hide them."""
        self._view = present.View(self._view.filter, self._view.order, not self._view.ended)
        self.renew()

    # What the app asks

    def note(self) -> str:
        return present.portfolio_note(self.portfolio)

    def status(self) -> str:
        project = self.salespm.project()
        current = "" if project is None else project.code
        glyph = self.salespm.glyph
        return present.portfolio_status(
            self.portfolio, len(self._shown), self._view, current, glyph
        )

    def place_at(self) -> Ref | None:
        row = self.row_here()
        return None if row is None else Ref("project", row.id)

    def client_at_hand(self) -> int | None:
        row = self.row_here()
        return None if row is None else row.client_id

    def reveal(self, ref: Ref) -> bool:
        if self.portfolio is None:
            return False
        if ref.kind == "template":
            self.seek("templates", ("template", TemplateRef(ref.id)))
            return True
        project_id = ref.id if ref.kind == "project" else self.project_id
        if project_id is None or not self._lists(project_id):
            return False
        self.go_to(project_id)
        if ref.kind != "project":
            self.beside(self.seek_in_gates(project_id, ref))
        return True

    def _lists(self, project_id: int) -> bool:
        """Whether the project is in the list; if only those that are over are hidden, they are asked
        for."""
        assert self.portfolio is not None
        known = any(row.id == project_id for row in self.portfolio.projects)
        if not known and self.portfolio.ended and not self._view.ended:
            self.do_ended()
        return known

    def own_exports(self) -> tuple[tuple[str, ExportQuery], ...]:
        """What is handed out of the project at hand, whichever is the current one."""
        row = self.row_here()
        if row is None:
            return ()
        offered = (
            (_("HTML: the report of %(code)s"), ExportQuery("html", row.id, report="")),
            (_("Markdown: the report of %(code)s"), ExportQuery("md", row.id, report="")),
            (_("Markdown: the requirements document of %(code)s"), ExportQuery("md", row.id)),
            (_("XML: the whole plan of %(code)s, for MS Project"), ExportQuery("mspdi", row.id)),
        )
        return tuple((name % {"code": row.code}, query) for name, query in offered)

    def filter_text(self) -> str:
        return self._view.filter

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._view.filter:
            self._view = present.View(text.strip(), self._view.order, self._view.ended)
            self.lay_out()

    def close_top(self) -> bool:
        if self.told.has_focus:
            self.rows.focus()
            return True
        if super().close_top():
            return True
        if self._view.ended:
            self.do_ended()
            return True
        return False

    def focus_first(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            (self.told if self._in_part else self.rows).focus()

    def on_language(self) -> None:
        self.lay_out()
        self.told.lay_out()

    def as_text(self) -> str:
        glyph, width = self.salespm.glyph, _COPIED_WIDTH
        shape = self.rows.shape(width)
        lines = [plain_text(present.title_pieces(shape, self._view.order), width)]
        lines += [plain_text(present.row_pieces(row, shape, glyph), width) for row in self._shown]
        if self.book is not None:
            told = part_lines(self.book, self.part, width, self)
            lines += ["", *(plain_text(line.pieces, width) for line in told)]
        return "\n".join(lines)
