"""What the keys do to evaluations: begin, fill in from the data, adjust with a comment, explain."""

from __future__ import annotations

from salespm_tui.contract.evaluation import EvaluationRow, FillEvaluation, KpiRow
from salespm_tui.contract.team import TeamQuery
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import review as forms
from salespm_tui.ui.screens.review_hand import ReviewHand


class EvaluationDeeds(ReviewHand):
    """Weights and targets are people's; the data fill what it came to, unless a comment keeps it."""

    def evaluation_here(self) -> EvaluationRow | None:
        """The evaluation at hand."""
        record = self.record_here()
        return record if isinstance(record, EvaluationRow) else None

    def _evaluation(self) -> EvaluationRow:
        row = self.evaluation_here()
        assert row is not None
        return row

    def _phase(self) -> str:
        project = self.own_project()
        return "" if project is None else project.phase

    async def new_evaluation(self) -> None:
        assert self.project_id is not None
        await self.fill_told(forms.evaluation_form(self.project_id, self._phase(), self.today))

    def against_inside_evaluation(self) -> str | None:
        return self.nothing_here()

    async def inside_evaluation(self) -> None:
        """Another indicator."""
        await self._fill_kpi(None)

    async def _fill_kpi(self, kpi: KpiRow | None) -> None:
        team = await self.ask(TeamQuery(first=self.today, last=self.today))
        known = [(row.id, row.name) for row in team.rows if row.kind == "person"]
        await self.fill_told(forms.kpi_form(self._evaluation(), known, kpi))

    def against_edit_evaluation(self) -> str | None:
        return self.nothing_here()

    async def edit_evaluation(self) -> None:
        """The indicator at the cursor of the detail, else the evaluation."""
        kpi, row = self.kpi_here(), self._evaluation()
        if kpi is not None:
            await self._fill_kpi(kpi)
            return
        assert self.project_id is not None
        await self.fill_told(forms.evaluation_form(self.project_id, self._phase(), self.today, row))

    def against_fill_evaluation(self) -> str | None:
        return self.nothing_here()

    async def fill_evaluation(self) -> None:
        """The indicators as the data have them now."""
        self.say_undo(await self.done(FillEvaluation(self._evaluation().id)))

    def against_actual_evaluation(self) -> str | None:
        why = self.nothing_here()
        if why is None and self.kpi_here() is None:
            return _("Enter goes to the indicators; the keys act on the one at the cursor.")
        return why

    async def actual_evaluation(self) -> None:
        """Another actual value, and why."""
        kpi = self.kpi_here()
        assert kpi is not None
        await self.fill_told(forms.actual_form(kpi))

    def against_explain_evaluation(self) -> str | None:
        return self.nothing_here()

    async def explain_evaluation(self) -> None:
        """The indicator at the cursor of the detail, else the score."""
        from salespm_tui.ui.explaining import show_explanation
        from salespm_tui.ui.present.review_evaluation import explained_kpi, explained_score

        kpi, glyph = self.kpi_here(), self.salespm.glyph
        if kpi is not None:
            await show_explanation(self, explained_kpi(kpi, glyph))
        else:
            await show_explanation(self, explained_score(self._evaluation(), glyph))
