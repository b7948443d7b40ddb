"""What the frame says: project, loop, date, saved state, the keys that apply now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.acting import reason_against
from salespm_tui.ui.actions import BY_ID, key_name, label_of, of_scope
from salespm_tui.ui.keymap import keys_of
from salespm_tui.ui.screens import PANES
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp


class FrameWords:
    """What the frame reads of the app, put into words."""

    def __init__(self, app: SalesApp) -> None:
        self._app = app

    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """Key, name and label of every screen."""
        return tuple(
            (keys_of(f"app.{name}", self._app.keymap)[0], name, label_of(BY_ID[f"app.{name}"]))
            for name in PANES
        )

    def place(self) -> str:
        """The project worked on."""
        project = self._app.project()
        if project is not None:
            return f"{project.code} {project.name}"
        return _("All projects")

    def loop_words(self) -> tuple[tuple[str, str], ...]:
        """The loop, the project's place in it marked, thin links marked too."""
        from salespm_tui.ui.present.loop import loop_words

        project = self._app.project()
        return () if project is None else loop_words(project)

    def date_words(self) -> str:
        today = (
            self._app.projects.today if self._app.projects is not None else self._app.clock.today()
        )
        return format_date(today, today)

    def pane_note(self) -> str:
        return self._app.pane.note() if self._app.pane is not None else ""

    def pane_status(self) -> str:
        if not self._app.engine_ready:
            return _("opening the workspace …")
        return self._app.pane.status() if self._app.pane is not None else ""

    def saved_words(self) -> tuple[str, str]:
        """Whether all is in the file, in words and in style."""
        if self._app.read_only_because is not None:
            return _("read-only: %(why)s") % {"why": self._app.read_only_because}, "warning"
        if self._app.unsaved:
            return _("not saved !"), "bad"
        if not self._app.engine_ready:
            return "", "dim"
        saved = _("saved")
        return f"{saved} {self._app.glyph('saved')}", "good"

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that apply now, the most wanted first."""
        wanted = [
            (action.bar, keys_of(action.id, self._app.keymap), action)
            for node, scope in self.acting_nodes()
            for action in of_scope(scope)
            if action.bar and reason_against(node, action.name) is None
        ]
        return tuple(
            (key_name(keys[0], plain=self._app.plain), label_of(action))
            for _bar, keys, action in sorted(wanted, key=lambda entry: entry[0])
            if keys
        )

    def acting_nodes(self) -> list[tuple[DOMNode, str]]:
        """Who acts now: the screen, the list that has the focus, the app."""
        nodes: list[tuple[DOMNode, str]] = []
        if self._app.pane is not None:
            nodes.append((self._app.pane, self._app.pane.SCOPE))
        focused = self._app.screen_stack[0].focused if self._app.screen_stack else None
        if isinstance(focused, LineList):
            nodes.append((focused, "list"))
        nodes.append((self._app, "app"))
        return nodes
