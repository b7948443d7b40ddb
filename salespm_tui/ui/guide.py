"""What can be done here: the palette's lines, and the keys that `?` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.core.i18n import _
from salespm_tui.ui.acting import reason_against
from salespm_tui.ui.action import Action
from salespm_tui.ui.actions import key_name, label_of, of_scope
from salespm_tui.ui.keymap import keys_of

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from salespm_tui.ui.app import SalesApp

_KEY_CELLS = 12


def actions_now(app: SalesApp) -> dict[str, tuple[str, DOMNode]]:
    """By id, every action that can act now: its line in the palette, and who acts."""
    return {
        action.id: (_palette_line(app, action), node)
        for node, scope in app.words.acting_nodes()
        for action in of_scope(scope)
        if action.id != "app.palette" and reason_against(node, action.name) is None
    }


def keys_text(app: SalesApp) -> str:
    """The keys of this screen, of the list and of the app, a line each."""
    parts = []
    for _node, scope in app.words.acting_nodes():
        lines = [
            f"{_shown(app, action):<{_KEY_CELLS}} {label_of(action)} – {_(action.help)}"
            for action in of_scope(scope)
            if keys_of(action.id, app.keymap)
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(filter(None, parts))


def _palette_line(app: SalesApp, action: Action) -> str:
    keys = _shown(app, action)
    line = f"{label_of(action)} · {_(action.help)}"
    return f"{line} [{keys}]" if keys else line


def _shown(app: SalesApp, action: Action) -> str:
    return " ".join(key_name(key, plain=app.plain) for key in keys_of(action.id, app.keymap))
