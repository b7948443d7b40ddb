"""Changing deals and leads: new, edit, next step, waiting, probability, payment, archive."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from salespm_tui.contract.clients import KnownClientsQuery, SaveActionItem
from salespm_tui.contract.pipeline import DealRow, LeadRow, MoveStage, SaveDeal, StagesQuery
from salespm_tui.contract.records import Archive
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.present import client_words as words
from salespm_tui.ui.present.pipeline_words import WAITING_ON
from salespm_tui.ui.screens.pipeline_deeds import PipelineDeeds

if TYPE_CHECKING:
    from salespm_tui.ui.forms.around import Around

_NOBODY = "nobody"


class ChangeDeeds(PipelineDeeds):
    """One `do_` for each action that changes the deal, or the lead, at hand."""

    async def around(self) -> Around:
        """What the forms choose from."""
        from salespm_tui.contract.projects import ProjectsQuery
        from salespm_tui.ui.forms.around import Around

        assert self.pipeline is not None
        projects = (await self.ask(ProjectsQuery())).projects
        return Around(
            today=self.today,
            currency=self.pipeline.currency,
            stages=await self.ask(StagesQuery()),
            projects=tuple((row.id, f"{row.code} {row.name}") for row in projects),
            clients=await self.ask(KnownClientsQuery()),
            project_id=self.project_id,
        )

    def _record(self) -> DealRow | LeadRow | None:
        """The deal or the lead at hand."""
        return self.deal_here() or self.lead_here()

    # n e x

    cannot_new = PipelineDeeds._unread

    async def do_new(self) -> None:
        from salespm_tui.ui.forms.deal import deal_form

        around = await self.around()
        if self.part == "leads":
            from salespm_tui.ui.forms.lead import lead_form

            outcome = await self.fill_told(lead_form(around))
            if outcome is not None and outcome.ref is not None:
                self.show_lead(outcome.ref.id)
            return
        outcome = await self.fill_told(deal_form(around, stage_id=self.board.stage_id))
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)

    def cannot_edit(self) -> str | None:
        return self._no_record()

    async def do_edit(self) -> None:
        from salespm_tui.ui.forms.deal import deal_form

        around, deal, lead = await self.around(), self.deal_here(), self.lead_here()
        if deal is not None:
            await self.fill_told(deal_form(around, deal))
        elif lead is not None:
            from salespm_tui.ui.forms.lead import lead_form

            await self.fill_told(lead_form(around, lead))

    def cannot_archive(self) -> str | None:
        return self._no_record()

    def do_archive(self) -> None:
        ref = self.place_at()
        assert ref is not None
        self.do(Archive(ref), then=self.say_undo)

    # N d r w

    def cannot_step(self) -> str | None:
        return self._no_record()

    async def do_step(self) -> None:
        from salespm_tui.ui.forms.deal import step_form

        record = self._record()
        assert record is not None
        await self.fill_told(step_form(record, self.today))

    def _no_step(self) -> str | None:
        record = self._record()
        if record is not None and record.next_step_id is None:
            return _("There is no next step. Press N to add one.")
        return self._no_record()

    cannot_done = cannot_reschedule = _no_step

    async def do_done(self) -> None:
        record = self._record()
        assert record is not None
        outcome = await self.done(SaveActionItem(record.next_step_id, status="done"))
        said = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(said, _("N says what comes next.")))

    async def do_reschedule(self) -> None:
        from salespm_tui.contract.standup import Reschedule

        record = self._record()
        assert record is not None
        assert record.next_step_id is not None
        today = self.today

        def say(text: str) -> str:
            day = date_or_none(text, today)
            return "" if day is None else format_date(day, today)

        def read(text: str) -> date:
            return read_date(text, today)

        title = _("Next step on: %(step)s") % {"step": record.next_step or ""}
        day = cast("date | None", await self.prompt(title, say=say, read=read))
        if day is not None:
            await self.done(Reschedule(Ref("action_item", record.next_step_id), day))

    def cannot_waiting(self) -> str | None:
        return self._no_open_deal()

    async def do_waiting(self) -> None:
        deal = self.deal_here()
        assert deal is not None
        options = [(_NOBODY, _("nobody")), *words.choices(WAITING_ON)]
        title = _("On whom does it wait? %(deal)s") % {"deal": deal.name}
        picked = await self.choose(title, options, deal.waiting_on or _NOBODY)
        if picked is not None:
            whom = None if picked == _NOBODY else picked
            await self.done(SaveDeal(deal.id, waiting_on=whom))

    # % $

    def cannot_probability(self) -> str | None:
        return self._no_open_deal()

    async def do_probability(self) -> None:
        """By hand it sticks; empty gives it back to the stage."""
        from salespm_tui.ui.forms.percentage import read_percentage

        deal = self.deal_here()
        assert deal is not None
        manual = deal.probability_is_manual and deal.probability is not None
        title = _("Probability in percent; empty: that of its stage. %(deal)s")

        def read(text: str) -> tuple[int | None]:
            return (read_percentage(text),)

        answer = await self.prompt(
            title % {"deal": deal.name}, value=str(deal.probability) if manual else "", read=read
        )
        if answer is not None:
            await self.done(SaveDeal(deal.id, probability=answer[0]))

    def cannot_payment(self) -> str | None:
        return self._no_deal()

    async def do_payment(self) -> None:
        from salespm_tui.ui.forms.stage import payment_form

        deal = self.deal_here()
        assert deal is not None
        await self.fill_told(payment_form(deal, self.today))

    # S

    cannot_stages = PipelineDeeds._unread

    async def do_stages(self) -> None:
        """The ladder: add, edit, move and archive stages, until it is left."""
        from salespm_tui.ui.dialogs.stages import Stages
        from salespm_tui.ui.forms.stage import stage_form

        at: int | None = None
        while True:
            stages = await self.ask(StagesQuery())
            wish = await self.app.push_screen_wait(Stages(stages, at))
            if wish is None:
                return
            stage = next((one for one in stages if one.id == wish.stage_id), None)
            at = wish.stage_id
            if wish.deed == "new":
                outcome = await self.fill_told(stage_form(before_id=at))
                at = outcome.ref.id if outcome is not None and outcome.ref is not None else at
            elif stage is not None and wish.deed == "edit":
                await self.fill_told(stage_form(stage))
            elif stage is not None and wish.deed == "archive":
                await self._quietly(Archive(Ref("pipeline_stage", stage.id)))
            elif stage is not None:
                await self._quietly(MoveStage(stage.id, 1 if wish.deed == "down" else -1))

    async def _quietly(self, command: Command) -> None:
        """Do it; what is refused is told, and the dialog goes on."""
        try:
            outcome = await self.done(command)
        except UserError as error:
            self.salespm.tell(error)
        else:
            self.say_undo(outcome)
