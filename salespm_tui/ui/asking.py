"""Asking the person, telling the person, and keeping what was typed.

The windows are imported when the first of them opens: the first frame needs none of them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from salespm_tui import __version__
from salespm_tui.contract.engine import Engine
from salespm_tui.contract.values import Command, Outcome
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.errors import ChangedElsewhereError, UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.settings import AppSettings

if TYPE_CHECKING:
    from salespm_tui.ui.forms.form import Form


class Asking(App[None]):
    """The part of the app that opens small windows and shows short words."""

    engine: Engine
    settings: AppSettings
    drafts: dict[str, Any]
    unsaved: bool
    seen_set: int

    async def done(self, command: Command) -> Outcome:
        """Send a command and wait until it is saved; raises UserError."""
        answered = False
        try:
            outcome = await asyncio.wrap_future(self.engine.do(command))
            answered = True
        except UserError:
            answered = True
            raise
        finally:
            self.unsaved = not answered
            self.renew_frame()
        if outcome.warning:
            # Later than what the caller says of the deed: a toast takes the last one's place.
            self.call_later(self.toast, outcome.warning, severity="warning")
        return outcome

    def renew_frame(self) -> None:
        """Let the frame repaint what has changed in it."""
        raise NotImplementedError

    async def prompt(
        self,
        title: str,
        *,
        value: str = "",
        say: Callable[[str], str] | None = None,
        read: Callable[[str], Any] | None = None,
        key: str | None = None,
    ) -> Any | None:
        from salespm_tui.ui.dialogs.prompt import Prompt

        kept = str(self.drafts.pop(key, "")) if key is not None else ""
        answer = await self.push_screen_wait(
            Prompt(title, value=kept or value, say=say, read=read, key=key)
        )
        return None if answer is None else answer[0]

    async def fill(self, form: Form) -> Outcome | None:
        from salespm_tui.contract.records import Unless
        from salespm_tui.ui.forms.form_dialog import FormDialog

        kept = self.drafts.pop(form.key, None)
        draft = kept if isinstance(kept, dict) else {}
        since = self.seen_set

        async def submit(command: Command) -> Outcome:
            nonlocal since
            try:
                return await self.done(Unless(command, since))
            except ChangedElsewhereError as error:
                since = max(since, error.newest)
                raise

        return await self.push_screen_wait(FormDialog(form, submit, draft))

    async def choose(
        self, title: str, options: Sequence[tuple[Any, str]], current: Any = None
    ) -> Any | None:
        from salespm_tui.ui.dialogs.choose import Choose

        return await self.push_screen_wait(Choose(title, options, current))

    async def read_text(self, title: str, text: str) -> None:
        from salespm_tui.ui.dialogs.reader import Reader

        await self.push_screen_wait(Reader(title, text))

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what was typed into a prompt that was closed."""
        if text.strip():
            self.drafts[key] = text

    def keep_form_draft(self, key: str, texts: dict[str, str]) -> None:
        """Keep what was typed into a form that was closed."""
        if texts:
            self.drafts[key] = texts

    def _keep_open_texts(self) -> None:
        if len(self.screen_stack) < 2:
            return
        from salespm_tui.ui.dialogs.prompt import Prompt
        from salespm_tui.ui.forms.form_dialog import FormDialog

        for screen in self.screen_stack[1:]:
            if isinstance(screen, Prompt) and screen.key is not None and screen.is_attached:
                self.keep_draft(screen.key, screen.text)
            elif isinstance(screen, FormDialog) and screen.is_attached:
                self.keep_form_draft(screen.form.key, screen.draft)

    def toast(self, text: str, *, severity: str = "information") -> None:
        """A short word that goes away by itself; never read as markup. It takes the last one's place:
        a pile of them would hide what they are about.
        """
        self.clear_notifications()
        self.notify(
            visible_controls(text, multiline=True), severity=cast("Any", severity), markup=False
        )

    def tell(self, error: UserError) -> None:
        """Something the person can put right."""
        self.toast(str(error), severity="error")

    def report_fault(self, error: Exception) -> None:
        """Something nobody foresaw: written down privately, named to the person; the app lives on."""
        from salespm_tui.core.crash import write_crash
        from salespm_tui.ui.dialogs.reader import Reader

        words = _("Something went wrong that should not. Nothing that was saved is lost.")
        with contextlib.suppress(OSError):
            path = write_crash(error, self.settings.state_folder, __version__)
            told = _("What happened is written in %(path)s; it holds no data of yours.")
            words += "\n" + told % {"path": path}
        self.push_screen(Reader(_("A fault in the program"), words))

    async def confirm(self, title: str, question: str) -> bool:
        """A question with yes and no."""
        from salespm_tui.ui.dialogs.reader import Confirm

        answer: bool | None = await self.push_screen_wait(Confirm(title, question))
        return answer is True
