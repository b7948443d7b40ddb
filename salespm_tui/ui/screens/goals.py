"""Goals: are we going to make the number? Board or tree above, the goal at the cursor below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from salespm_tui.contract.goals import GoalDetail, GoalQuery, GoalRow, Goals, GoalsQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.goal_board import HIGH_CARD, LOW_CARD
from salespm_tui.ui.present.goal_text import empty_words, goals_note, goals_status, goals_text
from salespm_tui.ui.present.goal_tree import matching, title_cells, told_apart, visible
from salespm_tui.ui.screens.goal_deeds import GoalDeeds
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.goal_board import GoalBoard
from salespm_tui.ui.widgets.goal_lists import GoalDetailList, GoalTree
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

WIDE, HIGH = 110, 30
_SCROLL_BAR = 1
_LEAST_BELOW = 5
_CHART_BELOW = 12


class GoalsPane(GoalDeeds):
    """The chart stands beside the detail where there is room, in its place where there is not."""

    SCOPE = "goals"
    TABLES = frozenset(
        {
            "goal",
            "goal_actual",
            "goal_factor",
            "opportunity",
            "pipeline_stage",
            "stage_change",
            "payment",
            "client",
            "project",
            "action_item",
            "interaction",
            "work_calendar",
            "calendar_exception",
            "meta",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("goals")]

    def __init__(self) -> None:
        super().__init__()
        self.goals: Goals | None = None
        self.folded: frozenset[int] = frozenset()
        self._shown: tuple[GoalRow, ...] = ()
        self._filter = ""
        self._details: dict[int, GoalDetail] = {}
        self._wanted: int | None = None
        self._asking = False
        self._generation = 0
        self._go_to: int | None = None
        self._as_tree = False
        self._chart_wanted: bool | None = None

    def compose(self) -> ComposeResult:
        yield HeadLines(1, id="goal-titles")
        yield GoalBoard(id="goal-board")
        yield GoalTree(id="goal-tree")
        yield HeadLines(1, id="goal-rule")
        with Horizontal(id="goal-below"):
            yield GoalDetailList(id="goal-detail")
            with Vertical(id="goal-chart"):
                yield HeadLines(1, id="goal-legend")

    def on_mount(self) -> None:
        self.set_class(self.salespm.plain, "plain")
        self.divide()

    def on_resize(self, _event: events.Resize) -> None:
        self.divide()

    # The question and its answer

    def question(self) -> Query[Goals]:
        return GoalsQuery(self.project_id)

    def show(self, snapshot: Goals) -> None:
        self.goals = snapshot
        self._generation += 1
        self._details.clear()
        self.lay_out()
        if self._go_to is not None and self.move_to(self._go_to):
            self._go_to = None
        self._want(self._at_cursor())

    def lay_out(self) -> None:
        """Draw the goals that filter and folds leave."""
        if self.goals is None:
            return
        today, goals = self.goals.today, self.goals.goals
        self._shown = matching(goals, self._filter) if self._filter else goals
        hint = empty_words(self._filter)
        cards = told_apart(self._shown, below=False)
        self.board.show(cards, today, card=self._card, hint=hint)
        rows = visible(goals, self.folded)
        lines = self._shown if self._filter else told_apart(rows, below=True)
        self.outline.show(lines, today, folded=self.folded, hint=hint)
        self.divide()
        self.renew_frame()

    # One goal whole

    def _want(self, goal_id: int | None) -> None:
        """Tell this goal as soon as it is known; of several asked for in a row, the last."""
        self._wanted = goal_id
        known = self._details.get(goal_id) if goal_id is not None else None
        if goal_id is None or known is not None:
            self._show_detail(known)
        elif not self._asking:
            self._asking = True
            self.beside(self._ask_detail())

    async def _ask_detail(self) -> None:
        try:
            while self._wanted is not None and self._wanted not in self._details:
                wanted, generation = self._wanted, self._generation
                detail = await self.ask(GoalQuery(wanted))
                if generation != self._generation:
                    continue
                if detail is None:
                    return
                self._details[wanted] = detail
        finally:
            self._asking = False
        self._show_detail(self.detail)

    def _show_detail(self, detail: GoalDetail | None) -> None:
        self.told.show(detail)
        self._show_chart()
        self.renew_frame()

    # The chart

    @property
    def chart_shown(self) -> bool:
        """Whether the burn-up is on the screen: where there is room, unless it was sent away."""
        if self._chart_wanted is None:
            return self.app.size.width >= WIDE
        return self._chart_wanted

    def toggle_chart(self) -> None:
        """Show the chart, or send it away."""
        self._chart_wanted = not self.chart_shown
        self.divide()
        self._show_chart()

    def _show_chart(self) -> None:
        """The plotter is loaded when its first chart is shown."""
        detail = self.detail
        if not self.chart_shown or (detail is None and not self.query("#burn-up")):
            return
        from salespm_tui.ui.present.burn_up import legend, plot_of
        from salespm_tui.ui.widgets.burn_up import BurnUpChart

        found = self.query(BurnUpChart)
        if not found:
            self.query_one("#goal-chart", Vertical).mount(BurnUpChart(id="burn-up"))
            self.call_after_refresh(self._show_chart)
            return
        head = self.query_one("#goal-legend", HeadLines)
        if detail is None:
            found.first().show(None)
            head.say()
            return
        plot = plot_of(detail.goal, detail.burn_up, found.first().size.width)
        found.first().show(plot)
        head.say(legend(plot, detail.goal, self.salespm.glyph))

    # Where what stands

    def divide(self) -> None:
        """Divide the height: whole rows of cards above, and below at least what tells of one."""
        height = self.size.height
        wide, chart = self.app.size.width >= WIDE, self.chart_shown
        for name, on in (("wide", wide), ("chart", chart), ("tree", self._as_tree)):
            self.set_class(on, name)
        below = _CHART_BELOW if chart and not wide else _LEAST_BELOW
        if self.told.has_focus:
            below = max(below, height - 1 - self._card)
        below = max(below, height * 2 // 5) if height >= HIGH else below
        self.board.use_card(self._card)
        if self._as_tree:
            above = max(4, min(height - below - 1, len(self.outline.keys)))
            titles = title_cells(self.app.size.width - _SCROLL_BAR - 1)
            pieces = [Piece(text, ink or "plain") for text, ink in titles]
            self.query_one("#goal-titles", HeadLines).say((Piece(" "), *pieces))
        else:
            above = self.board.height_for(height - below)
        self.board.styles.height = self.outline.styles.height = above
        rule = self.salespm.glyph("rule") * self.app.size.width
        self.query_one("#goal-rule", HeadLines).say((Piece(rule, "dim"),))
        if chart:
            self.call_after_refresh(self._show_chart)

    @property
    def _card(self) -> int:
        """The lines of a card: high ones say more, where there is room."""
        return HIGH_CARD if self.size.height >= HIGH else LOW_CARD

    @property
    def board(self) -> GoalBoard:
        """The cards."""
        return self.query_one("#goal-board", GoalBoard)

    @property
    def outline(self) -> GoalTree:
        """The lines."""
        return self.query_one("#goal-tree", GoalTree)

    @property
    def told(self) -> GoalDetailList:
        """What is told of the goal at the cursor."""
        return self.query_one("#goal-detail", GoalDetailList)

    @property
    def upper(self) -> GoalBoard | GoalTree:
        """Board or tree, whichever is shown."""
        return self.outline if self._as_tree else self.board

    @property
    def as_tree(self) -> bool:
        """Whether the tree is shown, not the board."""
        return self._as_tree

    @property
    def detail(self) -> GoalDetail | None:
        """The goal at the cursor, once it is known."""
        return self._details.get(self._wanted) if self._wanted is not None else None

    @property
    def goal(self) -> GoalRow | None:
        """The goal at the cursor."""
        key = self._at_cursor()
        return next((goal for goal in self.all_goals if goal.id == key), None)

    @property
    def all_goals(self) -> tuple[GoalRow, ...]:
        """Every goal, filtered out or not."""
        return () if self.goals is None else self.goals.goals

    def _at_cursor(self) -> int | None:
        return cast("int | None", self.upper.cursor_key)

    def toggle_tree(self) -> None:
        """The other view of the same goals, the cursor on the same one."""
        at, had_focus = self._at_cursor(), self.upper.has_focus
        self._as_tree = not self._as_tree
        self.divide()
        if at is not None:
            self.move_to(at)
        if had_focus:
            self.upper.focus()

    def move_to(self, goal_id: int) -> bool:
        """Put the cursor on that goal, unfolding what hides it; False if it is not shown."""
        by_id = {goal.id: goal for goal in self.all_goals}
        if goal_id not in by_id:
            return False
        above, at = set(), by_id[goal_id].parent_id
        while at is not None and at in by_id:
            above.add(at)
            at = by_id[at].parent_id
        hidden = self._filter and goal_id not in {goal.id for goal in self._shown}
        if hidden or self.folded & above:
            self._filter = "" if hidden else self._filter
            self.folded -= above
            self.lay_out()
        return self.upper.move_to(goal_id)

    def go_to(self, goal_id: int) -> None:
        """Put the cursor on that goal, now or when it arrives."""
        if not self.move_to(goal_id):
            self._go_to = goal_id

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.upper:
            self._want(cast("int | None", message.key))

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if message.line_list is self.told:
            self.open_record()
        else:
            self._read_on()
            self.renew_frame()

    def _read_on(self) -> None:
        """To the detail; a chart that stands in its place makes way."""
        if self.chart_shown and not self.has_class("wide"):
            self.toggle_chart()
        self.told.focus()

    def on_descendant_focus(self) -> None:
        self.divide()
        self.renew_frame()

    # What the app asks

    def note(self) -> str:
        return goals_note(self.goals, self.app.size.width)

    def status(self) -> str:
        return goals_status(self.goals, len(self._shown), self._filter)

    def place_at(self) -> Ref | None:
        key = self._at_cursor()
        return None if key is None else Ref("goal", key)

    def reveal(self, ref: Ref) -> bool:
        if self.goals is None:
            return False
        if ref.kind == "goal":
            if not self.move_to(ref.id):
                return False
            self.upper.focus()
            return True
        if ref in self.told.keys:
            self._read_on()
            return self.told.move_to(ref)
        return False

    def filter_text(self) -> str:
        return self._filter

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._filter:
            self._filter = text.strip()
            self.lay_out()

    def close_top(self) -> bool:
        if self.told.has_focus:
            self.upper.focus()
            return True
        return super().close_top()

    def focus_first(self) -> None:
        if not self.told.has_focus:
            self.upper.focus()

    def on_language(self) -> None:
        self.lay_out()
        self.told.lay_out()
        self._show_chart()

    def as_text(self) -> str:
        glyph = self.salespm.glyph
        return goals_text(self.goals, self._shown, self.detail, glyph, plain=self.salespm.plain)
