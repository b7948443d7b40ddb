"""What the small windows have in common: one answer, esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from salespm_tui.core.i18n import N_
from salespm_tui.ui.row_compositor import RowCompositor

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

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
    Dialog Input { padding: 0; background: $boost; }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = RowCompositor()

    @property
    def salespm(self) -> SalesApp:
        return cast("SalesApp", self.app)

    def on_mount(self) -> None:
        """A word about the key before would hide this window."""
        self.app.clear_notifications()

    def on_screen_resume(self) -> None:
        """Keys typed ahead were meant for this window."""
        self.call_after_refresh(self.salespm.release_keys)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_quit_app(self) -> None:
        self.salespm.do_quit()
