"""The ways from a project: to its timeline, to what mends a thin link or a gate, to its needs; and why
its figures are what they are."""

from __future__ import annotations

from salespm_tui.contract.explain import ExplainProject, Explanation
from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.needs import RequirementsQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.explaining import explain
from salespm_tui.ui.present.project_explain import FIGURES, explanation_of, offered
from salespm_tui.ui.present.project_parts import Spot
from salespm_tui.ui.screens import PANES
from salespm_tui.ui.screens.project_deeds import ProjectDeeds

GROUP_OF = {
    "no_objective": "aim",
    "objective_written": "aim",
    "scope_agreed": "aim",
    "deliverables_named": "aim",
    "feasibility_judged": "feasibility",
    "market_studied": "market",
    "competitors_studied": "market",
    "approved": "approval",
}
"""Which group of the charter mends a thin link or a point of a gate; others are mended in the form of
the project."""


class ProjectWays(ProjectDeeds):
    """`enter` `o` `N` `=`."""

    async def work_on(self) -> None:
        """Make the project at hand the current one, and go to its timeline."""
        row = self.row_here()
        assert row is not None
        self.salespm.set_project(row.id)
        await self.salespm.go_to("timeline")
        said = _("Working on %(project)s; 0 comes back to the projects.")
        self.toast(said % {"project": f"{row.code} {row.name}"})

    def cannot_open(self) -> str | None:
        if self.told.has_focus:
            return _("You are in it: enter opens what is under the cursor, esc goes back.")
        return self.no_book()

    def do_open(self) -> None:
        """The keys are for the part that is shown."""
        self.told.focus()

    def cannot_needs(self) -> str | None:
        row = self.row_here()
        if row is not None and row.client_id is None:
            return _("It has no client yet; e names one.")
        return self.no_project()

    async def do_needs(self) -> None:
        """Its first need, else its client, on the screen of the clients; esc comes back."""
        row = self.row_here()
        assert row is not None
        assert row.client_id is not None
        needs = (await self.ask(RequirementsQuery(row.client_id, row.id))).requirements
        ref = Ref("requirement", needs[0].id) if needs else Ref("client", row.client_id)
        self.salespm.ways.open_screen("clients", row.id, ref)

    # enter in a part

    def choose_spot(self, spot: Spot) -> None:
        """Enter on a line of a part: open, mend or read what stands there."""
        kind, which = spot
        if kind in ("field", "record", "own_point"):
            why = self.cannot_edit()
            if why is not None:
                self.toast(why, severity="warning")
            else:
                self.beside(self.do_edit())
        elif kind == "figure":
            self._open_figure(str(which))
        elif kind == "lack":
            lack = next(one for one in self.known.card.row.thin if one.code == which)
            self._mend(lack.code, lack.screen, lack.ref)
        elif kind == "point":
            self._mend_point()
        elif kind == "template":
            template = self.template_here()
            if template is not None:
                self.beside(self.read_template(template))

    def _mend_point(self) -> None:
        point = self.point_here()
        assert point is not None
        if point.screen is None:
            self.toast(_("Nothing in the data shows this; space ticks it."), severity="warning")
        else:
            self._mend(point.key or "", point.screen, point.ref)

    def _mend(self, code: str, screen: str, ref: Ref | None) -> None:
        """Go where it is mended; what stands on the card is mended in its form."""
        row = self.known.card.row
        if screen == "projects":
            self.beside(self._mend_here(code))
        elif screen not in PANES:
            self.toast(_("This screen is not there."), severity="warning")
        else:
            self.salespm.ways.open_screen(screen, row.id, ref)

    async def _mend_here(self, code: str) -> None:
        from salespm_tui.ui.forms.charter import charter_form

        group = GROUP_OF.get(code)
        if code == "template_made":
            await self.do_finish()
        elif group is None:
            await self.edit_project()
        else:
            await self.fill_told(charter_form(self.known.card, group))

    def _open_figure(self, code: str) -> None:
        """The record that a figure of the card names, on its screen."""
        row = self.known.card.row
        if code == "milestone" and row.next_milestone is not None:
            self.open(Ref("task", row.next_milestone.task_id), row.id)
        elif code == "pace" and row.pace is not None:
            self.open(Ref("goal", row.pace.goal_id), row.id)
        elif code == "exposure":
            self.salespm.ways.open_screen("risks", row.id, None)
        else:
            self.beside(self.explain_figure(code))

    # =

    def cannot_explain(self) -> str | None:
        return self.no_book()

    async def do_explain(self) -> None:
        """The figure at the cursor of the card; else one that is chosen."""
        spot = self.spot_in("card")
        if spot is not None and spot[0] == "figure":
            await self.explain_figure(str(spot[1]))
            return
        options = offered(self.known.card, self.salespm.glyph)
        picked = await self.choose(_("Explain which figure?"), options)
        if picked is not None:
            await self.explain_figure(picked)

    async def explain_figure(self, code: str) -> None:
        """Why a figure of the card is what it is, and the way to the records behind it."""
        card = self.known.card
        row = card.row
        query: Query[Explanation] | None = None
        if code in ("milestone", "finish"):
            query = ExplainProject(row.id)
        elif code == "pace" and row.pace is not None:
            query = ExplainFigure("goal", row.pace.goal_id, "pace")
        elif code == "exposure" and row.exposure is not None:
            query = ExplainFigure("risks", row.id, "exposure", currency=row.currency)
        if query is not None:
            await explain(self, query, row.id)
        elif code in FIGURES:
            await self.show_explanation(explanation_of(card, code))

    async def show_explanation(self, explanation: Explanation) -> None:
        """Read it, and go to the record that enter was pressed on."""
        from salespm_tui.ui.dialogs.explanation import ExplanationDialog
        from salespm_tui.ui.ways import has_home

        ref = await self.app.push_screen_wait(ExplanationDialog(explanation, goes_to=has_home))
        if ref is not None:
            self.open(ref, self.known.card.row.id)
