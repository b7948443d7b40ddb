"""What the small windows have in common: one answer, esc leaves."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from salespm_tui.core.i18n import N_

Answer = TypeVar("Answer")


class Dialog(ModalScreen["Answer | None"], Generic[Answer]):
    """A window over the screen. `esc` answers None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), show=False),
        Binding("ctrl+q", "quit_app", N_("Quit"), show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Dialog { background: $background 0%; }
    Dialog > .window {
        background: $surface;
        border: round $primary;
        padding: 0 1;
        height: auto;
        max-height: 90%;
        width: 76;
        max-width: 100%;
    }
    Dialog .reading { color: $text-muted; height: auto; max-height: 4; }
    Dialog .wrong { color: $error; text-style: bold; height: auto; }
    Dialog Input { border: none; height: 1; padding: 0; background: $boost; }
    """

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_quit_app(self) -> None:
        from salespm_tui.ui.app import SalesApp

        cast("SalesApp", self.app).do_quit()
