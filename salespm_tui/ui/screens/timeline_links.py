"""Linking tasks: what one follows, and several one after the other."""

from __future__ import annotations

from salespm_tui.contract.linking import (
    ChainEffect,
    LinkEffect,
    LinkTasks,
    TryChain,
    TryLinks,
    UnlinkTasks,
)
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.ui.present.link_words import effect_words
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds


class LinkDeeds(TimelineDeeds):
    """`D`: the links of the task under the cursor, or a chain through all that are selected."""

    def cannot_links(self) -> str | None:
        return self._no_task()

    async def do_links(self) -> None:
        if len(self.marked) > 1:
            await self._link_selected()
        elif self.at_cursor is not None:
            await self._link_one(self._targets()[0])

    async def _link_one(self, task_id: int) -> None:
        from salespm_tui.ui.dialogs.links import LinksDialog

        assert self.index is not None

        async def try_links(drafts: tuple[LinkDraft, ...]) -> LinkEffect:
            return await self.ask(TryLinks(task_id, drafts))

        async def save(drafts: tuple[LinkDraft, ...]) -> None:
            await self.done(SaveTask(task_id, links=drafts))

        task = self.index.tasks[task_id]
        await self.app.push_screen_wait(LinksDialog(task, self.index, try_links, save))

    async def _link_selected(self) -> None:
        task_ids = self._targets()
        found = await self.ask(TryChain(task_ids))
        if found.effect.refused:
            raise UserError(found.effect.refused, _("Nothing was linked."))
        title = _("Unlink") if found.linked else _("Link")
        if await self.salespm.confirm(title, self._question(found, len(task_ids))):
            command = UnlinkTasks(task_ids) if found.linked else LinkTasks(task_ids)
            self._tell_links(await self.done(command))
            self.marked = frozenset()
            self.lay_out()

    def _question(self, found: ChainEffect, tasks: int) -> str:
        """What would be done, and what that does to the last of the tasks and to the project."""
        assert self.index is not None
        number = found.number
        if found.linked:
            words = ngettext(
                "Take away the %(number)d link between them?",
                "Take away the %(number)d links between them?",
                number,
            )
            said = words % {"number": number}
        else:
            said = _("Let %(tasks)d tasks follow one another, finish to start?") % {"tasks": tasks}
        return f"{said}\n{effect_words(found.effect, self.index)}"

    def _tell_links(self, outcome: Outcome) -> None:
        done = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(done, *outcome.notes, _("u takes it back.")))
