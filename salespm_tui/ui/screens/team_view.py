"""Looking at the team another way: the views, whose rows are shown, and what is told of the row."""

from __future__ import annotations

from typing import cast

from salespm_tui.contract.budget import (
    BudgetLineDetail,
    BudgetLineQuery,
    BudgetQuery,
    CostEntryRow,
    RevisionRow,
)
from salespm_tui.contract.team import ResourceDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.present.money_detail import (
    category_lines,
    line_lines,
    purchase_lines,
    sums_lines,
)
from salespm_tui.ui.present.money_rows import MoneyLine
from salespm_tui.ui.present.team_detail import ghost_lines, resource_lines, team_whole
from salespm_tui.ui.present.team_rows import ALL, GHOST
from salespm_tui.ui.present.team_words import VIEWS
from salespm_tui.ui.screens.team_deeds import TeamDeeds

_VIEW_OF = {"resource": "load", "resource_skill": "load", "budget_line": "money"}
_OF_A_LINE = ("cost_entry", "budget_revision")


class TeamViews(TeamDeeds):
    """`]` `[` `P` `C`, and the lines below the list."""

    view = "load"
    everybody = False
    gone = False
    money_shown: list[MoneyLine]

    def forget_detail(self) -> None:
        """What was known of the row at the cursor is not that of this view."""
        raise NotImplementedError

    # Views

    def cannot_next_view(self) -> str | None:
        return None

    def do_next_view(self) -> None:
        """The other view; each keeps its place."""
        codes = tuple(VIEWS)
        self.view = codes[(codes.index(self.view) + 1) % len(codes)]
        self.rows.focus()
        self.forget_detail()
        self.lay_out()
        self.renew()

    do_last_view = do_next_view

    def cannot_everybody(self) -> str | None:
        if self.project_id is None:
            return _("These are those of all projects already.")
        return self._loads_only()

    def do_everybody(self) -> None:
        self.everybody = not self.everybody
        self.renew()

    def cannot_gone(self) -> str | None:
        return self._loads_only()

    def do_gone(self) -> None:
        self.gone = not self.gone
        self.renew()

    def _loads_only(self) -> str | None:
        return self.unread() if self.view == "load" else _("This is about people; ] goes to them.")

    # Ways here

    def reveal(self, ref: Ref) -> bool:
        """Put the cursor on that record, in its view; those of others are called in for it."""
        if ref.kind in _OF_A_LINE:
            self.beside(self._reveal_of_line(ref))
            return True
        if ref.kind not in _VIEW_OF:
            return False
        if _VIEW_OF[ref.kind] != self.view:
            self.do_next_view()
            return False
        if self.rows.move_to(self._row_of(ref)):
            return True
        if self.view == "load" and self.team is not None and not (self.everybody and self.gone):
            self.everybody = self.gone = True
            self.renew()
        return False

    def _row_of(self, ref: Ref) -> Ref:
        """The row in which that record stands: a skill in that of its resource."""
        if ref.kind == "resource_skill" and self.team is not None:
            for row in self.team.rows:
                if any(skill.id == ref.id for skill in row.skills):
                    return Ref("resource", row.id)
        return ref

    async def _reveal_of_line(self, ref: Ref) -> None:
        """The line of the budget that an entry or a revision is of."""
        budget = await self.ask(BudgetQuery())
        for one in budget.lines:
            if not (one.revisions if ref.kind == "budget_revision" else one.entries):
                continue
            detail = await self.ask(BudgetLineQuery(one.line.id))
            rows = () if detail is None else (*detail.revisions, *detail.entries)
            kind = RevisionRow if ref.kind == "budget_revision" else CostEntryRow
            if any(isinstance(row, kind) and row.id == ref.id for row in rows):
                if self.view != "money":
                    self.do_next_view()
                self.go_to(Ref("budget_line", one.line.id))
                return

    # What is told of the row at the cursor

    def told(self, width: int, glyph: Glyph) -> list[DetailLine]:
        """What is at the cursor, in lines of that width."""
        detail, index = self.detail, self.rows.cursor
        if isinstance(detail, ResourceDetail):
            return resource_lines(detail, width, glyph)
        if isinstance(detail, BudgetLineDetail):
            return line_lines(detail, width, glyph)
        if self.view == "money":
            return self._told_money(index, width, glyph)
        if self.team is None:
            return []
        tellers = {ALL: team_whole, GHOST: ghost_lines}
        teller = tellers.get(cast("str", self.row_key()))
        return [] if teller is None else teller(self.team, width, glyph)

    def _told_money(self, index: int, width: int, glyph: Glyph) -> list[DetailLine]:
        if self.budget is None or not 0 <= index < len(self.money_shown):
            return []
        line = self.money_shown[index]
        if line.category is not None and line.sums is not None:
            return category_lines(line.category, line.sums, width, glyph)
        if line.sums is not None:
            return sums_lines(line.sums, width, glyph)
        if line.purchase is not None:
            return purchase_lines(line.purchase, self.budget, width, glyph)
        return []
