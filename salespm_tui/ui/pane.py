"""What the screens have in common: a question, its snapshot, actions, and words for the frame."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.widget import Widget

from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.ui.acting import Acts, run_beside

if TYPE_CHECKING:
    from salespm_tui.contract.exports import ExportQuery
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.forms.form import Form

T = TypeVar("T")


class Pane(Acts, Widget):
    """One screen of the app. It asks one question; the refresh funnel brings the answer to `show`.

    Subclasses give SCOPE (its actions in the table), TABLES (whose rows make the answer stale),
    `question` and `show`; BINDINGS come from `keymap.bindings_of(SCOPE)`.
    """

    SCOPE: ClassVar[str] = ""
    TABLES: ClassVar[frozenset[str]] = frozenset()
    DEFAULT_CSS = """
    Pane { height: 1fr; width: 100%; layout: horizontal; background: $background; }
    """

    # What subclasses give

    def question(self) -> Query[Any] | None:
        """What the screen shows now; None where there is nothing to ask."""
        raise NotImplementedError

    def show(self, snapshot: Any) -> None:
        """Show the answer; cursor and selection stay on their records."""
        raise NotImplementedError

    def show_nothing(self) -> None:
        """There was nothing to ask."""

    def note(self) -> str:
        """What stands at the right of the header."""
        return ""

    def status(self) -> str:
        """What stands at the left of the status line."""
        return ""

    def reveal(self, ref: Ref) -> bool:
        """Put the cursor on that record; False if it is not here."""
        return False

    def logged(self, ref: Ref) -> None:
        """This contact was logged from here just now."""

    def apply_filter(self, text: str) -> None:
        """Show only what matches; an empty text shows all."""

    def filter_text(self) -> str:
        """The filter in force."""
        return ""

    def as_text(self) -> str:
        """The screen as plain text."""
        return ""

    def own_exports(self) -> tuple[tuple[str, ExportQuery], ...]:
        """What the record at hand can be handed out as: a name to choose it by, and the question."""
        return ()

    def place_at(self) -> Ref | None:
        """The record under the cursor, to come back to."""
        return None

    def client_at_hand(self) -> int | None:
        """The client that a captured line is about when it names none."""
        return None

    def deal_at_hand(self) -> int | None:
        """The deal that a captured line is about when it names none."""
        return None

    def follow_up_at_hand(self) -> int | None:
        """The follow-up under the cursor: a captured line does it, whatever its words."""
        return None

    def close_top(self) -> bool:
        """Close what is open inside the screen (esc); False if nothing is."""
        if self.filter_text():
            self.apply_filter("")
            return True
        return False

    def take_back(self) -> bool:
        """Take back what is tried but not yet kept (u); False if nothing is."""
        return False

    def focus_first(self) -> None:
        """Give the focus to the part that the keys are for, unless one of its parts has it."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            for child in self.query("*"):
                if child.focusable:
                    child.focus()
                    return

    def on_language(self) -> None:
        """The language, the glyphs or the theme changed: draw everything anew."""

    # What they use

    @property
    def salespm(self) -> SalesApp:
        return cast("SalesApp", self.app)

    @property
    def project_id(self) -> int | None:
        """The current project; None means all of them."""
        return self.salespm.project_id

    def renew_frame(self) -> None:
        """The note, the status or the keys that apply may have changed."""
        self.salespm.renew_frame()

    def renew(self) -> None:
        """Ask the question again."""
        self.salespm.refresh_funnel.stale_pane(self)

    async def ask(self, query: Query[T]) -> T:
        """Another question, answered by the engine."""
        return await asyncio.wrap_future(self.salespm.engine.ask(query))

    async def done(self, command: Command) -> Outcome:
        """Do a command and wait for it; raises UserError."""
        return await self.salespm.done(command)

    def do(self, command: Command, *, then: Callable[[Outcome], None] | None = None) -> None:
        """Do a command; what goes wrong becomes a toast, `then` is called when it is saved."""

        async def deed() -> None:
            outcome = await self.done(command)
            if then is not None:
                then(outcome)

        self.beside(deed())

    def beside(self, deed: Awaitable[object]) -> None:
        """Run something that waits, without holding up the keys."""
        run_beside(self.salespm, deed)

    async def prompt(
        self,
        title: str,
        *,
        value: str = "",
        say: Callable[[str], str] | None = None,
        read: Callable[[str], Any] | None = None,
        key: str | None = None,
    ) -> Any | None:
        """One line at the bottom. `say` gives its live reading; `read` makes the value or raises
        UserError. None when it was left by esc; then the text is kept under `key`.
        """
        return await self.salespm.prompt(title, value=value, say=say, read=read, key=key)

    async def fill(self, form: Form) -> Outcome | None:
        """A form; None when it was left by esc (what was typed is kept)."""
        return await self.salespm.fill(form)

    async def choose(
        self, title: str, options: Sequence[tuple[Any, str]], current: Any = None
    ) -> Any | None:
        """One of the options; None when it was left by esc."""
        return await self.salespm.choose(title, options, current)

    async def read_text(self, title: str, text: str) -> None:
        """A text to read, with scrolling."""
        await self.salespm.read_text(title, text)

    def toast(self, text: str, *, severity: str = "information") -> None:
        self.salespm.toast(text, severity=severity)

    def open(self, ref: Ref, project_id: int | None = None) -> None:
        """Go to that record on its own screen (in that project); esc comes back."""
        self.salespm.ways.open_record(ref, project_id)
