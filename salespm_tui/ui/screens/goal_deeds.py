"""What the keys of the Goals screen do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from salespm_tui.contract.goals import ExplainFigure, GapQuery, GoalDetail, GoalRow, Goals
from salespm_tui.contract.records import Archive
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.explaining import explain_one_of
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present import goal_words as words
from salespm_tui.ui.ways import has_home

if TYPE_CHECKING:
    from datetime import date

    from salespm_tui.contract.projects import ProjectRow
    from salespm_tui.ui.widgets.goal_board import GoalBoard
    from salespm_tui.ui.widgets.goal_lists import GoalDetailList, GoalTree

_OWN = ("goal", "goal_actual", "goal_factor")


class GoalDeeds(Pane):
    """The actions of the scope of goals; `GoalsPane` is what they act on."""

    goals: Goals | None
    folded: frozenset[int]

    @property
    def goal(self) -> GoalRow | None:
        """The goal at the cursor."""
        raise NotImplementedError

    @property
    def detail(self) -> GoalDetail | None:
        """The same, whole, once it is known."""
        raise NotImplementedError

    @property
    def all_goals(self) -> tuple[GoalRow, ...]:
        """Every goal, filtered out or not."""
        raise NotImplementedError

    @property
    def upper(self) -> GoalBoard | GoalTree:
        """Board or tree, whichever is shown."""
        raise NotImplementedError

    @property
    def board(self) -> GoalBoard:
        """The cards."""
        raise NotImplementedError

    @property
    def told(self) -> GoalDetailList:
        """What is told of the goal at the cursor."""
        raise NotImplementedError

    @property
    def as_tree(self) -> bool:
        """Whether the tree is shown, not the board."""
        raise NotImplementedError

    def toggle_tree(self) -> None:
        """Board or tree."""
        raise NotImplementedError

    def toggle_chart(self) -> None:
        """The chart, or not."""
        raise NotImplementedError

    def move_to(self, goal_id: int) -> bool:
        """Put the cursor on that goal."""
        raise NotImplementedError

    def go_to(self, goal_id: int) -> None:
        """Put the cursor on that goal as soon as it is there."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Draw the goals anew."""
        raise NotImplementedError

    # Why a key cannot act

    def _no_goal(self) -> str | None:
        if self.goals is None:
            return _("The goals are still being read.")
        return _("There is no goal here. Press n to add one.") if self.goal is None else None

    def _no_detail(self) -> str | None:
        if self.goal is not None and self.detail is None:
            return _("The goal is still being read.")
        return self._no_goal()

    cannot_child = cannot_check_in = cannot_factor = cannot_archive = _no_goal
    cannot_edit = cannot_explain = _no_detail
    cannot_chart = _no_goal

    def cannot_close_gap(self) -> str | None:
        if self.detail is not None and not self.detail.closable:
            return _("Only a goal for money that adds up is closed by winning deals.")
        return self._no_detail()

    def cannot_decompose(self) -> str | None:
        goal = self.goal
        if goal is not None and goal.aggregation != "cumulative":
            return _("Only a cumulative goal is cut into parts: shares and levels do not add up.")
        return self._no_goal()

    def cannot_fold(self) -> str | None:
        if not self.as_tree:
            return _("Only the tree folds; b shows it.")
        return self._no_goal()

    def cannot_left(self) -> str | None:
        return _("The tree has no columns; b shows the board.") if self.as_tree else None

    cannot_right = cannot_left

    # n N e

    @property
    def _today(self) -> date:
        return self.salespm.clock.today() if self.goals is None else self.goals.today

    @property
    def _projects(self) -> tuple[ProjectRow, ...]:
        projects = self.salespm.projects
        return () if projects is None else projects.projects

    async def do_new(self) -> None:
        from salespm_tui.ui.forms.goal import goal_form

        form = goal_form(None, self._today, self._projects, project_id=self.project_id)
        await self._made(await self.fill(form))

    async def do_child(self) -> None:
        from salespm_tui.ui.forms.goal import goal_form

        form = goal_form(None, self._today, self._projects, parent=self.goal)
        await self._made(await self.fill(form))

    async def _made(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)
            self._tell(outcome)

    def record_at_hand(self) -> Ref | None:
        """The record that the keys are for: in the detail the one at the cursor, else the goal."""
        if self.told.has_focus:
            return cast("Ref | None", self.told.cursor_key)
        goal = self.goal
        return None if goal is None else Ref("goal", goal.id)

    async def do_edit(self) -> None:
        from salespm_tui.ui.forms import goal as forms

        detail, ref = self.detail, self.record_at_hand()
        if detail is None:
            return
        if ref is None or ref.kind not in _OWN:
            ref = Ref("goal", detail.goal.id)
        if ref.kind == "goal":
            row = next((one for one in self.all_goals if one.id == ref.id), detail.goal)
            form = forms.goal_form(row, self._today, self._projects)
        elif ref.kind == "goal_actual":
            check_in = next(one for one in detail.check_ins if one.id == ref.id)
            form = forms.check_in_form(detail.goal, self._today, check_in)
        else:
            factor = next(one for one in detail.factors if one.id == ref.id)
            form = forms.factor_form(detail.goal, factor)
        self._tell(await self.fill(form))

    def open_record(self) -> None:
        """Enter in the detail: what is the goal's own is edited, anything else opened."""
        ref = self.record_at_hand()
        if ref is None:
            return
        if ref.kind == "goal":
            self.reveal(ref)
        elif ref.kind in _OWN:
            self.beside(self.do_edit())
        elif has_home(ref):
            self.open(ref)

    # i w x

    async def do_check_in(self) -> None:
        from salespm_tui.ui.forms.goal import check_in_form

        goal = self.goal
        assert goal is not None
        self._tell(await self.fill(check_in_form(goal, self._today)))

    async def do_factor(self) -> None:
        from salespm_tui.ui.forms.goal import factor_form

        goal = self.goal
        assert goal is not None
        self._tell(await self.fill(factor_form(goal)))

    def do_archive(self) -> None:
        ref = self.record_at_hand()
        if ref is None or ref.kind not in _OWN:
            self.toast(_("It belongs to another screen; enter goes there."), severity="warning")
            return
        self.do(Archive(ref), then=self._tell_archived)

    def _tell_archived(self, outcome: Outcome) -> None:
        said = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(said, *outcome.notes, _("u brings it back.")))

    def _tell(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.notes:
            self.toast(sentences(*outcome.notes))

    # = c D

    async def do_explain(self) -> None:
        detail = self.detail
        assert detail is not None
        goal = detail.goal
        offered = [
            (ExplainFigure("goal", goal.id, code), line)
            for code, line in words.explainable(goal, closable=detail.closable)
        ]
        await explain_one_of(self, offered)

    async def do_close_gap(self) -> None:
        from salespm_tui.ui.dialogs.close_gap import CloseGapDialog

        goal = self.goal
        assert goal is not None
        plan = await self.ask(GapQuery(goal.id))
        deal_id = await self.app.push_screen_wait(CloseGapDialog(plan, self._today))
        if deal_id is not None:
            self.open(Ref("opportunity", deal_id))

    async def do_decompose(self) -> None:
        from salespm_tui.ui.screens.goal_split import split

        goal = self.goal
        assert goal is not None
        await split(self, goal, self._projects)

    # Looking

    def do_view(self) -> None:
        self.toggle_tree()

    def do_chart(self) -> None:
        self.toggle_chart()

    def do_left(self) -> None:
        self.board.do_left()

    def do_right(self) -> None:
        self.board.do_right()

    def do_fold(self) -> None:
        """Fold what is below the goal, or below the one that it is part of."""
        goal = self.goal
        assert goal is not None
        at = goal.id if goal.children else goal.parent_id
        if at is not None:
            self.upper.move_to(at)
            self.folded ^= {at}
            self.lay_out()

    def show_today(self) -> None:
        """`t`, from the app: the next goal whose time runs today."""
        today = self._today
        running = [one.id for one in self.all_goals if one.start <= today <= one.due]
        shown = [key for key in self.upper.keys if key in running]
        if not shown:
            self.toast(_("No goal runs today."))
            return
        at = shown.index(self.upper.cursor_key) if self.upper.cursor_key in shown else -1
        self.move_to(shown[(at + 1) % len(shown)])
