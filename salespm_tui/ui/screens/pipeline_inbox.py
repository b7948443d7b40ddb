"""The next-step inbox: one question after another, until nothing is left without a day."""

from __future__ import annotations

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.pipeline import LooseEnd, LooseEndsQuery
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.pipeline_inbox import (
    Answer,
    about_words,
    answer_words,
    end_words,
    question_title,
    read_answer,
)
from salespm_tui.ui.screens.pipeline_deeds import PipelineDeeds


class InboxDeeds(PipelineDeeds):
    """`I`: every open deal and client that lacks a dated next step."""

    cannot_inbox = PipelineDeeds._unread

    async def do_inbox(self) -> None:
        from salespm_tui.ui.dialogs.inbox import SKIPPED

        ends = (await self.ask(LooseEndsQuery(self.project_id))).items
        if not ends:
            self.toast(_("Every open deal and every client has a next step with its day."))
            return
        answered = skipped = 0
        for number, end in enumerate(ends, 1):
            answer = await self._asked(end, number, len(ends))
            if answer is None:
                break
            if answer is SKIPPED:
                skipped += 1
            else:
                assert isinstance(answer, Answer)
                await self.done(_command(end, answer))
                answered += 1
        self.toast(end_words(answered, skipped, len(ends) - answered - skipped))

    async def _asked(self, end: LooseEnd, number: int, total: int) -> object | None:
        from salespm_tui.ui.dialogs.inbox import InboxPrompt

        today = self.today
        found = await self.app.push_screen_wait(
            InboxPrompt(
                question_title(end, number, total),
                about_words(end, today, self.salespm.glyph),
                value="" if end.step is None else f"{end.step} !",
                say=lambda text: answer_words(text, end, today),
                read=lambda text: read_answer(text, end, today),
            )
        )
        return None if found is None else found[0]


def _command(end: LooseEnd, answer: Answer) -> SaveActionItem:
    """The step that was there gets its day; else there is a new one."""
    if end.step_id is not None:
        return SaveActionItem(end.step_id, title=answer.title, due_on=answer.due_on)
    is_deal = end.ref.kind == "opportunity"
    return SaveActionItem(
        kind="follow_up",
        title=answer.title,
        due_on=answer.due_on,
        client_id=end.client_id if is_deal else end.ref.id,
        opportunity_id=end.ref.id if is_deal else None,
    )
