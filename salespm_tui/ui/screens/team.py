"""Team: who has too much to do, and where does the money go? A list above, what is at its cursor below."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType

from salespm_tui.contract.budget import Budget, BudgetLineDetail, BudgetLineQuery, BudgetQuery
from salespm_tui.contract.team import (
    ProcurementRow,
    ResourceDetail,
    ResourceQuery,
    ResourceRow,
    Team,
    TeamQuery,
)
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.similar import fold
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.chart import monday_of
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.money_rows import MoneyLine, money_lines, money_pieces, money_titles
from salespm_tui.ui.present.team_load import WEEK, Columns, weeks_in
from salespm_tui.ui.present.team_rows import (
    TeamLine,
    layout_of,
    line_pieces,
    searchable,
    team_lines,
    title_pieces,
)
from salespm_tui.ui.present.team_text import (
    COPIED_WIDTH,
    Shown,
    empty_words,
    head_pieces,
    load_text,
    money_text,
    note_words,
    status_words,
)
from salespm_tui.ui.screens.team_changes import TeamChanges
from salespm_tui.ui.screens.team_view import TeamViews
from salespm_tui.ui.screens.team_work import TeamWork
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.team_lists import TeamList, TeamWhole

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

_HEADS = 3
_LEAST_LIST, _LEAST_WHOLE = 4, 5


class TeamPane(TeamChanges, TeamViews, TeamWork):
    """Two views of one list: resources with their loads, and the budget with what is to be bought."""

    SCOPE = "team"
    TABLES = frozenset(
        {
            "resource",
            "resource_skill",
            "assignment",
            "task",
            "dependency",
            "project",
            "work_calendar",
            "calendar_exception",
            "opportunity",
            "template",
            "budget_line",
            "budget_revision",
            "cost_entry",
            "risk",
            "meta",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("team")]

    def __init__(self) -> None:
        super().__init__()
        self.rows = TeamList(id="team")
        self.whole = TeamWhole(id="team-whole")
        self.team: Team | None = None
        self.budget: Budget | None = None
        self.purchases: tuple[ProcurementRow, ...] = ()
        self._filter = ""
        self.lines_shown: list[TeamLine] = []
        self.money_shown: list[MoneyLine] = []
        self._detail: ResourceDetail | BudgetLineDetail | None = None
        self._wanted: Any = None
        self._asking = False
        self._go_to: Ref | None = None
        self._searchable: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        yield HeadLines(1, id="team-views")
        yield HeadLines(1, id="team-titles")
        yield self.rows
        yield HeadLines(1, id="team-rule")
        yield self.whole

    def on_mount(self) -> None:
        self.columns = self.weeks_shown()
        self._divide()

    def on_resize(self, _event: events.Resize) -> None:
        before, self.columns = self.columns, self.weeks_shown()
        self.lay_out()
        if self.columns.weeks > before.weeks and self.view == "load":
            self.renew()

    # The question and its answer

    def weeks_shown(self) -> Columns:
        today = self.today
        width = self.app.size.width
        room = width - layout_of(width).before - 2
        first = monday_of(today) + timedelta(days=WEEK * self.first_week)
        return Columns(self.zoom, first, weeks_in(self.zoom, room), today)

    def question(self) -> Query[Any]:
        if self.view == "money":
            return BudgetQuery(self.project_id)
        self.columns = self.weeks_shown()
        project_id = None if self.everybody else self.project_id
        return TeamQuery(
            project_id, self.columns.first, self.columns.last, include_inactive=self.gone
        )

    def show(self, snapshot: Team | Budget) -> None:
        if isinstance(snapshot, Budget):
            self.budget = snapshot
            self.beside(self._ask_purchases())
        else:
            self.team = snapshot
            self.columns = self.weeks_shown()
            self._searchable.clear()
        self.forget_detail()
        self.lay_out()
        if self._go_to is not None and self.rows.move_to(self._go_to):
            self._go_to = None

    async def _ask_purchases(self) -> None:
        """What is to be bought stands below the budget."""
        today = self.today
        team = await self.ask(TeamQuery(self.project_id, today, today))
        self.purchases = team.procurement
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the rows that the filter leaves."""
        self._divide()
        self._say_heads()
        if self.unread() is not None:
            return
        hint = empty_words(self._shown)
        if self.view == "money":
            assert self.budget is not None
            self.money_shown = money_lines(self.budget, self.purchases, self._filter)
            self.rows.show([line.key for line in self.money_shown], self._draw_money, hint)
        else:
            assert self.team is not None
            self.lines_shown = team_lines(self.team, self._matching(self.team.rows))
            self.rows.show([line.key for line in self.lines_shown], self._draw_load, hint)
        self._want()
        self.renew_frame()

    def _matching(self, rows: tuple[ResourceRow, ...]) -> list[ResourceRow]:
        words = fold(self._filter).split()
        return [row for row in rows if all(part in self._named(row) for part in words)]

    def _named(self, row: ResourceRow) -> str:
        if row.id not in self._searchable:
            self._searchable[row.id] = searchable(row)
        return self._searchable[row.id]

    def _draw_load(self, index: int, glyph: Glyph) -> Pieces:
        assert self.team is not None
        layout = layout_of(self.app.size.width)
        return line_pieces(self.lines_shown[index], self.team, layout, self.columns, glyph)

    def _draw_money(self, index: int, glyph: Glyph) -> Pieces:
        assert self.budget is not None
        width = self.rows.size.width - 2
        across = self.project_id is None
        return money_pieces(self.money_shown[index], self.budget, width, glyph, across=across)

    @property
    def _shown(self) -> Shown:
        return Shown(self.view, self.columns, self._filter, self.gone)

    def _say_heads(self) -> None:
        width, glyph = self.app.size.width, self.salespm.glyph
        views = self.query_one("#team-views", HeadLines)
        views.say(head_pieces(self._shown, self.budget, width, glyph))
        titles = self.query_one("#team-titles", HeadLines)
        if self.view == "money":
            found = money_titles(self.rows.size.width - 2)
        else:
            found = title_pieces(layout_of(width), self.columns)
        titles.say((Piece(" "), *found))

    def _divide(self) -> None:
        """The list has two thirds of the screen; less while what is at its cursor is walked in."""
        room = self.size.height - _HEADS
        share = room // 3 if self.whole.has_focus else room * 3 // 5
        above = max(min(share, room - _LEAST_WHOLE), _LEAST_LIST)
        self.rows.styles.height = above
        rule = self.salespm.glyph("rule") * self.app.size.width
        self.query_one("#team-rule", HeadLines).say((Piece(rule, "dim"),))

    # Cursor

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.rows:
            self._want()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.rows:
            self.whole.focus()
        else:
            self.open_record(cast("Ref", message.key))

    def on_descendant_focus(self) -> None:
        self._divide()
        self.renew_frame()

    def go_to(self, ref: Ref) -> None:
        if not self.rows.move_to(ref):
            if self._filter:
                self._filter = ""
                self.lay_out()
            if not self.rows.move_to(ref):
                self._go_to = ref

    # What is at the cursor, whole

    @property
    def detail(self) -> ResourceDetail | BudgetLineDetail | None:
        return self._detail

    def forget_detail(self) -> None:
        self._detail, self._wanted = None, None

    def _question_of(self, key: Any) -> Query[Any] | None:
        if not isinstance(key, Ref):
            return None
        if key.kind == "budget_line":
            return BudgetLineQuery(key.id)
        if self.view == "money":
            return None
        return ResourceQuery(key.id, self.columns.first, self.columns.last)

    def _want(self) -> None:
        """Tell what is at the cursor as soon as it is known; of several asked for in a row, the last."""
        key = self.row_key()
        if key == self._wanted and key is not None:
            return
        self._wanted = key
        if self._question_of(key) is None:
            self._show_detail(None)
        elif not self._asking:
            self._asking = True
            run_behind(self.salespm, self._ask_detail())

    async def _ask_detail(self) -> None:
        found: Any = None
        try:
            while True:
                wanted = self._wanted
                query = self._question_of(wanted)
                found = None if query is None else await self.ask(query)
                if wanted == self._wanted:
                    break
        finally:
            self._asking = False
        self._show_detail(found)

    def _show_detail(self, detail: ResourceDetail | BudgetLineDetail | None) -> None:
        self._detail = detail
        self.whole.show(self._wanted, self.told)
        self.renew_frame()

    # What the app asks

    def note(self) -> str:
        return note_words(self.team, self.budget, self.view, self.salespm.glyph)

    def status(self) -> str:
        if self.unread() is not None:
            return ""
        lines = self.money_shown if self.view == "money" else self.lines_shown
        number = sum(isinstance(line.key, Ref) for line in lines)
        return status_words(self.team, self.budget, self._shown, number, self.salespm.glyph)

    def place_at(self) -> Ref | None:
        key = self.row_key()
        return key if isinstance(key, Ref) else None

    def filter_text(self) -> str:
        return self._filter

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._filter:
            self._filter = text.strip()
            self.lay_out()

    def close_top(self) -> bool:
        if self.whole.has_focus:
            self.rows.focus()
            return True
        if super().close_top():
            return True
        if self.gone:
            self.do_gone()
            return True
        return False

    def focus_first(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            self.rows.focus()

    def on_language(self) -> None:
        self._searchable.clear()
        self.lay_out()
        self.whole.lay_out()

    def as_text(self) -> str:
        glyph = self.salespm.glyph
        told = self.told(COPIED_WIDTH, glyph)
        if self.view == "money":
            if self.budget is None:
                return ""
            across = self.project_id is None
            return money_text(self.budget, self.money_shown, told, glyph, across=across)
        if self.team is None:
            return ""
        return load_text(self.team, self.lines_shown, self.columns, told, glyph)
