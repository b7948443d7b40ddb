"""What the keys do to acceptances: plan, fill in, judge, hold, sign, see to what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from salespm_tui.contract.acceptance import (
    AcceptanceRow,
    FillAcceptance,
    JudgeItem,
    SaveAcceptance,
)
from salespm_tui.contract.clients import ClientQuery
from salespm_tui.contract.feedback import LogSurvey
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import review as forms
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.review_words import ACCEPTANCE_KINDS, ITEM_RESULTS
from salespm_tui.ui.screens.review_deviations import DeviationDeeds


class AcceptanceDeeds(DeviationDeeds):
    """Points are judged one by one; what they come to is proposed when it is held."""

    def acceptance_here(self) -> AcceptanceRow | None:
        """The acceptance at hand."""
        record = self.record_here()
        return record if isinstance(record, AcceptanceRow) else None

    def _acceptance(self) -> AcceptanceRow:
        row = self.acceptance_here()
        assert row is not None
        return row

    def _not_open(self) -> str | None:
        """There is none, or it is signed."""
        row = self.acceptance_here()
        if row is not None and row.signed_on is not None:
            return _("It is signed by %(who)s; what is signed stays.") % {"who": row.signed_by}
        return self.nothing_here()

    async def new_acceptance(self) -> None:
        assert self.project_id is not None
        await self.fill_told(forms.acceptance_form(self.project_id, self.today))

    def against_inside_acceptance(self) -> str | None:
        return self._not_open()

    async def inside_acceptance(self) -> None:
        """Another point."""
        await self.fill_told(forms.item_form(self._acceptance()))

    def against_edit_acceptance(self) -> str | None:
        return self.nothing_here()

    async def edit_acceptance(self) -> None:
        """The point or the action at the cursor of the detail, else the acceptance."""
        row, item, measure = self._acceptance(), self.item_here(), self.measure_here()
        if item is not None:
            await self.fill_told(forms.item_form(row, item))
        elif measure is not None:
            name = word(ACCEPTANCE_KINDS, row.kind)
            await self.edit_measure(Ref("acceptance", row.id), name, measure)
        else:
            assert self.project_id is not None
            await self.fill_told(forms.acceptance_form(self.project_id, self.today, row))

    def against_fill_acceptance(self) -> str | None:
        return self._not_open()

    async def fill_acceptance(self) -> None:
        """Points from the needs and the goals of the project."""
        self.say_undo(await self.done(FillAcceptance(self._acceptance().id)))

    # d r S

    def against_done_acceptance(self) -> str | None:
        row = self.acceptance_here()
        if row is None or self.measure_here() is not None:
            return self.nothing_here()
        if not row.items and row.held_on is None:
            return _("It has no points yet: F fills them in, N adds one.")
        return self._not_open()

    async def done_acceptance(self) -> None:
        """An action that was left is done; else the acceptance took place."""
        measure = self.measure_here()
        if measure is not None:
            await self.measure_done(measure)
            return
        outcome = await self.fill(forms.hold_form(self._acceptance(), self.today))
        if outcome is not None:
            self.say_undo(outcome)

    def against_reschedule_acceptance(self) -> str | None:
        row = self.acceptance_here()
        if row is not None and self.measure_here() is None and row.held_on is not None:
            return _("It was held already.")
        return self.nothing_here()

    async def reschedule_acceptance(self) -> None:
        measure = self.measure_here()
        if measure is not None:
            await self.move_measure(measure)
            return
        row = self._acceptance()
        day = await self.ask_day(_("Acceptance planned for"), row.planned_on)
        if day is not None and day[0] is not None:
            self.say_undo(await self.done(SaveAcceptance(row.id, planned_on=day[0])))

    def cannot_sign(self) -> str | None:
        why = self.no_book()
        if why is None and self.part != "acceptance":
            return _("Only an acceptance is signed; ] leads to them.")
        row = self.acceptance_here()
        if why is None and row is not None and row.held_on is None:
            return _("It was not held yet; d says that it was, and what came of it.")
        return why or self._not_open()

    async def do_sign(self) -> None:
        outcome = await self.fill(forms.sign_form(self._acceptance(), self.today))
        if outcome is not None:
            self.say_undo(outcome)

    # V

    def cannot_survey(self) -> str | None:
        why = self.no_book()
        if why is None and self.part != "acceptance":
            return _("The client is asked with an acceptance; ] leads to them.")
        if why is None and self.client_at_hand() is None:
            return _("The project has no client to ask.")
        return why or self.nothing_here()

    async def do_survey(self) -> None:
        """One answer of the client to how satisfied it is, kept with the acceptance."""
        from salespm_tui.ui.forms.feedback import survey_form

        row, client_id = self._acceptance(), self.client_at_hand()
        assert client_id is not None
        detail = await self.ask(ClientQuery(client_id, log_limit=0))
        if detail is None:
            return
        form = survey_form(detail, row.project_id, len(row.scores) + 1)

        def make(values: dict[str, Any]) -> Command:
            command = form.make(values)
            assert isinstance(command, LogSurvey)
            return replace(command, acceptance_id=row.id)

        await self.fill_told(replace(form, key=f"survey-acceptance-{row.id}", make=make))

    # w %

    def against_judge_acceptance(self) -> str | None:
        measure = self.measure_here()
        if measure is not None:
            return self.why_not_judged(measure)
        return self._no_item() or self._not_open()

    def _no_item(self) -> str | None:
        why = self.nothing_here()
        if why is None and self.item_here() is None:
            return _("Enter goes to the points; the keys act on the one at the cursor.")
        return why

    async def judge_acceptance(self) -> None:
        """Whether the point is met; the cursor goes on to the next one."""
        measure, item = self.measure_here(), self.item_here()
        if measure is not None:
            await self.judge_measure(measure)
            return
        assert item is not None
        title = _("Is it met? %(name)s") % {"name": item.name}
        result = await self.pick(title, ITEM_RESULTS, item.result)
        if result is not None:
            self.say_undo(await self.done(JudgeItem(item.id, result)))
            self.told.do_down()

    def cannot_met(self) -> str | None:
        why = self.no_book()
        if why is None and self.part != "acceptance":
            return _("Only points of an acceptance are met; ] leads to them.")
        return why or self._no_item() or self._not_open()

    async def do_met(self) -> None:
        """The point is met; on to the next one."""
        item = self.item_here()
        assert item is not None
        await self.done(JudgeItem(item.id, "pass"))
        self.told.do_down()

    def against_actual_acceptance(self) -> str | None:
        return self._no_item() or self._not_open()

    async def actual_acceptance(self) -> None:
        """What was found at the point."""
        item = self.item_here()
        assert item is not None
        title = _("Found: %(name)s") % {"name": item.name}
        found = await self.prompt(title, value=item.actual, key=f"found:{item.id}")
        if found is not None:
            self.say_undo(await self.done(JudgeItem(item.id, item.result, actual=str(found))))
