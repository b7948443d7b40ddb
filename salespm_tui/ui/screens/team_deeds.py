"""What the keys of the Team screen act on, and why one of them cannot act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.budget import Budget, BudgetLineDetail, BudgetQuery, LineSpending
from salespm_tui.contract.team import ResourceDetail, ResourceRow, Team
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.pane import Pane

if TYPE_CHECKING:
    from salespm_tui.contract.projects import ProjectRow
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.forms.resource import TeamAround
    from salespm_tui.ui.widgets.team_lists import TeamList, TeamWhole


class TeamDeeds(Pane):
    """The actions of the scope of the team; `TeamPane` is what they act on."""

    rows: TeamList
    whole: TeamWhole
    team: Team | None
    budget: Budget | None
    view: str

    @property
    def detail(self) -> ResourceDetail | BudgetLineDetail | None:
        """What is at the cursor, whole, once it is known."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Draw list and detail anew."""
        raise NotImplementedError

    def go_to(self, ref: Ref) -> None:
        """Put the cursor on that record as soon as it is there."""
        raise NotImplementedError

    # What is at hand

    @property
    def today(self) -> date:
        return self.salespm.clock.today() if self.team is None else self.team.today

    def row_key(self) -> Any:
        """The key of the row under the cursor of the list."""
        return self.rows.cursor_key

    def resource_here(self) -> ResourceRow | None:
        """The resource under the cursor of the list; what is to be bought counts as money."""
        key = self.row_key()
        if (
            self.view == "money"
            or self.team is None
            or not isinstance(key, Ref)
            or key.kind != "resource"
        ):
            return None
        return next((row for row in self.team.rows if row.id == key.id), None)

    def line_here(self) -> LineSpending | None:
        """The line of the budget under the cursor of the list."""
        key = self.row_key()
        if self.budget is None or not isinstance(key, Ref) or key.kind != "budget_line":
            return None
        return next((one for one in self.budget.lines if one.line.id == key.id), None)

    def record_at_hand(self) -> Ref | None:
        """In the detail the record at the cursor, else that of the row."""
        if self.whole.has_focus and isinstance(self.whole.cursor_key, Ref):
            return self.whole.cursor_key
        key = self.row_key()
        return key if isinstance(key, Ref) else None

    @property
    def projects(self) -> tuple[ProjectRow, ...]:
        """Every project."""
        known = self.salespm.projects
        return () if known is None else known.projects

    async def around(self) -> TeamAround:
        """What the forms choose from."""
        from salespm_tui.ui.forms.resource import TeamAround

        budget = self.budget
        if budget is None:  # it knows the workspace's currency
            budget = await self.ask(BudgetQuery(self.project_id))
        return TeamAround(self.today, self.projects, self.project_id, budget.sums[0].currency)

    # Why a key cannot act

    def unread(self) -> str | None:
        """The answer has not come yet."""
        if self.view == "money":
            return _("The budget is still being read.") if self.budget is None else None
        return _("The team is still being read.") if self.team is None else None

    def no_resource(self) -> str | None:
        """There is no resource to act on."""
        why = self.unread()
        if why is None and self.resource_here() is None:
            if self.view == "money":
                return _("This is about people and things; ] goes to their view.")
            return _("This row is no resource. Press n to add one, j and k walk.")
        return why

    def no_record(self) -> str | None:
        """There is nothing to change at the cursor."""
        if self.record_at_hand() is None:
            return self.unread() or _("Nothing is to be changed in this row; n adds one.")
        return None

    # What they share

    async def a_project(self, title: str) -> ProjectRow | None:
        """The current project, that of the row, or the one that is chosen."""
        wanted = self.project_id
        line = self.line_here()
        if wanted is None and line is not None:
            wanted = line.line.project_id
        if wanted is None:
            options = [(one.id, f"{one.code} {one.name}") for one in self.projects]
            wanted = await self.choose(title, options)
        return next((one for one in self.projects if one.id == wanted), None)

    async def fill_told(self, form: Form) -> Outcome | None:
        """Fill a form, and pass on what the outcome has to say."""
        outcome = await self.fill(form)
        if outcome is not None and outcome.notes:
            self.toast(sentences(*(str(note) for note in outcome.notes)))
        return outcome

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and how it is taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        notes = (str(note) for note in outcome.notes)
        self.toast(sentences(said, *notes, _("u takes it back.")))
