"""Two clients that are one; why a client's health is what it is."""

from __future__ import annotations

from typing import cast

from salespm_tui.contract.clients import (
    ClientRow,
    MergeClients,
    MergePreview,
    MergePreviewQuery,
)
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present import clients as present
from salespm_tui.ui.screens.client_hand import ClientHand


class MergeDeeds(ClientHand):
    """`space`, `M` and `=`."""

    def cannot_select(self) -> str | None:
        return self.no_client()

    def do_select(self) -> None:
        client_id = self.client_at_hand()
        assert client_id is not None
        self.list.toggle(client_id)
        self.list.do_down()
        self.renew_frame()

    def cannot_merge(self) -> str | None:
        if len(self.list.keys) < 2:
            return _("There is no second client to merge.")
        return self.no_client()

    async def do_merge(self) -> None:
        keep = self.row_at_hand()
        assert keep is not None
        drop_id = await self._double_of(keep)
        if drop_id is None:
            return
        preview = await self.ask(MergePreviewQuery(keep.id, drop_id))
        if preview is None:
            return
        title = _("Merge two clients?")
        if await self.salespm.confirm(title, merge_words(preview)):
            outcome = await self.done(MergeClients(keep.id, drop_id))
            self.say_undo(outcome)

    async def _double_of(self, keep: ClientRow) -> int | None:
        """The one other client that is selected; where none or several are, the one chosen."""
        others = self.list.selected - {keep.id}
        if len(others) == 1:
            return next(iter(others))
        options = present.likely_doubles(keep, self.all_rows(), others)
        title = _("Which client is the same as %(name)s?") % {"name": present.called(keep)}
        return cast("int | None", await self.choose(title, options))

    def cannot_explain(self) -> str | None:
        return self.no_detail()

    async def do_explain(self) -> None:
        detail = self.known.detail
        await self.read_text(detail.client.name, present.explanation(detail, self.salespm.glyph))


def merge_words(preview: MergePreview) -> str:
    """What a merge moves, in words."""
    counts = (
        ngettext("%(number)d contact", "%(number)d contacts", preview.contacts),
        ngettext("%(number)d log entry", "%(number)d log entries", preview.entries),
        ngettext("%(number)d next step", "%(number)d next steps", preview.steps),
        ngettext("%(number)d project", "%(number)d projects", preview.projects),
    )
    numbers = (preview.contacts, preview.entries, preview.steps, preview.projects)
    moved = [words % {"number": number} for words, number in zip(counts, numbers, strict=True)]
    return _(
        "%(drop)s is archived; it moves to %(keep)s with %(moved)s. %(keep)s will also be known as "
        "%(names)s. u takes it back."
    ) % {
        "drop": preview.drop,
        "keep": preview.keep,
        "moved": ", ".join(moved),
        "names": ", ".join(preview.aliases),
    }
